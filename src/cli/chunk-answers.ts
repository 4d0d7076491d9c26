// The answers of a chunk on their way into the vectors of a struct. Amounts are written as the two words of a little-endian integer; a status
// decides which of them are there. The arrays are kept from chunk to chunk.

import { DECIMAL, type DuckDBStructType, INTEGER, STRUCT, UTINYINT, VARCHAR } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { type AnswerColumns, STATUS, STATUSES } from "../bulk/answer-columns.js";
import { CHUNK, type LineColumns } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import { formatHts } from "../hts/number.js";
import { member, type RawVector, write, writeText, writeValidity } from "./vectors.js";

const MONEY = DECIMAL(18, 2);
const MONEY_END = 10n ** 18n;
const WORD = 4_294_967_296;

// Columns of amounts that a determined row fills: the duties by authority, then the additional and the whole duty.
const DUTIES = ANSWER_COLUMNS.filter((name) => name.endsWith("_duty"));
const BOUNDS = ["duty_min", "duty_max"] as const;
const CODES = ["head", "place", "asked"] as const;
const TEXTS = ["headings", "questions", "error"] as const;

/**
 * What the rating gives for a row. Codes are places from one, 0 where there is none: `head` of the headings before the number, `place` of the
 * number, `asked` of the questions. The texts are those that have no code.
 */
export const RATED: DuckDBStructType = STRUCT({
  status: UTINYINT,
  ...Object.fromEntries([...DUTIES, ...BOUNDS].map((name) => [name, MONEY])),
  effective_rate: DECIMAL(18, 6),
  ...Object.fromEntries(CODES.map((name) => [name, INTEGER])),
  ...Object.fromEntries(TEXTS.map((name) => [name, VARCHAR])),
});

// Places of the struct.
const FIRST_DUTY = 1;
const FIRST_BOUND = FIRST_DUTY + DUTIES.length;
const RATE = FIRST_BOUND + BOUNDS.length;
const FIRST_CODE = RATE + 1;
const FIRST_TEXT = FIRST_CODE + CODES.length;
const [ADDITIONAL, TOTAL] = [FIRST_DUTY + DUTIES.indexOf("additional_duty"), FIRST_DUTY + DUTIES.indexOf("total_duty")];

// Bits of rows.
class Mask {
  readonly words = new Uint32Array(CHUNK / 32);
  /** Whether any row was cleared. */
  any = false;

  reset(): void {
    this.words.fill(0xffffffff);
    this.any = false;
  }

  clear(row: number): void {
    this.any = true;
    this.words[row >> 5] = (this.words[row >> 5] as number) & ~(1 << (row & 31));
  }

  set(row: number): void {
    this.words[row >> 5] = (this.words[row >> 5] as number) | (1 << (row & 31));
  }
}

/** Holds the answers of one chunk after another. */
export class ChunkAnswers {
  readonly #status = new Uint8Array(CHUNK);
  readonly #amounts = Array.from({ length: FIRST_CODE }, () => new Uint32Array(2 * CHUNK));
  readonly #codes = CODES.map(() => new Int32Array(CHUNK)) as [Int32Array, Int32Array, Int32Array];
  readonly #texts = TEXTS.map(() => new Map<number, string>());
  // Which rows have duties, a least and a highest amount, a rate.
  readonly #filled = new Mask();
  readonly #bounded = [new Mask(), new Mask()] as const;
  readonly #rated = new Mask();
  readonly #noText = new Uint32Array(CHUNK / 32);
  #rows = 0;

  /** Take what the compiled law answered; rows that it left open have no amounts until {@link late} takes them. */
  columns(answers: AnswerColumns, lines: LineColumns, rows: number): void {
    this.#rows = rows;
    this.#status.set(answers.status);
    AUTHORITIES.forEach((_, at) => {
      this.#put(FIRST_DUTY + at, answers.byAuthority.subarray(at * CHUNK, at * CHUNK + rows));
    });
    this.#put(ADDITIONAL, answers.additional);
    this.#put(TOTAL, answers.duty);
    this.#put(FIRST_BOUND, answers.min);
    this.#put(FIRST_BOUND + 1, answers.max);
    this.#put(RATE, answers.rate);
    for (const mask of [this.#filled, ...this.#bounded, this.#rated]) mask.reset();
    for (const texts of this.#texts) texts.clear();
    const [head, place, asked] = this.#codes;
    for (let row = 0; row < rows; row++) {
      const status = answers.status[row] as number;
      const determined = status === STATUS.determined;
      head[row] = determined ? (answers.headings[row] as number) + 1 : 0;
      place[row] = determined ? (lines.place[row] as number) + 1 : 0;
      asked[row] = status === STATUS.range ? (answers.questions[row] as number) + 1 : 0;
      if (determined) continue;
      this.#filled.clear(row);
      this.#rated.clear(row);
      if (status !== STATUS.range) for (const mask of this.#bounded) mask.clear(row);
    }
  }

  #put(at: number, amounts: Float64Array): void {
    const words = this.#amounts[at] as Uint32Array;
    for (let row = 0; row < this.#rows; row++) {
      const amount = amounts[row] as number;
      words[2 * row] = amount >>> 0;
      words[2 * row + 1] = amount < WORD ? 0 : (amount / WORD) >>> 0;
    }
  }

  /** Headings that have no code. */
  headings(row: number, before: string, number: string): void {
    this.#codes[0][row] = 0;
    this.#texts[0]?.set(row, before === "" ? formatHts(number) : `${before} ${formatHts(number)}`);
  }

  /** Questions that have no code. */
  questions(row: number, questions: string): void {
    this.#codes[2][row] = 0;
    if (questions !== "") this.#texts[1]?.set(row, questions);
  }

  /** Take an answer of `assess`; `cell` gives its cells by their columns. */
  late(row: number, status: (typeof STATUSES)[number], cell: (name: string) => string): void {
    this.#status[row] = STATUSES.indexOf(status);
    const amounts: readonly (readonly [string, Mask])[] = [
      ...DUTIES.map((name) => [name, this.#filled] as const),
      ...BOUNDS.map((name, at) => [name, this.#bounded[at] as Mask] as const),
      ["effective_rate", this.#rated],
    ];
    amounts.forEach(([name, mask], at) => {
      if (cell(name) === "") return;
      mask.set(row);
      this.#exact(FIRST_DUTY + at, row, FIRST_DUTY + at === RATE ? millionths(cell(name)) : BigInt(cell(name).replace(".", "")));
    });
    TEXTS.forEach((name, at) => {
      if (cell(name) !== "") this.#texts[at]?.set(row, cell(name));
    });
  }

  #exact(at: number, row: number, whole: bigint): void {
    if (whole >= MONEY_END) throw new Error("an amount has more than 18 digits");
    const words = this.#amounts[at] as Uint32Array;
    words[2 * row] = Number(whole & 0xffffffffn);
    words[2 * row + 1] = Number(whole >> 32n);
  }

  /** Write all of it into a struct. */
  writeTo(output: RawVector): void {
    const rows = this.#rows;
    write(member(output, 0), this.#status, rows);
    for (let at = FIRST_DUTY; at <= RATE; at++) {
      const vector = member(output, at);
      const mask = this.#maskOf(at);
      write(vector, this.#amounts[at] as Uint32Array, 8 * rows);
      if (mask.any) writeValidity(vector, mask.words, rows);
    }
    this.#codes.forEach((codes, at) => {
      write(member(output, FIRST_CODE + at), codes, 4 * rows);
    });
    // Few rows have a text: all are null but those that have.
    this.#texts.forEach((texts, at) => {
      const vector = member(output, FIRST_TEXT + at);
      this.#noText.fill(0);
      for (const row of texts.keys()) this.#noText[row >> 5] = (this.#noText[row >> 5] as number) | (1 << (row & 31));
      writeValidity(vector, this.#noText, rows);
      for (const [row, text] of texts) writeText(vector, row, text);
    });
  }

  #maskOf(at: number): Mask {
    if (at === RATE) return this.#rated;
    return at < FIRST_BOUND ? this.#filled : (this.#bounded[at - FIRST_BOUND] as Mask);
  }
}

function millionths(rate: string): bigint {
  return BigInt(Math.round(Number(rate) * 1e6));
}
