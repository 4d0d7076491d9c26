// Tests of the day of import are settled with the class: a class has one such day, as it has one day of entry.

import type { Day } from "../exact/day.js";
import type { Condition } from "../law/types.js";

const made = new Map<Day, WeakMap<Condition, Condition>>();

/** A condition of which the tests of the day of import are answered. */
export function daySettled(test: Condition, importDay: Day): Condition {
  let kept = made.get(importDay);
  if (kept === undefined) {
    kept = new WeakMap();
    made.set(importDay, kept);
  }
  const known = kept.get(test);
  if (known !== undefined) return known;
  const found = settled(test, importDay);
  kept.set(test, found);
  return found;
}

function settled(test: Condition, importDay: Day): Condition {
  switch (test.op) {
    case "day": {
      if (test.fact !== "importDate") return test;
      const holds = test.compare === "before" ? importDay < test.day : importDay >= test.day;
      return holds ? { op: "true" } : { op: "any", tests: [] };
    }
    case "not":
    case "all":
    case "any": {
      const parts = test.op === "not" ? [test.test] : test.tests;
      const found = parts.map((each) => daySettled(each, importDay));
      if (found.every((each, at) => each === parts[at])) return test;
      return test.op === "not" ? { op: "not", test: found[0] as Condition } : { op: test.op, tests: found };
    }
    default:
      return test;
  }
}
