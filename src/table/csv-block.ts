// Rates one block of a CSV after another: cells are read where they stand, facts from them, and each block becomes a row group.

import { isUtf8 } from "node:buffer";
import type { BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { type DutySums, dutySums } from "../bulk/duty-sums.js";
import { CHUNK } from "../bulk/line-columns.js";
import type { Rater } from "../bulk/rater.js";
import { emptyTally, type Tally } from "../bulk/tally.js";
import type { FinishedColumn } from "./column-pages.js";
import { CsvScanner, STRIDE } from "./csv-scan.js";
import { answerLate } from "./late-rows.js";
import { RatedColumns } from "./rated-columns.js";
import { TextColumn } from "./text-column.js";
import { PADDING, TextDictionary } from "./text-dictionary.js";

/** How the blocks of a table are rated. */
export interface BlockSetting {
  /** Names of the columns of the input as they are written. */
  readonly header: readonly string[];
  readonly rater: Rater;
  readonly book: Book;
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  /** Columns whose texts are told apart, by place; those of others seldom come again. */
  readonly coded: readonly boolean[];
}

/**
 * A block that was rated; `trouble` where it is not in strict form: then nothing else counts. A row that begins at `until` goes on behind the
 * block.
 */
export type RatedBlock =
  | { readonly trouble: "malformed" }
  | {
      readonly trouble?: undefined;
      readonly rows: number;
      readonly until: number;
      readonly columns: readonly FinishedColumn[];
      readonly tally: Tally;
    };

/** Texts of a column that are told apart in one block; the cells after these are written out. */
const MOST_CODED = 1 << 16;
const MOST_BYTES = 1 << 23;

interface Passed {
  readonly place: number;
  /** Whether the rater reads it. */
  readonly fact: boolean;
  readonly column: TextColumn;
  dictionary: TextDictionary | undefined;
}

/** Rates blocks as row groups. */
export class CsvBlocks {
  readonly #setting: BlockSetting;
  readonly #scanner: CsvScanner;
  readonly #sums: DutySums = dutySums();
  readonly #passed: readonly Passed[];
  readonly #rated: RatedColumns;
  readonly #codes = new Int32Array(CHUNK);

  constructor(setting: BlockSetting) {
    const { header, rater, book, batch } = setting;
    this.#setting = setting;
    this.#scanner = new CsvScanner(header.length);
    const facts = new Set(rater.columns);
    this.#passed = header.map((name, place) => ({
      place,
      fact: facts.has(place),
      column: new TextColumn(name, batch.raw),
      dictionary: undefined,
    }));
    this.#rated = new RatedColumns(book);
  }

  /** Rate a block: the first `end` bytes, behind which stand {@link PADDING} more. */
  rate(bytes: Buffer, end: number): RatedBlock {
    const { rater, batch, coded } = this.#setting;
    if (!isUtf8(bytes.subarray(0, end))) return { trouble: "malformed" };
    const scanner = this.#scanner;
    const view = new DataView(bytes.buffer, bytes.byteOffset, end + PADDING);
    const tally = emptyTally();
    for (const passed of this.#passed) {
      // A dictionary is kept from block to block, so that its texts are judged once; what is written does not turn on it.
      const kept = passed.dictionary;
      if (coded[passed.place] === true && (kept === undefined || kept.size > MOST_BYTES)) passed.dictionary = new TextDictionary();
    }
    const writesCodes = this.#passed.map(({ dictionary }) => dictionary !== undefined);
    let total = 0;
    scanner.begin(bytes, 0, end);
    for (let rows = scanner.next(); rows > 0; rows = scanner.next()) {
      rater.begin(rows);
      for (const passed of this.#passed) this.#column(passed, bytes, view, rows, writesCodes);
      rater.end();
      const cellOf = (row: number, column: number): string => {
        const at = column * STRIDE + row;
        const start = scanner.starts[at] as number;
        return bytes.toString("utf8", start, start + Math.max(0, scanner.lengths[at] as number));
      };
      const late = answerLate(rater.answers, rater.lines, rows, batch, tally, cellOf);
      this.#sums.add(rater.lines, rater.answers, rows);
      this.#rated.append(rater, rows, late);
      total += rows;
    }
    const columns = [...this.#passed.map(({ column }) => column.finish()), ...this.#rated.finish()];
    this.#sums.moveTo(tally);
    for (const { column } of this.#passed) {
      tally.defused += column.defused;
      column.defused = 0;
    }
    const { trouble, reached } = scanner;
    return trouble === "malformed" ? { trouble } : { rows: total, until: reached, columns, tally };
  }

  #column(passed: Passed, bytes: Buffer, view: DataView, rows: number, writesCodes: boolean[]): void {
    const { rater } = this.#setting;
    const { place, fact, column, dictionary } = passed;
    const { starts, lengths } = this.#scanner;
    const from = place * STRIDE;
    if (dictionary === undefined || writesCodes[place] !== true) {
      const spans = { bytes, starts, lengths };
      if (fact) rater.takeSpans(place, spans, from);
      column.appendSpans(spans, from, rows, view);
      return;
    }
    const codes = this.#codes;
    const common = dictionary.codesOf(view, starts, lengths, from, rows, codes);
    if (fact && common !== -1) rater.takeCodes(place, dictionary, codes, 0);
    column.appendCodes(dictionary, codes, rows, common);
    if (column.distinct > MOST_CODED) writesCodes[place] = false;
  }
}
