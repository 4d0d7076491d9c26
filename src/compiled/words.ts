// Where the cell of each variable stands in the words of a row: integers of 60 bits, of which a node of the law reads some.

import type { CompiledLaw } from "./compile-law.js";
import type { Node } from "./node.js";
import { RATIO, REST } from "./regions.js";
import type { Reading, Variable } from "./variables.js";

/** Place of a variable in a word, and how its cell is read; undefined for relations between amounts. */
export interface Place {
  readonly reading: Reading | undefined;
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
  readonly cells: number;
}

/** Places of the variables of one kind of module, by name. */
export type Places = ReadonlyMap<string, Place>;

/** Words of headings and of rates. */
export interface Words {
  readonly plan: Places;
  readonly base: Places;
}

/** Bits of a word. */
export const BITS = 60;
/** Words of a module: two of conditions, two of the rest. */
export const WORDS = 4;

/** Whether a variable is a condition that every row settles, so one bit. */
export function isCondition(name: string): boolean {
  return name.startsWith("#{");
}

/** Give every variable that nodes read its place. */
export function allot(law: CompiledLaw, plan: readonly (Node | undefined)[], base: readonly (Node | undefined)[]): Words {
  return { plan: placesOf(law, plan, [0, 1], [2, 3]), base: placesOf(law, base, [0, 1], [2, 3]) };
}

function placesOf(
  law: CompiledLaw,
  nodes: readonly (Node | undefined)[],
  ofConditions: readonly number[],
  ofRest: readonly number[],
): Places {
  const cells = new Map<string, number>();
  const seen = new Set<Node>();
  const visit = (node: Node | undefined): void => {
    if (node === undefined || "program" in node || seen.has(node)) return;
    seen.add(node);
    cells.set(node.variable, Math.max(cells.get(node.variable) ?? 0, cellsOf(law, node)));
    node.next.forEach(visit);
  };
  nodes.forEach(visit);
  const used = Array.from({ length: WORDS }, () => 0);
  const found = new Map<string, Place>();
  for (const name of [...cells.keys()].sort()) {
    const count = cells.get(name) as number;
    const bits = Math.ceil(Math.log2(count));
    const word = (isCondition(name) ? ofConditions : ofRest).find((each) => (used[each] as number) + bits <= BITS);
    if (word === undefined) throw new Error("more conditions than the words of a row hold");
    found.set(name, { reading: variableOf(law, name)?.reading, word, shift: used[word] as number, bits, cells: count });
    used[word] = (used[word] as number) + bits;
  }
  return found;
}

function cellsOf(law: CompiledLaw, node: Extract<Node, { variable: string }>): number {
  if (node.variable.startsWith(REST) || node.variable.startsWith(RATIO)) return node.next.length;
  return variableOf(law, node.variable)?.cells ?? node.next.length;
}

function variableOf(law: CompiledLaw, name: string): Variable | undefined {
  return law.variables.get(name) ?? law.joints.variables.get(name);
}
