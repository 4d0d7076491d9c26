// The answers of a chunk as columns of numbers: what the compiled law writes.

import { CHUNK } from "./line-columns.js";
import { AUTHORITIES } from "./program.js";

/** Status of a row; `uncompiled` rows are for `assess`. */
export const STATUS = { determined: 0, range: 1, prohibited: 2, uncompiled: 3 } as const;

/** Statuses as the contract names them, by code; what `assess` finds in error has the last. */
export const STATUSES = ["determined", "range", "prohibited", "error"] as const;

/** Columns of a chunk. Amounts in cents, whole and at most 2^53; those that a status does not fill hold whatever stood there before. */
export interface AnswerColumns {
  readonly status: Uint8Array;
  /** By place in `AUTHORITIES`, each a column of {@link CHUNK}; filled when determined, as the next three are. */
  readonly byAuthority: Float64Array;
  readonly additional: Float64Array;
  readonly duty: Float64Array;
  /** Duty over value in millionths, rounded half up. */
  readonly rate: Float64Array;
  /** Filled when determined or a range. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Place of the headings in the table of the book, when determined. */
  readonly headings: Int32Array;
  /** Place of the questions in the table of the book, when a range. */
  readonly questions: Int32Array;
}

/** Columns for a chunk. */
export function newAnswerColumns(): AnswerColumns {
  return {
    status: new Uint8Array(CHUNK),
    byAuthority: new Float64Array(AUTHORITIES.length * CHUNK),
    additional: new Float64Array(CHUNK),
    duty: new Float64Array(CHUNK),
    rate: new Float64Array(CHUNK),
    min: new Float64Array(CHUNK),
    max: new Float64Array(CHUNK),
    headings: new Int32Array(CHUNK),
    questions: new Int32Array(CHUNK),
  };
}
