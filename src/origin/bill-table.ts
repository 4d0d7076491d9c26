// A bill of materials from a table that the one reader of tables has read: its rows as text by our columns, what was left aside, what is
// refused by name.

import { nearest } from "../facts/spelling.js";
import { message } from "../said/message.js";
import { type Header, type Renames, renameKey } from "../tables/header.js";
import { readRows } from "../tables/read-rows.js";
import type { TableRow } from "../tables/read-table.js";
import type { TableSchema } from "../tables/schema.js";
import { nameKey, type Vocabulary } from "../tables/words.js";
import { quoted } from "./bill-cells.js";
import { BILL_FIELDS, type BillField, billSchema, isMoney } from "./bill-columns.js";
import type { BillRow, RowNote } from "./bill-row.js";
import { withoutSums } from "./bill-sums.js";

/** Rows of a table by our columns; problems of the table itself; notes on what was left aside. */
export interface BillTable {
  readonly rows: readonly BillRow[];
  readonly problems: readonly RowNote[];
  readonly notes: readonly RowNote[];
}

/** Read rows that are held in memory, the header among the first of them. A table without a name of the material is a problem of the header. */
export function readBillRows(rows: readonly (readonly string[])[], vocabulary: Vocabulary, renames?: Renames): BillTable {
  const schema = billSchema(vocabulary.words);
  const found = readRows(
    rows.map((cells) => ({ cells })),
    { schema, vocabulary, renames },
  );
  if ("code" in found)
    return {
      rows: [],
      notes: [],
      problems: [{ row: 0, code: codeOf(found.code), message: found.message, fix: found.fix }],
    };
  return billTable(found.plan.header, found.rows, schema, vocabulary, renames);
}

/** The rows of a table that was read by {@link billSchema}. */
export function billTable(
  header: Header,
  read: readonly TableRow[],
  schema: TableSchema,
  vocabulary: Vocabulary,
  renames: Renames = new Map(),
): BillTable {
  const problems: RowNote[] = [];
  const notes: RowNote[] = [];
  const fields = header.columns.map((column) => column?.name as BillField | undefined);
  const held = (at: number): boolean => read.some(({ cells }) => (cells[at] ?? "").trim() !== "");
  const whole = fields.includes("value") && held(fields.indexOf("value"));
  const unread: string[] = [];
  header.names.forEach((name, at) => {
    if (fields[at] !== undefined || name === "" || !held(at)) return;
    const said = renames.has(renameKey(name));
    const unit = said ? undefined : unitBeside(name, schema);
    if (unit !== undefined && !(whole && unit.field === "unitCost")) problems.push(otherUnit(name, unit));
    else if (!said && isSlip(name, header)) problems.push(slip(name));
    else unread.push(name);
  });
  // A column called item next to the description is its number.
  const itemAt = fields.includes("id")
    ? -1
    : header.names.findIndex((name) => header.passedOver.some(([theirs, ours]) => theirs === name && ours === "name"));
  const aside = unread.filter((name) => itemAt < 0 || name !== header.names[itemAt]);
  if (aside.length > 0)
    notes.push({
      row: 0,
      code: "bill/left-aside",
      message: message("bill/left-aside", { columns: aside.map((name) => quoted(name)).join(", ") }),
    });
  const rows = read.map(({ read: cells, cells: written, wrong }, index): BillRow => {
    // A cell that is refused keeps its text, and is refused with its column where the row is read.
    if (wrong !== undefined && ROW_CODES.has(wrong.code))
      problems.push({ row: index + 1, code: codeOf(wrong.code), message: wrong.message, fix: wrong.fix });
    const row: Partial<Record<BillField, string>> = {};
    fields.forEach((field, at) => {
      if (field !== undefined) row[field] = (cells[at] ?? "").trim();
    });
    if (itemAt >= 0) named(row, (written[itemAt] ?? "").trim());
    return row;
  });
  return {
    ...withoutSums(
      rows,
      read.map(({ cells }) => cells),
      vocabulary,
      notes,
    ),
    problems,
    notes,
  };
}

// What is wrong with a row as a whole, and with amounts that the row itself would read in one of two ways.
const ROW_CODES: ReadonlySet<string> = new Set(["table/ragged-row", "table/open-quote", "table/line-too-long", "table/two-numbers"]);

const CODES: ReadonlyMap<string, `bill/${string}`> = new Map([
  ["table/missing-column", "bill/no-name-column"],
  ["table/duplicate-column", "bill/two-columns"],
  ["table/ragged-row", "bill/stray-cell"],
]);

// What the reader of tables refuses, under the names that bills know it by.
function codeOf(code: string): `bill/${string}` {
  return CODES.get(code) ?? `bill/${code.slice("table/".length)}`;
}

// The longer text is the name, the other the number of the item.
function named(row: Partial<Record<BillField, string>>, item: string): void {
  const name = row.name ?? "";
  [row.name, row.id] = item.length > name.length ? [item, name] : [name, item];
}

interface Beside {
  readonly field: BillField;
  readonly unit: string;
}

const CURRENCY = /^(.*?)[\s([,/-]*(?:in\s+)?\b(CAD|CDN|MXN|EUR|GBP|JPY|CNY|RMB|KRW|INR|CHF|AUD|C\$|CA\$|MX\$)[\s)\]]*$/i;
const SIGN = /^(.*?)[\s([]*([€£¥₩₹])[\s)\]]*$/;
const UNIT = /^(.*?)\s*[([](.*?)[)\]]\s*$/;

// A header that is one of ours but for a currency or a unit next to it. Dollars and kilograms are known spellings and do not come here.
function unitBeside(name: string, schema: TableSchema): Beside | undefined {
  for (const pattern of [CURRENCY, SIGN, UNIT]) {
    const found = pattern.exec(name);
    const field = found === null ? undefined : (schema.named(found[1] ?? "")?.column.name as BillField | undefined);
    if (field !== undefined && (isMoney(field) || field === "weightKg")) return { field, unit: found?.[2] ?? "" };
  }
  return undefined;
}

function otherUnit(name: string, { field, unit }: Beside): RowNote {
  const weight = field === "weightKg";
  return {
    row: 0,
    field,
    code: weight ? "bill/other-unit" : "bill/other-currency",
    message: message("bill/unit", {
      name: quoted(name),
      unit: quoted(unit),
      field,
      read: weight ? "kilograms" : "U.S. dollars for the whole line",
    }),
    fix: message("bill/unit.fix", { map: JSON.stringify(`${name}=`) }),
  };
}

// A slip in one of our own names may not be passed over.
function isSlip(name: string, header: Header): boolean {
  const near = nearest(
    nameKey(name),
    BILL_FIELDS.map((field) => field.toLowerCase()),
  );
  return near !== undefined && !header.columns.some((column) => column?.name.toLowerCase() === near);
}

function slip(name: string): RowNote {
  const near = nearest(
    nameKey(name),
    BILL_FIELDS.map((field) => field.toLowerCase()),
  );
  const ours = BILL_FIELDS.find((field) => field.toLowerCase() === near) ?? "";
  return {
    row: 0,
    code: "bill/unknown-column",
    message: message("bill/no-column", { name: quoted(name) }),
    fix: message("bill/no-column.fix", { ours, map: JSON.stringify(`${name}=`) }),
  };
}
