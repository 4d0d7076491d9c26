// Finds the header of a table among its first rows, and which column is what. Titles may stand before it; it may stand on two rows.

import { message } from "../said/message.js";
import type { Wrong } from "./cell.js";
import { type ColumnSpec, RANK, type TableSchema } from "./schema.js";
import { unitOf } from "./unit-words.js";
import { nameKey } from "./words.js";

/** Names as `theirs=ours` gave them: theirs by its key, ours as written; "" where the column is not to be read. */
export type Renames = ReadonlyMap<string, string>;

/** A header that was found. */
export interface Header {
  /** Places of its rows among those searched: one, or two that follow each other. */
  readonly rows: readonly number[];
  /** Names as they stand in the table, one for each column. */
  readonly names: readonly string[];
  /** What each column is; undefined where nothing is read from it. */
  readonly columns: readonly (ColumnSpec | undefined)[];
  /** Place of the column that says in what unit the cells of each are stated; undefined where none does, or the name says it. */
  readonly beside: readonly (number | undefined)[];
  /** Cells of its row, with the empty ones behind the last name. */
  readonly cells: number;
  /** Columns that would be read if a better one did not stand beside them: theirs, ours, the better one. */
  readonly passedOver: readonly (readonly [theirs: string, ours: string, better: string])[];
}

/** Rows among which the header stands. */
export const HEADER_WITHIN = 40;

interface Match {
  readonly columns: readonly (ColumnSpec | undefined)[];
  readonly beside: readonly (number | undefined)[];
  readonly passedOver: Header["passedOver"];
  readonly missing: readonly string[];
  readonly twice: readonly [ours: string, first: string, second: string] | undefined;
}

/** Key of one of their names. */
export const renameKey = nameKey;

/** Find the header, or say why there is none. */
export function findHeader(rows: readonly (readonly string[])[], schema: TableSchema, renames: Renames = new Map()): Header | Wrong {
  const first = rows.slice(0, HEADER_WITHIN);
  let best: { readonly names: readonly string[]; readonly match: Match } | undefined;
  for (const [at, cells] of first.entries()) {
    const names = namesOf(cells);
    if (names.every((name) => name === "")) continue;
    const match = matched(names, schema, renames);
    if (match.missing.length === 0) {
      const named = unitsBelow(names, namesOf(rows[at + 1] ?? []), schema);
      if (named === undefined) return made([at], cells.length, names, match, renames);
      const below = matched(named, schema, renames);
      if (below.missing.length > 0) return lacking(named, below);
      return made([at, at + 1], Math.max(cells.length, (rows[at + 1] ?? []).length), named, below, renames);
    }
    if (best === undefined || match.missing.length < best.match.missing.length) best = { names, match };
  }
  // A header on two rows: groups above, their parts below.
  for (let at = 0; at + 1 < first.length; at++) {
    const names = twoRows(namesOf(first[at] ?? []), namesOf(first[at + 1] ?? []), (name) => known(name, schema, renames));
    if (names === undefined) continue;
    const match = matched(names, schema, renames);
    const cells = Math.max((first[at] ?? []).length, (first[at + 1] ?? []).length);
    if (match.missing.length === 0 && match.twice === undefined) return made([at, at + 1], cells, names, match, renames);
  }
  if (best === undefined) return { code: "table/empty", message: message("tables/empty"), fix: message("tables/empty.fix") };
  return lacking(best.names, best.match);
}

function lacking(names: readonly string[], { missing }: Match): Wrong {
  return {
    code: "table/missing-column",
    message: message("tables/no-column", { columns: missing.join(", ") }),
    fix: message("tables/no-column.fix", { columns: names.filter((name) => name !== "").join(", ") }),
    missing,
  };
}

function namesOf(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.replace(/[\s\u200b\ufeff]+/g, " ").trim());
  while (names.length > 0 && names.at(-1) === "") names.pop();
  return names;
}

function made(rows: readonly number[], cells: number, names: readonly string[], match: Match, renames: Renames): Header | Wrong {
  if (match.twice !== undefined) {
    const [ours, one, other] = match.twice;
    return {
      code: "table/duplicate-column",
      message: message("tables/twice", { ours, one: JSON.stringify(one), other: JSON.stringify(other) }),
      fix:
        renameKey(one) === renameKey(other)
          ? message("tables/twice.fix")
          : message("tables/twice.fix-map", { map: JSON.stringify(`${other}=`) }),
    };
  }
  const known = new Set(names.map(renameKey));
  for (const theirs of renames.keys())
    if (!known.has(theirs))
      return {
        code: "table/no-such-column",
        message: message("tables/no-rename", { column: JSON.stringify(theirs) }),
        fix: message("tables/no-rename.fix", { columns: names.filter((name) => name !== "").join(", ") }),
      };
  return { rows, names, columns: match.columns, beside: match.beside, cells, passedOver: match.passedOver };
}

function known(name: string, schema: TableSchema, renames: Renames): boolean {
  return renames.has(renameKey(name)) || schema.named(name) !== undefined;
}

// The names of a header under which a row states the units of its columns; undefined where the row below is none such. A unit in which nothing is
// read makes a name that is not known.
function unitsBelow(names: readonly string[], below: readonly string[], { units }: TableSchema): string[] | undefined {
  const wide = filled(names);
  const named = [...names];
  let found = false;
  for (const [at, part] of below.entries()) {
    const [name, said] = [names[at] ?? "", units.said(part)];
    if (part === "" || part === name) continue;
    // A row of the table has digits; words about the columns have none.
    if (/\d/.test(part)) return undefined;
    if (said === undefined) continue;
    found = true;
    const group = name === "" ? (wide[at] ?? wide.at(-1) ?? "") : name;
    named[at] = joined(group, part);
  }
  return found ? Array.from(named, (name) => name ?? "") : undefined;
}

// Names on two rows: what stands above and below, or below alone; a cell above may have been merged across columns.
function twoRows(above: readonly string[], below: readonly string[], isKnown: (name: string) => boolean): string[] | undefined {
  if (above.every((name) => name === "") || below.every((name) => name === "")) return undefined;
  const wide = filled(above);
  return Array.from({ length: Math.max(above.length, below.length) }, (_, at) => {
    const [own, group, part] = [above[at] ?? "", wide[at] ?? wide.at(-1) ?? "", below[at] ?? ""];
    const names = [joined(own, part), joined(group, part), part];
    return names.find(isKnown) ?? joined(own, part);
  });
}

// Cells that had been merged across columns hold their text in the first of them.
function filled(names: readonly string[]): string[] {
  let last = "";
  return names.map((name) => {
    if (name !== "") last = name;
    return name === "" ? last : name;
  });
}

function joined(above: string, below: string): string {
  if (above === "" || above === below) return below;
  return below === "" ? above : `${above} ${below}`;
}

interface Candidate {
  readonly at: number;
  readonly column: ColumnSpec;
  readonly rank: number;
}

function matched(names: readonly string[], schema: TableSchema, renames: Renames): Match {
  const candidates = new Map<string, Candidate[]>();
  names.forEach((name, at) => {
    const ours = renames.get(renameKey(name));
    const found =
      ours === undefined
        ? schema.named(name)
        : ours === ""
          ? undefined
          : { column: schema.columns.find((column) => column.name === ours) ?? schema.named(ours)?.column, rank: RANK.mapped };
    if (found?.column === undefined || name === "") return;
    const list = candidates.get(found.column.name) ?? [];
    list.push({ at, column: found.column, rank: found.rank });
    candidates.set(found.column.name, list);
  });
  const columns: (ColumnSpec | undefined)[] = names.map(() => undefined);
  const passedOver: [string, string, string][] = [];
  let twice: Match["twice"];
  for (const [ours, list] of candidates) {
    const [first, ...others] = [...list].sort((a, b) => a.rank - b.rank || a.at - b.at);
    if (first === undefined) continue;
    columns[first.at] = first.column;
    const needed = schema.required.some((group) => group.includes(ours));
    for (const other of others) {
      if (equals(first.rank, other.rank) || (other.rank === first.rank && needed))
        twice ??= [ours, names[first.at] ?? "", names[other.at] ?? ""];
      passedOver.push([names[other.at] ?? "", ours, names[first.at] ?? ""]);
    }
    // Of two loose spellings of one column that is not needed neither is sure.
    if (!needed && first.rank >= RANK.flag && others.some(({ rank }) => rank === first.rank)) columns[first.at] = undefined;
  }
  const ranks = new Map([...candidates].map(([ours, list]) => [ours, Math.min(...list.map(({ rank }) => rank))] as const));
  const beside = columns.map((column, at) =>
    unitBeside(column, names[at] ?? "", ranks.get(column?.name ?? "") ?? 0, { names, schema, renames }),
  );
  const has = new Set(columns.flatMap((column) => (column === undefined ? [] : [column.name])));
  const missing = schema.required.filter((group) => !group.some((name) => has.has(name))).map(([name = ""]) => name);
  return { columns, beside, passedOver, missing, twice };
}

// The column that says in what unit the cells of another are stated, where its own name does not say it and `--map` does not leave it unread.
function unitBeside(
  column: ColumnSpec | undefined,
  name: string,
  rank: number,
  { names, schema, renames }: { readonly names: readonly string[]; readonly schema: TableSchema; readonly renames: Renames },
): number | undefined {
  const unit = column === undefined ? undefined : unitOf(column.kind);
  if (unit === undefined || schema.units.without(name, unit) !== undefined) return undefined;
  const of = unit === "kilograms" ? ["weight"] : rank < RANK.stated ? ["money"] : ["money", "invoice"];
  const at = names.findIndex((other) => of.includes(schema.units.speaksOf(other) ?? "") && !renames.has(renameKey(other)));
  return at < 0 ? undefined : at;
}

// Whether both name the column surely, so that nobody can say which counts. A column that --map names goes before a spelling, not before
// our own name or a second that is mapped.
function equals(first: number, other: number): boolean {
  return first === RANK.mapped ? other <= RANK.own : first <= RANK.spelled && other <= RANK.spelled;
}

/** The row that is likeliest the header, where {@link findHeader} found none: the one that names most of what is needed, for a person to say the rest. */
export function likelyHeader(rows: readonly (readonly string[])[], schema: TableSchema): Header | undefined {
  let best: { readonly at: number; readonly names: readonly string[]; readonly match: Match; readonly known: number } | undefined;
  for (const [at, cells] of rows.slice(0, HEADER_WITHIN).entries()) {
    const names = namesOf(cells);
    const match = matched(names, schema, new Map());
    const known = match.columns.filter((column) => column !== undefined).length;
    // Of rows that name nothing, the first that fills the table.
    if (names.length > 1 && (best === undefined || known > best.known || (known === best.known && names.length > best.names.length)))
      best = { at, names, match, known };
  }
  return best === undefined
    ? undefined
    : { rows: [best.at], names: best.names, columns: best.match.columns, beside: [], cells: best.names.length, passedOver: [] };
}

// Most rows differ from the header in the first letters of a cell, and are not looked at closer.
const FIRST_LETTERS = 3;

function beginsAlike(name: string, cell: string): boolean {
  return name !== "" && cell !== "" && name.slice(0, FIRST_LETTERS).toLowerCase() === cell.slice(0, FIRST_LETTERS).toLowerCase();
}

/** Whether a row is the header once more, in any case and spacing. */
export function isHeader(cells: readonly string[], names: readonly string[]): boolean {
  return names.every((name, at) => {
    const cell = (cells[at] ?? "").trim();
    return name === cell || (beginsAlike(name, cell) && nameKey(name) === nameKey(cell));
  });
}
