// A compiled law from a file.

import { readFileSync } from "node:fs";
import type { Law } from "../law/types.js";
import { CallError } from "../packaged/call-error.js";
import { message } from "../said/message.js";

/** Read law.json, or the law.json of a folder. */
export function readLaw(path: string): Law {
  for (const file of [path, `${path}/law.json`]) {
    try {
      const law = JSON.parse(readFileSync(file, "utf8")) as Partial<Law>;
      if (typeof law.hash === "string" && Array.isArray(law.measures)) return law as Law;
    } catch {
      // A folder, or no JSON: told below.
    }
  }
  throw new CallError(message("law-tool/not-compiled", { path }), message("law-tool/not-compiled.fix"));
}
