// Fills a book with the plans of every number on every day and with the programs that ordinary rows ask for, so that it can be packed.

import type { Engine } from "../assess/engine.js";
import { CHARGED_MATERIALS, MATERIAL_PLACES, PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import { lawOfOrigin } from "../law/of-origin.js";
import type { Law } from "../law/types.js";
import { type Book, openBook } from "./book.js";
import { bookBefore } from "./book-before.js";
import { snakeCase } from "./entry-schema.js";
import { CHUNK } from "./line-columns.js";
import { METALS } from "./program.js";
import { makeRater } from "./rater.js";
import { relevantUnits } from "./relevant-units.js";
import { slotsOf } from "./slots.js";
import { spansOf } from "./spans.js";

const MADE = Object.entries(MATERIAL_PLACES).map(([material, places]) => places.map((place) => snakeCase(`${material}_${place}`)));
const COUNTRIES = MADE.flat();
const CONTENT_COLUMNS = METALS.map((metal) => `${metal}_value`);
const COLUMNS = ["hts", "origin", "entry_date", "customs_value", "spi", "quantity", "unit", ...CONTENT_COLUMNS, ...COUNTRIES];
const VALUE = "1000000.00";
const CLAIMS = ["", PROGRAM_SYMBOLS[0], "?"];
// Others count in base rates only, which are compiled when asked.
const CONTENTS = CHARGED_MATERIALS;

/** Compile the whole law of an origin; with the book of the law before only what the two laws may treat differently. */
export function filledBook(engine: Engine, origin: string, old?: { readonly book: Book; readonly law: Law }): Book {
  const slots = slotsOf(lawOfOrigin(engine.law, origin), engine.schedule);
  const before = old === undefined ? undefined : bookBefore(old.book, { before: old.law, after: engine.law }, slots.from);
  const book = openBook(() => engine, {}, origin, undefined, slots, before);
  let last = 0;
  for (let place = 0; place < book.numbers.length; place++)
    for (let slot = 0; slot < book.slots.from.length; slot++) last = Math.max(last, book.cell(place, slot));
  const rater = makeRater(COLUMNS, book, () => engine, engine.law.facts, {}, origin);
  let rows: string[][] = [];
  const rate = (): void => {
    rater.rate(
      rater.columns.map((at) => spansOf(rows.map((row) => row[at] ?? ""))),
      rows.length,
    );
    rows = [];
  };
  for (let id = 1; id <= last; id++)
    for (const row of rowsOf(book, engine, id, origin)) {
      rows.push(row);
      if (rows.length === CHUNK) rate();
    }
  rate();
  return book;
}

// A row of every shape that is packed of a class: claims, contents of metals, a quantity in a unit that counts, and where metal was made.
// What a class does not ask for comes to a shape that is there already.
function* rowsOf(book: Book, engine: Engine, id: number, origin: string): Generator<string[]> {
  const known = book.class(id);
  const day = book.slots.from[known.slot] as string;
  const units = ["", ...relevantUnits(book, engine, id)];
  const places = known.metals ? PLACES.map((stated) => stated.map((each) => (each ? origin : ""))) : [NOWHERE];
  for (const contents of known.metals ? PATTERNS : [NO_CONTENTS])
    for (const unit of units)
      for (const spi of CLAIMS)
        for (const countries of places)
          yield [known.hts, origin, day, VALUE, spi, unit === "" ? "" : "1000", unit, ...contents, ...countries];
}

// Whether a row states where a material was made: of none, of all, of one alone.
const NOWHERE: readonly string[] = COUNTRIES.map(() => "");
const PLACES: readonly (readonly boolean[])[] = [
  COUNTRIES.map(() => false),
  COUNTRIES.map(() => true),
  ...MADE.map((places) => COUNTRIES.map((each) => places.includes(each))),
];

const NO_CONTENTS: readonly string[] = METALS.map(() => "");

// Values of the metals that a row states, with and without a rest of the value.
const PATTERNS: readonly (readonly string[])[] = patterns().map((stated) => METALS.map((_, at) => stated[at] ?? ""));

function patterns(): string[][] {
  const found: string[][] = [[]];
  for (let mask = 1; mask < 1 << CONTENTS.length; mask++) {
    const stated = CONTENTS.map((_, at) => ((mask >> at) & 1) === 1);
    const others = stated.filter((each) => each).length - 1;
    const first = stated.indexOf(true);
    found.push(stated.map((each) => (each ? "100000.00" : "")));
    found.push(stated.map((each, at) => (at === first ? `${1_000_000 - 100_000 * others}.00` : each ? "100000.00" : "")));
  }
  return found;
}
