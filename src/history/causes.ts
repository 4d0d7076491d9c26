// The acts that changed an answer between two days: those without which the later answer would not be what it is.

import type { Plan } from "../assess/plan.js";
import type { Prepared } from "../assess/prepare.js";
import { instrumentOf } from "../law/values.js";
import { type Change, changesBetween, edition, sameRow } from "./changes.js";
import { owedWith } from "./mixed.js";
import { windowOf } from "./window.js";

/**
 * The acts that changed the answer from one day to another, those that began something first; never none. Both lines are the same but
 * for their days.
 */
export function causes(before: Prepared, after: Prepared): string[] {
  const changes = changesBetween(before, after);
  const bundles = [...bundled(changes, after)];
  const caused = bundles.length < 2 ? bundles : decisive(bundles, before, after);
  const found = caused.flatMap((bundle) => narrowed(bundle, before, after));
  const acts = [...found.filter(({ began }) => began), ...found.filter(({ began }) => !began)].flatMap((change) => change.acts);
  const { to } = windowOf(before.line.entryDate, after.line.entryDate);
  return acts.length > 0 ? [...new Set(acts)] : [edition(after.parts, to)];
}

// Changes that share an act belong together: an act does all that it does or nothing, its exemptions with its duty.
function bundled(changes: readonly Change[], { parts }: Prepared): Iterable<readonly Change[]> {
  let bundles: { readonly acts: ReadonlySet<string>; readonly changes: readonly Change[] }[] = [];
  for (const change of changes) {
    const acts = new Set(change.acts.map((act) => instrumentOf(parts.law.instruments, act)?.id ?? act));
    const sharing = bundles.filter((bundle) => [...acts].some((act) => bundle.acts.has(act)));
    bundles = [
      ...bundles.filter((bundle) => !sharing.includes(bundle)),
      {
        acts: new Set([...sharing.flatMap((bundle) => [...bundle.acts]), ...acts]),
        changes: [...sharing.flatMap((bundle) => bundle.changes), change],
      },
    ];
  }
  return bundles.map((bundle) => bundle.changes);
}

// Bundles without which the later answer would be another. Where each of two would do alone, those that would have changed the earlier
// answer; where only all together do, all.
function decisive(bundles: readonly (readonly Change[])[], before: Prepared, after: Prepared): readonly (readonly Change[])[] {
  const later = owedWith(after, before, []);
  const needed = bundles.filter((bundle) => owedWith(after, before, bundle) !== later);
  if (needed.length > 0) return needed;
  const earlier = owedWith(before, after, []);
  const enough = bundles.filter((bundle) => owedWith(before, after, bundle) !== earlier);
  return enough.length > 0 ? enough : bundles;
}

// Of changes that cite places of the same acts, those that matter.
function narrowed(bundle: readonly Change[], before: Prepared, after: Prepared): readonly Change[] {
  if (new Set(bundle.map(({ acts }) => acts.join("|"))).size < 2) return bundle;
  const later = owedWith(after, before, []);
  const needed = bundle.filter((change) => owedWith(after, before, [change]) !== later);
  return needed.length > 0 ? needed : bundle;
}

/**
 * The same for many numbers between the same two days: numbers that meet the same headings changed by the same acts. The row matters
 * only by whether it is free, by what it offers the program claimed, and where a duty lifts it up to a rate.
 */
export function rememberedCauses(): typeof causes {
  const known = new Map<string, string[]>();
  const ids = new WeakMap<Plan["headings"], number>();
  let next = 0;
  const idOf = (headings: Plan["headings"]): number => {
    const found = ids.get(headings) ?? next++;
    ids.set(headings, found);
    return found;
  };
  return (before, after) => {
    const plans = [before, after].map(({ found }) => (found.groups.length === 1 ? found.groups[0]?.plan : undefined));
    const [old, now] = plans;
    if (old === undefined || now === undefined || !sameRow(old.line, now.line)) return causes(before, after);
    const lifted = [...old.headings.values(), ...now.headings.values()].some(({ terms }) => terms.adds.kind === "up-to");
    const { general, special } = now.line;
    const { spi } = after.line;
    const key = [
      idOf(old.headings),
      idOf(now.headings),
      spi,
      general === "Free" || lifted ? general : "",
      spi === null ? "" : special,
    ].join("|");
    const found = known.get(key) ?? causes(before, after);
    known.set(key, found);
    return found;
  };
}
