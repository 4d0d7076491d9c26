// The units in which the rates of a line are counted.

import { parseRate, type RateExpr } from "./rate-text.js";
import type { RateLine } from "./schedule.js";
import { parseSpecial } from "./special.js";

const known = new Map<string, readonly string[]>();

function unitsOf(rate: RateExpr | "pointer" | { readonly error: string }): string[] {
  if (rate === "pointer" || "error" in rate) return [];
  if (rate.kind === "sugar") return ["kg"];
  return rate.kind === "sum" ? rate.terms.flatMap((term) => (term.kind === "specific" ? [term.per] : [])) : [];
}

/** Units that the general, special and column 2 rates of a line name. */
export function ratedUnits(line: RateLine): readonly string[] {
  const key = `${line.general}|${line.special}|${line.other}`;
  let found = known.get(key);
  if (found === undefined) {
    const special = line.special === "" ? [] : parseSpecial(line.special).segments.flatMap((segment) => unitsOf(segment.rate));
    found = [...unitsOf(parseRate(line.general)), ...special, ...(line.other === "" ? [] : unitsOf(parseRate(line.other)))];
    known.set(key, found);
  }
  return found;
}
