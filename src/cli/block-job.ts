// What the main thread and the worker threads of a run by blocks say to each other. All of it is plain data.

import type { Tally } from "../bulk/tally.js";
import type { FactRule } from "../law/types.js";
import type { KnownLaw } from "../packaged/bundled-book.js";
import type { ParquetInput } from "../table/parquet-input.js";
import type { WrittenChunk } from "../table/parquet-meta.js";
import type { RateSetting } from "./rate-setting.js";

/** Form of the output. */
export type TableForm = "parquet" | "csv" | "csv.gz";

/** What every worker is told when it starts. */
export interface BlockWork {
  /** See `assembly`. */
  readonly module: WebAssembly.Module;
  readonly input: string;
  readonly form: TableForm;
  /** Names of the columns of the input as they are written. */
  readonly header: readonly string[];
  readonly setting: RateSetting;
  readonly law: WorkLaw;
}

/** What workers are told of the law, so that they need not make an engine before a row asks for it. */
export interface WorkLaw extends KnownLaw {
  readonly facts: readonly FactRule[];
  readonly origin: string;
}

/** What a worker for blocks of a CSV is told. */
export interface CsvWork extends BlockWork {
  /** Longest block in bytes. */
  readonly longest: number;
  /** Columns whose texts are told apart. */
  readonly coded: readonly boolean[];
}

/** What a worker for row groups of a Parquet file is told. */
export interface GroupWork extends BlockWork {
  readonly table: ParquetInput;
}

/** A block of a CSV: a stretch of the file, or text that was unzipped. */
export type CsvJob =
  | { readonly from: number; readonly to: number; readonly text?: undefined }
  | { readonly text: SharedArrayBuffer; readonly to: number };

/** A row group of a Parquet file, by its place. */
export interface GroupJob {
  readonly group: number;
}

/** A block that was rated: its bytes of the output, and of Parquet its column chunks, whose offsets count from the first of these bytes. */
export interface RatedReply {
  readonly trouble?: undefined;
  readonly rows: number;
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  /** Where the chunks that were copied begin. */
  readonly kept: readonly number[];
  readonly chunks: readonly WrittenChunk[];
  readonly tally: Tally;
}

/** A block of a CSV that was rated. */
export interface CsvRated extends RatedReply {
  /** Where a row begins that goes on behind the block; the size of the block where there is none. */
  readonly until: number;
}

/** What comes back of a block of a CSV. */
export type CsvReply = CsvRated | { readonly trouble: "malformed" };

/** Why a row group was not rated: a text looks like a formula, it is not read here, its texts have no room, or the file is damaged. */
export type GroupTrouble =
  | { readonly trouble: "formula"; readonly column: number }
  | { readonly trouble: "unsupported" }
  | { readonly trouble: "full" }
  | { readonly trouble: "damaged"; readonly message: string };

/** What comes back of a row group. */
export type GroupReply = RatedReply | GroupTrouble;

/** A message to a worker: first what to work on, then jobs, and memory that can be written to again. */
export type ToWorker<Work extends object, Job extends object> =
  | { readonly work: Work }
  | { readonly id: number; readonly job: Job }
  | { readonly spare: readonly ArrayBuffer[] };
