// The compiled law that the package carries; used where it was made from the law and schedule at hand.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type Book, openBook, type PackedBook } from "../bulk/book.js";
import { bundledEngine } from "./bundle.js";
import { packagePath } from "./paths.js";
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

/** The packed book of an origin, where there is one. */
export function packedBook(origin: string): PackedBook | undefined {
  const file = bookPath(origin);
  return existsSync(file) ? (JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as PackedBook) : undefined;
}

/** What is known of a law before its engine is made. */
export interface KnownLaw {
  readonly hash: string;
  /** Whether it is the law of the package as it is. */
  readonly bundled: boolean;
}

/** The book of an engine: the packed one for the law as it is, else one that is compiled as rows ask. */
export function bookFor(engine: Engine, options: AssessOptions, origin: string): Book {
  return bookOf(() => engine, { hash: engine.law.hash, bundled: engine === bundledEngine() }, options, origin);
}

/** The same, where the engine is made only when something must be compiled. */
export function bookOf(engine: () => Engine, law: KnownLaw, options: AssessOptions, origin: string): Book {
  const plain = options.knownOn === undefined && options.readings === undefined && options.fees !== true;
  const packed = plain && law.bundled && importedSchedule() === undefined ? packedBook(origin) : undefined;
  const fits = packed?.law === law.hash && packed.schedule === scheduleHash();
  return openBook(engine, options, origin, fits ? packed : undefined);
}
