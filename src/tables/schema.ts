// What one kind of table holds: the columns that are read, what each one's cells are, and the names it goes by.

import type { CellKind, DateOrder, DecimalMark } from "./cell.js";
import { type UnitWords, unitOf, unitWords } from "./unit-words.js";
import { folded, nameKey, type TableWords } from "./words.js";

/** One column that is read. */
export interface ColumnSpec {
  /** Our name. */
  readonly name: string;
  readonly kind: CellKind;
  /** Words of a `choice` by their folded spelling. */
  readonly choices?: ReadonlyMap<string, string> | undefined;
  /** Order of day and month that the header says. */
  readonly dates?: DateOrder | undefined;
}

/**
 * How surely a header names a column: by `--map`, by our own name, by a known spelling, by a flag, by a loose spelling that states the unit, by
 * a loose spelling.
 */
export const RANK = { mapped: 0, own: 1, spelled: 2, flag: 3, stated: 4, loose: 5 } as const;

/** What a header may name. */
export interface Named {
  readonly column: ColumnSpec;
  readonly rank: number;
}

/** What a kind of table holds. Make one with {@link tableSchema}. */
export interface TableSchema {
  readonly columns: readonly ColumnSpec[];
  /** Columns without which the table cannot be read; of several in one group any does. */
  readonly required: readonly (readonly string[])[];
  /** Columns that are empty in a row of sums. */
  readonly keys: readonly string[];
  /** Order of day and month where the column shows none, and why that is known; absent for tables of any origin. */
  readonly dates?: DateOrder | undefined;
  /** Mark before decimals where no column shows one. */
  readonly decimal?: DecimalMark | undefined;
  readonly units: UnitWords;
  named(header: string): Named | undefined;
}

/** What a schema is made of. */
export interface SchemaParts {
  readonly columns: readonly ColumnSpec[];
  readonly required: readonly (readonly string[])[];
  readonly keys: readonly string[];
  readonly dates?: DateOrder;
  readonly decimal?: DecimalMark;
  /** Names of kinds of tables in tables/headers.yaml; spellings of the first prevail. `flag` columns are yes or no. */
  readonly tables: readonly string[];
  readonly flags?: readonly string[];
  /** Headers that are columns without standing in the list, such as a tariff number over the duties paid under it. */
  readonly other?: (header: string) => ColumnSpec | undefined;
}

/** Index the names of a kind of table. */
export function tableSchema(parts: SchemaParts, words: TableWords): TableSchema {
  const { headers } = words;
  const known = new Map<string, Named>();
  const put = (spelling: string, column: ColumnSpec, rank: number): void => {
    const key = nameKey(spelling);
    const before = known.get(key);
    if (key !== "" && (before === undefined || before.rank > rank)) known.set(key, { column, rank });
  };
  const byName = new Map(parts.columns.map((column) => [column.name, column]));
  for (const column of parts.columns) put(column.name, column, RANK.own);
  const spell = (table: string, rank: number, as: (column: ColumnSpec) => ColumnSpec): void => {
    for (const [ours, name] of Object.entries(headers.tables[table] ?? {})) {
      const column = byName.get(ours);
      if (column === undefined) continue;
      const { spellings, loose = [] } = headers.names[name] ?? { spellings: [] };
      for (const each of spellings) put(each, as(column), rank);
      for (const each of loose) put(each, as(column), RANK.loose);
    }
  };
  for (const table of parts.tables) spell(table, RANK.spelled, (column) => column);
  for (const table of parts.flags ?? []) spell(table, RANK.flag, (column) => ({ ...column, kind: "claimed" }));
  const units = unitWords(words);
  // A name that is known but for the unit in which such columns are read.
  const stated = (header: string): Named | undefined => {
    for (const kind of ["dollars", "kilograms"] as const) {
      const name = units.without(header, kind);
      const found = name === undefined ? undefined : known.get(nameKey(name));
      if (found !== undefined && unitOf(found.column.kind) === kind)
        return found.rank === RANK.loose ? { ...found, rank: RANK.stated } : { ...found, rank: Math.max(found.rank, RANK.spelled) };
    }
    return undefined;
  };
  const orders = new Map(
    Object.entries(words.dateForms).flatMap(([order, forms]) => forms.map((form) => [nameKey(form), order as DateOrder] as const)),
  );
  // "Entry Date (MM/DD/YYYY)".
  const dated = (header: string): Named | undefined => {
    const [, name = "", inside, behind = ""] = DATE_FORM.exec(header.trim()) ?? [];
    const dates = orders.get(nameKey(inside ?? behind));
    const found = dates === undefined ? undefined : known.get(nameKey(name));
    return found?.column.kind === "day"
      ? { ...found, rank: Math.max(found.rank, RANK.spelled), column: { ...found.column, dates } }
      : undefined;
  };
  const inPercent = ({ column, rank }: Named): Named => ({ rank, column: { ...column, kind: "percent" } });
  return {
    columns: parts.columns,
    required: parts.required,
    keys: parts.keys,
    dates: parts.dates,
    decimal: parts.decimal,
    units,
    named(header) {
      const found = known.get(nameKey(header)) ?? stated(header) ?? dated(header);
      if (found !== undefined) return found.column.kind === "share" && header.includes("%") ? inPercent(found) : found;
      const share = words.percent.map((word) => known.get(nameKey(withoutEnd(header, word)))).find((each) => each?.column.kind === "share");
      if (share !== undefined) return inPercent(share);
      const column = parts.other?.(header);
      return column === undefined ? undefined : { column, rank: RANK.own };
    },
  };
}

const DATE_FORM = /^(.+?)\s*(?:[([]\s*([\p{L}./\s-]+?)\s*[)\]]|[\s_-]+(\p{L}{1,4}[./-]\p{L}{1,4}[./-]\p{L}{1,4}))$/u;

// A name without a word at its end; empty where it does not end with it.
function withoutEnd(header: string, word: string): string {
  const text = folded(header).replace(/[\s)\].:]+$/, "");
  return text.endsWith(folded(word)) ? text.slice(0, -folded(word).length) : "";
}
