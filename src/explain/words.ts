// An answer in the words of a good broker: what is owed, what to declare in order and why, what to find out.

import type {
  Answer,
  Assessment,
  Completion,
  CompletionFact,
  DutyLine,
  Filed,
  Question,
  QuestionOutcome,
  Ranged,
  Stated,
  Totals,
} from "../assess/answer.js";
import type { DutyBounds } from "../assess/filed.js";
import { type Arg, type Message, message } from "../said/message.js";
import { type Translator, translator } from "../said/translator.js";

/** How to write: how a piece of text is marked up, and in which language. */
export interface Style {
  readonly translator: Translator;
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
}

/** Plain text in English. */
export const PLAIN: Style = { translator: translator("en"), bold: (text) => text, dim: (text) => text, warn: (text) => text };

/** "$25,000.00". */
export function dollars(amount: string): string {
  const [whole = "0", cents = ""] = amount.split(".");
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
}

/** "50%", at most two decimals. */
export function percent(rate: number, { translator: to }: Style = PLAIN): string {
  return to.arg({ percent: Number(rate.toFixed(4)) });
}

/** One line on what is owed. */
export function owed(answer: Assessment, style: Style = PLAIN): string {
  const { say } = style.translator;
  if (answer.status === "error") return answer.error.message;
  if (answer.status === "prohibited") return say(message("explain/may-not-be-entered"));
  if (answer.status === "determined") {
    const duty = { money: answer.totals.duty };
    if (answer.effectiveRate === undefined) return style.translator.arg(duty);
    return say(message("explain/of-the-value", { duty, rate: percent(answer.effectiveRate, style) }));
  }
  const { min, max, plus } = answer.range;
  const duty =
    max === undefined
      ? fromUp(min.duty, plus)
      : min.duty === max.duty
        ? message("explain/open-declaration", { duty: { money: min.duty } })
        : message("explain/between", { least: { money: min.duty }, most: { money: max.duty } });
  return say(answer.prohibition === undefined ? duty : message("explain/or-may-not-be-entered", { duty }));
}

// "from $3,500.00, plus 1.9 cents a kg".
function fromUp(min: string, plus: string | undefined): Message {
  return message("explain/from-up", { least: { money: min }, plus: plus ?? message("explain/what-quantity-adds") });
}

/** The whole answer, one text line each. `indent` comes before every line. */
export function inWords(answer: Assessment, style: Style = PLAIN, indent = "  "): string[] {
  if (answer.status === "error") return [`${indent}${style.warn(answer.error.message)}`, `${indent}${answer.error.fix}`];
  return [
    ...bar(answer, style),
    ...(answer.status === "range"
      ? [...declared(answer.common, style, "explain/declare-in-any-case"), ...outcomes(answer, style), ...fees(answer, style)]
      : [...declared(answer, style), ...fees(answer, style), ...refunds(answer, style)]),
    ...questions(answer, style),
    ...reliefs(answer, style),
    ...assumptions(answer, style),
    ...notices(answer, style),
  ].map((line) => (line === "" ? "" : `${indent}${line}`));
}

function bar({ prohibition }: Answer, style: Style): string[] {
  if (prohibition === undefined) return [];
  const { when, reason, since, cites } = prohibition;
  const { say } = style.translator;
  return [
    style.warn(
      say(
        when === undefined
          ? message("explain/bar", { reason: reason.text })
          : message("explain/bar-if", { reason: reason.text, fact: when.fact, value: String(when.value) }),
      ),
    ),
    style.dim(say(message("explain/since", { day: since, cites: cites.join("; ") }))),
    "",
  ];
}

/** What to declare and what it comes to, in filing order. */
export function declared(
  answer: Omit<Filed, "refundable">,
  style: Style,
  title: "explain/declare" | "explain/declare-in-any-case" = "explain/declare",
): string[] {
  if (answer.headings.length === 0) return [];
  const { say } = style.translator;
  const base = answer.duties.find((duty) => duty.measure === "base");
  const lines = answer.headings.map((heading, index) => {
    const exempt = answer.exemptions.find((each) => each.heading === heading);
    if (exempt !== undefined) return [style.bold(heading), say(message("explain/no-duty")), exempt.reason.text, exempt.cites.join("; ")];
    const duty = answer.duties.find((each) => each.heading === heading) ?? (index === answer.headings.length - 1 ? base : undefined);
    return duty === undefined
      ? [style.bold(heading), "", "", ""]
      : [style.bold(heading), charged(duty, style), reasonOf(duty, style), duty.cites.join("; ")];
  });
  const unlisted = answer.duties.filter((duty) => duty.measure !== "base" && !answer.headings.includes(duty.heading));
  for (const duty of unlisted) lines.push([style.bold(duty.heading), charged(duty, style), reasonOf(duty, style), duty.cites.join("; ")]);
  const width = Math.max(...lines.map(([heading = ""]) => heading.length));
  return [
    say(message(title)),
    ...lines.flatMap(([heading = "", amount = "", reason = "", cites = ""], index) => [
      `${index + 1}. ${heading.padEnd(width)}  ${amount}`,
      ...(reason === "" ? [] : [`   ${" ".repeat(13)} ${reason}`]),
      ...(cites === "" ? [] : [style.dim(`   ${" ".repeat(13)} ${cites}`)]),
    ]),
    "",
  ];
}

function charged({ rateText, on, basis, amount, measure }: DutyLine, { translator: { say } }: Style): string {
  const about = { rate: { word: rateText }, value: { money: on }, amount: { money: amount } };
  if (amount === "0.00" && measure === "base") return say(message("explain/charged-nothing", about));
  return say(basis === "value" ? message("explain/charged", about) : message("explain/charged-on", { ...about, basis: { word: basis } }));
}

function reasonOf({ authority, program, since, measure }: DutyLine, { translator: { say } }: Style): string {
  return say(
    message("explain/reason", {
      authority: measure === "base" ? message("explain/ordinary-duty") : { word: authority },
      program: measure === "base" ? { word: program } : { law: program },
      day: since,
    }),
  );
}

/** "Fees: $34.64 merchandise processing, $12.50 harbor maintenance. To pay: $1,647.14." Nothing where no fees were asked for. */
function fees(answer: Answer, style: Style): string[] {
  if (answer.fees.length === 0) return [];
  const { say } = style.translator;
  const each = answer.fees.map(({ fee: id, amount }) => {
    const fee = message(`explain/fee.${id}`);
    return amount === undefined ? message("explain/fee-unknown", { fee }) : message("explain/fee", { amount: { money: amount }, fee });
  });
  const why = answer.fees
    .filter(({ because }) => because.code !== "fees/share-of-value")
    .map(({ fee, because }) => message("explain/fee-why", { fee, why: because.text }));
  return [
    style.bold(say(message("explain/fees", { fees: { all: each, by: ", " }, payable: toPay(answer) }))),
    ...(why.length === 0 ? [] : [style.dim(style.translator.arg({ all: why, by: "; " }))]),
    "",
  ];
}

/** What is to be paid with the fees. */
export function toPay(answer: Answer): Arg {
  const least = ({ feesUnknown, payable }: Totals): Arg =>
    feesUnknown === undefined ? { money: payable } : message("explain/at-least", { amount: { money: payable } });
  if (answer.status === "determined") return least(answer.totals);
  if (answer.status !== "range") return message("explain/not-known");
  const { min, max } = answer.range;
  if (max === undefined) return message("explain/or-more", { amount: { money: min.payable } });
  return min.payable === max.payable ? least(max) : message("explain/between", { least: { money: min.payable }, most: least(max) });
}

// The outcomes of an open answer, least first: what each is owed for and what it declares.
function outcomes({ completions, completionsLeftOut }: Ranged, style: Style): string[] {
  return [
    style.translator.say(
      completionsLeftOut === undefined
        ? message("explain/outcomes")
        : message("explain/outcomes-among", { count: completions.length + completionsLeftOut }),
    ),
    ...completions.flatMap((each) => outcome(each, style)),
    "",
  ];
}

function outcome({ when, totals, duties, headings, refundable }: Completion, style: Style): string[] {
  const { say, arg } = style.translator;
  const facts = say(message("explain/outcome-if", { facts: { all: when.map(factInWords), by: ", " } }));
  if (totals === undefined) return [`- ${style.warn(say(message("explain/outcome-barred")))} ${facts}`];
  const charges = duties.filter(({ amount }) => amount !== "0.00").map((each) => charged(each, style));
  const back = refundable.map((each) => say(message("explain/outcome-refund", { amount: { money: each.amount }, measure: each.measure })));
  return [
    `- ${style.bold(arg({ money: totals.duty }))}${when.length === 0 ? "" : ` ${facts}`}`,
    `    ${say(message("explain/outcome-declare", { headings: headings.join(", ") }))}`,
    ...[...charges, ...back].map((text) => style.dim(`    ${text}`)),
  ];
}

/** "spi is S", "no preference is claimed", "content.aluminum.value is $400.00". */
export function factInWords({ fact, is, also = [] }: CompletionFact): Arg {
  if (is === null) return fact === "spi" ? message("answer/not-claimed") : message("explain/fact-not-given", { fact });
  if (typeof is === "number") return message("explain/reading-holds", { number: is, question: fact });
  const said = (value: Stated): Arg =>
    typeof value === "boolean" ? message(value ? "answer/yes" : "answer/no") : answerInWords(fact, String(value));
  return message("explain/fact-is", { fact, value: { all: [is, ...also].map(said), by: " or " } });
}

function refunds({ refundable }: Filed, style: Style): string[] {
  return refundable.flatMap((each) => [
    style.bold(style.translator.say(message("explain/refundable", { amount: { money: each.amount }, measure: each.measure }))),
    `${each.because.text} ${style.dim(each.cites.join("; "))}`,
    "",
  ]);
}

function questions(answer: Answer, style: Style): string[] {
  if (answer.questions.length === 0) return [];
  return [
    style.translator.say(message("explain/to-find-out")),
    ...answer.questions.flatMap((each, index) => question(each, index + 1, style)),
    "",
  ];
}

function question(each: Question, number: number, style: Style): string[] {
  return [
    `${number}. ${each.ask} ${style.dim(`[${each.fact}; ${each.because}]`)}`,
    ...each.outcomes.map((outcome) => `   ${outcomeInWords(each, outcome, style)}`),
  ];
}

/** What one answer to a question leads to: "if vessel: $5,150.00, fees $47.14". */
export function outcomeInWords(question: Question, outcome: QuestionOutcome, style: Style): string {
  const { arg, say } = style.translator;
  const answer = answerInWords(question.fact, outcome.if);
  if (outcome.duty === undefined) return say(message("explain/if", { answer, duty: message("explain/may-not-be-entered") }));
  const duty = boundsInWords(outcome.duty, style);
  const fees: Arg = { money: outcome.fees ?? "" };
  if (growsWith(question, outcome)) return outcome.fees === undefined ? duty : say(message("explain/with-fees", { duty, fees }));
  return arg(
    outcome.fees === undefined ? message("explain/if", { answer, duty }) : message("explain/if-with-fees", { answer, duty, fees }),
  );
}

// Whether an outcome stands for "however much there is" of the very quantity that is asked for.
function growsWith({ fact }: Question, { duty }: QuestionOutcome): boolean {
  return duty?.unboundedBy?.includes(fact) === true;
}

/** The duty of an outcome: an amount, a span, or a least amount where a quantity is not known. */
export function boundsInWords({ min, max, plus }: DutyBounds, { translator: { say, arg } }: Style = PLAIN): string {
  if (max === undefined) return say(fromUp(min, plus));
  return min === max ? arg({ money: min }) : say(message("explain/to", { least: { money: min }, most: { money: max } }));
}

/** An answer to a question: dollars where the fact is an amount of money. */
export function answerInWords(fact: string, answer: string): Arg {
  return /alue$/.test(fact) && /^[\d.]+$/.test(answer) ? { money: answer } : { word: answer };
}

function reliefs({ reliefs: found }: Answer, style: Style): string[] {
  if (found.length === 0) return [];
  const { say } = style.translator;
  return [
    say(message("explain/reliefs")),
    ...found.map(
      (each) =>
        `- ${say(
          message("explain/relief", {
            fact: `${each.fact}${each.heading === undefined ? "" : ` (${each.heading})`}`,
            saves: { money: each.saves },
            proof: each.proof,
          }),
        )} ${style.dim(`(${each.cites.join("; ")})`)}`,
    ),
    "",
  ];
}

// "Not unknown" is how an answer says that the importer can show it.
function supposed({ fact, assumed }: Answer["assumptions"][number]): Arg {
  return assumed === "not unknown" ? message("explain/assumed-known", { fact }) : `${fact} = ${assumed}`;
}

function assumptions({ assumptions: found }: Answer, style: Style): string[] {
  if (found.length === 0) return [];
  return [style.dim(style.translator.say(message("explain/assumed", { facts: { all: found.map(supposed), by: ", " } }))), ""];
}

/** Notices that are told one by one: how far each measure was read stands after the one line on how far the law was. */
export function toldNotices({ notices: found }: Answer): Answer["notices"] {
  return found.filter(({ code }) => code !== "law/last-seen" && code !== "law/scenario");
}

function notices(answer: Answer, style: Style): string[] {
  return toldNotices(answer).map(({ text }) => style.warn(style.translator.say(message("explain/note", { text }))));
}
