// Reads the terms at three levels of a measure: the measure, its headings, and their amendments.

import { message } from "../said/message.js";
import { readColumns, readGoods, readOrigin, readUnless, readWhen } from "./condition.js";
import type { Names } from "./names.js";
import { knownFact } from "./names.js";
import { entriesOf, fieldsOf, itemsOf, known, type Node, need, refuse, refuseWord, textOf, textsOf } from "./tree.js";
import type { Adds, Basis, Chapter98, Terms } from "./types.js";
import { headingId, percentOf } from "./values.js";
import type { Vocabulary } from "./vocabulary.js";

/** Keys of a measure or heading or amendment that are terms. */
export const TERM_KEYS = [
  "origin",
  "not-origin",
  "goods",
  "columns",
  "when",
  "not-when",
  "adds",
  "value",
  "except",
  "in-lieu-of",
  "chapter-98",
] as const;

type Fields = Readonly<Record<string, Node>>;
type Partly<T> = { -readonly [K in keyof T]?: T[K] };

const TREATMENTS: readonly string[] = ["standard", "standard-and-xxiii", "metals", "none"];

/** The terms that these fields name; what they do not name is absent. */
export function readTerms(fields: Fields, names: Names, measure: string): Partial<Terms> {
  const terms: Partly<Terms> = {};
  if (fields.origin !== undefined || fields["not-origin"] !== undefined)
    terms.origin = readOrigin(fields.origin, fields["not-origin"], names);
  if (fields.goods !== undefined) terms.goods = readGoods(fields.goods, names);
  if (fields.columns !== undefined) terms.columns = readColumns(fields.columns);
  if (fields.when !== undefined) terms.when = readWhen(fields.when, names, measure);
  if (fields["not-when"] !== undefined) terms.unless = readUnless(fields["not-when"], names, measure);
  if (fields.adds !== undefined) terms.adds = readAdds(fields.adds, names);
  if (fields.value !== undefined) terms.value = readValue(fields.value, names);
  if (fields.except !== undefined) terms.except = headingsOf(fields.except);
  if (fields["in-lieu-of"] !== undefined) terms.inLieuOf = headingsOf(fields["in-lieu-of"]);
  if (fields["chapter-98"] !== undefined) terms.chapter98 = readTreatment(fields["chapter-98"]);
  return terms;
}

/** Ids of headings in a list. */
export function headingsOf(node: Node): string[] {
  return textsOf(node).map(headingId);
}

function readTreatment(node: Node): Chapter98 {
  const text = textOf(node);
  if (!TREATMENTS.includes(text)) refuseWord("law/unknown-treatment", node, TREATMENTS);
  return text as Chapter98;
}

function readAdds(node: Node, names: Names): Adds {
  if (node.kind === "map") {
    const fields = fieldsOf(node, ["table"]);
    const table = need(fields, "table", node);
    return { kind: "table", table: knownFact(textOf(table), table, names), text: "the importer's own notice" };
  }
  const text = textOf(node);
  if (text === "nothing") return { kind: "nothing" };
  if (text === "entry barred") return { kind: "barred" };
  const inPlace = /^(.+) in place of the column$/.exec(text)?.[1];
  if (inPlace !== undefined) return { kind: "in-place", rate: percentOf({ ...node, kind: "text", text: inPlace }), text: inPlace };
  const upTo = /^up to (.+)$/.exec(text);
  if (upTo?.[1] !== undefined) return { kind: "up-to", rate: percentOf({ ...node, kind: "text", text: upTo[1] }), text };
  return { kind: "rate", rate: percentOf(node), text };
}

function readValue(node: Node, names: Names): Basis {
  if (node.kind === "text") return valueWord(node, node.text, names);
  const [first] = entriesOf(node);
  if (first === undefined) refuse("law/wrong-form", node, message("law-check/value-empty"), message("law-check/value-empty.fix"));
  switch (first.key) {
    case "rest-after":
      return { kind: "rest", less: itemsOf(first.value).map((each) => chargedMaterial(each, names)) };
    case "us-content":
    case "non-us-content": {
      const { cap } = fieldsOf(first.value, ["cap"]);
      return { kind: first.key, ...(cap === undefined ? {} : { cap: percentOf(cap) }) };
    }
    case "chapters": {
      const fields = fieldsOf(node, ["chapters", "is", "otherwise"]);
      const is = readValue(need(fields, "is", node), names);
      return { kind: "by-chapter", chapters: textsOf(first.value), is, otherwise: readValue(need(fields, "otherwise", node), names) };
    }
    default:
      return refuse(
        "law/unknown-value",
        first,
        message("law-check/value", { name: first.key }),
        known(["rest-after", "us-content", "non-us-content", "chapters"]),
      );
  }
}

function chargedOf({ materials }: Vocabulary): string[] {
  return materials.flatMap(({ id, charged }) => (charged ? [id] : []));
}

function chargedMaterial(node: Node, { vocabulary, unread }: Names): string {
  const found = textOf(node);
  const charged = chargedOf(vocabulary);
  return charged.includes(found) || unread.has("vocabulary.yaml")
    ? found
    : refuse("law/unknown-metal", node, message("law-check/metal", { text: found }), known(charged));
}

function valueWord(node: Node, text: string, { vocabulary, unread }: Names): Basis {
  if (text === "customs-value") return { kind: "customs-value" };
  const charged = chargedOf(vocabulary);
  const metal = /^(\w+)-content$/.exec(text)?.[1];
  if (metal !== undefined && (charged.includes(metal) || unread.has("vocabulary.yaml"))) return { kind: "content", metal };
  return refuse(
    "law/unknown-value",
    node,
    message("law-check/value", { name: text }),
    known(["customs-value", ...charged.map((each) => `${each}-content`)]),
  );
}
