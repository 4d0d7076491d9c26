// Compiles one outcome: the reference engine is asked at points of the region in which the signs of all amounts are fixed, the duties are
// read off as linear forms, and further points must lie on them exactly. Where one does not, there is no program and `assess` answers.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { explore, type Leaf } from "../assess/explore.js";
import { writeHeadings } from "../assess/lines.js";
import { prepare } from "../assess/prepare.js";
import { factsOf, treeOf } from "../assess/tree.js";
import { add, compare, div, fromInteger, mul, type Rational, rational, sub, toDecimalText, ZERO } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import { AUTHORITIES, type DutyForm, INPUTS, METALS, type Program, type ProgramLeaf, type ProgramQuestion } from "./program.js";

/** What a row says of a metal: nothing, none of it, some of it, or that it cannot be shown. */
export type ContentSign = "absent" | "zero" | "positive" | "unknown";

/** Rows that one program can serve: equal in all but the amounts. */
export interface Shape {
  /** The line in the contract's terms, without its value, content values and quantities. */
  readonly line: Readonly<Record<string, unknown>>;
  readonly contents: Readonly<Record<string, ContentSign>>;
  /** Whether a part of the value is none of the contents given. */
  readonly rest: boolean;
  /** Units of the quantities given. */
  readonly units: readonly string[];
}

// A variable of the region: the rest of the value, the value of a metal, or a quantity; each above zero.
type Variable = "rest" | (string & {});

interface Sample {
  readonly structure: string;
  readonly exact: readonly (readonly Rational[])[];
  readonly leaves: readonly (Omit<ProgramLeaf, "duties"> & { readonly authorities: readonly number[] })[];
  readonly questions: readonly ProgramQuestion[];
}

const HUNDRED = fromInteger(100);

/** What the class of a shape fixes. */
export interface ClassRates {
  /** The general rate that the cell of a row holds, where it does. */
  readonly plain: Rational | undefined;
  /** Whether the class is of one chapter's bounds for a rate taken from another line. */
  readonly elsewhere: boolean;
}

/** The program of a shape, or undefined where its outcome is no linear form of the amounts or the line is in error. */
export function compileProgram(
  engine: Engine,
  shape: Shape,
  options: AssessOptions,
  { plain, elsewhere }: ClassRates,
): Program | undefined {
  const variables: Variable[] = [
    ...(shape.rest ? ["rest"] : []),
    ...METALS.filter((metal) => shape.contents[metal] === "positive"),
    ...shape.units.map((_, at) => INPUTS[5 + at] as string),
  ];
  const at = (point: readonly number[]): Sample | undefined => sample(engine, shape, options, variables, point, elsewhere);
  const origin = variables.map((_, place) => 400_000 + 130_000 * place);
  const start = at(origin);
  if (start === undefined) return undefined;
  const steps = variables.map((_, moved) => at(origin.map((amount, place) => (place === moved ? amount + 100_000 : amount))));
  const slopes: Rational[][][] = [];
  for (const step of steps) {
    if (step === undefined || step.structure !== start.structure) return undefined;
    slopes.push(
      start.exact.map((duties, leaf) =>
        duties.map((duty, place) => div(sub(step.exact[leaf]?.[place] ?? ZERO, duty), fromInteger(100_000))),
      ),
    );
  }
  const predicted = (point: readonly number[], leaf: number, place: number): Rational => {
    let sum = start.exact[leaf]?.[place] ?? ZERO;
    point.forEach((amount, variable) => {
      const slope = slopes[variable]?.[leaf]?.[place] ?? ZERO;
      sum = add(sum, mul(slope, fromInteger(amount - (origin[variable] ?? 0))));
    });
    return sum;
  };
  for (const point of proofs(variables.length)) {
    const found = at(point);
    if (found === undefined || found.structure !== start.structure) return undefined;
    for (const [leaf, duties] of found.exact.entries())
      for (const [place, duty] of duties.entries()) if (compare(duty, predicted(point, leaf, place)) !== 0) return undefined;
  }
  const nowhere = variables.map(() => 0);
  return {
    leaves: start.leaves.map(({ authorities, ...leaf }, index) => ({
      ...leaf,
      duties: authorities.map((authority, place) => {
        const along = slopes.map((each) => each[index]?.[place] ?? ZERO);
        const constant = predicted(nowhere, index, place);
        return authority === 0 && plain !== undefined && isOnValue(plain, variables, along, constant)
          ? GENERAL
          : formOf(authority, variables, along, constant);
      }),
    })),
    questions: start.questions,
  };
}

const GENERAL: DutyForm = { authority: 0, factors: [], constant: "0", divisor: "1", general: true };

// Whether a duty is a rate on the whole value: the same on the rest and on every content, nothing on quantities.
function isOnValue(rate: Rational, variables: readonly Variable[], slopes: readonly Rational[], constant: Rational): boolean {
  const cent = div(rate, HUNDRED);
  return (
    constant.n === 0n &&
    variables.every((variable, place) => compare(slopes[place] ?? ZERO, variable.startsWith("quantity") ? ZERO : cent) === 0)
  );
}

/**
 * Least amount that a program is proved for, in cents or millionths. Below it a duty can come to nothing by rounding, and a duty of
 * nothing displaces no other.
 */
export const LEAST = 1_000;

// Amounts in cents or millionths, at the corners of the region and inside it: one amount far above the others, all small, all large.
function proofs(count: number): number[][] {
  const corner = (high: number): number[] =>
    Array.from({ length: count }, (_, place) => (place === high ? 900_000_000_007 : LEAST + place));
  return [
    Array.from({ length: count }, (_, place) => LEAST + place),
    Array.from({ length: count }, (_, place) => 77_777_777 + 1_111 * place * place),
    ...Array.from({ length: count > 1 ? count : 0 }, (_, high) => corner(high)),
  ];
}

function money(cents: number): string {
  return toDecimalText(rational(BigInt(cents), 100n), 2);
}

function sample(
  engine: Engine,
  shape: Shape,
  options: AssessOptions,
  variables: readonly Variable[],
  point: readonly number[],
  elsewhere: boolean,
): Sample | undefined {
  const amounts = new Map(variables.map((variable, place): [string, number] => [variable, point[place] ?? 0]));
  let value = amounts.get("rest") ?? 0;
  const content: Record<string, Record<string, unknown>> = {
    ...(shape.line.content as Record<string, Record<string, unknown>> | undefined),
  };
  for (const metal of METALS) {
    const sign = shape.contents[metal] ?? "absent";
    if (sign === "absent") continue;
    const cents = amounts.get(metal) ?? 0;
    value += cents;
    content[metal] = { ...content[metal], value: sign === "unknown" ? "unknown" : money(cents) };
  }
  const quantity = Object.fromEntries(
    shape.units.map((unit, place) => [unit, toDecimalText(rational(BigInt(amounts.get(INPUTS[5 + place] as string) ?? 0), 1_000_000n), 6)]),
  );
  const line = {
    ...shape.line,
    value: money(value),
    ...(Object.keys(content).length === 0 ? {} : { content }),
    ...(shape.units.length === 0 ? {} : { quantity }),
  };
  const prepared = prepare(engine.parts, line, options);
  if ("code" in prepared) return undefined;
  const exploration = explore(prepared.explore);
  // Bounds taken from the highest rate of a chapter differ between chapters that share a plan.
  if (!elsewhere && exploration.tried.has("facts.applicableRate")) return undefined;
  // A quantity that nothing limits leaves no upper end.
  if (exploration.unbounded.length > 0) return undefined;
  // What is asked without making a range is asked by `assess`.
  if (exploration.leaves.some(({ outcome }) => outcome.unpriced.length > 0)) return undefined;
  const tree = treeOf(exploration.leaves);
  const turnsOn = factsOf(tree);
  const completions = "leaf" in tree ? [tree.leaf] : exploration.leaves;
  const leaves = completions.map(({ outcome }) => ({
    barred: outcome.barred !== undefined,
    headings: writeHeadings(outcome, engine.law, prepared.line.hts, prepared.line.chapter98).slice(0, -1).join(" "),
    authorities: [
      0,
      ...outcome.charges.map(({ heading }) => AUTHORITIES.indexOf(heading.measure.authority as (typeof AUTHORITIES)[number])),
    ],
  }));
  if (leaves.some((leaf) => leaf.authorities.includes(-1))) return undefined;
  const questions = [...exploration.tried]
    .filter(([fact]) => turnsOn.has(fact))
    .map(([fact, values]) => ({ fact, answers: values.map((each) => under(completions, fact, each)) }));
  return {
    structure: JSON.stringify([leaves, questions]),
    leaves,
    questions,
    exact: completions.map(({ outcome }) => [
      outcome.base.exact,
      ...outcome.charges.map(({ on, rate, amount, offset }) => (offset === undefined ? mul(on, rate) : rational(amount, 100n))),
    ]),
  };
}

// The completions that remain under an answer; as in the questions of `assess`.
function under(leaves: readonly Leaf[], fact: string, value: FactValue | null): number[] {
  return leaves.flatMap((leaf, index) => {
    const assigned = leaf.assigned.get(fact);
    const same =
      assigned !== undefined &&
      (assigned !== null && value !== null && isExact(assigned) && isExact(value) ? compare(assigned, value) === 0 : assigned === value);
    return same || !leaf.assigned.has(fact) ? [index] : [];
  });
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

// From dollars in the amounts of the region (cents, millionths) to cents in the inputs of a row: the rest is the value less the contents.
function formOf(authority: number, variables: readonly Variable[], slopes: readonly Rational[], constant: Rational): DutyForm {
  const rest = variables[0] === "rest" ? (slopes[0] ?? ZERO) : undefined;
  const factors = INPUTS.map((input): Rational => {
    const place = variables.indexOf(input);
    if (input === "value") return rest ?? ZERO;
    const own = slopes[place] ?? ZERO;
    if (place < 0) return ZERO;
    return METALS.includes(input) && rest !== undefined ? sub(own, rest) : own;
  }).map((factor) => mul(factor, HUNDRED));
  const whole = mul(constant, HUNDRED);
  let divisor = 1n;
  for (const { n, d } of [...factors, whole]) {
    const reduced = n === 0n ? 1n : d / gcd(n, d);
    divisor = (divisor * reduced) / gcd(divisor, reduced);
  }
  const scaled = ({ n, d }: Rational): bigint => (n * divisor) / d;
  return {
    authority,
    factors: factors.flatMap((factor, input): [number, string][] => (factor.n === 0n ? [] : [[input, scaled(factor).toString()]])),
    constant: scaled(whole).toString(),
    divisor: divisor.toString(),
  };
}
