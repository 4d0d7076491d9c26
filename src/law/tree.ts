// The written law as a tree with places, so that an error can show its line. A leaf makes it from YAML; every scalar is text.

import { writeKey } from "./key-forms.js";

/** The place of a node: line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One node of a law file. */
export type Node =
  | { readonly kind: "text"; readonly text: string; readonly place: Place }
  | { readonly kind: "list"; readonly items: readonly Node[]; readonly place: Place }
  | { readonly kind: "map"; readonly entries: readonly Entry[]; readonly place: Place };

/** One key of a map. */
export interface Entry {
  readonly key: string;
  readonly place: Place;
  readonly value: Node;
}

/** A refusal of the checker. */
export interface LawProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly place: Place;
  /** Length of the text at fault, for the excerpt. */
  readonly length: number;
}

/** Thrown inside the compiler and caught at its door: one mistake is enough to stop a file. */
export class LawError extends Error {
  constructor(readonly problem: LawProblem) {
    super(problem.message);
    this.name = "LawError";
  }
}

/** Stop with a refusal at a node. */
export function refuse(code: string, node: Node | Entry, message: string, fix: string): never {
  const length = "key" in node ? node.key.length : node.kind === "text" ? node.text.length : 1;
  throw new LawError({ code, message, fix, place: node.place, length });
}

/** The text of a node. */
export function textOf(node: Node): string {
  if (node.kind !== "text") refuse("law/wrong-form", node, "Here stands a list or a map.", "Write one value.");
  return node.text;
}

/** The texts of a list, or of one value standing for a list of one. */
export function textsOf(node: Node): string[] {
  return node.kind === "list" ? node.items.map(textOf) : [textOf(node)];
}

/** The items of a list, or the node itself standing for a list of one. */
export function itemsOf(node: Node): readonly Node[] {
  return node.kind === "list" ? node.items : [node];
}

/** The entries of a map. */
export function entriesOf(node: Node): readonly Entry[] {
  if (node.kind !== "map") refuse("law/wrong-form", node, "Here stands no map.", "Write keys with values below.");
  return node.entries;
}

/** A map by its keys; a key that is not among the known ones is refused. */
export function fieldsOf(node: Node, known: readonly string[]): Readonly<Record<string, Node>> {
  const fields: Record<string, Node> = {};
  for (const entry of entriesOf(node)) {
    if (!known.includes(entry.key)) refuse("law/unknown-key", entry, `No key is called ${entry.key} here.`, `Known: ${known.join(", ")}.`);
    fields[entry.key] = entry.value;
  }
  return fields;
}

/** A field that must be there. */
export function need(fields: Readonly<Record<string, Node>>, key: string, at: Node): Node {
  const found = fields[key];
  if (found === undefined) refuse("law/missing-key", at, `${key} is missing.`, writeKey(key));
  return found;
}
