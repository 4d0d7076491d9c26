// The same entries under the law and under a scenario: what differs, summed by group.

import type { Answer, Assessment } from "../assess/answer.js";
import { filedIn } from "../assess/filed.js";

/** How differences are summed. */
export type CompareBy = "sector" | "chapter" | "measure" | "authority" | "month";

/** Duty in cents, with the fees where they were asked for; two ends where an answer is open. `endless`: a quantity is unknown, and `max` is only what none of it owes. */
export interface Bounds {
  readonly min: bigint;
  readonly max: bigint;
  readonly endless?: true;
}

/** Sums of one group: the lines that differ in it, and their duty on both sides. Goods that may not be entered owe nothing there. */
export interface CompareGroup {
  readonly key: string;
  readonly lines: number;
  readonly law: Bounds;
  readonly scenario: Bounds;
}

/** One line on both sides. */
export interface ComparedLine {
  readonly entryDate: string;
  readonly law: Assessment;
  readonly scenario: Assessment;
}

const NOTHING: Bounds = { min: 0n, max: 0n };

function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function bounds(answer: Assessment): Bounds {
  if (answer.status === "error" || answer.status === "prohibited") return NOTHING;
  // Without the option for fees what is payable is the duty.
  if (answer.totals !== undefined) return { min: cents(answer.totals.payable), max: cents(answer.totals.payable) };
  const { range, completions } = answer;
  const min = cents(range.min.payable);
  if (range.max !== undefined) return { min, max: cents(range.max.payable) };
  const most = completions.reduce(
    (max, { totals }) => (totals !== undefined && cents(totals.payable) > max ? cents(totals.payable) : max),
    min,
  );
  return { min, max: most, endless: true };
}

/** Whether a line comes out differently. */
export function differs({ law, scenario }: ComparedLine): boolean {
  const [a, b] = [bounds(law), bounds(scenario)];
  return (
    law.status !== scenario.status ||
    a.min !== b.min ||
    a.max !== b.max ||
    a.endless !== b.endless ||
    // One duty may take the place of another of the same amount.
    dutiesOf(law) !== dutiesOf(scenario)
  );
}

function dutiesOf(answer: Assessment): string {
  return answer.status === "error"
    ? answer.error.code
    : filedIn(answer)
        .duties.map(({ measure, amount }) => `${measure} ${amount}`)
        .join();
}

function add(a: Bounds, b: Bounds): Bounds {
  return { min: a.min + b.min, max: a.max + b.max, ...(a.endless === true || b.endless === true ? { endless: true } : {}) };
}

/** Whether facts that are not stated leave a side open: then no measure or authority has a sum of its own in every outcome. */
export function isOpen({ law, scenario }: ComparedLine): boolean {
  return law.status === "range" || scenario.status === "range";
}

/** Whether one of the sides has no answer: it is no duty of nothing, and the line stands in no sum. */
export function isUnanswered({ law, scenario }: ComparedLine): boolean {
  return law.status === "error" || scenario.status === "error";
}

/** How many lines have no answer on one of the sides, by the code of the reason. */
export function unanswered(lines: readonly ComparedLine[]): Readonly<Record<string, number>> {
  const codes = new Map<string, number>();
  for (const { law, scenario } of lines) {
    const refused = [scenario, law].find((answer) => answer.status === "error");
    if (refused?.status === "error") codes.set(refused.error.code, (codes.get(refused.error.code) ?? 0) + 1);
  }
  return Object.fromEntries(codes);
}

/** Sums of the lines that differ, by group, largest change first; months in their order. `sectorOf` names the sector of a chapter; `all` sums the others, too. */
export function compareGroups(
  lines: readonly ComparedLine[],
  by: CompareBy,
  sectorOf: (chapter: string) => string,
  all = false,
): CompareGroup[] {
  const groups = new Map<string, CompareGroup>();
  const put = (key: string, law: Bounds, scenario: Bounds): void => {
    const before = groups.get(key) ?? { key, lines: 0, law: NOTHING, scenario: NOTHING };
    groups.set(key, { key, lines: before.lines + 1, law: add(before.law, law), scenario: add(before.scenario, scenario) });
  };
  for (const line of lines) {
    if (isUnanswered(line) || (!all && !differs(line))) continue;
    if (by === "measure" || by === "authority") {
      for (const [key, sums] of byDuty(line, by, all)) put(key, sums.law, sums.scenario);
      continue;
    }
    put(keyOf(line, by, sectorOf), bounds(line.law), bounds(line.scenario));
  }
  const change = ({ law, scenario }: CompareGroup): bigint => {
    const difference = scenario.max - law.max;
    return difference < 0n ? -difference : difference;
  };
  if (by === "month") return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return [...groups.values()].sort((a, b) => (change(a) < change(b) ? 1 : change(a) > change(b) ? -1 : a.key < b.key ? -1 : 1));
}

function keyOf(line: ComparedLine, by: Exclude<CompareBy, "measure" | "authority">, sectorOf: (chapter: string) => string): string {
  if (by === "month") return line.entryDate.slice(0, 7);
  const answered = [line.law, line.scenario].find((answer): answer is Answer => answer.status !== "error");
  const chapter = answered?.line.hts.slice(0, 2) ?? "";
  return by === "chapter" ? chapter : sectorOf(chapter);
}

// Duties and fees that apply on either side, and unless all are asked for, differ. Under a range only what is in every completion is known by measure or authority.
function byDuty(
  { law, scenario }: ComparedLine,
  by: "measure" | "authority",
  all: boolean,
): Map<string, { law: Bounds; scenario: Bounds }> {
  const found = new Map<string, { law: Bounds; scenario: Bounds }>();
  for (const [side, answer] of [
    ["law", law],
    ["scenario", scenario],
  ] as const) {
    if (answer.status === "error") continue;
    const owed = [
      ...filedIn(answer).duties.map((duty) => [duty[by], duty.amount] as const),
      ...answer.fees.map(({ fee, amount = "0.00" }) => [fee, amount] as const),
    ];
    for (const [key, written] of owed) {
      const sums = found.get(key) ?? { law: NOTHING, scenario: NOTHING };
      const amount = cents(written);
      sums[side] = add(sums[side], { min: amount, max: amount });
      found.set(key, sums);
    }
  }
  if (!all)
    for (const [key, sums] of found) if (sums.law.max === sums.scenario.max && sums.law.min === sums.scenario.min) found.delete(key);
  return found;
}
