// The completions of a line as a tree of questions, reduced: a question whose answers all come to the same is taken out. What is left
// are the facts that the outcome turns on, and for each outcome only the facts that it takes.

import { type FactValue, isExact } from "../facts/line.js";
import { declaredKey } from "./declared.js";
import type { Leaf } from "./explore.js";

/** A branch of the tree: what was assumed of a fact, and what follows. */
export interface Branch {
  /** Values with the same outcomes, in the order tried. */
  readonly values: readonly (FactValue | null)[];
  readonly to: Tree;
}

/** An outcome, or the fact to be known next. */
export type Tree =
  | { readonly leaf: Leaf; readonly key: string }
  | { readonly fact: string; readonly branches: readonly Branch[]; readonly key: string };

/** One outcome and the facts that it takes. */
export interface Path {
  readonly leaf: Leaf;
  readonly when: readonly (readonly [fact: string, values: readonly (FactValue | null)[]])[];
}

/**
 * Build the reduced tree. Leaves come in the order in which they were explored, each with its facts in the order asked. A fact of
 * `kept` stays although its answers come to the same.
 */
export function treeOf(leaves: readonly Leaf[], kept: ReadonlySet<string> = new Set()): Tree {
  const paths = leaves.map((leaf) => ({ leaf, facts: [...leaf.assigned] }));
  return grow(paths, 0, kept);
}

interface Assigned {
  readonly leaf: Leaf;
  readonly facts: readonly (readonly [string, FactValue | null])[];
}

function grow(paths: readonly Assigned[], depth: number, kept: ReadonlySet<string>): Tree {
  const [first] = paths;
  if (first === undefined) throw new Error("a tree without an outcome");
  const fact = first.facts[depth]?.[0];
  if (fact === undefined) return { leaf: first.leaf, key: declaredKey(first.leaf.outcome) };
  const groups: { value: FactValue | null; paths: Assigned[] }[] = [];
  for (const path of paths) {
    const value = path.facts[depth]?.[1] ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.value === value) last.paths.push(path);
    else groups.push({ value, paths: [path] });
  }
  const branches: { values: (FactValue | null)[]; to: Tree }[] = [];
  for (const group of groups) {
    const to = grow(group.paths, depth + 1, kept);
    const same = branches.find((each) => each.to.key === to.key);
    if (same === undefined) branches.push({ values: [group.value], to });
    else {
      same.values.push(group.value);
      // Of answers that come to the same the last stands for all: it claims nothing.
      same.to = to;
    }
  }
  const [only] = branches;
  if (only !== undefined && branches.length === 1 && !kept.has(fact)) return only.to;
  return { fact, branches, key: `${fact}?${branches.map(({ values, to }) => `${values.map(textOf).join("|")}(${to.key})`).join("")}` };
}

function textOf(value: FactValue | null): string {
  return value !== null && isExact(value) ? `${value.n}/${value.d}` : String(value);
}

/** Facts that the outcome turns on. */
export function factsOf(tree: Tree, found: Set<string> = new Set()): ReadonlySet<string> {
  if ("leaf" in tree) return found;
  found.add(tree.fact);
  for (const { to } of tree.branches) factsOf(to, found);
  return found;
}

/** Every outcome with the facts that it takes, in the order explored. */
export function pathsOf(tree: Tree, when: Path["when"] = []): Path[] {
  if ("leaf" in tree) return [{ leaf: tree.leaf, when }];
  return tree.branches.flatMap(({ values, to }) => pathsOf(to, [...when, [tree.fact, values] as const]));
}
