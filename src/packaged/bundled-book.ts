// The compiled law that the package carries; used where it was made from the law and schedule at hand.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type Book, openBook, type PackedBook } from "../bulk/book.js";
import { bundledEngine } from "./bundle.js";
import { packagePath } from "./paths.js";
import { releaseFolder } from "./releases.js";
import { importedSchedule } from "./user-data.js";

/** Where the packed book of an origin is kept. */
export function bookPath(origin: string): string {
  return packagePath(`book/${origin}.json.gz`);
}

/** Hash of the schedule of the package. */
export function scheduleHash(): string {
  return createHash("sha256")
    .update(readFileSync(packagePath("schedule/schedule.json.gz")))
    .digest("hex")
    .slice(0, 16);
}

/** The packed book of an origin, where there is one: the package's, or that of a release. */
export function packedBook(origin: string, file = bookPath(origin)): PackedBook | undefined {
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as PackedBook) : undefined;
}

/** Where the packed book of an origin stands in a release. */
export function releasedBook(origin: string): string {
  return `book/${origin}.json.gz`;
}

/** What is known of a law before its engine is made. */
export interface KnownLaw {
  readonly hash: string;
  /** Whether it is the law of the package as it is. */
  readonly bundled: boolean;
}

// The law in use may be a release, which brings its own.
function bookOfLaw(hash: string, origin: string): string {
  const released = join(releaseFolder(hash), releasedBook(origin));
  return existsSync(released) ? released : bookPath(origin);
}

/** The book of an engine: the packed one for the law as it is, else one that is compiled as rows ask. */
export function bookFor(engine: Engine, options: AssessOptions, origin: string): Book {
  return bookOf(() => engine, { hash: engine.law.hash, bundled: engine === bundledEngine() }, options, origin);
}

/** The same, where the engine is made only when something must be compiled. */
export function bookOf(engine: () => Engine, law: KnownLaw, options: AssessOptions, origin: string): Book {
  const plain = options.knownOn === undefined && options.readings === undefined && options.fees !== true;
  const packed = plain && law.bundled && importedSchedule() === undefined ? packedBook(origin, bookOfLaw(law.hash, origin)) : undefined;
  const fits = packed?.law === law.hash && packed.schedule === scheduleHash();
  return openBook(engine, options, origin, fits ? packed : undefined);
}
