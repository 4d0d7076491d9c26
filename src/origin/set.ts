// A set put up for retail sale (19 U.S.C. 4531(m)): its goods that do not originate are worth at most a share of it, a row of the tables.

import { add, compare, mul, type Rational, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Counted } from "./bill.js";
import type { Ternary } from "./codes.js";
import type { Ask, Question } from "./question.js";
import type { OriginTables } from "./tables.js";

/** What the goods of a set that do not originate come to. */
export function setTest(
  { transactionValue }: Question,
  counted: readonly Counted[],
  tables: OriginTables,
): { readonly holds: Ternary; readonly because: Arg; readonly asks: readonly Ask[] } {
  // A good of the set counts whole: what a supplier states of it, and what it is made of, are no matter here.
  const goods = counted.map(({ material }) => material);
  const unvalued = goods.filter(({ value }) => value === undefined || compare(value, ZERO) === 0);
  const known = goods.reduce<Rational>((total, { value }) => add(total, value ?? ZERO), ZERO);
  const most = tables.share("set");
  const within = transactionValue === undefined ? undefined : compare(known, mul(transactionValue, most)) <= 0;
  const limit = { percent: Number(most.n) / Number(most.d) };
  if (within === false) return { holds: false, because: message("origin/because.set-over", { limit }), asks: [] };
  if (within === true && unvalued.length === 0) return { holds: true, because: message("origin/because.set-within", { limit }), asks: [] };
  return {
    holds: undefined,
    because: message("origin/because.set-values"),
    asks: [
      ...(within === undefined ? [{ fact: "transactionValue", ask: message("origin/ask.set-value") }] : []),
      ...unvalued.map(({ path, name }) => ({ fact: `${path}.value`, ask: message("origin/ask.value", { name }) })),
    ],
  };
}
