// Trees of conditions as tables: a node of a table reads several variables at once, so that a row comes to its program in a few joins.

import type { Joints } from "./joint-tests.js";
import { interned, keyOf, type Node, type Program } from "./node.js";
import { isCondition, type Places, WORDS } from "./words.js";

/** What follows: a node above zero with the masks of what it reads, or a program below. */
export interface Target {
  readonly to: number;
  readonly masks: readonly bigint[];
}

/** The tables of some trees. */
export interface Flat {
  readonly roots: readonly (Target | undefined)[];
  /** node, bits of each word, and the target. */
  readonly edges: readonly (readonly (number | bigint)[])[];
  readonly programs: readonly Program[];
  /** Joins that the deepest row takes. */
  readonly levels: number;
}

/** Levels of a table: how many joins a row takes at most. */
export const LEVELS = 3;
const MOST_EDGES = 600;
// Conditions out of the ordinary that rows state together, where the law tells such rows apart.
const TOGETHER = 2;
const NO_MASKS: readonly bigint[] = Array.from({ length: WORDS }, () => 0n);

type Branch = Extract<Node, { variable: string }>;

/** Flatten trees. A branch that is deeper than the levels, or whose program cannot be written, is left out. */
export function flatten(
  nodes: readonly (Node | undefined)[],
  places: Places,
  joints: Joints,
  isWritable: (program: Program) => boolean = () => true,
): Flat {
  const programs: Program[] = [];
  const programByKey = new Map<number, number>();
  const byKey = new Map<string, Target | undefined>();
  const edges: (number | bigint)[][] = [];
  let count = 0;
  let levels = 0;

  function programAt(node: Extract<Node, { program: Program }>): Target | undefined {
    if (!isWritable(node.program)) return undefined;
    const key = keyOf(node);
    let place = programByKey.get(key);
    if (place === undefined) {
      place = programs.push(node.program);
      programByKey.set(key, place);
    }
    return { to: -place, masks: NO_MASKS };
  }

  function target(node: Node | undefined, level: number): Target | undefined {
    if (node === undefined) return undefined;
    if ("program" in node) return programAt(node);
    if (level >= LEVELS) return undefined;
    const key = `${level} ${keyOf(node)}`;
    if (byKey.has(key)) return byKey.get(key);
    const made = tabled(node, level);
    byKey.set(key, made);
    return made;
  }

  function tabled(node: Branch, level: number): Target | undefined {
    const names = orderOf(node);
    const conditions = names.filter(isCondition);
    const read = level === 0 && conditions.length > 0 ? conditions : someOf(names, places);
    const id = ++count;
    levels = Math.max(levels, level + 1);
    const masks = [...NO_MASKS];
    for (const name of read) {
      const { word, shift, bits } = placeOf(places, name);
      masks[word] = (masks[word] as bigint) | (((1n << BigInt(bits)) - 1n) << BigInt(shift));
    }
    let any = false;
    const visit = (at: number, rest: Node | undefined, bits: readonly bigint[], strange: number): void => {
      if (rest === undefined) return;
      const name = read[at];
      if (name === undefined) {
        const to = target(rest, level + 1);
        if (to === undefined) return;
        any = true;
        edges.push([id, ...bits, to.to, ...to.masks]);
        return;
      }
      const { word, shift, cells } = placeOf(places, name);
      for (let cell = 0; cell < cells; cell++) {
        const rare = isCondition(name) && (cell === 1) !== joints.holdsUnsaid(name);
        if (rare && strange === TOGETHER) continue;
        const own = [...bits];
        own[word] = (own[word] as bigint) | (BigInt(cell) << BigInt(shift));
        visit(at + 1, given(rest, name, cell), own, strange + Number(rare));
      }
    };
    visit(0, node, NO_MASKS, 0);
    return any ? { to: id, masks } : undefined;
  }

  const roots = nodes.map((node) => target(node, 0));
  return { roots, edges, programs, levels };
}

function placeOf(places: Places, name: string) {
  const found = places.get(name);
  if (found === undefined) throw new Error(`${name} has no place in the words of a row`);
  return found;
}

const orders = new WeakMap<Branch, readonly string[]>();

// Variables of a tree, those nearest to its root first.
function orderOf(node: Branch): readonly string[] {
  const known = orders.get(node);
  if (known !== undefined) return known;
  const found = new Set<string>();
  let level: readonly Branch[] = [node];
  while (level.length > 0) {
    for (const { variable } of level) found.add(variable);
    level = [...new Set(level.flatMap(({ next }) => next.filter((each): each is Branch => each !== undefined && "variable" in each)))];
  }
  const order = [...found];
  orders.set(node, order);
  return order;
}

// As many of the first variables as a table of few rows tells apart.
function someOf(names: readonly string[], places: Places): readonly string[] {
  let product = 1;
  const found: string[] = [];
  for (const name of names) {
    product *= placeOf(places, name).cells;
    if (found.length > 0 && product > MOST_EDGES) break;
    found.push(name);
  }
  return found;
}

const givens = new WeakMap<Branch, Map<string, Node | undefined>>();

/** A tree in which one variable is known. */
export function given(node: Node | undefined, name: string, cell: number): Node | undefined {
  if (node === undefined || "program" in node) return node;
  let kept = givens.get(node);
  if (kept === undefined) {
    kept = new Map();
    givens.set(node, kept);
  }
  const key = `${cell} ${name}`;
  if (kept.has(key)) return kept.get(key);
  const made = node.variable === name ? given(node.next[cell], name, cell) : rebuilt(node, name, cell);
  kept.set(key, made);
  return made;
}

function rebuilt(node: Branch, name: string, cell: number): Node | undefined {
  const next = node.next.map((each) => given(each, name, cell));
  const [first] = next;
  if (next.every((each) => each === first)) return first;
  return next.every((each, at) => each === node.next[at]) ? node : interned({ variable: node.variable, next });
}
