// Regional value content by transaction value and by net cost (19 U.S.C. 4531(d)). Exact.

import { compare, div, type Rational, sub } from "../exact/rational.js";
import type { Counted } from "./bill.js";
import type { Ternary } from "./codes.js";
import type { ValueTest } from "./notation.js";
import type { Question } from "./question.js";
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
  // Values that are missing can only lower what is reached without them.
  const best = contents(
    counted.filter(({ value }) => value !== undefined),
    question,
  );
  const valued = sum(counted) !== undefined;
  if (!valued) asks.push(...missing(counted));
  let holds: Ternary = false;
  const { transactionValue, netCost } = question;
  for (const [method, needed, reached, base, closed, fact] of [
    ["transaction value", least.tv, found.tv, transactionValue, claimedByCost(least, question), "transactionValue"],
    ["net cost", least.nc, found.nc, netCost, outOfReach(least, counted, question), "netCost"],
  ] as const) {
    if (needed === undefined) continue;
    if (base === undefined && closed !== undefined) {
      words.push(`${method} not given, ${closed}; needs ${percent(needed)}`);
      continue;
    }
    if (base === undefined) asks.push({ fact, ask: `What is the ${method}?` });
    const most = method === "net cost" ? best.nc : best.tv;
    const short = most !== undefined && compare(most, needed) < 0;
    holds = either(holds, short ? false : reached === undefined ? undefined : compare(reached, needed) >= 0);
    const told = reached !== undefined ? percent(reached) : short ? `at most ${percent(most)}` : "not known";
    words.push(`${method} ${told}, needs ${percent(needed)}`);
  }
  return { holds, because: `regional value content: ${words.join("; ")}`, asks: holds === undefined ? asks : [] };
}

// A claim by net cost that fails cannot be made again by transaction value (SOR/2020-155 s.7(8)).
function claimedByCost({ nc }: ValueTest, { netCost }: Question): string | undefined {
  return nc === undefined || netCost === undefined ? undefined : "and closed once net cost is claimed";
}

// The other way the road is open (s.7(7)): only a total cost, which net cost never exceeds, shows that net cost cannot do it. The price
// shows nothing, since a good may be sold below its cost.
function outOfReach({ nc }: ValueTest, counted: readonly Counted[], { totalCost }: Question): string | undefined {
  const vnm = sum(counted);
  if (nc === undefined || totalCost === undefined || vnm === undefined) return undefined;
  return compare(div(sub(totalCost, vnm), totalCost), nc) < 0 ? "and out of reach even at the total cost" : undefined;
}
