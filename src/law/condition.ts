// Reads the written tests of a measure: `when`, `not-when`, `goods`, `origin`, `columns`.

import { message } from "../said/message.js";
import { countriesNamed, knownFact, type Names, namedFact, namedHeadingList, namedList, namedProgram } from "./names.js";
import { type Entry, entriesOf, fieldsOf, itemsOf, known, type Node, need, refuse, refuseWord, textOf, textsOf } from "./tree.js";
import type { Column, Condition, MetalOnLists } from "./types.js";
import { dayOf, numberOf, percentOf } from "./values.js";
import { programOf, type Share } from "./vocabulary.js";
import { writtenAt } from "./written-at.js";

const COLUMNS: readonly string[] = ["general", "special", "column-2"];

/** All of these tests. */
export function allOf(tests: readonly Condition[]): Condition {
  const [only] = tests;
  if (only === undefined) return { op: "true" };
  return tests.length === 1 ? only : { op: "all", tests };
}

/** Any of these tests; none of them is never. */
export function anyOf(tests: readonly Condition[]): Condition {
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : { op: "any", tests };
}

/** `when`: every item must hold. `measure` completes the ids of its questions. */
export function readWhen(node: Node, names: Names, measure: string): Condition {
  return allOf(itemsOf(node).map((item) => readTest(item, names, measure)));
}

/** `not-when`: no item may hold. */
export function readUnless(node: Node, names: Names, measure: string): Condition {
  return anyOf(itemsOf(node).map((item) => readTest(item, names, measure)));
}

/** `goods`: all, a list, several lists less others, chapters, or goods that pay under named headings. */
export function readGoods(node: Node, names: Names): Condition {
  if (node.kind === "text") {
    if (node.text === "all") return { op: "true" };
    refuse("law/wrong-form", node, message("law-check/goods", { text: node.text }), message("law-check/goods.fix"), "all");
  }
  const fields = fieldsOf(node, ["list", "lists", "without", "chapters", "paying"]);
  const tests: Condition[] = [];
  for (const key of ["list", "lists"]) {
    const lists = fields[key];
    if (lists !== undefined) tests.push(anyOf(itemsOf(lists).map((each): Condition => ({ op: "list", list: namedList(each, names) }))));
  }
  if (fields.chapters !== undefined) tests.push({ op: "chapter", any: chaptersOf(fields.chapters) });
  if (fields.paying !== undefined) tests.push({ op: "paying", headings: namedHeadingList(fields.paying, names) });
  for (const each of fields.without === undefined ? [] : itemsOf(fields.without))
    tests.push({ op: "not", test: { op: "list", list: namedList(each, names) } });
  return allOf(tests);
}

function chaptersOf(node: Node): string[] {
  return itemsOf(node).map((each) => {
    const text = textOf(each);
    return /^\d{2}$/.test(text)
      ? text
      : refuse("law/wrong-form", each, message("law-check/chapter", { text }), message("law-check/chapter.fix"));
  });
}

/** `origin` with `not-origin`. */
export function readOrigin(node: Node | undefined, not: Node | undefined, names: Names): Condition {
  const tests: Condition[] = [];
  if (node !== undefined && !(node.kind === "text" && node.text === "any")) tests.push({ op: "origin", any: countriesNamed(node, names) });
  if (not !== undefined) tests.push({ op: "not", test: { op: "origin", any: countriesNamed(not, names) } });
  return allOf(tests);
}

/** `columns` that carry the duty. All three: no test. */
export function readColumns(node: Node): Condition {
  const columns = itemsOf(node).map((each) => {
    const text = textOf(each);
    if (!COLUMNS.includes(text)) refuseWord("law/unknown-column", each, COLUMNS);
    return text as Column;
  });
  return columns.length === COLUMNS.length ? { op: "true" } : { op: "column", any: columns };
}

/** One test. */
export function readTest(node: Node, names: Names, measure: string): Condition {
  if (node.kind === "text") {
    // Scenarios of users may still have the form in which the program was part of the word.
    const freed = names.vocabulary.programs.find(({ id }) => node.text === `entered-free-under-${id}`);
    if (freed !== undefined) return { op: "entered-free", program: freed.id };
    return { op: "is", fact: namedFact(node, names), any: [true] };
  }
  const entries = entriesOf(node);
  const [first] = entries;
  if (first === undefined) refuse("law/wrong-form", node, message("law-check/empty-test"), message("law-check/empty-test.fix"));
  if (first.key === "reading") return readingTest(node, measure);
  if (entries.length > 1) refuse("law/wrong-form", entries[1] ?? node, message("law-check/two-tests"), message("law-check/two-tests.fix"));
  return keyedTest(first, names, measure);
}

function readingTest(node: Node, measure: string): Condition {
  const fields = fieldsOf(node, ["reading", "is"]);
  const named = need(fields, "reading", node);
  const id = textOf(named);
  const is = textOf(need(fields, "is", node));
  if (is !== "1" && is !== "2") refuseWord("law/wrong-form", need(fields, "is", node), ["1", "2"]);
  return writtenAt<Condition>({ op: "reading", question: questionId(id, measure), is: Number(is) }, [named]);
}

/** The full id of a question: those of the measure itself are written without it. */
export function questionId(id: string, measure: string): string {
  return id.includes("#") ? id : `${measure}#${id}`;
}

function keyedTest(entry: Entry, names: Names, measure: string): Condition {
  const { key, value } = entry;
  const inner = (node: Node): Condition => readTest(node, names, measure);
  switch (key) {
    case "any":
      return anyOf(itemsOf(value).map(inner));
    case "all":
      return allOf(itemsOf(value).map(inner));
    case "not":
      return { op: "not", test: value.kind === "list" ? anyOf(value.items.map(inner)) : inner(value) };
    case "list":
      return { op: "list", list: namedList(value, names) };
    case "chapters":
      return { op: "chapter", any: chaptersOf(value) };
    case "origin":
      return { op: "origin", any: countriesNamed(value, names) };
    case "columns":
      return readColumns(value);
    case "paying":
      return { op: "paying", headings: namedHeadingList(value, names) };
    case "claimed":
      return { op: "claimed", programs: itemsOf(value).flatMap((each) => claimedBy(each, names)) };
    case "entered-free-under":
      return { op: "entered-free", program: namedProgram(value, names).id };
    case "asked":
      return { op: "is", fact: namedFact(value, names), any: [true], asks: true };
    case "column-1":
      return columnOneTest(value);
    case "given":
      return { op: "given", fact: namedFact(value, names) };
    case "metal-absent":
      return { op: "metal-absent", metals: metalsOf(value, names).map((each) => each.metal) };
    case "metal-weight": {
      const fields = fieldsOf(value, ["of", "below"]);
      return {
        op: "metal-weight-below",
        metals: metalsOf(need(fields, "of", value), names),
        share: percentOf(need(fields, "below", value)),
      };
    }
    case "metal-share": {
      const { shares } = names.vocabulary;
      if (names.unread.has("vocabulary.yaml")) return { op: "true" };
      const fields = fieldsOf(value, ["of", ...shares.map(({ id }) => id)]);
      const share = shares.find(({ id }) => fields[id] !== undefined) ?? shares[0];
      const id = share?.id ?? "share";
      const metals = metalsOf(need(fields, "of", value), names);
      const test: Condition = { op: "metal-share", metals, of: share?.fact ?? "", atLeast: percentOf(need(fields, id, value)) };
      return share === undefined ? test : allOf([...metals.flatMap((each) => notDenied(each, share)), test]);
    }
    default: {
      const fact = knownFact(key, value, names);
      return factTest(entry, fact, names.facts.get(fact)?.type === "boolean");
    }
  }
}

// A share that is stated counts for nothing where another fact says that the metal, if the article has any, was made in another country.
function notDenied({ metal, lists }: MetalOnLists, { country, deniedBy }: Share): Condition[] {
  const listed = lists.length === 0 ? [] : [anyOf(lists.map((list): Condition => ({ op: "list", list })))];
  return (deniedBy[metal] ?? []).map((places) => ({
    op: "not",
    test: allOf([
      ...listed,
      ...places.flatMap((fact): Condition[] => [
        { op: "given", fact },
        { op: "not", test: { op: "is", fact, any: [country] } },
      ]),
      { op: "not", test: { op: "metal-absent", metals: [metal] } },
    ]),
  }));
}

// The duty of column 1 as a share of the value: as the line enters, unless the general column is named.
function columnOneTest(node: Node): Condition {
  const fields = fieldsOf(node, ["at-least", "below", "as"]);
  const as = fields.as === undefined ? "entered" : textOf(fields.as);
  if (as !== "general" && as !== "entered") refuseWord("law/wrong-form", fields.as ?? node, ["general", "entered"]);
  const test = (share: Node): Condition => ({ op: "base-share", of: as, atLeast: percentOf(share) });
  return allOf([
    ...(fields["at-least"] === undefined ? [] : [test(fields["at-least"])]),
    ...(fields.below === undefined ? [] : [{ op: "not", test: test(fields.below) } as const]),
  ]);
}

// The symbols of a program, or one symbol of it.
function claimedBy(node: Node, names: Names): readonly string[] {
  const symbol = textOf(node);
  return programOf(names.vocabulary, symbol) === undefined ? namedProgram(node, names).symbols : [symbol];
}

function metalsOf(node: Node, names: Names): MetalOnLists[] {
  const charged = names.vocabulary.materials.flatMap((each) => (each.charged ? [each.id] : []));
  const check = (metal: string, at: Node): string =>
    charged.includes(metal) || names.unread.has("vocabulary.yaml")
      ? metal
      : refuse("law/unknown-metal", at, message("law-check/metal", { text: metal }), known(charged));
  if (node.kind !== "map") return itemsOf(node).map((each) => ({ metal: check(textOf(each), each), lists: [] }));
  return node.entries.map(({ key, value }) => ({ metal: check(key, value), lists: itemsOf(value).map((each) => namedList(each, names)) }));
}

function yesOrNo(node: Node): boolean {
  const text = textOf(node);
  if (text !== "yes" && text !== "no") refuseWord("law/wrong-form", node, ["yes", "no"]);
  return text === "yes";
}

const COMPARISONS = ["above", "below", "at-least", "at-most"] as const;

function factTest(entry: Entry, fact: string, boolean: boolean): Condition {
  const { value } = entry;
  if (value.kind !== "map") return { op: "is", fact, any: boolean ? itemsOf(value).map(yesOrNo) : textsOf(value) };
  const tests = value.entries.map(({ key, value: than }): Condition => {
    const comparison = COMPARISONS.find((each) => each === key);
    if (comparison !== undefined) return { op: "number", fact, compare: comparison, than: numberOf(than) };
    if (key === "at-least-of-value") return { op: "value-share", fact, atLeast: percentOf(than) };
    if (key === "before" || key === "from") return { op: "day", fact, compare: key, day: dayOf(than) };
    if (key === "years-before-entry") return { op: "years-before-entry", fact, atLeast: Number(textOf(than)) };
    return refuse(
      "law/unknown-key",
      entry,
      message("law-check/comparison", { name: key }),
      known([...COMPARISONS, "before", "from", "years-before-entry", "at-least-of-value"]),
    );
  });
  return allOf(tests);
}
