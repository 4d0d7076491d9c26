// The numbers in force on a day, in cells: numbers with the same rates on the same of the lists that the headings of the day name.

import type { Engine } from "../assess/engine.js";
import { type HeadingInForce, headingsInForce } from "../assess/headings.js";
import type { Day } from "../exact/day.js";
import { parseRate, type RateExpr } from "../hts/rate-text.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";

/** Where a number stands: its lists and its chapter. */
export interface Listing {
  /** A number that stands so. */
  readonly hts: string;
  readonly lists: readonly string[];
  readonly chapter: string;
}

/** Numbers that the law never tells apart on the day. */
export interface Cell {
  /** One of them. */
  readonly hts: string;
  /** Place of its rates. */
  readonly rate: number;
  /** Places of its listings: several for a number of eight digits whose lines stand on different lists. */
  readonly listings: readonly number[];
  /** Its key, equal for cells with the same listings. */
  readonly shape: number;
  /** Whether lines below the number have rates of their own, so that it is looked at by itself. */
  readonly ownRates: boolean;
}

/** A day and its numbers, in the order of the schedule. */
export interface DayNumbers {
  readonly day: Day;
  readonly inForce: readonly HeadingInForce[];
  readonly numbers: readonly string[];
  /** By number: the place of its cell. */
  readonly cell: Uint32Array;
  readonly cells: readonly Cell[];
  readonly listings: readonly Listing[];
  /** Lines, one of each kind of rates. */
  readonly rates: readonly RateLine[];
  /** By rates: the chapter, where a rate is that of another line, whose bounds are those of the chapter; else nothing. */
  readonly chapters: readonly string[];
}

/** Look at the numbers of a day. */
export function dayNumbers({ law, schedule, parts }: Engine, day: Day): DayNumbers {
  const inForce = headingsInForce(law, day, undefined);
  const mentioned = new Set(inForce.flatMap(({ mentions }) => mentions));
  const prefixes = new Set(Object.values(law.lists).flatMap(({ rows }) => rows.map(([prefix]) => prefix)));
  const [listings, listingAt] = keyed<Listing>();
  const [rates, rateAt] = keyed<RateLine>();
  const [shapes, shapeAt] = keyed<readonly number[]>();
  const [cells, cellAt] = keyed<Cell>();
  const chapters: string[] = [];
  const byNames = new Map<string, number>();
  const byTexts = new Map<string, boolean>();

  // Numbers that begin with the same of the rows of lists stand on the same lists.
  function listingOf(hts: string): number {
    let names = hts.slice(0, 2);
    for (let length = 2; length <= hts.length; length++) if (prefixes.has(hts.slice(0, length))) names += ` ${hts.slice(0, length)}`;
    let found = byNames.get(names);
    if (found === undefined) {
      const lists = [...parts.plans.listsOn(hts, day)].filter((id) => mentioned.has(id)).sort();
      found = listingAt(`${hts.slice(0, 2)} ${lists.join(" ")}`, () => ({ hts, lists, chapter: hts.slice(0, 2) }));
      byNames.set(names, found);
    }
    return found;
  }

  function rateOf(line: RateLine): number {
    const texts = `${line.general}|${line.special}|${line.other}`;
    const elsewhere = byTexts.get(texts) ?? refersElsewhere(line);
    byTexts.set(texts, elsewhere);
    const chapter = elsewhere ? line.hts.slice(0, 2) : "";
    return rateAt(`${texts}|${chapter}`, () => {
      chapters.push(chapter);
      return line;
    });
  }

  const numbers: string[] = [];
  const lines = new Map<string, RateLine>();
  for (const hts of schedule.numbers()) {
    const line = schedule.line(hts, day);
    if (line === undefined) continue;
    numbers.push(hts);
    lines.set(hts, line);
  }
  const cell = Uint32Array.from(numbers, (hts) => {
    const line = lines.get(hts) as RateLine;
    const below = line.statistical.length > 0 ? line.statistical : [hts];
    const rate = rateOf(line);
    const ownRates = below.some((each) => rateOf(lines.get(each) as RateLine) !== rate);
    const places = [...new Set(below.map(listingOf))];
    const shape = shapeAt(places.join(), () => places);
    const key = ownRates ? hts : `${rate} ${shape}`;
    return cellAt(key, () => ({ hts, rate, listings: shapes[shape] as readonly number[], shape, ownRates }));
  });
  return { day, inForce, numbers, cell, cells, listings, rates, chapters };
}

// Things by key, each made once.
function keyed<T>(): readonly [T[], (key: string, make: () => T) => number] {
  const all: T[] = [];
  const places = new Map<string, number>();
  return [
    all,
    (key, make) => {
      let place = places.get(key);
      if (place === undefined) {
        place = all.push(make()) - 1;
        places.set(key, place);
      }
      return place;
    },
  ];
}

const isElsewhere = (rate: RateExpr | { readonly error: string } | "pointer"): boolean =>
  typeof rate === "object" && "kind" in rate && rate.kind === "reference";

// Whether a rate of the line is that of another line.
function refersElsewhere({ general, special, other }: RateLine): boolean {
  return (
    [general, other].some((text) => isElsewhere(parseRate(text))) || parseSpecial(special).segments.some(({ rate }) => isElsewhere(rate))
  );
}
