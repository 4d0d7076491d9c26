// Counts the rows of a part that contradict the description of their number.

import type { DuckDBConnection } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { countArticle } from "../bulk/article-lines.js";
import { lineOf, planRows } from "../bulk/line.js";
import type { Tally } from "../bulk/tally.js";
import { formatHts } from "../hts/number.js";
import type { Schedule } from "../hts/schedule.js";
import type { RateStatement } from "./rate-sql.js";

const TABLE = "conditioned";
// What the value of a unit is read from; of other numbers the day alone counts.
const UNIT_VALUE = ["customs_value", "quantity", "unit", "quantity2", "unit2"];

/** Make the table of the numbers that have conditions, by each spelling; it stands in the schema `main` for all parts of a run. */
export async function loadConditioned(connection: DuckDBConnection, schedule: Schedule): Promise<void> {
  await connection.run(`create table main.${TABLE} (spelling varchar, number varchar, unit_value boolean)`);
  const appender = await connection.createAppender(TABLE, "main");
  const kinds = schedule.conditionedSubheadings();
  const chapters = new Set([...kinds.keys()].map((eight) => eight.slice(0, 2)));
  for (const number of schedule.numbers([...chapters]).filter((each) => kinds.has(each.slice(0, 8))))
    for (const spelling of spellingsOf(number)) {
      appender.appendVarchar(spelling);
      appender.appendVarchar(number);
      appender.appendBoolean(kinds.get(number.slice(0, 8)) === "unit-value");
      appender.endRow();
    }
  appender.closeSync();
}

// With dots, without the last, without any; each without the zero that a spreadsheet drops.
function spellingsOf(number: string): ReadonlySet<string> {
  const dotted = formatHts(number);
  const whole = [dotted, dotted.replace(/\.(\d\d)$/, "$1"), number];
  return new Set([...whole, ...(number.startsWith("0") ? whole.map((each) => each.slice(1)) : [])]);
}

/** Count the rows of `entries` and their `answers`, and add to the tally, which says whether any row of this part is in error. */
export async function countArticles(connection: DuckDBConnection, { source, engine }: RateStatement, tally: Tally): Promise<void> {
  const textOf = new Map(source.columns.map(({ name, text }) => [name, text]));
  const amounts = UNIT_VALUE.filter((name) => textOf.has(name));
  const cells = [`trim(${textOf.get("entry_date")})`, ...amounts.map((name) => `case when c.unit_value then ${textOf.get(name)} end`)];
  // Joining the answers costs as much as all the rest, and few parts have errors.
  const rows = tally.error === 0 ? "entries" : "(select * from entries positional join answers where status <> 'error')";
  const found = await connection.runAndReadAll(
    `select c.number, ${cells.join(", ")}, count(*) from ${rows} e join ${TABLE} c on ${trimmed(textOf.get("hts") ?? "''")} = c.spelling group by all`,
  );
  const lineIn = lineReader(engine, amounts);
  for (const row of found.getRows()) countArticle(engine, lineIn(row), Number(row.at(-1)), tally);
}

// Trimming every cell takes twice as long as the join.
function trimmed(text: string): string {
  return `case when suffix(${text}, ' ') or ${text} < '!' then trim(${text}) else ${text} end`;
}

function lineReader({ law }: Engine, amounts: readonly string[]): (row: readonly unknown[]) => Record<string, unknown> {
  const plan = planRows(amounts, law.facts);
  return ([hts, entryDate, ...cells]) => {
    const amountsIn = cells.slice(0, amounts.length).map((cell) => String(cell ?? ""));
    return amountsIn.some((cell) => cell !== "") ? { ...lineOf(amountsIn, plan), hts, entryDate } : { hts, entryDate };
  };
}
