// Sets one worked case in the contract's terms against the engine's answer: agree, open, wrong or error.

import type { Assessment, AssessOptions, Totals } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";

/** A worked case as the reference material writes it. */
export interface WorkedCase {
  readonly id: string;
  readonly grade: "A" | "B" | "C";
  readonly line: Readonly<Record<string, unknown>>;
  readonly options?: AssessOptions;
  readonly expect: Expectation;
  readonly why: string;
  readonly source: string;
}

interface Expectation {
  readonly status?: string;
  readonly total?: string;
  readonly additional?: string;
  readonly base?: string;
  readonly byAuthority?: Readonly<Record<string, string>>;
  readonly duties?: Readonly<Record<string, string>>;
  readonly headings?: readonly string[];
  readonly absent?: readonly string[];
  readonly fees?: Readonly<Record<string, string>>;
  readonly additionalRange?: readonly [string, string];
}

/** How a case came out, and where it differs. */
export interface Verdict {
  readonly outcome: "agree" | "open" | "wrong" | "error";
  readonly differences: readonly string[];
}

/** Options a case needs to be judged: fees where it asserts fees. */
export function optionsFor(worked: WorkedCase): AssessOptions {
  return { ...worked.options, ...(worked.expect.fees === undefined ? {} : { fees: true }) };
}

/** Judge one case. */
export function judgeCase(worked: WorkedCase, answer: Assessment): Verdict {
  const { expect } = worked;
  if (answer.status === "error") {
    if (expect.status === "error") return { outcome: "agree", differences: [] };
    return { outcome: "error", differences: [`${answer.error.code}: ${answer.error.message}`] };
  }
  const wrong: string[] = [];
  const open: string[] = [];
  if (expect.status !== undefined && expect.status !== answer.status) wrong.push(`status ${answer.status}, expected ${expect.status}`);
  const filed = filedIn(answer);
  const amount = (name: string, expected: string | undefined, pick: (totals: Totals) => string): void => {
    if (expected === undefined) return;
    const range = answer.totals === undefined ? answer.range : { min: answer.totals, max: answer.totals };
    if (range === undefined) {
      wrong.push(`${name}: none, expected ${expected}`);
      return;
    }
    const min = pick(range.min);
    const max = range.max === undefined ? "no end" : pick(range.max);
    if (min === expected && max === expected) return;
    if (cents(min) <= cents(expected) && (range.max === undefined || cents(expected) <= cents(max)))
      open.push(`${name} ${min} to ${max}, expected ${expected}`);
    else wrong.push(`${name} ${min === max ? min : `${min} to ${max}`}, expected ${expected}`);
  };
  amount("total", expect.total, (totals) => totals.duty);
  amount("additional", expect.additional, (totals) => totals.additional);
  amount("base", expect.base, (totals) => totals.base);
  const missed = (text: string): void => {
    if (answer.status === "range") open.push(text);
    else wrong.push(text);
  };
  for (const [authority, expected] of Object.entries(expect.byAuthority ?? {})) {
    const found = filed.duties.filter((duty) => duty.authority === authority).reduce((sum, duty) => sum + cents(duty.amount), 0n);
    if (found !== cents(expected)) missed(`${authority} ${Number(found) / 100}, expected ${expected}`);
  }
  for (const [heading, expected] of Object.entries(expect.duties ?? {})) {
    const found = filed.duties.filter((duty) => duty.heading === heading).reduce((sum, duty) => sum + cents(duty.amount), 0n);
    if (found !== cents(expected)) missed(`${heading} ${Number(found) / 100}, expected ${expected}`);
  }
  for (const heading of expect.headings ?? [])
    if (!filed.headings.includes(heading)) missed(`${heading} is not declared (${filed.headings.join(" ")})`);
  for (const heading of expect.absent ?? []) if (filed.headings.includes(heading)) wrong.push(`${heading} is declared`);
  for (const [fee, expected] of Object.entries(expect.fees ?? {})) {
    const found = answer.fees.find((each) => each.fee === fee)?.amount ?? "0.00";
    if (found !== expected) wrong.push(`${fee} ${found}, expected ${expected}`);
  }
  if (expect.additionalRange !== undefined) {
    const [low, high] = expect.additionalRange;
    const range = answer.range ?? (answer.totals === undefined ? undefined : { min: answer.totals, max: answer.totals });
    if (range?.min.additional !== low || range.max?.additional !== high)
      wrong.push(`additional ${range?.min.additional} to ${range?.max?.additional}, expected ${low} to ${high}`);
  }
  if (wrong.length > 0) return { outcome: "wrong", differences: wrong };
  return open.length > 0 ? { outcome: "open", differences: open } : { outcome: "agree", differences: [] };
}

function cents(amount: string): bigint {
  const [whole = "0", decimals = "00"] = amount.split(".");
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0"));
}
