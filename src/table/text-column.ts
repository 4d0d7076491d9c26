// A column of texts on its way into Parquet: codes of a dictionary while these pay, the texts themselves after that.

import type { Spans, TextList } from "../bulk/spans.js";
import { ColumnPages, type FinishedColumn, FRONT, Levels, PAGE_ROWS, varint } from "./column-pages.js";
import { isFormula, MAY_BEGIN_FORMULA } from "./formula.js";
import { ENCODING } from "./parquet-names.js";
import { MIXED } from "./text-dictionary.js";

const QUOTE = 39;
const LENGTH_BYTES = 4;

/** Texts by code; those marked are written with a quote before them. */
export interface CodedTexts extends TextList {
  readonly formulas?: Uint8Array;
  readonly anyFormula?: boolean;
}

/** Encodes one column of texts, one row group after another. */
export class TextColumn {
  /** Cells that got a quote before them, since a spreadsheet would take them for a formula. */
  defused = 0;
  readonly #pages: ColumnPages;
  readonly #raw: boolean;
  readonly #levels = new Levels();
  // Codes of the page that is filled, or its texts.
  readonly #indexes = new Int32Array(PAGE_ROWS);
  #page = Buffer.alloc(FRONT + 4 * PAGE_ROWS + 8);
  #view = viewOf(this.#page);
  #end = FRONT;
  #kind: "codes" | "texts" | undefined;
  #values = 0;
  #rows = 0;
  // Place of a text among those of the row group; -1 where it is none of them.
  #local = new Int32Array(0);
  #order: number[] = [];
  #texts: CodedTexts | undefined;

  /** `raw`: cells that look like formulas are left as they are. */
  constructor(name: string, raw: boolean) {
    this.#pages = new ColumnPages(name, "BYTE_ARRAY");
    this.#raw = raw;
  }

  /**
   * Add the cells of a chunk by their codes; below 0 where there is none. A row group takes codes of one list. `common` is the code of all cells
   * where they have one.
   */
  appendCodes(texts: CodedTexts, codes: Int32Array, rows: number, common = MIXED): void {
    this.#begin("codes", rows);
    this.#texts = texts;
    if (this.#local.length < texts.count) this.#grow(texts.count);
    const [indexes, local, { words }] = [this.#indexes, this.#local, this.#levels];
    const from = this.#rows;
    this.#levels.fill(from, rows);
    let values = this.#values;
    let nulls = 0;
    if (common === -1) {
      nulls = rows;
      words.fill(0, from >> 5, (from + rows + 31) >> 5);
    } else if (common >= 0) {
      indexes.fill(this.#indexOf(common), values, values + rows);
      values += rows;
    } else
      for (let row = 0; row < rows; row++) {
        const code = codes[row] as number;
        if (code < 0) {
          const at = from + row;
          words[at >> 5] = (words[at >> 5] as number) & ~(1 << (at & 31));
          nulls++;
          continue;
        }
        const index = local[code] as number;
        indexes[values++] = index < 0 ? this.#indexOf(code) : index;
      }
    if (texts.anyFormula === true && !this.#raw) this.#countFormulas(texts.formulas as Uint8Array, codes, rows);
    this.#values = values;
    this.#levels.nulls += nulls;
    this.#rows += rows;
  }

  #indexOf(code: number): number {
    const known = this.#local[code] as number;
    if (known >= 0) return known;
    const index = this.#order.push(code) - 1;
    this.#local[code] = index;
    return index;
  }

  #countFormulas(formulas: Uint8Array, codes: Int32Array, rows: number): void {
    for (let row = 0; row < rows; row++) {
      const code = codes[row] as number;
      if (code >= 0 && formulas[code] === 1) this.defused++;
    }
  }

  /** Add the cells of a chunk, from a place of the spans on. Four bytes can be read behind every cell. */
  appendSpans({ bytes, starts, lengths }: Spans, from: number, rows: number, source: DataView): void {
    this.#begin("texts", rows);
    const { words } = this.#levels;
    const first = this.#rows;
    this.#levels.fill(first, rows);
    let end = this.#end;
    let nulls = 0;
    for (let row = 0; row < rows; row++) {
      const length = lengths[from + row] as number;
      if (length <= 0) {
        const at = first + row;
        words[at >> 5] = (words[at >> 5] as number) & ~(1 << (at & 31));
        nulls++;
        continue;
      }
      const start = starts[from + row] as number;
      if (end + length + 2 * LENGTH_BYTES + 1 > this.#page.length) this.#widen(end + length + 2 * LENGTH_BYTES + 1);
      const view = this.#view;
      if (MAY_BEGIN_FORMULA[bytes[start] as number] === 1 && !this.#raw && isFormula(bytes, start, length)) {
        this.defused++;
        view.setInt32(end, length + 1, true);
        end += LENGTH_BYTES;
        this.#page[end++] = QUOTE;
      } else {
        view.setInt32(end, length, true);
        end += LENGTH_BYTES;
      }
      for (let at = 0; at < length; at += 4) view.setInt32(end + at, source.getInt32(start + at, true), true);
      end += length;
    }
    this.#end = end;
    this.#values += rows - nulls;
    this.#levels.nulls += nulls;
    this.#rows += rows;
  }

  /** Texts of the row group that are told apart. */
  get distinct(): number {
    return this.#order.length;
  }

  /** End the row group. */
  finish(): FinishedColumn {
    this.#endPage();
    const order = this.#order;
    const texts = this.#texts;
    const finished = this.#pages.finish(
      texts === undefined ? undefined : { values: order.length, page: this.#dictionaryPage(texts, order) },
    );
    for (const code of order) this.#local[code] = -1;
    this.#order = [];
    this.#texts = undefined;
    return finished;
  }

  // Begin a chunk: a page holds either codes or texts.
  #begin(kind: "codes" | "texts", rows: number): void {
    if (this.#rows + rows > PAGE_ROWS || (this.#kind !== undefined && this.#kind !== kind)) this.#endPage();
    this.#kind = kind;
  }

  #endPage(): void {
    const [rows, levels] = [this.#rows, this.#levels];
    if (rows === 0) return;
    if (this.#kind === "codes") this.#end = this.#packIndexes();
    const start = levels.writeBefore(this.#page, FRONT, rows);
    const encoding = this.#kind === "codes" ? ENCODING.rleDictionary : ENCODING.plain;
    this.#pages.add(rows, levels.nulls, encoding, this.#page.subarray(start, this.#end));
    levels.reset();
    this.#end = FRONT;
    this.#values = 0;
    this.#rows = 0;
    this.#kind = undefined;
  }

  // Indexes as one run of packed bits, or as one run of the same; gives where they end.
  #packIndexes(): number {
    const [indexes, count, page, view] = [this.#indexes, this.#values, this.#page, this.#view];
    const width = 32 - Math.clz32(Math.max(1, this.#order.length - 1));
    page[FRONT] = width;
    const first = indexes[0] as number;
    let same = true;
    for (let at = 1; at < count && same; at++) same = indexes[at] === first;
    const header = varint(same ? count << 1 : (((count + 7) >> 3) << 1) | 1);
    page.set(header, FRONT + 1);
    let end = FRONT + 1 + header.length;
    if (count === 0) return FRONT + 1;
    if (same) {
      view.setInt32(end, first, true);
      return end + ((width + 7) >> 3);
    }
    let [word, bits] = [0, 0];
    for (let at = 0; at < count; at++) {
      const index = indexes[at] as number;
      word |= index << bits;
      bits += width;
      if (bits < 32) continue;
      view.setInt32(end, word, true);
      end += 4;
      bits -= 32;
      word = bits === 0 ? 0 : index >>> (width - bits);
    }
    view.setInt32(end, word, true);
    // Runs are of whole groups of eight.
    return FRONT + 1 + header.length + ((count + 7) >> 3) * width;
  }

  #dictionaryPage({ bytes, starts, lengths, formulas }: CodedTexts, order: readonly number[]): Buffer {
    const quoted = (code: number): boolean => !this.#raw && formulas?.[code] === 1;
    let size = 0;
    for (const code of order) size += LENGTH_BYTES + (lengths[code] as number) + (quoted(code) ? 1 : 0);
    const page = Buffer.allocUnsafe(size + LENGTH_BYTES);
    const [view, source] = [viewOf(page), new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
    const whole = bytes.length - LENGTH_BYTES;
    let end = 0;
    for (let at = 0; at < order.length; at++) {
      const code = order[at] as number;
      const start = starts[code] as number;
      const length = lengths[code] as number;
      const marked = quoted(code);
      view.setInt32(end, marked ? length + 1 : length, true);
      end += LENGTH_BYTES;
      if (marked) page[end++] = QUOTE;
      let byte = 0;
      // By words, which may write behind the text, as long as these can be read.
      if (start + length <= whole) for (; byte < length; byte += 4) view.setInt32(end + byte, source.getInt32(start + byte, true), true);
      for (; byte < length; byte++) page[end + byte] = bytes[start + byte] as number;
      end += length;
    }
    return page.subarray(0, size);
  }

  #grow(count: number): void {
    const wider = new Int32Array(2 * count).fill(-1);
    wider.set(this.#local);
    this.#local = wider;
  }

  #widen(size: number): void {
    const wider = Buffer.alloc(2 * size);
    wider.set(this.#page);
    this.#page = wider;
    this.#view = viewOf(wider);
  }
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
