// The columns of a table of entry lines, and the fact each one is. Names are those of the contract, in snake case.

import { CONTENT_AMOUNTS, contentColumns, ENTRY_KEYS, type KeyKind, keysOf, REQUIRED_KEYS } from "../contract/entry-keys.js";
import type { FactRule } from "../law/types.js";

/** How the text of a cell becomes a fact. */
export type CellKind = "text" | "decimal" | "content" | "boolean" | "spi";

/** One column that the rating reads: the path of its fact in the entry line. */
export interface ColumnFact {
  readonly path: readonly string[];
  readonly kind: CellKind;
}

const columnOf = (key: string): string => ENTRY_KEYS[key]?.column ?? key;

/** Columns without which a table cannot be rated. */
export const REQUIRED: readonly string[] = REQUIRED_KEYS.map(columnOf);

const CELL_KINDS: Readonly<Partial<Record<KeyKind, CellKind>>> = { money: "decimal", weight: "decimal", claim: "spi" };

/** Columns that come in pairs: an amount and its unit. */
export const QUANTITIES = [
  ["quantity", "unit"],
  ["quantity2", "unit2"],
] as const;

/** A column name without its underscores: where capitals run together, snake case can be written in several ways. */
export function columnKey(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

function kindOf(rule: FactRule): CellKind {
  if (rule.type === "boolean") return "boolean";
  return rule.type === "number" || rule.type === "decimal" ? "decimal" : "text";
}

function contentKind(part: string): CellKind {
  if (part === "value") return "content";
  return CONTENT_AMOUNTS.includes(part) ? "decimal" : "text";
}

/** Every column that the rating reads, by its {@link columnKey}; the quantities apart. */
export function columnFacts(facts: readonly FactRule[]): ReadonlyMap<string, ColumnFact> {
  const found = new Map<string, ColumnFact>();
  for (const [key, { kind, column }] of Object.entries(ENTRY_KEYS))
    if (column !== undefined) found.set(columnKey(column), { path: [key], kind: CELL_KINDS[kind] ?? "text" });
  for (const path of contentColumns(facts)) {
    const parts = path.split(".");
    found.set(columnKey(parts.slice(1).join("_")), { path: parts, kind: contentKind(parts[2] ?? "") });
  }
  for (const rule of facts) {
    if (!rule.name.startsWith("facts.")) continue;
    const name = rule.name.slice("facts.".length);
    found.set(columnKey(name), { path: ["facts", name], kind: kindOf(rule) });
  }
  return found;
}

/** Places of the columns that hold days; `names` are our names. */
export function dayColumns(names: readonly string[], facts: readonly FactRule[]): number[] {
  const days = new Set([...keysOf("day"), ...facts.filter(({ type }) => type === "date").map(({ name }) => name)]);
  const known = columnFacts(facts);
  return names.flatMap((name, at) => (days.has(known.get(columnKey(name))?.path.join(".") ?? "") ? [at] : []));
}
