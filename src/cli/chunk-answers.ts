// The vectors of the answers of one chunk, as plain arrays. Amounts are written as the two words of a little-endian integer; a status decides
// which of them are there.

import { DECIMAL, type DuckDBStructType, type DuckDBStructVector, INTEGER, STRUCT, UTINYINT, VARCHAR } from "@duckdb/node-api";
import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { type AnswerColumns, STATUS, STATUSES } from "../bulk/answer-columns.js";
import { CHUNK, type LineColumns } from "../bulk/line-columns.js";
import { AUTHORITIES } from "../bulk/program.js";
import { formatHts } from "../hts/number.js";

const MONEY = DECIMAL(18, 2);
const MONEY_END = 10n ** 18n;
const WORD = 4_294_967_296;

/** Columns of amounts that a determined row fills: the duties by authority, then the additional and the whole duty. */
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

interface RawVector {
  readonly items: Uint8Array | Int32Array;
  readonly dataView: DataView;
  readonly validity: { data: BigUint64Array | null; flush(vector: object): void };
  readonly vector: object;
  setItem(at: number, value: string): void;
  flush(): void;
}

// Bits of rows; all set until one is cleared.
class Mask {
  readonly words: Uint32Array;
  any = false;

  constructor(rows: number) {
    this.words = new Uint32Array(2 * Math.ceil(rows / 64)).fill(0xffffffff);
  }

  clear(row: number): void {
    this.any = true;
    this.words[row >> 5] = (this.words[row >> 5] as number) & ~(1 << (row & 31));
  }
}

/** Writes the answers of a chunk. */
export class ChunkAnswers {
  readonly #vectors: readonly RawVector[];
  readonly #rows: number;
  // Which rows have duties, a rate, a least and a highest amount.
  readonly #filled: Mask;
  readonly #rated: Mask;
  readonly #bounded: readonly [Mask, Mask];
  readonly #texts = TEXTS.map(() => new Map<number, string>());

  constructor(output: DuckDBStructVector, rows: number) {
    this.#vectors = (output as unknown as { entryVectors: readonly RawVector[] }).entryVectors;
    this.#rows = rows;
    this.#filled = new Mask(rows);
    this.#rated = new Mask(rows);
    this.#bounded = [new Mask(rows), new Mask(rows)];
  }

  #at(place: number): RawVector {
    return this.#vectors[place] as RawVector;
  }

  #words(place: number): Uint32Array {
    const { buffer, byteOffset } = this.#at(place).dataView;
    return new Uint32Array(buffer, byteOffset, 2 * this.#rows);
  }

  /** Write what the compiled law answered; rows that it left open count as without amounts until {@link late} writes them. */
  columns(answers: AnswerColumns, lines: LineColumns): void {
    this.#at(0).items.set(answers.status.subarray(0, this.#rows));
    AUTHORITIES.forEach((_, at) => {
      this.#put(FIRST_DUTY + at, answers.byAuthority.subarray(at * CHUNK, at * CHUNK + this.#rows));
    });
    this.#put(FIRST_DUTY + DUTIES.indexOf("additional_duty"), answers.additional);
    this.#put(FIRST_DUTY + DUTIES.indexOf("total_duty"), answers.duty);
    this.#put(FIRST_BOUND, answers.min);
    this.#put(FIRST_BOUND + 1, answers.max);
    this.#put(RATE, answers.rate);
    const [head, place, asked] = CODES.map((_, at) => this.#at(FIRST_CODE + at).items) as unknown as [Int32Array, Int32Array, Int32Array];
    for (let row = 0; row < this.#rows; row++) {
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

  #put(vector: number, amounts: Float64Array): void {
    const words = this.#words(vector);
    for (let row = 0; row < this.#rows; row++) {
      const amount = amounts[row] as number;
      words[2 * row] = amount >>> 0;
      words[2 * row + 1] = amount < WORD ? 0 : (amount / WORD) >>> 0;
    }
  }

  /** Headings that have no code. */
  headings(row: number, before: string, number: string): void {
    this.#at(FIRST_CODE).items[row] = 0;
    this.#texts[0]?.set(row, before === "" ? formatHts(number) : `${before} ${formatHts(number)}`);
  }

  /** Questions that have no code. */
  questions(row: number, questions: string): void {
    this.#at(FIRST_CODE + 2).items[row] = 0;
    if (questions !== "") this.#texts[1]?.set(row, questions);
  }

  /** Write an answer of `assess`; `cell` gives its cells by their columns. */
  late(row: number, status: (typeof STATUSES)[number], cell: (name: string) => string): void {
    this.#at(0).items[row] = STATUSES.indexOf(status);
    const amounts: readonly (readonly [string, Mask])[] = [
      ...DUTIES.map((name) => [name, this.#filled] as const),
      ...BOUNDS.map((name, at) => [name, this.#bounded[at] as Mask] as const),
      ["effective_rate", this.#rated],
    ];
    amounts.forEach(([name, mask], at) => {
      if (cell(name) === "") return;
      mask.words[row >> 5] = (mask.words[row >> 5] as number) | (1 << (row & 31));
      this.#exact(FIRST_DUTY + at, row, at + FIRST_DUTY === RATE ? millionths(cell(name)) : BigInt(cell(name).replace(".", "")));
    });
    TEXTS.forEach((name, at) => {
      if (cell(name) !== "") this.#texts[at]?.set(row, cell(name));
    });
  }

  #exact(vector: number, row: number, whole: bigint): void {
    if (whole >= MONEY_END) throw new Error("an amount has more than 18 digits");
    const words = this.#words(vector);
    words[2 * row] = Number(whole & 0xffffffffn);
    words[2 * row + 1] = Number(whole >> 32n);
  }

  /** Hand all of it to DuckDB. */
  flush(): void {
    const masks = new Map<number, Mask>([
      ...DUTIES.map((_, at): [number, Mask] => [FIRST_DUTY + at, this.#filled]),
      ...this.#bounded.map((mask, at): [number, Mask] => [FIRST_BOUND + at, mask]),
      [RATE, this.#rated],
    ]);
    for (let place = 0; place < FIRST_TEXT; place++) {
      const vector = this.#at(place);
      const mask = masks.get(place);
      if (mask?.any === true) vector.validity.data = new BigUint64Array(mask.words.buffer);
      vector.flush();
    }
    // Few rows have a text: all are null but those that were set.
    this.#texts.forEach((texts, at) => {
      const vector = this.#at(FIRST_TEXT + at);
      vector.validity.data = new BigUint64Array(Math.ceil(this.#rows / 64));
      for (const [row, text] of texts) vector.setItem(row, text);
      if (texts.size === 0) vector.validity.flush(vector.vector);
      else vector.flush();
    });
  }
}

function millionths(rate: string): bigint {
  return BigInt(Math.round(Number(rate) * 1e6));
}
