// What an answer takes as given because it was not stated.

import { type FactValue, isExact } from "../facts/line.js";
import { message } from "../said/message.js";
import type { Assumption } from "./answer.js";
import type { Leaf } from "./explore.js";
import type { Prepared } from "./prepare.js";

/** The ordinary cases that were taken, and the type of entry where fees are shown. */
export function assumptionsOf(prepared: Prepared, leaves: readonly Leaf[]): Assumption[] {
  if (!assumesAnything(prepared, leaves)) return [];
  const found = new Map<string, Assumption>();
  const assume = (fact: string, value: FactValue): void => {
    const rule = prepared.parts.rules.get(fact);
    found.set(fact, {
      fact,
      assumed: isExact(value) ? String(value.n) : value,
      code: "facts/ordinary-case",
      text: prepared.translator.say(message("facts/ordinary-case", { cites: rule?.cites.join("; ") ?? "" })),
    });
  };
  for (const { plan } of prepared.found.groups) for (const [fact, value] of plan.dormant) assume(fact, value);
  for (const leaf of leaves) {
    for (const [fact, value] of leaf.outcome.world.assumed ?? []) assume(fact, value);
  }
  if (assumesFormal(prepared))
    found.set("entryType", {
      fact: "entryType",
      assumed: "formal",
      code: "fees/formal-assumed",
      text: prepared.translator.say(message("fees/formal-assumed")),
    });
  return [...found.values()];
}

function assumesFormal({ options, line, parcel }: Prepared): boolean {
  return options.fees === true && !line.given.has("entryType") && parcel.post === undefined;
}

function assumesAnything(prepared: Prepared, leaves: readonly Leaf[]): boolean {
  for (const { plan } of prepared.found.groups) if (plan.dormant.size > 0) return true;
  for (const { outcome } of leaves) if (outcome.world.assumed !== undefined) return true;
  return assumesFormal(prepared);
}
