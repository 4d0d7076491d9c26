// `carveout audit REPORT`: what was filed against what was owed, what comes back, by when.

import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { AuditOptions } from "../audit/audit.js";
import type { ClaimStanding } from "../audit/claims.js";
import { dayWords } from "../audit/deadline-words.js";
import type { InterestRate } from "../audit/interest.js";
import { NOTHING_TO_ADD } from "../audit/next-steps.js";
import { syntheticRows } from "../audit/synthetic.js";
import type { WrittenSummary } from "../audit/tables.js";
import { language, say, translate } from "../console/language.js";
import { requireDay, today } from "../console/options.js";
import { type Day, parseDay } from "../exact/day.js";
import { bundledAuditData } from "../packaged/audit-bundle.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { tableWriter } from "../rate/table-writer.js";
import { auditFiles } from "../reports/audit-files.js";
import { readClaims, readFacts, readLiquidations, runAudit } from "../reports/audit-run.js";
import { type Arg, message } from "../said/message.js";
import { writeTemplate } from "./table-template.js";

/** Flags of the command. */
export interface AuditFlags {
  readonly liquidations?: string;
  readonly facts?: string;
  readonly claims?: readonly string[];
  readonly asOf?: string;
  readonly out?: string;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly html?: string;
  readonly cape?: string;
  readonly rates?: string;
  readonly map?: readonly string[];
  readonly dates?: string;
  readonly sheet?: string;
  readonly template?: string;
  readonly synthetic?: string;
  readonly seed: string;
  readonly json?: boolean;
}

// Synthetic entries: from the first day of the record of the law.
const SYNTHETIC_FROM = "2025-01-02" as Day;
const BATCH = 1_000;

/** Audit the files of a report. Exit status 0 when every row was audited, 1 when some were put aside. */
export async function auditCommand(files: readonly string[], flags: AuditFlags): Promise<void> {
  if (flags.template !== undefined) return writeTemplate("report", flags.template);
  if (files.length === 0) throw new CallError(message("call/no-report"), message("call/no-report.fix"));
  if (flags.synthetic !== undefined) return synthetic(files, flags);
  const asOf = requireDay("--as-of", flags.asOf ?? today()) as Day;
  for (const place of [flags.out, flags.cape])
    if (place !== undefined && existsSync(place))
      throw new CallError(message("call/exists", { file: place }), message("call/exists.fix-folder"));
  for (const place of [flags.csv]) {
    if (place !== undefined && !/\.(csv|csv\.gz)$/i.test(place))
      throw new CallError(message("call/not-csv", { file: place }), message("call/not-csv.fix"));
  }
  const base = { engine: bundledEngine(), data: bundledAuditData() };
  const options: AuditOptions = {
    ...base,
    asOf,
    language: language(),
    ...(flags.rates === undefined ? {} : { rates: readRates(flags.rates) }),
    ...(flags.facts === undefined ? {} : { facts: await readFacts(flags.facts, base) }),
    ...(flags.liquidations === undefined ? {} : { liquidations: await readLiquidations(flags.liquidations, base) }),
    ...(flags.claims === undefined ? {} : { claims: await readClaims(flags.claims, base) }),
  };
  const sink = await auditFiles(flags, base.data, base.engine.parts.translator(language()));
  let summary: WrittenSummary;
  try {
    summary = await runAudit(files, options, flags, sink);
    await sink.close(summary);
  } catch (error) {
    await sink.abandon();
    throw error;
  }
  process.stdout.write(flags.json === true ? `${JSON.stringify(summary)}\n` : `${words(summary).join("\n")}\n`);
  const aside = summary.rows.unusable + summary.rows.setAside;
  process.exitCode = aside > 0 ? 1 : 0;
}

// Columns: from, percent.
function readRates(file: string): InterestRate[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
  } catch (error) {
    throw new CallError(message("call/unreadable-why", { file, why: failureReason(error) }), message("call/rates.fix-columns"));
  }
  const rates = rows.map((row) => {
    const from = parseDay(row.from ?? "");
    if (from === undefined || !/^\d{1,2}(\.\d{1,4})?$/.test(row.percent ?? ""))
      throw new CallError(message("call/rates.row", { file, row: JSON.stringify(row) }), message("call/rates.row.fix"));
    return { from, percent: row.percent ?? "" };
  });
  if (rates.length === 0) throw new CallError(message("call/rates.none", { file }), message("call/rates.fix-columns"));
  return rates.sort((a, b) => (a.from < b.from ? -1 : 1));
}

async function synthetic([file, ...more]: readonly string[], flags: AuditFlags): Promise<void> {
  const rows = wholeOf(flags.synthetic);
  const seed = wholeOf(flags.seed);
  if (!Number.isInteger(rows) || rows < 1)
    throw new CallError(message("call/synthetic", { rows: String(flags.synthetic) }), message("call/synthetic.fix"));
  if (!Number.isInteger(seed)) throw new CallError(message("call/seed", { seed: flags.seed }), message("call/seed.fix"));
  if (file === undefined || more.length > 0 || !/\.csv(\.gz)?$/i.test(file))
    throw new CallError(message("call/synthetic-file"), message("call/synthetic-file.fix"));
  const engine = bundledEngine();
  const made = syntheticRows({
    engine,
    data: bundledAuditData(),
    rows,
    seed,
    from: SYNTHETIC_FROM,
    until: engine.law.coverage.lastSeen < "2026-10-07" ? engine.law.coverage.lastSeen : ("2026-10-07" as Day),
  });
  const header = made.next().value as string[];
  const writer = await tableWriter(file, header);
  let written = 0;
  try {
    let batch: string[][] = [];
    for (const row of made) {
      batch.push(row);
      written++;
      if (batch.length < BATCH) continue;
      await writer.write(batch);
      batch = [];
    }
    if (batch.length > 0) await writer.write(batch);
    await writer.close();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ rows: written, seed })}\n`
      : `${say(message("audit/synthetic", { rows: message("counted/rows", { count: written }), seed }))}\n`,
  );
}

function wholeOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : Number.NaN;
}

// What to add next comes first.
function nextWords({ next }: WrittenSummary): string[] {
  return next.length === 0 ? [say(NOTHING_TO_ADD)] : next.slice(0, 3).map(({ text }) => text);
}

const SHOWN_DAYS = 5;

function deadlineWords({ deadlines }: WrittenSummary): string[] {
  return deadlines.slice(0, SHOWN_DAYS).map(({ day, daysLeft, remedy, entries, back, lost, estimated }) =>
    say(
      message("audit/deadline", {
        day: dayWords(day, language()),
        left: daysLeft === 0 ? message("audit/today") : message("audit/days-left", { count: daysLeft }),
        estimated: estimated ? message("audit/estimate") : "",
        remedy,
        entries: message("audit/entries", { count: entries }),
        back: { money: back },
        lost: { money: lost },
      }),
    ),
  );
}

function claimWords({ claims }: WrittenSummary): string[] {
  return Object.entries(claims).map(([standing, { entries, paid, expected }]) =>
    say(
      message("audit/claims", {
        standing: message(`audit/standing.${standing as ClaimStanding}`),
        entries: message("audit/entries", { count: entries }),
        paid: { money: paid },
        expected: { money: expected },
      }),
    ),
  );
}

function interestWords({ min, max }: WrittenSummary["interest"]): Arg {
  return max === undefined ? message("audit/interest-least", { least: { money: min } }) : span(min, max);
}

// Two ends that are one amount are said once.
function span(least: string, most: string): Arg {
  return least === most ? { money: least } : message("explain/to", { least: { money: least }, most: { money: most } });
}

function words(summary: WrittenSummary): string[] {
  const { rows, total, interest } = summary;
  const { word, arg } = translate();
  const aside = Object.entries(rows).filter(([name, count]) => count > 0 && !["rows", "audited"].includes(name));
  const width = Math.max(...Object.keys(summary.by.class ?? {}).map((name) => word(name).length), say(message("audit/class")).length);
  const money = (text: string): string => arg({ money: text }).padStart(18);
  const head = (["back-least", "back-most", "lost", "owed-most"] as const).map((each) => say(message(`audit/column.${each}`)).padStart(18));
  return [
    ...nextWords(summary),
    "",
    `${say(message("audit/rows", { rows: message("counted/rows", { count: rows.rows }), audited: rows.audited }))}${aside.map(([name, count]) => `, ${count} ${word(name)}`).join("")}`,
    say(
      message("audit/entries-lines", {
        entries: message("audit/entries", { count: summary.entries }),
        lines: message("counted/lines", { count: summary.lines }),
        filed: { money: summary.duty },
        day: summary.asOf,
      }),
    ),
    say(
      message("audit/back", {
        back: span(total.backMin, total.backMax),
        interest: interestWords(interest),
        owed: span(total.owedMin, total.owedMax),
      }),
    ),
    say(
      summary.cape.ask === 0
        ? message("audit/cape", { count: summary.cape.fit })
        : message("audit/cape-asks", { count: summary.cape.fit, asks: summary.cape.ask }),
    ),
    ...deadlineWords(summary),
    ...claimWords(summary),
    "",
    `${say(message("audit/class")).padEnd(width)}${head.join("")}`,
    ...Object.entries(summary.by.class ?? {}).map(
      ([name, each]) => `${word(name).padEnd(width)}${money(each.backMin)}${money(each.backMax)}${money(each.lost)}${money(each.owedMax)}`,
    ),
    "",
    ...summary.notes,
  ];
}
