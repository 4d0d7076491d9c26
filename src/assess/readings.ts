// Which open questions of the law matter here: a reading is mentioned only where the other one would change this answer.

import type { Exploration, Leaf } from "./explore.js";
import type { Outcome } from "./outcome.js";
import type { Prepared } from "./prepare.js";
import { openWorld } from "./world.js";

/** Questions whose first reading was taken and whose second would change what is owed, declared or refunded. */
export function decidingReadings(prepared: Prepared, exploration: Exploration): ReadonlySet<string> {
  const deciding = new Set<string>();
  for (const leaf of exploration.leaves) {
    for (const id of leaf.outcome.world.readings?.keys() ?? []) {
      if (!deciding.has(id) && changes(prepared, leaf, id)) deciding.add(id);
    }
  }
  return deciding;
}

function changes({ explore }: Prepared, { assigned, outcome }: Leaf, id: string): boolean {
  const group = explore.groups.find(({ plan }) => plan === outcome.plan);
  if (group === undefined) return true;
  const world = { ...explore.world, readings: { ...explore.world.readings, [id]: 2 } };
  const other = explore.outcome(openWorld(world, assigned), group);
  // The other reading asks for a fact that this one does not: it may change the answer.
  return typeof other === "string" || !sameFiling(outcome, other);
}

/** Whether two outcomes owe and declare the same. */
export function sameFiling(a: Outcome, b: Outcome): boolean {
  return filing(a) === filing(b);
}

/** Whether two explorations come to the same filings, however many completions lead to each. */
export function sameFilings(a: Exploration, b: Exploration): boolean {
  return filings(a) === filings(b);
}

function filings({ leaves }: Exploration): string {
  return [...new Set(leaves.map(({ outcome }) => filing(outcome)))].sort().join("\n");
}

function filing({ base, charges, exemptions, barred }: Outcome): string {
  return [
    barred?.provision.id ?? "",
    base.amount,
    ...charges.map(({ heading, on, amount }) => `${heading.provision.id} ${on.n}/${on.d} ${amount}`),
    "",
    ...exemptions.map(({ heading }) => heading.provision.id),
  ].join("|");
}
