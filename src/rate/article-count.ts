// Counts the rows of a part that contradict the description of their number.

import type { DuckDBConnection } from "@duckdb/node-api";
import { countArticle } from "../bulk/article-lines.js";
import { lineOf, planRows } from "../bulk/line.js";
import { repairHts } from "../bulk/repair.js";
import type { Tally } from "../bulk/tally.js";
import type { Day } from "../exact/day.js";
import type { ConditionedBy } from "../hts/dated-conditions.js";
import { quoted } from "./duckdb-sql.js";
import type { RateStatement } from "./rate-sql.js";

const DAY: readonly string[] = ["hts", "entry_date"];
const UNIT_VALUE: readonly string[] = [...DAY, "customs_value", "quantity", "unit", "quantity2", "unit2"];

/** Count the rows of `entries` and their `answers`, and add to the tally. */
export async function countArticles(connection: DuckDBConnection, { source, engine }: RateStatement, tally: Tally): Promise<void> {
  const textOf = new Map(source.columns.map(({ name, text }) => [name, text]));
  const hts = textOf.get("hts") as string;
  // A number is looked at once for each spelling: to cut the text of every row takes as long as to rate it.
  const [spelled = []] = (await connection.runAndReadAll(`select distinct ${hts} from entries`)).getColumns();
  const numbers: Readonly<Record<ConditionedBy, string[]>> = { day: [], "unit-value": [] };
  const subheadings = engine.schedule.conditionedSubheadings();
  const hasQuantity = textOf.has("quantity") || textOf.has("quantity2");
  for (const text of spelled) {
    const kind = kindOf(String(text), subheadings);
    if (kind !== undefined) numbers[hasQuantity ? kind : "day"].push(String(text));
  }
  await count(DAY, numbers.day);
  await count(UNIT_VALUE, numbers["unit-value"]);

  async function count(wanted: readonly string[], among: readonly string[]): Promise<void> {
    if (among.length === 0) return;
    const names = wanted.filter((name) => textOf.has(name));
    const plan = planRows(names, engine.law.facts);
    const cells = names.map((name) => `cast(${textOf.get(name)} as varchar)`).join(", ");
    const rows = await connection.runAndReadAll(
      `select ${cells}, count(*) from entries positional join answers
      where ${hts} in (${among.map(quoted).join(", ")}) and status <> 'error' group by all`,
    );
    for (const row of rows.getRows()) {
      const line = lineOf(
        row.slice(0, -1).map((cell) => String(cell ?? "")),
        plan,
      );
      line.hts = repairHts(String(line.hts), (digits) => engine.schedule.lookup(digits, line.entryDate as Day).ok).hts;
      countArticle(engine, line, Number(row.at(-1)), tally);
    }
  }
}

// A number that lost its leading zero is read with it, as everywhere.
function kindOf(text: string, subheadings: ReadonlyMap<string, ConditionedBy>): ConditionedBy | undefined {
  const digits = text.trim().replaceAll(".", "");
  return subheadings.get((digits.length % 2 === 0 ? digits : `0${digits}`).slice(0, 8));
}
