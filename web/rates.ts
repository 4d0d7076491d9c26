// The duties of numbers beside their names in lists: with and without a claim, on a value that stands for any.

import type { Assessment } from "../src/assess/answer.js";
import type { Engine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { claimsFor } from "../src/law/claimable.js";
import type { Claim } from "./claim.js";
import { percent } from "./figures.js";

const PROBE = "10000.00";
const MOST = 200;

/** Lines of the schedule that begin with these digits on a day. */
export function linesBelow(engine: Engine, digits: string, date: string): readonly string[] {
  if (digits.length < 4) return [];
  return engine.schedule
    .lines(date as Day, digits.slice(0, 2))
    .filter((hts) => hts.startsWith(digits))
    .slice(0, MOST);
}

// Duties of a number by its day, kept because they are asked for again with every key.
const known = new Map<string, string>();

/** Where the goods were made and on which day they are entered. */
export interface Entered {
  readonly origin: string;
  readonly date: string;
}

/** Duty with and without the claim, "25%" where they are one; of a heading, from the least to the most of its lines. */
export function ratesOf(engine: Engine, hts: string, { origin, date }: Entered, language: string): string {
  const key = `${hts} ${origin} ${date} ${language}`;
  let found = known.get(key);
  if (found === undefined) {
    const lines = hts.length >= 8 ? [hts] : linesBelow(engine, hts, date);
    found = [...new Set(claimsFor(engine.law, origin).map((spi) => spanOf(engine, lines, { origin, date }, spi)))].join(" / ");
    known.set(key, found);
  }
  return found;
}

function spanOf(engine: Engine, lines: readonly string[], { origin, date }: Entered, spi: Claim): string {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let open = false;
  let barred = 0;
  for (const hts of lines) {
    const answer = engine.assess({ hts, origin, entryDate: date, value: PROBE, spi });
    if (answer.status === "error") continue;
    if (answer.status === "prohibited") barred++;
    const low = answer.totals ?? answer.range?.min;
    if (low === undefined) continue;
    const high = answer.totals ?? answer.range?.max;
    least = Math.min(least, Number(low.duty) / Number(PROBE));
    most = Math.max(most, Number((high ?? low).duty) / Number(PROBE));
    open ||= high === undefined;
  }
  const bar = barred > 0 ? "✕ " : "";
  if (least === Number.POSITIVE_INFINITY) return bar === "" ? "?" : "✕";
  return `${bar}${least === most ? percent(least) : `${percent(least)}–${percent(most)}`}${open ? "+" : ""}`;
}

/** Lines that owe the same under both claims and ask the same, in the order of their first. */
export function sameDuty(engine: Engine, lines: readonly string[], { origin, date }: Entered): readonly (readonly string[])[] {
  const claims = claimsFor(engine.law, origin);
  const groups = new Map<string, string[]>();
  for (const hts of lines) {
    const key = JSON.stringify(claims.map((spi) => owedKey(engine.assess({ hts, origin, entryDate: date, value: PROBE, spi }))));
    groups.set(key, [...(groups.get(key) ?? []), hts]);
  }
  return [...groups.values()];
}

function owedKey(answer: Assessment): unknown {
  if (answer.status === "error") return answer.error.code;
  const { status, totals, range, questions, prohibition } = answer;
  return [status, totals?.duty, range?.min.duty, range?.max?.duty, range?.plus, questions.map(({ fact }) => fact), prohibition?.measure];
}
