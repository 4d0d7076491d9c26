// Official exports of the schedule: the USITC's JSON rows, and the same columns as CSV after a leaf has split them.

import { type ArticleCondition, articleConditions, type DescribedRow } from "./article-conditions.js";
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
  readonly error: string;
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

// The CSV as published names the column in capitals.
function described(row: Raw): DescribedRow {
  return { hts: digitsOf(row), indent: Number.parseInt(String(row.indent ?? row.Indent), 10), description: text(row.description) };
}

/** Rows with a number of a parsed export, in their order. Rows without a number (superior text) are passed over. */
export function readExport(rows: unknown): readonly ExportRow[] | ExportProblem {
  if (!Array.isArray(rows)) return { error: "The export is not a list of rows." };
  if (rows.length < FEWEST) return { error: `The export has ${rows.length} rows; the whole schedule has more than ${FEWEST}.` };
  const read: ExportRow[] = [];
  const conditions = articleConditions((rows as Raw[]).filter((row) => typeof row === "object" && row !== null).map(described));
  for (const row of rows as Raw[]) {
    if (typeof row !== "object" || row === null || !("htsno" in row) || !("general" in row))
      return { error: "A row of the export has no htsno or no general column." };
    const hts = digitsOf(row);
    const asked = conditions.get(hts);
    if (!/^\d{4,10}$/.test(hts) || hts.length % 2 !== 0) continue;
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
