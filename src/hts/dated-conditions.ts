// The conditions of numbers from edition to edition.

import type { Day } from "../exact/day.js";
import type { ArticleCondition } from "./article-conditions.js";
import type { ExportRow } from "./export.js";

/** The conditions of a number from one edition until another. */
export interface DatedConditions {
  readonly from: Day;
  readonly until?: Day;
  readonly all: readonly ArticleCondition[];
}

/** Adds the conditions of an edition. Conditions that it does not repeat end on its first day. */
export function putConditions(conditions: Record<string, DatedConditions[]>, from: Day, rows: readonly ExportRow[]): void {
  const now = new Map(rows.flatMap((row) => (row.conditions === undefined ? [] : [[row.hts, row.conditions] as const])));
  // An edition without any condition does not give the levels of its rows.
  if (now.size === 0) return;
  for (const hts of new Set([...Object.keys(conditions), ...now.keys()])) {
    const list = conditions[hts] ?? [];
    const all = now.get(hts);
    const last = list.at(-1);
    const open = last !== undefined && last.until === undefined ? last : undefined;
    if (open !== undefined && JSON.stringify(open.all) === JSON.stringify(all)) continue;
    if (open !== undefined) list[list.length - 1] = { ...open, until: from };
    if (all !== undefined) list.push({ from, all });
    conditions[hts] = list;
  }
}

/** A condition and its number. */
export interface NumberCondition extends ArticleCondition {
  readonly hts: string;
}

const NONE: readonly NumberCondition[] = [];

/** What a condition turns on. */
export type ConditionedBy = "day" | "unit-value";

// The first eight digits of the numbers that have conditions, with whether any of these is on the value of a unit.
function conditionedSubheadings(conditions: Readonly<Record<string, readonly DatedConditions[]>>): ReadonlyMap<string, ConditionedBy> {
  const found = new Map<string, ConditionedBy>();
  for (const [hts, dated] of Object.entries(conditions)) {
    const eight = hts.slice(0, 8);
    const terms = dated
      .flatMap(({ all }) => all)
      .flatMap(({ requires, excludes = [] }) => [...(requires === undefined ? [] : [requires]), ...excludes]);
    if (terms.some((term) => "unitValue" in term)) found.set(eight, "unit-value");
    else if (!found.has(eight)) found.set(eight, "day");
  }
  return found;
}

/** The conditions of a schedule. */
export interface OpenConditions {
  readonly subheadings: ReadonlyMap<string, ConditionedBy>;
  of(digits: string, day: Day): readonly NumberCondition[];
}

/** Open the conditions of numbers. `linesUnder` gives the ten-digit lines under eight digits on a day. */
export function openConditions(
  conditions: Readonly<Record<string, readonly DatedConditions[]>>,
  linesUnder: (eight: string, day: Day) => readonly string[],
): OpenConditions {
  // Few numbers have a condition; the first eight digits show which.
  const subheadings = conditionedSubheadings(conditions);
  // What was found last for a number, and the days on which it holds: a table asks for one number on many days.
  const last = new Map<string, Found>();
  const found = (asked: readonly string[], day: Day): Found => {
    const spans = asked.map((hts) => ({ hts, ...around(conditions[hts], day) }));
    return {
      from: spans.reduce((most, { from }) => (from > most ? from : most), ""),
      until: spans.reduce((least, { until }) => (until < least ? until : least), ALWAYS),
      all: spans.flatMap(({ hts, all }) => all.map((condition) => ({ hts, ...condition }))),
    };
  };
  return {
    subheadings,
    of(digits, day) {
      const eight = digits.slice(0, 8);
      if (!subheadings.has(eight)) return NONE;
      if (digits.length === 8) {
        // Eight digits with a single line stand for that line.
        const lines = linesUnder(eight, day);
        return found(lines.length === 1 ? [eight, ...lines] : [eight], day).all;
      }
      const before = last.get(digits);
      if (before !== undefined && before.from <= day && day < before.until) return before.all;
      const now = found([eight, digits], day);
      last.set(digits, now);
      return now.all;
    },
  };
}

// Days from one to before another.
interface Found {
  readonly from: string;
  readonly until: string;
  readonly all: readonly NumberCondition[];
}

// After every day.
const ALWAYS = "9";

// The conditions of a day, none in a gap, and the days around it on which they are the same.
function around(dated: readonly DatedConditions[] = [], day: Day): { from: string; until: string; all: readonly ArticleCondition[] } {
  let end = "";
  for (const { from, until = ALWAYS, all } of dated) {
    if (day < from) return { from: end, until: from, all: [] };
    if (day < until) return { from, until, all };
    end = until;
  }
  return { from: end, until: ALWAYS, all: [] };
}
