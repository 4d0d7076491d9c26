// A compiled law: that of a file, of a folder, of the package, or of a release that is kept.

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Law } from "../law/types.js";
import { packagedLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { keptLaw } from "../packaged/releases.js";
import { message } from "../said/message.js";

const HASH = /^[0-9a-f]{16}$/;

/** Read law.json, the law.json of a folder, or the law that has a hash. */
export function readLaw(name: string): Law {
  if (HASH.test(name) && !existsSync(name)) return name === packagedLaw().hash ? packagedLaw() : keptLaw(name);
  return lawOfFile(fileOf(name));
}

function fileOf(name: string): string {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found === undefined) throw new CallError(message("call/no-file", { file: name }), message("law-tool/not-compiled.fix"));
  if (!found.isDirectory()) return name;
  const inside = join(name, "law.json");
  if (existsSync(inside)) return inside;
  throw new CallError(message("law-tool/no-law-json", { folder: name }), message("law-tool/no-law-json.fix", { folder: name }));
}

function lawOfFile(file: string): Law {
  const text = readFileSync(file, "utf8");
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw new CallError(message("schedule/not-json", { source: file, why: failureReason(error) }), message("law-tool/not-compiled.fix"));
  }
  const law = found as Partial<Law> | null;
  if (typeof law?.hash === "string" && Array.isArray(law.measures)) return law as Law;
  throw new CallError(message("law-tool/not-compiled", { path: file }), message("law-tool/not-compiled.fix"));
}
