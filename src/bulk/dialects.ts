// What databases say differently. Everything else of the statement is common SQL.

/** One dialect of SQL. */
export interface Dialect {
  readonly name: string;
  readonly text: string;
  /** Types of amounts and of rates in the answer. */
  readonly amount: string;
  readonly rate: string;
  readonly types: { readonly text: string; readonly integer: string };
  /** A cell as text. */
  asText(cell: string): string;
  matches(text: string, pattern: string): string;
  /** Whole part of a quotient of exact whole numbers that are not negative. */
  whole(numerator: string, divisor: string): string;
  /** An exact whole number as a decimal with so many places. */
  scaledDown(number: string, decimals: number): string;
  quoted(column: string): string;
  /** A text in plain digits as a whole number of 64 bits, times a power of ten; null for anything else. */
  plainNumber(text: string, decimals: number, digits: number): string;
  /** Whether a text is a day of the calendar as YYYY-MM-DD. */
  isDay(text: string): string;
  /** The year of such a text. */
  year(text: string): string;
  /** A whole number of 64 bits. */
  big(value: bigint): string;
  /** Bits that two whole numbers share. */
  both(a: string, b: string): string;
  /** A whole number of 64 bits without its last `bits`. */
  without(number: string, bits: number): string;
  /** The least of some numbers. */
  least(all: readonly string[]): string;
  /** Stands behind `as` of a part that is worked out once, by itself; empty where a database sees to that. */
  readonly once: string;
  /** The statement that makes the view, around the query. */
  view(name: string, query: string): string;
  /** How the Parquet or CSV tables become tables; `{dir}` stands for the folder. */
  load(table: string, columns: readonly (readonly [string, string])[]): string;
}

const doubled = (column: string): string => `"${column.replaceAll('"', '""')}"`;
const ticked = (column: string): string => `\`${column}\``;
const pow = (decimals: number): string => `1${"0".repeat(decimals)}`;
const small = (decimals: number): string => `0.${"0".repeat(decimals - 1)}1`;
const typed = (columns: readonly (readonly [string, string])[]): string => columns.map(([name, type]) => `${name} ${type}`).join(", ");
const viewed = (name: string, query: string): string => `create or replace view ${name} as\n${query};`;
const pattern = (decimals: number, digits: number): string => `[0-9]{1,${digits}}([.][0-9]{1,${decimals}})?`;
const DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
const fewest = (all: readonly string[]): string => (all.length === 1 ? (all[0] as string) : `least(${all.join(", ")})`);

const duckdb: Dialect = {
  name: "duckdb",
  once: " materialized",
  amount: "decimal(18, 2)",
  rate: "decimal(18, 6)",
  text: "varchar",
  types: { text: "varchar", integer: "bigint" },
  asText: (cell) => `cast(${cell} as varchar)`,
  matches: (text, pattern) => `regexp_full_match(${text}, '${pattern}')`,
  whole: (numerator, divisor) => `(${numerator}) // (${divisor})`,
  // Decimals of up to 18 digits are whole numbers of 64 bits.
  scaledDown: (number, decimals) =>
    decimals === 2
      ? `cast(${number} as decimal(15, 0)) * cast(0.01 as decimal(3, 2))`
      : `cast(cast(${number} as decimal(20, 0)) * ${small(decimals)} as decimal(18, ${decimals}))`,
  quoted: doubled,
  // A text that is written as DuckDB writes the number is plain; a pattern is looked for in the others alone, since it takes longer.
  plainNumber: (text, decimals, digits) => {
    const places = digits + decimals;
    const decimal = `try_cast(${text} as decimal(${places}, ${decimals}))`;
    // Decimals of up to 18 digits are whole numbers of 64 bits.
    const factor = places + decimals + 1 > 18 ? pow(decimals) : `cast(${pow(decimals)} as decimal(${decimals + 1}, 0))`;
    const scaled = `cast(${decimal} * ${factor} as bigint)`;
    const asDecimal = `when cast(${decimal} as varchar) = ${text} and ${text} >= '0' then ${scaled}`;
    const whole = `try_cast(${text} as integer)`;
    const asWhole = `when cast(${whole} as varchar) = ${text} and ${text} >= '0' and length(${text}) <= ${digits} then ${whole} * ${pow(decimals)}::bigint`;
    const both = decimals === 2 ? `${asDecimal} ${asWhole}` : `${asWhole} ${asDecimal}`;
    return `case ${both} when regexp_full_match(${text}, '${pattern(decimals, digits)}') then ${scaled} end`;
  },
  isDay: (text) => `(regexp_full_match(${text}, '${DAY}') and try_cast(${text} as date) is not null)`,
  year: (text) => `try_cast(substr(${text}, 1, 4) as bigint)`,
  big: (value) => `${value}::bigint`,
  both: (a, b) => `(${a} & ${b})`,
  without: (number, bits) => `(${number} >> ${bits})`,
  least: fewest,
  view: viewed,
  load: (table, columns) =>
    `create or replace table carveout_${table} as select ${columns.map(([name, type]) => `cast(${name} as ${type}) as ${name}`).join(", ")} from read_parquet('{dir}/parquet/${table}/0.parquet');`,
};

const postgres: Dialect = {
  name: "postgres",
  once: " materialized",
  amount: "numeric(18, 2)",
  rate: "numeric(18, 6)",
  text: "text",
  types: { text: "text", integer: "bigint" },
  asText: (cell) => `cast(${cell} as text)`,
  matches: (text, pattern) => `${text} ~ '^${pattern}$'`,
  whole: (numerator, divisor) => `div(${numerator}, ${divisor})`,
  scaledDown: (number, decimals) => `cast((${number}) * ${small(decimals)} as numeric(18, ${decimals}))`,
  quoted: doubled,
  plainNumber: (text, decimals, digits) =>
    `case when ${text} ~ '^${pattern(decimals, digits)}$' then cast(cast(${text} as numeric) * ${pow(decimals)} as bigint) end`,
  // No function of version 15 says whether a text is a day without failing where it is none.
  isDay: (text) => {
    const year = `cast(substr(${text}, 1, 4) as integer)`;
    const february = `case when ${year} % 4 = 0 and (${year} % 100 <> 0 or ${year} % 400 = 0) then '29' else '28' end`;
    const last = `case substr(${text}, 6, 2) when '02' then ${february} when '04' then '30' when '06' then '30' when '09' then '30' when '11' then '30' else '31' end`;
    return `coalesce(case when ${text} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then substr(${text}, 9, 2) <= ${last} and ${text} >= '0001' end, false)`;
  },
  year: (text) => `case when ${text} ~ '^[0-9]{4}-' then cast(substr(${text}, 1, 4) as bigint) end`,
  big: (value) => `${value}::bigint`,
  both: (a, b) => `(${a} & ${b})`,
  without: (number, bits) => `(${number} >> ${bits})`,
  least: fewest,
  view: viewed,
  load: (table, columns) =>
    `set client_min_messages = warning;\ndrop table if exists carveout_${table} cascade;\ncreate table carveout_${table} (${typed(columns)});\n\\copy carveout_${table} from '{dir}/csv/${table}.csv' with (format csv, header true, force_not_null (${columns
      .filter(([, type]) => type === "text")
      .map(([name]) => name)
      .join(", ")}))\nanalyze carveout_${table};`.replace(", force_not_null ()", ""),
};

const spark: Dialect = {
  name: "spark",
  once: "",
  amount: "decimal(18, 2)",
  rate: "decimal(18, 6)",
  text: "string",
  types: { text: "string", integer: "bigint" },
  asText: (cell) => `cast(${cell} as string)`,
  matches: (text, pattern) => `${text} rlike '^${pattern}$'`,
  whole: (numerator, divisor) => `cast((${numerator}) div (${divisor}) as decimal(38, 0))`,
  scaledDown: (number, decimals) => `cast(cast(${number} as decimal(20, 0)) * ${small(decimals)} as decimal(18, ${decimals}))`,
  quoted: ticked,
  plainNumber: (text, decimals, digits) =>
    `case when ${text} rlike '^${pattern(decimals, digits)}$' then cast(cast(${text} as decimal(18, ${decimals})) * ${pow(decimals)} as bigint) end`,
  isDay: (text) => `(${text} rlike '^${DAY}$' and try_cast(${text} as date) is not null)`,
  year: (text) => `try_cast(substr(${text}, 1, 4) as bigint)`,
  big: (value) => `cast(${value} as bigint)`,
  both: (a, b) => `(${a} & ${b})`,
  without: (number, bits) => `shiftright(${number}, ${bits})`,
  least: fewest,
  // A lasting view may not rest on the temporary ones.
  view: (name, query) => viewed(name, query).replace("create or replace view", "create or replace temporary view"),
  load: (table) => `create or replace temporary view carveout_${table} as select * from parquet.\`{dir}/parquet/${table}/0.parquet\`;`,
};

const trino: Dialect = {
  name: "trino",
  once: "",
  amount: "decimal(18, 2)",
  rate: "decimal(18, 6)",
  text: "varchar",
  types: { text: "varchar", integer: "bigint" },
  asText: (cell) => `cast(${cell} as varchar)`,
  matches: (text, pattern) => `regexp_like(${text}, '^${pattern}$')`,
  // The quotient is made exact before it is taken: Trino rounds decimal quotients.
  whole: (numerator, divisor) => `((${numerator}) - mod(${numerator}, ${divisor})) / (${divisor})`,
  scaledDown: (number, decimals) => `cast(cast(${number} as decimal(20, 0)) * decimal '${small(decimals)}' as decimal(18, ${decimals}))`,
  quoted: doubled,
  plainNumber: (text, decimals, digits) =>
    `case when regexp_like(${text}, '^${pattern(decimals, digits)}$') then cast(cast(${text} as decimal(18, ${decimals})) * ${pow(decimals)} as bigint) end`,
  isDay: (text) => `(regexp_like(${text}, '^${DAY}$') and try_cast(${text} as date) is not null)`,
  year: (text) => `try_cast(substr(${text}, 1, 4) as bigint)`,
  big: (value) => `bigint '${value}'`,
  both: (a, b) => `bitwise_and(${a}, ${b})`,
  without: (number, bits) => `bitwise_right_shift(${number}, ${bits})`,
  least: fewest,
  view: viewed,
  load: (table, columns) =>
    `create table carveout_${table} (${typed(columns)}) with (format = 'PARQUET', external_location = '{dir}/parquet/${table}/');`,
};

const bigquery: Dialect = {
  name: "bigquery",
  once: "",
  amount: "numeric",
  rate: "numeric",
  text: "string",
  types: { text: "string", integer: "int64" },
  asText: (cell) => `cast(${cell} as string)`,
  matches: (text, pattern) => `regexp_contains(${text}, r'^${pattern}$')`,
  whole: (numerator, divisor) => `div(cast(${numerator} as bignumeric), cast(${divisor} as bignumeric))`,
  scaledDown: (number, decimals) => `cast(cast(${number} as numeric) * numeric '${small(decimals)}' as numeric)`,
  quoted: ticked,
  plainNumber: (text, decimals, digits) =>
    `case when regexp_contains(${text}, r'^${pattern(decimals, digits)}$') then cast(cast(${text} as numeric) * ${pow(decimals)} as int64) end`,
  isDay: (text) => `(regexp_contains(${text}, r'^${DAY}$') and safe_cast(${text} as date) is not null)`,
  year: (text) => `safe_cast(substr(${text}, 1, 4) as int64)`,
  big: (value) => `${value}`,
  both: (a, b) => `(${a} & ${b})`,
  without: (number, bits) => `(${number} >> ${bits})`,
  least: fewest,
  view: viewed,
  load: (table, columns) =>
    `create or replace table carveout_${table} as select ${columns.map(([name, type]) => `cast(${name} as ${type}) as ${name}`).join(", ")} from carveout_${table}_files;`,
};

const clickhouse: Dialect = {
  name: "clickhouse",
  once: "",
  amount: "Nullable(Decimal(18, 2))",
  rate: "Nullable(Decimal(18, 6))",
  text: "Nullable(String)",
  types: { text: "String", integer: "Int64" },
  asText: (cell) => `cast(${cell} as Nullable(String))`,
  matches: (text, pattern) => `match(${text}, '^${pattern}$')`,
  whole: (numerator, divisor) => `intDiv(cast(${numerator} as Nullable(Int64)), cast(${divisor} as Nullable(Int64)))`,
  scaledDown: (number, decimals) =>
    `cast(cast(${number} as Nullable(Decimal(38, ${decimals}))) / ${pow(decimals)} as Nullable(Decimal(18, ${decimals})))`,
  quoted: ticked,
  plainNumber: (text, decimals, digits) =>
    `case when match(${text}, '^${pattern(decimals, digits)}$') then cast(toDecimal64OrNull(${text}, ${decimals}) * ${pow(decimals)} as Nullable(Int64)) end`,
  isDay: (text) => `(match(${text}, '^${DAY}$') and toDateOrNull(${text}) is not null)`,
  year: (text) => `toInt64OrNull(substring(${text}, 1, 4))`,
  big: (value) => `toInt64(${value})`,
  both: (a, b) => `bitAnd(${a}, ${b})`,
  without: (number, bits) => `bitShiftRight(${number}, ${bits})`,
  least: fewest,
  // Without the setting a missing match is a default value and no null.
  view: (name, query) => `create or replace view ${name} as\n${query}\nsettings join_use_nulls = 1;`,
  load: (table, columns) =>
    `create or replace table carveout_${table} (${typed(columns)}) engine = MergeTree order by tuple() as select * from file('{dir}/parquet/${table}/0.parquet', 'Parquet');`,
};

/** Every dialect that is written. */
export const DIALECTS: readonly Dialect[] = [duckdb, postgres, spark, trino, bigquery, clickhouse];
