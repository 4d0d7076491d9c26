// The compiled law as relations: tables that a database joins with a table of entries. Every cell is a text, an integer or an exact decimal
// of no more than 38 digits; truth is 1 or 0, so that every database reads the same.

import type { Engine } from "../assess/engine.js";
import { addDays, type Day, dayNumber } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { unitSpellings } from "../hts/units.js";
import type { Book } from "./book.js";
import { INPUTS } from "./program.js";
import type { ReadyProgram } from "./ready-program.js";
import { claimedShapes, type KeyedShape, keyOfShape, relevantUnits } from "./relation-shapes.js";
import { slotOf } from "./slots.js";

/** What a column holds: text, a whole number of at most 18 digits, or one of at most 38. */
export type RelationType = "text" | "integer" | "exact";

/** One table; rows in the order of its columns. */
export interface Relation {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly (readonly [name: string, type: RelationType])[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A leaf of a program holds at most so many duties. */
export const FORMS_OF_LEAF = 4;

/** Last day that the table of days holds; a later entry is left to `assess`. */
const LAST_DAY = "2035-12-31" as Day;

/** The relations of a book. `more` are shapes of rows beyond those that every class has. */
export function relationsOf(book: Book, engine: Engine, more: readonly KeyedShape[] = []): Relation[] {
  const { cells, classes } = cellRows(book);
  const programs = programTables(book, engine, classes, more);
  return [
    {
      name: "day",
      about: "interval of every day",
      columns: [
        ["day", "text"],
        ["slot", "integer"],
      ],
      rows: dayRows(book),
    },
    {
      name: "spelling",
      about: "numbers as entries spell them, those that lost a leading zero among them",
      columns: [
        ["spelled", "text"],
        ["number", "integer"],
        ["hts", "text"],
      ],
      rows: spellingRows(book),
    },
    {
      name: "cell",
      about: "class and plain general rate of a number in an interval",
      columns: [
        ["number", "integer"],
        ["slot", "integer"],
        ["class", "integer"],
        ["numerator", "integer"],
        ["denominator", "integer"],
      ],
      rows: cells,
    },
    {
      name: "class",
      about: "what can matter to a class: contents of metals, weights, units and facts by name between semicolons",
      columns: [
        ["class", "integer"],
        ["metals", "integer"],
        ["weights", "integer"],
        ["counted", "integer"],
        ["units", "text"],
        ["facts", "text"],
      ],
      rows: classes.map((id) => {
        const { metals, weights, units, facts } = book.class(id);
        return [id, Number(metals), Number(weights), Number(units || weights), listed(relevantUnits(book, engine, id)), listed(facts)];
      }),
    },
    {
      name: "unit",
      about: "spellings of units, in lower case without dots and spaces; -1 where the amount is no whole multiple",
      columns: [
        ["spelled", "text"],
        ["base", "text"],
        ["factor", "integer"],
      ],
      rows: [...unitSpellings()].map(([spelled, { base, factor }]) => [spelled, base, factor.d === 1n ? Number(factor.n) : -1]),
    },
    ...programs,
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "" : `;${names.join(";")};`;
}

function dayRows(book: Book): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (let day = book.slots.from[0] as Day; day <= LAST_DAY; day = addDays(day, 1)) rows.push([day, slotOf(book.slots, dayNumber(day))]);
  return rows;
}

function spellingRows(book: Book): (string | number)[][] {
  const rows: (string | number)[][] = [];
  book.numbers.forEach((digits, place) => {
    const printed = formatHts(digits);
    const bare = digits.startsWith("0") ? [digits.slice(1)] : [];
    const short = digits.length === 10 ? [printed.replace(/\.(\d\d)$/, "$1")] : [];
    for (const spelled of new Set([digits, printed, ...short, ...bare])) rows.push([spelled, place, printed]);
  });
  return rows;
}

function cellRows(book: Book): { readonly cells: (string | number)[][]; readonly classes: number[] } {
  const cells: (string | number)[][] = [];
  const classes = new Set<number>();
  for (let place = 0; place < book.numbers.length; place++)
    for (let slot = 0; slot < book.slots.from.length; slot++) {
      const id = book.cell(place, slot);
      if (id === 0) continue;
      classes.add(id);
      const { numerator, denominator } = book.rate(place, slot);
      cells.push([place, slot, id, numerator, denominator]);
    }
  return { cells, classes: [...classes].sort((a, b) => a - b) };
}

function interner(): { at(text: string): number; readonly all: readonly string[] } {
  const places = new Map<string, number>();
  const all: string[] = [];
  return {
    all,
    at(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, all.push(text) - 1);
      return all.length - 1;
    },
  };
}

function programTables(book: Book, engine: Engine, classes: readonly number[], more: readonly KeyedShape[]): Relation[] {
  const keys: (string | number)[][] = [];
  const programs: ReadyProgram[] = [];
  const programAt = new Map<string, number>();
  const seen = new Set<string>();
  const add = (id: number, shape: KeyedShape): void => {
    const key = keyOfShape(shape);
    if (seen.has(`${id} ${key}`)) return;
    seen.add(`${id} ${key}`);
    const program = book.program(id, key, (known, day) => shape.make(known.hts, day));
    if (program === undefined || program.leaves.some(({ forms }) => forms.length > FORMS_OF_LEAF)) return;
    const text = JSON.stringify(program);
    let place = programAt.get(text);
    if (place === undefined) {
      place = programs.push(program) - 1;
      programAt.set(text, place);
    }
    keys.push([id, shape.claim, shape.pattern, shape.units.join("/"), shape.facts, place]);
  };
  for (const id of classes) for (const shape of claimedShapes(book, engine, id)) add(id, shape);
  for (const shape of more) for (const id of shape.of ?? []) add(id, shape);
  return [
    {
      name: "program_key",
      about: "program of a class by claim (- none, ? unknown), signs of the contents, units of the quantities and facts",
      columns: [
        ["class", "integer"],
        ["claim", "text"],
        ["pattern", "integer"],
        ["units", "text"],
        ["facts", "text"],
        ["program", "integer"],
      ],
      rows: keys,
    },
    ...bodies(book, programs),
  ];
}

function bodies(book: Book, programs: readonly ReadyProgram[]): Relation[] {
  const forms = interner();
  const leaves = interner();
  const heads: (string | number)[][] = [];
  const placed: (string | number)[][] = [];
  const questions: (string | number)[][] = [];
  const answers: (string | number)[][] = [];
  programs.forEach(({ leaves: own, questions: asks, prohibited, anyBarred }, program) => {
    const ids = own.map((leaf) =>
      leaves.at(
        JSON.stringify([
          book.headings[leaf.headings] ?? "",
          Number(leaf.barred),
          Number(leaf.general),
          ...leaf.forms.map((form) => {
            const factors = new Map(form.factors);
            return forms.at([form.authority, ...INPUTS.map((_, at) => factors.get(at) ?? "0"), form.constant, form.divisor].join(" "));
          }),
        ]),
      ),
    );
    // A line whose completions are equal is answered by the last of them.
    heads.push([program, own.length, Number(prohibited), Number(anyBarred), ids.at(-1) ?? 0]);
    if (own.length === 1) return;
    ids.forEach((leaf, place) => {
      placed.push([program, place, leaf]);
    });
    asks.forEach(({ fact, answers: sets }, question) => {
      questions.push([program, question, fact, Number(sets.some((each) => each.length === 0))]);
      sets.forEach((each, answer) => {
        for (const place of each) answers.push([program, question, answer, place]);
      });
    });
  });
  return [
    {
      name: "program",
      about: "a program: number of its completions, whether all or any are barred, the completion that answers where all are equal",
      columns: [
        ["program", "integer"],
        ["leaves", "integer"],
        ["prohibited", "integer"],
        ["any_barred", "integer"],
        ["leaf", "integer"],
      ],
      rows: heads,
    },
    {
      name: "program_leaf",
      about: "completions of the programs that have several",
      columns: [
        ["program", "integer"],
        ["place", "integer"],
        ["leaf", "integer"],
      ],
      rows: placed,
    },
    {
      name: "leaf",
      about:
        "a completion: headings before the number of the goods, whether it is barred, whether the base duty is the rate of the cell, its duties (-1 = none)",
      columns: [
        ["leaf", "integer"],
        ["headings", "text"],
        ["barred", "integer"],
        ["general", "integer"],
        ...Array.from({ length: FORMS_OF_LEAF }, (_, at): [string, RelationType] => [`form${at + 1}`, "integer"]),
      ],
      rows: leaves.all.map((text, leaf) => {
        const [headings, barred, general, ...of] = JSON.parse(text) as [string, number, number, ...number[]];
        return [leaf, headings, barred, general, ...Array.from({ length: FORMS_OF_LEAF }, (_, at) => of[at] ?? -1)];
      }),
    },
    {
      name: "form",
      about:
        "a duty in cents: (constant + sum of factors times inputs) / divisor, rounded half up; values in cents, quantities in millionths",
      columns: [
        ["form", "integer"],
        ["authority", "integer"],
        ...INPUTS.map((input): [string, RelationType] => [`on_${input}`, "exact"]),
        ["constant", "exact"],
        ["divisor", "exact"],
      ],
      rows: forms.all.map((text, form) => [form, ...text.split(" ")]),
    },
    {
      name: "question",
      about: "what would settle a program; open_answer where an answer leaves no completion",
      columns: [
        ["program", "integer"],
        ["question", "integer"],
        ["fact", "text"],
        ["open_answer", "integer"],
      ],
      rows: questions,
    },
    {
      name: "answer",
      about: "completions that remain under an answer",
      columns: [
        ["program", "integer"],
        ["question", "integer"],
        ["answer", "integer"],
        ["place", "integer"],
      ],
      rows: answers,
    },
  ];
}
