// The lines of a chunk as columns of numbers: what the compiled law reads. No object stands for a row.

import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import { INPUTS } from "./program.js";

/** Rows of a chunk at most, as DuckDB hands them out. */
export const CHUNK = 2_048;

/** Marks of a row, as bits. */
export const MARK = {
  /** Something of the row is not in the contract's plain form, or only `assess` can judge it. */
  late: 1,
  /** The weight of the goods is given. */
  weighed: 2,
} as const;

/** What a row says of a metal, in two bits: nothing, none of it, some of it, or that it cannot be shown. */
export const SIGN = { absent: 0, zero: 1, positive: 2, unknown: 3 } as const;

const [FIRST, ...OTHERS] = PROGRAM_SYMBOLS;

/** Claims by their codes, as the contract writes them; undefined where the claim is not known. */
export const CLAIMS: readonly (string | null | undefined)[] = [null, FIRST, undefined, ...OTHERS];

/** Columns of a chunk; rows past those that were read hold whatever stood there before. */
export interface LineColumns {
  /** Place of the number in the book. */
  readonly place: Int32Array;
  /** 1 where the origin is that of the book. */
  readonly origin: Uint8Array;
  /** 1 where the number had lost a leading zero. */
  readonly repaired: Uint8Array;
  /** Days since 1970-01-01; the import day -1 where none is given. */
  readonly entryDay: Int32Array;
  readonly importDay: Int32Array;
  /** Code of the claim; see {@link CLAIMS}. */
  readonly claim: Uint8Array;
  /** Amounts by place among `INPUTS`, each a column of {@link CHUNK}: cents, and millionths for quantities. */
  readonly amounts: Float64Array;
  /** What is said of the metals, two bits each; see {@link SIGN}. */
  readonly signs: Uint8Array;
  /** Codes of the units of the two quantities, five bits each; 0 where there is no quantity. */
  readonly units: Uint16Array;
  /** Code of the rare facts that are given; 0 where there are none. */
  readonly rare: Int32Array;
  /** See {@link MARK}. */
  readonly marks: Uint8Array;
}

/** Columns for a chunk. */
export function newLineColumns(): LineColumns {
  return {
    place: new Int32Array(CHUNK),
    origin: new Uint8Array(CHUNK),
    repaired: new Uint8Array(CHUNK),
    entryDay: new Int32Array(CHUNK),
    importDay: new Int32Array(CHUNK).fill(-1),
    claim: new Uint8Array(CHUNK),
    amounts: new Float64Array(INPUTS.length * CHUNK),
    signs: new Uint8Array(CHUNK),
    units: new Uint16Array(CHUNK),
    rare: new Int32Array(CHUNK),
    marks: new Uint8Array(CHUNK),
  };
}
