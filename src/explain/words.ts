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

/** How to mark up a piece of text; the plain writer returns it as it is. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
}

/** Plain text. */
export const PLAIN: Style = { bold: (text) => text, dim: (text) => text, warn: (text) => text };

/** "$25,000.00". */
export function dollars(amount: string): string {
  const [whole = "0", cents = ""] = amount.split(".");
  return `$${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
}

/** "50%", at most two decimals. */
export function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(2))}%`;
}

/** One line on what is owed. */
export function owed(answer: Assessment): string {
  if (answer.status === "error") return answer.error.message;
  if (answer.status === "prohibited") return "may not be entered";
  const bar = answer.prohibition === undefined ? "" : ", or may not be entered at all";
  if (answer.range !== undefined) {
    const { min, max, plus } = answer.range;
    if (max === undefined) return `${fromUp(min.duty, plus)}${bar}`;
    if (min.duty === max.duty) return `${dollars(min.duty)}, and what to declare or what is refunded is open${bar}`;
    return `between ${dollars(min.duty)} and ${dollars(max.duty)}${bar}`;
  }
  const rate = answer.effectiveRate === undefined ? "" : `  (${percent(answer.effectiveRate)} of the value)`;
  return `${dollars(answer.totals?.duty ?? "0.00")}${rate}`;
}

// "from $3,500.00, plus 1.9 cents a kg".
function fromUp(min: string, plus: string | undefined): string {
  return `from ${dollars(min)}, plus ${plus ?? "what the quantity adds"}`;
}

/** The whole answer, one text line each. `indent` comes before every line. */
export function inWords(answer: Assessment, style: Style = PLAIN, indent = "  "): string[] {
  if (answer.status === "error") return [`${indent}${style.warn(answer.error.message)}`, `${indent}${answer.error.fix}`];
  return [
    ...bar(answer, style),
    ...(answer.status === "range"
      ? [...declared(answer.common, style, "Declare in any case:"), ...outcomes(answer, style), ...fees(answer, style)]
      : [...declared(answer, style), ...fees(answer, style), ...refunds(answer, style)]),
    ...questions(answer, style),
    ...reliefs(answer, style),
    ...assumptions(answer, style),
    ...notices(answer, style),
  ].map((line) => (line === "" ? "" : `${indent}${line}`));
}

function bar({ prohibition }: Answer, style: Style): string[] {
  if (prohibition === undefined) return [];
  const when = prohibition.when === undefined ? "" : ` if ${prohibition.when.fact} is ${prohibition.when.value}`;
  return [
    style.warn(`MAY NOT BE ENTERED${when}: ${prohibition.reason.text}`),
    style.dim(`since ${prohibition.since}; ${prohibition.cites.join("; ")}`),
    "",
  ];
}

/** What to declare and what it comes to, in filing order. */
export function declared(answer: Omit<Filed, "refundable">, style: Style, title = "Declare, in this order:"): string[] {
  if (answer.headings.length === 0) return [];
  const base = answer.duties.find((duty) => duty.measure === "base");
  const lines = answer.headings.map((heading, index) => {
    const exempt = answer.exemptions.find((each) => each.heading === heading);
    if (exempt !== undefined) return [style.bold(heading), "adds nothing", exempt.reason.text, exempt.cites.join("; ")];
    const duty = answer.duties.find((each) => each.heading === heading) ?? (index === answer.headings.length - 1 ? base : undefined);
    return duty === undefined
      ? [style.bold(heading), "", "", ""]
      : [style.bold(heading), charged(duty), reasonOf(duty), duty.cites.join("; ")];
  });
  const unlisted = answer.duties.filter((duty) => duty.measure !== "base" && !answer.headings.includes(duty.heading));
  for (const duty of unlisted) lines.push([style.bold(duty.heading), charged(duty), reasonOf(duty), duty.cites.join("; ")]);
  const width = Math.max(...lines.map(([heading = ""]) => heading.length));
  return [
    title,
    ...lines.flatMap(([heading = "", amount = "", reason = "", cites = ""], index) => [
      `${index + 1}. ${heading.padEnd(width)}  ${amount}`,
      ...(reason === "" ? [] : [`   ${" ".repeat(13)} ${reason}`]),
      ...(cites === "" ? [] : [style.dim(`   ${" ".repeat(13)} ${cites}`)]),
    ]),
    "",
  ];
}

function charged(duty: DutyLine): string {
  return `${duty.rateText} of ${dollars(duty.on)} ${duty.basis === "value" ? "" : `(${duty.basis}) `}= ${dollars(duty.amount)}`;
}

function reasonOf(duty: DutyLine): string {
  return `${duty.authority === "HTS" ? "ordinary duty" : duty.authority}: ${duty.program}, since ${duty.since}`;
}

const FEES = { MPF: "merchandise processing", HMF: "harbor maintenance" } as const;

/** "Fees: $34.64 merchandise processing, $12.50 harbor maintenance. To pay: $1,647.14." Nothing where no fees were asked for. */
function fees(answer: Answer, style: Style): string[] {
  if (answer.fees.length === 0) return [];
  const each = answer.fees.map(
    ({ fee, amount }) => `${amount === undefined ? "an amount not on record for" : dollars(amount)} ${FEES[fee]}`,
  );
  const why = answer.fees
    .filter(({ because }) => because.code !== "fees/share-of-value")
    .map(({ fee, because }) => `${fee}: ${because.text}`);
  return [style.bold(`Fees: ${each.join(", ")}. To pay: ${toPay(answer)}.`), ...(why.length === 0 ? [] : [style.dim(why.join("; "))]), ""];
}

/** What is to be paid with the fees, in words. */
export function toPay(answer: Answer): string {
  const least = ({ feesUnknown, payable }: Totals): string => `${feesUnknown === undefined ? "" : "at least "}${dollars(payable)}`;
  if (answer.status === "determined") return least(answer.totals);
  if (answer.status !== "range") return "not known";
  const { min, max } = answer.range;
  if (max === undefined) return `${dollars(min.payable)} or more`;
  return min.payable === max.payable ? least(max) : `between ${dollars(min.payable)} and ${least(max)}`;
}

// The outcomes of an open answer, least first: what each is owed for and what it declares.
function outcomes({ completions, completionsLeftOut }: Ranged, style: Style): string[] {
  return [
    completionsLeftOut === undefined
      ? "It can come out so:"
      : `It can come out in ${completions.length + completionsLeftOut} ways, among them:`,
    ...completions.flatMap((each) => outcome(each, style)),
    "",
  ];
}

function outcome({ when, totals, duties, headings, refundable }: Completion, style: Style): string[] {
  const facts = when.map(factInWords).join(", ");
  if (totals === undefined) return [`- ${style.warn("may not be entered")} if ${facts}`];
  const charges = duties.filter(({ amount }) => amount !== "0.00").map(charged);
  const back = refundable.map((each) => `refundable: ${dollars(each.amount)} of ${each.measure}`);
  return [
    `- ${style.bold(dollars(totals.duty))}${facts === "" ? "" : ` if ${facts}`}`,
    `    declare ${headings.join(", ")}`,
    ...[...charges, ...back].map((text) => style.dim(`    ${text}`)),
  ];
}

/** "spi is S", "no preference is claimed", "content.aluminum.value is $400.00". */
export function factInWords({ fact, is, also = [] }: CompletionFact): string {
  if (is === null) return fact === "spi" ? "no preference is claimed" : `${fact} is not given`;
  if (typeof is === "number") return `reading ${is} of ${fact} holds`;
  const said = (value: Stated): string => (typeof value === "boolean" ? (value ? "yes" : "no") : answerInWords(fact, String(value)));
  return `${fact} is ${[is, ...also].map(said).join(" or ")}`;
}

function refunds({ refundable }: Filed, style: Style): string[] {
  return refundable.flatMap((each) => [
    style.bold(`Refundable: ${dollars(each.amount)} of ${each.measure}`),
    `${each.because.text} ${style.dim(each.cites.join("; "))}`,
    "",
  ]);
}

function questions(answer: Answer, style: Style): string[] {
  if (answer.questions.length === 0) return [];
  return ["To find out:", ...answer.questions.flatMap((each, index) => question(each, index + 1, style)), ""];
}

function question(each: Question, number: number, style: Style): string[] {
  return [
    `${number}. ${each.ask} ${style.dim(`[${each.fact}; ${each.because}]`)}`,
    ...each.outcomes.map((outcome) => {
      if (outcome.duty === undefined) return `   if ${answerInWords(each.fact, outcome.if)}: may not be entered`;
      const fees = outcome.fees === undefined ? "" : `, fees ${dollars(outcome.fees)}`;
      if (growsWith(each, outcome)) return `   ${boundsInWords(outcome.duty)}${fees}`;
      return `   if ${answerInWords(each.fact, outcome.if)}: ${boundsInWords(outcome.duty)}${fees}`;
    }),
  ];
}

/** Whether an outcome stands for "however much there is" of the very quantity that is asked for. */
export function growsWith({ fact }: Question, { duty }: QuestionOutcome): boolean {
  return duty?.unboundedBy?.includes(fact) === true;
}

/** The duty of an outcome: an amount, a span, or a least amount where a quantity is not known. */
export function boundsInWords({ min, max, plus }: DutyBounds): string {
  if (max === undefined) return fromUp(min, plus);
  return min === max ? dollars(min) : `${dollars(min)} to ${dollars(max)}`;
}

/** An answer to a question: dollars where the fact is an amount of money. */
export function answerInWords(fact: string, answer: string): string {
  return /alue$/.test(fact) && /^[\d.]+$/.test(answer) ? dollars(answer) : answer;
}

function reliefs({ reliefs: found }: Answer, style: Style): string[] {
  if (found.length === 0) return [];
  return [
    "Could be claimed, and was not:",
    ...found.map(
      (each) =>
        `- ${each.fact}${each.heading === undefined ? "" : ` (${each.heading})`} would save ${dollars(each.saves)}. Proof: ${each.proof} ${style.dim(`(${each.cites.join("; ")})`)}`,
    ),
    "",
  ];
}

// "Not unknown" is how an answer says that the importer can show it.
function supposed({ fact, assumed }: Answer["assumptions"][number]): string {
  return assumed === "not unknown" ? `${fact} is known` : `${fact} = ${assumed}`;
}

function assumptions({ assumptions: found }: Answer, style: Style): string[] {
  return found.length === 0 ? [] : [style.dim(`Assumed: ${found.map(supposed).join(", ")}`), ""];
}

function notices({ notices: found }: Answer, style: Style): string[] {
  // How far each measure was read is after the one line on how far the law was.
  return found.filter(({ code }) => code !== "law/last-seen").map((notice) => style.warn(`Note: ${notice.text}`));
}
