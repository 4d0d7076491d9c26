// The same entries under several futures: the duty of each group that is expected, next to that of the law.

import {
  type Bounds,
  type CompareBy,
  type ComparedLine,
  type CompareGroup,
  compareGroups,
  differs,
  isUnanswered,
} from "../history/compare.js";
import { expected } from "./expected.js";
import type { Range } from "./report.js";

/** One group: what the law charges, and what is expected. Lines are those that differ in any future. */
export interface ExpectedGroup {
  readonly key: string;
  readonly law: Bounds;
  readonly expected: Range;
  /** No most is known: a quantity that is unknown decides the duty under the law or a future. */
  readonly endless?: true;
}

const NOTHING: Bounds = { min: 0n, max: 0n };

/** Groups of the lines that differ under any future, in the order of their keys; a line that is not answered in one stands in none. Each line holds one comparison for each future. */
export function expectedGroups(
  lines: readonly (readonly ComparedLine[])[],
  millionths: readonly bigint[],
  by: CompareBy,
  sectorOf: (chapter: string) => string,
): ExpectedGroup[] {
  const differing = lines.filter((line) => line.some(differs) && !line.some(isUnanswered));
  // Several futures are summed over the same duties; of one, what stays equal is left out.
  const several = millionths.length > 1;
  const futures = millionths.map((share, at) => ({
    millionths: share,
    groups: compareGroups(
      differing.flatMap((each) => each[at] ?? []),
      by,
      sectorOf,
      several,
    ),
  }));
  const find = (all: readonly CompareGroup[], key: string): CompareGroup | undefined => all.find((group) => group.key === key);
  const keys = [...new Set(futures.flatMap(({ groups }) => groups.map((group) => group.key)))].sort();
  return keys.map((key) => {
    const law = futures.map(({ groups }) => find(groups, key)?.law).find((each) => each !== undefined) ?? NOTHING;
    const endless = law.endless === true || futures.some((each) => find(each.groups, key)?.scenario.endless === true);
    return {
      key,
      law,
      ...(endless ? { endless: true as const } : {}),
      expected: expected(futures.map((each) => ({ millionths: each.millionths, ...(find(each.groups, key)?.scenario ?? law) }))),
    };
  });
}
