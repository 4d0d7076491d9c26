// The days on which the law turned, with the measures and the acts that did it: one row for each day.

import { visitLaw } from "../law/calendar.js";
import type { Law, Measure, NumberList } from "../law/types.js";

/** What turned on a day. `measures` are ids; `what` are titles of measures, lists and rules; `acts` are instruments. */
export interface LawTurn {
  readonly day: string;
  readonly measures: readonly string[];
  readonly what: readonly string[];
  readonly acts: readonly string[];
}

/** Every turn of the law within its coverage, in the order of days. */
export function lawTurns(law: Law): LawTurn[] {
  const days = new Map<string, { measures: Set<string>; what: Set<string>; acts: Set<string> }>();
  const users = usersOfLists(law.measures);
  visitLaw(law, ({ day, role, within }) => {
    if (role !== "duty" || day < law.coverage.from || within.some(isWithdrawn)) return;
    const title = nearest(within, "title");
    const acts = (nearest(within, "by") ?? nearest(within, "cites") ?? []) as readonly string[];
    // The day from which the law is covered is not a turn of it.
    if (title === undefined && acts.length === 0) return;
    const found = days.get(day) ?? { measures: new Set(), what: new Set(), acts: new Set() };
    days.set(day, found);
    const measure = within.find((each): each is Measure => "provisions" in each);
    const list = within.find((each): each is NumberList => "open" in each);
    for (const id of measure === undefined ? (list === undefined ? [] : (users.get(list.id) ?? [])) : [measure.id]) found.measures.add(id);
    for (const what of title === undefined ? acts : [String(title)]) found.what.add(what);
    for (const act of acts) found.acts.add(act);
  });
  return [...days]
    .map(([day, { measures, what, acts }]) => ({ day, measures: [...measures].sort(), what: [...what].sort(), acts: [...acts] }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function isWithdrawn(part: object): boolean {
  return "withdrawn" in part && part.withdrawn !== undefined;
}

// What the innermost part that has the field says.
function nearest(within: readonly object[], field: string): unknown {
  const found = within.findLast((part) => field in part);
  return found === undefined ? undefined : (found as Readonly<Record<string, unknown>>)[field];
}

// Measures by the lists that their conditions name, however deep.
function usersOfLists(measures: readonly Measure[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, Set<string>>();
  for (const measure of measures) {
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const named = key === "list" ? [inner] : key === "lists" && Array.isArray(inner) ? inner : [];
        for (const list of named) if (typeof list === "string") users.set(list, (users.get(list) ?? new Set()).add(measure.id));
        walk(inner);
      }
    };
    walk(measure.provisions);
  }
  return new Map([...users].map(([list, ids]) => [list, [...ids]]));
}
