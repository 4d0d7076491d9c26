// The days on which the law turned, with the measures and the acts that did it: one row for each day.

import type { Law, Measure } from "../law/types.js";

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
  const put = (day: string | undefined, measures: readonly string[], what: string, acts: readonly string[]): void => {
    if (day === undefined || day === "" || day < law.coverage.from) return;
    const found = days.get(day) ?? { measures: new Set(), what: new Set(), acts: new Set() };
    days.set(day, found);
    for (const id of measures) found.measures.add(id);
    found.what.add(what);
    for (const act of acts) found.acts.add(act);
  };
  for (const measure of law.measures) {
    put(measure.ends?.on, [measure.id], measure.title, measure.ends?.by ?? []);
    for (const provision of measure.provisions) {
      put(provision.ends?.on, [measure.id], measure.title, provision.ends?.by ?? []);
      for (const amendment of provision.amendments)
        if (amendment.withdrawn === undefined) put(amendment.from, [measure.id], measure.title, amendment.by);
    }
  }
  const users = usersOfLists(law.measures);
  for (const list of Object.values(law.lists))
    for (const [, from, until] of list.rows) for (const day of [from, until]) put(day, users.get(list.id) ?? [], list.title, []);
  for (const list of Object.values(law.headingLists))
    for (const row of list.rows) for (const day of [row.from, row.until]) put(day, [], list.title, []);
  for (const rule of law.yields) for (const day of [rule.from, rule.until]) put(day, [], rule.title, []);
  return [...days]
    .map(([day, { measures, what, acts }]) => ({ day, measures: [...measures].sort(), what: [...what].sort(), acts: [...acts] }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
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
