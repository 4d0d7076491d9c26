// Rates the row groups of a Parquet file: columns with facts are decoded, those of the answer are added, and all others stay as they stand.

import type { BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { dutySums } from "../bulk/duty-sums.js";
import { CHUNK } from "../bulk/line-columns.js";
import type { Rater } from "../bulk/rater.js";
import { emptyTally, type Tally } from "../bulk/tally.js";
import type { ColumnMemory } from "./column-memory.js";
import type { FinishedColumn } from "./column-pages.js";
import { CsvEncoder, type PassedColumn } from "./csv-encode.js";
import { answerLate, type LateRows } from "./late-rows.js";
import { type Cells, Room, readCells } from "./parquet-cells.js";
import { chunkHoldsFormula, holdsFormula } from "./parquet-formula.js";
import { type InputChunk, type ParquetInput, readAt, readInto } from "./parquet-input.js";
import type { InputColumn } from "./parquet-types.js";
import { RatedColumns } from "./rated-columns.js";
import type { SpareMemory } from "./spare-memory.js";

/** How the row groups of a file are rated. */
export interface GroupSetting {
  readonly memory: ColumnMemory;
  readonly rater: Rater;
  readonly book: Book;
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  readonly input: ParquetInput;
  /** The file, opened. */
  readonly file: number;
  /** Memory that row groups are read into. */
  readonly spare: SpareMemory;
}

/** A row group that was rated; `formula` names a column in which a text looks like a formula: then nothing else counts. */
export type RatedGroup<Form> =
  | { readonly formula: number }
  | ({ readonly formula?: undefined; readonly rows: number; readonly tally: Tally } & Form);

/** A row group to write: the chunks of the input one behind the other as they stand, and the columns of the answer. */
export interface KeptGroup {
  readonly kept: Uint8Array<ArrayBuffer>;
  /** Where the chunk of each leaf column begins in these bytes. */
  readonly starts: readonly number[];
  readonly columns: readonly FinishedColumn[];
}

// Of the memory for texts, what may be full when a row group begins.
const FULL_AT = 0.5;

/** Rates row groups to be written as Parquet; columns other than those with facts are not decoded. */
export function keptGroups(setting: GroupSetting): (group: number) => RatedGroup<KeptGroup> {
  const { memory, rater, batch, input, file, book } = setting;
  const rated = new RatedColumns(memory, book);
  const rate = groupRater(setting);
  const mark = memory.call.mark();
  const enough = mark + FULL_AT * (memory.bytes.length - mark);
  return (at) => {
    const group = input.groups[at] as ParquetInput["groups"][number];
    const kept = setting.spare.bytes(group.chunks.reduce((sum, { length }) => sum + length, 0));
    const starts: number[] = [];
    let end = 0;
    for (const chunk of group.chunks) {
      starts.push(end);
      readInto(file, chunk.start, kept.subarray(end, end + chunk.length));
      end += chunk.length;
    }
    const bytesOf = (leaf: number): Uint8Array => {
      const start = starts[leaf] as number;
      return kept.subarray(start, start + (group.chunks[leaf] as InputChunk).length);
    };
    if (memory.call.mark() > enough) {
      rated.renew();
      memory.call.release(mark);
    }
    const cells = new Map(rater.columns.map((place) => [place, rate.read(place, group.rows, group.chunks, bytesOf)]));
    if (!batch.raw)
      for (const [place, column] of input.columns.entries()) {
        if (column.type !== "VARCHAR") continue;
        const read = cells.get(place);
        const chunk = group.chunks[column.leaf] as InputChunk;
        if (read === undefined ? chunkHoldsFormula(bytesOf(column.leaf), chunk, column, group.rows) : holdsFormula(read))
          return { formula: place };
      }
    const tally = rate.rate(cells, group.rows, (rows, late) => rated.append(rater, rows, late));
    return { rows: group.rows, tally, kept, starts, columns: rated.finish() };
  };
}

/** Rates row groups to be written as CSV; every column is decoded. */
export function textGroups(setting: GroupSetting): (group: number) => RatedGroup<{ readonly text: Uint8Array<ArrayBuffer> }> {
  const { rater, batch, input, file, book } = setting;
  const encoder = new CsvEncoder(book, batch.raw);
  const rate = groupRater(setting);
  return (at) => {
    const { chunks, rows } = input.groups[at] as ParquetInput["groups"][number];
    const bytesOf = (leaf: number): Uint8Array => {
      const { start, length } = chunks[leaf] as InputChunk;
      return readAt(file, start, length);
    };
    const cells = new Map(input.columns.map((_, place) => [place, rate.read(place, rows, chunks, bytesOf)]));
    const columns = [...cells.values()].map((each) => new PassedSpans(each));
    const tally = rate.rate(cells, rows, (count, late, from) => {
      encoder.append(count, { columns: columns.map((column) => column.from(from, count)) }, rater, late);
    });
    tally.defused += encoder.defused;
    encoder.defused = 0;
    return { rows, tally, text: encoder.take() };
  };
}

// The cells of a column as spans, chunk by chunk.
class PassedSpans {
  readonly #cells: Cells;
  readonly #starts = new Int32Array(CHUNK);
  readonly #lengths = new Int32Array(CHUNK);

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  from(from: number, rows: number): PassedColumn {
    if (this.#cells.kind === "spans") return { ...this.#cells.spans, from };
    const { codes, texts } = this.#cells;
    const { bytes, starts, lengths } = texts;
    for (let row = 0; row < rows; row++) {
      const code = codes[from + row] as number;
      this.#starts[row] = code < 0 ? 0 : (starts[code] as number);
      this.#lengths[row] = code < 0 ? -1 : (lengths[code] as number);
    }
    return { bytes, starts: this.#starts, lengths: this.#lengths, from: 0 };
  }
}

interface GroupRater {
  /** Decode a column. */
  read(place: number, rows: number, chunks: readonly InputChunk[], bytesOf: (leaf: number) => Uint8Array): Cells;
  /** Rate rows from the cells of their columns. */
  rate(cells: ReadonlyMap<number, Cells>, rows: number, take: (rows: number, late: LateRows, from: number) => void): Tally;
}

function groupRater({ rater, batch, input }: GroupSetting): GroupRater {
  const sums = dutySums();
  const rooms = input.columns.map(() => new Room());
  return {
    read(place, rows, chunks, bytesOf) {
      const column = input.columns[place] as InputColumn;
      return readCells(bytesOf(column.leaf), chunks[column.leaf] as InputChunk, column, rows, rooms[place]);
    },
    rate(cells, rows, take) {
      const tally = emptyTally();
      for (let from = 0; from < rows; from += CHUNK) {
        const count = Math.min(CHUNK, rows - from);
        rater.begin(count);
        for (const place of rater.columns) {
          const column = cells.get(place) as Cells;
          if (column.kind === "codes") rater.takeCodes(place, column.texts, column.codes, from);
          else rater.takeSpans(place, column.spans, from);
        }
        rater.end();
        const late = answerLate(rater.answers, rater.lines, count, batch, tally, (row, place) => textAt(cells.get(place), from + row));
        sums.add(rater.lines, rater.answers, count);
        take(count, late, from);
      }
      sums.moveTo(tally);
      return tally;
    },
  };
}

function textAt(cells: Cells | undefined, row: number): string {
  if (cells === undefined) return "";
  const { bytes, starts, lengths } = cells.kind === "spans" ? cells.spans : cells.texts;
  const at = cells.kind === "spans" ? row : (cells.codes[row] as number);
  if (at < 0) return "";
  const [start, length] = [starts[at] as number, lengths[at] as number];
  return length <= 0 ? "" : Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("utf8");
}
