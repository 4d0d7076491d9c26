// Rates one chunk of DuckDB's vectors: cells are read from the bytes of the vectors, results are written into the vectors of a struct.

import type { DuckDBDataChunk, DuckDBStructVector, DuckDBVector } from "@duckdb/node-api";
import { DECIMAL, type DuckDBStructType, STRUCT, TINYINT, VARCHAR } from "@duckdb/node-api";
import { ANSWER_COLUMNS, answerCells } from "../bulk/answer-cells.js";
import { answerRow, type BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { STATUS } from "../bulk/kernel.js";
import { AUTHORITIES } from "../bulk/program.js";
import type { Rater } from "../bulk/rater.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";

const MONEY = DECIMAL(18, 2);

/** Amounts of the answer in the order of the struct; the two bounds last. */
export const AMOUNT_COLUMNS = ANSWER_COLUMNS.filter((name) => name.endsWith("_duty") || name === "duty_min" || name === "duty_max");

/** What the rating gives for a row. */
export const RATED: DuckDBStructType = STRUCT({
  status: TINYINT,
  ...Object.fromEntries(AMOUNT_COLUMNS.map((name) => [name, MONEY])),
  effective_rate: DECIMAL(18, 6),
  headings: VARCHAR,
  questions: VARCHAR,
  error: VARCHAR,
});

// Places of the struct.
const FIRST_AMOUNT = 1;
const [MIN, MAX] = [AMOUNT_COLUMNS.indexOf("duty_min"), AMOUNT_COLUMNS.indexOf("duty_max")];
const [ADDITIONAL, TOTAL] = [AMOUNT_COLUMNS.indexOf("additional_duty"), AMOUNT_COLUMNS.indexOf("total_duty")];
const RATE = FIRST_AMOUNT + AMOUNT_COLUMNS.length;
const TEXTS = ["headings", "questions", "error"] as const;
const [HEADINGS, QUESTIONS] = [TEXTS.indexOf("headings"), TEXTS.indexOf("questions")];
const STATUSES = ["determined", "range", "prohibited", "error"] as const;
const WORD = 4_294_967_296;

/** What chunks of one run are rated with. */
export interface ChunkSetting {
  readonly rater: Rater;
  readonly book: Book;
  /** Columns of the table that the chunk holds, in its order. */
  readonly columns: readonly number[];
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  /** Counts repaired numbers, cells defused and rows left to `assess`; the rest of the summary is read off the output. */
  readonly tally: Tally;
}

interface Cells {
  readonly bytes: Uint8Array;
  readonly lengths: Uint32Array;
  readonly valid: Uint32Array | undefined;
  readonly vector: DuckDBVector;
}

// A text of at most twelve bytes stands in the vector itself.
const INLINE = 12;

function cellsOf(vector: DuckDBVector, rows: number): Cells {
  const { dataView, validity } = vector as unknown as { dataView: DataView; validity: { data: BigUint64Array | null } };
  const { data } = validity;
  return {
    bytes: new Uint8Array(dataView.buffer, dataView.byteOffset, rows * 16),
    lengths: new Uint32Array(dataView.buffer, dataView.byteOffset, rows * 4),
    valid: data === null ? undefined : new Uint32Array(data.buffer, data.byteOffset, data.length * 2),
    vector,
  };
}

/** Make the function that rates chunks. */
export function chunkRater(setting: ChunkSetting): (input: DuckDBDataChunk, output: DuckDBStructVector) => void {
  const { rater, columns, tally } = setting;
  const encoder = new TextEncoder();
  const { book } = setting;

  function headingsOf(headings: number, place: number): string {
    const before = book.headings[headings] as string;
    const number = formatHts(book.numbers[place] as string);
    return before === "" ? number : `${before} ${number}`;
  }

  return (input, output) => {
    const rows = input.rowCount;
    const cells = columns.map((_, at) => cellsOf(input.getColumnVector(at), rows));
    const out = new Output(output, rows);
    const text = (row: number, at: number): string => {
      const of = cells[at] as Cells;
      return of.valid !== undefined && !isValid(of.valid, row)
        ? ""
        : String((of.vector as unknown as { getItem(at: number): unknown }).getItem(row) ?? "");
    };
    for (let row = 0; row < rows; row++) {
      rater.begin();
      for (let at = 0; at < columns.length; at++) {
        const { bytes, lengths, valid } = cells[at] as Cells;
        const length = lengths[row * 4] as number;
        if (length === 0 || (valid !== undefined && !isValid(valid, row))) continue;
        if (length <= INLINE) rater.take(columns[at] as number, bytes, row * 16 + 4, length);
        else {
          const long = encoder.encode(text(row, at));
          rater.take(columns[at] as number, long, 0, long.length);
        }
      }
      const found = rater.finish();
      const { status } = found;
      if (status === STATUS.uncompiled) {
        tally.uncompiled++;
        late(out, row, (at) => text(row, at));
        continue;
      }
      if (rater.row.repaired) tally.repaired++;
      out.status[row] = status;
      if (status === STATUS.determined) {
        for (let at = 0; at < AUTHORITIES.length; at++) out.amount(at, row, found.byAuthority[at] as number);
        out.amount(ADDITIONAL, row, found.additional);
        out.amount(TOTAL, row, found.duty);
        out.amount(MIN, row, found.duty);
        out.amount(MAX, row, found.duty);
        out.rate(row, found.duty, rater.row.value);
        out.text(HEADINGS, row, headingsOf(found.headings, rater.row.place));
      } else if (status === STATUS.range) {
        out.noDetermined(row);
        out.amount(MIN, row, found.min);
        out.amount(MAX, row, found.max);
        if (found.questions.length > 0) out.text(QUESTIONS, row, found.questions.join(" "));
      } else {
        out.noDetermined(row);
        out.noBounds(row);
      }
    }
    out.flush();
  };

  // A row that the compiled law leaves to `assess`.
  function late(out: Output, row: number, text: (at: number) => string): void {
    const whole: string[] = Array.from({ length: setting.batch.width }, () => "");
    columns.forEach((column, at) => {
      whole[column] = text(at);
    });
    const { answer } = answerRow({ cells: whole }, setting.batch, tally);
    const written = answerCells(answer, false);
    const cell = (name: string): string => written[ANSWER_COLUMNS.indexOf(name)] ?? "";
    out.status[row] = STATUSES.indexOf(answer.status);
    AMOUNT_COLUMNS.forEach((name, at) => {
      const amount = cell(name);
      if (amount === "") out.noAmount(at, row);
      else out.exactAmount(at, row, BigInt(amount.replace(".", "")));
    });
    const rate = cell("effective_rate");
    if (rate === "") out.noRate(row);
    else out.exactRate(row, rate);
    TEXTS.forEach((name, at) => {
      if (cell(name) !== "") out.text(at, row, cell(name));
    });
  }
}

function isValid(mask: Uint32Array, row: number): boolean {
  return (((mask[row >> 5] as number) >>> (row & 31)) & 1) === 1;
}

interface RawVector {
  readonly items: Int32Array;
  readonly dataView: DataView;
  readonly vector: object;
  readonly validity: { data: BigUint64Array | null; flush(vector: object): void };
  setItem(at: number, value: string | null): void;
  flush(): void;
}

// The vectors of the struct as plain arrays. Numbers are written as two words of the little-endian integer.
class Output {
  readonly status: Int8Array;
  readonly #amounts: Uint32Array[];
  readonly #rates: Uint32Array;
  readonly #vectors: readonly RawVector[];
  readonly #masks: (Uint32Array | undefined)[] = [];
  readonly #rows: number;

  constructor(output: DuckDBStructVector, rows: number) {
    const entries = output as unknown as { entryVectors: readonly RawVector[] };
    this.#rows = rows;
    this.#vectors = entries.entryVectors;
    const words = ({ dataView }: RawVector): Uint32Array => new Uint32Array(dataView.buffer, dataView.byteOffset, rows * 2);
    const at = (place: number): RawVector => this.#vectors[place] as RawVector;
    this.status = at(0).items as unknown as Int8Array;
    this.#amounts = AMOUNT_COLUMNS.map((_, place) => words(at(FIRST_AMOUNT + place)));
    this.#rates = words(at(RATE));
  }

  amount(at: number, row: number, cents: number): void {
    const words = this.#amounts[at] as Uint32Array;
    words[2 * row] = cents >>> 0;
    words[2 * row + 1] = (cents / WORD) >>> 0;
  }

  exactAmount(at: number, row: number, cents: bigint): void {
    // DECIMAL(18, 2) holds no more.
    if (cents >= 10n ** 18n) throw new Error("an amount has more than 16 digits before the point");
    this.#put(this.#amounts[at] as Uint32Array, row, cents);
  }

  #put(words: Uint32Array, row: number, whole: bigint): void {
    words[2 * row] = Number(whole & 0xffffffffn);
    words[2 * row + 1] = Number(whole >> 32n);
  }

  /** Duty over value, rounded half up to six decimals. */
  rate(row: number, duty: number, value: number): void {
    const twice = 2_000_000 * duty + value;
    if (twice < Number.MAX_SAFE_INTEGER) {
      const whole = Math.floor(twice / (2 * value));
      this.#rates[2 * row] = whole >>> 0;
      this.#rates[2 * row + 1] = (whole / WORD) >>> 0;
    } else this.#put(this.#rates, row, (2_000_000n * BigInt(duty) + BigInt(value)) / (2n * BigInt(value)));
  }

  exactRate(row: number, text: string): void {
    this.#put(this.#rates, row, BigInt(Math.round(Number(text) * 1e6)));
  }

  noRate(row: number): void {
    this.#clear(RATE, row);
  }

  noAmount(at: number, row: number): void {
    this.#clear(FIRST_AMOUNT + at, row);
  }

  noDetermined(row: number): void {
    for (let at = 0; at < AMOUNT_COLUMNS.length; at++) if (at !== MIN && at !== MAX) this.noAmount(at, row);
    this.noRate(row);
  }

  noBounds(row: number): void {
    this.noAmount(MIN, row);
    this.noAmount(MAX, row);
  }

  readonly #texts: (Map<number, string> | undefined)[] = [];

  /** Put a text; `at` by place among `TEXTS`. */
  text(at: number, row: number, text: string): void {
    const texts = this.#texts[at] ?? new Map<number, string>();
    this.#texts[at] = texts;
    texts.set(row, text);
  }

  #clear(vector: number, row: number): void {
    let mask = this.#masks[vector];
    if (mask === undefined) {
      mask = new Uint32Array(Math.ceil(this.#rows / 64) * 2).fill(0xffffffff);
      this.#masks[vector] = mask;
    }
    mask[row >> 5] = (mask[row >> 5] as number) & ~(1 << (row & 31));
  }

  flush(): void {
    // Text columns are mostly empty: all their rows are null but those that were set.
    for (let at = 0; at < TEXTS.length; at++) {
      const vector = this.#vectors[RATE + 1 + at] as RawVector;
      vector.validity.data = new BigUint64Array(Math.ceil(this.#rows / 64));
      for (const [row, text] of this.#texts[at] ?? []) vector.setItem(row, text);
      if (this.#texts[at] === undefined) vector.validity.flush(vector.vector);
      else vector.flush();
    }
    for (let at = 0; at <= RATE; at++) {
      const vector = this.#vectors[at] as RawVector;
      const mask = this.#masks[at];
      if (mask !== undefined) vector.validity.data = new BigUint64Array(mask.buffer);
      vector.flush();
    }
  }
}
