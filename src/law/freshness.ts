// How far the law was read, and what is known to be coming after that.

import { type Day, dayNumber } from "../exact/day.js";
import type { Law } from "./types.js";
import { instrumentOf } from "./values.js";

// Kind of an act that nobody has signed.
const SCENARIO = "scenario";

/** Something on record that begins or ends after the law was last read. */
export interface Coming {
  readonly on: Day;
  readonly what: string;
  readonly cites: readonly string[];
  /** Where a scenario says so and no act. */
  readonly supposed?: true;
}

/** How fresh the law is for a day of entry. */
export interface Freshness {
  /** Last day to which the law was read. */
  readonly read: Day;
  /** Days of entry lie this many days after it; zero or less where it was read that far. */
  readonly behind: number;
  /** What is on record for later days, in their order. */
  readonly coming: readonly Coming[];
}

/** How fresh the law is for a day of entry. */
export function freshnessOf(law: Law, day: Day): Freshness {
  const read = law.coverage.lastSeen;
  return { read, behind: dayNumber(day) - dayNumber(read), coming: comingAfter(law, read) };
}

/** Whether an act is one of a scenario. */
export function isSupposed({ instruments }: Pick<Law, "instruments">, act: string): boolean {
  return instrumentOf(instruments, act)?.kind === SCENARIO;
}

const found = new WeakMap<Law, readonly Coming[]>();

function comingAfter(law: Law, read: Day): readonly Coming[] {
  const known = found.get(law);
  if (known !== undefined) return known;
  const coming = new Map<string, Coming>();
  const put = (on: Day, what: string, cites: readonly string[]): void => {
    const supposed = cites.some((each) => isSupposed(law, each));
    if (on > read) coming.set(`${on} ${what} ${supposed}`, { on, what, cites, ...(supposed ? { supposed } : {}) });
  };
  for (const { title, ends, provisions } of law.measures) {
    if (ends !== undefined) put(ends.on, title, ends.by);
    for (const { amendments, ends: end } of provisions) {
      for (const { from, by, withdrawn, terms } of amendments)
        if (withdrawn === undefined && terms.adds?.kind !== "either") put(from, title, by);
      if (end !== undefined) put(end.on, title, end.by);
    }
  }
  for (const { from, text, cites } of law.notCovered) put(from, text, cites);
  for (const { from, code, text, cites } of law.told) if (code === undefined) put(from, text, cites);
  const sorted = [...coming.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.what < b.what ? -1 : 1));
  found.set(law, sorted);
  return sorted;
}
