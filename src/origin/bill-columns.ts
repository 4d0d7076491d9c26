// The columns of a bill of materials: what each one's cells are. The names that users give them are in tables/headers.yaml.

import type { CellKind } from "../tables/cell.js";
import { type ColumnSpec, type TableSchema, tableSchema } from "../tables/schema.js";
import type { TableWords } from "../tables/words.js";

const KINDS = {
  name: "text",
  id: "text",
  parent: "text",
  level: "text",
  hts: "text",
  value: "money",
  quantity: "number",
  unitCost: "money",
  weightKg: "weight",
  origin: "country",
  originating: "text",
  ignored: "text",
  role: "text",
  deductions: "money",
  supplierValue: "money",
  supplierHts: "text",
  supplierNetCost: "money",
  corePart: "text",
  netCost: "money",
  elastomeric: "text",
  metal: "text",
} as const satisfies Readonly<Record<string, CellKind>>;

/** What a row may say, all as text. */
export type BillField = keyof typeof KINDS;
export const BILL_FIELDS = Object.keys(KINDS) as readonly BillField[];

/** Is the column one of amounts in dollars? */
export function isMoney(field: BillField): boolean {
  return KINDS[field] === "money";
}

/**
 * The schema of a bill. It has no key columns, so that rows of sums come as rows: they are checked against the rows above before they are
 * left out.
 */
export function billSchema(words: TableWords): TableSchema {
  const columns = BILL_FIELDS.map((name): ColumnSpec => ({ name, kind: KINDS[name] }));
  return tableSchema({ columns, required: [["name", "id"]], keys: [], tables: ["bill"] }, words);
}
