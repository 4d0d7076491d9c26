// Shapes of rows whose programs the relations of a book hold: every claim, contents stated and not, quantities in the units that count,
// and what a sample of rows states.

import type { Engine } from "../assess/engine.js";
import { CHARGED_MATERIALS, PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import { ratedUnits } from "../hts/rated-units.js";
import type { RateLine } from "../hts/schedule.js";
import { unitOf } from "../hts/units.js";
import type { Book } from "./book.js";
import type { ContentSign, Shape } from "./compile-program.js";
import { METALS } from "./program.js";

/** A shape with the words by which rows find it. */
export interface KeyedShape {
  /** "-" none, the symbol of a program, or "?" unknown. */
  readonly claim: string;
  /** Two bits a metal (0 absent, 1 none, 2 some, 3 unknown), 256 where a part of the value is none of them. */
  readonly pattern: number;
  /** Base units of the quantities. */
  readonly units: readonly string[];
  /** Facts as `path=value;` in the order of the columns. */
  readonly facts: string;
  /** Classes that a sample asks this for. */
  readonly of?: readonly number[];
  make(hts: string, day: Day): Shape;
}

const SIGNS: readonly ContentSign[] = ["absent", "zero", "positive", "unknown"];
const CLAIMS = ["-", PROGRAM_SYMBOLS[0], "?"];
const CONTENTS = CHARGED_MATERIALS.length;

/** A shape from its words; `line` holds its facts in the terms of the contract. */
export function keyedShape(
  origin: string,
  words: Pick<KeyedShape, "claim" | "pattern" | "units" | "facts">,
  line: Readonly<Record<string, unknown>>,
  of?: readonly number[],
): KeyedShape {
  const { claim, pattern, units } = words;
  const spi = claim === "?" ? {} : { spi: claim === "-" ? null : claim };
  return {
    ...words,
    ...(of === undefined ? {} : { of }),
    make: (hts, day) => ({
      line: { ...line, hts, origin, entryDate: day, ...spi },
      contents: Object.fromEntries(METALS.map((metal, at) => [metal, SIGNS[(pattern >> (2 * at)) & 3] as ContentSign])),
      rest: (pattern & 255) === 0 || (pattern & 256) !== 0,
      units,
    }),
  };
}

/** The key of a shape in a book; that of the rating for rows without facts and quantities, so that packed programs are found. */
export function keyOfShape({ claim, pattern, units, facts }: KeyedShape): string {
  return `${claim} ${pattern.toString(36)} ${units.length === 0 ? "" : `${units.join("/")}/`}${facts}`;
}

/** Base units in which the rates of a class count, and kilograms where they bound the weight of a metal. */
export function relevantUnits(book: Book, engine: Engine, id: number): string[] {
  const known = book.class(id);
  const day = book.slots.from[known.slot] as Day;
  const lineOf = (hts: string): RateLine[] => {
    const found = engine.schedule.lookup(hts, day);
    return found.ok ? [found.line] : [];
  };
  const lines = lineOf(known.hts).flatMap((line) => [line, ...line.statistical.flatMap(lineOf)]);
  const bases = new Set(lines.flatMap((line) => ratedUnits(line).map((unit) => unitOf(unit).base)));
  if (known.weights) bases.add("kg");
  return [...bases].filter((base) => !base.startsWith("content.")).sort();
}

/** What the relations hold of every class. */
export function claimedShapes(book: Book, engine: Engine, id: number): KeyedShape[] {
  const known = book.class(id);
  const [origin = ""] = engine.law.countries.encoded;
  const units = relevantUnits(book, engine, id);
  const patterns = known.metals ? contentPatterns() : [0];
  const of = (claim: string, pattern: number, named: readonly string[]): KeyedShape =>
    keyedShape(origin, { claim, pattern, units: named, facts: "" }, {});
  return CLAIMS.flatMap((claim) => [
    ...patterns.map((pattern) => of(claim, pattern, [])),
    ...units.map((unit) => of(claim, 0, [unit])),
    ...units.flatMap((first) => units.filter((second) => second !== first).map((second) => of(claim, 0, [first, second]))),
  ]);
}

// Some of one metal or several, with and without a rest of the value; as the packed book has them.
function contentPatterns(): number[] {
  const found = [0];
  for (let mask = 1; mask < 1 << CONTENTS; mask++) {
    let pattern = 0;
    for (let at = 0; at < CONTENTS; at++) if ((mask >> at) & 1) pattern |= 2 << (2 * at);
    found.push(pattern, pattern | 256);
  }
  return found;
}
