// The header of a CSV that DuckDB writes. DuckDB tells names apart without regard to their case and has no empty ones, so that such a header
// is put before the rows afterwards.

import { ANSWER_COLUMNS, FEE_COLUMNS } from "../bulk/answer-cells.js";
import type { Run } from "./rate-run.js";
import { csvText } from "./table-writer.js";

/** Whether DuckDB writes the header; else what goes before the rows, if anything. */
export interface WrittenHeader {
  readonly inPlace: boolean;
  readonly before?: string;
}

/** The header as text; empty where a part has none. */
export function headerText(run: Run): string {
  return run.headed ? csvText([namesOf(run)]) : "";
}

/** How the header of a run is written. */
export function writtenHeader(run: Run): WrittenHeader {
  if (/\.parquet$/i.test(run.output) || !run.headed) return { inPlace: false };
  const names = namesOf(run);
  const distinct = new Set(names.map((name) => name.toLowerCase()));
  return distinct.size === names.length && !distinct.has("") ? { inPlace: true } : { inPlace: false, before: csvText([names]) };
}

function namesOf({ header, setting }: Run): string[] {
  return [...header, ...ANSWER_COLUMNS, ...(setting.options.fees === true ? FEE_COLUMNS : [])];
}
