// Adds audited entries up: by authority, month, class and remedy, with bounds.

import type { AuditedEntry, RoutedFinding } from "./audit-entry.js";
import type { ClaimSums } from "./claims.js";
import { addLastDays, type LastDay } from "./last-days.js";
import { addSteps, type Step } from "./next-steps.js";
import { addPayment, type Payment } from "./payments.js";

/** Sums in cents. */
export interface Sums {
  findings: number;
  backMin: bigint;
  backMax: bigint;
  lost: bigint;
  owedMin: bigint;
  owedMax: bigint;
}

/** The sum of a run. */
export interface Summary {
  entries: number;
  lines: number;
  duty: bigint;
  total: Sums;
  interestMin: bigint;
  /** Absent once the table of rates did not reach the day for an entry. */
  interestMax: bigint | undefined;
  capeFit: number;
  capeAsk: number;
  readonly by: Readonly<Record<"authority" | "month" | "class" | "remedy" | "importer", Map<string, Sums>>>;
  readonly payments: Map<string, Payment>;
  readonly deadlines: Map<string, LastDay>;
  readonly steps: Map<string, Step>;
  readonly claims: ClaimSums;
}

function nothing(): Sums {
  return { findings: 0, backMin: 0n, backMax: 0n, lost: 0n, owedMin: 0n, owedMax: 0n };
}

/** A summary of nothing. */
export function emptySummary(): Summary {
  return {
    entries: 0,
    lines: 0,
    duty: 0n,
    total: nothing(),
    interestMin: 0n,
    interestMax: 0n,
    capeFit: 0,
    capeAsk: 0,
    by: { authority: new Map(), month: new Map(), class: new Map(), remedy: new Map(), importer: new Map() },
    payments: new Map(),
    deadlines: new Map(),
    steps: new Map(),
    claims: { by: new Map() },
  };
}

/** Add one entry. */
export function addEntry(summary: Summary, entry: AuditedEntry): void {
  summary.entries++;
  summary.lines += entry.filed.lines.length;
  summary.duty += entry.duty;
  summary.interestMin += entry.interestMin;
  summary.interestMax =
    summary.interestMax === undefined || entry.interestMax === undefined ? undefined : summary.interestMax + entry.interestMax;
  if (entry.cape?.fit === true) summary.capeFit++;
  if (entry.cape?.ask === true) summary.capeAsk++;
  addPayment(summary.payments, entry);
  addLastDays(summary.deadlines, entry);
  addSteps(summary.steps, entry);
  const month = entry.filed.entryDate?.slice(0, 7) ?? "unknown";
  for (const each of entry.findings) {
    add(summary.total, each);
    add(sumsOf(summary.by.authority, each.authority || "several"), each);
    add(sumsOf(summary.by.month, month), each);
    add(sumsOf(summary.by.class, each.class), each);
    add(sumsOf(summary.by.remedy, each.remedy || "none"), each);
    add(sumsOf(summary.by.importer, entry.filed.importer || "not named"), each);
  }
}

function sumsOf(map: Map<string, Sums>, key: string): Sums {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = nothing();
  map.set(key, made);
  return made;
}

function add(to: Sums, each: RoutedFinding): void {
  to.findings++;
  to.backMin += each.backMin;
  to.backMax += each.backMax;
  to.lost += each.lost;
  to.owedMin += each.owedMin;
  to.owedMax += each.owedMax;
}
