// The book of the law before, for making that of an amended law: what both laws treat alike is carried over, cell by cell and program by
// program, and only the rest is compiled. The book that comes of it is the one that compiling everything would give.

import type { Day } from "../exact/day.js";
import { touchedNumbers } from "../history/touched.js";
import type { Law } from "../law/types.js";
import type { Book } from "./book.js";
import type { CarriedBook } from "./carried-book.js";
import { CLASS_BITS, UNASKED } from "./cell-table.js";
import type { DutyForm, Program } from "./program.js";

const GENERAL: DutyForm = { authority: 0, factors: [], constant: "0", divisor: "1", general: true };

/** Open what can be carried from `book`, whole and made of `laws.before` over the same schedule, to a book of `laws.after` with the slots given. */
export function bookBefore(book: Book, laws: { readonly before: Law; readonly after: Law }, slots: readonly Day[]): CarriedBook {
  const touched = touchedNumbers(laws.before, laws.after);
  const { cells, numbers } = book;
  // By slot: the slot of the book before, and the numbers that are looked at anew.
  const known = slots.map((day) => {
    const may = touched(day);
    return {
      old: book.slots.from.findLastIndex((each) => each <= day),
      anew: may === undefined ? undefined : Uint8Array.from(numbers, (hts) => (may(hts) ? 1 : 0)),
    };
  });
  const word = (place: number, old: number): number => cells.words[(cells.rows[place] as number) * cells.width + old] as number;
  return {
    classAt(place, slot) {
      const { old, anew } = known[slot] as (typeof known)[number];
      if (old < 0 || anew?.[place] === 1) return undefined;
      const id = word(place, old) & UNASKED;
      return id === UNASKED ? undefined : id;
    },
    rateAt(place, slot) {
      const rate = cells.rates[word(place, (known[slot] as (typeof known)[number]).old) >>> CLASS_BITS];
      return `${rate?.numerator ?? 0}/${rate?.denominator ?? 1}`;
    },
    describe: book.class,
    programAt: book.packedAt,
    program: (place) => asWritten(book, place),
  };
}

// A program as it was before it was laid flat.
function asWritten({ shelf, headings }: Book, place: number): Program {
  const { leaves, questions } = shelf.program(place);
  return {
    leaves: leaves.map(({ forms, general, headings: at, barred }) => ({
      duties: general ? [...forms, GENERAL] : forms,
      headings: headings[at] as string,
      barred,
    })),
    questions,
  };
}
