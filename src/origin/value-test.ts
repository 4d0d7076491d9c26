// Regional value content by transaction value and by net cost (19 U.S.C. 4531(d)). Exact.

import { compare, div, type Rational, sub } from "../exact/rational.js";
import { type Arg, type Message, message } from "../said/message.js";
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
): { readonly holds: Ternary; readonly because: Arg; readonly asks: readonly { readonly fact: string; readonly ask: Arg }[] } {
  const asks: { readonly fact: string; readonly ask: Arg }[] = [];
  const words: Arg[] = [];
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
    ["transaction-value", least.tv, found.tv, transactionValue, claimedByCost(least, question), "transactionValue"],
    ["net-cost", least.nc, found.nc, netCost, outOfReach(least, counted, question), "netCost"],
  ] as const) {
    if (needed === undefined) continue;
    const about = { method: message(`origin/method.${method}`), needed: { word: percent(needed) } };
    if (base === undefined && closed !== undefined) {
      words.push(message("origin/value.not-given", { ...about, closed }));
      continue;
    }
    if (base === undefined) asks.push({ fact, ask: message(`origin/ask.${method}`) });
    const most = method === "net-cost" ? best.nc : best.tv;
    const short = most !== undefined && compare(most, needed) < 0;
    holds = either(holds, short ? false : reached === undefined ? undefined : compare(reached, needed) >= 0);
    const told =
      reached !== undefined
        ? { word: percent(reached) }
        : short
          ? message("origin/value.at-most", { share: { word: percent(most) } })
          : message("origin/value.not-known");
    words.push(message("origin/value.reached", { ...about, share: told }));
  }
  return { holds, because: message("origin/because.value", { tests: { all: words, by: "; " } }), asks: holds === undefined ? asks : [] };
}

// A claim by net cost that fails cannot be made again by transaction value (SOR/2020-155 s.7(8)).
function claimedByCost({ nc }: ValueTest, { netCost }: Question): Message | undefined {
  return nc === undefined || netCost === undefined ? undefined : message("origin/value.closed");
}

// The other way the road is open (s.7(7)): only a total cost, which net cost never exceeds, shows that net cost cannot do it. The price
// shows nothing, since a good may be sold below its cost.
function outOfReach({ nc }: ValueTest, counted: readonly Counted[], { totalCost }: Question): Message | undefined {
  const vnm = sum(counted);
  if (nc === undefined || totalCost === undefined || vnm === undefined) return undefined;
  return compare(div(sub(totalCost, vnm), totalCost), nc) < 0 ? message("origin/value.out-of-reach") : undefined;
}
