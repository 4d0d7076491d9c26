// A table that was rated, and facts that are given for its rows afterwards. A fact goes into its column, which is added where the table has none,
// so that the saved table, rated again, gives the same answers.

import { ANSWER_COLUMNS, AUTHORITY_COLUMNS } from "../src/bulk/answer-cells.js";
import { countArticle } from "../src/bulk/article-lines.js";
import { type BatchSetting, rateBatch } from "../src/bulk/batch.js";
import { columnKey, QUANTITIES } from "../src/bulk/columns.js";
import { lineOf, planRows } from "../src/bulk/line.js";
import { repairHts } from "../src/bulk/repair.js";
import { addDuty, type Tally } from "../src/bulk/tally.js";
import type { Day } from "../src/exact/day.js";
import type { TableRow } from "../src/tables/read-table.js";
import { factColumn } from "./fact-column.js";

/** The table; what a fact changes is changed in place. */
export interface RatedTable {
  /** Names of the user's columns as they are written out. */
  readonly header: string[];
  /** Our names of them, "" where one only passes through. */
  readonly names: string[];
  readonly rows: TableRow[];
  /** Cells of each row, then those of its answer. */
  readonly rated: string[][];
  readonly tally: Tally;
}

/** The entry line of a row, with its number as it was rated. */
export function entryLine(table: RatedTable, at: number, { engine }: BatchSetting): Record<string, unknown> {
  const row = table.rows[at];
  const line = lineOf(row?.read ?? [], planRows(table.names, engine.law.facts));
  if (typeof line.hts === "string")
    line.hts = repairHts(line.hts, (digits) => engine.schedule.lookup(digits, String(line.entryDate ?? "") as Day).ok).hts;
  return line;
}

/** Other rows of the same number that ask for the same fact. */
export function sameQuestion(table: RatedTable, at: number, fact: string): number[] {
  const hts = table.names.indexOf("hts");
  const questions = table.header.length + ANSWER_COLUMNS.indexOf("questions");
  const number = digitsOf(table.rows[at]?.read[hts]);
  return table.rated.flatMap((row, place) =>
    place !== at && digitsOf(table.rows[place]?.read[hts]) === number && (row[questions] ?? "").split(" ").includes(fact) ? [place] : [],
  );
}

/** Give a fact for some rows and rate them again; the tally follows. "" takes a fact back. */
export function giveFact(table: RatedTable, places: readonly number[], fact: string, value: string, setting: BatchSetting): void {
  for (const at of places) {
    countArticleAt(table, at, -1, setting);
    for (const [column, text] of cellsOf(table, at, fact, value)) put(table, at, columnAt(table, column), text);
    rateAgain(table, at, setting);
    countArticleAt(table, at, 1, setting);
  }
}

function countArticleAt(table: RatedTable, at: number, by: 1 | -1, setting: BatchSetting): void {
  const status = table.rated[at]?.[table.header.length + ANSWER_COLUMNS.indexOf("status")];
  if (status !== "error") countArticle(setting.engine, entryLine(table, at, setting), by, table.tally);
}

function digitsOf(text: string | undefined): string {
  return (text ?? "").replaceAll(".", "");
}

// The cells that say a fact: an amount in a unit takes the first pair of columns that is empty or holds the unit.
function cellsOf(table: RatedTable, at: number, fact: string, value: string): (readonly [column: string, text: string])[] {
  if (!fact.startsWith("quantity.")) return [[factColumn(fact), value]];
  const unit = fact.slice("quantity.".length);
  const cell = (column: string): string => table.rows[at]?.read[table.names.indexOf(column)] ?? "";
  const pair = QUANTITIES.find(([, of]) => cell(of) === "" || cell(of) === unit);
  return pair === undefined
    ? []
    : [
        [pair[0], value],
        [pair[1], unit],
      ];
}

function columnAt(table: RatedTable, column: string): number {
  const found = table.names.findIndex((name) => columnKey(name) === columnKey(column));
  if (found >= 0) return found;
  const width = table.header.length;
  table.header.push(column);
  table.names.push(column);
  for (const row of table.rated) row.splice(width, 0, "");
  return width;
}

function put(table: RatedTable, at: number, column: number, text: string): void {
  const row = table.rows[at] as TableRow;
  const filled = (cells: readonly string[]): string[] =>
    Array.from({ length: table.header.length }, (_, place) => (place === column ? text : (cells[place] ?? "")));
  table.rows[at] = { ...row, cells: filled(row.cells), read: filled(row.read) };
}

function rateAgain(table: RatedTable, at: number, setting: BatchSetting): void {
  const width = table.header.length;
  const row = table.rows[at] as TableRow;
  const day = row.read[table.names.indexOf("entry_date")] ?? "";
  const plan = planRows(table.names, setting.engine.law.facts);
  const [again] = rateBatch([row], { ...setting, plan, width }).rows;
  move(table.tally, table.rated[at]?.slice(width) ?? [], -1, day);
  table.rated[at] = again as string[];
  move(table.tally, again?.slice(width) ?? [], 1, day);
}

// Take an answer out of the sums, or add it.
function move(tally: Tally, answer: readonly string[], by: 1 | -1, day: string): void {
  const cell = (column: string): string => answer[ANSWER_COLUMNS.indexOf(column)] ?? "";
  const status = cell("status") as "determined" | "range" | "prohibited" | "error";
  tally[status] += by;
  for (const [column, authority] of AUTHORITY_COLUMNS) {
    const cents = BigInt(cell(column).replace(".", "") || "0");
    if (cents !== 0n) addDuty(tally, day.slice(0, 7), authority, BigInt(by) * cents);
  }
}
