// Writes the panel of a day. Rows are three small numbers: the database puts the texts of the origins, the number and the outcome to them and
// writes the file.

import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { Engine } from "../assess/engine.js";
import { type OriginDay, openDay, originDay } from "../bulk/day-panel.js";
import { type OutcomeCells, PANEL_COLUMNS, RATE_COLUMNS } from "../bulk/panel-outcome.js";
import { addDays, type Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { quoted as literal } from "./duckdb-sql.js";
import { withDuckdb } from "./law-store.js";

/** What is written: the origins of a row together, or a row for each. */
export interface DayPanelSetting {
  readonly day: Day;
  /** Origins that owe the same. */
  readonly groups: readonly (readonly string[])[];
  readonly each: boolean;
  readonly parquet: boolean;
}

/** What was written. */
export interface DayPanelWritten {
  readonly rows: number;
  readonly numbers: number;
}

// Rows of a chunk that the database takes.
const CHUNK = 2048;

/** Write the panel of a day into a file. */
export function writeDayPanel(file: string, engine: Engine, setting: DayPanelSetting): Promise<DayPanelWritten> {
  return withDuckdb(async (connection) => {
    const { day, groups, each, parquet } = setting;
    const open = openDay(engine, day);
    const { numbers } = open.numbers;
    await connection.run("create table number(id integer, hts varchar)");
    await connection.run("create table goods(id integer, origins varchar)");
    await connection.run("create table claim(id integer, spi varchar)");
    await connection.run(
      `create table outcome(id integer, status varchar, ${RATE_COLUMNS.join(" varchar, ")} varchar, headings varchar, questions varchar)`,
    );
    await connection.run("create table line(goods integer, number integer, claim integer, outcome integer)");
    await fill(connection, "number", numbers.map(formatHts), textRow);
    const claims: (string | null)[] = [null];
    const origins: string[] = [];
    const outcomes: OutcomeCells[] = [];
    const lines = await lineWriter(connection);
    for (const group of groups) {
      const found = originDay(open, group[0] as string);
      const from = outcomes.length;
      outcomes.push(...found.outcomes);
      for (const members of each ? group.map((origin) => [origin]) : [group])
        lines.write(origins.push(members.join(" ")) - 1, from, open.numbers.cell, found, claims);
    }
    lines.close();
    await fill(connection, "goods", origins, textRow);
    await fill(
      connection,
      "claim",
      claims.map((spi) => spi ?? ""),
      textRow,
    );
    await fill(connection, "outcome", outcomes, outcomeRow);
    await connection.run(`copy (${selection(engine, setting)}) to ${literal(file)} (format ${parquet ? "parquet" : "csv, header true"})`);
    return { rows: lines.rows(), numbers: numbers.length };
  });
}

/** Columns of the panel of a day: whose goods, then those of every panel. */
export function dayPanelColumns(each: boolean): readonly string[] {
  return [each ? "origin" : "origins", ...PANEL_COLUMNS];
}

function selection(engine: Engine, { day, each, parquet }: DayPanelSetting): string {
  const cells: Record<string, string> = {
    origin: "goods.origins",
    origins: "goods.origins",
    hts: "number.hts",
    spi: parquet ? "claim.spi" : "nullif(claim.spi, '')",
    from: `date ${literal(day)}`,
    until: `date ${literal(addDays(day, 1))}`,
    headings: "outcome.headings || case outcome.headings when '' then '' else ' ' end || number.hts",
    questions: "nullif(outcome.questions, '')",
    revision: literal(engine.schedule.revisionOn(day).name),
  };
  const rate = (name: string): string => `cast(outcome.${name} as decimal(18, 12))`;
  const columns = dayPanelColumns(each).map(
    (name) => `${cells[name] ?? (RATE_COLUMNS.includes(name) ? rate(name) : `outcome.${name}`)} as "${name}"`,
  );
  const joins = ["goods", "number", "claim", "outcome"].map((name) => `join ${name} on ${name}.id = line.${name}`);
  return `select ${columns.join(", ")} from line ${joins.join(" ")}`;
}

async function fill<Row>(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Row[],
  write: (appender: DuckDBAppender, row: Row) => void,
): Promise<void> {
  const appender = await connection.createAppender(table);
  rows.forEach((row, id) => {
    appender.appendInteger(id);
    write(appender, row);
    appender.endRow();
  });
  appender.closeSync();
}

function textRow(appender: DuckDBAppender, text: string): void {
  appender.appendVarchar(text);
}

function outcomeRow(appender: DuckDBAppender, { status, rates, headings, questions }: OutcomeCells): void {
  appender.appendVarchar(status);
  for (const rate of rates)
    if (rate === "") appender.appendNull();
    else appender.appendVarchar(rate);
  if (headings === undefined) appender.appendNull();
  else appender.appendVarchar(headings);
  appender.appendVarchar(questions);
}

// Takes rows by number and by way, in the order of the numbers.
async function lineWriter(connection: DuckDBConnection) {
  const { DuckDBDataChunk, INTEGER } = await import("@duckdb/node-api");
  const appender = await connection.createAppender("line");
  const held: [number[], number[], number[], number[]] = [[], [], [], []];
  let rows = 0;

  function flush(): void {
    const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER, INTEGER], held[0].length);
    chunk.setColumns(held);
    appender.appendDataChunk(chunk);
    for (const column of held) column.length = 0;
  }

  return {
    rows: () => rows,
    write(goods: number, from: number, cells: Uint32Array, { ways }: OriginDay, claims: (string | null)[]): void {
      const symbols = ways.map(({ spi }) => spi.map((symbol) => placeOf(claims, symbol)));
      cells.forEach((cell, number) => {
        ways.forEach(({ outcome }, way) => {
          const found = outcome[cell] as number;
          if (found < 0) return;
          held[0].push(goods);
          held[1].push(number);
          held[2].push(symbols[way]?.[cell] as number);
          held[3].push(from + found);
          rows++;
          if (held[0].length === CHUNK) flush();
        });
      });
    },
    close(): void {
      if (held[0].length > 0) flush();
      appender.closeSync();
    },
  };
}

function placeOf(claims: (string | null)[], symbol: string | null): number {
  const known = claims.indexOf(symbol);
  return known >= 0 ? known : claims.push(symbol) - 1;
}
