// Conditions that every row settles, stated or not, become facts of their own: one bit of a row each, however many facts decide it. What
// the engine may have to ask about stays as it is.

import type { Plan, PlannedHeading } from "../assess/plan.js";
import type { Condition, FactRule, Law } from "../law/types.js";
import type { Variable } from "./variables.js";

/** Replaces conditions, and remembers those that it made facts of. */
export interface Joints {
  /** Every condition so far, by the name of its fact. */
  readonly variables: ReadonlyMap<string, Variable>;
  told(test: Condition): Condition;
  plan(plan: Plan): Plan;
  law(law: Law): Law;
  /** Whether a row on which nothing is stated fulfils a condition. */
  holdsUnsaid(name: string): boolean;
  /** Whether two conditions can have these values on one row. */
  agree(a: string, isA: boolean, b: string, isB: boolean): boolean;
}

type Metal = Extract<Condition, { op: "metal-absent" | "metal-weight-below" | "metal-share" }>;

/** Whether a condition is judged on the amounts of metals. */
export function isMetal(test: Condition): test is Metal {
  return test.op === "metal-absent" || test.op === "metal-weight-below" || test.op === "metal-share";
}

// Metals are told by their names: the lists were settled when the plan was made.
function plainText(test: Condition): string {
  return JSON.stringify(test, (key, value: unknown) => (key === "lists" ? undefined : value));
}

/** Open the replacement for the facts of a law. */
export function openJoints(rules: ReadonlyMap<string, FactRule>): Joints {
  const variables = new Map<string, Variable>();
  const tests = new Map<string, Condition>();
  const made = new WeakMap<Condition, Condition>();
  const pairs = new Map<string, Map<string, ReadonlySet<string>>>();

  // What is asked about, with or without a range, stays a question of its own.
  const settledByRow = (fact: string): boolean => {
    const kind = rules.get(fact)?.kind;
    return kind !== "material" && kind !== "stated";
  };

  function isSettled(test: Condition): boolean {
    switch (test.op) {
      case "is":
        return test.asks !== true && settledByRow(test.fact);
      case "number":
      case "years-before-entry":
      case "given":
        return settledByRow(test.fact);
      case "day":
        return test.fact !== "entryDate" && test.fact !== "importDate" && settledByRow(test.fact);
      case "metal-absent":
      case "metal-weight-below":
        return true;
      case "metal-share":
        return test.metals.every(({ metal }) => settledByRow(`content.${metal}.${test.of}`));
      case "not":
        return isSettled(test.test);
      case "all":
      case "any":
        return test.tests.every(isSettled);
      default:
        return false;
    }
  }

  function fact(test: Condition): Condition {
    const text = plainText(test);
    const name = `#${text}`;
    if (!tests.has(name)) {
      tests.set(name, test);
      variables.set(name, { name, reading: { kind: "joint", test }, cells: 2 });
    }
    return { op: "is", fact: name, any: [true] };
  }

  function told(test: Condition): Condition {
    const known = made.get(test);
    if (known !== undefined) return known;
    const found = replaced(test);
    made.set(test, found);
    return found;
  }

  function replaced(test: Condition): Condition {
    if (test.op === "true" || ((test.op === "all" || test.op === "any") && test.tests.length === 0)) return test;
    if (isSettled(test)) return fact(test);
    if (test.op === "not") return { op: "not", test: told(test.test) };
    if (test.op !== "all" && test.op !== "any") return test;
    const settled = test.tests.filter(isSettled);
    const rest = test.tests.filter((each) => !isSettled(each)).map(told);
    if (settled.length === 0) return { op: test.op, tests: rest };
    const [only] = settled;
    return { op: test.op, tests: [fact(settled.length === 1 && only !== undefined ? only : { op: test.op, tests: settled }), ...rest] };
  }

  // Facts and metal tests in a condition, each with the values that it can tell apart.
  function parts(test: Condition, found: Map<string, readonly unknown[]>): void {
    switch (test.op) {
      case "is":
        found.set(test.fact, [...new Set([undefined, ...(found.get(test.fact) ?? []), ...test.any, "~"])]);
        return;
      case "not":
        parts(test.test, found);
        return;
      case "all":
      case "any":
        for (const part of test.tests) parts(part, found);
        return;
      default:
        found.set(plainText(test), [undefined, true]);
    }
  }

  function truth(test: Condition, values: ReadonlyMap<string, unknown>): boolean {
    switch (test.op) {
      case "is": {
        const value = values.get(test.fact) ?? rules.get(test.fact)?.absent ?? undefined;
        return value !== undefined && test.any.includes(value as string | boolean);
      }
      case "not":
        return !truth(test.test, values);
      case "all":
        return test.tests.every((each) => truth(each, values));
      case "any":
        return test.tests.some((each) => truth(each, values));
      default:
        return values.get(plainText(test)) === true;
    }
  }

  const MOST = 4_000;

  function together(a: string, b: string): ReadonlySet<string> {
    // Names are long: two are never put together.
    const ofFirst = pairs.get(a) ?? new Map<string, ReadonlySet<string>>();
    pairs.set(a, ofFirst);
    const known = ofFirst.get(b);
    if (known !== undefined) return known;
    const [first, second] = [tests.get(a), tests.get(b)] as [Condition, Condition];
    const own = new Map<string, readonly unknown[]>();
    parts(first, own);
    const other = new Map<string, readonly unknown[]>();
    parts(second, other);
    const shared = [...own.keys()].some((name) => other.has(name));
    parts(second, own);
    let found = new Set(["11", "10", "01", "00"]);
    const size = [...own.values()].reduce((product, values) => product * values.length, 1);
    if (shared && size <= MOST) {
      found = new Set();
      const names = [...own.keys()];
      const visit = (at: number, values: Map<string, unknown>): void => {
        if (at === names.length) {
          found.add(`${Number(truth(first, values))}${Number(truth(second, values))}`);
          return;
        }
        for (const value of own.get(names[at] as string) ?? []) visit(at + 1, values.set(names[at] as string, value));
      };
      visit(0, new Map());
    }
    ofFirst.set(b, found);
    return found;
  }

  return {
    variables,
    told,
    plan(plan) {
      const headings = new Map(
        [...plan.headings].map(([id, heading]): [string, PlannedHeading] => [
          id,
          { ...heading, test: told(heading.test), reach: told(heading.reach) },
        ]),
      );
      return { ...plan, headings };
    },
    law: (law) => ({
      ...law,
      yields: law.yields.map((rule) => ({ ...rule, when: told(rule.when) })),
      headingLists: Object.fromEntries(
        Object.entries(law.headingLists).map(([id, list]) => [
          id,
          { ...list, rows: list.rows.map((row) => (row.test === undefined ? row : { ...row, test: told(row.test) })) },
        ]),
      ),
    }),
    holdsUnsaid: (name) => truth(tests.get(name) as Condition, new Map()),
    agree: (a, isA, b, isB) => together(a, b).has(`${Number(isA)}${Number(isB)}`),
  };
}
