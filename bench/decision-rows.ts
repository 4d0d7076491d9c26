// One measure of the compiled law as a table of decisions, first match wins: the form that rules engines read. No rate, number or day
// stands here; all come from the law. A form of the law that such a table cannot hold is refused, not left out.

import type { Day } from "../src/exact/day.js";
import { foldTerms } from "../src/law/in-force.js";
import type { Condition, Law, Measure, Provision, Terms } from "../src/law/types.js";

/** A field of the facts, and the values of which it must have one. */
export interface Test {
  readonly field: string;
  readonly any: readonly (string | boolean | number)[];
}

/** One decision: between two days (as {@link dayField}, the second excluded), where every test holds, this heading at this rate. */
export interface Row {
  readonly heading: string;
  readonly from: number;
  readonly until: number;
  readonly tests: readonly Test[];
  /** Rate as a fraction: numerator and denominator. */
  readonly rate: readonly [number, number];
}

/** What a fact is called in both engines: letters, digits and low lines. */
export function field(kind: "list" | "fact" | "reading", name: string): string {
  return `${kind}_${name.replaceAll(/[^A-Za-z0-9]+/g, "_")}`;
}

/** A day as a number of eight digits, which sorts as time does. */
export function dayField(day: Day): number {
  return Number(day.replaceAll("-", ""));
}

/** The rows of a measure that ends; what wins stands above what it wins over. */
export function decisionRows(measure: Measure): readonly Row[] {
  const { ends } = measure;
  if (ends === undefined) throw new Error(`${measure.id} does not end`);
  const turns = [...new Set(measure.provisions.flatMap((each) => each.amendments.map(({ from }) => from)))].sort();
  const days = turns.filter((day) => day < ends.on);
  const rows = winnersFirst(measure, days).flatMap((provision) =>
    days.flatMap((day, at): Row[] => {
      const terms = foldTerms(provision, day, undefined)?.terms;
      return terms === undefined ? [] : [rowOf(provision, terms, dayField(day), dayField(days[at + 1] ?? ends.on))];
    }),
  );
  // Where a turn of the measure leaves a heading as it was, its row goes on.
  const joined: Row[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last !== undefined && last.until === row.from && sameDecision(last, row)) joined[joined.length - 1] = { ...last, until: row.until };
    else joined.push(row);
  }
  return joined;
}

function sameDecision(a: Row, b: Row): boolean {
  return a.heading === b.heading && JSON.stringify([a.tests, a.rate]) === JSON.stringify([b.tests, b.rate]);
}

// A heading comes after its exceptions and after the headings that replace it, of all days.
function winnersFirst(measure: Measure, days: readonly Day[]): readonly Provision[] {
  const over = new Map<string, Set<string>>(measure.provisions.map(({ id }) => [id, new Set()]));
  for (const provision of measure.provisions)
    for (const day of days) {
      const terms = foldTerms(provision, day, undefined)?.terms;
      for (const id of terms?.except ?? []) over.get(provision.id)?.add(id);
      for (const id of terms?.inLieuOf ?? []) over.get(id)?.add(provision.id);
    }
  const sorted: Provision[] = [];
  while (sorted.length < measure.provisions.length) {
    const left = measure.provisions.filter((each) => !sorted.includes(each));
    const next = left.find(({ id }) => !left.some((other) => over.get(id)?.has(other.id)));
    if (next === undefined) throw new Error(`${measure.id}: headings win over each other in a circle`);
    sorted.push(next);
  }
  return sorted;
}

function rowOf(provision: Provision, terms: Terms, from: number, until: number): Row {
  const { adds, value } = terms;
  if (value.kind !== "customs-value") throw new Error(`${provision.id} falls on ${value.kind}`);
  if (adds.kind !== "rate" && adds.kind !== "nothing") throw new Error(`${provision.id} adds ${adds.kind}`);
  const tests = [
    ...[terms.origin, terms.goods, terms.columns, terms.when].flatMap((each) => testsOf(each, true)),
    ...testsOf(terms.unless, false),
  ];
  const rate = adds.kind === "nothing" ? ([0, 1] as const) : ([Number(adds.rate[0]), Number(adds.rate[1])] as const);
  return { heading: provision.id, from, until, tests, rate };
}

// A condition, or its contrary, as tests that must all hold.
function testsOf(condition: Condition, holds: boolean): readonly Test[] {
  switch (condition.op) {
    case "true":
      if (holds) return [];
      break;
    case "list":
      return [{ field: field("list", condition.list), any: [holds] }];
    case "entered-free":
      return [{ field: "entersFree", any: [holds] }];
    case "origin":
    case "column":
      if (holds) return [{ field: condition.op, any: condition.any }];
      break;
    case "is":
      if (holds) return [{ field: field("fact", condition.fact), any: condition.any }];
      if (condition.any.every((value) => typeof value === "boolean"))
        return [{ field: field("fact", condition.fact), any: condition.any.map((value) => !value) }];
      break;
    case "reading":
      if (holds) return [{ field: field("reading", condition.question), any: [condition.is] }];
      break;
    case "not":
      return testsOf(condition.test, !holds);
    case "all":
      if (holds) return condition.tests.flatMap((each) => testsOf(each, true));
      break;
    case "any":
      if (!holds) return condition.tests.flatMap((each) => testsOf(each, false));
      break;
    default:
  }
  throw new Error(`the table has no form for ${holds ? "" : "not "}${JSON.stringify(condition)}`);
}

/** Ids of the lists that the goods of a measure are taken from. */
export function listsOf(measure: Measure): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if (condition.op === "list") found.add(condition.list);
    if (condition.op === "not") look(condition.test);
    if (condition.op === "all" || condition.op === "any") condition.tests.forEach(look);
  };
  for (const { base, amendments } of measure.provisions) {
    look(base.goods);
    for (const { terms } of amendments) look(terms.goods);
  }
  return found;
}

/** The other measures that can take goods out of this one: by a rule of who yields to whom, or as an exception. */
export function winnersOver(law: Law, measure: Measure): readonly Measure[] {
  const own = new Set([measure.id, ...measure.provisions.map(({ id }) => id)]);
  const named = new Set([
    ...law.yields.filter((rule) => rule.yields.some((id) => own.has(id))).flatMap((rule) => [...rule.to, ...rule.althoughFree]),
    ...measure.provisions.flatMap(({ amendments }) => amendments.flatMap(({ terms }) => terms.except ?? [])),
  ]);
  return law.measures.filter((each) => each !== measure && (named.has(each.id) || each.provisions.some(({ id }) => named.has(id))));
}
