// Units in which a class of plans counts.

import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { ratedUnits } from "../hts/rated-units.js";
import type { RateLine } from "../hts/schedule.js";
import { unitOf } from "../hts/units.js";
import type { Book } from "./book.js";

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
