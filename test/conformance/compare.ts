// Sets one worked case in the contract's terms against an answer: agree, open, wrong or error. The rules are those of the cases' README.

import type { AssessOptions } from "../../src/contract/answer.js";
import { type SeenAnswer, type SeenTotals, seen } from "./seen.js";

/** A case that is a line to assess, as the reference material writes it. */
export interface LineCase {
  readonly id: string;
  readonly grade: "A" | "B" | "C";
  readonly line: Readonly<Record<string, unknown>>;
  readonly options?: AssessOptions;
  readonly expect: Expectation;
  readonly why: string;
  readonly source: string;
}

/** A case that is a call of the command, judged by what it prints. */
export interface CommandCase extends Omit<LineCase, "line" | "options" | "expect"> {
  readonly command: readonly string[];
  readonly expect: { readonly text?: OneOrMore; readonly notText?: OneOrMore };
}

/** A worked case. */
export type WorkedCase = LineCase | CommandCase;

type OneOrMore = string | readonly string[];

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
  readonly filed?: readonly string[];
  readonly absentPrefix?: readonly string[];
  readonly questions?: readonly string[];
  readonly notQuestions?: readonly string[];
  readonly notice?: OneOrMore;
  readonly absentNotice?: OneOrMore;
  readonly relief?: Wanted | readonly Wanted[];
  readonly absentRelief?: OneOrMore;
  readonly unbounded?: readonly string[];
}

interface Wanted {
  readonly fact: string;
  readonly heading?: string;
}

const KEYS = new Set(
  [
    "status total additional base byAuthority duties headings absent fees additionalRange",
    "filed absentPrefix questions notQuestions notice absentNotice relief absentRelief unbounded",
  ].flatMap((keys) => keys.split(" ")),
);

/** How a case came out, and where it differs. */
export interface Verdict {
  readonly outcome: "agree" | "open" | "wrong" | "error";
  readonly differences: readonly string[];
}

/** What is found wrong, and what is merely not settled. */
interface Marks {
  readonly wrong: string[];
  readonly open: string[];
}

/** Options a case needs to be judged: fees where it asserts fees, and where it names a question that only a fee may turn on. */
export function optionsFor({ options, expect }: LineCase): AssessOptions {
  return expect.fees === undefined && expect.questions === undefined ? { ...options } : { ...options, fees: true };
}

/** Judge the answer to a line. */
export function judgeLine(worked: LineCase, given: unknown): Verdict {
  const { expect } = worked;
  const answer = seen(given);
  if (answer.error !== undefined) {
    if (expect.status === "error") return { outcome: "agree", differences: [] };
    return { outcome: "error", differences: [`${answer.error.code}: ${answer.error.message}`] };
  }
  const marks: Marks = { wrong: [], open: [] };
  for (const key of Object.keys(expect)) if (!KEYS.has(key)) marks.wrong.push(`the case asserts ${key}, which is not judged here`);
  if (expect.status !== undefined && expect.status !== answer.status)
    marks.wrong.push(`status ${answer.status}, expected ${expect.status}`);
  judgeAmounts(expect, answer, marks);
  judgeDeclared(expect, answer, marks);
  judgeWords(expect, answer, marks);
  return verdict(marks);
}

/** Judge what a call of the command printed. */
export function judgeCommand(
  { expect }: CommandCase,
  run: { readonly exit: number | null; readonly out: string; readonly err: string },
): Verdict {
  if (run.exit !== 0) return { outcome: "error", differences: [`exit ${run.exit}: ${run.err.trim().split("\n")[0]}`] };
  const wrong = [
    ...list(expect.text).flatMap((pattern) => (new RegExp(pattern).test(run.out) ? [] : [`does not print /${pattern}/`])),
    ...list(expect.notText).flatMap((pattern) => {
      const found = new RegExp(pattern).exec(run.out);
      return found === null ? [] : [`prints ${found[0].slice(0, 120)}`];
    }),
  ];
  return verdict({ wrong, open: [] });
}

function verdict({ wrong, open }: Marks): Verdict {
  if (wrong.length > 0) return { outcome: "wrong", differences: [...wrong, ...open] };
  return open.length > 0 ? { outcome: "open", differences: open } : { outcome: "agree", differences: [] };
}

function list<T>(found: T | readonly T[] | undefined): readonly T[] {
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as readonly T[]) : [found as T];
}

function judgeAmounts(expect: Expectation, answer: SeenAnswer, { wrong, open }: Marks): void {
  const range = answer.range ?? (answer.totals === undefined ? undefined : { min: answer.totals, max: answer.totals, unboundedBy: [] });
  // Where there is no upper end, a sum is still the same in every completion when the duties that stand under all of them make it up.
  const stands = (part: (authority: string) => boolean): bigint =>
    answer.standing.duties.filter(({ authority }) => part(authority)).reduce((sum, duty) => sum + cents(duty.amount), 0n);
  const amount = (name: string, expected: string | undefined, pick: (totals: SeenTotals) => string, whole: bigint | undefined): void => {
    if (expected === undefined) return;
    if (range === undefined) {
      wrong.push(`${name}: none, expected ${expected}`);
      return;
    }
    const min = pick(range.min);
    const max = range.max === undefined ? undefined : pick(range.max);
    if (min === expected && (max === expected || (max === undefined && whole === cents(expected)))) return;
    const said = min === max ? min : `${min} to ${max ?? "no upper end"}`;
    const inside = cents(min) <= cents(expected) && (max === undefined || cents(expected) <= cents(max));
    (inside ? open : wrong).push(`${name} ${said}, expected ${expected}`);
  };
  amount("total", expect.total, ({ duty = "" }) => duty, undefined);
  amount(
    "additional",
    expect.additional,
    ({ additional = "" }) => additional,
    stands((authority) => authority !== "HTS"),
  );
  amount("base", expect.base, ({ base = "" }) => base, undefined);
  if (expect.additionalRange !== undefined) {
    const [low, high] = expect.additionalRange;
    const [min, max] = [range?.min.additional, range?.max?.additional];
    if (min !== low || max !== high) wrong.push(`additional ${min} to ${max}, expected ${low} to ${high}`);
  }
  for (const [fee, expected] of Object.entries(expect.fees ?? {})) {
    const found = answer.fees.find((each) => each.fee === fee)?.amount ?? "0.00";
    if (found !== expected) wrong.push(`${fee} ${found}, expected ${expected}`);
  }
  for (const fact of expect.unbounded ?? [])
    if (answer.range?.unboundedBy.includes(fact) !== true) wrong.push(`the range is not said to be unbounded by ${fact}`);
}

function judgeDeclared(expect: Expectation, answer: SeenAnswer, { wrong, open }: Marks): void {
  const { duties, headings } = answer.standing;
  // What a range does not hold under every completion may still be right under one.
  const missed = (text: string): void => {
    (answer.status === "range" ? open : wrong).push(text);
  };
  const charged = (name: string, expected: string, of: (duty: (typeof duties)[number]) => boolean): void => {
    const found = duties.filter(of).reduce((sum, duty) => sum + cents(duty.amount), 0n);
    if (found !== cents(expected)) missed(`${name} ${Number(found) / 100}, expected ${expected}`);
  };
  for (const [authority, expected] of Object.entries(expect.byAuthority ?? {}))
    charged(authority, expected, (duty) => duty.authority === authority);
  for (const [heading, expected] of Object.entries(expect.duties ?? {})) charged(heading, expected, (duty) => duty.heading === heading);
  for (const heading of [...(expect.headings ?? []), ...(expect.filed ?? [])])
    if (!headings.includes(heading)) missed(`${heading} is not declared (${headings.join(" ")})`);
  for (const heading of expect.absent ?? []) if (headings.includes(heading)) wrong.push(`${heading} is declared`);
  for (const prefix of list(expect.absentPrefix))
    for (const heading of headings) if (heading.startsWith(prefix)) wrong.push(`${heading} is declared`);
}

function judgeWords(expect: Expectation, answer: SeenAnswer, { wrong }: Marks): void {
  const asked = answer.questions.join(" ") || "nothing";
  for (const fact of list(expect.questions)) if (!answer.questions.includes(fact)) wrong.push(`${fact} is not asked (asked: ${asked})`);
  for (const fact of list(expect.notQuestions)) if (answer.questions.includes(fact)) wrong.push(`${fact} is asked`);
  for (const pattern of list(expect.notice))
    if (!answer.notices.some((notice) => new RegExp(pattern).test(notice))) wrong.push(`no notice says /${pattern}/`);
  for (const pattern of list(expect.absentNotice))
    for (const notice of answer.notices)
      if (new RegExp(pattern).test(notice)) wrong.push(`a notice says /${pattern}/: ${notice.slice(0, 100)}`);
  for (const { fact, heading } of list(expect.relief)) {
    const found = answer.reliefs.filter((relief) => relief.fact === fact);
    if (found.length === 0) wrong.push(`relief ${fact} is not listed`);
    else if (heading !== undefined && !found.some((relief) => relief.heading === heading))
      wrong.push(`relief ${fact} names ${found.map((relief) => relief.heading ?? "no heading").join(", ")}, expected ${heading}`);
  }
  for (const fact of list(expect.absentRelief))
    if (answer.reliefs.some((relief) => relief.fact === fact)) wrong.push(`relief ${fact} is listed`);
}

function cents(amount: string): bigint {
  const [whole = "0", decimals = "00"] = amount.split(".");
  return BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0"));
}
