// The verdict on a line in one sentence and one or two figures: what is owed with and without a claim, and what comes next.

import type { Assessment } from "../src/assess/answer.js";
import { dutyBounds } from "../src/assess/filed.js";
import type { NextChange } from "../src/history/next.js";
import type { FactRule } from "../src/law/types.js";
import { boundsIn, colon, dayInWords, money, percent, semicolon } from "./figures.js";
import { answerOf, askOf } from "./say-fact.js";
import type { Words } from "./words/en.js";
import type { Tense } from "./words/page-en.js";

/** One large number with what it is. */
export interface Figure {
  readonly name: string;
  readonly amount: string;
  readonly share: string;
  readonly kind: "with" | "without" | "both" | "next" | "barred";
}

/** The verdict: sentences whose parts between asterisks are bold, and the figures under them. */
export interface Verdict {
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
}

interface Asked {
  readonly claimed: Assessment;
  readonly plain: Assessment;
  readonly value: string;
  readonly day: string;
  readonly today: string;
  readonly questions: number;
  readonly next: NextChange | undefined;
  readonly rules: readonly FactRule[];
  readonly words: Words;
}

/** What is owed as a share of the value: "25%", "0%–25%", more by quantity, or that it is barred. */
export function shareOf(answer: Assessment, value: string, words: Words): string {
  if (answer.status === "error") return "";
  if (answer.status === "prohibited") return words.nextBan;
  const whole = Number(value);
  if (answer.status === "determined") return answer.effectiveRate === undefined ? money(answer.totals.duty) : percent(answer.effectiveRate);
  const { min, max, plus } = dutyBounds(answer.range);
  if (whole === 0) return boundsIn({ min, ...(max === undefined ? {} : { max }), ...(plus === undefined ? {} : { plus }) }, words);
  if (max === undefined) return `${percent(Number(min) / whole)} + ${plus ?? words.byQuantity}`;
  return min === max ? percent(Number(min) / whole) : `${percent(Number(min) / whole)} – ${percent(Number(max) / whole)}`;
}

function amountOf(answer: Assessment, words: Words): string {
  if (answer.status === "error") return "";
  if (answer.status === "prohibited") return words.barred;
  return answer.status === "determined" ? money(answer.totals.duty) : boundsIn(dutyBounds(answer.range), words);
}

/** Shares under both claims, one where they are equal. */
export function sharesOf(claimed: Assessment, plain: Assessment, value: string, words: Words): string {
  const [one, two] = [shareOf(claimed, value, words), shareOf(plain, value, words)];
  return one === two ? one : `${one} ${words.withShort}, ${two} ${words.withoutShort}`;
}

function tenseOf(day: string, today: string): Tense {
  return day === today ? "now" : day < today ? "past" : "future";
}

/** The verdict; both answers are no errors. */
export function verdictOf(asked: Asked): Verdict {
  const { claimed, plain, value, next, words } = asked;
  const same = amountOf(claimed, words) === amountOf(plain, words) && claimed.status === plain.status;
  const figures: Figure[] = same
    ? [figure(plain, "both", words.eitherClaim, asked)]
    : [figure(claimed, "with", words.withCusma, asked), figure(plain, "without", words.withoutCusma, asked)];
  const sentences = [...first(asked, same)];
  if (next !== undefined && next.plain.status === "error") sentences.push(words.nextEnds(dayInWords(next.day)));
  else if (next !== undefined) {
    const open = next.claimed.status === "range" || next.plain.status === "range";
    const [, most] = bothBounds(next.claimed, next.plain, value);
    const shares = sharesOf(next.claimed, next.plain, value, words);
    sentences.push(words.fromNext(dayInWords(next.day), open && most !== undefined ? words.upTo(percent(most)) : shares));
    if (open) return { sentences, figures };
    const [one, two] = [amountOf(next.claimed, words), amountOf(next.plain, words)];
    figures.push({
      name: words.fromNext(dayInWords(next.day), "").replace(/\s*:?\s*\*\*\.$/, ""),
      amount: one === two ? one : `${one} / ${two}`,
      share: `${one === two ? shares : `${words.withShort} / ${words.withoutShort}`}${semicolon()}${words.scheduled}${colon()}${next.because.join("; ")}`,
      kind: "next",
    });
  }
  return { sentences, figures };
}

function figure(answer: Assessment, kind: Figure["kind"], name: string, { value, words }: Asked): Figure {
  if (answer.status === "prohibited") return { name, kind: "barred", amount: words.barred, share: "" };
  const unbounded = answer.status === "range" && answer.range.unboundedBy !== undefined;
  const parts = [
    unbounded ? words.range : Number(value) === 0 ? "" : `${shareOf(answer, value, words)} ${words.ofValue}`,
    answer.status !== "error" && answer.prohibition?.when !== undefined ? words.orBarred : "",
  ];
  return { name, kind, amount: amountOf(answer, words), share: parts.filter((part) => part !== "").join(semicolon()) };
}

function first({ claimed, plain, value, day, today, questions, rules, words }: Asked, same: boolean): readonly string[] {
  const tense = tenseOf(day, today);
  const lead = words.lead(dayInWords(day), tense);
  const pays = words.pays(lead, tense);
  const inSentence = `${pays.charAt(0).toLowerCase()}${pays.slice(1)}`;
  const on = money(value);
  if (plain.status === "prohibited" && claimed.status === "prohibited") return [words.banned(lead, tense)];
  const bans = [plain, claimed].flatMap((answer) => {
    const when = answer.status === "error" ? undefined : answer.prohibition?.when;
    return when === undefined ? [] : [words.bannedIf(lead, tense, askOf(when.fact, rules, words), answerOf(when.fact, when.value, words))];
  });
  const barred = [...new Set(bans)];
  if (plain.status === "range" || claimed.status === "range") {
    const [low, high] = bothBounds(claimed, plain, value);
    if (low !== undefined && low === high && barred.length === 0) return [words.eitherWay(lead, tense, percent(low))];
    const span = spanOf(claimed, plain, value, words);
    return [...barred, words.between(barred.length === 0 ? lead : words.otherwise, tense, span, questions)];
  }
  if (plain.status !== "determined" || claimed.status !== "determined") return barred;
  const [less, most] = [claimed.totals.duty, plain.totals.duty];
  const [rate, full] = [shareOf(claimed, value, words), shareOf(plain, value, words)];
  if (same)
    return Number(most) === 0
      ? [words.nothingBoth(lead, tense)]
      : [words.paysBoth(pays, full, money(most), on), words.noHelp].filter((each) => each !== "");
  if (Number(less) === 0) return [words.freeClaimed(inSentence, full, money(most), on)];
  if (Number(most) === 0) return [words.freePlain(inSentence, rate, money(less), on)];
  return [words.bothDiffer(pays, rate, money(less), full, money(most))];
}

// Where one of the two is settled, the span of both would hide it.
function spanOf(claimed: Assessment, plain: Assessment, value: string, words: Words): string {
  if ([claimed, plain].filter(({ status }) => status === "determined").length === 1) return sharesOf(claimed, plain, value, words);
  const [low, high] = bothBounds(claimed, plain, value);
  if (low !== undefined && low === high) return percent(low);
  return low === undefined || high === undefined ? amountOf(plain, words) : `${percent(low)} – ${percent(high)}`;
}

// The least and the most of both claims as shares; no most where a quantity leaves it open.
function bothBounds(claimed: Assessment, plain: Assessment, value: string): readonly [number | undefined, number | undefined] {
  const whole = Number(value);
  if (whole === 0) return [undefined, undefined];
  const all = [claimed, plain].flatMap((answer): { min: number; max: number | undefined }[] => {
    if (answer.status === "determined") return [{ min: Number(answer.totals.duty), max: Number(answer.totals.duty) }];
    if (answer.status !== "range") return [];
    const { min, max } = dutyBounds(answer.range);
    return [{ min: Number(min), max: max === undefined ? undefined : Number(max) }];
  });
  const most = all.some(({ max }) => max === undefined) ? undefined : Math.max(...all.map(({ max }) => max ?? 0)) / whole;
  return [Math.min(...all.map(({ min }) => min)) / whole, most];
}
