// Reads the files that the measures share: acts, facts, countries, filing order.

import type { Day } from "../exact/day.js";
import { message } from "../said/message.js";
import { namedList } from "./names.js";
import { entriesOf, fieldsOf, itemsOf, type Node, need, refuse, refuseWord, textOf, textsOf } from "./tree.js";
import type { FactKind, FactLimit, FactRule, Instrument, Law } from "./types.js";
import { dayOf, factPath } from "./values.js";
import type { Vocabulary } from "./vocabulary.js";

// Executive orders, proclamations and memoranda are public on the day they are signed; notices when they are published.
const PUBLIC_AT_SIGNING: readonly string[] = ["executive-order", "proclamation", "memorandum"];
const INSTRUMENT_KEYS = ["kind", "title", "signed", "published", "sent", "decided", "known", "printed", "document", "amends", "mark"];

/** instruments.yaml: every act cited, once. */
export function readInstruments(root: Node): Record<string, Instrument> {
  const found: Record<string, Instrument> = {};
  for (const { key, value } of entriesOf(root)) {
    const fields = fieldsOf(value, INSTRUMENT_KEYS);
    const kind = textOf(need(fields, "kind", value));
    const day = (name: string): Day | undefined => (fields[name] === undefined ? undefined : dayOf(fields[name]));
    const signed = day("signed");
    const published = day("published");
    const known =
      day("known") ?? (PUBLIC_AT_SIGNING.includes(kind) ? signed : undefined) ?? published ?? day("sent") ?? day("decided") ?? signed;
    if (known === undefined) refuse("law/missing-key", value, message("law-check/act-day", { act: key }), message("law-check/act-day.fix"));
    found[key] = {
      id: key,
      kind,
      title: textOf(need(fields, "title", value)),
      known,
      ...(signed === undefined ? {} : { signed }),
      ...(published === undefined ? {} : { published }),
      ...text("printed", fields),
      ...text("document", fields),
      ...text("mark", fields),
    };
  }
  return found;
}

function text(key: string, fields: Readonly<Record<string, Node>>): Record<string, string> {
  const node = fields[key];
  return node === undefined ? {} : { [key]: textOf(node) };
}

const TYPES: readonly string[] = ["boolean", "choice", "number", "decimal", "date", "text", "country"];
const KINDS: readonly string[] = ["material", "relief", "exceptional", "stated"];
const LIMITS: readonly string[] = ["value", "weight", "chapter-rate"];
const FACT_KEYS = [
  "type",
  "kind",
  "ask",
  "values",
  "absent",
  "claim",
  "raising",
  "proof",
  "offered-on",
  "described-by",
  "unit",
  "within",
  "points",
  "most",
  "by",
];

/** facts.yaml: every question the law asks. `lists` are the ids that `offered-on` may name. */
export function readFacts(root: Node, lists: ReadonlySet<string>, vocabulary: Pick<Vocabulary, "materials">): FactRule[] {
  return entriesOf(root).map(({ key, value }) => {
    const fields = fieldsOf(value, FACT_KEYS);
    const type = oneOf(need(fields, "type", value), TYPES) as FactRule["type"];
    const kind = oneOf(need(fields, "kind", value), KINDS) as FactKind;
    const scalar = (node: Node | undefined): string | boolean | null => {
      if (node === undefined) return null;
      const found = textOf(node);
      return type === "boolean" ? found === "yes" : found;
    };
    return {
      name: factPath(key, vocabulary),
      type,
      kind,
      ask: textOf(need(fields, "ask", value)),
      values: fields.values === undefined ? [] : textsOf(fields.values),
      absent: scalar(fields.absent),
      claim: scalar(fields.claim),
      raising: fields.raising === undefined ? [] : textsOf(fields.raising),
      ...text("proof", fields),
      ...(fields["offered-on"] === undefined ? {} : { offeredOn: namedList(fields["offered-on"], { lists }) }),
      ...(fields["described-by"] === undefined
        ? {}
        : { describedBy: itemsOf(fields["described-by"]).map((each) => namedList(each, { lists })) }),
      ...text("unit", fields),
      ...(fields.within === undefined ? {} : { within: oneOf(fields.within, LIMITS) as FactLimit }),
      ...(fields.points === undefined ? {} : { points: readPoints(fields.points) }),
      ...(fields.most === undefined ? {} : { most: Number(textOf(fields.most)) }),
      cites: textsOf(need(fields, "by", value)),
    };
  });
}

function readPoints(node: Node): NonNullable<FactRule["points"]> {
  return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, textsOf(value)]));
}

function oneOf(node: Node, among: readonly string[]): string {
  const found = textOf(node);
  return among.includes(found) ? found : refuseWord("law/wrong-form", node, among);
}

/** countries.yaml. */
export function readCountries(root: Node): Law["countries"] {
  const fields = fieldsOf(root, ["known", "column-2", "groups", "encoded", "compiled", "tables", "refused", "within"]);
  const words = (key: string): string[] => textsOf(need(fields, key, root)).flatMap((each) => each.split(/\s+/));
  const within = fields.within === undefined ? [] : itemsOf(fields.within).map(readWithin);
  const known = new Set(words("known"));
  const groups = fields.groups === undefined ? {} : readGroups(fields.groups, known);
  // A group stands for its members wherever origins are listed.
  const origins = (key: string): string[] => words(key).flatMap((each) => groups[each] ?? [each]);
  const encoded = origins("encoded");
  const compiled = fields.compiled === undefined ? encoded : origins("compiled");
  const tables = fields.tables === undefined ? compiled : origins("tables");
  const refused = fields.refused === undefined ? [] : itemsOf(fields.refused).map((item) => readRefused(item, known));
  return { known: [...known], column2: words("column-2"), groups, encoded, compiled, tables, refused, within };
}

function readRefused(item: Node, known: ReadonlySet<string>): Law["countries"]["refused"][number] {
  const fields = fieldsOf(item, ["origin", "why", "do", "but", "by"]);
  const origin = need(fields, "origin", item);
  const origins = textsOf(origin);
  const strange = origins.find((code) => !known.has(code));
  if (strange !== undefined)
    refuse("law/unknown-country", origin, message("law-check/country", { name: strange }), message("law-check/country.fix-here"));
  return {
    origins,
    why: textOf(need(fields, "why", item)),
    fix: textOf(need(fields, "do", item)),
    but: fields.but === undefined ? [] : textsOf(fields.but).map((number) => number.replaceAll(".", "")),
    cites: textsOf(need(fields, "by", item)),
  };
}

function readGroups(node: Node, known: ReadonlySet<string>): Record<string, readonly string[]> {
  return Object.fromEntries(
    entriesOf(node).map(({ key, value }) => {
      const members = textsOf(value).flatMap((each) => each.split(/\s+/));
      const strange = members.find((code) => !known.has(code));
      return strange === undefined
        ? [key, members]
        : refuse("law/unknown-country", value, message("law-check/country", { name: strange }), message("law-check/country.fix-here"));
    }),
  );
}

function readWithin(item: Node): Law["countries"]["within"][number] {
  const fields = fieldsOf(item, ["country", "codes", "by", "unverified"]);
  return {
    country: textOf(need(fields, "country", item)),
    codes: textsOf(need(fields, "codes", item)).flatMap((each) => each.split(/\s+/)),
    cites: textsOf(need(fields, "by", item)),
    ...text("unverified", fields),
  };
}

/** filing-order.yaml: steps by prefixes of headings or by authority. */
export function readFilingOrder(root: Node): Law["filingOrder"] {
  return itemsOf(root).map((item) => {
    const fields = fieldsOf(item, ["authority", "prefixes", "by"]);
    return {
      ...(fields.authority === undefined
        ? {}
        : { authority: textOf(fields.authority) as NonNullable<Law["filingOrder"][number]["authority"]> }),
      ...(fields.prefixes === undefined ? {} : { prefixes: textsOf(fields.prefixes).map((each) => each.replaceAll(".", "")) }),
      cites: textsOf(need(fields, "by", item)),
    };
  });
}
