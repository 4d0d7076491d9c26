// What holds between the rates at which a class was compiled: the trees of three rates become one, whose duties have the rate of the row
// as a factor.

import { compare, div, mul, type Rational, sub, ZERO } from "../exact/rational.js";
import { type Form, interned, keyOf, merged, type Node, type Program } from "./node.js";
import { RATE_PARTS } from "./open-rate.js";
import { reduced } from "./regions.js";

type Three<T> = readonly [T, T, T];

/** What the name of an amount times the rate of the row begins with; the amount follows. */
const RATE_OF = "rate of ";

/** Joins the trees of three rates, the lowest, the highest and one between them. */
export type Joiner = (trees: Three<Node | undefined>) => Node | undefined;

/**
 * A joiner for three rates, as fractions of the value. Where a duty at the middle rate does not lie on the line between the others, or
 * the rates differ in anything but amounts, the branch is left to `assess`.
 */
export function betweenRates(rates: Three<Rational>): Joiner {
  const known = new Map<string, Node | undefined>();

  function joined(trees: Three<Node | undefined>, decided: ReadonlyMap<string, number>): Node | undefined {
    if (trees.some((tree) => tree === undefined)) return undefined;
    const taken = trees.map((tree) => below(tree as Node, decided)) as unknown as Three<Node | undefined>;
    if (taken.some((tree) => tree === undefined)) return undefined;
    const key = `${taken.map(keyOf).join(" ")}|${[...decided].join(" ")}`;
    if (known.has(key)) return known.get(key);
    const made = madeOf(taken as Three<Node>, decided);
    known.set(key, made);
    return made;
  }

  function madeOf(trees: Three<Node>, decided: ReadonlyMap<string, number>): Node | undefined {
    const branch = trees.find((tree) => "variable" in tree);
    if (branch === undefined || !("variable" in branch)) {
      const [a, b, c] = trees.map((tree) => ("program" in tree ? tree.program : undefined));
      const program = programBetween([a, b, c], rates);
      return program === undefined ? undefined : interned({ program });
    }
    const { variable } = branch;
    // At one rate two cells may come to the same by chance, and their branch is not there.
    const whole = trees.every((tree) => "variable" in tree && tree.variable === variable);
    const next = branch.next.map((_, cell) =>
      joined(
        trees.map((tree) => ("variable" in tree && tree.variable === variable ? tree.next[cell] : tree)) as unknown as Three<
          Node | undefined
        >,
        whole ? decided : new Map(decided).set(variable, cell),
      ),
    );
    return merged(variable, next);
  }

  return (trees) => joined(trees, new Map());
}

// A tree without the branches over what is decided.
function below(tree: Node, decided: ReadonlyMap<string, number>): Node | undefined {
  if (!("variable" in tree)) return tree;
  const cell = decided.get(tree.variable);
  const next = cell === undefined ? tree : tree.next[cell];
  return cell === undefined || next === undefined ? next : below(next, decided);
}

function programBetween(programs: Three<Program | undefined>, rates: Three<Rational>): Program | undefined {
  const [a, b, c] = programs;
  if (a === undefined || b === undefined || c === undefined) return undefined;
  if (![b, c].every((each) => saidOf(each) === saidOf(a))) return undefined;
  const low = formsBetween([a.low, b.low, c.low], rates);
  const high = a.high === undefined ? undefined : formsBetween([a.high, b.high ?? [], c.high ?? []], rates);
  if (low === undefined || (a.high !== undefined && high === undefined)) return undefined;
  const { claimBehind: _, ...rest } = a;
  // The order of the questions is known where it is known at all three rates. By how much, only a base duty of its own would need to know.
  const isOrdered = [a, b, c].every(({ claimBehind }) => claimBehind !== undefined);
  return {
    ...rest,
    low,
    ...(high === undefined ? {} : { high }),
    ...(isOrdered ? { claimBehind: [] } : {}),
    least: Math.max(a.least, b.least, c.least),
  };
}

// Everything in a program except its amounts.
function saidOf({ status, questions, headings, alike, claims, high }: Program): string {
  return JSON.stringify([status, questions, headings, alike === true, claims, high === undefined]);
}

function formsBetween(forms: Three<readonly Form[]>, rates: Three<Rational>): readonly Form[] | undefined {
  const [a] = forms;
  if (forms.some((each) => each.length !== a.length)) return undefined;
  const made = a.map((_, k) => formBetween(forms.map((each) => each[k]) as unknown as Three<Form>, rates));
  return made.every((form) => form !== undefined) ? made : undefined;
}

function formBetween([a, b, c]: Three<Form>, [low, high, middle]: Three<Rational>): Form | undefined {
  if (a.authority !== b.authority || a.authority !== c.authority) return undefined;
  // A flat amount that turns with the rate is none of a share of the value.
  if (compare(a.constant, b.constant) !== 0 || compare(a.constant, c.constant) !== 0) return undefined;
  const factors = new Map<string, Rational>();
  for (const name of new Set([a, b, c].flatMap(({ factors: of }) => [...of.keys()]))) {
    const [atLow, atHigh, atMiddle] = [a, b, c].map(({ factors: of }) => of.get(name) ?? ZERO) as [Rational, Rational, Rational];
    const slope = reduced(div(sub(atHigh, atLow), sub(high, low)));
    const still = reduced(sub(atLow, mul(slope, low)));
    if (compare(sub(atMiddle, still), mul(slope, middle)) !== 0) return undefined;
    if (still.n !== 0n) factors.set(name, still);
    if (slope.n !== 0n) factors.set(RATE_OF + name, reduced({ n: slope.n, d: slope.d * RATE_PARTS }));
  }
  return { authority: a.authority, factors, constant: a.constant };
}

/** The name of the amount that is multiplied by the rate of the row; undefined where a name is not such a product. */
export function ofRate(name: string): string | undefined {
  return name.startsWith(RATE_OF) ? name.slice(RATE_OF.length) : undefined;
}
