// Every mistake of a law file in one run: what is refused is taken out of the tree and the rest is read again.

import { type Entry, LawError, type LawProblem, type Node, type Place } from "./tree.js";

const MOST = 200;

/** What was read of a file, the mistakes in it, and the names that were taken out with them. */
export interface Collected<T> {
  readonly value?: T;
  readonly problems: readonly LawProblem[];
  /** Keys and ids that are in the file and were taken out: elsewhere they are not unknown names. */
  readonly removed: ReadonlySet<string>;
}

/** Read a tree; at each refusal the smallest part that holds it is left out, until the rest can be read. */
export function collected<T>(root: Node, read: (root: Node) => T): Collected<T> {
  const problems: LawProblem[] = [];
  const removed = new Set<string>();
  // Places where a word was replaced, or a list lost its last item; a refusal there is not a second mistake.
  const mendedAt: Place[] = [];
  let tree = root;
  while (problems.length < MOST) {
    try {
      return { value: read(tree), problems, removed };
    } catch (error) {
      if (!(error instanceof LawError)) throw error;
      const { problem } = error;
      // What is missing because it was taken out, or was written under a key that nothing is called, is not a second mistake.
      const missing = problem.message.args.key;
      const follows =
        problem.code === "law/missing-key" &&
        problem.message.id !== "law-check/empty" &&
        removed.size > 0 &&
        (typeof missing !== "string" || removed.has(missing) || problems.some(({ code }) => code === "law/unknown-key"));
      if (!follows && !mendedAt.some((place) => same(place, problem.place))) problems.push(problem);
      // A word that must be there is read as one that could stand in its place, so that what is below it is read too.
      const mended = problem.instead === undefined ? undefined : worded(tree, problem.place, problem.instead);
      if (mended !== undefined) {
        mendedAt.push(problem.place);
        tree = mended;
        continue;
      }
      const rest = without(tree, problem.place, problem.code === "law/missing-key", { removed, mendedAt });
      if (rest === undefined) return { problems, removed };
      tree = rest;
    }
  }
  return { problems, removed };
}

// The tree with another word at a place; undefined where no other word stands there.
function worded(node: Node, place: Place, word: string): Node | undefined {
  if (node.kind === "text") return same(node.place, place) && node.text !== word ? { ...node, text: word } : undefined;
  if (node.kind === "list") {
    for (const [at, item] of node.items.entries()) {
      const inner = worded(item, place, word);
      if (inner !== undefined) return { ...node, items: node.items.with(at, inner) };
    }
    return undefined;
  }
  for (const entry of node.entries) {
    const inner = worded(entry.value, place, word);
    if (inner !== undefined)
      return { ...node, entries: node.entries.map((each): Entry => (each === entry ? { ...entry, value: inner } : each)) };
  }
  return undefined;
}

function same(a: Place, b: Place): boolean {
  return a.line === b.line && a.column === b.column;
}

// What is noted while parts are taken out.
interface Noted {
  readonly removed: Set<string>;
  readonly mendedAt: Place[];
}

// The tree without the part at a place. A key that is missing is missing from a whole map, which goes.
function without(node: Node, place: Place, whole: boolean, noted: Noted): Node | undefined {
  if (node.kind === "text") return undefined;
  if (node.kind === "list") {
    for (const [at, item] of node.items.entries()) {
      const inner = whole && same(item.place, place) ? undefined : without(item, place, whole, noted);
      if (inner !== undefined) return { ...node, items: isEmptied(inner) ? node.items.toSpliced(at, 1) : node.items.with(at, inner) };
      if (!same(item.place, place)) continue;
      note(item, noted.removed);
      if (node.items.length === 1) noted.mendedAt.push(node.place);
      return { ...node, items: node.items.filter((each) => each !== item) };
    }
    return undefined;
  }
  for (const entry of node.entries) {
    const inner = whole && same(entry.value.place, place) ? undefined : without(entry.value, place, whole, noted);
    if (inner !== undefined)
      return {
        ...node,
        // An emptied map is removed too, so that its emptiness is not reported as a second mistake.
        entries: node.entries.flatMap((each): Entry[] => (each !== entry ? [each] : isEmptied(inner) ? [] : [{ ...entry, value: inner }])),
      };
    if (!same(entry.place, place) && !same(entry.value.place, place)) continue;
    noted.removed.add(entry.key);
    note(entry.value, noted.removed);
    return { ...node, entries: node.entries.filter((each) => each !== entry) };
  }
  return undefined;
}

function isEmptied(node: Node): boolean {
  return node.kind === "map" && node.entries.length === 0;
}

function note(node: Node, removed: Set<string>): void {
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries) if (key === "id" && value.kind === "text") removed.add(value.text);
}
