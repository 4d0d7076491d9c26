// The statement that rates a table inside DuckDB. Rows in the contract's plain form that state no amount but their value are rated by joins on
// the tables of the compiled law; all others are handed to `carveout_rate`, which runs the kernel or `assess`.

import { ANSWER_COLUMNS } from "../bulk/answer-cells.js";
import { ASKS, CLAIM_KEYS, DECIDED, SHORT } from "../bulk/flat-tables.js";
import { type Column, WORDS } from "../bulk/rater-columns.js";
import type { FlatHead } from "./flat-files.js";

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
  /** Set where the tables of the compiled law are those of this run. */
  readonly flat: FlatHead | undefined;
  /** Leave cells that look like formulas as they are. */
  readonly raw: boolean;
  readonly parquet: boolean;
}

/** A text as a literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column name as an identifier. */
export function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** The cell of a column as text. */
function textOf(columns: readonly SourceColumn[], at: number): string {
  return columns[at]?.type === "VARCHAR" ? `c${at}` : `cast(c${at} as varchar)`;
}

/** Select that gives the columns of the input, then those of the answer. */
export function rateSelect(of: RateStatement): string {
  const { columns, flat } = of;
  const read = `select ${columns.map(({ name }, at) => `${named(name)} as c${at}`).join(", ")} from ${of.source}`;
  const kernel = `carveout_rate(${wantedCells(columns).join(", ")})`;
  const rated =
    flat === undefined
      ? `select *, ${kernel} as k from (${read})`
      : `select *, case when flat then null else ${kernel} end as k from (${flatSelect(of, read, flat)})`;
  const passed = columns.map(({ name }, at) => `${passedCell(of, at)} as ${named(name)}`);
  const answers = ANSWER_COLUMNS.map((name) => `${answerCell(name, of)} as ${named(name)}`);
  return `select ${[...passed, ...answers].join(", ")} from (${rated}) x`;
}

/** The cells that the rater wants, in the order of the columns. */
function wantedCells(columns: readonly SourceColumn[]): string[] {
  return columns.flatMap(({ is }, at) => (is.kind === "ignored" ? [] : [textOf(columns, at)]));
}

// Most cells begin with a letter or a digit; only others are looked at one by one.
function passedCell({ columns, raw }: RateStatement, at: number): string {
  if (raw || columns[at]?.type !== "VARCHAR") return `c${at}`;
  return `case when c${at} >= 'A' or (c${at} >= '.' and c${at} < '=') or c${at} is null or c${at} in ('', '?') then c${at} else carveout_defuse(c${at}) end`;
}

// The joins, one on another: number and day, then what is owed, then the duties of rows that a flat program determines.
function flatSelect({ columns, origin }: RateStatement, read: string, head: FlatHead): string {
  const at = (kind: string): number => columns.findIndex(({ is }) => is.kind === kind);
  const text = (kind: string): string => textOf(columns, at(kind));
  const claims = CLAIM_KEYS.length;
  const spi = at("spi");
  const claim =
    spi < 0
      ? "2"
      : `case ${textOf(columns, spi)} when 'S' then 1 when '' then 0 when '?' then 2 else case when c${spi} is null then 0 end end`;
  const owed = head.owed;
  const sum = (side: string): string =>
    [...owed.map((name) => cents(`${side}_${name}`, "v", head.parts)), `d.${side}_constant`].join(" + ");
  const importDate = at("importDate");
  const imported = importDate < 0 ? "" : ` join carveout_days i on ${coded("i", "carveout_day", textOf(columns, importDate))}`;
  const decided = `select s.*, n.shown, d.*, y.text as day${importDate < 0 ? "" : ", i.text as imported, i.slot as import_slot"}, y.slot as slot, ${valueCents(columns, at("value"))} as v
    from (${read}) s join carveout_numbers n on ${coded("n", "carveout_number", text("hts"))} join carveout_days y on ${coded("y", "carveout_day", text("entryDate"))}${imported}
    join carveout_decisions d on d.key = coalesce(n.place * ${claims} + y.slot * ${claims} + ${claim}, ${head.none})`;
  const tests = [
    `status <> ${DECIDED.kernel}`,
    `v between ${head.limits.from} and ${head.limits.to}`,
    `${text("origin")} = ${quoted(origin)}`,
    ...columns.flatMap((_, place) => plainTest(columns, place)),
  ];
  const judged = `select *, coalesce(${tests.join(" and ")}, false) as flat from (${decided})`;
  const determined = `select *, case when flat and status = ${DECIDED.determined} then v end as w, flat and status = ${DECIDED.range} as open from (${judged})`;
  const duties = `select *, ${owed.map((name) => `${cents(`min_${name}`, "w", head.parts)} as c_${name}`).join(", ")} from (${determined})`;
  return `select *, ${owed.map((name) => `c_${name}`).join(" + ")} as total,
    case when open then ${sum("min").replaceAll("d.", "")} end as low, case when open then ${sum("max").replaceAll("d.", "")} end as high from (${duties})`;
}

// A text is looked up as an enumeration and joined by its code; code -1 is the row of texts that are none. An outer join on the text itself
// would give the rows of a chunk that find nothing after those that do.
function coded(table: string, type: string, text: string): string {
  return `${table}.code = coalesce(enum_code(try_cast(${text} as ${type}))::integer, -1)`;
}

// Parts of a value in cents, rounded half up.
function cents(rate: string, value: string, parts: number): string {
  return `((${rate}::bigint * ${value} * 2 + ${parts}) // ${2 * parts})`;
}

// The value in cents where its text is a decimal of the contract. The usual form is proved by writing it again.
function valueCents(columns: readonly SourceColumn[], at: number): string {
  const amount = `try_cast(c${at} as decimal(18, 2))`;
  const exact = `cast(${amount} * 100::decimal(3, 0) as bigint)`;
  const scale = /^DECIMAL\((\d+),(\d)\)$/.exec(columns[at]?.type ?? "");
  if (scale !== null && Number(scale[1]) <= 15 && Number(scale[2]) <= 2) return exact;
  const text = textOf(columns, at);
  return `case when cast(try_cast(${text} as decimal(18, 2)) as varchar) = ${text} then cast(try_cast(${text} as decimal(15, 2)) * 100::decimal(3, 0) as bigint)
    when regexp_full_match(${text}, '[0-9]{1,13}([.][0-9]{1,2})?') then cast(try_cast(${text} as decimal(15, 2)) * 100::decimal(3, 0) as bigint) end`;
}

// Whether a column leaves a row to the tables: it says nothing, or nothing that the class of the row asks for.
function plainTest(columns: readonly SourceColumn[], at: number): string[] {
  const { is } = columns[at] as SourceColumn;
  const text = textOf(columns, at);
  const empty = `(c${at} is null or ${text} = '')`;
  switch (is.kind) {
    case "importDate":
      return [`(${empty} or ${text} = day or (imported <= day and import_slot = slot))`];
    case "content":
    case "rare":
    case "number":
      return [empty];
    case "quantity":
      return [`(${empty} or (asks & ${ASKS.units | ASKS.weights} = 0 and ${decimalTest(text, true)}))`, ...secondTest(columns, at)];
    case "weight":
      return [`(${empty} or (asks & ${ASKS.weights} = 0 and ${decimalTest(text, false)}))`];
    case "word":
      return [`(${empty} or ${text} in (${(WORDS[is.fact?.path[0] ?? ""] ?? []).map(quoted).join(", ")}))`];
    default:
      return [];
  }
}

// A second quantity needs a first one in another unit.
function secondTest(columns: readonly SourceColumn[], at: number): string[] {
  const { input } = (columns[at] as SourceColumn).is;
  const first = columns.findIndex(({ is }) => is.kind === "quantity" && is.input < input);
  const units = columns.flatMap(({ is }, place) => (is.kind === "unit" ? [textOf(columns, place)] : []));
  if (input === 5) return [];
  const empty = `(c${at} is null or ${textOf(columns, at)} = '')`;
  return first < 0 || units.length < 2
    ? [empty]
    : [`(${empty} or (coalesce(${textOf(columns, first)}, '') <> '' and ${units.map((unit) => `coalesce(${unit}, '')`).join(" <> ")}))`];
}

function decimalTest(text: string, positive: boolean): string {
  const whole = `try_cast(${text} as bigint)`;
  const least = positive ? ` and try_cast(${text} as double) >= 0.001` : "";
  return `case when cast(${whole} as varchar) = ${text} then ${whole} between ${positive ? 1 : 0} and 9999999999999 else regexp_full_match(${text}, '[0-9]{1,13}([.][0-9]{1,6})?')${least} end`;
}

const DUTY = /^(.+)_duty$/;

function money(centsText: string): string {
  return `(${centsText})::decimal(16, 0) * 0.01::decimal(2, 2)`;
}

function answerCell(name: string, { flat, parquet }: RateStatement): string {
  const kernel = kernelCell(name, parquet);
  if (flat === undefined) return kernel;
  switch (name) {
    case "status":
      return `case when flat then status_name else ${kernel} end`;
    case "additional_duty":
      return `coalesce(${money("total - c_base")}, ${kernel})`;
    case "total_duty":
      return `coalesce(${money("total")}, ${kernel})`;
    case "effective_rate": {
      const rate = "((total * 2000000 + w) // (2 * w))::decimal(12, 0) * 0.000001::decimal(6, 6)";
      return `coalesce(${parquet ? rate : rateText(rate)}, ${kernel})`;
    }
    case "headings":
      return `case when w is not null then headings || shown else ${kernel} end`;
    case "duty_min":
      return `coalesce(${money("coalesce(total, low)")}, ${kernel})`;
    case "duty_max":
      return `coalesce(${money("coalesce(total, high)")}, ${kernel})`;
    case "questions":
      return `case when flat then questions else ${kernel} end`;
    case "error":
      return kernel;
    default: {
      const authority = DUTY.exec(name)?.[1] ?? "";
      const known = flat.owed.includes(authority) && (SHORT as readonly string[]).includes(authority);
      return known
        ? `coalesce(${money(`c_${authority}`)}, ${kernel})`
        : `case when w is not null then 0::decimal(18, 2) else ${kernel} end`;
    }
  }
}

function rateText(rate: string): string {
  return `rtrim(rtrim(cast(${rate} as varchar), '0'), '.')`;
}

function kernelCell(name: string, parquet: boolean): string {
  if (name === "status") return "case x.k.status when 0 then 'determined' when 1 then 'range' when 2 then 'prohibited' else 'error' end";
  return name === "effective_rate" && !parquet ? rateText("x.k.effective_rate") : `x.k.${name}`;
}
