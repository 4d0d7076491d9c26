// The cells of a row as typed facts: exact whole numbers, words and days. Only the contract's plain form is read; a row with anything else
// is marked, and answered by `assess`, which says what is wrong with it.

import { columnFacts, columnKey, QUANTITIES } from "../bulk/columns.js";
import type { Dialect } from "../bulk/dialects.js";
import { ENTRY_TYPES, MODES } from "../contract/entry-keys.js";
import { SHARES } from "../contract/vocabulary.js";
import { closedClaims } from "../law/claimable.js";
import type { FactRule, Law } from "../law/types.js";

// Of a content: its weight and the shares of it.
const WEIGHED = new RegExp(`^content\\.\\w+\\.(?:${["weightKg", ...Object.keys(SHARES)].join("|")})$`);

/** A column of the entries that the rating reads: our name of it, and the SQL that gives its text. */
export interface EntryColumn {
  readonly name: string;
  readonly sql: string;
  /** Whether that is a text and null where the cell is empty. */
  readonly bare?: boolean;
}

/** What a typed fact holds. */
export type GivenType = "cents" | "content" | "millionths" | "truth" | "word" | "day";

/** A fact of the row: its path, the SQL of its typed column. */
export interface Given {
  readonly sql: string;
  readonly type: GivenType;
}

/** The facts that a table states, by path, and the expressions that read them. */
export interface GivenFacts {
  readonly facts: ReadonlyMap<string, Given>;
  /** `expression as name` of every typed column. */
  readonly select: readonly string[];
  /** Tests of which none may hold on a row that is rated. */
  readonly bad: readonly string[];
  readonly quantities: readonly number[];
  readonly has: ReadonlySet<string>;
  /** The text of the origin of an entry, never null. */
  readonly origin: string | undefined;
}

/** Numbers of a row are read up to so many digits before the point. */
const MOST_DIGITS = 9;
/** Stands for a number that cannot be read. */
const UNREADABLE = -2;

const texts = (all: readonly (string | boolean)[]): string => all.map((each) => `'${String(each).replaceAll("'", "''")}'`).join(", ");

/** Read the columns of a table of entries. */
export function givenFacts(columns: readonly EntryColumn[], law: Law, origin: string, dialect: Dialect): GivenFacts {
  const known = columnFacts(law.facts);
  const rules = new Map(law.facts.map((rule) => [rule.name, rule]));
  const facts = new Map<string, Given>();
  const select: string[] = [];
  const bad: string[] = [];
  const has = new Set<string>();
  let named: string | undefined;
  const cell = ({ sql, bare }: EntryColumn): string => `coalesce(${bare === true ? sql : dialect.asText(sql)}, '')`;
  // The text of a cell that holds one, and whether it does.
  const full = (column: EntryColumn): string => (column.bare === true ? column.sql : cell(column));
  const isFull = (column: EntryColumn): string => (column.bare === true ? `${column.sql} is not null` : `${cell(column)} <> ''`);
  const where = (column: EntryColumn, sql: string): string => `case when ${isFull(column)} then ${sql} end`;

  function number(column: EntryColumn, decimals: 2 | 6, name: string): void {
    const read = dialect.plainNumber(full(column), decimals, MOST_DIGITS);
    select.push(`${where(column, `coalesce(${read}, ${UNREADABLE})`)} as ${name}`);
    bad.push(`${name} = ${UNREADABLE}`);
  }

  function word(column: EntryColumn, name: string, allowed: readonly string[] | undefined): void {
    select.push(`${column.bare === true ? column.sql : where(column, cell(column))} as ${name}`);
    if (allowed !== undefined) bad.push(`${name} not in (${texts(allowed)})`);
  }

  // A claim that is closed to goods of the origin counts as none.
  function openClaim(claim: string): string {
    const closed = [...closedClaims(law, origin)];
    const never = closed.flatMap(([symbol, from]) => (from === undefined ? [symbol] : []));
    const day = columns.find(({ name }) => known.get(columnKey(name))?.path.join(".") === "entryDate");
    const ended = closed.flatMap(([symbol, from]) =>
      from === undefined || day === undefined ? [] : [`${claim} = '${symbol}' and ${cell(day)} >= '${from}'`],
    );
    const tests = [...(never.length === 0 ? [] : [`${claim} in (${texts(never)})`]), ...ended];
    return tests.length === 0 ? claim : `case when ${tests.join(" or ")} then '-' else ${claim} end`;
  }

  function read(column: EntryColumn, path: string, name: string): Given {
    const rule = rules.get(path);
    const type = typeOf(path, rule);
    const text = full(column);
    switch (type) {
      case "cents":
      case "millionths":
        number(column, type === "cents" ? 2 : 6, name);
        break;
      case "content": {
        select.push(
          `${where(column, `case when ${text} = 'unknown' then -1 else coalesce(${dialect.plainNumber(text, 2, MOST_DIGITS)}, ${UNREADABLE}) end`)} as ${name}`,
        );
        bad.push(`${name} = ${UNREADABLE}`);
        break;
      }
      case "truth":
        select.push(
          `${where(column, `case when lower(${text}) in ('true', 'yes', '1') then 1 when lower(${text}) in ('false', 'no', '0') then 0 else 2 end`)} as ${name}`,
        );
        bad.push(`${name} = 2`);
        break;
      case "day":
        select.push(`${where(column, `case when ${dialect.isDay(text)} then ${text} else '!' end`)} as ${name}`);
        bad.push(`${name} = '!'`);
        break;
      default:
        word(column, name, allowedOf(path, rule, law));
    }
    return { sql: name, type };
  }

  for (const column of columns) {
    const fact = known.get(columnKey(column.name));
    if (fact === undefined) continue;
    const path = fact.path.join(".");
    has.add(path);
    switch (path) {
      case "id":
        continue;
      case "hts":
        select.push(`${cell(column)} as g_hts`);
        continue;
      case "origin":
        named = cell(column);
        select.push(`${named} as g_origin`);
        continue;
      case "entryDate":
        select.push(`${cell(column)} as g_day`);
        continue;
      case "importDate":
        select.push(`${cell(column)} as g_import`);
        continue;
      case "value":
        number(column, 2, "g_value");
        bad.push("g_value is null");
        continue;
      case "spi":
        select.push(`case when ${isFull(column)} then ${openClaim(full(column))} else '-' end as g_claim`);
        continue;
      case "chapter98":
        select.push(`${cell(column)} as g_chapter98`);
        continue;
      default:
        facts.set(path, read(column, path, `g_${path.replaceAll(/\W/g, "_").toLowerCase()}`));
    }
  }
  const quantities = QUANTITIES.flatMap(([amount, unit], at) => {
    const [first, second] = [columns.find(({ name }) => name === amount), columns.find(({ name }) => name === unit)];
    if (first === undefined || second === undefined) return [];
    const place = at + 1;
    const count = dialect.plainNumber(full(first), 6, MOST_DIGITS);
    const both = `${isFull(first)} and ${isFull(second)}`;
    select.push(
      `case when ${both} then lower(replace(replace(${full(second)}, '.', ''), ' ', '')) end as g_unit${place}`,
      `case when ${both} then ${count} end as g_amount${place}`,
    );
    bad.push(`(g_unit${place} is not null and g_amount${place} is null)`);
    return [place];
  });
  return { facts, select, bad, quantities, has, origin: named };
}

function typeOf(path: string, rule: FactRule | undefined): GivenType {
  if (/^content\.\w+\.value$/.test(path)) return "content";
  if (WEIGHED.test(path) || path === "weightKg") return "millionths";
  if (path === "usContentValue" || path === "chapter98Value") return "cents";
  switch (rule?.type) {
    case "boolean":
      return "truth";
    case "number":
      return "millionths";
    case "decimal":
      return "cents";
    case "date":
      return "day";
    default:
      return "word";
  }
}

// Words that the contract admits; undefined where any text is a value.
function allowedOf(path: string, rule: FactRule | undefined, law: Law): readonly string[] | undefined {
  if (path === "mode") return MODES;
  if (path === "entryType") return ENTRY_TYPES;
  if (rule?.type === "choice") return rule.values.map(String);
  if (rule?.type === "country") return [...law.countries.known, "unknown"];
  return undefined;
}
