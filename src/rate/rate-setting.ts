// What every row of one run is rated with.

import type { AssessOptions } from "../assess/answer.js";

/** Plain data. */
export interface RateSetting {
  /** Our names of the input columns, in their order. */
  readonly names: readonly string[];
  readonly options: AssessOptions;
  readonly raw: boolean;
  /** Scenario file laid over the law. */
  readonly scenario?: readonly string[];
}
