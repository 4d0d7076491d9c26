// What every batch of one run is rated with.

import type { AssessOptions } from "../assess/answer.js";

/** Sent to workers, so it is plain data. */
export interface RateSetting {
  /** Our names of the input columns, in their order. */
  readonly names: readonly string[];
  readonly options: AssessOptions;
  readonly raw: boolean;
  /** Rated rows may come back as CSV. */
  readonly text?: boolean;
  /** Scenario file laid over the law. */
  readonly scenario?: readonly string[];
}
