// What the law may name: facts, lists, instruments, programs. An unknown name is refused with the nearest known one.

import { nearest } from "../facts/spelling.js";
import { type Arg, type Message, message } from "../said/message.js";
import { type Entry, itemsOf, type Node, refuse, textOf } from "./tree.js";
import type { FactRule, Instrument } from "./types.js";
import { factPath, instrumentOf, isOf } from "./values.js";
import type { Program, Vocabulary } from "./vocabulary.js";

/** Everything that a measure may refer to. */
export interface Names {
  readonly facts: ReadonlyMap<string, FactRule>;
  readonly lists: ReadonlySet<string>;
  readonly headingLists: ReadonlySet<string>;
  readonly instruments: Readonly<Record<string, Instrument>>;
  readonly countries: ReadonlySet<string>;
  /** Countries of a group, by the name under which origins may name them together. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly vocabulary: Vocabulary;
  /** Files that could not be read: what they may name is taken as known, as their own mistake is reported. */
  readonly unread: ReadonlySet<string>;
  /** Names in the files that were left out with a mistake. */
  readonly removed: ReadonlySet<string>;
}

/** Refuse a name that nothing has, with the nearest that something has. */
export function unknownName(code: string, node: Node | Entry, name: string, kind: NamedKind, among: Iterable<string>): never {
  const remedy = message(`law-check/no.${kind}.fix`);
  refuse(code, node, message(`law-check/no.${kind}`, { name }), nearOr(nearest(name, [...among]), remedy));
}

type NamedKind = "fact" | "list" | "headings" | "program" | "act" | "measure";

/** A remedy, after the nearest name where one is near. */
export function nearOr(near: string | undefined, remedy: Message): Arg {
  return near === undefined ? remedy : { all: [message("facts/did-you-mean", { near }), remedy], by: " " };
}

/** The path of a fact that facts.yaml holds. */
export function namedFact(node: Node, names: Names): string {
  const name = textOf(node);
  return knownFact(name, node, names);
}

/** The same for a name that is written as a key. */
export function knownFact(name: string, node: Node, names: Names): string {
  const path = factPath(name, names.vocabulary);
  if (path === "entryDate" || path === "importDate" || names.facts.has(path)) return path;
  if (names.unread.has("facts.yaml") || names.unread.has("vocabulary.yaml")) return path;
  const kebab = [...names.facts.keys()].map((each) =>
    each.replace(/^facts\./, "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  return unknownName("law/unknown-fact", node, name, "fact", kebab);
}

/** The id of a list that lists/ holds. */
export function namedList(node: Node, names: Pick<Names, "lists">): string {
  const id = textOf(node);
  return names.lists.has(id) ? id : unknownName("law/unknown-list", node, id, "list", names.lists);
}

/** The id of a list of headings. */
export function namedHeadingList(node: Node, names: Names): string {
  const id = textOf(node);
  if (names.headingLists.has(id) || names.unread.has("heading-lists.yaml")) return id;
  return unknownName("law/unknown-list", node, id, "headings", names.headingLists);
}

/** A preference program of the vocabulary, by its name there. */
export function namedProgram(node: Node, names: Pick<Names, "vocabulary" | "unread">): Program {
  const name = textOf(node);
  if (names.unread.has("vocabulary.yaml") || names.unread.has("preferences.yaml")) return unreadProgram(name);
  const { programs } = names.vocabulary;
  return (
    programs.find(({ id }) => id === name) ??
    unknownName(
      "law/unknown-program",
      node,
      name,
      "program",
      programs.map(({ id }) => id),
    )
  );
}

function unreadProgram(name: string): Program {
  return { id: name, name, symbols: [name], members: [], frees: [], proof: "", cites: [] };
}

/** A citation whose act instruments.yaml holds. */
export function citation(node: Node, names: Pick<Names, "instruments" | "unread" | "removed">): string {
  const text = textOf(node);
  if (instrumentOf(names.instruments, text) !== undefined || names.unread.has("instruments.yaml")) return text;
  if ([...names.removed].some((act) => isOf(text, act))) return text;
  return unknownName("law/unknown-instrument", node, text, "act", Object.keys(names.instruments));
}

/** Countries that the items name: a code of countries.yaml is one, a group of it is its members. */
export function countriesNamed(node: Node, names: Pick<Names, "countries" | "groups" | "unread">): readonly string[] {
  return itemsOf(node).flatMap((item) => {
    const name = textOf(item);
    if (names.countries.has(name) || names.unread.has("countries.yaml")) return [name];
    return (
      names.groups[name] ?? refuse("law/unknown-country", item, message("law-check/country", { name }), message("law-check/country.fix"))
    );
  });
}
