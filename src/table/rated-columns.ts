// The columns of the answer on their way into Parquet: what the kernel wrote for a chunk, and what `assess` answered of it.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { STATUS, STATUSES } from "../bulk/answer-columns.js";
import type { Book } from "../bulk/book.js";
import { CHUNK } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Rater } from "../bulk/rater.js";
import { formatHts } from "../hts/number.js";
import { type ColumnMemory, MIXED, type Place, placed } from "./column-memory.js";
import { ColumnPages, type FinishedColumn, PAGE_ROWS } from "./column-pages.js";
import { answerPlace, type LateRows, statusCode } from "./late-rows.js";
import { PairTexts } from "./pair-texts.js";
import type { NewColumn } from "./parquet-meta.js";
import { ENCODING } from "./parquet-names.js";
import { SparseTexts } from "./sparse-texts.js";
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

// Where the statuses, headings and numbers of a chunk stand in memory, for the module to read.
interface Given {
  readonly status: Place;
  readonly headings: Place;
  readonly place: Place;
  readonly questions: Place;
  readonly amounts: Place;
  readonly codes: Place;
}

// One column of amounts: its cents, or millionths, by row.
interface Amount {
  readonly name: string;
  readonly column: Place;
  readonly pages: ColumnPages;
  readonly having: Place;
  readonly of: (rater: Rater) => Float64Array;
  readonly from: number;
}

// Fields of columns of amounts and of those that have them, in memory.
const [PAGE_START, PAGE_END, PAGE_SIZE, PAGE_NULLS] = [0, 1, 2, 3];
const [COUNT, PLACES] = [0, 1];

/** Encodes the answers of chunks, one row group after another. */
export class RatedColumns {
  readonly #memory: ColumnMemory;
  readonly #given: Given;
  // Rows that have duties, a rate, a least and a highest amount.
  readonly #filled: Place;
  readonly #rated: Place;
  readonly #least: Place;
  readonly #most: Place;
  readonly #havings: readonly Place[];
  readonly #amounts: readonly Amount[];
  readonly #compressed: Place;
  readonly #texts: Readonly<Record<"status" | "headings" | "questions", TextColumn>>;
  readonly #errors = new SparseTexts("error");
  readonly #statuses: PairTexts;
  readonly #headings: PairTexts;
  readonly #questions: PairTexts;
  #rows = 0;

  constructor(memory: ColumnMemory, book: Book) {
    this.#memory = memory;
    const having = (): Place => placed(memory.call.newHaving(CHUNK));
    [this.#filled, this.#rated, this.#least, this.#most] = [having(), having(), having(), having()];
    this.#havings = [this.#filled, this.#rated, this.#least, this.#most];
    const [bytes, words] = [CHUNK, 4 * CHUNK];
    this.#given = {
      status: memory.allocate(bytes),
      headings: memory.allocate(words),
      place: memory.allocate(words),
      questions: memory.allocate(words),
      amounts: memory.allocate(8 * CHUNK),
      codes: memory.allocate(words),
    };
    this.#compressed = placed(memory.call.newCompressed());
    const text = (name: string): TextColumn => new TextColumn(memory, name, true);
    this.#texts = { status: text("status"), headings: text("headings"), questions: text("questions") };
    const numbers = memory.putTexts(book.numbers.map(formatHts));
    this.#statuses = new PairTexts(memory, []);
    this.#headings = new PairTexts(memory, book.headings, numbers);
    this.#questions = new PairTexts(memory, book.questions);
    const amount = (name: string, having: Place, of: Amount["of"], from = 0): Amount => ({
      name,
      column: placed(memory.call.newAmountColumn()),
      pages: new ColumnPages(name, "INT64"),
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

  /** Drop what was added since the last row group, and begin with texts anew: what stood in memory behind the columns is given back. */
  renew(): void {
    const { call } = this.#memory;
    for (const { column, having, pages } of this.#amounts) {
      call.endAmounts(column, having, this.#rows, this.#compressed);
      pages.finish();
    }
    for (const having of this.#havings) call.beginPage(having);
    this.#rows = 0;
    this.#errors.finish();
    for (const column of Object.values(this.#texts)) column.forget();
    for (const texts of [this.#statuses, this.#headings, this.#questions]) texts.renew();
  }

  /** Add the answers of a chunk; those of `assess` stand in `late`. */
  append(rater: Rater, rows: number, late: LateRows): void {
    if (this.#rows + rows > PAGE_ROWS) this.#endPages();
    const { call, bytes, words } = this.#memory;
    const { status, amounts, headings, place, questions } = this.#given;
    const { answers, lines } = rater;
    bytes.set(answers.status.subarray(0, rows), status);
    words.set(answers.headings.subarray(0, rows), headings >> 2);
    words.set(answers.questions.subarray(0, rows), questions >> 2);
    words.set(lines.place.subarray(0, rows), place >> 2);
    this.#findHaving(answers.status, rows, late);
    const doubles = this.#memory.numbers(amounts, CHUNK);
    for (const { column, having, of, from } of this.#amounts) {
      doubles.set(of(rater).subarray(from, from + rows));
      call.addAmounts(column, amounts, having);
    }
    if (late.size > 0) this.#mend(late);
    this.#appendTexts(answers.status, rows, late);
    for (const [row, cells] of late) this.#errors.add(this.#rows + row, cells[answerPlace("error")] as string);
    this.#rows += rows;
  }

  /** End the row group; its columns in the order of {@link RATED_COLUMNS}. */
  finish(): FinishedColumn[] {
    this.#endPages();
    const finished = new Map([
      ...this.#amounts.map(({ name, pages }) => [name, pages.finish()] as const),
      ...Object.entries(this.#texts).map(([name, column]) => [name, column.finish()] as const),
      ["error", this.#errors.finish()] as const,
    ]);
    return ANSWER_COLUMNS.map((name) => finished.get(name) as FinishedColumn);
  }

  #endPages(): void {
    const rows = this.#rows;
    if (rows === 0) return;
    const { call, bytes } = this.#memory;
    for (const { column, having, pages } of this.#amounts) {
      call.endAmounts(column, having, rows, this.#compressed);
      const field = (which: number): number => this.#memory.field(column, which);
      const page = bytes.subarray(field(PAGE_START), field(PAGE_END));
      pages.addCompressed(rows, field(PAGE_NULLS), ENCODING.plain, field(PAGE_SIZE), page);
    }
    for (const having of this.#havings) call.beginPage(having);
    this.#errors.endPage(rows);
    this.#rows = 0;
  }

  // Of a determined row all amounts are there, of a range the bounds; `assess` may leave some of its own empty.
  #findHaving(status: Uint8Array, rows: number, late: LateRows): void {
    const { call } = this.#memory;
    if (late.size === 0) {
      call.findHaving(this.#given.status, rows, this.#rows, this.#filled, this.#least);
      call.findHaving(this.#given.status, rows, this.#rows, this.#rated, this.#most);
      return;
    }
    const places = [answerPlace("total_duty"), answerPlace(RATE), answerPlace("duty_min"), answerPlace("duty_max")];
    for (let row = 0; row < rows; row++) {
      const cells = late.get(row);
      const code = status[row] as number;
      this.#havings.forEach((having, at) => {
        const has =
          cells === undefined ? code === STATUS.determined || (code === STATUS.range && at > 1) : cells[places[at] as number] !== "";
        call.setHaving(having, this.#rows, row, has ? 1 : 0);
      });
    }
  }

  // Amounts of `assess` are written over those that stood there.
  #mend(late: LateRows): void {
    const memory = this.#memory;
    for (const { name, column, having } of this.#amounts) {
      const [place, decimals] = [answerPlace(name), name === RATE ? RATE_DECIMALS : CENT_DECIMALS];
      const count = memory.field(having, COUNT);
      const rows = memory.integers(memory.field(having, PLACES), count);
      for (let at = 0; at < count; at++) {
        const cells = late.get(rows[at] as number);
        if (cells !== undefined) memory.call.mendAmount(column, count - at, scaled(cells[place] as string, decimals));
      }
    }
  }

  #appendTexts(status: Uint8Array, rows: number, late: LateRows): void {
    const { codes, headings, place, questions, status: statuses } = this.#given;
    const written = this.#memory.integers(codes, CHUNK);
    const add = (column: TextColumn, texts: PairTexts, lateCode: (cells: readonly string[]) => number): void => {
      for (const [row, cells] of late) written[row] = lateCode(cells);
      column.addCodes(texts.texts, codes, rows, MIXED);
    };
    // The codes of statuses are those of their texts, which come first.
    for (const text of STATUSES) this.#statuses.codeOfText(text);
    for (let row = 0; row < rows; row++) written[row] = status[row] as number;
    add(this.#texts.status, this.#statuses, statusCode);
    this.#headings.codesOf(STATUS.determined, statuses, headings, place, rows, codes);
    add(this.#texts.headings, this.#headings, (cells) => this.#headings.codeOfText(cells[answerPlace("headings")] as string));
    this.#questions.codesOf(STATUS.range, statuses, questions, 0, rows, codes);
    add(this.#texts.questions, this.#questions, (cells) => this.#questions.codeOfText(cells[answerPlace("questions")] as string));
  }
}

// A decimal as an integer of its last place.
function scaled(text: string, decimals: number): bigint {
  const [whole = "", part = ""] = text.split(".");
  const amount = BigInt(whole + part.padEnd(decimals, "0"));
  if (amount >= 10n ** BigInt(PRECISION)) throw new Error("an amount has more than 18 digits");
  return amount;
}
