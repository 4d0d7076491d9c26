// What each column of a table is to the compiled law: an amount that programs are linear in, a claim, a fact that selects a program, or
// one that only `assess` can judge.

import { BY_MAIL, ENTRY_TYPES, MODES } from "../contract/entry-keys.js";
import type { FactRule } from "../law/types.js";
import { type ColumnFact, columnFacts, columnKey, QUANTITIES } from "./columns.js";
import { INPUTS } from "./program.js";

/** What a column is to the compiled law. */
export type Kind =
  | "ignored"
  | "hts"
  | "origin"
  | "entryDate"
  | "importDate"
  | "value"
  | "spi"
  | "content"
  | "quantity"
  | "unit"
  | "word"
  | "weight"
  | "rare"
  | "number";

/** A column of a table. */
export interface Column {
  readonly kind: Kind;
  /** Place among the inputs, for contents and quantities. */
  readonly input: number;
  readonly fact: ColumnFact | undefined;
}

/** Facts of fees: checked, and of no effect on duties. Mail may owe by a process of its own: only `assess` judges it. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  mode: MODES.filter((mode) => mode !== BY_MAIL),
  entryType: ENTRY_TYPES,
};

/** What the columns of a table are, by their names. */
export function columnsOf(names: readonly string[], facts: readonly FactRule[]): Column[] {
  const known = columnFacts(facts);
  const amounts = QUANTITIES.map(([amount, unit], at) => ({ amount: names.indexOf(amount), unit: names.indexOf(unit), input: 5 + at }));
  return names.map((name, at) => {
    const pair = amounts.find((each) => (each.amount === at || each.unit === at) && each.amount >= 0 && each.unit >= 0);
    if (pair !== undefined) return { kind: pair.amount === at ? "quantity" : "unit", input: pair.input, fact: undefined };
    const fact = known.get(columnKey(name));
    return fact === undefined ? { kind: "ignored", input: -1, fact } : { kind: kindOf(fact), input: inputOf(fact), fact };
  });
}

function inputOf(fact: ColumnFact): number {
  return fact.path[0] === "content" && fact.path[2] === "value" ? (INPUTS as readonly string[]).indexOf(fact.path[1] ?? "") : -1;
}

function kindOf(fact: ColumnFact): Kind {
  const path = fact.path.join(".");
  if (path === "id") return "ignored";
  if (path === "hts" || path === "origin" || path === "entryDate" || path === "importDate" || path === "value" || path === "spi")
    return path;
  if (inputOf(fact) > 0) return "content";
  if (path in WORDS) return "word";
  if (path === "weightKg") return "weight";
  return fact.kind === "decimal" || fact.kind === "content" || path === "loadedDate" || path === "chapter98" ? "number" : "rare";
}
