// What databases say differently. Everything else of the statement is common SQL.

/** One dialect of SQL. */
export interface Dialect {
  readonly name: string;
  /** Exact whole numbers of at least 38 digits. */
  readonly exact: string;
  readonly text: string;
  readonly types: { readonly text: string; readonly integer: string; readonly exact: string };
  /** A cell as text. */
  asText(cell: string): string;
  matches(text: string, pattern: string): string;
  /** A text that is known to be a plain decimal, times a power of ten, as an exact whole number. */
  scaledUp(text: string, decimals: number): string;
  /** Whole part of a quotient of exact whole numbers that are not negative. */
  whole(numerator: string, divisor: string): string;
  /** An exact whole number as a decimal with so many places. */
  scaledDown(number: string, decimals: number): string;
  /** Texts of a group between spaces, by stake falling and place rising. */
  joined(text: string, stake: string, place: string): string;
  quoted(column: string): string;
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
const ordered = (call: string) => (text: string, stake: string, place: string) => `${call}(${text}, ' ' order by ${stake} desc, ${place})`;

const duckdb: Dialect = {
  name: "duckdb",
  exact: "hugeint",
  text: "varchar",
  types: { text: "varchar", integer: "bigint", exact: "hugeint" },
  asText: (cell) => `cast(${cell} as varchar)`,
  matches: (text, pattern) => `regexp_full_match(${text}, '${pattern}')`,
  scaledUp: (text, decimals) => `cast(try_cast(${text} as decimal(25, ${decimals})) * ${pow(decimals)} as hugeint)`,
  whole: (numerator, divisor) => `(${numerator}) // (${divisor})`,
  scaledDown: (number, decimals) => `cast(cast(${number} as decimal(20, 0)) * ${small(decimals)} as decimal(18, ${decimals}))`,
  joined: ordered("string_agg"),
  quoted: doubled,
  view: viewed,
  load: (table, columns) =>
    `create or replace table carveout_${table} as select ${columns.map(([name, type]) => `cast(${name} as ${type}) as ${name}`).join(", ")} from read_parquet('{dir}/parquet/${table}/0.parquet');`,
};

const postgres: Dialect = {
  name: "postgres",
  exact: "numeric",
  text: "text",
  types: { text: "text", integer: "bigint", exact: "numeric" },
  asText: (cell) => `cast(${cell} as text)`,
  matches: (text, pattern) => `${text} ~ '^${pattern}$'`,
  scaledUp: (text, decimals) => `trunc(cast(${text} as numeric) * ${pow(decimals)})`,
  whole: (numerator, divisor) => `div(${numerator}, ${divisor})`,
  scaledDown: (number, decimals) => `cast((${number}) * ${small(decimals)} as numeric(18, ${decimals}))`,
  joined: ordered("string_agg"),
  quoted: doubled,
  view: viewed,
  load: (table, columns) =>
    `set client_min_messages = warning;\ndrop table if exists carveout_${table} cascade;\ncreate table carveout_${table} (${typed(columns)});\n\\copy carveout_${table} from '{dir}/csv/${table}.csv' with (format csv, header true, force_not_null (${columns
      .filter(([, type]) => type === "text")
      .map(([name]) => name)
      .join(", ")}))\nanalyze carveout_${table};`.replace(", force_not_null ()", ""),
};

const spark: Dialect = {
  name: "spark",
  exact: "decimal(38, 0)",
  text: "string",
  types: { text: "string", integer: "bigint", exact: "decimal(38, 0)" },
  asText: (cell) => `cast(${cell} as string)`,
  matches: (text, pattern) => `${text} rlike '^${pattern}$'`,
  scaledUp: (text, decimals) => `cast(cast(${text} as decimal(25, ${decimals})) * ${pow(decimals)} as decimal(38, 0))`,
  whole: (numerator, divisor) => `cast((${numerator}) div (${divisor}) as decimal(38, 0))`,
  scaledDown: (number, decimals) => `cast(cast(${number} as decimal(20, 0)) * ${small(decimals)} as decimal(18, ${decimals}))`,
  joined: (text, stake, place) =>
    `array_join(transform(array_sort(collect_list(struct(-${stake} as by_stake, ${place} as by_place, ${text} as named))), each -> each.named), ' ')`,
  quoted: ticked,
  view: viewed,
  load: (table) => `create or replace temporary view carveout_${table} as select * from parquet.\`{dir}/parquet/${table}/0.parquet\`;`,
};

const trino: Dialect = {
  name: "trino",
  exact: "decimal(38, 0)",
  text: "varchar",
  types: { text: "varchar", integer: "bigint", exact: "decimal(38, 0)" },
  asText: (cell) => `cast(${cell} as varchar)`,
  matches: (text, pattern) => `regexp_like(${text}, '^${pattern}$')`,
  scaledUp: (text, decimals) => `cast(try_cast(${text} as decimal(25, ${decimals})) * decimal '${pow(decimals)}' as decimal(38, 0))`,
  // The quotient is made exact before it is taken: Trino rounds decimal quotients.
  whole: (numerator, divisor) => `((${numerator}) - mod(${numerator}, ${divisor})) / (${divisor})`,
  scaledDown: (number, decimals) => `cast(cast(${number} as decimal(20, 0)) * decimal '${small(decimals)}' as decimal(18, ${decimals}))`,
  joined: (text, stake, place) => `array_join(array_agg(${text} order by ${stake} desc, ${place}), ' ')`,
  quoted: doubled,
  view: viewed,
  load: (table, columns) =>
    `create table carveout_${table} (${typed(columns)}) with (format = 'PARQUET', external_location = '{dir}/parquet/${table}/');`,
};

const bigquery: Dialect = {
  name: "bigquery",
  exact: "bignumeric",
  text: "string",
  types: { text: "string", integer: "int64", exact: "bignumeric" },
  asText: (cell) => `cast(${cell} as string)`,
  matches: (text, pattern) => `regexp_contains(${text}, r'^${pattern}$')`,
  scaledUp: (text, decimals) => `safe_cast(${text} as bignumeric) * ${pow(decimals)}`,
  whole: (numerator, divisor) => `div(cast(${numerator} as bignumeric), cast(${divisor} as bignumeric))`,
  scaledDown: (number, decimals) => `cast(cast(${number} as numeric) * numeric '${small(decimals)}' as numeric)`,
  joined: (text, stake, place) => `array_to_string(array_agg(${text} order by ${stake} desc, ${place}), ' ')`,
  quoted: ticked,
  view: viewed,
  load: (table, columns) =>
    `create or replace table carveout_${table} as select ${columns.map(([name, type]) => `cast(${name} as ${type}) as ${name}`).join(", ")} from carveout_${table}_files;`,
};

const clickhouse: Dialect = {
  name: "clickhouse",
  exact: "Nullable(Int256)",
  text: "Nullable(String)",
  types: { text: "String", integer: "Int64", exact: "Int256" },
  asText: (cell) => `cast(${cell} as Nullable(String))`,
  matches: (text, pattern) => `match(${text}, '^${pattern}$')`,
  scaledUp: (text, decimals) => `cast(toDecimal256OrNull(${text}, ${decimals}) * ${pow(decimals)} as Nullable(Int256))`,
  whole: (numerator, divisor) => `intDiv(cast(${numerator} as Nullable(Int256)), cast(${divisor} as Nullable(Int256)))`,
  scaledDown: (number, decimals) =>
    `cast(cast(${number} as Nullable(Decimal(38, ${decimals}))) / ${pow(decimals)} as Nullable(Decimal(18, ${decimals})))`,
  joined: (text, stake, place) =>
    `arrayStringConcat(arrayMap(each -> each.3, arraySort(groupArray(tuple(-${stake}, ${place}, ${text})))), ' ')`,
  quoted: ticked,
  // Without the setting a missing match is a default value and no null.
  view: (name, query) => `create or replace view ${name} as\n${query}\nsettings join_use_nulls = 1;`,
  load: (table, columns) =>
    `create or replace table carveout_${table} (${typed(columns)}) engine = MergeTree order by tuple() as select * from file('{dir}/parquet/${table}/0.parquet', 'Parquet');`,
};

/** Every dialect that is written. */
export const DIALECTS: readonly Dialect[] = [duckdb, postgres, spark, trino, bigquery, clickhouse];
