// The part of a law that can reach goods of one origin. What is compiled for an origin has its own periods: a day on which only goods of
// others owe otherwise is none of them.

import type { Chapter98Rule, Condition, Law, Measure, ParcelRule, Terms } from "./types.js";

const made = new WeakMap<Law, Map<string, Law>>();

/** The law without the headings that goods of the origin never meet, and without what only those headings name. */
export function lawOfOrigin(law: Law, origin: string): Law {
  const kept = made.get(law) ?? new Map<string, Law>();
  made.set(law, kept);
  const known = kept.get(origin);
  if (known !== undefined) return known;
  const found = reduced(law, origin);
  kept.set(origin, found);
  return found;
}

/** That part as a law that answers for goods of the origin alone and refuses those of every other. */
export function lawForOneOrigin(law: Law, origin: string): Law {
  return { ...lawOfOrigin(law, origin), countries: { ...law.countries, encoded: [origin] } };
}

function reduced(law: Law, origin: string): Law {
  const measures = law.measures.flatMap((measure): Measure[] => {
    const provisions = measure.provisions.filter(({ base, amendments }) =>
      [base, ...amendments.map(({ terms }) => terms)].some(({ origin: test }) => test !== undefined && decided(test, origin) !== false),
    );
    return provisions.length === 0 ? [] : [provisions.length === measure.provisions.length ? measure : { ...measure, provisions }];
  });
  const ids = new Set(measures.flatMap(({ id, provisions }) => [id, ...provisions.map((each) => each.id)]));
  const yields = law.yields.filter(
    ({ to, althoughFree, yields: losers }) => [...to, ...althoughFree].some((id) => ids.has(id)) && losers.some((id) => ids.has(id)),
  );
  const headingLists = Object.fromEntries(
    Object.entries(law.headingLists).map(([id, list]) => [id, { ...list, rows: list.rows.filter(({ heading }) => ids.has(heading)) }]),
  );
  const processes = parcelsFor(law, origin);
  const named = new Set<string>([
    ...measures.flatMap(({ partly, provisions }) => [
      ...(partly === undefined ? [] : [partly]),
      ...provisions.flatMap(({ base, amendments }) => [base, ...amendments.map(({ terms }) => terms)].flatMap(listsOfTerms)),
    ]),
    ...Object.values(headingLists).flatMap(({ rows }) => rows.flatMap(({ test }) => (test === undefined ? [] : listsIn(test)))),
    ...yields.flatMap(({ when }) => listsIn(when)),
    ...processes.flatMap(({ notGoods }) => notGoods),
    ...law.facts.flatMap(({ offeredOn }) => (offeredOn === undefined ? [] : [offeredOn])),
  ]);
  const lists = Object.fromEntries(Object.entries(law.lists).filter(([id]) => named.has(id)));
  const parcels = processes.map((rule) =>
    rule.flat === undefined
      ? rule
      : { ...rule, flat: { ...rule.flat, amounts: rule.flat.amounts.filter(({ origins }) => origins.includes(origin)) } },
  );
  const preferences = law.preferences.filter(({ members }) => members.includes(origin));
  return {
    ...law,
    measures,
    yields,
    headingLists,
    lists,
    parcels,
    preferences,
    chapter98: law.chapter98.map((rule) => claimedFrom(rule, origin)),
  };
}

// A provision that goods of the origin cannot claim stays on record, so that a claim of it is refused, but without its days and its origins.
function claimedFrom(rule: Chapter98Rule, origin: string): Chapter98Rule {
  if (rule.origins?.includes(origin) !== false) return rule;
  const { ends: _, ...open } = rule;
  return { ...open, origins: [] };
}

/** The processes for parcels that goods of the origin meet, in their order. */
export function parcelsFor({ parcels }: Pick<Law, "parcels">, origin: string): readonly ParcelRule[] {
  return parcels.filter((rule) => meetsParcel(rule, origin));
}

/** Whether goods of the origin meet a process for parcels. */
export function meetsParcel({ origins }: ParcelRule, origin: string): boolean {
  return origins?.includes(origin) !== false;
}

/** Whether a test holds for an origin, where the origin alone decides. */
export function decided(test: Condition, origin: string): boolean | undefined {
  switch (test.op) {
    case "true":
      return true;
    case "origin":
      return test.any.includes(origin);
    case "not": {
      const inner = decided(test.test, origin);
      return inner === undefined ? undefined : !inner;
    }
    case "all":
    case "any": {
      const decisive = test.op === "any";
      const parts = test.tests.map((each) => decided(each, origin));
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    default:
      return undefined;
  }
}

function listsOfTerms({ goods, when, unless, columns }: Partial<Terms>): readonly string[] {
  return [goods, when, unless, columns].flatMap((test) => (test === undefined ? [] : listsIn(test)));
}

function listsIn(test: Condition): readonly string[] {
  switch (test.op) {
    case "list":
      return [test.list];
    case "metal-weight-below":
    case "metal-share":
      return test.metals.flatMap(({ lists }) => lists);
    case "not":
      return listsIn(test.test);
    case "all":
    case "any":
      return test.tests.flatMap(listsIn);
    default:
      return [];
  }
}
