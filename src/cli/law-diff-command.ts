// `carveout law diff A B`: whose answers differ between two versions of the law, with the trade under them.

import { writeFileSync } from "node:fs";
import { createEngine, type Engine } from "../assess/engine.js";
import { say, translate } from "../console/language.js";
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
import { failureReason } from "../packaged/failure-reason.js";
import { bundledTrade } from "../packaged/trade-bundle.js";
import { message } from "../said/message.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import { claimWords } from "./diff-command.js";

/** Flags of the command. */
export interface LawDiffFlags {
  readonly html?: string;
  readonly feed?: string;
  readonly json?: boolean;
}

function engineOn(law: Law): Engine {
  return createEngine(law, openSchedule({ ...bundledSchedule(), print: undefined } as never), labelOf);
}

/** Print the differences of two laws. */
export function lawDiffCommand(before: string, after: string, flags: LawDiffFlags): void {
  const [old, now] = [readLaw(before), readLaw(after)];
  const found = lawDifferences(engineOn(old), engineOn(now));
  const trade = tradeByNumber();
  if (flags.html !== undefined)
    write(
      flags.html,
      diffReport(
        {
          from: say(message("law-tool/law", { hash: old.hash })),
          to: say(message("law-tool/law", { hash: now.hash })),
          scope: message("law-tool/whole-by-period"),
          law: now.hash,
        },
        found.map((each) => ({ ...each, because: [span(each)] })),
        translate(),
      ),
    );
  if (flags.feed !== undefined) write(flags.feed, feedOf(old, now, found, today()));
  if (flags.json === true) {
    const rows = found.map((each) => ({ ...each, trade: trade.get(each.hts.replaceAll(".", "")) ?? 0 }));
    process.stdout.write(`${JSON.stringify({ before: old.hash, after: now.hash, differences: rows }, undefined, 2)}\n`);
    return;
  }
  const style = styleOf(process.stdout);
  const to = translate();
  const numbers = new Set(found.map(({ hts }) => hts));
  const value = [...numbers].reduce((sum, hts) => sum + (trade.get(hts.replaceAll(".", "")) ?? 0), 0);
  process.stdout.write(
    `${[
      ...found.map(
        (each) =>
          `${style.bold(each.hts)} ${claimWords(each.spi, now, DEFAULT_ORIGIN)}  ${span(each)}  ${sideInWords(each.before, to)} -> ${sideInWords(each.after, to)}`,
      ),
      say(
        message("law-tool/differences", {
          count: found.length,
          numbers: message("counted/numbers", { count: numbers.size }),
          before: old.hash,
          after: now.hash,
          imports: { grouped: Math.round(value) },
        }),
      ),
    ].join("\n")}\n`,
  );
}

function span({ from, until }: LawDifference): string {
  return until === undefined ? say(message("law-tool/from", { day: from })) : say(message("law-tool/from-until", { from, until }));
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CallError(message("call/not-written", { file, why: failureReason(error) }), message("call/not-written.fix"));
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
  const to = translate();
  const title = to.say(message("law-tool/feed", { after: after.hash, before: before.hash }));
  return atom(
    { id: `law-${after.hash}`, title, day: made },
    [...days].sort().map(([day, rows]) => ({
      id: `law-${after.hash}-${day}`,
      day,
      title: to.say(message("law-tool/feed-entry", { count: rows.length, day })),
      text: rows
        .map(({ hts, spi, before: old, after: now }) => {
          const claim = spi === null ? message("diff/without") : message("diff/with");
          return to.say(message("diff/line", { number: hts, claim, before: sideInWords(old, to), after: sideInWords(now, to) }));
        })
        .join("\n"),
      categories: ["law"],
      tentative: false,
    })),
  );
}
