// Releases of the law: a folder with law.json, what it was made from, and a signature over both hashes. A release that is taken in is kept
// in the user's data folder; one of those kept is in use, or the law of the package is.

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Law } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import { CallError } from "./call-error.js";
import { failureReason } from "./failure-reason.js";
import { lawHash } from "./law-hash.js";
import { dataFolder } from "./user-data.js";

/** The form of law.json that this package reads. */
export const LAW_FORM = 2;

/** What release.json says. */
export interface Release {
  readonly form: number;
  /** Hash of the law, as answers carry it. */
  readonly law: string;
  /** Last day to which it was read. */
  readonly lastSeen: string;
  readonly made: string;
  /** SHA-256 of each file of the release. */
  readonly files: Readonly<Record<string, string>>;
}

/** Why a release is refused. */
export class ReleaseError extends CallError {
  constructor(
    readonly code: "release/unreadable" | "release/cut-short" | "release/form" | "release/signature" | "release/older" | "release/hash",
    said: Arg,
    fix: Arg,
  ) {
    super(said, fix, code);
  }
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Write a release folder: the files given, release.json over them, and its signature with a private key. */
export function writeRelease(folder: string, law: Law, files: ReadonlyMap<string, Buffer>, made: string, key: KeyObject): Release {
  const release: Release = {
    form: LAW_FORM,
    law: law.hash,
    lastSeen: law.coverage.lastSeen,
    made,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)])),
  };
  const text = `${JSON.stringify(release, undefined, 2)}\n`;
  const signature = `${sign(null, Buffer.from(text), key).toString("base64")}\n`;
  for (const [name, bytes] of files) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  writeFileSync(join(folder, "release.json"), text);
  writeFileSync(join(folder, "release.sig"), signature);
  return release;
}

function publicPem(pem: string): string {
  return createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();
}

/** A public key in PEM, of the text of a key file. A private key is refused: it would be kept where others can read it. */
export function publicKeyOf(pem: string): string {
  if (/PRIVATE KEY/.test(pem)) throw new CallError(message("release/private-given"), message("release/private-given.fix"));
  try {
    return publicPem(pem);
  } catch {
    throw new CallError(message("release/public-key"), message("release/no-key.fix"));
  }
}

/** The private key of a PEM text, by which a release is signed. */
export function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new CallError(message("release/private-key"), message("release/private-key.fix"));
  }
}

/** A new pair of keys in PEM. */
export function newKeys(): { readonly publicKey: string; readonly privateKey: string } {
  return generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
}

/** Read a release and check it whole: form, files, hash of the law, signature by the key given. */
export function readRelease(folder: string, publicKey: string): { readonly release: Release; readonly law: Law } {
  const bytes = readOrRefuse(folder, "release.json");
  const release = parsed(bytes, "release.json") as Partial<Release>;
  if (release.form !== LAW_FORM)
    throw new ReleaseError(
      "release/form",
      message("release/form", { found: String(release.form), reads: LAW_FORM }),
      message("release/form.fix"),
    );
  const signature = Buffer.from(readOrRefuse(folder, "release.sig").toString("utf8").trim(), "base64");
  if (!verified(bytes, signature, publicKey))
    throw new ReleaseError("release/signature", message("release/signature"), message("release/signature.fix"));
  for (const [name, sum] of Object.entries(release.files ?? {})) {
    if (name.includes("..") || sha256(readOrRefuse(folder, name)) !== sum)
      throw new ReleaseError("release/cut-short", message("release/altered", { name }), message("release/get-again"));
  }
  const law = parsed(readOrRefuse(folder, "law.json"), "law.json") as Law;
  const { hash, ...rest } = law;
  if (release.files?.["law.json"] === undefined || hash !== release.law || lawHash(rest) !== hash)
    throw new ReleaseError("release/hash", message("release/hash"), message("release/get-again"));
  return { release: release as Release, law };
}

function verified(bytes: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), signature);
  } catch {
    return false;
  }
}

function readOrRefuse(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    throw new ReleaseError(
      "release/unreadable",
      message("call/unreadable-why", { file: join(folder, name), why: failureReason(error) }),
      message("release/unreadable.fix"),
    );
  }
}

function parsed(bytes: Buffer, name: string): unknown {
  try {
    const found: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof found === "object" && found !== null) return found;
  } catch {
    // Told below.
  }
  throw new ReleaseError("release/cut-short", message("release/not-whole", { name }), message("release/get-again"));
}

function lawsFolder(): string {
  return join(dataFolder(), "laws");
}

function pointer(): string {
  return join(lawsFolder(), "in-use");
}

/** Hash of the law in use, by CARVEOUT_LAW or by what was put in use; undefined while the package's own is. */
export function lawInUse(): string | undefined {
  const asked = process.env.CARVEOUT_LAW;
  if (asked !== undefined && asked !== "") return asked;
  return existsSync(pointer()) ? readFileSync(pointer(), "utf8").trim() : undefined;
}

/** The public key by which releases are checked; the first that is given stays until another is given. */
export function trustedKey(): string | undefined {
  const file = join(lawsFolder(), "trusted.pem");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Keep a checked release and use it from now on; whole or not at all. */
export function keepRelease(folder: string, { release }: { readonly release: Release }, key: string): void {
  const publicKey = publicPem(key);
  const target = join(lawsFolder(), release.law);
  const made = `${target}.new`;
  mkdirSync(lawsFolder(), { recursive: true });
  rmSync(made, { recursive: true, force: true });
  for (const name of [...Object.keys(release.files), "release.json", "release.sig"]) {
    mkdirSync(join(made, name, ".."), { recursive: true });
    cpSync(join(folder, name), join(made, name));
  }
  writeFileSync(join(made, "key.pem"), publicKey);
  rmSync(target, { recursive: true, force: true });
  renameSync(made, target);
  writeFileSync(join(lawsFolder(), "trusted.pem"), publicKey);
  pointTo(release.law);
}

function pointTo(hash: string): void {
  writeFileSync(`${pointer()}.new`, `${hash}\n`);
  renameSync(`${pointer()}.new`, pointer());
}

/** Go back to the law of the package. */
export function useBundled(): void {
  rmSync(pointer(), { force: true });
}

/** Hashes of the releases kept. */
export function keptReleases(): readonly string[] {
  return existsSync(lawsFolder())
    ? readdirSync(lawsFolder())
        .filter((name) => /^[0-9a-f]{16}$/.test(name))
        .sort()
    : [];
}

/** The folder of a release that is kept. */
export function releaseFolder(hash: string): string {
  return join(lawsFolder(), hash);
}

/** The refusal of a hash that no release kept has. */
export function notKept(hash: string): CallError {
  const kept = keptReleases().join(", ");
  const fix = kept === "" ? message("release/not-kept.fix-none") : message("release/not-kept.fix", { kept });
  return new CallError(message("release/not-kept", { hash }), fix, undefined, "law");
}

/** The law of a kept release, checked by the key it was taken in with. */
export function keptLaw(hash: string): Law {
  const folder = releaseFolder(hash);
  if (!/^[0-9a-f]{16}$/.test(hash) || !existsSync(folder)) throw notKept(hash);
  return readRelease(folder, readFileSync(join(folder, "key.pem"), "utf8")).law;
}
