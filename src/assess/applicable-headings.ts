// Which headings apply under one assignment: a heading applies when its own condition is true and no heading that wins over it applies.

import type { Day } from "../exact/day.js";
import { appliesOn } from "../law/in-force.js";
import type { Chapter98Rule, HeadingList } from "../law/types.js";
import { holds, not3, type TestContext } from "./evaluate-condition.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Tri, World } from "./world.js";

/** Standing headings of one world, found on demand and remembered. */
export interface Standing {
  /** Whether a planned heading speaks of these goods, whatever the column. */
  reaches(heading: PlannedHeading): Tri;
  /** The context in which tests of this world are answered. */
  readonly context: TestContext;
  /** Own test and exceptions. False for a heading that is not in the plan. */
  stands(id: string): Tri;
}

/** What the standing of headings is judged on. */
export interface StandingSetting {
  readonly plan: Plan;
  readonly world: World;
  readonly chapter98: Chapter98Rule | undefined;
  readonly headingLists: Readonly<Record<string, HeadingList>>;
  readonly entryDate: Day;
  readonly knownOn: Day | undefined;
  entersFree(program: string): Tri;
  baseIsAtLeast: TestContext["baseIsAtLeast"];
}

/** Both must hold; an open part is asked only when the other does not already decide. */
export function and3(a: Tri, b: Tri): Tri {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

type InLieu = ReadonlyMap<string, readonly PlannedHeading[]>;

const inLieu = new WeakMap<Plan["headings"], InLieu>();

// The headings that stand in lieu of a heading, by its id.
function inLieuAmong(headings: Plan["headings"]): InLieu {
  const known = inLieu.get(headings);
  if (known !== undefined) return known;
  const found = new Map<string, PlannedHeading[]>();
  for (const heading of headings.values())
    for (const id of new Set(heading.terms.inLieuOf)) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [heading]);
      else others.push(heading);
    }
  inLieu.set(headings, found);
  return found;
}

/** Judge the headings of a plan in one world. */
export function judge(setting: StandingSetting): Standing {
  const { plan, world } = setting;
  // By the place of the heading in its plan.
  const standing: (Tri | undefined)[] = [];
  const tests: (Tri | undefined)[] = [];
  let others: InLieu | undefined;
  const lieu = (): InLieu => {
    others ??= inLieuAmong(plan.headings);
    return others;
  };

  const context: TestContext = {
    world,
    entersFree: setting.entersFree,
    baseIsAtLeast: setting.baseIsAtLeast,
    paying(listId) {
      const list = setting.headingLists[listId];
      if (list === undefined) throw new Error(`no heading list ${listId}`);
      let open: Tri = false;
      for (const row of list.rows) {
        if (!appliesOn(row, setting.entryDate, setting.knownOn)) continue;
        if (!plan.headings.has(row.heading)) continue;
        const value = row.test === undefined ? stands(row.heading) : and3(stands(row.heading), holds(row.test, context));
        if (value === true) return true;
        if (typeof value === "string" && open === false) open = value;
      }
      return open;
    },
  };

  // A claim under chapter 98 lifts the duty where the measure says so.
  function isLifted(heading: PlannedHeading): boolean {
    return setting.chapter98?.treatments[heading.terms.chapter98] === "none";
  }

  function test(heading: PlannedHeading): Tri {
    const found = tests[heading.index];
    if (found !== undefined) return found;
    const value = isLifted(heading) ? false : holds(heading.test, context);
    tests[heading.index] = value;
    return value;
  }

  function stands(id: string): Tri {
    const heading = plan.headings.get(id);
    if (heading === undefined) return false;
    const found = standing[heading.index];
    if (found !== undefined) return found;
    let value = test(heading);
    if (value !== false) {
      for (const other of heading.terms.except) {
        value = and3(value, not3(stands(other)));
        if (value === false) break;
      }
      if (value !== false) {
        for (const other of lieu().get(id) ?? []) value = and3(value, not3(stands(other.provision.id)));
      }
    }
    standing[heading.index] = value;
    return value;
  }

  return { context, reaches: (heading) => (isLifted(heading) ? false : holds(heading.reach, context)), stands };
}
