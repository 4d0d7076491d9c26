// What must hold of every answer, on random lines: a range asks, every question can be answered, an absent fact never lowers the duty,
// completions stand inside the bounds and are what the engine says of their facts, and chapter 98 raises no content duty.

import type { Answer, Assessment, Completion, Question } from "../../src/assess/answer.js";
import type { Engine } from "../../src/assess/engine.js";
import { type Input, lineMaker, money, oneOf, type Random, seeded } from "./random-line.js";

/** What was tried and what was found. */
export interface Found {
  readonly counts: Record<string, number>;
  /** Faults, the first of each kind with its line. */
  readonly faults: Map<string, string[]>;
}

// Each part of a split value is rounded once, so a value split otherwise may come to some cents more or less.
const ROUNDING = 5n;

/** Try `lines` random lines from a seed. */
export function tryLines(engine: Engine, lines: number, seed: number, origins: readonly string[] = ["CA"]): Found {
  const next = seeded(seed);
  const make = lineMaker(engine, next, origins);
  const found: Found = { counts: {}, faults: new Map() };
  for (let made = 0; made < lines; made++) {
    const line = make();
    const answer = engine.assess(line);
    count(found, answer.status);
    if (answer.status === "error") continue;
    asks(engine, line, answer, found);
    questions(engine, line, answer, found, next);
    removals(engine, line, answer, found);
    if (answer.status === "range") {
      completions(engine, line, answer, found);
      chain(engine, line, answer, found, next);
    }
    chapter98(engine, line, answer, found);
  }
  return found;
}

function count(found: Found, key: string): void {
  found.counts[key] = (found.counts[key] ?? 0) + 1;
}

function fault(found: Found, kind: string, line: Input, more = ""): void {
  const list = found.faults.get(kind) ?? [];
  found.faults.set(kind, list);
  list.push(`${JSON.stringify(line)} ${more}`);
}

const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

/** The most that may be owed; undefined without an end, or where nothing may be entered. */
function most(answer: Assessment): bigint | "no end" | undefined {
  if (answer.status === "error" || answer.status === "prohibited") return undefined;
  if (answer.status === "determined") return cents(answer.totals.duty);
  return answer.range.max === undefined ? "no end" : cents(answer.range.max.duty);
}

function asks(_: Engine, line: Input, answer: Answer, found: Found): void {
  if (answer.status === "range" && answer.questions.length === 0) fault(found, "a range without a question", line);
  if (JSON.stringify(answer).includes("999999999999")) fault(found, "the largest number is shown", line);
}

/** Put a fact into a line, by its path; the line stays as it is. */
export function withFact(line: Input, path: string, value: unknown): Input {
  const copy = structuredClone(line);
  const keys = path.startsWith("quantity.") ? ["quantity", path.slice("quantity.".length)] : path.split(".");
  let at = copy;
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Input;
  }
  at[keys.at(-1) as string] = value;
  return copy;
}

// An answer to a question that an importer might give; of amounts a part of what is left.
function answerTo(question: Question, line: Input, next: Random): unknown {
  if (question.fact === "spi") return next() < 0.5 ? (question.choices?.[0] ?? null) : null;
  if (question.choices !== null) return oneOf(question.choices, next);
  const whole = Math.round(Number(line.value) * 100);
  if (question.fact.startsWith("content.") && question.fact.endsWith(".value")) {
    const others = Object.values((line.content ?? {}) as Record<string, Input>).map(({ value }) =>
      value === "unknown" ? 0 : Math.round(Number(value ?? 0) * 100),
    );
    return money(Math.max(0, Math.floor((whole - others.reduce((a, b) => a + b, 0)) * next())));
  }
  if (/alue$/.test(question.fact)) return money(Math.floor((whole / 4) * next()));
  if (question.fact.endsWith("weightKg")) return "0.001";
  // A weight is a part of the whole; a rate is one that the schedule has.
  const upTo = Number(line.weightKg ?? ((line.quantity ?? {}) as Record<string, string>).kg ?? 30);
  return (next() * Math.min(upTo, 5)).toFixed(2);
}

function questions(engine: Engine, line: Input, answer: Answer, found: Found, next: Random): void {
  for (const question of answer.questions) {
    count(found, "questions");
    const given =
      question.kind === "law"
        ? engine.assess(line, { readings: { [question.fact]: 1 } })
        : engine.assess(withFact(line, question.fact, answerTo(question, line, next)));
    if (given.status === "error")
      fault(found, "a question that cannot be answered", line, `${question.fact}: ${given.error.code} ${given.error.message}`);
    else if (given.questions.some(({ fact }) => fact === question.fact)) fault(found, "a question asked again", line, question.fact);
  }
}

// Every fact given, as a line without it.
function without(line: Input): { readonly path: string; readonly value: unknown; readonly line: Input }[] {
  const found: { path: string; value: unknown; line: Input }[] = [];
  for (const key of Object.keys(line)) {
    if (["hts", "origin", "entryDate", "value", "chapter98"].includes(key)) continue;
    const value = line[key];
    if (typeof value !== "object" || value === null) {
      const { [key]: _, ...rest } = line;
      found.push({ path: key, value, line: rest });
      continue;
    }
    for (const inner of Object.keys(value)) {
      const part = (value as Input)[inner];
      const { [inner]: _, ...others } = value as Input;
      if (key !== "content") {
        found.push({ path: `${key}.${inner}`, value: part, line: { ...line, [key]: others } });
        continue;
      }
      for (const last of Object.keys(part as Input)) {
        const { [last]: said, ...left } = part as Input;
        found.push({ path: `content.${inner}.${last}`, value: said, line: { ...line, content: { ...others, [inner]: left } } });
      }
    }
  }
  return found;
}

const EXCEPTIONS: ReadonlySet<string> = new Set(["exceptional", "relief", "stated", "cannot be shown"]);

function removals(engine: Engine, line: Input, answer: Answer, found: Found): void {
  const before = most(answer);
  for (const removed of without(line)) {
    count(found, "facts removed");
    const after = engine.assess(removed.line);
    const now = most(after);
    if (after.status === "error") {
      fault(found, "a line in error without a fact", removed.line, after.error.message);
      continue;
    }
    if (now === "no end" || now === undefined || before === undefined) continue;
    if (before !== "no end" && now + ROUNDING >= before) continue;
    // "unknown" says that it cannot be shown: then CBP charges the whole.
    const kind =
      removed.value === "unknown" ? "cannot be shown" : (engine.law.facts.find(({ name }) => name === removed.path)?.kind ?? "fixed");
    // The exceptions that the contract names.
    if (EXCEPTIONS.has(kind)) count(found, `dearer when given: ${kind}`);
    else fault(found, "an absent fact lowers the duty", line, `${removed.path}: ${before} with, ${now} without`);
  }
}

function completions(engine: Engine, line: Input, answer: Extract<Answer, { status: "range" }>, found: Found): void {
  let last = 0n;
  for (const completion of answer.completions) {
    count(found, "completions");
    if (completion.totals === undefined) continue;
    const duty = cents(completion.totals.duty);
    if (duty < last) fault(found, "completions out of order", line);
    last = duty;
    if (duty < cents(answer.range.min.duty) || (answer.range.max !== undefined && duty > cents(answer.range.max.duty)))
      fault(found, "a completion outside the bounds", line, JSON.stringify(completion.when));
    confirmed(engine, line, completion, found);
  }
}

// What the engine says of the facts of a completion.
function confirmed(engine: Engine, line: Input, { when, totals, headings }: Completion, found: Found): void {
  let given = line;
  const readings: Record<string, number> = {};
  for (const { fact, is } of when) {
    if (typeof is === "number") readings[fact] = is;
    else given = withFact(given, fact, is);
  }
  const answer = engine.assess(given, { readings });
  if (answer.status === "range") {
    count(found, "completions that leave a question of equal outcomes");
    return;
  }
  const owed = answer.status === "determined" ? answer.totals.duty : answer.status;
  const declared = answer.status === "determined" ? answer.headings.slice(0, -1).join(" ") : "";
  if (owed !== totals?.duty || declared !== headings.slice(0, -1).join(" "))
    fault(
      found,
      "a completion that its facts do not give",
      line,
      `${JSON.stringify(when)}: ${totals?.duty} ${headings.join(" ")}, assessed ${owed} ${declared}`,
    );
}

// Answering question after question stays inside the bounds.
function chain(engine: Engine, line: Input, start: Extract<Answer, { status: "range" }>, found: Found, next: Random): void {
  let given = line;
  let answer: Assessment = start;
  const readings: Record<string, number> = {};
  for (let step = 0; step < 8 && answer.status === "range"; step++) {
    const question: Question | undefined = answer.questions[0];
    if (question === undefined) return;
    if (question.kind === "law") readings[question.fact] = next() < 0.5 ? 1 : 2;
    else given = withFact(given, question.fact, answerTo(question, given, next));
    answer = engine.assess(given, { readings });
  }
  if (answer.status !== "determined") return;
  count(found, "lines settled by their questions");
  const duty = cents(answer.totals.duty);
  const { min, max } = start.range;
  if (duty + ROUNDING < cents(min.duty) || (max !== undefined && duty > cents(max.duty) + ROUNDING))
    fault(found, "an outcome outside the bounds", line, `${JSON.stringify(given)}: ${answer.totals.duty}, ${min.duty} to ${max?.duty}`);
}

function contentDuty(answer: Assessment): bigint | undefined {
  if (answer.status !== "determined") return undefined;
  return answer.duties.filter(({ basis }) => basis.endsWith(" content")).reduce((sum, { amount }) => sum + cents(amount), 0n);
}

function chapter98(engine: Engine, line: Input, answer: Answer, found: Found): void {
  if (line.chapter98 === undefined) return;
  const { chapter98: _, chapter98Value: __, ...plain } = line;
  const [claimed, before] = [contentDuty(answer), contentDuty(engine.assess(plain))];
  if (claimed === undefined || before === undefined) return;
  count(found, "chapter 98 compared");
  if (claimed > before + ROUNDING) fault(found, "chapter 98 raises a content duty", line, `${claimed} with, ${before} without`);
}
