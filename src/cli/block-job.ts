// What the main thread and the worker threads of a run by blocks say to each other. All of it is plain data.

import type { Tally } from "../bulk/tally.js";
import type { WrittenChunk } from "../table/parquet-meta.js";
import type { RateSetting } from "./rate-setting.js";

/** Form of the output. */
export type TableForm = "parquet" | "csv" | "csv.gz";

/** What a worker is told when it starts. */
export interface BlockWork {
  /** See `assembly`. */
  readonly module: WebAssembly.Module;
  /** Longest block in bytes. */
  readonly longest: number;
  readonly input: string;
  readonly form: TableForm;
  /** Names of the columns of the input as they are written. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  /** Columns of a CSV whose texts are told apart. */
  readonly coded: readonly boolean[];
}

/** A block of a CSV: a stretch of the file, or text that was unzipped. */
export type CsvJob =
  | { readonly from: number; readonly to: number; readonly text?: undefined }
  | { readonly text: SharedArrayBuffer; readonly to: number };

/** A block that was rated: its bytes of the output, and of Parquet its column chunks, whose offsets count from the first of these bytes. */
export type BlockReply =
  | { readonly trouble: "malformed" }
  | {
      readonly trouble?: undefined;
      readonly rows: number;
      /** Where a row begins that goes on behind the block; the size of the block where there is none. */
      readonly until: number;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly chunks: readonly WrittenChunk[];
      readonly tally: Tally;
    };
