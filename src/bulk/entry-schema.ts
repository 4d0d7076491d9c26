// A table of entry lines: which columns it may have and what their cells are. One for the command, the server and the page.

import { contentColumns, ENTRY_KEYS, type KeyKind } from "../contract/entry-keys.js";
import { SHARES } from "../contract/vocabulary.js";
import type { FactRule } from "../law/types.js";
import type { CellKind } from "../tables/cell.js";
import { type ColumnSpec, type TableSchema, tableSchema } from "../tables/schema.js";
import { folded, type Vocabulary } from "../tables/words.js";
import { columnFacts, columnKey, QUANTITIES, REQUIRED } from "./columns.js";

const KINDS: Readonly<Partial<Record<KeyKind, CellKind>>> = {
  number: "hts",
  provision: "hts",
  country: "country",
  day: "day",
  money: "money",
  weight: "weight",
  claim: "claim",
  choice: "choice",
};

const CONTENT_KINDS: Readonly<Record<string, CellKind>> = {
  value: "content",
  weightKg: "weight",
  ...Object.fromEntries(Object.keys(SHARES).map((share) => [share, "share" as const])),
};

const FACT_KINDS: Readonly<Record<FactRule["type"], CellKind>> = {
  boolean: "boolean",
  choice: "choice",
  number: "number",
  decimal: "money",
  date: "day",
  text: "text",
  country: "country",
};

/** The names of facts as columns: snake case. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function kindOf(path: readonly string[], rules: ReadonlyMap<string, FactRule>): CellKind {
  const [head = "", , part = ""] = path;
  if (head === "content") return CONTENT_KINDS[part] ?? "country";
  if (head === "facts") return FACT_KINDS[rules.get(path.join("."))?.type ?? "text"];
  return KINDS[ENTRY_KEYS[head]?.kind ?? "text"] ?? "text";
}

// The words of a choice by their folded spelling: those of the registry, and what else is written for them.
function choicesOf(name: string, rule: FactRule | undefined, vocabulary: Vocabulary): ReadonlyMap<string, string> | undefined {
  const own = (rule?.values ?? []).map(String).map((value): [string, string] => [folded(value), value]);
  const more = vocabulary.choices.get(name);
  return own.length === 0 ? more : new Map([...(more ?? []), ...own]);
}

// The name of each column by its key, which has lost its underscores.
function columnNames(facts: readonly FactRule[]): ReadonlyMap<string, string> {
  const keys = Object.values(ENTRY_KEYS).flatMap(({ column }) => (column === undefined ? [] : [column]));
  const contents = contentColumns(facts).map((path) => snakeCase(path.slice("content.".length).replace(".", "_")));
  const named = facts.flatMap(({ name }) => (name.startsWith("facts.") ? [snakeCase(name.slice("facts.".length))] : []));
  return new Map([...keys, ...contents, ...named].map((name) => [columnKey(name), name]));
}

/** The columns of a table of entry lines. */
export function entryColumns(facts: readonly FactRule[], vocabulary: Vocabulary): ColumnSpec[] {
  const rules = new Map(facts.map((rule) => [rule.name, rule]));
  const columns: ColumnSpec[] = [];
  const names = columnNames(facts);
  for (const [key, { path }] of columnFacts(facts)) {
    const name = names.get(key) ?? key;
    const kind = kindOf(path, rules);
    const rule = rules.get(path.join("."));
    columns.push({ name, kind, ...(kind === "choice" ? { choices: choicesOf(name, rule, vocabulary) } : {}) });
  }
  for (const [amount, unit] of QUANTITIES) columns.push({ name: amount, kind: "number" }, { name: unit, kind: "text" });
  return columns;
}

/** How each fact is written, by its path in the entry line: `content.steel.value`, `facts.civilAircraft`. */
export function entryFacts(facts: readonly FactRule[], vocabulary: Vocabulary): ReadonlyMap<string, ColumnSpec> {
  const columns = new Map(entryColumns(facts, vocabulary).map((column) => [columnKey(column.name), column]));
  return new Map(
    [...columnFacts(facts)].flatMap(([key, { path }]) => {
      const column = columns.get(key);
      return column === undefined ? [] : [[path.join("."), column] as const];
    }),
  );
}

/** The schema of a table of entry lines. */
export function entrySchema(facts: readonly FactRule[], vocabulary: Vocabulary): TableSchema {
  return tableSchema(
    {
      columns: entryColumns(facts, vocabulary),
      required: REQUIRED.map((name) => [name]),
      keys: ["hts", "entry_date"],
      tables: ["entries"],
      flags: ["entries-flag"],
    },
    vocabulary.words,
  );
}
