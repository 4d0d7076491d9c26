// The lines of one entry together: each line as alone, fees charged once on those that owe them.

import { ENTRY_KEYS, INFORMAL } from "../contract/entry-keys.js";
import { parseDecimal } from "../exact/decimal.js";
import { formatCents } from "../exact/money.js";
import { add, type Rational, ZERO } from "../exact/rational.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
import type { Assessment, AssessOptions, EntryAssessment, Notice, Totals } from "./answer.js";
import { assessPrepared } from "./assess-line.js";
import { claimQuestion } from "./fee-questions.js";
import { type FeeFacts, type Fees, feesOf } from "./fees.js";
import { feeFacts, feeLine, informalAbove } from "./line-fees.js";
import { type EngineParts, type Prepared, prepare } from "./prepare.js";
import { feesIn, noticeIn, type Told } from "./told.js";
import { openWorld } from "./world.js";

const OF_ENTRY = ["mode", "entryType"] as const;
const NO_FEES = { total: 0n, unknown: [] } as const;
const ORDER = ["error", "prohibited", "range", "determined"] as const;

/**
 * Assess the lines of one entry. Lines carry no fees of their own; the entry does. An entry without lines owes nothing; what is no list is taken as
 * the one line of its entry, so that whatever is wrong with it is an answer in error.
 */
export function assessEntry(parts: EngineParts, given: readonly unknown[], options: AssessOptions): EntryAssessment {
  const inputs: readonly unknown[] = Array.isArray(given) ? given : [given];
  const together = valueTogether(inputs);
  const prepared = ofOneEntry(inputs).map((input) => prepare(parts, input, { ...options, fees: false }, together));
  const lines = prepared.map((each) => assessPrepared(parts, each, options));
  const status = ORDER.find((each) => lines.some((line) => line.status === each)) ?? "determined";
  const read = prepared.filter((each): each is Prepared => !("code" in each));
  const [first] = read;
  if (first === undefined) return { status, lines, fees: [], ...(status === "determined" ? { totals: sum(lines, NO_FEES) } : {}) };
  const factsOf = (claims: (each: Prepared) => string | null | undefined): FeeFacts => {
    const all = read.map((each) => feeLine(each, openWorld(each.explore.world), claims(each)));
    return { ...feeFacts(first, all), informal: read.some(isInformal) && read.every((each) => isInformal(each) || !isStated(each)) };
  };
  const facts = factsOf(({ line }) => line.spi);
  const fees = feesOf(parts.law, facts);
  const above = informalAbove(parts.law, facts);
  const days = daysApart(read);
  const asking = lines.map((answer, at) => {
    const own = prepared[at];
    if (own === undefined || "code" in own) return answer;
    const more = [...(isInformal(own) ? above : []), ...days];
    const told = withNotices(
      answer,
      more.map((each) => noticeIn(own.translator, each)),
    );
    return asked(own, told, (symbol) => ({
      claimed: feesOf(
        parts.law,
        factsOf((each) => (each === own ? symbol : each.line.spi)),
      ).total,
      plain: fees.total,
    }));
  });
  const written = feesIn(first.translator, fees.lines);
  if (status !== "determined") return { status, lines: asking, fees: written };
  return { status, lines: asking, fees: written, totals: sum(lines, fees) };
}

// An entry has one day. Where its lines name several, each owes by its own, and the fees by that of the first.
function daysApart(read: readonly Prepared[]): Told[] {
  const days = [...new Set(read.map(({ line }) => line.entryDate))];
  const [first, ...others] = days;
  if (first === undefined || others.length === 0) return [];
  const says = message("fees/two-days", { days: { all: days.map((day) => ({ day })), by: "and" }, first: { day: first } });
  return [{ code: "fees/two-days", says, fact: "entryDate" }];
}

function isInformal({ line }: Prepared): boolean {
  return line.given.get("entryType") === INFORMAL;
}

function isStated({ line }: Prepared): boolean {
  return line.given.has("entryType");
}

// What is said of the whole entry stands with each line that it is about, in place of what was said of the line alone.
function withNotices(answer: Assessment, more: readonly Notice[]): Assessment {
  if (answer.status === "error" || more.length === 0) return answer;
  return { ...answer, notices: [...answer.notices.filter(({ code }) => more.every((each) => each.code !== code)), ...more] };
}

// What is of the whole entry and stated by some of its lines alone holds for the others: it arrives in one way and is entered in one.
function ofOneEntry(inputs: readonly unknown[]): readonly unknown[] {
  const lines = inputs.filter(isRecord);
  const shared: Record<string, unknown> = {};
  for (const key of OF_ENTRY) {
    const [stated, ...others] = new Set(lines.map((line) => line[key]).filter((each) => each !== undefined));
    if (others.length === 0 && typeof stated === "string" && ENTRY_KEYS[key]?.values?.includes(stated) === true) shared[key] = stated;
  }
  return inputs.map((input) => (isRecord(input) ? { ...shared, ...input } : input));
}

function valueTogether(inputs: readonly unknown[]): Rational {
  const values = inputs.map((input) => (isRecord(input) ? input.value : undefined));
  return values.reduce<Rational>((sum, value) => {
    const read = typeof value === "string" || typeof value === "number" ? parseDecimal(value, 2) : undefined;
    return read === undefined ? sum : add(sum, read);
  }, ZERO);
}

// A line asks for the claim, too, where only the fees of the entry hang on it; shown are the fees without it.
function asked(
  prepared: Prepared,
  answer: Assessment,
  fees: (symbol: string) => { readonly claimed: bigint; readonly plain: bigint },
): Assessment {
  const symbol = prepared.explore.world.program?.symbols[0];
  if (answer.status !== "determined" || prepared.line.spi !== undefined || symbol === undefined) return answer;
  return { ...answer, questions: [...answer.questions, ...claimQuestion(prepared, symbol, answer.totals.duty, fees(symbol))] };
}

function sum(lines: readonly Assessment[], fees: Pick<Fees, "total" | "unknown">): Totals {
  const total = (pick: (totals: Totals) => string): bigint => {
    let dollars = ZERO;
    for (const line of lines) {
      const amount = line.status === "error" || line.totals === undefined ? undefined : parseDecimal(pick(line.totals), 2);
      if (amount !== undefined) dollars = add(dollars, amount);
    }
    return (dollars.n * 100n) / dollars.d;
  };
  const base = total((totals) => totals.base);
  const additional = total((totals) => totals.additional);
  return {
    base: formatCents(base),
    additional: formatCents(additional),
    duty: formatCents(base + additional),
    fees: formatCents(fees.total),
    payable: formatCents(base + additional + fees.total),
    ...(fees.unknown.length === 0 ? {} : { feesUnknown: fees.unknown }),
  };
}
