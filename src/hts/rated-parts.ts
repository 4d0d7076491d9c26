// The facts that the rates of a line ask for besides value and quantity: parts of the goods, degrees, a rate of another line.

import { byRates } from "./by-rates.js";
import { parseRate, type RateExpr } from "./rate-text.js";
import type { RateLine } from "./schedule.js";
import { parseSpecial } from "./special.js";

const QUOTA = "facts.withinQuota";

function partsOf(rate: RateExpr | "pointer" | { readonly error: string }): string[] {
  if (rate === "pointer") return [QUOTA];
  if ("error" in rate) return [];
  switch (rate.kind) {
    case "reference":
      return ["facts.applicableRate"];
    case "sugar":
      return ["facts.sugarDegrees"];
    case "sum":
      return rate.terms.flatMap((term) => {
        const path = term.kind === "ad-valorem" ? term.on : term.of;
        return path === undefined || path === "value" ? [] : [path];
      });
    case "free":
      return [];
    default:
      return rate satisfies never;
  }
}

/** Paths of the facts that the general, special and column 2 rates of a line ask for. */
export const ratedParts: (line: Pick<RateLine, "general" | "special" | "other">) => readonly string[] = byRates(
  ({ general, special, other }) => [
    ...partsOf(parseRate(general)),
    ...(special === "" ? [] : parseSpecial(special).segments.flatMap((segment) => partsOf(segment.rate))),
    ...(other === "" ? [] : partsOf(parseRate(other))),
  ],
);
