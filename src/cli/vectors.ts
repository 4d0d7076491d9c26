// DuckDB's vectors as plain arrays. The objects of its client read every vector of a chunk and hold a value for each cell; these functions read
// and write only what is asked for, in one copy.

import { DuckDBScalarFunction, type DuckDBType } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { type CellColumn, lengthAt, SLOT, WITHIN } from "../bulk/cell-slots.js";

/** A vector. */
export type RawVector = duckdb.Vector;

/** A function of SQL over raw vectors; cells may be null. */
export interface RawFunction {
  readonly name: string;
  readonly parameters: readonly DuckDBType[];
  readonly returns: DuckDBType;
  /** Called for each chunk, on the main thread. */
  main(input: RawChunk, output: RawVector): void;
}

/** The arguments of one call. */
export interface RawChunk {
  readonly rows: number;
  vector(at: number): RawVector;
}

/** Make a function; it is called once for every row. */
export function rawFunction({ name, parameters, returns, main }: RawFunction): DuckDBScalarFunction {
  const made = new DuckDBScalarFunction();
  made.setName(name);
  made.setReturnType(returns);
  for (const parameter of parameters) made.addParameter(parameter);
  made.setSpecialHandling();
  made.setVolatile();
  duckdb.scalar_function_set_function(made.scalar_function, (_, input, output) => {
    main({ rows: duckdb.data_chunk_get_size(input), vector: (at) => duckdb.data_chunk_get_vector(input, at) }, output);
  });
  return made;
}

function validity(vector: RawVector, rows: number): Uint32Array | undefined {
  const words = 2 * Math.ceil(rows / 64);
  const bytes = duckdb.vector_get_validity(vector, 4 * words) as Uint8Array | null;
  return bytes === null || bytes === undefined ? undefined : new Uint32Array(bytes.buffer, bytes.byteOffset, words);
}

/** Integers of a vector without nulls, by their width in bytes; wider ones as two words each. */
export function integersOf(vector: RawVector, rows: number, width: 1 | 2 | 4 | 8): Uint8Array | Int16Array | Int32Array {
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * width);
  if (width === 1) return new Uint8Array(buffer, byteOffset, rows);
  return width === 2 ? new Int16Array(buffer, byteOffset, rows) : new Int32Array(buffer, byteOffset, (rows * width) / 4);
}

/** The texts of a vector; undefined where all are null. */
export function textsOf(vector: RawVector, rows: number): CellColumn | undefined {
  const valid = validity(vector, rows);
  if (valid?.every((word, at) => (word & lastRows(rows, at)) === 0)) return undefined;
  const bytes = duckdb.vector_get_data(vector, rows * SLOT);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, rows * 4);
  const decoder = new TextDecoder();
  const column: CellColumn = {
    bytes,
    words,
    valid,
    text(row) {
      const length = lengthAt(column, row);
      if (length === 0) return "";
      if (length <= WITHIN) return decoder.decode(bytes.subarray(SLOT * row + 4, SLOT * row + 4 + length));
      return decoder.decode(duckdb.get_data_from_pointer(bytes.buffer as ArrayBuffer, bytes.byteOffset + SLOT * row + 8, length));
    },
  };
  return column;
}

// Bits of a word of validity that belong to rows.
function lastRows(rows: number, word: number): number {
  const left = rows - 32 * word;
  return left >= 32 ? 0xffffffff : left <= 0 ? 0 : 2 ** left - 1;
}

/** The vector of a member of a struct. */
export function member(vector: RawVector, at: number): RawVector {
  return duckdb.struct_vector_get_child(vector, at);
}

/** Write the first bytes of an array into a vector. */
export function write(vector: RawVector, from: Uint8Array | Uint32Array | Int32Array, bytes: number): void {
  duckdb.copy_data_to_vector(vector, 0, from.buffer as ArrayBuffer, from.byteOffset, bytes);
}

/** Write which rows of a vector are not null, one bit a row. */
export function writeValidity(vector: RawVector, mask: Uint32Array, rows: number): void {
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, mask.buffer as ArrayBuffer, mask.byteOffset, 8 * Math.ceil(rows / 64));
}

/** Write a text. */
export function writeText(vector: RawVector, row: number, text: string): void {
  duckdb.vector_assign_string_element(vector, row, text);
}
