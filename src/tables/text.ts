// The text of a table: which encoding its bytes are in, which character parts its cells, where its rows end. A quote that opens and does not
// close costs its own row, not the rows after it; a line over 1 MiB is cut without being held.

import { MOST_LINES } from "./broken-rows.js";
import { lineCells } from "./line-cells.js";
import type { RawRow } from "./read-table.js";

/** Encodings that are read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What the first bytes of a file show; `mark` bytes are its mark. A file without one that is no UTF-16 is UTF-8 until a byte says otherwise. */
export function encodingShown(head: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", mark: 2 };
  // Western text in UTF-16 has a NUL in every other byte.
  const nuls = [0, 0];
  const most = Math.min(head.length, 4_096) & ~1;
  for (let at = 0; at < most; at++) if (head[at] === 0) nuls[at % 2] = (nuls[at % 2] as number) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > most / 6 && even < odd / 4) return { encoding: "utf-16le", mark: 0 };
  return even > most / 6 && odd < even / 4 ? { encoding: "utf-16be", mark: 0 } : { encoding: "utf-8", mark: 0 };
}

/** Characters that part cells, the likeliest first. */
export const SEPARATORS = [",", ";", "\t", "|"] as const;
/** A character that parts cells. */
export type Separator = (typeof SEPARATORS)[number];

// No table of ours has fewer columns than four.
const HANDFUL = 5;

/**
 * The separator of a text by its first lines: the one that parts the widest run of lines into equally many cells. A comma between digits
 * counts for little beside a semicolon that parts the same lines.
 */
export function separatorShown(head: string): Separator {
  // Quoted cells go before the lines are told apart: one may run over many lines, and past the end of the head.
  const lines = head
    .replace(/(^|[\r\n,;\t|])"[^"]*(?:""[^"]*)*(?:"|$)/g, "$1q")
    .split(/\r\n|\n|\r/)
    .slice(0, 60)
    .filter((line) => line.trim() !== "");
  let best: { readonly separator: Separator; readonly score: number } = { separator: ",", score: 0 };
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = line.split(separator).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    // As many lines as agree, and the more cells the better; past a handful, more cells say nothing: prose in a column has marks too.
    const score = Math.max(0, ...[...counts].map(([cells, agreeing]) => agreeing * Math.min(cells, HANDFUL)));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Longest line, and longest record with line ends in its cells, in characters. */
export const LONGEST_LINE = 1 << 20;

/**
 * Cells of whole records; throws where a quote does not close. `strict` also throws where one stands inside a cell that is not quoted, or
 * closes before the cell ends. A library's work, given by the host.
 */
export type ParseCells = (text: string, separator: Separator, strict: boolean) => string[][];

// A line that the library takes apart, and where its row goes.
interface OddLine {
  readonly text: string;
  readonly place: number;
}

const PENDING: RawRow = { cells: [] };

/** Takes the text of a table in parts and gives its rows. */
export class RowSplitter {
  readonly #parse: ParseCells;
  readonly #separator: Separator;
  #held = "";
  // The rest of a line that was too long is passed over.
  #dropping = false;
  // Lines of a record that is still open, and how many cells a record has, once one was read.
  #open: string[] = [];
  #width = 0;

  constructor(separator: Separator, parse: ParseCells) {
    this.#separator = separator;
    this.#parse = parse;
  }

  /** Rows that end in this part of the text. */
  take(text: string, last = false): RawRow[] {
    const rows: RawRow[] = [];
    const lines = this.#lines(text, last, rows);
    this.#read(lines, rows);
    if (last) this.#giveUp(rows);
    return rows;
  }

  // Whole lines with their ends, which are kept where they lie inside a cell; a line that is too long goes to `rows` as it is cut, after what
  // comes before it.
  #lines(text: string, last: boolean, rows: RawRow[]): string[] {
    let rest = this.#held + text;
    this.#held = "";
    if (this.#dropping) {
      const end = /[\r\n]/.exec(rest);
      if (end === null) return [];
      rest = rest.slice(end.index + (rest.startsWith("\r\n", end.index) ? 2 : 1));
      this.#dropping = false;
    }
    // A carriage return at the end may be half of a line end.
    const carried = !last && rest.endsWith("\r") ? "\r" : "";
    const lines = rest.slice(0, rest.length - carried.length).match(LINES) ?? [];
    const tail = /[\r\n]$/.test(lines.at(-1) ?? "\n") ? "" : (lines.pop() as string);
    const whole: string[] = [];
    for (const line of lines) {
      if (bare(line).length <= LONGEST_LINE || isBlank(line)) whole.push(line);
      else {
        this.#read(whole.splice(0), rows);
        this.#cut(bare(line), rows);
      }
    }
    if (tail.length > LONGEST_LINE) {
      this.#read(whole.splice(0), rows);
      this.#cut(tail, rows);
      this.#dropping = !last;
    } else if (last && tail !== "") whole.push(tail);
    else this.#held = tail + carried;
    return whole;
  }

  #cut(line: string, rows: RawRow[]): void {
    this.#giveUp(rows);
    const cells = line.slice(0, LONGEST_LINE).split(this.#separator).slice(0, -1);
    rows.push({ cells: cells.slice(0, Math.max(this.#width, 1)), broken: "line-too-long" });
  }

  #read(lines: readonly string[], rows: RawRow[]): void {
    let odd: OddLine[] = [];
    const flush = (): void => {
      if (odd.length > 0) this.#readTogether(odd, rows);
      odd = [];
    };
    for (const line of lines) {
      if (this.#open.length > 0) {
        // Within a cell each line end counts by itself; a cell that is given up leaves the rest of them as they are.
        if (line.length > BLANKS && isBlank(line)) this.#read(line.match(END) ?? [], rows);
        else this.#readOpen(line, rows);
        continue;
      }
      if (line.length > BLANKS && isBlank(line)) {
        rows.push({ cells: [""], blanks: endsIn(line) });
        continue;
      }
      const text = bare(line);
      const whole = lineCells(text, this.#separator);
      if (whole === undefined && quotesIn(text) % 2 === 0) {
        odd.push({ text, place: rows.length });
        rows.push(PENDING);
        continue;
      }
      // The first record says how many cells a record has.
      if (this.#width <= 1 || whole === undefined) flush();
      if (text === "") rows.push({ cells: [""] });
      else if (whole === undefined) this.#readOpen(line, rows);
      else rows.push(this.#measured(whole));
    }
    flush();
  }

  // Lines with an even number of quotes are records of their own, but for some, because of which each is then read by itself.
  #readTogether(lines: readonly OddLine[], rows: RawRow[]): void {
    try {
      const records = this.#parse(lines.map(({ text }) => text).join("\n"), this.#separator, false);
      if (records.length === lines.length) {
        for (const [at, cells] of records.entries()) rows[(lines[at] as OddLine).place] = this.#measured({ cells });
        return;
      }
    } catch {
      // A quote in one of them opens and does not close.
    }
    for (const { text, place } of lines) rows[place] = this.#alone(text);
  }

  #measured(row: RawRow): RawRow {
    if (this.#width <= 1) this.#width = row.cells.length;
    return row;
  }

  #alone(line: string): RawRow {
    const cells = this.#cellsOf(line);
    return cells === undefined ? { cells: line.split(this.#separator), broken: "open-quote" } : this.#measured({ cells });
  }

  // The cells of text that is one record, else undefined.
  #cellsOf(text: string, strict = false): readonly string[] | undefined {
    try {
      const records = this.#parse(text, this.#separator, strict);
      return records.length === 1 ? records[0] : undefined;
    } catch {
      return undefined;
    }
  }

  // A line that opens a quoted cell: it and the lines after it are one record, if that closes and has as many cells as the others.
  #readOpen(line: string, rows: RawRow[]): void {
    if (this.#open.length === 0) {
      const cells = this.#cellsOf(bare(line));
      if (cells !== undefined) {
        rows.push(this.#measured({ cells }));
        return;
      }
    }
    this.#open.push(line);
    const text = bare(this.#open.join(""));
    if (this.#open.length > 1 && quotesIn(line) % 2 === 1) {
      const cells = this.#cellsOf(text, true);
      if (cells !== undefined && (this.#width <= 1 || fits(cells, this.#width))) {
        this.#open = [];
        rows.push(this.#measured({ cells }));
        return;
      }
      this.#giveUpFirst(rows);
    } else if (text.length > LONGEST_LINE || this.#open.length > MOST_LINES) this.#giveUpFirst(rows);
  }

  // The first line of an open record stands for itself, and the others are read anew.
  #giveUpFirst(rows: RawRow[]): void {
    const [first = "", ...others] = this.#open;
    this.#open = [];
    rows.push(this.#alone(bare(first)));
    this.#read(others, rows);
  }

  #giveUp(rows: RawRow[]): void {
    while (this.#open.length > 0) this.#giveUpFirst(rows);
  }
}

// Blank lines that follow each other are taken together: a file may hold hundreds of millions. A line and its end are at most two.
const LINES = /[\r\n]{3,}|[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g;
const END = /\r\n|\n|\r/g;
const BLANKS = 2;

function isBlank(line: string): boolean {
  return line.startsWith("\n") || line.startsWith("\r");
}

function endsIn(line: string): number {
  return line.includes("\r") ? (line.match(END) ?? []).length : line.length;
}

// A line without its end.
function bare(line: string): string {
  if (line.endsWith("\r\n")) return line.slice(0, -2);
  return line.endsWith("\n") || line.endsWith("\r") ? line.slice(0, -1) : line;
}

function quotesIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count++;
  return count;
}

// Empty cells behind the last column count for nothing, as spreadsheets write them.
function fits(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell === ""));
}
