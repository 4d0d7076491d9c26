// Parts of an article whose value the rates of a line name: the case of a watch, its battery.

import { parseRate } from "./rate-text.js";
import type { RateLine } from "./schedule.js";
import { parseSpecial } from "./special.js";

const byText = new Map<string, readonly string[]>();
const NONE: readonly string[] = [];

/** Facts with the values of parts that every rate of a column of the line names which names this one, itself among them. */
export function partsBeside({ general, special, other }: RateLine, column: "general" | "other", part: string): readonly string[] {
  const specials = special.includes(" on ") ? parseSpecial(special).segments.map(({ text }) => text) : [];
  const rates = column === "other" ? [other] : [general, ...specials];
  const [first = NONE, ...more] = rates.map(named).filter((parts) => parts.includes(part));
  return more.length === 0 ? first : first.filter((each) => more.every((parts) => parts.includes(each)));
}

function named(text: string): readonly string[] {
  if (!text.includes(" on ")) return NONE;
  let found = byText.get(text);
  if (found === undefined) {
    const rate = parseRate(text);
    const terms = "error" in rate || rate.kind !== "sum" ? [] : rate.terms;
    found = terms.flatMap((term) => (term.kind === "ad-valorem" && term.on !== "value" ? [term.on] : []));
    byText.set(text, found);
  }
  return found;
}
