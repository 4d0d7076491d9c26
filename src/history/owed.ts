// What the completions of a line owe, in short: a finer or coarser look than an answer takes would find other causes, so it is what the
// answer shows (bounds, the duties that apply in every completion, bars) without the words around it.

import { type Exploration, explore } from "../assess/explore.js";
import type { Outcome } from "../assess/outcome.js";
import type { Prepared } from "../assess/prepare.js";

/** Equal where two lines owe the same within the same bounds. */
export function owed({ explore: setting }: Pick<Prepared, "explore">): string {
  const { leaves, unbounded }: Exploration = explore(setting);
  const barred = leaves.find(({ outcome }) => outcome.barred !== undefined)?.outcome.barred;
  const open = leaves.flatMap(({ outcome }) => (outcome.barred === undefined ? [outcome] : []));
  const amounts = open.map(({ base, additional }) => base.amount + additional);
  const [least, most] = [amounts.reduce(smaller, amounts[0] ?? 0n), amounts.reduce(larger, amounts[0] ?? 0n)];
  const [first = [], ...others] = open.map(duties);
  const sets = others.map((each) => new Set(each));
  const common = first.filter((duty) => sets.every((each) => each.has(duty)));
  return [barred?.measure.id ?? "", open.length === 0, least, most, unbounded.join(), ...common].join("|");
}

function smaller(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}

function larger(a: bigint, b: bigint): bigint {
  return b > a ? b : a;
}

function duties({ base, charges }: Outcome): string[] {
  const found = [`base ${base.rateText} ${base.amount}`];
  for (const { heading, rateText, on, amount } of charges) found.push(`${heading.provision.id} ${rateText} ${on.n}/${on.d} ${amount}`);
  return found;
}
