// The units in which the rates of a line are counted.

import { byRates } from "./by-rates.js";
import { parseRate, type RateExpr } from "./rate-text.js";
import type { RateLine } from "./schedule.js";
import { parseSpecial } from "./special.js";

function unitsOf(rate: RateExpr | "pointer" | { readonly error: string }): string[] {
  if (rate === "pointer" || "error" in rate) return [];
  if (rate.kind === "sugar") return ["kg"];
  return rate.kind === "sum" ? rate.terms.flatMap((term) => (term.kind === "specific" ? [term.per] : [])) : [];
}

/** Units that the general, special and column 2 rates of a line name. */
export const ratedUnits: (line: Pick<RateLine, "general" | "special" | "other">) => readonly string[] = byRates(
  ({ general, special, other }) => [
    ...unitsOf(parseRate(general)),
    ...(special === "" ? [] : parseSpecial(special).segments.flatMap((segment) => unitsOf(segment.rate))),
    ...(other === "" ? [] : unitsOf(parseRate(other))),
  ],
);
