// The statement that rates a table inside DuckDB: cells go as texts to `carveout_rate`, whose codes are turned back into texts by lists.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import type { Column } from "../bulk/rater-columns.js";

/** A column of the table as the statement sees it. */
export interface SourceColumn {
  /** Its name in the file. */
  readonly name: string;
  /** Its type in DuckDB; `VARCHAR` in a CSV. */
  readonly type: string;
  readonly is: Column;
}

/** What a statement is written for. */
export interface RateStatement {
  readonly columns: readonly SourceColumn[];
  /** Table function that reads the input. */
  readonly source: string;
  /** Leave cells that look like formulas as they are. */
  readonly raw: boolean;
  readonly parquet: boolean;
}

/** Table of one row that holds the lists: texts by code. */
export const LISTS = { table: "carveout_law", columns: ["law_status", "law_before", "law_shown", "law_questions"] } as const;

/** A text as a literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column name as an identifier. */
export function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** Select that gives the columns of the input, then those of the answer. */
export function rateSelect(of: RateStatement): string {
  const { columns } = of;
  const cells = columns.flatMap(({ is }, at) => (is.kind === "ignored" ? [] : [textOf(columns, at)]));
  const read = `select ${columns.map(({ name }, at) => `${named(name)} as c${at}`).join(", ")} from ${of.source}`;
  // The lists stand in one row, which every row is crossed with: unlike a join, that keeps the order of rows on all threads.
  const rated = `select *, carveout_rate(${[...cells, undotted(columns)].join(", ")}) as k from (${read}) s, ${LISTS.table}`;
  const passed = columns.map(({ name }, at) => `${passedCell(of, at)} as ${named(name)}`);
  const answers = ANSWER_COLUMNS.map((name) => `${answerCell(name, of)} as ${named(name)}`);
  return `select ${[...passed, ...answers].join(", ")} from (${rated}) x`;
}

// The cell of a column as text.
function textOf(columns: readonly SourceColumn[], at: number): string {
  return columns[at]?.type === "VARCHAR" ? `c${at}` : `cast(c${at} as varchar)`;
}

// A number of ten digits with its dots does not fit a slot of `CellColumn`; without them it does. Null where the dots are not in their places.
function undotted(columns: readonly SourceColumn[]): string {
  const at = columns.findIndex(({ is }) => is.kind === "hts");
  if (columns[at]?.type !== "VARCHAR") return "null::varchar";
  const digits = `replace(c${at}, '.', '')`;
  const dotted = `${digits}[1:4] || '.' || ${digits}[5:6] || '.' || ${digits}[7:8] || '.' || ${digits}[9:10]`;
  return `case when strlen(c${at}) = 13 and ${dotted} = c${at} then ${digits} end`;
}

// Most cells begin with a letter or a digit; only others are looked at one by one.
function passedCell({ columns, raw }: RateStatement, at: number): string {
  if (raw || columns[at]?.type !== "VARCHAR") return `c${at}`;
  return `case when c${at} >= 'A' or (c${at} >= '.' and c${at} < '=') or c${at} is null or c${at} in ('', '?') then c${at} else carveout_defuse(c${at}) end`;
}

function answerCell(name: string, { parquet }: RateStatement): string {
  switch (name) {
    case "status":
      return "law_status[x.k.status + 1]";
    case "headings":
      return "coalesce(law_before[x.k.head] || law_shown[x.k.place], x.k.headings)";
    case "questions":
      return "coalesce(law_questions[x.k.asked], x.k.questions)";
    case "effective_rate":
      return parquet ? "x.k.effective_rate" : "rtrim(rtrim(cast(x.k.effective_rate as varchar), '0'), '.')";
    default:
      return `x.k.${name}`;
  }
}
