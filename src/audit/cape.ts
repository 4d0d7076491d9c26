// Whether an entry meets the published conditions of a CAPE declaration, and why not.

import type { Day } from "../exact/day.js";
import type { Arg } from "../said/message.js";
import type { AuditData } from "./data.js";
import type { Clock } from "./deadlines.js";
import type { FiledEntry } from "./entry.js";
import type { LawIndex } from "./law-index.js";

/** Fit, left out, or fit only after a question. */
export interface CapeFitness {
  readonly fit: boolean;
  /** Why it is left out, or what to ask first. */
  readonly reasons: readonly Arg[];
  /** No number of a measure held unlawful was filed: the entry is on no list. */
  readonly noNumber: boolean;
  /** Not fit, but nothing refuses it: the reasons are questions or things to mend. */
  readonly ask: boolean;
  readonly estimated: boolean;
  /** Refused for another reason than its clock or a claim that runs. */
  readonly refused: boolean;
}

/** Judge one entry. */
export function capeFitness(entry: FiledEntry, clock: Clock, asOf: Day, data: AuditData, index: LawIndex): CapeFitness {
  const { cape } = data;
  const unlawful = unlawfulNumbers(entry, index);
  const refusals = refusalsOf(entry, asOf, data, unlawful);
  const clocks: Arg[] = [];
  if (clock.status === "not-yet") clocks.push({ law: cape.notLive, args: { day: cape.live } });
  else if (clock.status === "closed") clocks.push({ law: cape.late, args: { days: cape.days } });
  else if (clock.status === "unknown") clocks.push({ law: cape.lateByEstimate, args: { days: cape.days } });
  const claimed = entry.capeAccepted === true ? [{ law: cape.accepted }] : [];
  const no = [...refusals, ...claimed, ...clocks];
  const asked = no.length > 0 ? [] : questionsOf(entry, asOf, data);
  return {
    fit: no.length === 0 && asked.length === 0,
    reasons: [...no, ...asked],
    noNumber: unlawful.length === 0,
    ask: no.length === 0 && asked.length > 0,
    estimated: clock.estimated,
    refused: refusals.length > 0,
  };
}

type Line = FiledEntry["lines"][number];

interface UnlawfulNumber {
  readonly line: Line;
  readonly number: Line["numbers"][number];
}

function unlawfulNumbers(entry: FiledEntry, index: LawIndex): UnlawfulNumber[] {
  return entry.lines.flatMap((line) =>
    line.numbers.filter((each) => index.headings.get(each.tariff.slice(0, 8))?.unlawful === true).map((number) => ({ line, number })),
  );
}

function refusalsOf(entry: FiledEntry, asOf: Day, { cape }: AuditData, unlawful: readonly UnlawfulNumber[]): Arg[] {
  const reasons: string[] = [];
  if (unlawful.length === 0) reasons.push(cape.noNumber);
  else if (unlawful.every(({ number }) => number.cents === 0n)) reasons.push(cape.nothingPaid);
  if (!/^[A-Z0-9]{3}\d{8}$/.test(entry.entry)) reasons.push(cape.badEntryNumber);
  if (entry.lines.some((line) => line.broken !== undefined)) reasons.push(cape.broken);
  if (entry.isVoid) reasons.push(cape.void);
  if (entry.inTradeControl) reasons.push(cape.control);
  for (const rule of cape.refusedTypes)
    if (rule.types.includes(entry.entryType) && (rule.from === undefined || rule.from <= asOf)) reasons.push(rule.because);
  if (entry.reconciliation === true) {
    if (asOf < cape.reconciliation.until) reasons.push(cape.reconciliation.because);
    else if (entry.entryType !== "" && !cape.reconciliation.types.includes(entry.entryType)) reasons.push(cape.reconciliation.otherType);
  }
  if (entry.drawback === true) reasons.push(cape.drawback);
  if (entry.protest === true) reasons.push(cape.protest);
  if (cape.cases.types.includes(entry.entryType)) {
    if (entry.suspended) reasons.push(cape.cases.held);
    else if (entry.liquidationDate === undefined && entry.liquidationStatus === "") reasons.push(cape.cases.unsaid);
  }
  if (asOf < cape.ownValue.until && unlawful.some(({ line, number }) => ownValue(line, number))) reasons.push(cape.ownValue.because);
  return reasons.map((law) => ({ law }));
}

// What has to be known or mended first; nothing refuses the entry.
function questionsOf(entry: FiledEntry, asOf: Day, { cape }: AuditData): Arg[] {
  const asked: Arg[] = entry.contested.length === 0 ? [] : [contested(entry, cape)];
  if (entry.protestDecided === "allowed") asked.push({ law: cape.protestAllowed });
  if (entry.reliquidated) asked.push({ law: cape.reliquidated });
  if (entry.reconciliation === true && asOf >= cape.reconciliation.until) asked.push({ law: cape.reconciliation.ask });
  if (entry.claimError !== undefined) asked.push({ law: cape.claimError, args: { claim: entry.claim ?? "", error: entry.claimError } });
  const known = [...cape.types, ...cape.refusedTypes.flatMap(({ types }) => types)];
  if (entry.entryType !== "" && !known.includes(entry.entryType)) asked.push({ law: cape.otherType, args: { type: entry.entryType } });
  return asked;
}

/** Why nothing of an entry is certain whose rows contradict each other. */
export function contested({ contested: columns }: FiledEntry, { contested: law }: AuditData["cape"]): Arg {
  return { law, args: { columns: { all: columns, by: ", " } } };
}

// A report that repeats the value of the line on every number puts none on the IEEPA number.
function ownValue(line: Line, number: Line["numbers"][number]): boolean {
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
