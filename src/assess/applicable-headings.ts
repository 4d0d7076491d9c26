// Which headings apply under one assignment: a heading applies when its own condition is true and no heading that wins over it applies.

import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import { appliesOn } from "../law/in-force.js";
import type { Chapter98Rule, HeadingList } from "../law/types.js";
import { baseIsAtLeast, entersFree } from "./base.js";
import { holds, not3, type TestContext } from "./evaluate-condition.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Tri, World } from "./world.js";

/** What the standing of headings is judged on. */
export interface StandingSetting {
  readonly plan: Plan;
  readonly world: World;
  readonly chapter98: Chapter98Rule | undefined;
  readonly headingLists: Readonly<Record<string, HeadingList>>;
  readonly entryDate: Day;
  readonly knownOn: Day | undefined;
  /** A parcel that owes no column 1 reaches no share of it. */
  readonly owesColumn1: boolean;
}

/** Both must hold; an open part is asked only when the other does not already decide. */
export function and3(a: Tri, b: Tri): Tri {
  if (a === false || b === false) return false;
  return a === true ? b : a;
}

type Rows = HeadingList["rows"];

/** What is asked of the headings of a plan again and again. */
interface Among {
  /** The headings that stand in lieu of a heading, by its id. */
  readonly inLieu: ReadonlyMap<string, readonly PlannedHeading[]>;
  /** Of each list of headings the rows that name one of the plan. */
  readonly rows: Map<string, Rows>;
}

// Kept by the headings, which many plans share.
const kept = new WeakMap<Plan["headings"], Among>();

function among(headings: Plan["headings"]): Among {
  const known = kept.get(headings);
  if (known !== undefined) return known;
  const inLieu = new Map<string, PlannedHeading[]>();
  for (const heading of headings.values())
    for (const id of new Set(heading.terms.inLieuOf)) {
      const others = inLieu.get(id);
      if (others === undefined) inLieu.set(id, [heading]);
      else others.push(heading);
    }
  const found = { inLieu, rows: new Map() };
  kept.set(headings, found);
  return found;
}

/** The headings of a plan in one world: which stand is found on demand and remembered. The tests of this world are answered by it. */
export class Standing implements TestContext {
  readonly world: World;
  readonly #setting: StandingSetting;
  // By the place of the heading in its plan.
  readonly #standing: (Tri | undefined)[] = [];
  #among: Among | undefined;
  #enters: Map<string, Tri> | undefined;

  constructor(setting: StandingSetting) {
    this.world = setting.world;
    this.#setting = setting;
  }

  entersFree(program: string): Tri {
    this.#enters ??= new Map();
    let found = this.#enters.get(program);
    if (found === undefined) {
      found = entersFree(this.world, this.#setting.plan, program);
      this.#enters.set(program, found);
    }
    return found;
  }

  baseIsAtLeast(share: Rational, of: "general" | "entered"): Tri {
    const { plan, chapter98, owesColumn1 } = this.#setting;
    return owesColumn1 && baseIsAtLeast(this.world, plan, chapter98, share, of);
  }

  paying(listId: string): Tri {
    const { entryDate, knownOn } = this.#setting;
    let open: Tri = false;
    for (const row of this.#rowsOf(listId)) {
      if (!appliesOn(row, entryDate, knownOn)) continue;
      const value = row.test === undefined ? this.stands(row.heading) : and3(this.stands(row.heading), holds(row.test, this));
      if (value === true) return true;
      if (typeof value === "string" && open === false) open = value;
    }
    return open;
  }

  /** Whether a planned heading speaks of these goods, whatever the column. */
  reaches(heading: PlannedHeading): Tri {
    return this.#isLifted(heading) ? false : holds(heading.reach, this);
  }

  /** Own test and exceptions. False for a heading that is not in the plan. */
  stands(id: string): Tri {
    const heading = this.#setting.plan.headings.get(id);
    return heading === undefined ? false : this.standsAt(heading);
  }

  /** The same of a heading of the plan. */
  standsAt(heading: PlannedHeading): Tri {
    const found = this.#standing[heading.index];
    if (found !== undefined) return found;
    let value = this.#isLifted(heading) ? false : holds(heading.test, this);
    if (value !== false) {
      for (const other of heading.terms.except) {
        value = and3(value, not3(this.stands(other)));
        if (value === false) break;
      }
      if (value !== false) {
        for (const other of this.#ofPlan().inLieu.get(heading.provision.id) ?? []) value = and3(value, not3(this.standsAt(other)));
      }
    }
    this.#standing[heading.index] = value;
    return value;
  }

  // A claim under chapter 98 lifts the duty where the measure says so.
  #isLifted({ terms }: PlannedHeading): boolean {
    return this.#setting.chapter98?.treatments[terms.chapter98] === "none";
  }

  #ofPlan(): Among {
    this.#among ??= among(this.#setting.plan.headings);
    return this.#among;
  }

  #rowsOf(listId: string): Rows {
    const { rows } = this.#ofPlan();
    let found = rows.get(listId);
    if (found === undefined) {
      const { plan, headingLists } = this.#setting;
      const list = headingLists[listId];
      if (list === undefined) throw new Error(`no heading list ${listId}`);
      found = list.rows.filter(({ heading }) => plan.headings.has(heading));
      rows.set(listId, found);
    }
    return found;
  }
}
