// The parts of a test that hold no other.

import type { Condition } from "./types.js";

/** Every part of a test that holds no other. */
export function leavesOf(test: Condition): readonly Condition[] {
  if (test.op === "not") return leavesOf(test.test);
  return test.op === "all" || test.op === "any" ? test.tests.flatMap(leavesOf) : [test];
}

/** Whether some part of a test that holds no other is such. */
export function someLeaf(test: Condition, is: (leaf: Condition) => boolean): boolean {
  if (test.op === "not") return someLeaf(test.test, is);
  return test.op === "all" || test.op === "any" ? test.tests.some((each) => someLeaf(each, is)) : is(test);
}
