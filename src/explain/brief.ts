// The short form of an answer: what to declare in order, fees where they were asked for, the open question, and how much more there is.

import type { Answer, Filed, Question, Ranged } from "../assess/answer.js";
import { answerInWords, boundsInWords, dollars, factInWords, growsWith, PLAIN, type Style, toPay } from "./words.js";

const MOST_OUTCOMES = 6;

/** The short form, one text line each. What is owed stands before it. */
export function inBrief(answer: Answer, style: Style = PLAIN, indent = "  "): string[] {
  const lines = [
    ...(answer.prohibition === undefined ? [] : [style.warn(answer.prohibition.reason.text)]),
    ...newerPrint(answer, style),
    ...(answer.status === "determined" ? filing(answer, style) : []),
    ...(answer.status === "range" ? outcomesOf(answer) : []),
    ...fees(answer),
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
    return duty === undefined ? heading : `${heading} (${duty.rateText} = ${dollars(duty.amount)})`;
  });
  return each.length === 0 ? [] : [`Declare, in this order: ${style.bold(each.join(", "))}`];
}

// What is owed and declared under each outcome, least first: nothing can be filed before the question is answered.
function outcomesOf({ completions, completionsLeftOut = 0 }: Ranged): string[] {
  const left = Math.max(completions.length - MOST_OUTCOMES, 0) + completionsLeftOut;
  return [
    ...completions.slice(0, MOST_OUTCOMES).map(({ when, totals, headings }) => {
      const facts = when.length === 0 ? "otherwise" : `if ${when.map(factInWords).join(", ")}`;
      return totals === undefined
        ? `- may not be entered ${facts}`
        : `- ${dollars(totals.duty)} ${facts}; declare, in this order: ${headings.join(", ")}`;
    }),
    ...(left === 0 ? [] : [`- and ${left} more outcomes: --all`]),
  ];
}

// What a newer print says of these goods may change what is owed, so that it does not wait for --all.
function newerPrint({ notices }: Answer, style: Style): string[] {
  return notices.filter(({ code }) => code === "law/newer-print").map(({ text }) => style.warn(text));
}

function fees(answer: Answer): string[] {
  const { fees: found } = answer;
  if (found.length === 0) return [];
  const each = found.map(({ fee, amount }) => `${amount === undefined ? "an amount not on record for" : dollars(amount)} ${fee}`);
  return [`Fees: ${each.join(", ")}. To pay: ${toPay(answer)}`];
}

function openQuestion(answer: Answer, style: Style): string[] {
  const { questions } = answer;
  const [first] = questions;
  if (first === undefined) return [];
  const others = questions.length === 1 ? "" : style.dim(` (${questions.length} questions in all)`);
  const told = answer.status === "range" ? [] : outcomes(first);
  return [`${style.bold("To find out:")} ${first.ask}${others}`, ...told, style.dim(`  answer with ${flagOf(first)}`)];
}

function outcomes(question: Question): string[] {
  return question.outcomes.map((outcome) => {
    if (outcome.duty === undefined) return `  if ${answerInWords(question.fact, outcome.if)}: may not be entered`;
    if (growsWith(question, outcome)) return `  ${boundsInWords(outcome.duty)}`;
    return `  if ${answerInWords(question.fact, outcome.if)}: ${boundsInWords(outcome.duty)}`;
  });
}

// The option of the command that takes the answer.
function flagOf({ kind, fact, choices }: Question): string {
  if (kind === "law") return `--reading ${fact}=1 or 2`;
  if (fact === "spi") return "--spi CUSMA or --spi none";
  if (fact.startsWith("quantity.")) return `--quantity ${fact.slice("quantity.".length)}=N`;
  const name = fact.replace(/^facts\./, "");
  return `--fact ${name}=${choices?.every((each) => typeof each === "boolean") === true ? "yes or no" : "VALUE"}`;
}

function more({ reliefs, notices, assumptions }: Answer, style: Style): string[] {
  const said = [
    [reliefs.length, "way to lower it", "ways to lower it"],
    [assumptions.length, "assumption", "assumptions"],
    [notices.length, "notice", "notices"],
  ] as const;
  const parts = said.filter(([count]) => count > 0).map(([count, one, several]) => `${count} ${count === 1 ? one : several}`);
  return [style.dim(`${parts.length === 0 ? "Reasons and citations" : `Reasons, citations, ${parts.join(", ")}`}: --all`)];
}
