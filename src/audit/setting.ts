// What a comparison runs on.

import type { Day } from "../exact/day.js";
import type { AuditData } from "./data.js";
import type { LawIndex } from "./law-index.js";
import type { Rater } from "./rate.js";

/** What a comparison runs on. */
export interface CompareSetting {
  readonly rater: Rater;
  readonly index: LawIndex;
  readonly data: AuditData;
  readonly asOf: Day;
  /** Whether the report shows AD/CVD. */
  readonly cases: boolean;
}
