// `carveout law release`, `use` and `key`: the law as a signed folder, taken into the user's data folder and used without a build.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { today } from "../console/options.js";
import { writeInForce } from "../law/in-force-page.js";
import { problemText } from "../law/problem-text.js";
import { lawTexts } from "../law-files/law-yaml.js";
import { releaseBooks } from "../law-tools/release-book.js";
import { bundledLaw, packagedLaw } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { keepRelease, lawInUse, newKeys, ReleaseError, readRelease, trustedKey, useBundled, writeRelease } from "../packaged/releases.js";
import { checkTexts } from "./law-command.js";
import { lawFeed } from "./law-diff-command.js";

/** Make a pair of keys: FILE is the private one, FILE.pub the public one. */
export function lawKeyCommand(file: string): void {
  if (existsSync(file)) throw new CallError(`${file} is there already.`, "Give another name; a key is never overwritten.");
  const { publicKey, privateKey } = newKeys();
  writeFileSync(file, privateKey, { mode: 0o600 });
  writeFileSync(`${file}.pub`, publicKey);
  process.stdout.write(`${file} signs releases and stays with you; ${file}.pub goes to those who use them.\n`);
}

/** Check a law folder and write its release. */
export function lawReleaseCommand(
  folder: string,
  flags: { readonly from?: string; readonly key: string; readonly feed?: boolean; readonly book?: boolean },
): void {
  const from = flags.from ?? packagePath("law");
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CallError(`${folder} is not empty.`, "Give a new folder; a release is never overwritten.");
  const texts = lawTexts(from);
  const { law, problems, texts: all } = checkTexts(texts);
  if (law === undefined)
    throw new CallError(
      problems.map((each) => problemText(each, all.get(each.place.file))).join("\n\n"),
      `${problems.length} mistakes; nothing was released.`,
    );
  const files = new Map<string, Buffer>([
    ["law.json", Buffer.from(`${JSON.stringify(law)}\n`)],
    ["IN-FORCE.md", Buffer.from(writeInForce(law))],
    ...(flags.feed === true ? [["changes.atom", Buffer.from(lawFeed(bundledLaw(), law, today()))] as [string, Buffer]] : []),
    ...[...texts].map(([name, text]): [string, Buffer] => [`law/${name}`, Buffer.from(text)]),
    ...(flags.book === false ? [] : releaseBooks(law)),
  ]);
  const { files: written } = writeRelease(folder, law, files, today(), readOrRefuse(flags.key));
  process.stdout.write(`Law ${law.hash} released in ${folder}: ${Object.keys(written).length} files, signed.\n`);
}

/** Take a release in and use it, or go back to the law of the package. */
export function lawUseCommand(
  folder: string | undefined,
  flags: { readonly bundled?: boolean; readonly key?: string; readonly older?: boolean },
): void {
  if (flags.bundled === true) {
    useBundled();
    process.stdout.write(`The law of the package is in use: ${packagedLaw().hash}.\n`);
    return;
  }
  if (folder === undefined) throw new CallError("No release is named.", "Give its folder, or --bundled.");
  const key = flags.key === undefined ? trustedKey() : readOrRefuse(flags.key);
  if (key === undefined)
    throw new CallError("No key is known to check the release by.", "Give --key with the public key of whoever made it.");
  const where = existsSync(folder) && !statSync(folder).isDirectory() ? dirname(folder) : folder;
  const found = readRelease(where, key);
  const used = lawInUse() === undefined ? packagedLaw() : bundledLaw();
  if (flags.older !== true && found.release.lastSeen < used.coverage.lastSeen)
    throw new ReleaseError(
      "release/older",
      `the release was read to ${found.release.lastSeen}, the law in use to ${used.coverage.lastSeen}.`,
      "Give --older to use it all the same.",
    );
  keepRelease(where, found, key);
  process.stdout.write(`Law ${found.release.law}, read to ${found.release.lastSeen}, is in use.\n`);
}

function readOrRefuse(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new CallError(
      `${file} cannot be read.`,
      `Give a key in PEM, such as one that \`carveout law key ${join(".", "key.pem")}\` made.`,
    );
  }
}
