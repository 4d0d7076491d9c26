// The written law as a tree with places, so that an error can show its line. A leaf makes it from YAML; every scalar is text.

import { type Arg, type Message, message } from "../said/message.js";
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
  readonly message: Message;
  readonly fix: Arg;
  /** A word that could be written in its place: the rest is read as if it were. */
  readonly instead?: string;
  readonly place: Place;
  /** Length of the text at fault, for the excerpt. */
  readonly length: number;
}

/** Thrown inside the compiler and caught at its door: one mistake is enough to stop a file. */
export class LawError extends Error {
  constructor(readonly problem: LawProblem) {
    super(problem.code);
    this.name = "LawError";
  }
}

/** Stop with a refusal at a node. */
export function refuse(code: string, node: Node | Entry, said: Message, fix: Arg, instead?: string): never {
  const length = "key" in node ? node.key.length : node.kind === "text" ? node.text.length : 1;
  throw new LawError({ code, message: said, fix, ...(instead === undefined ? {} : { instead }), place: node.place, length });
}

/** Stop at a value that is not among the few words that a key takes. */
export function refuseWord(code: string, node: Node, among: readonly string[]): never {
  const text = node.kind === "text" ? node.text : "";
  refuse(code, node, message("law-check/word", { text }), message("law-check/word.fix", { choices: { all: among, by: "or" } }), among[0]);
}

/** The remedy that names what is known. */
export function known(names: readonly string[]): Message {
  return message("law-check/known", { names: names.join(", ") });
}

/** The text of a node. */
export function textOf(node: Node): string {
  if (node.kind !== "text") refuse("law/wrong-form", node, message("law-check/not-a-value"), message("law-check/not-a-value.fix"));
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
  if (node.kind !== "map") refuse("law/wrong-form", node, message("law-check/not-a-map"), message("law-check/not-a-map.fix"));
  return node.entries;
}

/** A map by its keys; a key that is not among the known ones is refused. */
export function fieldsOf(node: Node, keys: readonly string[]): Readonly<Record<string, Node>> {
  const fields: Record<string, Node> = {};
  for (const entry of entriesOf(node)) {
    if (!keys.includes(entry.key)) refuse("law/unknown-key", entry, message("law-check/key", { key: entry.key }), known(keys));
    fields[entry.key] = entry.value;
  }
  return fields;
}

/** A field that must be there. */
export function need(fields: Readonly<Record<string, Node>>, key: string, at: Node): Node {
  const found = fields[key];
  if (found === undefined) refuse("law/missing-key", at, message("law-check/missing-key", { key }), writeKey(key));
  // A draft leaves what it cannot tell as a key without a value.
  if (found.kind === "text" && found.text === "") refuseEmpty(found, key);
  return found;
}

/** Stop at a key that has no value. */
export function refuseEmpty(node: Node, key: string): never {
  refuse("law/missing-key", node, message("law-check/empty", { key }), writeKey(key));
}
