// The columns of a table of entry lines, and the fact each one is. Names are those of the contract, in snake case.

import type { FactRule } from "../law/types.js";

/** How the text of a cell becomes a fact. */
export type CellKind = "text" | "decimal" | "content" | "boolean" | "spi";

/** One column that the rating reads: the path of its fact in the entry line. */
export interface ColumnFact {
  readonly path: readonly string[];
  readonly kind: CellKind;
}

/** Columns without which a table cannot be rated. */
export const REQUIRED = ["hts", "origin", "entry_date", "customs_value"] as const;

const TEXT = (...path: string[]): ColumnFact => ({ path, kind: "text" });
const DECIMAL = (...path: string[]): ColumnFact => ({ path, kind: "decimal" });

const FIXED: Readonly<Record<string, ColumnFact>> = {
  entry_line: TEXT("id"),
  hts: TEXT("hts"),
  origin: TEXT("origin"),
  entry_date: TEXT("entryDate"),
  customs_value: DECIMAL("value"),
  spi: { path: ["spi"], kind: "spi" },
  import_date: TEXT("importDate"),
  loaded_date: TEXT("loadedDate"),
  mode: TEXT("mode"),
  entry_type: TEXT("entryType"),
  weight_kg: DECIMAL("weightKg"),
  us_content_value: DECIMAL("usContentValue"),
  chapter98: TEXT("chapter98"),
  chapter98_value: DECIMAL("chapter98Value"),
  steel_melt_pour: TEXT("content", "steel", "meltPour"),
  aluminum_primary_smelt: TEXT("content", "aluminum", "primarySmelt"),
  aluminum_secondary_smelt: TEXT("content", "aluminum", "secondarySmelt"),
  aluminum_cast: TEXT("content", "aluminum", "cast"),
};

const METALS = ["steel", "aluminum", "copper", "lead"];

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

/** Every column that the rating reads, by its {@link columnKey}; the quantities apart. */
export function columnFacts(facts: readonly FactRule[]): ReadonlyMap<string, ColumnFact> {
  const found = new Map(Object.entries(FIXED).map(([name, fact]) => [columnKey(name), fact]));
  for (const metal of METALS) {
    found.set(`${metal}value`, { path: ["content", metal, "value"], kind: "content" });
    found.set(`${metal}weightkg`, DECIMAL("content", metal, "weightKg"));
    if (metal !== "lead") found.set(`${metal}usshare`, DECIMAL("content", metal, "usShare"));
    if (metal === "steel" || metal === "aluminum") found.set(`${metal}ukshare`, DECIMAL("content", metal, "ukShare"));
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
  const days = new Set(["entryDate", "importDate", "loadedDate", ...facts.filter(({ type }) => type === "date").map(({ name }) => name)]);
  const known = columnFacts(facts);
  return names.flatMap((name, at) => (days.has(known.get(columnKey(name))?.path.join(".") ?? "") ? [at] : []));
}
