// A condition where some cells of a row are known: what is left of it, and which facts that still reads.

import type { FactValue } from "../facts/line.js";
import type { Condition, FactRule } from "../law/types.js";
import { type Variable, witnessOf } from "./variables.js";

/** What is known of a row. */
export interface KnownCells {
  readonly cells: ReadonlyMap<string, number>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly year: number;
  /** How the line is claimed; undefined where that is open. */
  readonly claim: KnownClaim | undefined;
}

/** How a line is claimed. */
export interface KnownClaim {
  /** The symbol; null for none. */
  readonly symbol: string | null;
  /** The program under which the line enters free of base duty, where it does. */
  readonly freeUnder: string | undefined;
  /** Equal where the two are equal. */
  readonly key: string;
}

/** What is left of a condition. */
export interface Left {
  /** Equal where the same is left. */
  readonly number: number;
  readonly facts: readonly string[];
  readonly isNever: boolean;
  /** Whether it reads how the line is claimed. */
  readonly readsClaim: boolean;
}

const numbers = new Map<string, number>();

/** A number for a text, equal for equal texts. */
export function numbered(text: string): number {
  let found = numbers.get(text);
  if (found === undefined) {
    found = numbers.size;
    numbers.set(text, found);
  }
  return found;
}

const TRUE: Condition = { op: "true" };
const FALSE: Condition = { op: "any", tests: [] };
const CLAIM = /"op":"(column|entered-free|claimed|base-share)"/;

const mentions = new WeakMap<Condition, readonly string[]>();

/** Facts that a condition reads, in the order in which it names them. */
export function factsIn(test: Condition): readonly string[] {
  const known = mentions.get(test);
  if (known !== undefined) return known;
  const found = [...new Set(factsOf(test))];
  mentions.set(test, found);
  return found;
}

function factsOf(test: Condition): readonly string[] {
  switch (test.op) {
    case "is":
    case "number":
    case "years-before-entry":
    case "day":
    case "given":
      return [test.fact];
    case "metal-absent":
      return test.metals.flatMap(amountsOf);
    case "metal-weight-below":
      return ["weightKg", ...test.metals.flatMap(({ metal }) => amountsOf(metal))];
    case "metal-share":
      return test.metals.flatMap(({ metal }) => [...amountsOf(metal), `content.${metal}.${test.of}`]);
    case "not":
      return factsIn(test.test);
    case "all":
    case "any":
      return test.tests.flatMap(factsIn);
    default:
      return [];
  }
}

function amountsOf(metal: string): string[] {
  return [`content.${metal}.weightKg`, `content.${metal}.value`];
}

const kept = new WeakMap<Condition, Map<string, Left>>();

/** What is left of a condition; one object for one condition and equal cells of what it reads. */
export function simplified(test: Condition, known: KnownCells): Left {
  let byCells = kept.get(test);
  if (byCells === undefined) {
    byCells = new Map();
    kept.set(test, byCells);
  }
  let key = `${known.claim?.key ?? ""}|`;
  for (const fact of factsIn(test)) key += `${known.cells.get(fact) ?? ""},`;
  let found = byCells.get(key);
  if (found === undefined) {
    const left = reduced(test, known);
    const text = JSON.stringify(left);
    found = {
      number: numbered(text),
      facts: factsIn(left),
      isNever: left.op === "any" && left.tests.length === 0,
      readsClaim: CLAIM.test(text),
    };
    byCells.set(key, found);
  }
  return found;
}

function reduced(test: Condition, known: KnownCells): Condition {
  switch (test.op) {
    case "is": {
      const holds = truthOf(test, known);
      return holds === undefined ? test : holds ? TRUE : FALSE;
    }
    case "column":
      if (known.claim === undefined) return test;
      return test.any.includes(known.claim.symbol === null ? "general" : "special") ? TRUE : FALSE;
    case "claimed":
      if (known.claim === undefined) return test;
      return known.claim.symbol !== null && test.programs.includes(known.claim.symbol) ? TRUE : FALSE;
    case "entered-free":
      if (known.claim === undefined) return test;
      return known.claim.freeUnder === test.program ? TRUE : FALSE;
    case "not": {
      const inner = reduced(test.test, known);
      if (inner.op === "true") return FALSE;
      return inner.op === "any" && inner.tests.length === 0 ? TRUE : { op: "not", test: inner };
    }
    case "all":
    case "any": {
      const [decides, says] = test.op === "all" ? [FALSE, TRUE] : [TRUE, FALSE];
      const parts: Condition[] = [];
      for (const each of test.tests) {
        const part = reduced(each, known);
        const settled = part.op === "true" ? TRUE : part.op === "any" && part.tests.length === 0 ? FALSE : undefined;
        if (settled === decides) return decides;
        if (settled === undefined) parts.push(part);
      }
      if (parts.length === 0) return says;
      return parts.length === 1 ? (parts[0] as Condition) : { op: test.op, tests: parts };
    }
    default:
      return test;
  }
}

// As the engine answers the test; undefined where it may ask, or where the cell is not known.
function truthOf(
  { fact, any, asks }: Extract<Condition, { op: "is" }>,
  { cells, variables, rules, year }: KnownCells,
): boolean | undefined {
  const cell = cells.get(fact);
  if (cell === undefined) return undefined;
  if (fact.startsWith("#")) return cell === 1;
  const variable = variables.get(fact);
  if (variable?.reading.kind !== "values") return undefined;
  const rule = rules.get(fact);
  const value = witnessOf(variable, cell, year, rule);
  if (value !== undefined && !isStrange(value, rule)) return isOne(value, any);
  if (asks === true) return undefined;
  if (rule === undefined) return false;
  if (rule.kind === "material" || rule.raising.length > 0) return undefined;
  if (rule.kind === "stated" || rule.absent === null) return false;
  return any.includes(rule.absent);
}

function isOne(value: FactValue, any: readonly (string | boolean)[]): boolean | undefined {
  return typeof value === "object" ? undefined : any.includes(value);
}

// A name that the law does not know tells nothing.
function isStrange(value: FactValue, rule: FactRule | undefined): boolean {
  return rule?.type === "text" && rule.values.length > 0 && typeof value === "string" && !rule.values.includes(value);
}
