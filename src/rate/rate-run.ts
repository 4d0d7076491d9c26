// One table to rate, and what that came to.

import type { Tally } from "../bulk/tally.js";
import type { Counted, DuckSource } from "../table-files/duck-source.js";
import type { Progress } from "./rate-progress.js";
import type { RateSetting } from "./rate-setting.js";

/** A table to rate. */
export interface Run {
  readonly source: DuckSource;
  readonly output: string;
  /** Names under which the columns of the input are written. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  /** Whether a CSV gets its header; a part behind the first has none. */
  readonly headed: boolean;
  /** Whether it pays to load the tables of the law. */
  readonly large: boolean;
  /** Told how far the run is. */
  progress(progress: Progress): void;
}

/** What a run came to. */
export interface Rated {
  readonly tally: Tally;
  /** What the reading report says of a table that is read in place. */
  readonly counted: Counted;
}

/** How a run writes its table: whether with types, and whether with cells as they stand. */
export function writtenAs({ output, setting }: Run): { readonly typed: boolean; readonly raw: boolean } {
  return { typed: /\.parquet$/i.test(output), raw: setting.raw };
}
