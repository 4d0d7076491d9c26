// Whether an entry meets the published conditions of a CAPE declaration, and why not.

import type { Day } from "../exact/day.js";
import type { Clock } from "./clocks.js";
import type { AuditData } from "./data.js";
import type { FiledEntry } from "./entry.js";
import type { LawIndex } from "./law-index.js";

/** Fit or left out. `reasons` is empty where it is fit. */
export interface CapeFitness {
  readonly fit: boolean;
  readonly reasons: readonly string[];
  readonly estimated: boolean;
  /** Refused for another reason than its clock. */
  readonly refused: boolean;
}

/** Judge one entry. */
export function capeFitness(entry: FiledEntry, clock: Clock, asOf: Day, data: AuditData, index: LawIndex): CapeFitness {
  const { cape } = data;
  const reasons: string[] = [];
  const unlawful = entry.lines.flatMap((line) =>
    line.numbers.filter((each) => index.headings.get(each.tariff.slice(0, 8))?.unlawful === true).map((number) => ({ line, number })),
  );
  if (unlawful.length === 0) reasons.push("no IEEPA number");
  else if (unlawful.every(({ number }) => number.cents === 0n)) reasons.push("no IEEPA duty was paid");
  if (!/^[A-Z0-9]{3}\d{8}$/.test(entry.entry)) reasons.push("no entry number of eleven characters");
  if (entry.lines.some((line) => line.broken !== undefined)) reasons.push("rows of the entry do not fit together");
  for (const rule of cape.refused)
    if (rule.types.includes(entry.entryType) && (rule.from === undefined || rule.from <= asOf)) reasons.push(rule.because);
  if (entry.reconciliation === true && asOf < cape.reconciliation.until) reasons.push(cape.reconciliation.because);
  if (entry.drawback === true) reasons.push("linked to drawback");
  if (entry.protest === true) reasons.push("an open or suspended protest");
  if (entry.capeAccepted === true) reasons.push("already in an accepted declaration");
  if (cape.adcvd.includes(entry.entryType)) {
    if (/suspend/.test(entry.liquidationStatus)) reasons.push("pending AD/CVD liquidation");
    else if (entry.liquidationDate === undefined && entry.liquidationStatus === "")
      reasons.push("an AD/CVD entry whose liquidation may be pending: give its liquidation status");
  }
  if (unlawful.some(({ line, number }) => ownValue(line, number))) reasons.push("a value stands on an IEEPA number");
  const refused = reasons.length > 0;
  if (clock.status === "not-yet") reasons.push(`CAPE takes declarations from ${cape.live}`);
  else if (clock.status === "closed") reasons.push("more than 80 days past liquidation");
  else if (clock.status === "unknown") reasons.push("more than 80 days past the estimated liquidation: give the liquidation date");
  return { fit: reasons.length === 0, reasons, estimated: clock.estimated, refused };
}

// A report that repeats the value of the line on every number puts none on the IEEPA number.
function ownValue(line: FiledEntry["lines"][number], number: FiledEntry["lines"][number]["numbers"][number]): boolean {
  if (number.value === undefined || number.value === 0n) return false;
  const own = line.numbers.find((each) => each.tariff === line.hts)?.value;
  return own !== number.value;
}

/** Split entry numbers into files of at most the published number; importers are not mixed. */
export function capeFiles(
  entries: readonly { readonly entry: string; readonly importer: string }[],
  most: number,
): { readonly importer: string; readonly entries: string[] }[] {
  const byImporter = new Map<string, Set<string>>();
  for (const { entry, importer } of entries) {
    const found = byImporter.get(importer) ?? new Set();
    byImporter.set(importer, found.add(entry));
  }
  return [...byImporter].flatMap(([importer, numbers]) => {
    const all = [...numbers].sort();
    return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => ({ importer, entries: all.slice(at * most, (at + 1) * most) }));
  });
}
