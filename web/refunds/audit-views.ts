// What the tab shows of audited entries, as plain data.

import type { AuditedEntry } from "../../src/audit/audit-entry.js";
import { CLAIM_COLUMNS, type ComparedClaim, claimRow } from "../../src/audit/claims.js";
import { clockLaw, clockWords, dayWords } from "../../src/audit/deadline-words.js";
import { openWays } from "../../src/audit/last-days.js";
import { ENTRY_COLUMNS, entryRow, FINDING_COLUMNS, findingRows } from "../../src/audit/tables.js";
import type { Translator } from "../../src/said/translator.js";
import type { Deadline, ListedEntry, SetClaim, ShownEntry, Standing } from "./audit-messages.js";

function named(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
}

/** One entry of the list. */
export function listed(entry: AuditedEntry): ListedEntry {
  return {
    entry: entry.filed.entry,
    date: entry.filed.entryDate ?? "",
    backMin: String(entry.backMin),
    backMax: String(entry.backMax),
    owedMax: String(entry.owedMax),
    asks: entry.findings.some((each) => each.questions.length > 0),
    classes: [...new Set(entry.findings.map((each) => each.class))],
  };
}

/** Everything of one entry, in a language. */
export function shownEntry(entry: AuditedEntry, translator: Translator): ShownEntry {
  const { arg } = translator;
  return {
    cells: named(ENTRY_COLUMNS, entryRow(entry, translator)),
    findings: findingRows(entry, translator).map((cells, at) => {
      const clock = entry.clocks.get(entry.findings[at]?.remedy ?? "");
      return { ...named(FINDING_COLUMNS, cells), clock: clock === undefined ? "" : clockWords(clock, translator) };
    }),
    clocks: [...entry.clocks.values()].map((clock) => ({
      remedy: clock.remedy,
      words: clockWords(clock, translator),
      because: arg(clock.because),
      cites: clockLaw(clock, translator),
    })),
    cape: entry.cape === undefined ? "" : entry.cape.fit ? "fit" : arg({ all: entry.cape.reasons, by: "; " }),
  };
}

/** A claim beside the estimate. */
export function setClaim(claim: ComparedClaim): SetClaim {
  const cells = named(CLAIM_COLUMNS, claimRow(claim));
  const cell = (column: string): string => cells[column] ?? "";
  return {
    entry: claim.entry,
    standing: claim.standing,
    status: cell("claim_status"),
    error: cell("claim_error"),
    least: cell("expected_min"),
    most: cell("expected_max"),
    paid: cell("paid"),
  };
}

/** Last days of the ways by which something may come back, the nearest first, in a language. */
export function deadlinesOf(entries: readonly AuditedEntry[], translator: Translator): Deadline[] {
  return entries
    .flatMap((entry) =>
      [...openWays(entry)].flatMap(([remedy, { back, lost }]) => {
        const clock = entry.clocks.get(remedy);
        if (clock?.lastDay === undefined) return [];
        const { lastDay, daysLeft = 0 } = clock;
        const words = {
          dayWords: dayWords(lastDay, translator.language),
          left: clockWords(clock, translator),
          cites: clockLaw(clock, translator),
        };
        return [{ entry: entry.filed.entry, remedy, day: lastDay as string, daysLeft, ...words, back: String(back), lost: String(lost) }];
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.entry < b.entry ? -1 : 1));
}

/** What comes back surely, what waits for the courts, what is not final, what turns on facts. */
export function standingOf(entries: readonly AuditedEntry[]): Standing {
  let [sure, courts, notFinal, facts] = [0n, 0n, 0n, 0n];
  for (const entry of entries)
    for (const each of entry.findings) {
      sure += each.backMin;
      if (each.state === "unknown") courts += each.backMax;
      else if (each.class === "ieepa-not-final") notFinal += each.backMax;
      else if (each.questions.length > 0) facts += each.backMax;
    }
  return { sure: String(sure), courts: String(courts), notFinal: String(notFinal), facts: String(facts) };
}
