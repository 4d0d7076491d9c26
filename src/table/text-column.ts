// A column of texts on its way into Parquet: codes of a dictionary while these pay, the texts themselves after that.

import { type ColumnMemory, type DictionaryTexts, NoRoom, type Place, placed } from "./column-memory.js";
import { ColumnPages, type FinishedColumn } from "./column-pages.js";
import { ENCODING } from "./parquet-names.js";

// Fields of the column in memory.
const [PAGE_START, PAGE_END, PAGE_ROWS, PAGE_NULLS, PAGE_CODED, DEFUSED, DISTINCT] = [0, 1, 2, 3, 4, 5, 6];

/** Encodes one column of texts, one row group after another. */
export class TextColumn {
  readonly #memory: ColumnMemory;
  readonly #place: Place;
  readonly #pages: ColumnPages;
  #texts: DictionaryTexts | undefined;

  /** `raw`: cells that look like formulas are left as they are. */
  constructor(memory: ColumnMemory, name: string, raw: boolean) {
    this.#memory = memory;
    this.#place = placed(memory.call.newTextColumn(raw ? 1 : 0));
    this.#pages = new ColumnPages(name, "BYTE_ARRAY");
  }

  /** Texts of the row group that are told apart. */
  get distinct(): number {
    return this.#memory.field(this.#place, DISTINCT);
  }

  /**
   * Add the cells of a chunk by their codes; below 0 where there is none. A row group takes codes of one dictionary. `common` is the code of all
   * cells where they have one, else `MIXED`.
   */
  addCodes(texts: DictionaryTexts, codes: Place, rows: number, common: number): void {
    const { call } = this.#memory;
    if (call.endsBefore(this.#place, 1, rows, 0) === 1) this.#endPage();
    this.#texts = texts;
    if (call.addCodes(this.#place, texts.place, codes, rows, common) === 0) throw new NoRoom("no room for codes");
  }

  /** Add the cells of a chunk, whose places and lengths stand one behind the other. `PADDING` bytes can be read behind every cell. */
  addTexts(starts: Place, lengths: Place, rows: number): void {
    const { call } = this.#memory;
    const bytes = call.textBytes(lengths, rows);
    if (call.endsBefore(this.#place, 0, rows, bytes) === 1) this.#endPage();
    if (call.addTexts(this.#place, starts, lengths, rows, bytes) === 0) throw new NoRoom("no room for texts");
  }

  /** End the row group. */
  finish(): FinishedColumn {
    this.#endPage();
    const texts = this.#texts;
    this.#texts = undefined;
    if (texts === undefined) return this.#pages.finish();
    if (this.#memory.call.endTexts(this.#place, texts.place) === 0) throw new NoRoom("no room for texts");
    return this.#pages.finish({ values: this.#field(PAGE_ROWS), page: this.#page() });
  }

  /** Drop what was added since the last row group, and the dictionary. */
  forget(): void {
    this.#memory.call.endTextPage(this.#place);
    this.#memory.call.forgetTexts(this.#place);
    this.#pages.finish();
    this.#texts = undefined;
    this.takeDefused();
  }

  /** Cells that got a quote before them since this was asked last, because a spreadsheet would take them for a formula. */
  takeDefused(): number {
    const defused = this.#field(DEFUSED);
    this.#memory.words[(this.#place >> 2) + DEFUSED] = 0;
    return defused;
  }

  #endPage(): void {
    if (this.#memory.call.endTextPage(this.#place) === 0) return;
    const encoding = this.#field(PAGE_CODED) === 1 ? ENCODING.rleDictionary : ENCODING.plain;
    this.#pages.add(this.#field(PAGE_ROWS), this.#field(PAGE_NULLS), encoding, this.#page());
  }

  #page(): Buffer {
    return this.#memory.bytes.subarray(this.#field(PAGE_START), this.#field(PAGE_END));
  }

  #field(field: number): number {
    return this.#memory.field(this.#place, field);
  }
}
