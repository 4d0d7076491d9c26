// `carveout law diff A B`: whose answers differ between two versions of the law, with the trade under them.

import { writeFileSync } from "node:fs";
import { createEngine, type Engine } from "../assess/engine.js";
import { today } from "../console/options.js";
import { styleOf } from "../console/style.js";
import { diffReport, sideInWords } from "../history/diff-report.js";
import { atom } from "../history/feed.js";
import { type LawDifference, lawDifferences } from "../history/law-diff.js";
import { openSchedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import { readLaw } from "../law-tools/read-law.js";
import { bundledSchedule, labelOf } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { keptLaw, keptReleases } from "../packaged/releases.js";
import { bundledTrade } from "../packaged/trade-bundle.js";

/** Flags of the command. */
export interface LawDiffFlags {
  readonly html?: string;
  readonly feed?: string;
  readonly json?: boolean;
}

function engineOn(law: Law): Engine {
  return createEngine(law, openSchedule({ ...bundledSchedule(), print: undefined } as never), labelOf);
}

function lawAt(name: string): Law {
  return keptReleases().includes(name) ? keptLaw(name) : readLaw(name);
}

/** Print the differences of two laws. */
export function lawDiffCommand(before: string, after: string, flags: LawDiffFlags): void {
  const [old, now] = [lawAt(before), lawAt(after)];
  const found = lawDifferences(engineOn(old), engineOn(now));
  const trade = tradeByNumber();
  if (flags.html !== undefined)
    write(
      flags.html,
      diffReport(
        { from: `law ${old.hash}`, to: `law ${now.hash}`, scope: "The whole schedule, by period", law: now.hash },
        found.map((each) => ({ ...each, because: [span(each)] })),
      ),
    );
  if (flags.feed !== undefined) write(flags.feed, feedOf(old, now, found, today()));
  if (flags.json === true) {
    const rows = found.map((each) => ({ ...each, trade: trade.get(each.hts.replaceAll(".", "")) ?? 0 }));
    process.stdout.write(`${JSON.stringify({ before: old.hash, after: now.hash, differences: rows }, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  const numbers = new Set(found.map(({ hts }) => hts));
  const value = [...numbers].reduce((sum, hts) => sum + (trade.get(hts.replaceAll(".", "")) ?? 0), 0);
  process.stdout.write(
    `${[
      ...found.map(
        (each) =>
          `${style.bold(each.hts)} ${each.spi === null ? "without CUSMA" : "with CUSMA   "}  ${span(each)}  ${sideInWords(each.before)} -> ${sideInWords(each.after)}`,
      ),
      `${found.length} differences on ${numbers.size} numbers between law ${old.hash} and law ${now.hash}; $${Math.round(value).toLocaleString("en-US")} of imports in 2025`,
    ].join("\n")}\n`,
  );
}

function span({ from, until }: LawDifference): string {
  return until === undefined ? `from ${from}` : `${from} to ${until}`;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CallError(`${file} cannot be written (${(error as Error).message}).`, "Give a file in a folder that exists.");
  }
}

function tradeByNumber(): ReadonlyMap<string, number> {
  const { months, lines } = bundledTrade();
  return new Map(
    lines.map(({ hts, value }) => [hts, value.reduce((sum, each, at) => (months[at]?.startsWith("2025") ? sum + each : sum), 0)]),
  );
}

/** The differences of two laws as a news feed, one entry a day on which something changes. */
export function lawFeed(before: Law, after: Law, made: string): string {
  return feedOf(before, after, lawDifferences(engineOn(before), engineOn(after)), made);
}

function feedOf(before: Law, after: Law, found: readonly LawDifference[], made: string): string {
  const days = new Map<string, LawDifference[]>();
  for (const each of found) days.set(each.from, [...(days.get(each.from) ?? []), each]);
  return atom(
    { id: `law-${after.hash}`, title: `Law ${after.hash}: changes against law ${before.hash}`, day: made },
    [...days].sort().map(([day, rows]) => ({
      id: `law-${after.hash}-${day}`,
      day,
      title: `${rows.length} answers differ from ${day}`,
      text: rows
        .map(
          (each) =>
            `${each.hts} ${each.spi === null ? "without" : "with"} CUSMA: ${sideInWords(each.before)} -> ${sideInWords(each.after)}`,
        )
        .join("\n"),
      categories: ["law"],
      tentative: false,
    })),
  );
}
