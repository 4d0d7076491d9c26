// The cells of a sheet that are written as nearly all programs write nearly all cells. What is written otherwise (shared texts, styles, formulas,
// entities) is copied, each once, into a small sheet, which the library reads in the place of the large one. A sheet that holds anything that is
// not foreseen here is left to the library as a whole.

import { plainText, SHARED_MARK, type SharedTexts } from "./shared-texts.js";
import { lettersOf, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, numberText, TEXT_OF_OTHERS } from "./sheet-xml.js";

/** What the library makes of a cell. */
export type SheetValue = unknown;

/** A sheet that was taken apart. */
export interface SheetCells {
  /** The sheet that the library reads: its first row says which it is, each further one holds a cell of this one. */
  readonly few: string;
  /** What stands behind the cells. */
  readonly behind: string;
  /** The rows, once the library has read `few`; undefined where it read another sheet, or days that it counts from elsewhere. */
  rows(read: readonly (readonly SheetValue[])[], text: (value: SheetValue) => string): string[][] | undefined;
}

const TYPES: ReadonlySet<string> = new Set(["n", "s", "b", "str", "inlineStr", "e", "d"]);
const ROW = /<row((?:\s[\w:.-]+="[^"<>&]*")*)\s*(\/?)>/y;
const ATTRIBUTES = /^(?:\s[\w:.-]+="[^"<>&]*")*\s*\/?$/;
// Attributes that the library would take for one of those that count.
const PREFIXED = /:[rst]="/;
const TWICE = /(\s[rst]=").*\1/;
const NUMBER = /^-?\d{1,300}(?:\.\d{1,300})?(?:E[+-]?\d{1,2})?$/i;
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
const [START, END] = ["<sheetData>", "</sheetData>"];
const [QUOTE, ZERO, NINE, LETTER_A, LETTER_Z] = [0x22, 0x30, 0x39, 0x41, 0x5a];
const [INLINE, INLINE_END, VALUE, VALUE_END] = ["<is>", "</is>", "<v>", "</v>"];
// Cells on a row of the small sheet: the library takes long over many rows.
const WIDE = 512;
const MANY = MOST_COLUMNS;

interface Kind {
  readonly type: string;
  readonly style: string;
  readonly empty: boolean;
}

/** Take the cells of a sheet apart; undefined where that is left to the library. `name` is told in the small sheet. */
export function sheetCells(xml: string, name: string, shared: SharedTexts | undefined): SheetCells | undefined {
  const from = xml.indexOf(START);
  const until = xml.indexOf(END, from);
  if (from < 0 || until < 0) return undefined;
  const [before, behind] = [xml.slice(0, from + START.length), xml.slice(until)];
  if (/<mergeCells/.test(before) || /<(?:\w+:)?(?:c|row|sheetData)[\s/>]/.test(before.slice(0, -START.length))) return undefined;
  if (/<(?:\w+:)?(?:c|row|sheetData)[\s/>]/.test(behind)) return undefined;
  const note = Math.min(...["<!", "<?"].map((mark) => xml.indexOf(mark, from)).map((at) => (at < 0 ? xml.length : at)));
  if (note < until) return undefined;
  const taken = new Taken(xml, from + START.length, until, shared);
  if (!taken.take()) return undefined;
  const rows = [fewRow(1, [` t="str"><v>${name}</v>`, ...(shared === undefined ? [] : [' t="s"><v>0</v>'])])];
  for (let at = 0; at < taken.odd.length; at += WIDE) rows.push(fewRow(rows.length + 1, taken.odd.slice(at, at + WIDE)));
  return { few: `${before}${rows.join("")}${behind}`, behind, rows: (read, text) => taken.rows(read, name, text) };
}

function fewRow(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.map((rest, at) => `<c r="${lettersOf(at + 1)}${row}"${rest}</c>`).join("")}</row>`;
}

class Taken {
  /** Cells for the library, each once: from their attributes on, without what closes them. */
  readonly odd: string[] = [];
  readonly #xml: string;
  readonly #from: number;
  readonly #end: number;
  readonly #shared: SharedTexts | undefined;
  readonly #kinds = new Map<string, Kind | undefined>();
  readonly #oddAt = new Map<string, number>();
  readonly #rows: (string[] | undefined)[] = [];
  // Places of cells that the library reads, and which of `odd` each is.
  readonly #places: number[] = [];
  readonly #which: number[] = [];
  // Places of numbers with a style, which may be days, by the style's place in `odd`.
  readonly #styled = new Map<number, number[]>();
  #columns = 1;
  #row: string[] = [];
  #number = 0;

  constructor(xml: string, from: number, end: number, shared: SharedTexts | undefined) {
    this.#xml = xml;
    this.#from = from;
    this.#end = end;
    this.#shared = shared;
  }

  take(): boolean {
    let at = this.#from;
    while (at < this.#end) {
      ROW.lastIndex = at;
      const found = ROW.exec(this.#xml);
      if (found === null) return false;
      const [whole, attributes = "", closed] = found;
      const number = Number(/\sr="(\d{1,7})"/.exec(attributes)?.[1] ?? 0);
      if (number <= this.#number || number > MOST_ROWS || PREFIXED.test(attributes) || TWICE.test(attributes)) return false;
      this.#number = number;
      this.#row = [];
      this.#rows[number - 1] = this.#row;
      at += whole.length;
      if (closed === "/") continue;
      at = this.#cells(at);
      if (at < 0 || number * this.#columns > MOST_CELLS) return false;
    }
    return at === this.#end;
  }

  // The cells of a row from a place on; gives the place behind the row, or -1.
  #cells(from: number): number {
    const xml = this.#xml;
    let at = from;
    let last = 0;
    while (xml.startsWith('<c r="', at)) {
      let [place, column] = [at + 6, 0];
      for (let code = xml.charCodeAt(place); code >= LETTER_A && code <= LETTER_Z; code = xml.charCodeAt(++place))
        column = column * 26 + code - LETTER_A + 1;
      let number = 0;
      for (let code = xml.charCodeAt(place); code >= ZERO && code <= NINE; code = xml.charCodeAt(++place))
        number = number * 10 + code - ZERO;
      if (column <= last || column > MANY || number !== this.#number || xml.charCodeAt(place) !== QUOTE) return -1;
      last = column;
      const open = xml.indexOf(">", place);
      const kind = this.#kindOf(xml.slice(place + 1, open));
      if (kind === undefined) return -1;
      if (kind.empty) {
        at = open + 1;
        continue;
      }
      const close = xml.indexOf("</c>", open);
      if (close < 0 || close > this.#end) return -1;
      if (!this.#cell(kind, column - 1, place + 1, open + 1, close)) return -1;
      at = close + 4;
    }
    this.#columns = Math.max(this.#columns, last);
    return xml.startsWith("</row>", at) ? at + 6 : -1;
  }

  // What the attributes of a cell say, without its place.
  #kindOf(attributes: string): Kind | undefined {
    const known = this.#kinds.get(attributes);
    if (known !== undefined) return known;
    if (!ATTRIBUTES.test(attributes) || PREFIXED.test(attributes) || TWICE.test(` r="${attributes}`)) return undefined;
    const type = /\st="([^"]*)"/.exec(attributes)?.[1] ?? "n";
    if (!TYPES.has(type)) return undefined;
    const kind = { type, style: /\ss="([^"]*)"/.exec(attributes)?.[1] ?? "", empty: attributes.endsWith("/") };
    this.#kinds.set(attributes, kind);
    return kind;
  }

  // Takes a cell; false where the sheet must be left to the library.
  #cell({ type, style }: Kind, column: number, attributes: number, from: number, close: number): boolean {
    const xml = this.#xml;
    let text: string | undefined;
    if (type === "inlineStr") {
      const end = close - INLINE_END.length;
      if (xml.startsWith(INLINE, from) && xml.startsWith(INLINE_END, end)) text = plainText(xml, from + INLINE.length, end);
    } else {
      const end = close - VALUE_END.length;
      const whole = xml.startsWith(VALUE, from) && xml.startsWith(VALUE_END, end) && xml.indexOf("<", from + VALUE.length) === end;
      const value = whole ? xml.slice(from + VALUE.length, end) : undefined;
      // The numbers of shared texts are others in the small part.
      if (type === "s") return value !== undefined && WHOLE.test(value) && this.#sharedText(column, value);
      if (type === "n" && value !== undefined && NUMBER.test(value)) {
        this.#numeric(column, value, style);
        return true;
      }
      if (type === "b" && (value === "0" || value === "1")) text = String(value === "1");
      else if (type === "str" && value !== undefined && !TEXT_OF_OTHERS.test(value)) text = value.trim() || undefined;
    }
    if (text === undefined) this.#later(column, this.#oddOf(xml.slice(attributes, close)));
    else this.#row[column] = text;
    return true;
  }

  #sharedText(column: number, index: string): boolean {
    const found = this.#shared === undefined ? Number(index) : this.#shared.texts[Number(index)];
    if (found === undefined) return false;
    if (typeof found === "string") this.#row[column] = found;
    else this.#later(column, this.#oddOf(` t="s"><v>${found}</v>`));
    return true;
  }

  #numeric(column: number, value: string, style: string): void {
    if (style === "") {
      this.#row[column] = numberOf(value);
      return;
    }
    this.#row[column] = value;
    const which = this.#oddOf(` s="${style}"><v>1</v>`);
    const places = this.#styled.get(which);
    const place = (this.#number - 1) * MANY + column;
    if (places === undefined) this.#styled.set(which, [place]);
    else places.push(place);
  }

  #later(column: number, which: number): void {
    this.#row[column] = "";
    this.#places.push((this.#number - 1) * MANY + column);
    this.#which.push(which);
  }

  #oddOf(rest: string): number {
    const known = this.#oddAt.get(rest);
    if (known !== undefined) return known;
    this.#oddAt.set(rest, this.odd.length);
    this.odd.push(rest);
    return this.odd.length - 1;
  }

  rows(read: readonly (readonly SheetValue[])[], name: string, text: (value: SheetValue) => string): string[][] | undefined {
    if (read[0]?.[0] !== name || (this.#shared !== undefined && read[0]?.[1] !== SHARED_MARK)) return undefined;
    const values = this.odd.map((_, at) => read[Math.floor(at / WIDE) + 1]?.[at % WIDE]);
    for (const [which, places] of this.#styled) if (!this.#settle(places, values[which], text)) return undefined;
    // Where the library takes a cell for empty, it is none of the last row or column.
    const texts = values.map((value) => (value === null || value === undefined ? undefined : text(value)));
    for (const [at, place] of this.#places.entries()) {
      const cells = this.#rows[Math.floor(place / MANY)] as (string | undefined)[];
      cells[place % MANY] = texts[this.#which[at] as number];
    }
    return this.#whole();
  }

  // Numbers of a style, by what it makes of 1.
  #settle(places: readonly number[], one: SheetValue, text: (value: SheetValue) => string): boolean {
    let of = numberOf;
    if (one instanceof Date) {
      const shift = [0, SHIFT_1904].find((days) => timeOf(1, days) === one.getTime());
      if (shift === undefined) return false;
      of = (cell) => text(new Date(timeOf(Number(cell), shift)));
    } else if (one !== 1) return false;
    for (const place of places) {
      const cells = this.#rows[Math.floor(place / MANY)] as string[];
      cells[place % MANY] = of(cells[place % MANY] as string);
    }
    return true;
  }

  // All rows up to the last that holds something, each as wide as the widest.
  #whole(): string[][] {
    let [height, width] = [0, 0];
    for (let at = 0; at < this.#rows.length; at++) {
      const cells = this.#rows[at] as (string | undefined)[] | undefined;
      let last = cells?.length ?? 0;
      while (last > 0 && cells?.[last - 1] === undefined) last--;
      if (last > 0) height = at + 1;
      width = Math.max(width, last);
    }
    return Array.from({ length: height }, (_, at) => {
      const cells = (this.#rows[at] ?? []) as (string | undefined)[];
      cells.length = width;
      for (let column = 0; column < width; column++) cells[column] ??= "";
      return cells as string[];
    });
  }
}

function numberOf(text: string): string {
  return WHOLE.test(text) ? text : numberText(Number(text));
}

const DAY = 86_400_000;
const EPOCH = 25_569;
const SHIFT_1904 = 1_462;

// The moment of a serial day, as the library reckons it.
function timeOf(serial: number, shift: number): number {
  return Math.floor((serial + shift - EPOCH) * DAY);
}
