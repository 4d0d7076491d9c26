// Writes rated rows as CSV: the cells of the input, then those of the answer, as `rateBatch` and `csvText` give them.

import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../bulk/answer-cells.js";
import { STATUS } from "../bulk/answer-columns.js";
import { defuse } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { CHUNK } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Rater } from "../bulk/rater.js";
import type { Spans } from "../bulk/spans.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";
import { CodeTexts } from "./code-texts.js";
import { needsQuotes, putBytes, putQuoted, SLACK } from "./csv-cell.js";
import { putCents, putMillionths } from "./digits.js";
import { FORMULA_FIRST, isFormula } from "./formula.js";

/** The cells of the input of a chunk. */
export interface PassedCells {
  readonly columns: readonly Spans[];
  /** Where the rows stand, if they are CSV already. */
  readonly written?: WrittenRows;
}

/** Rows as they stand in a CSV. */
export interface WrittenRows {
  readonly bytes: Uint8Array;
  /** Where a row begins. */
  readonly from: Int32Array;
  /** How many of its first cells can be copied as they stand. */
  readonly kept: Int32Array;
  /** Where these cells end, the comma behind them left out. */
  readonly keptEnd: Int32Array;
}

/** How rows are written. */
export interface CsvSetting {
  readonly book: Book;
  /** Leave cells that look like formulas as they are. */
  readonly raw: boolean;
  /** Takes the count of those that are not left so. */
  readonly tally: Tally;
}

const COMMA = 44;
const LF = 10;
const APOSTROPHE = "'";
const FIRST_SIZE = 1 << 20;
// What the numbers of an answer and the commas between take at most.
const NUMBERS = 24 * ANSWER_COLUMNS.length;
const AUTHORITY_PLACES = Int32Array.from(AUTHORITY_COLUMNS, ([, authority]) => CHUNK * (AUTHORITIES as readonly string[]).indexOf(authority));
const BOUNDS_AT = ANSWER_COLUMNS.indexOf("duty_min");

const encoder = new TextEncoder();
const ascii = (text: string): DataView => new DataView(encoder.encode(text).buffer);
const DETERMINED = ascii(",determined,");
const RANGE = ascii(`,range${",".repeat(BOUNDS_AT)}`);
const PROHIBITED = ascii(`,prohibited${",".repeat(ANSWER_COLUMNS.length - 1)}`);

/** Takes the chunks of a block, gives its text. */
export class CsvEncoder {
  readonly #book: Book;
  readonly #raw: boolean;
  readonly #tally: Tally;
  // The headings before a number, a space behind them; the number as printed; questions.
  readonly #headings: CodeTexts;
  readonly #numbers: CodeTexts;
  readonly #questions: CodeTexts;
  #bytes = new Uint8Array(FIRST_SIZE);
  #target = new DataView(this.#bytes.buffer);
  #at = 0;

  constructor({ book, raw, tally }: CsvSetting) {
    this.#book = book;
    this.#raw = raw;
    this.#tally = tally;
    this.#headings = new CodeTexts((code) => {
      const text = book.headings[code] as string;
      return text === "" ? "" : `${unquoted(text)} `;
    });
    this.#numbers = new CodeTexts((code) => formatHts(book.numbers[code] as string));
    this.#questions = new CodeTexts((code) => csvCell(book.questions[code] as string));
  }

  /** Write the first rows of a chunk. `late` holds the cells of the answers that the compiled law left to `assess`, by row. */
  append(rows: number, passed: PassedCells, rated: Pick<Rater, "lines" | "answers">, late: ReadonlyMap<number, readonly string[]>): void {
    const { columns, written } = passed;
    const views = columns.map(({ bytes }) => viewOf(bytes));
    const whole = written === undefined ? undefined : viewOf(written.bytes);
    for (let row = 0; row < rows; row++) {
      let column = 0;
      if (written !== undefined && whole !== undefined) {
        column = written.kept[row] as number;
        if (column > 0) {
          const from = written.from[row] as number;
          const end = written.keptEnd[row] as number;
          this.#reserve(end - from);
          this.#at = putBytes(this.#target, this.#at, whole, from, end);
        }
      }
      for (; column < columns.length; column++) {
        const spans = columns[column] as Spans;
        const start = spans.starts[row] as number;
        if (column > 0) this.#byte(COMMA);
        const length = spans.lengths[row] as number;
        if (length > 0) this.#cell(spans.bytes, views[column] as DataView, start, start + length);
      }
      const cells = late.get(row);
      if (cells === undefined) this.#answer(row, rated);
      else this.#lateAnswer(cells);
    }
  }

  /** The text written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const text = this.#bytes.slice(0, this.#at);
    this.#at = 0;
    return text;
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes + NUMBERS;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
    this.#target = new DataView(larger.buffer);
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#target.setUint8(this.#at++, byte);
  }

  #cell(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const formula = !this.#raw && FORMULA_FIRST[bytes[start] as number] === 1 && isFormula(bytes, start, end);
    this.#reserve(2 * (end - start) + SLACK);
    if (formula) this.#tally.defused++;
    const before = formula ? APOSTROPHE : "";
    if (needsQuotes(bytes, start, end)) {
      this.#at = putQuoted(this.#target, this.#at, before, bytes, start, end);
      return;
    }
    if (formula) this.#byte(before.charCodeAt(0));
    this.#at = putBytes(this.#target, this.#at, view, start, end);
  }

  #answer(row: number, { answers, lines }: Pick<Rater, "lines" | "answers">): void {
    this.#reserve(0);
    const status = answers.status[row] as number;
    let target = this.#target;
    let at = this.#at;
    if (status === STATUS.determined) {
      at = putBytes(target, at, DETERMINED, 0, DETERMINED.byteLength);
      for (let authority = 0; authority < AUTHORITY_PLACES.length; authority++) {
        at = putCents(target, at, answers.byAuthority[(AUTHORITY_PLACES[authority] as number) + row] as number);
        target.setUint8(at++, COMMA);
      }
      at = putCents(target, at, answers.additional[row] as number);
      target.setUint8(at++, COMMA);
      const duty = answers.duty[row] as number;
      const from = at;
      at = putCents(target, at, duty);
      const digits = at - from;
      target.setUint8(at++, COMMA);
      at = putMillionths(target, at, answers.rate[row] as number);
      target.setUint8(at++, COMMA);
      this.#at = at;
      this.#coded(this.#headings, answers.headings[row] as number);
      this.#coded(this.#numbers, lines.place[row] as number);
      target = this.#target;
      at = this.#at;
      target.setUint8(at++, COMMA);
      // The bounds are the duty, which stands there already.
      const text = from - at;
      at = duty === answers.min[row] ? putBytes(target, at, target, at + text, at + text + digits) : putCents(target, at, answers.min[row] as number);
    }
    this.#at = at;
  }
}
