// Rates one block of a CSV after another and writes it as CSV: rows are copied as they stand where they can be, their answers behind them.

import { isUtf8 } from "node:buffer";
import { dutySums } from "../bulk/duty-sums.js";
import { CHUNK } from "../bulk/line-columns.js";
import { emptyTally, type Tally } from "../bulk/tally.js";
import type { BlockSetting } from "./csv-block.js";
import { CsvEncoder } from "./csv-encode.js";
import { CsvScanner, STRIDE } from "./csv-scan.js";
import { answerLate } from "./late-rows.js";
import { PADDING, TextDictionary } from "./text-dictionary.js";

/**
 * A block that was rated; `trouble` where it is not in strict form: then nothing else counts. A row that begins at `until` goes on behind the
 * block.
 */
export type RatedText =
  | { readonly trouble: "malformed" }
  | {
      readonly trouble?: undefined;
      readonly rows: number;
      readonly until: number;
      readonly text: Uint8Array<ArrayBuffer>;
      readonly tally: Tally;
    };

// Bytes of the texts of a column that are kept from block to block.
const MOST_BYTES = 1 << 23;

/** Rates blocks as CSV. */
export class CsvTextBlocks {
  readonly #setting: BlockSetting;
  readonly #scanner: CsvScanner;
  readonly #encoder: CsvEncoder;
  readonly #sums = dutySums();
  readonly #texts = new Map<number, TextDictionary>();
  readonly #codes = new Int32Array(CHUNK);

  constructor(setting: BlockSetting) {
    this.#setting = setting;
    this.#scanner = new CsvScanner(setting.header.length, true);
    this.#encoder = new CsvEncoder(setting.book, setting.batch.raw);
  }

  /** Rate a block: the first `end` bytes, behind which stand {@link PADDING} more. */
  rate(bytes: Buffer, end: number): RatedText {
    const { rater, batch, coded } = this.#setting;
    if (!isUtf8(bytes.subarray(0, end))) return { trouble: "malformed" };
    const scanner = this.#scanner;
    const encoder = this.#encoder;
    const view = new DataView(bytes.buffer, bytes.byteOffset, end + PADDING);
    const tally = emptyTally();
    const cellOf = (row: number, column: number): string => {
      const start = scanner.starts[column * STRIDE + row] as number;
      return bytes.toString("utf8", start, start + (scanner.lengths[column * STRIDE + row] as number));
    };
    let total = 0;
    for (const column of rater.columns) {
      const kept = this.#texts.get(column);
      if (coded[column] === true && (kept === undefined || kept.size > MOST_BYTES)) this.#texts.set(column, new TextDictionary());
    }
    scanner.begin(bytes, 0, end);
    for (let rows = scanner.next(); rows > 0; rows = scanner.next()) {
      rater.begin(rows);
      for (const column of rater.columns) this.#read(column, bytes, view, rows);
      rater.end();
      const late = answerLate(rater.answers, rater.lines, rows, batch, tally, cellOf);
      this.#sums.add(rater.lines, rater.answers, rows);
      encoder.append(rows, scanner.passed, rater, late);
      total += rows;
    }
    const text = encoder.take();
    this.#sums.moveTo(tally);
    tally.defused += encoder.defused;
    encoder.defused = 0;
    const { trouble, reached } = scanner;
    return trouble === "malformed" ? { trouble } : { rows: total, until: reached, text, tally };
  }

  #read(column: number, bytes: Buffer, view: DataView, rows: number): void {
    const { rater } = this.#setting;
    const { starts, lengths } = this.#scanner;
    const dictionary = this.#texts.get(column);
    if (dictionary === undefined) rater.takeSpans(column, { bytes, starts, lengths }, column * STRIDE);
    else {
      dictionary.codesOf(view, starts, lengths, column * STRIDE, rows, this.#codes);
      rater.takeCodes(column, dictionary, this.#codes, 0);
    }
  }
}
