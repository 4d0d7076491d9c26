// Fills a book with the plans of every number on every day and with the programs that ordinary rows ask for, so that it can be packed.

import type { Engine } from "../assess/engine.js";
import { openBook, type PackedBook } from "./book.js";
import { CHUNK } from "./line-columns.js";
import { METALS } from "./program.js";
import { makeRater } from "./rater.js";
import { spansOf } from "./spans.js";

const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi", ...METALS.map((metal) => `${metal}_value`)];
const VALUE = "1000000.00";
const CLAIMS = ["", "S", "?"];
// Metals on whose content an additional duty falls; lead is only of base rates, which are compiled when asked.
const CONTENTS = METALS.slice(0, 3);

/** Compile the whole law of an origin. `schedule` is the hash of the schedule. */
export function packBook(engine: Engine, origin: string, schedule: string): PackedBook {
  const book = openBook(() => engine, {}, origin);
  let last = 0;
  for (let place = 0; place < book.numbers.length; place++)
    for (let slot = 0; slot < book.slots.from.length; slot++) last = Math.max(last, book.cell(place, slot));
  const rater = makeRater(COLUMNS, book, () => engine, engine.law.facts, {}, origin);
  let rows: string[][] = [];
  const rate = (): void => {
    rater.rate(
      COLUMNS.map((_, at) => spansOf(rows.map((row) => row[at] ?? ""))),
      rows.length,
    );
    rows = [];
  };
  for (let id = 1; id <= last; id++) {
    const known = book.class(id);
    const day = book.slots.from[known.slot] as string;
    for (const spi of CLAIMS)
      for (const contents of known.metals ? patterns() : [new Map<string, string>()]) {
        rows.push([known.hts, origin, day, VALUE, spi, ...METALS.map((metal) => contents.get(metal) ?? "")]);
        if (rows.length === CHUNK) rate();
      }
  }
  rate();
  return book.pack(schedule);
}

// Which metals a row states, with and without a rest of the value.
function patterns(): Map<string, string>[] {
  const found: Map<string, string>[] = [new Map()];
  for (let mask = 1; mask < 1 << CONTENTS.length; mask++) {
    const stated = CONTENTS.filter((_, at) => (mask >> at) & 1);
    found.push(new Map(stated.map((metal) => [metal, "100000.00"])));
    found.push(new Map(stated.map((metal, at) => [metal, at === 0 ? `${1_000_000 - 100_000 * (stated.length - 1)}.00` : "100000.00"])));
  }
  return found;
}
