// The compiled book of a release, made from that of the package: only what the two laws treat differently is compiled.

import { createEngine } from "../assess/engine.js";
import { openBook } from "../bulk/book.js";
import { filledBook } from "../bulk/pack.js";
import { openSchedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import { packagedLaw } from "../packaged/bundle.js";
import { packedBook, releasedBook, scheduleHash } from "../packaged/bundled-book.js";
import { packagePath } from "../packaged/paths.js";
import { pack, readSchedule } from "../packaged/read-schedule.js";

/** The books of a law by their names in a release; none where the package has no book of its own law. */
export function releaseBooks(law: Law): Map<string, Buffer> {
  const before = packagedLaw();
  const engine = createEngine(law, openSchedule(readSchedule(packagePath("schedule/schedule.json.gz"))));
  const books = new Map<string, Buffer>();
  for (const origin of law.countries.compiled) {
    const packed = packedBook(origin);
    if (packed?.law !== before.hash || packed.schedule !== scheduleHash()) continue;
    const old = openBook(() => engine, {}, origin, packed);
    books.set(releasedBook(origin), pack(filledBook(engine, origin, { book: old, law: before }).pack(packed.schedule)));
  }
  return books;
}
