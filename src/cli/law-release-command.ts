// `carveout law release`, `use` and `key`: the law as a signed folder, taken into the user's data folder and used without a build.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { today } from "../console/options.js";
import { requireFolderOf } from "../console/output-file.js";
import { type TellFlags, tell } from "../console/tell.js";
import { writeInForce } from "../law/in-force-page.js";
import { problemsSaid } from "../law/problem-text.js";
import { releaseBooks } from "../law-tools/release-book.js";
import { bundledLaw, packagedLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import {
  keepRelease,
  lawInUse,
  newKeys,
  privateKeyOf,
  publicKeyOf,
  ReleaseError,
  readRelease,
  trustedKey,
  useBundled,
  writeRelease,
} from "../packaged/releases.js";
import { message } from "../said/message.js";
import { checkTexts, lawFolder } from "./law-command.js";
import { lawFeed } from "./law-diff-command.js";

/** Make a pair of keys: FILE is the private one, FILE.pub the public one. */
export function lawKeyCommand(file: string, flags: TellFlags): void {
  if (existsSync(file)) throw new CallError(message("call/exists", { file }), message("release/key-exists.fix"));
  requireFolderOf(file);
  const { publicKey, privateKey } = newKeys();
  writeFileSync(file, privateKey, { mode: 0o600 });
  writeFileSync(`${file}.pub`, publicKey);
  tell(flags, message("release/keys", { file }));
}

/** Check a law folder and write its release. */
export function lawReleaseCommand(
  folder: string,
  flags: TellFlags & { readonly from?: string; readonly key: string; readonly feed?: boolean; readonly book?: boolean },
): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CallError(message("release/not-empty", { folder }), message("release/not-empty.fix"));
  // The books take seconds: a wrong key is told before them, and leaves no folder that looks like a release.
  const key = privateKeyOf(readOrRefuse(flags.key));
  const { texts } = lawFolder(flags.from);
  const { law, problems, texts: all } = checkTexts(texts);
  if (law === undefined)
    throw new CallError(problemsSaid(problems, all, flags.from), message("release/mistakes.fix", { count: problems.length }));
  const files = new Map<string, Buffer>([
    ["law.json", Buffer.from(`${JSON.stringify(law)}\n`)],
    ["IN-FORCE.md", Buffer.from(writeInForce(law))],
    ...(flags.feed === true ? [["changes.atom", Buffer.from(lawFeed(bundledLaw(), law, today()))] as [string, Buffer]] : []),
    ...[...texts].map(([name, text]): [string, Buffer] => [`law/${name}`, Buffer.from(text)]),
    ...(flags.book === false ? [] : releaseBooks(law)),
  ]);
  const { files: written } = writeRelease(folder, law, files, today(), key);
  tell(flags, message("release/made", { law: law.hash, folder, count: Object.keys(written).length }));
}

/** Take a release in and use it, or go back to the law of the package. */
export function lawUseCommand(
  folder: string | undefined,
  flags: TellFlags & { readonly bundled?: boolean; readonly key?: string; readonly older?: boolean },
): void {
  if (flags.bundled === true) {
    useBundled();
    tell(flags, message("release/bundled", { law: packagedLaw().hash }));
    return;
  }
  if (folder === undefined) throw new CallError(message("release/none"), message("release/none.fix"));
  if (!existsSync(folder)) throw new CallError(message("call/no-file", { file: folder }), message("release/none.fix"));
  const key = flags.key === undefined ? trustedKey() : publicKeyOf(readOrRefuse(flags.key));
  if (key === undefined) throw new CallError(message("release/no-key"), message("release/no-key.fix"));
  const where = existsSync(folder) && !statSync(folder).isDirectory() ? dirname(folder) : folder;
  const found = readRelease(where, key);
  const used = lawInUse() === undefined ? packagedLaw() : bundledLaw();
  if (flags.older !== true && found.release.lastSeen < used.coverage.lastSeen)
    throw new ReleaseError(
      "release/older",
      message("release/older", { read: found.release.lastSeen, used: used.coverage.lastSeen }),
      message("release/older.fix"),
    );
  keepRelease(where, found, key);
  tell(flags, message("release/used", { law: found.release.law, day: found.release.lastSeen }));
}

function readOrRefuse(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CallError(
      message("call/unreadable-why", { file, why: failureReason(error) }),
      message("release/key.fix", { example: join(".", "key.pem") }),
    );
  }
}
