// Finds the header of a report and which column is what.

import { columnFacts, columnKey } from "../bulk/columns.js";
import { planRows, type RowPlan } from "../bulk/line.js";
import { normalizeHts } from "../hts/number.js";
import type { FactRule } from "../law/types.js";
import type { AuditData } from "./data.js";

/** The columns of a report. */
export interface Header {
  readonly width: number;
  /** Index of each known column by our name. */
  readonly at: ReadonlyMap<string, number>;
  /** Columns that are facts of the line. */
  readonly facts: RowPlan;
  /** Columns headed by a chapter 99 number: the duty filed under it (one row for a line). */
  readonly wide: readonly { readonly at: number; readonly heading: string }[];
  /** Columns that nothing is read from. */
  readonly unread: readonly string[];
  readonly cells: readonly string[];
}

/** Columns without which nothing can be audited. */
export const NEEDED = ["entry_number", "tariff_number", "entry_date", "duty"] as const;
/** One of these carries the value. */
export const VALUES = ["tariff_value", "line_value"] as const;

function key(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

// Names of `rate` that are read as columns of the report, not as facts.
const OWN = new Set(["hts", "origin", "entrydate", "customsvalue", "spi", "importdate", "mode", "entrytype", "entryline"]);

/** Read a header row. `renames` maps their names to ours. Every column is known, a fact, a chapter 99 number, or unread. */
export function readHeader(
  cells: readonly string[],
  data: AuditData,
  facts: readonly FactRule[],
  renames: ReadonlyMap<string, string> = new Map(),
): Header {
  const names = new Map(Object.entries(data.columns).flatMap(([name, others]) => [name, ...others].map((each) => [key(each), name])));
  const known = columnFacts(facts);
  const at = new Map<string, number>();
  const wide: { at: number; heading: string }[] = [];
  const unread: string[] = [];
  const factNames = cells.map((cell, index) => {
    const text = renames.get(cell.trim()) ?? cell.trim();
    const name = names.get(key(text));
    const digits = normalizeHts(text);
    if (name !== undefined && !at.has(name)) at.set(name, index);
    else if (digits !== undefined && digits.length === 8 && digits.startsWith("99")) wide.push({ at: index, heading: digits });
    else if (text !== "" && known.has(columnKey(text)) && !OWN.has(columnKey(text))) return text;
    else unread.push(text === "" ? `column ${index + 1}` : text);
    return "";
  });
  return { width: cells.length, at, facts: planRows(factNames, facts), wide, unread, cells: cells.map((cell) => cell.trim()) };
}

/** Needed columns that a header lacks; empty where it is one. */
export function missingColumns(header: Header): string[] {
  const missing: string[] = NEEDED.filter((name) => !header.at.has(name));
  if (!VALUES.some((name) => header.at.has(name))) missing.push("tariff_value");
  return missing;
}
