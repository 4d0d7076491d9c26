// The plan of one number on one day: the rate line, and of every heading in force what is left to ask once the number, the day and
// the origin are known. Plans are made once and kept; rating a line is then a few tests.

import type { FactValue } from "../facts/line.js";
import type { RateLine } from "../hts/schedule.js";
import type { FactRule } from "../law/types.js";
import type { HeadingInForce, PlanKey, PlannedHeading } from "./headings.js";
import type { ListIndex } from "./list-index.js";
import { type Meeting, reachedBy } from "./reached.js";

export type { PlannedHeading };

/** The plan of one entry-level number. */
export interface Plan {
  readonly line: RateLine;
  readonly headings: ReadonlyMap<string, PlannedHeading>;
  /** Every heading in force that day, those that do not reach the number included. */
  readonly inForce: readonly HeadingInForce[];
  /** Two numbers with equal signatures owe the same on equal facts. */
  signature(): string;
  /** Rare facts that a heading left out of {@link ordinary} waits for, with what their absence means. */
  readonly dormant: ReadonlyMap<string, FactValue>;
  /** Facts of which one must be stated for the headings left out to matter. */
  readonly wakes: readonly string[];
  /** The plan for lines that state none of them. */
  readonly ordinary?: Plan;
}

const NOTHING_ASSUMED: ReadonlyMap<string, FactValue> = new Map();
const NOTHING_WAKES: readonly string[] = [];

/** Make the plan of one ten-digit number, or of an eight-digit one that has no lines below it. */
export function makePlan(
  lists: ListIndex,
  rules: ReadonlyMap<string, FactRule>,
  line: RateLine,
  key: PlanKey,
  { inForce, meeting }: { readonly inForce: readonly HeadingInForce[]; readonly meeting: Meeting },
): Plan {
  const { headings, same, ordinary } = reachedBy(lists, rules, key, meeting);
  // Written out: an object put together from others costs more than all else here.
  const signature = (): string => [line.general, line.special, line.other, line.units.join("/"), same].join("|");
  const dormant = NOTHING_ASSUMED;
  if (ordinary === undefined) return { line, headings, inForce, signature, dormant, wakes: NOTHING_WAKES };
  const plan = { line, headings: ordinary.awake, inForce, signature, dormant: ordinary.dormant, wakes: NOTHING_WAKES };
  return { line, headings, inForce, signature, dormant, wakes: ordinary.wakes, ordinary: plan };
}
