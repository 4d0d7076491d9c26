// The futures that the tab asks for: one of scenarios laid upon each other, or alternatives with probabilities.

import { CERTAIN, millionthsOf } from "../../src/scenario/expected.js";
import type { WhatIfAsked } from "./messages.js";

/** One future: scenarios in their order, and how likely it is, in millionths. */
export interface AskedFuture {
  readonly scenarios: readonly string[];
  readonly millionths: bigint;
}

/** A probability that is missing or wrong. */
export class WrongOdds extends Error {}

/** The futures of a question. `last` is laid upon each of them; what alternatives leave to 1 is the law with `last` alone. */
export function askedFutures({ scenarios, odds }: WhatIfAsked, last: readonly string[]): AskedFuture[] {
  if (odds === undefined || scenarios.length === 0) return [{ scenarios: [...scenarios, ...last], millionths: CERTAIN }];
  const written = new Map(odds.split(",").map((each): [string, string] => [each.split(":")[0] ?? "", each.split(":")[1] ?? ""]));
  const futures = scenarios.map((name) => {
    const millionths = millionthsOf(written.get(name) ?? "");
    if (millionths === undefined) throw new WrongOdds(`${name} has no probability. Write one from 0 to 1, such as 0.3.`);
    return { scenarios: [name, ...last], millionths };
  });
  const rest = CERTAIN - futures.reduce((sum, each) => sum + each.millionths, 0n);
  if (rest < 0n) throw new WrongOdds("The probabilities add up to more than 1. Lower them; what they leave to 1 is the law as it stands.");
  return rest === 0n ? futures : [...futures, { scenarios: last, millionths: rest }];
}
