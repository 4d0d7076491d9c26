// Origins that the law never tells apart, found from its tests alone: what is worked out for one of them holds for all.

import type { Day } from "../exact/day.js";
import { programsFor, programsIn } from "./claimable.js";
import { foldTerms, measureEnded } from "./in-force.js";
import { decided, parcelsFor } from "./of-origin.js";
import type { Condition, Law, ParcelRule, Terms } from "./types.js";

type Groups = readonly (readonly string[])[];

const kept = new WeakMap<Law, Map<Day | undefined, Groups>>();

/**
 * The origins that are answered, in groups whose goods owe the same: on one day of entry, or on every day. Groups and members stand in
 * the order of the countries. What is said with an answer may differ within a group; no duty does.
 */
export function originGroups(law: Law, day?: Day): Groups {
  const known = kept.get(law) ?? new Map<Day | undefined, Groups>();
  kept.set(law, known);
  const found = known.get(day) ?? grouped(law, day);
  known.set(day, found);
  return found;
}

function grouped(law: Law, day: Day | undefined): Groups {
  const headings = headingsOf(law, day);
  const rules = [
    ...law.yields.map(({ when }) => when),
    ...Object.values(law.headingLists).flatMap(({ rows }) => rows.map(({ test }) => test)),
  ];
  const ruled = rules.flatMap((test) => (test === undefined ? [] : namings(test)));
  const groups = new Map<string, string[]>();
  for (const origin of law.countries.encoded) {
    const text = [
      law.countries.column2.includes(origin),
      ...(day === undefined ? programsIn(law).filter(({ members }) => members.includes(origin)) : programsFor(law, origin, day)).map(
        ({ id }) => id,
      ),
      ...parcelTexts(law, origin, day),
      ...headings.map((terms) => toldApart(terms, origin)),
      ...ruled.map((names) => (names.has(origin) ? "1" : "0")),
    ].join("|");
    const members = groups.get(text);
    if (members === undefined) groups.set(text, [origin]);
    else members.push(origin);
  }
  return [...groups.values()];
}

type SomeTerms = readonly Partial<Terms>[];

// The terms of each heading: those of the day, or all that it ever has.
function headingsOf({ measures }: Law, day: Day | undefined): readonly SomeTerms[] {
  return measures.flatMap((measure) => {
    if (day !== undefined && measureEnded(measure, day, undefined)) return [];
    return measure.provisions.flatMap((provision): SomeTerms[] => {
      if (day === undefined) return [[provision.base, ...provision.amendments.map(({ terms }) => terms)]];
      const folded = foldTerms(provision, day, undefined);
      return folded === undefined ? [] : [[folded.terms]];
    });
  });
}

// How the tests of a heading come out for an origin; nothing where its goods never meet it.
function toldApart(all: SomeTerms, origin: string): string {
  if (all.every((terms) => terms.origin === undefined || decided(terms.origin, origin) === false)) return "";
  return all
    .flatMap((terms) => [terms.origin, terms.goods, terms.when, terms.unless, terms.columns])
    .flatMap((test) => (test === undefined ? [] : namings(test)))
    .map((names) => (names.has(origin) ? "1" : "0"))
    .join("");
}

const named = new WeakMap<Condition, readonly ReadonlySet<string>[]>();

// The sets of origins that a test names, in its order.
function namings(test: Condition): readonly ReadonlySet<string>[] {
  let found = named.get(test);
  if (found === undefined) {
    found =
      test.op === "origin"
        ? [new Set(test.any)]
        : test.op === "not"
          ? namings(test.test)
          : test.op === "all" || test.op === "any"
            ? test.tests.flatMap(namings)
            : [];
    named.set(test, found);
  }
  return found;
}

// The processes for parcels that goods of an origin meet, and its flat amounts.
function parcelTexts(law: Law, origin: string, day: Day | undefined): string[] {
  const rules = parcelsFor(law, origin);
  const met = day === undefined ? rules : (["clearance", "post"] as const).flatMap((kind) => lastOf(rules, kind, day) ?? []);
  return met.map((rule) => {
    const amounts = rule.flat?.amounts.filter(
      ({ origins, until }) => origins.includes(origin) && (day === undefined || (until ?? "9") > day),
    );
    return `${law.parcels.indexOf(rule)} ${(amounts ?? []).map(({ amount, until }) => `${amount} ${until ?? ""}`).join(" ")}`;
  });
}

function lastOf(rules: readonly ParcelRule[], kind: ParcelRule["parcel"], day: Day): ParcelRule | undefined {
  return rules.filter(({ parcel, from }) => parcel === kind && from <= day).at(-1);
}
