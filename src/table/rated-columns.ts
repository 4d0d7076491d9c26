// The columns of the answer on their way into Parquet: what the kernel wrote for a chunk, and what `assess` answered of it.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { STATUS, STATUSES } from "../bulk/answer-columns.js";
import type { Book } from "../bulk/book.js";
import { CHUNK } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Rater } from "../bulk/rater.js";
import { formatHts } from "../hts/number.js";
import { AmountColumn } from "./amount-column.js";
import { type FinishedColumn, Levels, PAGE_ROWS } from "./column-pages.js";
import { answerPlace, type LateRows, statusCode } from "./late-rows.js";
import { PairTexts } from "./pair-texts.js";
import type { NewColumn } from "./parquet-meta.js";
import { TextColumn } from "./text-column.js";

const PRECISION = 18;
const RATE = "effective_rate";
const RATE_DECIMALS = 6;
const CENT_DECIMALS = 2;
const BOUNDS = ["duty_min", "duty_max"];
const isDuty = (name: string): boolean => name.endsWith("_duty");

/** The columns of the answer as Parquet has them. */
export const RATED_COLUMNS: readonly NewColumn[] = ANSWER_COLUMNS.map((name) => {
  if (isDuty(name) || BOUNDS.includes(name)) return { name, type: { decimals: CENT_DECIMALS, precision: PRECISION } };
  return { name, type: name === RATE ? { decimals: RATE_DECIMALS, precision: PRECISION } : "text" };
});

// Texts of one part that are kept from row group to row group.
const KEPT_BYTES = 1 << 23;

// Which rows of a chunk have an amount, and which of the page.
class Having {
  readonly rows = new Int32Array(CHUNK);
  count = 0;
  readonly levels = new Levels();
}

// An amount of one column: its cents, or millionths, by row.
interface Amount {
  readonly name: string;
  readonly column: AmountColumn;
  readonly having: Having;
  readonly of: (rater: Rater) => Float64Array;
  readonly from: number;
}

/** Encodes the answers of chunks, one row group after another. */
export class RatedColumns {
  readonly #book: Book;
  readonly #filled = new Having();
  readonly #rated = new Having();
  readonly #least = new Having();
  readonly #most = new Having();
  readonly #amounts: readonly Amount[];
  readonly #texts = {
    status: textColumn("status"),
    headings: textColumn("headings"),
    questions: textColumn("questions"),
    error: textColumn("error"),
  };
  readonly #statuses = new PairTexts(1, (status) => STATUSES[status] as string);
  readonly #codes = new Int32Array(CHUNK);
  #headings: PairTexts;
  #questions: PairTexts;
  #errors = new PairTexts(1, () => "");
  #rows = 0;

  constructor(book: Book) {
    this.#book = book;
    this.#headings = this.#newHeadings();
    this.#questions = this.#newQuestions();
    STATUSES.forEach((_, status) => {
      this.#statuses.codeOf(status, 0);
    });
    const amount = (name: string, having: Having, of: Amount["of"], from = 0): Amount => ({
      name,
      column: new AmountColumn(name),
      having,
      of,
      from,
    });
    this.#amounts = [
      ...ANSWER_COLUMNS.filter((name) => isDuty(name))
        .slice(0, AUTHORITIES.length)
        .map((name, at) => amount(name, this.#filled, ({ answers }) => answers.byAuthority, at * CHUNK)),
      amount("additional_duty", this.#filled, ({ answers }) => answers.additional),
      amount("total_duty", this.#filled, ({ answers }) => answers.duty),
      amount(RATE, this.#rated, ({ answers }) => answers.rate),
      amount("duty_min", this.#least, ({ answers }) => answers.min),
      amount("duty_max", this.#most, ({ answers }) => answers.max),
    ];
  }

  /** Add the answers of a chunk; those of `assess` stand in `late`. */
  append(rater: Rater, rows: number, late: LateRows): void {
    if (this.#rows + rows > PAGE_ROWS) this.#endPages();
    this.#findHaving(rater, rows, late);
    for (const { column, having, of, from } of this.#amounts) column.append(of(rater), from, having.rows, having.count);
    if (late.size > 0) this.#mend(late);
    this.#appendTexts(rater, rows, late);
    this.#rows += rows;
  }

  /** End the row group; its columns in the order of {@link RATED_COLUMNS}. */
  finish(): FinishedColumn[] {
    this.#endPages();
    const finished = new Map([
      ...this.#amounts.map(({ name, column }) => [name, column.finish()] as const),
      ...Object.entries(this.#texts).map(([name, column]) => [name, column.finish()] as const),
    ]);
    if (this.#headings.size > KEPT_BYTES) this.#headings = this.#newHeadings();
    if (this.#questions.size > KEPT_BYTES) this.#questions = this.#newQuestions();
    if (this.#errors.size > KEPT_BYTES) this.#errors = new PairTexts(1, () => "");
    return ANSWER_COLUMNS.map((name) => finished.get(name) as FinishedColumn);
  }

  #newHeadings(): PairTexts {
    const { headings, numbers } = this.#book;
    return new PairTexts(numbers.length, (before, place) => {
      const number = formatHts(numbers[place] as string);
      return headings[before] === "" ? number : `${headings[before]} ${number}`;
    });
  }

  #newQuestions(): PairTexts {
    return new PairTexts(1, (place) => this.#book.questions[place] as string);
  }

  #endPages(): void {
    if (this.#rows === 0) return;
    for (const { column, having } of this.#amounts) column.endPage(this.#rows, having.levels);
    for (const { levels } of [this.#filled, this.#rated, this.#least, this.#most]) levels.reset();
    this.#rows = 0;
  }

  // Of a determined row all amounts are there, of a range the bounds; `assess` may leave some of its own empty.
  #findHaving({ answers: { status } }: Rater, rows: number, late: LateRows): void {
    const havings = [this.#filled, this.#rated, this.#least, this.#most];
    for (const having of havings) {
      having.count = 0;
      having.levels.fill(this.#rows, rows);
    }
    const [filled, rated, least, most] = havings.map((having) => having.rows) as [Int32Array, Int32Array, Int32Array, Int32Array];
    const [full, bounds] = [this.#filled.levels.words, this.#least.levels.words];
    let [duties, bounded] = [0, 0];
    if (late.size === 0) {
      for (let row = 0; row < rows; row++) {
        const code = status[row];
        if (code === STATUS.determined) {
          filled[duties++] = row;
          least[bounded++] = row;
          continue;
        }
        const at = this.#rows + row;
        full[at >> 5] = (full[at >> 5] as number) & ~(1 << (at & 31));
        if (code === STATUS.range) least[bounded++] = row;
        else bounds[at >> 5] = (bounds[at >> 5] as number) & ~(1 << (at & 31));
      }
      const from = this.#rows >> 5;
      const until = (this.#rows + rows + 31) >> 5;
      rated.set(filled.subarray(0, duties));
      most.set(least.subarray(0, bounded));
      this.#rated.levels.words.set(full.subarray(from, until), from);
      this.#most.levels.words.set(bounds.subarray(from, until), from);
      for (const [having, count] of [
        [this.#filled, duties],
        [this.#rated, duties],
        [this.#least, bounded],
        [this.#most, bounded],
      ] as const) {
        having.count = count;
        having.levels.nulls += rows - count;
      }
      return;
    }
    const places = [answerPlace("total_duty"), answerPlace(RATE), answerPlace("duty_min"), answerPlace("duty_max")];
    for (let row = 0; row < rows; row++) {
      const cells = late.get(row);
      const code = status[row] as number;
      havings.forEach((having, at) => {
        const has =
          cells === undefined ? code === STATUS.determined || (code === STATUS.range && at > 1) : cells[places[at] as number] !== "";
        if (has) having.rows[having.count++] = row;
        else having.levels.clear(this.#rows + row);
      });
    }
  }

  // Amounts of `assess` are written over those that stood there.
  #mend(late: LateRows): void {
    for (const { name, column, having } of this.#amounts) {
      const [place, decimals] = [answerPlace(name), name === RATE ? RATE_DECIMALS : CENT_DECIMALS];
      for (let at = 0; at < having.count; at++) {
        const cells = late.get(having.rows[at] as number);
        if (cells !== undefined) column.mend(having.count - at, scaled(cells[place] as string, decimals));
      }
    }
  }

  #appendTexts({ answers, lines }: Rater, rows: number, late: LateRows): void {
    const { status, headings, questions } = answers;
    const codes = this.#codes;
    const put = (column: TextColumn, texts: PairTexts, lateCode: (cells: readonly string[]) => number): void => {
      for (const [row, cells] of late) codes[row] = lateCode(cells);
      column.appendCodes(texts, codes, rows);
    };
    for (let row = 0; row < rows; row++) codes[row] = status[row] as number;
    put(this.#texts.status, this.#statuses, statusCode);
    const pairs = this.#headings;
    for (let row = 0; row < rows; row++)
      codes[row] = status[row] === STATUS.determined ? pairs.codeOf(headings[row] as number, lines.place[row] as number) : -1;
    put(this.#texts.headings, pairs, (cells) => pairs.codeOfText(cells[answerPlace("headings")] as string));
    const asked = this.#questions;
    for (let row = 0; row < rows; row++)
      codes[row] =
        status[row] === STATUS.range && this.#book.questions[questions[row] as number] !== ""
          ? asked.codeOf(questions[row] as number, 0)
          : -1;
    put(this.#texts.questions, asked, (cells) => asked.codeOfText(cells[answerPlace("questions")] as string));
    codes.fill(-1, 0, rows);
    put(this.#texts.error, this.#errors, (cells) => this.#errors.codeOfText(cells[answerPlace("error")] as string));
  }
}

function textColumn(name: string): TextColumn {
  return new TextColumn(name, true);
}

// A decimal as an integer of its last place.
function scaled(text: string, decimals: number): bigint {
  const [whole = "", part = ""] = text.split(".");
  const amount = BigInt(whole + part.padEnd(decimals, "0"));
  if (amount >= 10n ** BigInt(PRECISION)) throw new Error("an amount has more than 18 digits");
  return amount;
}
