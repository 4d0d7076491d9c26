// What to add to a report next, by the dollars that it would settle.

import { formatCents } from "../exact/money.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { AuditedEntry } from "./audit-entry.js";

/** Something to add. Amounts in cents. */
export interface Step {
  readonly code: "liquidation-dates" | "fact" | "rows";
  /** Path of the fact, for `fact`. */
  readonly fact?: string;
  /** Tariff numbers it is asked of, at most {@link NAMED}. */
  readonly numbers: Set<string>;
  entries: number;
  /** What is open between the least and the most without it. */
  cents: bigint;
}

/** A step as JSON has it. */
export interface WrittenStep {
  readonly code: Step["code"];
  readonly fact?: string;
  readonly numbers?: readonly string[];
  readonly entries: number;
  readonly settles: string;
  readonly text: string;
}

const NAMED = 5;

/** Add what one entry lacks. */
export function addSteps(steps: Map<string, Step>, entry: AuditedEntry): void {
  const put = (key: string, made: Pick<Step, "code" | "fact">, cents: bigint, number = ""): void => {
    const found = steps.get(key) ?? { ...made, numbers: new Set<string>(), entries: 0, cents: 0n };
    found.entries++;
    found.cents += cents;
    if (number !== "" && found.numbers.size < NAMED) found.numbers.add(number);
    steps.set(key, found);
  };
  const clockOf = (remedy: string): boolean => entry.clocks.get(remedy)?.estimated === true;
  const byClock = entry.findings.filter((each) => each.backMax > 0n && clockOf(each.remedy)).reduce((sum, each) => sum + each.backMax, 0n);
  if (byClock > 0n) put("liquidation-dates", { code: "liquidation-dates" }, byClock);
  const facts = new Map<string, { cents: bigint; number: string }>();
  for (const each of entry.findings) {
    const open = each.max - each.min;
    const [fact] = each.questions;
    if (fact === undefined || open <= 0n) continue;
    facts.set(fact, { cents: (facts.get(fact)?.cents ?? 0n) + open, number: each.hts });
  }
  for (const [fact, { cents, number }] of facts) put(`fact:${fact}`, { code: "fact", fact }, cents, number);
  const broken = entry.filed.lines.filter((line) => line.broken !== undefined);
  if (broken.length > 0) {
    const filed = broken.flatMap((line) => line.numbers).reduce((sum, each) => sum + each.cents, 0n);
    put("rows", { code: "rows" }, filed);
  }
}

/** The steps in a language, the most dollars first. */
export function writeSteps(steps: ReadonlyMap<string, Step>, translator: Translator): WrittenStep[] {
  return [...steps.values()]
    .sort((a, b) => (a.cents < b.cents ? 1 : a.cents > b.cents ? -1 : 0))
    .map((step) => {
      const written = {
        code: step.code,
        ...(step.fact === undefined ? {} : { fact: step.fact }),
        ...(step.numbers.size === 0 ? {} : { numbers: [...step.numbers] }),
        entries: step.entries,
        settles: formatCents(step.cents),
      };
      return { ...written, text: stepIn(translator, written) };
    });
}

/** What the first line of a report says where nothing is to be added. */
export const NOTHING_TO_ADD = message("audit/next.nothing");

function stepIn({ say }: Translator, { code, fact, numbers = [], entries, settles }: Omit<WrittenStep, "text">): string {
  const about = { settles: { money: settles }, entries: message("audit/entries", { count: entries }) };
  switch (code) {
    case "liquidation-dates":
      return say(message("audit/next.liquidation", about));
    case "fact":
      return say(message("audit/next.fact", { ...about, fact: fact ?? "", numbers: numbers.join(", ") }));
    default:
      return say(message("audit/next.rows", about));
  }
}
