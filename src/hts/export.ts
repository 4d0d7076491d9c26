// Official exports of the schedule: the USITC's JSON rows, and the same columns as CSV after a leaf has split them.

import { type Message, message } from "../said/message.js";
import { type ArticleCondition, articleConditions, type DescribedRow } from "./article-conditions.js";
import { formatHts } from "./number.js";
import { cleanRate } from "./rate-clean.js";

/** One row of an export that has a number. Digits, units and rate texts cleaned; `description` kept only for a user's own import. */
export interface ExportRow {
  readonly hts: string;
  readonly units: readonly string[];
  readonly general: string;
  readonly special: string;
  readonly other: string;
  readonly description: string;
  /** Conditions in its description that an entry line can contradict. */
  readonly conditions?: readonly ArticleCondition[];
}

/** What is wrong with an export. */
export interface ExportProblem {
  readonly error: Message;
}

// An official export of the whole schedule has some 35,000 rows; a file with far fewer is a part or another thing.
const FEWEST = 10_000;

type Raw = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function unitsOf(value: unknown): string[] {
  const units = Array.isArray(value)
    ? value
    : text(value)
        .replace(/[[\]"]/g, "")
        .split(/[,|]/);
  return units.map((unit) => cleanRate(text(unit))).filter((unit) => unit !== "");
}

function digitsOf(row: Raw): string {
  return text(row.htsno).replaceAll(".", "").trim();
}

function described(row: Raw): DescribedRow {
  return { hts: digitsOf(row), indent: Number.parseInt(String(row.indent), 10), description: text(row.description) };
}

// Columns that every row of an official export has; without one of them rates or units would be lost in silence.
const COLUMNS = ["htsno", "description", "units", "general", "special", "other"] as const;

/** What is wrong with one row, the first thing found; no published edition has a row like that. */
function rowProblem(row: unknown, at: number, seen: ReadonlySet<string>): Message | undefined {
  if (typeof row !== "object" || row === null) return message("export/no-row", { row: at });
  const column = COLUMNS.find((name) => !(name in row));
  if (column !== undefined) return message("export/no-column", { row: at, column, columns: Object.keys(row).join(", ") });
  const { htsno, indent = "0" } = row as Raw;
  const hts = digitsOf(row as Raw);
  if (hts === "" && text(htsno) === (htsno ?? "")) return undefined;
  if (!/^(\d\d){2,5}$/.test(hts)) return message("export/not-a-number", { row: at, text: String(htsno) });
  if (!/^\d+$/.test(String(indent))) return message("export/no-depth", { row: at, number: formatHts(hts), text: String(indent) });
  return seen.has(hts) ? message("export/twice", { row: at, number: formatHts(hts) }) : undefined;
}

/** Rows with a number of a parsed export, in their order. Rows without a number (superior text) are passed over. */
export function readExport(rows: unknown): readonly ExportRow[] | ExportProblem {
  if (!Array.isArray(rows)) return { error: message("export/not-a-list") };
  if (rows.length < FEWEST) return { error: message("export/too-few", { rows: rows.length, fewest: FEWEST }) };
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const error = rowProblem(row, at + 1, seen);
    if (error !== undefined) return { error };
    seen.add(digitsOf(row as Raw));
  }
  const read: ExportRow[] = [];
  const conditions = articleConditions((rows as Raw[]).map(described));
  for (const row of rows as Raw[]) {
    const hts = digitsOf(row);
    const asked = conditions.get(hts);
    if (hts === "") continue;
    read.push({
      hts,
      units: unitsOf(row.units),
      general: cleanRate(text(row.general)),
      special: cleanRate(text(row.special)),
      other: cleanRate(text(row.other)),
      description: text(row.description),
      ...(asked === undefined ? {} : { conditions: asked }),
    });
  }
  return read;
}
