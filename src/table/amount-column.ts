// A column of amounts on its way into Parquet: 64-bit integers, those of a page one behind the other.

import { ColumnPages, type FinishedColumn, FRONT, type Levels, PAGE_ROWS } from "./column-pages.js";
import { ENCODING } from "./parquet-names.js";

const WORD = 4_294_967_296;

/** Encodes one column of amounts, one row group after another. */
export class AmountColumn {
  readonly #pages: ColumnPages;
  readonly #page = Buffer.alloc(FRONT + 8 * PAGE_ROWS);
  readonly #words = new Int32Array(this.#page.buffer, this.#page.byteOffset + FRONT, 2 * PAGE_ROWS);
  #values = 0;

  constructor(name: string) {
    this.#pages = new ColumnPages(name, "INT64");
  }

  /** Add whole amounts, at most 2^53, of the first `count` places listed, counted from `from`. */
  append(amounts: Float64Array, from: number, places: Int32Array, count: number): void {
    const words = this.#words;
    let at = 2 * this.#values;
    for (let each = 0; each < count; each++) {
      const amount = amounts[from + (places[each] as number)] as number;
      words[at] = amount;
      words[at + 1] = amount < WORD ? 0 : amount / WORD;
      at += 2;
    }
    this.#values += count;
  }

  /** Write another amount over the one that was added so many amounts before the end. */
  mend(back: number, amount: bigint): void {
    const at = 2 * (this.#values - back);
    this.#words[at] = Number(BigInt.asIntN(32, amount));
    this.#words[at + 1] = Number(amount >> 32n);
  }

  /** End a page of so many rows; `levels` says which of them have the amounts added. */
  endPage(rows: number, levels: Levels): void {
    const start = levels.writeBefore(this.#page, FRONT, rows);
    this.#pages.add(rows, levels.nulls, ENCODING.plain, this.#page.subarray(start, FRONT + 8 * this.#values));
    this.#values = 0;
  }

  /** End the row group. */
  finish(): FinishedColumn {
    return this.#pages.finish();
  }
}
