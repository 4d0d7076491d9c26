// Trees of conditions that end in programs: what a row is asked, and what it then owes. Equal trees are one.

import type { Rational } from "../exact/rational.js";

/** A duty, in cents: the sum of factors times amounts (values in cents, other amounts in millionths), rounded half up. */
export interface Form {
  readonly authority: string;
  readonly factors: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
}

/** What a line owes where a branch ends. */
export interface Program {
  readonly status: "determined" | "range" | "prohibited";
  readonly questions: readonly string[];
  /** Chapter 99 numbers to declare, where determined. */
  readonly headings: string;
  /** The duties where determined, else those of the lowest outcome. */
  readonly low: readonly Form[];
  /** Those of the highest outcome of a range; undefined where it has no bound. */
  readonly high?: readonly Form[];
  /** Whether every outcome of a range with two ends comes to the same amount, to the cent. */
  readonly alike?: true;
  /** Claims under which the two stand, where the line does not say. */
  readonly claims: readonly [low: string, high: string];
  /**
   * Where the claim is asked behind another question, and the order of the questions is the same on every row: the shares of the value by which
   * the one before it has more at stake than the claim has here, at least and at most, as far as they are known.
   */
  readonly claimBehind?: readonly Rational[];
  /** Amounts below this, in cents or millionths, are left to `assess`. */
  readonly least: number;
}

/** A branch: the variable that is read, and what follows in each of its cells; or what is owed; undefined is left to `assess`. */
export type Node = { readonly variable: string; readonly next: readonly (Node | undefined)[] } | { readonly program: Program };

/** A node; where all its branches say the same, that branch. */
export function merged(variable: string, next: readonly (Node | undefined)[]): Node | undefined {
  const [first] = next;
  return next.every((each) => each === first) ? first : interned({ variable, next });
}

const byKey = new Map<string, Node>();
const keys = new WeakMap<Node, number>();

/** The one node that says the same: equal trees are one. */
export function interned(node: Node): Node {
  const text = "program" in node ? textOf(node.program) : `${node.variable}(${node.next.map(keyOf).join(",")})`;
  const known = byKey.get(text);
  if (known !== undefined) return known;
  byKey.set(text, node);
  keys.set(node, byKey.size);
  return node;
}

/** A number for each node that was interned, 0 for none. */
export function keyOf(node: Node | undefined): number {
  return node === undefined ? 0 : (keys.get(node) as number);
}

function textOf({ low, high, claimBehind, ...rest }: Program): string {
  return JSON.stringify([rest, low.map(formText), high?.map(formText), claimBehind?.map(({ n, d }) => `${n}/${d}`)]);
}

/** A form as text, equal for equal forms. */
export function formText({ authority, factors, constant }: Form): string {
  const all = [...factors].map(([name, { n, d }]) => `${name}=${n}/${d}`).sort();
  return `${authority}:${all.join("+")}+${constant.n}/${constant.d}`;
}
