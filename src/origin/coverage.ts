// Which numbers have a rule on a day, by proof; and where rules of one number overlap in time or leave a gap.

import type { Day } from "../exact/day.js";
import { select } from "./select.js";
import type { OriginTables, Rule } from "./tables.js";
import type { Evidence } from "./types.js";

/** How one HS6 number stands: its weakest proof, or a gap. `bridged`: reached through a number of an older HS. */
export interface Standing {
  readonly hts: string;
  readonly level: Evidence | "gap";
  readonly bridged: boolean;
}

const WEAKER: readonly Evidence[] = ["P", "S", "SR", "M"];

/** The standing of HS6 numbers on a day. */
export function standings(numbers: readonly string[], date: Day, tables: OriginTables): readonly Standing[] {
  return numbers.map((hts) => {
    const { branches, bridged } = select({ hts, date, materials: [], purchases: [], facts: {} }, tables);
    const rules = branches.flatMap((each) => each.rules);
    if (rules.length === 0) return { hts, level: "gap", bridged };
    const level = rules.reduce<Evidence>((worst, { level: each }) => (WEAKER.indexOf(each) > WEAKER.indexOf(worst) ? each : worst), "P");
    return { hts, level, bridged };
  });
}

/** Two alternatives of one number, range and description that hold on the same day. */
export interface Overlap {
  readonly one: Rule;
  readonly other: Rule;
}

/** Overlaps by date among rows of the same range, description and alternative. */
export function overlaps(rules: readonly Rule[]): readonly Overlap[] {
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = [rule.range.from, rule.range.to, rule.appliesTo, rule.no, rule.additional].join("|");
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  return [...byKey.values()].flatMap((rows) =>
    rows.flatMap((one, index) =>
      rows
        .slice(index + 1)
        .filter((other) => one.from <= other.to && other.from <= one.to)
        .map((other) => ({ one, other })),
    ),
  );
}

/** Ranges whose dated rows leave days without a rule after the first day on record. */
export function datedGaps(
  rules: readonly Rule[],
  first: Day,
): readonly { readonly range: string; readonly appliesTo: string; readonly until: string }[] {
  const firsts = new Map<string, Rule>();
  for (const rule of rules) {
    const key = `${rule.range.from}-${rule.range.to}|${rule.appliesTo}`;
    const known = firsts.get(key);
    if (known === undefined || rule.from < known.from) firsts.set(key, rule);
  }
  return [...firsts.values()]
    .filter((rule) => rule.from > first)
    .map((rule) => ({ range: `${rule.range.from}-${rule.range.to}`, appliesTo: rule.appliesTo, until: rule.from }));
}
