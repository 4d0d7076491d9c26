// The lines of one entry together: each line as alone, fees charged once on those that owe them.

import { parseDecimal } from "../exact/decimal.js";
import { formatCents } from "../exact/money.js";
import { add, ZERO } from "../exact/rational.js";
import type { Assessment, AssessOptions, EntryAssessment, Totals } from "./answer.js";
import { assessPrepared } from "./assess-line.js";
import { claimQuestion } from "./fee-questions.js";
import { type Fees, feesOf } from "./fees.js";
import { feeFacts, feeLine } from "./line-fees.js";
import { type EngineParts, type Prepared, prepare } from "./prepare.js";
import { feesIn } from "./told.js";
import { openWorld } from "./world.js";

const ORDER = ["error", "prohibited", "range", "determined"] as const;

/** Assess the lines of one entry. Lines carry no fees of their own; the entry does. */
export function assessEntry(parts: EngineParts, inputs: readonly unknown[], options: AssessOptions): EntryAssessment {
  const prepared = inputs.map((input) => prepare(parts, input, { ...options, fees: false }));
  const lines = prepared.map((each) => assessPrepared(parts, each, options));
  const status = ORDER.find((each) => lines.some((line) => line.status === each)) ?? "determined";
  const read = prepared.filter((each): each is Prepared => !("code" in each));
  const [first] = read;
  if (first === undefined) return { status, lines, fees: [] };
  const charged = (claims: (each: Prepared) => string | null | undefined): Fees =>
    feesOf(
      parts.law,
      feeFacts(
        first,
        read.map((each) => feeLine(each, openWorld(each.explore.world), claims(each))),
      ),
    );
  const fees = charged(({ line }) => line.spi);
  const asking = lines.map((answer, at) => {
    const own = prepared[at];
    if (own === undefined || "code" in own) return answer;
    return asked(own, answer, (symbol) => ({
      claimed: charged((each) => (each === own ? symbol : each.line.spi)).total,
      plain: fees.total,
    }));
  });
  const written = feesIn(first.translator, fees.lines);
  if (status !== "determined") return { status, lines: asking, fees: written };
  return { status, lines: asking, fees: written, totals: sum(lines, fees) };
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

function sum(lines: readonly Assessment[], fees: Fees): Totals {
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
