// What of the law in force was not read in print.

import type { Day } from "../exact/day.js";
import { foldTerms, measureEnded } from "./in-force.js";
import { leavesOf } from "./leaves.js";
import type { Condition, Law } from "./types.js";

/** Marks of the headings in force on a day, or ever, and of the lists by which they name goods; each once, in the order of the measures. */
export function unreadIn(law: Law, day?: Day): readonly string[] {
  const found = new Set<string>();
  const listed = (test: Condition | undefined): void => {
    if (test === undefined) return;
    for (const leaf of leavesOf(test)) {
      const mark = leaf.op === "list" ? law.lists[leaf.list]?.unverified : undefined;
      if (mark !== undefined) found.add(mark);
    }
  };
  for (const measure of law.measures) {
    if (day !== undefined && measureEnded(measure, day, undefined)) continue;
    for (const provision of measure.provisions) {
      if (day === undefined) {
        for (const { unverified } of provision.amendments) if (unverified !== undefined) found.add(unverified);
        for (const terms of [provision.base, ...provision.amendments.map((each) => each.terms)])
          for (const test of [terms.goods, terms.when, terms.unless]) listed(test);
        continue;
      }
      const folded = foldTerms(provision, day, undefined);
      if (folded === undefined) continue;
      for (const mark of folded.unverified) found.add(mark);
      for (const test of [folded.terms.goods, folded.terms.when, folded.terms.unless]) listed(test);
    }
  }
  return [...found];
}
