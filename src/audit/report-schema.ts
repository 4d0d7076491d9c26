// The columns of a report of entries, of a liquidation report and of the caller's facts, and what their cells are.

import { entryColumns } from "../bulk/entry-schema.js";
import { normalizeHts } from "../hts/number.js";
import type { FactRule } from "../law/types.js";
import type { CellKind } from "../tables/cell.js";
import { type ColumnSpec, type TableSchema, tableSchema } from "../tables/schema.js";
import { nameKey, type TableWords, type Vocabulary, vocabulary } from "../tables/words.js";
import type { AuditData } from "./data.js";
import { type SeriesColumn, seriesColumn } from "./series.js";

// A column of a series, as the schema names it.
const SERIES = /^(number|duty|value) (.+)$/;

/** The column of a series that a name of the schema stands for. */
export function seriesOf(name: string): SeriesColumn | undefined {
  const [, kind, which] = SERIES.exec(name) ?? [];
  return kind === undefined || which === undefined ? undefined : { kind: kind as SeriesColumn["kind"], name: which };
}

const KINDS: Readonly<Record<string, CellKind>> = {
  tariff_number: "hts",
  entry_date: "day",
  summary_date: "day",
  import_date: "day",
  payment_date: "day",
  liquidation_date: "day",
  origin: "country",
  spi: "claim",
  usmca: "boolean",
  originating: "boolean",
  tariff_value: "money",
  line_value: "money",
  duty: "money",
  mpf: "money",
  hmf: "money",
  entry_mpf: "money",
  entry_hmf: "money",
  ad_duty: "money",
  cvd_duty: "money",
  refund: "money",
  interest: "money",
  refund_date: "day",
  quantity: "number",
  quantity2: "number",
};

/** Columns without which nothing can be audited; of the last group one carries the value. */
export const NEEDED: readonly (readonly string[])[] = [
  ["entry_number"],
  ["tariff_number", "number 1"],
  ["entry_date"],
  ["duty", "duty 1"],
  ["tariff_value", "line_value", "value 1"],
];

// Columns of `rate` that a report has under its own names.
const OWN = new Set(["hts", "origin", "entrydate", "customsvalue", "spi", "importdate", "mode", "entrytype", "entryline"]);

const known = new WeakMap<TableWords, Vocabulary>();

/** The words, indexed once. */
export function vocabularyOf(words: TableWords): Vocabulary {
  const found = known.get(words) ?? vocabulary(words);
  known.set(words, found);
  return found;
}

/** Which of the tables about entries a schema is for. */
export type ReportTable = "report" | "liquidations" | "facts" | "claims";

const REQUIRED: Readonly<Record<ReportTable, readonly (readonly string[])[]>> = {
  report: NEEDED,
  liquidations: [["entry_number"]],
  facts: [["entry_number", "tariff_number"]],
  claims: [["entry_number"], ["claim_number", "claim_status", "claim_error", "refund"]],
};

/** The schema; columns headed by a number of chapter 99 hold the duty filed under it. Reports are written month first, with a decimal point. */
export function reportSchema(
  table: ReportTable,
  facts: readonly FactRule[],
  { words, series }: Pick<AuditData, "words" | "series">,
): TableSchema {
  if (table === "claims") return claimSchema(words);
  const own = Object.keys(words.headers.tables.report ?? {});
  const columns: ColumnSpec[] = own.map((name) => ({ name, kind: KINDS[name] ?? "text" }));
  const taken = new Set(own.map(nameKey));
  for (const column of entryColumns(facts, vocabularyOf(words)))
    if (!OWN.has(nameKey(column.name)) && !taken.has(nameKey(column.name))) columns.push(column);
  return tableSchema(
    {
      columns,
      required: REQUIRED[table],
      keys: table === "report" ? ["tariff_number"] : ["entry_number", "tariff_number"],
      dates: "mdy",
      decimal: "point",
      tables: ["report"],
      other: (header) => {
        const digits = normalizeHts(header.trim());
        if (digits?.length === 8 && digits.startsWith("99")) return { name: digits, kind: "money" };
        const column = table === "report" ? seriesColumn(header, series) : undefined;
        return column === undefined
          ? undefined
          : { name: `${column.kind} ${column.name}`, kind: column.kind === "number" ? "hts" : "money" };
      },
    },
    words,
  );
}

function claimSchema(words: TableWords): TableSchema {
  const columns = Object.keys(words.headers.tables.claims ?? {}).map((name): ColumnSpec => ({ name, kind: KINDS[name] ?? "text" }));
  return tableSchema(
    { columns, required: REQUIRED.claims, keys: ["entry_number"], dates: "mdy", decimal: "point", tables: ["claims"] },
    words,
  );
}
