// Writes audited entries as rows of text: one table of entries, one of findings. And the summary as plain JSON.

import { formatCents } from "../exact/money.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { AuditedEntry } from "./audit-entry.js";
import { writeClaims } from "./claims.js";
import { clockLaw, clockWords } from "./deadline-words.js";
import { openWays } from "./last-days.js";
import { type WrittenStep, writeSteps } from "./next-steps.js";
import type { RowCount } from "./rows.js";
import type { Summary, Sums } from "./summary.js";

/** Columns of the table of findings. */
export const FINDING_COLUMNS: readonly string[] = [
  "entry_number",
  "entry_date",
  "line",
  "hts",
  "origin",
  "heading",
  "authority",
  "class",
  "cause",
  "filed",
  "owed_as_then_known",
  "owed_as_now_settled",
  "back_min",
  "back_max",
  "lost_to_closed_clocks",
  "owed_min",
  "owed_max",
  "remedy",
  "state",
  "last_day",
  "days_left",
  "last_day_estimated",
  "questions",
  "cites",
  "note",
  "last_day_cites",
];

/** Rows of the findings of one entry; reasons are in a language, codes are the same in each. */
export function findingRows(entry: AuditedEntry, translator: Translator): string[][] {
  const { arg } = translator;
  const { filed } = entry;
  return entry.findings.map((each) => {
    const clock = entry.clocks.get(each.remedy);
    return [
      filed.entry,
      filed.entryDate ?? "",
      each.line,
      each.hts,
      each.origin,
      arg(each.heading),
      each.authority,
      each.class,
      arg(each.cause),
      formatCents(each.filed),
      each.asThen === undefined ? "" : formatCents(each.asThen),
      each.now === undefined ? "" : formatCents(each.now),
      formatCents(each.backMin),
      formatCents(each.backMax),
      formatCents(each.lost),
      formatCents(each.owedMin),
      formatCents(each.owedMax),
      each.remedy,
      each.state,
      clock?.lastDay ?? "",
      clock?.daysLeft === undefined ? "" : String(clock.daysLeft),
      clock?.lastDay === undefined ? "" : clock.estimated ? "yes" : "no",
      each.questions.join(" "),
      each.cites.join("; "),
      arg(each.note),
      clock === undefined ? "" : clockLaw(clock, translator),
    ];
  });
}

const CLOCKS = ["psc", "cape", "voluntary-reliquidation", "protest", "post-importation-claim"] as const;

/** Columns of the table of entries. */
export const ENTRY_COLUMNS: readonly string[] = [
  "entry_number",
  "entry_date",
  "entry_type",
  "lines",
  "duty_filed",
  "back_min",
  "back_max",
  "lost_to_closed_clocks",
  "owed_min",
  "owed_max",
  "interest_min",
  "interest_max",
  "interest_from",
  "interest_through",
  "liquidation",
  "liquidation_estimated",
  ...CLOCKS.flatMap((id) => ["last_day", "status", "words", "cites"].map((part) => `${id.replaceAll("-", "_")}_${part}`)),
  "cape_file",
  "cape_left_out_because",
];

/** The row of one entry. */
export function entryRow(entry: AuditedEntry, translator: Translator): string[] {
  const { arg, say } = translator;
  const { filed } = entry;
  return [
    filed.entry,
    filed.entryDate ?? "",
    filed.entryType,
    String(filed.lines.length),
    formatCents(entry.duty),
    formatCents(entry.backMin),
    formatCents(entry.backMax),
    formatCents(entry.lost),
    formatCents(entry.owedMin),
    formatCents(entry.owedMax),
    formatCents(entry.interestMin),
    entry.interestMax === undefined ? "" : formatCents(entry.interestMax),
    entry.deposit === undefined
      ? ""
      : entry.deposit.given
        ? entry.deposit.day
        : say(message("audit/assumed-day", { day: entry.deposit.day })),
    entry.interestThrough ?? "",
    entry.liquidation.day ?? "",
    entry.liquidation.day === undefined ? "" : entry.liquidation.estimated ? "yes" : "no",
    ...CLOCKS.flatMap((id) => {
      const clock = entry.clocks.get(id);
      const because = arg(clock?.because ?? "");
      const status = clock === undefined ? "" : `${clock.status}${because === "" ? "" : `: ${because}`}`;
      return [
        clock?.lastDay ?? "",
        status,
        ...(clock === undefined ? ["", ""] : [clockWords(clock, translator), clockLaw(clock, translator)]),
      ];
    }),
    entry.cape?.fit === true ? "yes" : entry.cape?.ask === true ? "ask" : "no",
    arg({ all: entry.cape?.reasons ?? [], by: "; " }),
  ];
}

/** Sums as text. */
export interface WrittenSums {
  readonly findings: number;
  readonly backMin: string;
  readonly backMax: string;
  readonly lost: string;
  readonly owedMin: string;
  readonly owedMax: string;
}

/** A last day as JSON has it. `lost`: what no other way brings back once the day has passed. */
export interface WrittenLastDay {
  readonly day: string;
  readonly remedy: string;
  readonly daysLeft: number;
  readonly estimated: boolean;
  readonly entries: number;
  readonly back: string;
  readonly lost: string;
  /** The law that sets the day. */
  readonly cites: readonly string[];
  /** What of it is not verified. */
  readonly mark?: string;
}

/** A payment as JSON has it; `interest.max` is absent where the table of rates does not reach the day asked. */
export interface WrittenPayment {
  readonly importer: string;
  readonly importerName: string;
  readonly payee: string;
  readonly liquidation: string;
  readonly estimated: boolean;
  readonly entries: number;
  readonly backMin: string;
  readonly backMax: string;
  readonly interest: { readonly min: string; readonly max?: string };
}

/** The summary as JSON has it. */
export interface WrittenSummary {
  readonly asOf: string;
  readonly law: string;
  readonly rows: RowCount;
  readonly entries: number;
  readonly lines: number;
  readonly duty: string;
  readonly total: WrittenSums;
  /** What to add next, the most dollars first. */
  readonly next: readonly WrittenStep[];
  /** `max` is absent where the table of rates does not reach the day asked. */
  readonly interest: { readonly min: string; readonly max?: string };
  /** Entries on the lists, and those to ask about first. */
  readonly cape: { readonly fit: number; readonly ask: number };
  /** Last days ahead, the nearest first. */
  readonly deadlines: readonly WrittenLastDay[];
  readonly payments: readonly WrittenPayment[];
  /** Entries by how their claims compare with the estimate; empty without claim files. */
  readonly claims: ReturnType<typeof writeClaims>;
  readonly by: Readonly<Record<string, Readonly<Record<string, WrittenSums>>>>;
  readonly notes: readonly string[];
}

function written(sums: Sums): WrittenSums {
  return {
    findings: sums.findings,
    backMin: formatCents(sums.backMin),
    backMax: formatCents(sums.backMax),
    lost: formatCents(sums.lost),
    owedMin: formatCents(sums.owedMin),
    owedMax: formatCents(sums.owedMax),
  };
}

function lastDays({ deadlines }: Summary, { law }: Translator): WrittenLastDay[] {
  return [...deadlines.values()]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.remedy < b.remedy ? -1 : 1))
    .map(({ by, mark, ...each }) => ({
      ...each,
      back: formatCents(each.back),
      lost: formatCents(each.lost),
      cites: by,
      ...(mark === undefined ? {} : { mark: law(mark) }),
    }));
}

function paymentsOf({ payments }: Summary): WrittenPayment[] {
  const key = (each: { importer: string; payee: string; day: string }): string => `${each.importer}|${each.payee}|${each.day}`;
  return [...payments.values()]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ day, backMin, backMax, interestMin, interestMax, ...rest }) => ({
      ...rest,
      liquidation: day,
      backMin: formatCents(backMin),
      backMax: formatCents(backMax),
      interest: { min: formatCents(interestMin), ...(interestMax === undefined ? {} : { max: formatCents(interestMax) }) },
    }));
}

/** Columns of the list of last days; `within` is the least of 14, 30 and 60 days, empty beyond. */
export const DEADLINE_COLUMNS: readonly string[] = [
  "last_day",
  "days_left",
  "within",
  "estimated",
  "entry_number",
  "importer",
  "remedy",
  "back_max",
  "lost_after",
  "cites",
];

const WITHIN = [14, 30, 60];

/** Rows of one entry: its open ways that have a last day. */
export function deadlineRows(entry: AuditedEntry, translator: Translator): string[][] {
  return [...openWays(entry)].flatMap(([remedy, { back, lost }]) => {
    const clock = entry.clocks.get(remedy);
    if (clock?.lastDay === undefined) return [];
    const { lastDay, daysLeft = 0, estimated } = clock;
    const within = WITHIN.find((days) => daysLeft <= days);
    return [
      [
        ...[lastDay, String(daysLeft), within === undefined ? "" : String(within), estimated ? "yes" : "no", entry.filed.entry],
        ...[entry.filed.importer, remedy, formatCents(back), formatCents(lost), clockLaw(clock, translator)],
      ],
    ];
  });
}

/** Columns of the table of payments. */
export const PAYMENT_COLUMNS: readonly string[] = [
  "importer",
  "importer_name",
  "payee",
  "liquidation",
  "liquidation_estimated",
  "entries",
  "back_min",
  "back_max",
  "interest_min",
  "interest_max",
];

/** The row of one payment. */
export function paymentRow(each: WrittenPayment): string[] {
  const estimated = each.liquidation === "" ? "" : each.estimated ? "yes" : "no";
  return [
    ...[each.importer, each.importerName, each.payee, each.liquidation, estimated, String(each.entries)],
    ...[each.backMin, each.backMax, each.interest.min, each.interest.max ?? ""],
  ];
}

/** Write a summary in a language; groups in the order of their names. */
export function writeSummary(
  summary: Summary,
  parts: { readonly asOf: string; readonly law: string; readonly rows: RowCount; readonly notes: readonly string[] },
  translator: Translator,
): WrittenSummary {
  const groups = (map: ReadonlyMap<string, Sums>): Record<string, WrittenSums> =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sums]) => [key, written(sums)]));
  return {
    asOf: parts.asOf,
    law: parts.law,
    rows: parts.rows,
    entries: summary.entries,
    lines: summary.lines,
    duty: formatCents(summary.duty),
    total: written(summary.total),
    next: writeSteps(summary.steps, translator),
    interest: {
      min: formatCents(summary.interestMin),
      ...(summary.interestMax === undefined ? {} : { max: formatCents(summary.interestMax) }),
    },
    cape: { fit: summary.capeFit, ask: summary.capeAsk },
    deadlines: lastDays(summary, translator),
    payments: paymentsOf(summary),
    claims: writeClaims(summary.claims),
    by: {
      authority: groups(summary.by.authority),
      month: groups(summary.by.month),
      class: groups(summary.by.class),
      remedy: groups(summary.by.remedy),
      importer: groups(summary.by.importer),
    },
    notes: parts.notes,
  };
}
