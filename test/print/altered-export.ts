// An export as the official one has its columns: every line in force and the last archived chapter 99, with what a newer print may change.

import { writeFileSync } from "node:fs";
import type { Day } from "../../src/exact/day.js";
import { formatHts } from "../../src/hts/number.js";
import { openSchedule } from "../../src/hts/schedule.js";
import { packagePath } from "../../src/packaged/paths.js";
import { readSchedule } from "../../src/packaged/read-schedule.js";
import { freeHeadings } from "../law/free-heading.js";

/** First day of the altered export. */
export const FROM = "2026-11-20";
/** The day before it. */
export const EVE = "2026-11-19";
/** The heading that it prints at 60%. */
export const RAISED = "9903.82.02";
/** The heading that it adds, at 25% on products of Canada. */
export const [ADDED = ""] = freeHeadings(1);

/** One row of an export. */
export interface Row {
  readonly htsno: string;
  readonly description: string;
  readonly general: string;
  readonly special: string;
  readonly other: string;
  readonly units: readonly string[];
}

/** The rows of an export that prints the last schedule on record and the last archived chapter 99. */
export function exportRows(): Row[] {
  const goods = openSchedule(readSchedule(packagePath("schedule/schedule.json.gz")));
  const day = goods.boundaries().at(-1) as Day;
  const above = new Set<string>();
  const lines = goods.lines(day).flatMap((hts): Row[] => {
    const found = goods.lookup(hts, day);
    if (!found.ok || hts.startsWith("98")) return [];
    const { general, special, other, units, rateHts } = found.line;
    const eight = hts.slice(0, 8);
    const first = rateHts !== hts && !above.has(eight);
    above.add(eight);
    const rates = { general, special, other };
    const carried = rateHts === hts ? rates : { general: "", special: "", other: "" };
    return [
      ...(first ? [{ htsno: formatHts(eight), description: "above", ...rates, units: [] }] : []),
      { htsno: formatHts(hts), description: "a line", ...carried, units: [...units] },
    ];
  });
  const archived = readSchedule(packagePath("schedule/chapters-98-99.json.gz"));
  const printed = openSchedule(archived);
  const last = printed.revisions.at(-1)?.from as Day;
  const headings = [...new Set((archived.chapters["99"] ?? "").split("\n").map((line) => line.slice(0, 8)))].flatMap((id): Row[] => {
    const rates = /^9903/.test(id) ? printed.printed(id, last) : undefined;
    return rates === undefined ? [] : [{ htsno: formatHts(id), description: "as it was", ...rates, units: [] }];
  });
  return [...lines, ...headings];
}

/** The export of the issue: one heading at 60%, and a new one that adds 25% to products of Canada. */
export function writeAltered(file: string): void {
  const rows = exportRows().map((row) =>
    row.htsno === RAISED ? { ...row, general: row.general.replace("50%", "60%"), special: row.special.replace("50%", "60%") } : row,
  );
  const rate = "The duty provided in the applicable subheading + 25%";
  const words = "Articles the product of Canada, as provided for in U.S. note 60 to this subchapter";
  const added = { htsno: ADDED, description: words, general: rate, special: rate, other: rate, units: [] };
  writeFileSync(file, JSON.stringify([...rows, added]));
}
