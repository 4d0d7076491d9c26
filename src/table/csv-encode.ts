// Writes rated rows as CSV: the cells of the input, then those of the answer, as `rateBatch` and `csvText` give them.

import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../bulk/answer-cells.js";
import { type AnswerColumns, STATUS } from "../bulk/answer-columns.js";
import type { Book } from "../bulk/book.js";
import { CHUNK, type LineColumns } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Rater } from "../bulk/rater.js";
import type { Spans } from "../bulk/spans.js";
import { formatHts } from "../hts/number.js";
import { CodeTexts } from "./code-texts.js";
import { csvCell, needsQuotes, putBytes, putQuoted, SLACK } from "./csv-cell.js";
import { NOTHING, putCents, putMillionths } from "./digits.js";
import { isFormula, MAY_BEGIN_FORMULA } from "./formula.js";
import type { LateRows } from "./late-rows.js";

/** A column of the input; the cell of the first row of a chunk is the one at `from`. */
export interface PassedColumn extends Spans {
  readonly from: number;
}

/** The cells of the input of a chunk. */
export interface PassedCells {
  readonly columns: readonly PassedColumn[];
  /** The rows as they stand, if they are CSV already. */
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

const COMMA = 44;
const LF = 10;
const APOSTROPHE = "'";
// Quotes around a cell, and the mark of a formula.
const AROUND = 3;
const FIRST_SIZE = 1 << 20;
// What the amounts of an answer and the commas between them take at most.
const AMOUNTS = 24 * ANSWER_COLUMNS.length;
const AUTHORITY_PLACES = Int32Array.from(
  AUTHORITY_COLUMNS,
  ([, authority]) => CHUNK * (AUTHORITIES as readonly string[]).indexOf(authority),
);

const fixed = (text: string): DataView => viewOf(Buffer.from(text));
const DETERMINED = fixed(",determined,");
// No questions, no error; a comma stands before already.
const BEHIND_DETERMINED = fixed(",\n");
const RANGE = fixed(`,range${",".repeat(ANSWER_COLUMNS.indexOf("duty_min"))}`);
const PROHIBITED = fixed(`,prohibited${",".repeat(ANSWER_COLUMNS.length - 1)}\n`);

/** Takes the chunks of a block, gives its text. */
export class CsvEncoder {
  /** Cells that looked like formulas and got a mark. */
  defused = 0;
  readonly #raw: boolean;
  // The headings before a number, a space behind them; numbers as printed.
  readonly #headings: CodeTexts;
  readonly #numbers: CodeTexts;
  readonly #questions: CodeTexts;
  #bytes = new Uint8Array(FIRST_SIZE);
  #target = viewOf(this.#bytes);
  #at = 0;

  /** `raw`: cells that look like formulas are left as they are. */
  constructor({ headings, numbers, questions }: Pick<Book, "headings" | "numbers" | "questions">, raw: boolean) {
    this.#raw = raw;
    this.#headings = new CodeTexts((code) => (headings[code] === "" ? "" : `${unquoted(headings[code] as string)} `));
    this.#numbers = new CodeTexts((code) => formatHts(numbers[code] as string));
    this.#questions = new CodeTexts((code) => csvCell(questions[code] as string));
  }

  /** Write the first rows of a chunk. `late` holds the answers that the compiled law left to `assess`. */
  append(rows: number, passed: PassedCells, { answers, lines }: Pick<Rater, "lines" | "answers">, late: LateRows): void {
    const columns = passed.columns.map((spans) => ({ spans, view: viewOf(spans.bytes) }));
    const { written } = passed;
    const whole = written === undefined ? undefined : viewOf(written.bytes);
    for (let row = 0; row < rows; row++) {
      let column = 0;
      if (written !== undefined && whole !== undefined) {
        column = written.kept[row] as number;
        if (column > 0) this.#copy(whole, written.from[row] as number, written.keptEnd[row] as number);
      }
      for (; column < columns.length; column++) {
        const { spans, view } = columns[column] as (typeof columns)[number];
        if (column > 0) this.#put(COMMA);
        const length = spans.lengths[spans.from + row] as number;
        const start = spans.starts[spans.from + row] as number;
        if (length > 0) this.#cell(spans.bytes, view, start, start + length);
      }
      const cells = late.size === 0 ? undefined : late.get(row);
      if (cells === undefined) this.#answer(answers, lines, row);
      else this.#lateAnswer(cells);
    }
  }

  /** The text written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const text = this.#bytes.slice(0, this.#at);
    this.#at = 0;
    return text;
  }

  #reserve(size: number): void {
    const needed = this.#at + size + SLACK;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
    this.#target = new DataView(larger.buffer);
  }

  #copy(source: DataView, start: number, end: number): void {
    this.#reserve(end - start);
    this.#at = putBytes(this.#target, this.#at, source, start, end);
  }

  #put(byte: number): void {
    this.#reserve(1);
    this.#target.setUint8(this.#at++, byte);
  }

  #cell(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    const formula = !this.#raw && MAY_BEGIN_FORMULA[bytes[start] as number] === 1 && isFormula(bytes, start, end - start);
    if (formula) this.defused++;
    const mark = formula ? APOSTROPHE : "";
    if (needsQuotes(bytes, start, end)) {
      this.#reserve(2 * (end - start) + AROUND);
      this.#at = putQuoted(this.#target, this.#at, mark, bytes, start, end);
      return;
    }
    if (formula) this.#put(mark.charCodeAt(0));
    this.#copy(view, start, end);
  }

  // A cell that comes as text.
  #text(cell: string): void {
    if (cell === "") return;
    const bytes = Buffer.from(cell);
    this.#cell(bytes, viewOf(bytes), 0, bytes.length);
  }

  #lateAnswer(cells: readonly string[]): void {
    for (const cell of cells) {
      this.#put(COMMA);
      this.#text(cell);
    }
    this.#put(LF);
  }

  #answer(answers: AnswerColumns, lines: LineColumns, row: number): void {
    this.#reserve(AMOUNTS);
    const status = answers.status[row] as number;
    if (status === STATUS.determined) this.#determined(answers, lines.place[row] as number, row);
    else if (status === STATUS.range) {
      this.#copy(RANGE, 0, RANGE.byteLength);
      this.#bounds(answers, row);
      this.#put(COMMA);
      this.#coded(this.#questions, answers.questions[row] as number);
      this.#put(COMMA);
      this.#put(LF);
    } else this.#copy(PROHIBITED, 0, PROHIBITED.byteLength);
  }

  #determined(answers: AnswerColumns, place: number, row: number): void {
    const { byAuthority, headings: before } = answers;
    const headings = this.#headings;
    const numbers = this.#numbers;
    const heading = headings.startOf(before[row] as number);
    const headingEnd = headings.endOf(before[row] as number);
    const number = numbers.startOf(place);
    const numberEnd = numbers.endOf(place);
    this.#reserve(AMOUNTS + headingEnd - heading + numberEnd - number);
    const target = this.#target;
    let at = putBytes(target, this.#at, DETERMINED, 0, DETERMINED.byteLength);
    for (let authority = 0; authority < AUTHORITY_PLACES.length; authority++)
      at = putAmount(target, at, byAuthority[(AUTHORITY_PLACES[authority] as number) + row] as number);
    at = putAmount(target, at, answers.additional[row] as number);
    const from = at;
    const duty = answers.duty[row] as number;
    at = putAmount(target, at, duty);
    const end = at;
    at = putMillionths(target, at, answers.rate[row] as number);
    target.setUint8(at++, COMMA);
    at = putBytes(target, at, headings.view, heading, headingEnd);
    at = putBytes(target, at, numbers.view, number, numberEnd);
    target.setUint8(at++, COMMA);
    // The bounds are mostly the duty, which stands there already.
    const min = answers.min[row] as number;
    const max = answers.max[row] as number;
    at = min === duty ? putBytes(target, at, target, from, end) : putAmount(target, at, min);
    at = max === duty ? putBytes(target, at, target, from, end) : putAmount(target, at, max);
    this.#at = putBytes(target, at, BEHIND_DETERMINED, 0, BEHIND_DETERMINED.byteLength);
  }

  #bounds(answers: AnswerColumns, row: number): void {
    const at = putCents(this.#target, this.#at, answers.min[row] as number);
    this.#target.setUint8(at, COMMA);
    this.#at = putCents(this.#target, at + 1, answers.max[row] as number);
  }

  #coded(texts: CodeTexts, code: number): void {
    const start = texts.startOf(code);
    this.#copy(texts.view, start, texts.endOf(code));
  }
}

// An amount and the comma behind it. Most are nothing.
function putAmount(target: DataView, at: number, cents: number): number {
  if (cents === 0) {
    target.setInt32(at, NOTHING, true);
    target.setUint8(at + 4, COMMA);
    return at + 5;
  }
  const end = putCents(target, at, cents);
  target.setUint8(end, COMMA);
  return end + 1;
}

// A text that begins a cell.
function unquoted(text: string): string {
  if (csvCell(text) !== text) throw new Error(`headings that a cell is quoted for: ${text}`);
  return text;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
