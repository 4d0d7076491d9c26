// Rates a batch of rows: cells in, cells out, with the tallies of the summary. Every row gets an answer in its place.

import type { AssessOptions } from "../assess/answer.js";
import { assessRow } from "../assess/assess-line.js";
import type { Engine } from "../assess/engine.js";
import type { RowAnswer } from "../assess/row-answer.js";
import type { Day } from "../exact/day.js";
import { BROKEN, type Broken, ragged } from "../tables/broken-rows.js";
import type { Wrong } from "../tables/cell.js";
import { answerCells } from "./answer-cells.js";
import { countArticle } from "./article-lines.js";
import { lineOf, type RowPlan } from "./line.js";
import { repairHts } from "./repair.js";
import { addDuty, emptyTally, type Tally } from "./tally.js";

/** One row of a batch. */
export interface BatchRow {
  readonly cells: readonly string[];
  /** The same cells in the plain form of the contract, where a reader of tables made it. */
  readonly read?: readonly string[];
  /** Why the reader refused the row. */
  readonly wrong?: Wrong;
  /** Why the line could not be read whole. */
  readonly broken?: Broken;
}

/** How a batch is rated. */
export interface BatchSetting {
  readonly engine: Engine;
  readonly plan: RowPlan;
  readonly width: number;
  readonly options: AssessOptions;
  /** Leave cells that look like formulas as they are. */
  readonly raw: boolean;
}

/** Rate rows. A row with too many or too few cells keeps the cells it has. */
export function rateBatch(rows: readonly BatchRow[], setting: BatchSetting): { readonly rows: string[][]; readonly tally: Tally } {
  const tally = emptyTally();
  const rated = rows.map((row) => {
    const { answer, month } = answerRow(row, setting, tally);
    count(answer, month, tally);
    const cells = Array.from({ length: setting.width }, (_, at) => row.cells[at] ?? "");
    const out = [...cells, ...answerCells(answer, setting.options.fees === true)];
    return setting.raw ? out : out.map((cell) => defuse(cell, tally));
  });
  return { rows: rated, tally };
}

/** Answer one row by `assess`. */
export function answerRow(row: BatchRow, setting: BatchSetting, tally: Tally): { readonly answer: RowAnswer; readonly month: string } {
  const wrong = row.wrong ?? brokenOf(row, setting.width);
  if (row.wrong === undefined && row.broken === "open-quote") tally.openQuotes++;
  if (wrong !== undefined) {
    const { code, message, fix } = wrong;
    const { arg } = setting.engine.parts.translator(setting.options.language);
    return { answer: { status: "error", error: { code, message: arg(message), key: "row", fix: arg(fix) } }, month: "" };
  }
  const line = lineOf(row.read ?? row.cells, setting.plan);
  if (typeof line.hts === "string") {
    const day = typeof line.entryDate === "string" ? line.entryDate : "";
    const found = repairHts(line.hts, (digits) => setting.engine.schedule.lookup(digits, day as Day).ok);
    if (found.repaired) tally.repaired++;
    line.hts = found.hts;
  }
  const month = typeof line.entryDate === "string" ? line.entryDate.slice(0, 7) : "";
  const answer = assessRow(setting.engine.parts, line, setting.options);
  if (answer.status !== "error") countArticle(setting.engine, line, 1, tally);
  return { answer, month };
}

function brokenOf({ broken, cells }: BatchRow, width: number): Wrong | undefined {
  if (broken !== undefined) return BROKEN[broken];
  return cells.length === width ? undefined : ragged(cells.length, width);
}

/** Count an answer. */
export function count(answer: RowAnswer, month: string, tally: Tally): void {
  tally.lines++;
  tally[answer.status]++;
  if (answer.status !== "determined") return;
  for (const duty of answer.duties) addDuty(tally, month, duty.authority, BigInt(duty.amount.replace(".", "")));
}

// A cell that begins so is taken for a formula by spreadsheets, unless it is a number.
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A cell as it is written out: one that looks like a formula gets a quote before it and is counted. */
export function defuse(cell: string, tally: Tally): string {
  if (!FORMULA.test(cell) || NUMBER.test(cell)) return cell;
  tally.defused++;
  return `'${cell}`;
}
