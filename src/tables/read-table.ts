// Reads the rows of a table: first all rows are looked through, so that what one cell leaves open another settles; then each is read. Where
// the rows come from (a file, a body, a sheet) is nothing to this room.

import { message } from "../said/message.js";
import { BROKEN, type Broken, ragged } from "./broken-rows.js";
import { bare, type Cell, type CellContext, type DateOrder, type Wrong } from "./cell.js";
import { findHeader, HEADER_WITHIN, type Header, isHeader, type Renames } from "./header.js";
import { inUnit } from "./number-cells.js";
import { readCell } from "./read-cell.js";
import { Remembered } from "./remembered.js";
import { type ReadColumn, type ReadFrom, type ReadingReport, ReportCounter, type Skipped } from "./report.js";
import type { ColumnSpec, TableSchema } from "./schema.js";
import { type ByText, type Look, lookFor, NUMBERS, type SettledColumn, type Shown, settle } from "./settle.js";
import { statedOtherwise } from "./stated-units.js";
import { unitOf } from "./unit-words.js";
import { folded, type Vocabulary } from "./words.js";

/** A row as it comes: its cells, or those before the break where its line cannot be read whole. */
export interface RawRow {
  readonly cells: readonly string[];
  readonly broken?: Broken;
  /** Its line, where that is the CSV of the cells, with commas and no quotes around an empty one. */
  readonly csv?: string;
  /** So many blank lines in a row, where it stands for more than one. */
  readonly blanks?: number;
}

/** One row of the table: cells as they stand, one for each column of the header; the plain form of those that are read. */
export interface TableRow {
  /** Number of the row in the file, the first being 1. */
  readonly at: number;
  readonly cells: readonly string[];
  readonly read: readonly string[];
  /** Its line, where that is the CSV of these cells, with commas and no quotes around an empty one. */
  readonly csv?: string | undefined;
  /** Why the row is refused as a whole. */
  readonly wrong?: Wrong;
}

/** How a table is read. */
export interface ReadOptions {
  readonly schema: TableSchema;
  readonly vocabulary: Vocabulary;
  readonly renames?: Renames | undefined;
  readonly dates?: DateOrder | undefined;
  readonly from1904?: boolean | undefined;
}

// Cells of these kinds repeat least, and what most of them look like is read faster than it is found again.
const MANIFOLD: ReadonlySet<string> = new Set(["money", "number", "weight", "share", "percent", "text"]);

/** A table that was looked through. */
export interface TablePlan {
  readonly header: Header;
  readonly settled: readonly SettledColumn[];
  /** Rows of the whole table, the header's and those before it among them. */
  readonly rows: number;
  /** Number of the last row with a key; what stands after it with hardly a cell is a note. */
  readonly lastKeyed: number;
  /** Empty cells behind the last column that every row has and the header has not. */
  readonly surplus: number;
  readonly options: ReadOptions;
}

/** Looks through the rows of a table. Feed all of them, then ask for the plan. */
export class TableSurvey {
  readonly #options: ReadOptions;
  readonly #first: (readonly string[])[] = [];
  #header: Header | undefined;
  #refused: Wrong | undefined;
  #broken: RawRow["broken"];
  #shown: (Shown | undefined)[] = [];
  #looks: readonly Look[] = [];
  #keys: readonly number[] = [];
  #rows = 0;
  #lastKeyed = 0;
  // Rows of few cells since the last that has more: notes of the table, in whatever column they stand, where none follows.
  readonly #behind: (readonly string[])[] = [];
  #surplus = Number.POSITIVE_INFINITY;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** Whether a header was looked for and not found, so that no further row is wanted. */
  get refused(): Wrong | undefined {
    return this.#refused;
  }

  add(raw: RawRow): void {
    let { blanks = 1 } = raw;
    // The header is named by its place among the first lines.
    for (; blanks > 0 && this.#header === undefined && this.#refused === undefined; blanks--) this.#add(raw);
    if (blanks === 0) return;
    this.#rows += blanks - 1;
    this.#add(raw);
  }

  #add({ cells, broken }: RawRow): void {
    this.#rows++;
    if (this.#header !== undefined) this.#look(cells);
    else {
      if (broken !== undefined) this.#broken ??= broken;
      this.#first.push(broken === undefined ? cells : []);
      if (this.#first.length >= HEADER_WITHIN + 1) this.#search();
    }
  }

  /** The plan, or why the table is refused. */
  plan(): TablePlan | Wrong {
    if (this.#header === undefined && this.#refused === undefined) this.#search();
    if (this.#header === undefined)
      return this.#refused ?? { code: "table/empty", message: message("tables/empty"), fix: message("tables/empty.fix") };
    const wrong = statedOtherwise(this.#behind, this.#header, this.#options.schema, this.#options.renames);
    if (wrong !== undefined) return wrong;
    return {
      header: this.#header,
      settled: settle(this.#header.columns, this.#shown, this.#options),
      rows: this.#rows,
      lastKeyed: this.#lastKeyed,
      surplus: Number.isFinite(this.#surplus) ? this.#surplus : 0,
      options: this.#options,
    };
  }

  #search(): void {
    const found = findHeader(this.#first, this.#options.schema, this.#options.renames);
    if ("code" in found) {
      // Among the first rows one that cannot be read whole may have been the header.
      this.#refused = this.#broken === undefined ? found : BROKEN[this.#broken];
      return;
    }
    this.#refused = statedOtherwise(this.#first.slice(0, found.rows[0]), found, this.#options.schema, this.#options.renames);
    if (this.#refused !== undefined) return;
    this.#header = found;
    this.#shown = found.columns.map((column) =>
      column === undefined || (!NUMBERS.has(column.kind) && column.kind !== "day" && column.kind !== "claim")
        ? undefined
        : { mdy: 0, dmy: 0, ymd: 0, point: 0, comma: 0, overOne: 0, yesNo: 0, symbols: 0 },
    );
    this.#looks = found.columns.flatMap((column, at) => {
      const shown = this.#shown[at];
      return column === undefined || shown === undefined ? [] : [{ at, shown, what: lookFor(column, this.#options.vocabulary) }];
    });
    this.#keys = keyColumns(found, this.#options.schema);
    const behind = this.#first.slice((found.rows.at(-1) ?? 0) + 1);
    this.#rows -= behind.length;
    for (const cells of behind) {
      this.#rows++;
      this.#look(cells);
    }
  }

  #look(cells: readonly string[]): void {
    // A blank line is one empty cell.
    if (cells.length > 1) this.#surplus = Math.min(this.#surplus, Math.max(0, cells.length - widthOf(this.#header as Header)));
    if (this.#keys.length === 0 || this.#keys.some((at) => isFilled(cells[at] ?? ""))) this.#lastKeyed = this.#rows;
    if (!isShort(cells)) this.#behind.length = 0;
    else if (this.#behind.length < MOST_NOTES) this.#behind.push(cells);
    for (const { at, shown, what } of this.#looks) {
      const cell = cells[at];
      if (cell === undefined || cell === "") continue;
      const found = what.of(cell);
      if (found !== "none") shown[found]++;
    }
  }
}

// Rows behind a table that are read for what they say of it.
const MOST_NOTES = 40;

// Whether no more cells are filled than a note has.
function isShort(cells: readonly string[]): boolean {
  let held = 0;
  for (const cell of cells) if (isFilled(cell) && ++held > MOST_OF_NOTE) return false;
  return true;
}

// Cells that a row may have where no column is behind the last name.
function widthOf({ columns, cells }: Header): number {
  return Math.max(columns.length, cells);
}

const [SPACE, TILDE] = [0x20, 0x7e];

// Nearly all cells begin with a letter or a digit, and need no second look.
function isFilled(cell: string): boolean {
  if (cell === "") return false;
  const first = cell.charCodeAt(0);
  return (first > SPACE && first <= TILDE) || cell.trim() !== "";
}

function keyColumns({ columns }: Header, { keys }: TableSchema): number[] {
  return columns.flatMap((column, at) => (column !== undefined && keys.includes(column.name) ? [at] : []));
}

/** Reads the rows of a table that was looked through, in their order from the first row of the file. */
export class TableReader {
  readonly counter: ReportCounter;
  readonly #plan: TablePlan;
  readonly #cells: readonly ByText<Cell>[];
  // Places of the columns that are read.
  readonly #places: readonly number[];
  readonly #keys: readonly number[];
  readonly #emptyKey: Remembered<boolean>;
  #at = 0;
  #firstNote: number | undefined;

  constructor(plan: TablePlan) {
    this.#plan = plan;
    const { header, settled, options } = plan;
    this.counter = new ReportCounter(header.columns.length);
    this.#places = header.columns.flatMap((column, at) => (column === undefined ? [] : [at]));
    this.#cells = this.#places.map((at) => {
      const { kind, choices } = header.columns[at] as ColumnSpec;
      const context: CellContext = { ...settled[at], vocabulary: options.vocabulary, choices };
      const of = (cell: string): Cell => readCell(kind, cell, context);
      return MANIFOLD.has(kind) ? { of } : new Remembered(of);
    });
    this.#keys = keyColumns(header, options.schema);
    this.#emptyKey = new Remembered((cell) => isEmptyKey(cell, options.vocabulary));
  }

  /** Number of the first row that is a note because no row with a key follows. */
  get firstNote(): number | undefined {
    return this.#firstNote;
  }

  /** The next row; undefined where it is none of the table (then it is counted). */
  next(raw: RawRow): TableRow | undefined {
    const { blanks = 1 } = raw;
    this.#at += blanks;
    const at = this.#at;
    const skipped = this.#skipped(raw, at);
    if (skipped === undefined) return this.#row(raw, at);
    this.counter.skipped[skipped] += blanks;
    return undefined;
  }

  #skipped({ cells, broken }: RawRow, at: number): Skipped | undefined {
    const { header, lastKeyed } = this.#plan;
    const place = at - 1;
    if (header.rows.includes(place)) return "header";
    const short = isShort(cells);
    // Of a line that is too long there may be no whole cell.
    if (short && broken === undefined && !cells.some(isFilled)) return "blank";
    if (place < (header.rows[0] ?? 0)) return "title";
    if (broken !== undefined) return undefined;
    const { vocabulary } = this.#plan.options;
    if (this.#keys.length > 0 && this.#keys.every((key) => this.#emptyKey.of(cells[key] ?? ""))) {
      const words = cells.map(folded);
      if (words.some((word) => isSum(word, vocabulary.totals))) return "total";
      if (short) {
        if (words.some((word) => isPage(word, vocabulary.pages))) return "note";
        if (at > lastKeyed) {
          this.#firstNote ??= at;
          return "note";
        }
      }
    }
    return header.rows.length === 1 && isHeader(cells, header.names) ? "header" : undefined;
  }

  #row({ cells, broken, csv }: RawRow, at: number): TableRow {
    const { header } = this.#plan;
    const width = header.columns.length;
    this.counter.rows++;
    let own = cells;
    if (cells.length > width && this.#isSurplus(cells)) own = cells.slice(0, width);
    let wrong = broken === undefined ? (own.length === width ? undefined : ragged(own.length, width)) : BROKEN[broken];
    if (own.length !== width) own = Array.from({ length: width }, (_, place) => own[place] ?? "");
    const read = new Array<string>(width).fill("");
    for (let index = 0; index < this.#places.length; index++) {
      const place = this.#places[index] as number;
      const cell = own[place] as string;
      if (cell === "") continue;
      const found = this.#inUnit(index, own, (this.#cells[index] as ByText<Cell>).of(cell));
      if (typeof found === "string") read[place] = found;
      else if ("text" in found) {
        this.counter.read(place, found.how, cell, found.text);
        read[place] = found.text;
      } else {
        wrong ??= found.wrong;
        // What is stated in another unit is told with it, so that nobody reads it without.
        const unit = this.#unitOf(index, own);
        read[place] = unit === "" ? cell : `${cell} ${unit}`;
      }
    }
    if (wrong !== undefined) this.counter.refuse(wrong.code);
    const line = own === cells ? csv : undefined;
    return wrong === undefined ? { at, cells: own, read, csv: line } : { at, cells: own, read, csv: line, wrong };
  }

  // Whether the cells behind the last column are none: empty, and no more than the header or every row has. Where every row has more, a number that
  // is followed by three digits may be one that was cut in two.
  #isSurplus(cells: readonly string[]): boolean {
    const { header, surplus } = this.#plan;
    const most = widthOf(header);
    if (cells.length > most + surplus || cells.slice(header.columns.length).some((cell) => cell.trim() !== "")) return false;
    if (cells.length <= most) return true;
    return !this.#places.some(
      (place) =>
        NUMBERS.has(header.columns[place]?.kind ?? "") &&
        HEAD_OF_THOUSANDS.test(cells[place] ?? "") &&
        THOUSAND.test(cells[place + 1] ?? ""),
    );
  }

  // The unit in which a cell is stated by the column beside it; empty where that is the one in which it is read.
  #unitOf(index: number, own: readonly string[]): string {
    const { header, options } = this.#plan;
    const place = this.#places[index] as number;
    const at = header.beside[place];
    const text = at === undefined ? "" : bare(own[at] ?? "");
    if (text === "") return "";
    const { units } = options.schema;
    return options.vocabulary.nothing.has(folded(text)) || units.said(text) === unitOf((header.columns[place] as ColumnSpec).kind)
      ? ""
      : text;
  }

  #inUnit(index: number, own: readonly string[], found: Cell): Cell {
    const place = this.#places[index] as number;
    if (this.#plan.header.beside[place] === undefined) return found;
    const unit = this.#unitOf(index, own);
    if (unit === "" || (typeof found === "string" ? found : "text" in found ? found.text : "-") === "") return found;
    return inUnit(own[place] as string, unit, (this.#plan.header.columns[place] as ColumnSpec).kind, {
      ...this.#plan.settled[place],
      vocabulary: this.#plan.options.vocabulary,
    });
  }

  /** What was read how, so far; `plan` says what settled it. */
  report(more: ReadFrom = {}, plan = this.#plan): ReadingReport {
    const { header, settled } = plan;
    const { counter } = this;
    return {
      ...more,
      header: (header.rows[0] ?? 0) + 1,
      rows: counter.rows,
      columns: header.columns.flatMap((column, at): ReadColumn[] => {
        if (column === undefined) return [];
        const { dates, decimal, by } = settled[at] ?? {};
        const as = counter.as(at);
        const turned = as.some(({ how }) => SETTLED.has(how));
        return [
          {
            theirs: header.names[at] ?? "",
            ours: column.name,
            ...(dates === undefined || !turned ? {} : { dates }),
            ...(decimal === undefined || !turned ? {} : { decimal }),
            ...(by === undefined || !turned ? {} : { settledBy: by }),
            as,
          },
        ];
      }),
      skipped: counter.skipped,
      refused: counter.refused,
      unread: header.names.filter((name, at) => header.columns[at] === undefined && name !== ""),
      passedOver: header.passedOver,
    };
  }
}

const HEAD_OF_THOUSANDS = /^\$?-?\d{1,3}$/;
const THOUSAND = /^\d{3}(?:\.\d+)?$/;

// Cells that a note under a table has at most.
const MOST_OF_NOTE = 2;

const SETTLED: ReadonlySet<string> = new Set(["day-mdy", "day-dmy", "thousands", "decimal-comma", "dollar-sign"]);

function isEmptyKey(cell: string, { totals, pages }: Vocabulary): boolean {
  const word = folded(cell);
  return word === "" || isSum(word, totals) || isPage(word, pages);
}

function isPage(word: string, pages: readonly string[]): boolean {
  return pages.some((page) => word.startsWith(page));
}

function isSum(word: string, totals: readonly string[]): boolean {
  const bareWord = word.replace(/[\s:.]+$/, "");
  return totals.some((total) =>
    bareWord.startsWith(total) ? /^(?:[\s:.,()-]|$)/.test(bareWord.slice(total.length)) : bareWord.endsWith(` ${total}`),
  );
}
