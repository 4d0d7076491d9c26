// Regional value content by transaction value and by net cost (19 U.S.C. 4531(d)). Exact.

import { compare, div, type Rational, sub } from "../exact/rational.js";
import type { Counted } from "./bill.js";
import type { Ternary } from "./codes.js";
import type { ValueTest } from "./notation.js";
import type { Question } from "./read.js";
import { either } from "./shift.js";
import { missing, percent, sum } from "./tolerance.js";

/** The two contents, where base and values are known. */
export interface Contents {
  readonly tv?: Rational;
  readonly nc?: Rational;
}

/** (base - VNM) / base by both methods. */
export function contents(counted: readonly Counted[], { transactionValue, netCost }: Question): Contents {
  const vnm = sum(counted);
  if (vnm === undefined) return {};
  return {
    ...(transactionValue === undefined ? {} : { tv: div(sub(transactionValue, vnm), transactionValue) }),
    ...(netCost === undefined ? {} : { nc: div(sub(netCost, vnm), netCost) }),
  };
}

/** Does either method reach its least share? */
export function valueTest(
  least: ValueTest,
  counted: readonly Counted[],
  question: Question,
): { readonly holds: Ternary; readonly because: string; readonly asks: readonly { readonly fact: string; readonly ask: string }[] } {
  const asks: { readonly fact: string; readonly ask: string }[] = [];
  const words: string[] = [];
  const found = contents(counted, question);
  const valued = sum(counted) !== undefined;
  if (!valued) asks.push(...missing(counted));
  let holds: Ternary = false;
  const { transactionValue, netCost } = question;
  for (const [method, needed, reached, base, other, fact] of [
    ["transaction value", least.tv, found.tv, transactionValue, least.nc === undefined ? undefined : netCost, "transactionValue"],
    ["net cost", least.nc, found.nc, netCost, least.tv === undefined ? undefined : transactionValue, "netCost"],
  ] as const) {
    if (needed === undefined) continue;
    // The method is the claimant's choice (19 U.S.C. 4531(d)(5)): one whose base is not given, where the other's is, is not claimed.
    if (base === undefined && other !== undefined) {
      words.push(`${method} not given, so not claimed; needs ${percent(needed)}`);
      continue;
    }
    if (base === undefined) asks.push({ fact, ask: `What is the ${method}?` });
    holds = either(holds, reached === undefined ? undefined : compare(reached, needed) >= 0);
    words.push(`${method} ${reached === undefined ? "not known" : percent(reached)}, needs ${percent(needed)}`);
  }
  return { holds, because: `regional value content: ${words.join("; ")}`, asks: holds === undefined ? asks : [] };
}
