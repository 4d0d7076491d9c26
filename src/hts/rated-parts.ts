// The facts that the rates of a line ask for besides value and quantity: parts of the goods, degrees, a rate of another line.

import { byRates, type Rates } from "./by-rates.js";
import { parseRate, type RateExpr } from "./rate-text.js";
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

interface ByColumn {
  /** Of the general rate, and of each special one. */
  readonly general: readonly (readonly string[])[];
  readonly other: readonly (readonly string[])[];
}

const partsByRate: (line: Rates) => ByColumn = byRates(({ general, special, other }) => ({
  general: [partsOf(parseRate(general)), ...(special === "" ? [] : parseSpecial(special).segments.map((segment) => partsOf(segment.rate)))],
  other: other === "" ? [] : [partsOf(parseRate(other))],
}));

/** Paths of the facts that the general, special and column 2 rates of a line ask for. */
export const ratedParts: (line: Rates) => readonly string[] = byRates((line) => {
  const { general, other } = partsByRate(line);
  return [...general, ...other].flat();
});

/** Paths of the facts for which every rate of a column asks that asks for this one, itself among them. */
export function partsBeside(line: Rates, column: keyof ByColumn, path: string): readonly string[] {
  const [first = [], ...more] = partsByRate(line)[column].filter((parts) => parts.includes(path));
  return more.length === 0 ? first : first.filter((each) => more.every((parts) => parts.includes(each)));
}
