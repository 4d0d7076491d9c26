// What the page and the worker that rates say to each other.

import type { Tally } from "../src/bulk/tally.js";

/** Rate a table; `names` are our names of its columns. */
export interface RateRequest {
  readonly header: readonly string[];
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One line as the list shows it. */
export type RatedRow = readonly string[];

/** Progress, or the end. */
export type RateReply =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "done"; readonly rows: readonly RatedRow[]; readonly tally: Tally }
  | { readonly kind: "failed"; readonly message: string };
