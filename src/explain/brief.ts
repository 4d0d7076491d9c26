// The short form of an answer: what to declare in order, fees where they were asked for, the open question, and how much more there is.

import type { Answer, Filed, Question, Ranged } from "../assess/answer.js";
import { URGENT } from "../said/codes.js";
import { type Arg, message } from "../said/message.js";
import { factInWords, outcomeInWords, PLAIN, type Style, toldNotices, toPay } from "./words.js";

const MOST_OUTCOMES = 6;

/** The short form, one text line each. What is owed comes before it. */
export function inBrief(answer: Answer, style: Style = PLAIN, indent = "  "): string[] {
  const lines = [
    ...(answer.prohibition === undefined ? [] : [style.warn(answer.prohibition.reason.text)]),
    ...urgent(answer, style),
    ...(answer.status === "determined" ? filing(answer, style) : []),
    ...(answer.status === "range" ? outcomesOf(answer, style) : []),
    ...fees(answer, style),
    ...openQuestion(answer, style),
    ...more(answer, style),
  ];
  return lines.map((line) => `${indent}${line}`);
}

function filing({ headings, duties }: Filed, style: Style): string[] {
  // The last is the number of the goods itself, which carries the ordinary duty.
  const base = duties.find(({ measure }) => measure === "base");
  const each = headings.map((heading, at) => {
    const found = duties.find((duty) => duty.heading === heading) ?? (at === headings.length - 1 ? base : undefined);
    const duty = found?.amount === "0.00" ? undefined : found;
    return duty === undefined
      ? heading
      : `${heading} (${style.translator.word(duty.rateText)} = ${style.translator.arg({ money: duty.amount })})`;
  });
  return each.length === 0 ? [] : [style.translator.say(message("brief/declare", { headings: style.bold(each.join(", ")) }))];
}

// What is owed and declared under each outcome, least first: nothing can be filed before the question is answered.
function outcomesOf({ completions, completionsLeftOut = 0 }: Ranged, { translator: { say } }: Style): string[] {
  const left = Math.max(completions.length - MOST_OUTCOMES, 0) + completionsLeftOut;
  return [
    ...completions.slice(0, MOST_OUTCOMES).map(({ when, totals, headings }) => {
      const facts =
        when.length === 0 ? message("brief/otherwise") : message("explain/outcome-if", { facts: { all: when.map(factInWords), by: ", " } });
      return say(
        totals === undefined
          ? message("brief/outcome-barred", { facts })
          : message("brief/outcome", { duty: { money: totals.duty }, facts, headings: headings.join(", ") }),
      );
    }),
    ...(left === 0 ? [] : [say(message("brief/more-outcomes", { count: left }))]),
  ];
}

function urgent({ notices }: Answer, style: Style): string[] {
  return notices.filter(({ code }) => URGENT.has(code)).map(({ text }) => style.warn(text));
}

function fees(answer: Answer, { translator: { say } }: Style): string[] {
  const { fees: found } = answer;
  if (found.length === 0) return [];
  const each = found.map(({ fee, amount }) =>
    amount === undefined ? message("explain/fee-unknown", { fee }) : message("explain/fee", { amount: { money: amount }, fee }),
  );
  return [say(message("brief/fees", { fees: { all: each, by: ", " }, payable: toPay(answer) }))];
}

function openQuestion(answer: Answer, style: Style): string[] {
  const { questions } = answer;
  const [first] = questions;
  if (first === undefined) return [];
  const { say } = style.translator;
  const others = questions.length === 1 ? "" : style.dim(say(message("brief/questions-in-all", { count: questions.length })));
  const told = answer.status === "range" ? [] : first.outcomes.map((outcome) => `  ${outcomeInWords(first, outcome, style)}`);
  return [
    `${style.bold(say(message("explain/to-find-out")))} ${first.ask}${others}`,
    ...told,
    style.dim(`  ${say(message("brief/answer-with", { option: flagOf(first) }))}`),
  ];
}

// The option of the command that takes the answer.
function flagOf({ kind, fact, choices }: Question): Arg {
  const either = (...parts: Arg[]): Arg => ({ all: parts, by: " or " });
  if (kind === "law") return either(`--reading ${fact}=1`, "2");
  if (fact === "spi") return either("--spi CUSMA", "--spi none");
  if (fact.startsWith("quantity.")) return `--quantity ${fact.slice("quantity.".length)}=N`;
  const name = fact.replace(/^facts\./, "");
  if (choices?.every((each) => typeof each === "boolean") !== true) return `--fact ${name}=VALUE`;
  return { all: [`--fact ${name}=`, message("brief/yes-or-no")], by: "" };
}

function more(answer: Answer, style: Style): string[] {
  const said = [
    [answer.reliefs.length, "brief/ways"],
    [answer.assumptions.length, "brief/assumptions"],
    [toldNotices(answer).length, "brief/notices"],
  ] as const;
  const parts = said.filter(([count]) => count > 0).map(([count, id]) => message(id, { count }));
  const text = parts.length === 0 ? message("brief/reasons") : message("brief/reasons-and", { more: { all: parts, by: ", " } });
  return [style.dim(style.translator.say(text))];
}
