// What a row can settle: every circumstance that the law tests or charges on, divided into the cells between which the law tells a
// difference. Read off the conditions of the compiled law; nothing here knows a fact by name.

import { ENTRY_TYPES, MODES } from "../contract/entry-keys.js";
import { compare, fromInteger, type Rational, rational, sub } from "../exact/rational.js";
import type { FactValue } from "../facts/line.js";
import { CANNOT_SHOW } from "../facts/line.js";
import type { Condition, FactRule, Law } from "../law/types.js";

/** One end of an interval of numbers: below the number, or up to and with it. */
export interface Bound {
  readonly at: Rational;
  readonly inclusive: boolean;
}

/** How the cell of a row is told. Cell 0 is always "not stated, or nothing that the law tells from that". */
export type Reading =
  /** Cell 1 where the condition holds. */
  | { readonly kind: "joint"; readonly test: Condition }
  /** Cell 1 and on: one group of values each; `other` is the cell of any other value. */
  | { readonly kind: "values"; readonly groups: readonly (readonly (string | boolean)[])[]; readonly other: number }
  /** Cell 1 below the first bound, and so on. */
  | { readonly kind: "numbers"; readonly bounds: readonly Bound[]; readonly decimals: 2 | 6 }
  /** Cell 1 where so many calendar years lie between the fact and the entry. */
  | { readonly kind: "years"; readonly atLeast: number }
  /** Cell 1 before the first day, and so on. */
  | { readonly kind: "days"; readonly days: readonly string[] }
  /** Cell 1 none, cell 2 some, cell 3 cannot be shown. */
  | { readonly kind: "amount"; readonly decimals: 2 | 6 };

/** A circumstance that a row settles. `name` is the path of its fact, or begins with # where several facts decide together. */
export interface Variable {
  readonly name: string;
  readonly reading: Reading;
  readonly cells: number;
}

/** Cells of an amount. */
export const ZERO_CELL = 1;
export const SOME_CELL = 2;
export const UNKNOWN_CELL = 3;

type Single = Extract<Condition, { op: "is" | "number" | "day" | "years-before-entry" | "given" }>;

/** Every condition of the law that is no combination of others. */
export function leavesOf(law: Law): Condition[] {
  const found = new Map<string, Condition>();
  const visit = (test: Condition | undefined): void => {
    if (test === undefined) return;
    if (test.op === "all" || test.op === "any") test.tests.forEach(visit);
    else if (test.op === "not") visit(test.test);
    else found.set(JSON.stringify(test), test);
  };
  for (const { provisions } of law.measures)
    for (const { base, amendments } of provisions)
      for (const { origin, goods, columns, when, unless } of [base, ...amendments.map(({ terms }) => terms)])
        for (const test of [origin, goods, columns, when, unless]) visit(test);
  for (const { rows } of Object.values(law.headingLists)) for (const { test } of rows) visit(test);
  for (const { when } of law.yields) visit(when);
  return [...found.values()];
}

/** The variables of single facts of a law: those that conditions ask about, and `amounts`, on which duties are charged. */
export function variablesOf(law: Law, amounts: ReadonlyMap<string, 2 | 6>): Variable[] {
  const rules = new Map(law.facts.map((rule) => [rule.name, rule]));
  const byFact = new Map<string, Single[]>();
  for (const test of leavesOf(law)) {
    if (test.op !== "is" && test.op !== "number" && test.op !== "day" && test.op !== "years-before-entry" && test.op !== "given") continue;
    if (test.op === "day" && (test.fact === "entryDate" || test.fact === "importDate")) continue;
    byFact.set(test.fact, [...(byFact.get(test.fact) ?? []), test]);
  }
  // A process for parcels reads its words beside the conditions that name the fact.
  for (const test of parcelTests(law)) if (byFact.has(test.fact)) byFact.set(test.fact, [...(byFact.get(test.fact) ?? []), test]);
  const found: Variable[] = [];
  for (const [name, decimals] of amounts) if (!byFact.has(name)) found.push(amount(name, decimals));
  for (const [name, tests] of byFact) found.push(variable(name, tests, rules.get(name), amounts.get(name)));
  // What no condition names may still be read by the engine itself.
  for (const rule of law.facts) if (!byFact.has(rule.name) && !amounts.has(rule.name) && rule.name !== CLAIM) found.push(untested(rule));
  for (const [name, words] of ENTRY_WORDS)
    if (!byFact.has(name) && !rules.has(name))
      found.push({ name, reading: { kind: "values", groups: words.map((word) => [word]), other: 0 }, cells: words.length + 1 });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function parcelTests({ parcels }: Law): Extract<Single, { op: "is" }>[] {
  return parcels.flatMap(({ mode, claim, flat }) => [
    ...(mode === undefined ? [] : [{ op: "is" as const, fact: "mode", any: [mode] }]),
    ...[claim, flat?.claim].flatMap((fact) => (fact === undefined ? [] : [{ op: "is" as const, fact, any: [true] }])),
  ]);
}

const CLAIM = "spi";
/** Words that every entry has a place for, with their values; many rows state them. */
export const ENTRY_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["mode", MODES],
  ["entryType", ENTRY_TYPES],
]);

function untested(rule: FactRule): Variable {
  const { name, type } = rule;
  if (type === "number" || type === "decimal") return amount(name, type === "decimal" ? 2 : 6);
  if (type === "date") return { name, reading: { kind: "days", days: [] }, cells: 2 };
  const values = type === "boolean" ? [true, false] : rule.values;
  return { name, reading: { kind: "values", groups: values.map((value) => [value]), other: values.length + 1 }, cells: values.length + 2 };
}

function amount(name: string, decimals: 2 | 6): Variable {
  return { name, reading: { kind: "amount", decimals }, cells: name.endsWith(".value") ? 4 : 3 };
}

function variable(name: string, tests: readonly Single[], rule: FactRule | undefined, decimals: 2 | 6 | undefined): Variable {
  // Tests of an amount against zero are settled by its sign.
  const signed = tests.every((test) => test.op === "given" || (test.op === "number" && test.than[0] === "0"));
  if (decimals !== undefined && signed) return amount(name, decimals);
  const [first] = tests;
  if (first === undefined) throw new Error(`${name} has no test`);
  const given = tests.some((test) => test.op === "given");
  switch (first.op) {
    case "years-before-entry":
      if (tests.length > 1) throw new Error(`${name} is tested in more ways than are compiled`);
      return { name, reading: { kind: "years", atLeast: first.atLeast }, cells: 2 };
    case "day": {
      const days = [...new Set(tests.flatMap((test) => (test.op === "day" ? [test.day] : [])))].sort();
      return { name, reading: { kind: "days", days }, cells: days.length + 2 };
    }
    case "number": {
      const bounds = boundsOf(tests);
      return { name, reading: { kind: "numbers", bounds, decimals: rule?.type === "decimal" ? 2 : 6 }, cells: bounds.length + 2 };
    }
    default: {
      const groups = groupsOf(tests);
      // A value that no test names is told from silence only where silence is asked about, or where it matters that something was said.
      const told = given || rule?.kind === "material" || rule?.kind === "stated";
      const strange = rule?.type === "text" && rule.values.length > 0;
      const other = told && !strange ? groups.length + 1 : 0;
      return { name, reading: { kind: "values", groups, other }, cells: groups.length + (other > 0 ? 2 : 1) };
    }
  }
}

// Values that the tests do not tell apart, in one group.
function groupsOf(tests: readonly Single[]): (string | boolean)[][] {
  const named = tests.map((test) => (test.op === "is" ? test.any : []));
  const byTests = new Map<string, (string | boolean)[]>();
  for (const value of new Set(named.flat())) {
    const key = named.map((any) => (any.includes(value) ? 1 : 0)).join("");
    byTests.set(key, [...(byTests.get(key) ?? []), value]);
  }
  return [...byTests.values()];
}

// "Below" and "at least" part the numbers before the limit, "above" and "at most" behind it.
function boundsOf(tests: readonly Single[]): Bound[] {
  const found = new Map<string, Bound>();
  for (const test of tests) {
    if (test.op !== "number") continue;
    const at = rational(BigInt(test.than[0]), BigInt(test.than[1]));
    const inclusive = test.compare === "above" || test.compare === "at-most";
    found.set(`${at.n}/${at.d} ${inclusive}`, { at, inclusive });
  }
  return [...found.values()].sort((a, b) => compare(a.at, b.at) || Number(a.inclusive) - Number(b.inclusive));
}

const STRANGE = "~";
const MILLIONTH: Rational = rational(1n, 1_000_000n);

/** A value in a cell, for every kind but amounts; undefined in cell 0. */
export function witnessOf({ reading }: Variable, cell: number, entryYear: number, rule: FactRule | undefined): FactValue | undefined {
  if (cell === 0) return undefined;
  switch (reading.kind) {
    case "joint":
      return true;
    case "values":
      return reading.groups[cell - 1]?.[0] ?? strangeTo(reading.groups, rule);
    case "years":
      return fromInteger(entryYear - reading.atLeast);
    case "days":
      return reading.days[cell - 2] ?? "1900-01-01";
    case "numbers": {
      const above = reading.bounds[cell - 1];
      if (above === undefined) {
        const last = reading.bounds.at(-1) as Bound;
        return { n: last.at.n + last.at.d, d: last.at.d };
      }
      return above.inclusive ? above.at : sub(above.at, MILLIONTH);
    }
    case "amount":
      return cell === UNKNOWN_CELL ? CANNOT_SHOW : cell === ZERO_CELL ? fromInteger(0) : undefined;
    default:
      return reading satisfies never;
  }
}

// A value of a fact that no test names.
function strangeTo(groups: readonly (readonly (string | boolean)[])[], rule: FactRule | undefined): string | boolean {
  const named = groups.flat();
  if (rule?.type === "boolean") return named.includes(false);
  return rule?.values.find((value) => !named.includes(value)) ?? STRANGE;
}
