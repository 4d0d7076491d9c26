// The statement that rates a table inside DuckDB: `carveout_rate` takes usual spellings as codes and all cells as texts, and gives amounts and
// codes, which lists turn back into texts.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { type Column, type Kind, WORDS } from "../bulk/rater-columns.js";
import { NO_CLAIM_CODE, NO_DAY, UNUSUAL } from "./plain-codes.js";

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
  readonly origin: string;
  /** Leave cells that look like formulas as they are. */
  readonly raw: boolean;
  readonly parquet: boolean;
}

/** Table of one row that holds the lists: texts by code. */
export const LISTS = { table: "carveout_law", columns: ["law_status", "law_before", "law_shown", "law_questions"] } as const;

/** Enumerations of spellings of numbers, of days, and of statuses. */
export const TYPES = { number: "carveout_number", day: "carveout_day", status: "carveout_status" } as const;

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
  const rated = `select *, carveout_rate(${[...plainCodes(of), ...cells].join(", ")}) as k from (${read}) s, ${LISTS.table}`;
  const passed = columns.map(({ name }, at) => `${passedCell(of, at)} as ${named(name)}`);
  const answers = ANSWER_COLUMNS.map((name) => `${answerCell(name, of)} as ${named(name)}`);
  return `select ${[...passed, ...answers].join(", ")} from (${rated}) x`;
}

// The cell of a column as text.
function textOf(columns: readonly SourceColumn[], at: number): string {
  return columns[at]?.type === "VARCHAR" ? `c${at}` : `cast(c${at} as varchar)`;
}

// In the order of `PLAIN_TYPES`. Numbers and days are looked up as enumerations, whose codes are their places.
function plainCodes({ columns, origin }: RateStatement): string[] {
  const text = (kind: Kind): string =>
    textOf(
      columns,
      columns.findIndex(({ is }) => is.kind === kind),
    );
  const code = (type: string, kind: Kind): string => `coalesce(enum_code(try_cast(${text(kind)} as ${type}))::integer, ${UNUSUAL})`;
  const imported = columns.some(({ is }) => is.kind === "importDate")
    ? `case when ${text("importDate")} <> '' then ${code(TYPES.day, "importDate")} else ${NO_DAY} end`
    : `${NO_DAY}`;
  return [
    code(TYPES.number, "hts"),
    `${code(TYPES.day, "entryDate")}::smallint`,
    `(${imported})::smallint`,
    `(${claimCode(columns, origin)})::utinyint`,
    value(columns),
  ];
}

// The claim, where the origin is that of the book and words are those of the contract.
function claimCode(columns: readonly SourceColumn[], origin: string): string {
  const at = (kind: Kind): number => columns.findIndex(({ is }) => is.kind === kind);
  const words = columns.flatMap(({ is }, place) => {
    const text = textOf(columns, place);
    if (is.kind !== "word") return [];
    return [`(${text} is null or ${text} in ('', ${(WORDS[is.fact?.path[0] ?? ""] ?? []).map(quoted).join(", ")}))`];
  });
  const spi = at("spi");
  const claim =
    spi < 0
      ? "2"
      : `case ${textOf(columns, spi)} when 'S' then 1 when '' then 0 when '?' then 2 when 'S+' then 3 else case when c${spi} is null then 0 else ${NO_CLAIM_CODE} end end`;
  return `case when ${[`${textOf(columns, at("origin"))} = ${quoted(origin)}`, ...words].join(" and ")} then ${claim} else ${NO_CLAIM_CODE} end`;
}

// The value, where its text is that of an amount in cents.
function value(columns: readonly SourceColumn[]): string {
  const at = columns.findIndex(({ is }) => is.kind === "value");
  const text = textOf(columns, at);
  const amount = `try_cast(${text} as decimal(15, 2))`;
  return `case when cast(${amount} as varchar) = ${text} then ${amount} else ${UNUSUAL}::decimal(15, 2) end`;
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
