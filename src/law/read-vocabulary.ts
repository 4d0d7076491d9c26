// Reads vocabulary.yaml: the words from which code takes its lists.

import { message } from "../said/message.js";
import { citation, type Names } from "./names.js";
import { type Entry, entriesOf, fieldsOf, itemsOf, known, type Node, need, refuse, refuseWord, textOf, textsOf } from "./tree.js";
import { dayOf } from "./values.js";
import type { AuthorityWord, Material, Program, RemedyEnd, RemedyTerm, Share, Vocabulary } from "./vocabulary.js";

type Cited = Pick<Names, "instruments" | "countries" | "unread" | "removed">;
type Rounding = Vocabulary["rounding"];

const KEYS = ["programs", "materials", "shares", "authorities", "columns", "rounding", "remedies"];
const COLUMNS = ["general", "special", "column-2"];
const EVENTS = ["entry", "liquidation", "importation"] as const;
const ESTIMATE = "estimate";
// Amounts are whole cents in code, rounded half up; a law that rounds otherwise needs another engine.
const ROUNDING: Rounding = { places: 2, how: "half-up" };

/** The vocabulary; a mistake is refused with its place. */
export function readVocabulary(root: Node, names: Cited): Vocabulary {
  const fields = fieldsOf(root, KEYS);
  const part = (key: string): readonly Entry[] => entriesOf(need(fields, key, root));
  const materials = part("materials").map(readMaterial);
  const remedies = part("remedies");
  const estimate = remedies.find(({ key }) => key === ESTIMATE);
  if (estimate === undefined)
    refuse(
      "law/missing-key",
      need(fields, "remedies", root),
      message("law-check/missing-key", { key: ESTIMATE }),
      message("law-check/estimate.fix"),
    );
  return {
    programs: part("programs").map((entry) => readProgram(entry, names)),
    materials,
    shares: part("shares").map((entry) => readShare(entry, names, materials)),
    authorities: readAuthorities(need(fields, "authorities", root)),
    columns: readColumnNames(need(fields, "columns", root)),
    rounding: readRounding(need(fields, "rounding", root)),
    liquidation: readEstimate(estimate.value),
    remedies: Object.fromEntries(remedies.filter((each) => each !== estimate).map(({ key, value }) => [key, readRemedy(value)])),
  };
}

function readProgram({ key, value }: Entry, names: Cited): Program {
  const fields = fieldsOf(value, ["name", "symbols", "members", "frees", "ends", "proof", "by"]);
  return {
    id: key,
    name: textOf(need(fields, "name", value)),
    symbols: itemsOf(need(fields, "symbols", value)).map(readSymbol),
    members: itemsOf(need(fields, "members", value))
      .flatMap((each) => wordsOf(each))
      .map((each) => readCountry(each, names)),
    frees: (fields.frees === undefined ? [] : itemsOf(fields.frees)).map((item) => {
      const own = fieldsOf(item, ["fee", "by"]);
      return { fee: textOf(need(own, "fee", item)), cites: cited(need(own, "by", item), names) };
    }),
    ...(fields.ends === undefined ? {} : { ends: dayOf(fields.ends) }),
    proof: textOf(need(fields, "proof", value)),
    cites: cited(need(fields, "by", value), names),
  };
}

/** preferences.yaml: programs that goods of other origins claim than those whose law the package carries compiled. */
export function readPreferences(root: Node, names: Cited): Program[] {
  return entriesOf(root).map((entry) => readProgram(entry, names));
}

/** A symbol of the special column: one or two capitals, at times with a plus or an asterisk. */
export function readSymbol(node: Node): string {
  const symbol = textOf(node);
  return /^[A-Z]{1,2}[+*]?$/.test(symbol)
    ? symbol
    : refuse("law/unknown-program", node, message("law-check/symbol", { text: symbol }), message("law-check/symbol.fix"));
}

// Codes may stand in one text, as in countries.yaml.
function wordsOf(node: Node): readonly Node[] {
  return node.kind === "text" ? node.text.split(/\s+/).map((text) => ({ ...node, text })) : [node];
}

function readCountry(node: Node, { countries, unread }: Cited): string {
  const code = textOf(node);
  return countries.has(code) || unread.has("countries.yaml")
    ? code
    : refuse("law/unknown-country", node, message("law-check/country", { name: code }), message("law-check/country.fix"));
}

function cited(node: Node, names: Cited): string[] {
  return itemsOf(node).map((each) => citation(each, names));
}

function isYes(node: Node | undefined): boolean {
  return node !== undefined && textOf(node) === "yes";
}

function readMaterial({ key, value }: Entry): Material {
  const fields = fieldsOf(value, ["charged", "places", "columns"]);
  return {
    id: key,
    charged: isYes(fields.charged),
    places: Object.fromEntries((fields.places === undefined ? [] : entriesOf(fields.places)).map((each) => [each.key, textOf(each.value)])),
    columns: fields.columns === undefined ? [] : textsOf(fields.columns),
  };
}

function readShare({ key, value }: Entry, names: Cited, materials: readonly Material[]): Share {
  const fields = fieldsOf(value, ["fact", "country", "denied-by", "says"]);
  const denied = fields["denied-by"];
  return {
    id: key,
    fact: textOf(need(fields, "fact", value)),
    country: readCountry(need(fields, "country", value), names),
    deniedBy: Object.fromEntries((denied === undefined ? [] : entriesOf(denied)).map((each) => [each.key, readPlaces(each, materials)])),
    says: textOf(need(fields, "says", value)),
  };
}

// Where a material was made, by the paths of the facts; the places of one text stand together.
function readPlaces({ key, value }: Entry, materials: readonly Material[]): string[][] {
  const places = materials.find(({ id }) => id === key)?.places ?? {};
  return itemsOf(value).map((item) =>
    wordsOf(item).map((word) => {
      const part = places[textOf(word)];
      if (part === undefined)
        refuse("law/unknown-fact", word, message("law-check/place", { text: textOf(word), material: key }), known(Object.keys(places)));
      return `content.${key}.${part}`;
    }),
  );
}

function readAuthorities(node: Node): AuthorityWord[] {
  const found = entriesOf(node).map(({ key, value }) => {
    const fields = fieldsOf(value, ["column", "base", "cases"]);
    return { name: key, column: textOf(need(fields, "column", value)), base: isYes(fields.base), cases: isYes(fields.cases) };
  });
  if (found.filter(({ base }) => base).length !== 1 || found[0]?.base !== true)
    refuse("law/wrong-form", node, message("law-check/base"), message("law-check/base.fix"));
  return found;
}

function readColumnNames(node: Node): Vocabulary["columns"] {
  const fields = fieldsOf(node, COLUMNS);
  const name = (key: string): string => textOf(need(fields, key, node));
  return { general: name("general"), special: name("special"), "column-2": name("column-2") };
}

function readRounding(node: Node): Rounding {
  const fields = fieldsOf(node, ["places", "how"]);
  const places = need(fields, "places", node);
  const how = need(fields, "how", node);
  if (textOf(places) !== String(ROUNDING.places)) refuseWord("law/wrong-form", places, [String(ROUNDING.places)]);
  if (textOf(how) !== ROUNDING.how) refuseWord("law/wrong-form", how, [ROUNDING.how]);
  return ROUNDING;
}

function readEstimate(node: Node): Vocabulary["liquidation"] {
  const fields = fieldsOf(node, ["days", "by"]);
  return { days: wholeOf(need(fields, "days", node)), cites: textsOf(need(fields, "by", node)) };
}

function readRemedy(node: Node): RemedyTerm {
  const fields = fieldsOf(node, ["ends", "rolls", "by"]);
  const { rolls } = fields;
  if (rolls !== undefined && textOf(rolls) !== "next-business-day") refuseWord("law/wrong-form", rolls, ["next-business-day"]);
  return {
    ends: itemsOf(need(fields, "ends", node)).map(readEnd),
    rolls: rolls !== undefined,
    cites: textsOf(need(fields, "by", node)),
  };
}

function readEnd(node: Node): RemedyEnd {
  const fields = fieldsOf(node, ["after", "days", "years"]);
  const after = need(fields, "after", node);
  const event = EVENTS.find((each) => each === textOf(after));
  if (event === undefined) refuseWord("law/wrong-form", after, EVENTS);
  if ((fields.days === undefined) === (fields.years === undefined))
    refuse("law/wrong-form", node, message("law-check/days-years"), message("law-check/days-years.fix"));
  return {
    after: event,
    ...(fields.days === undefined ? {} : { days: wholeOf(fields.days) }),
    ...(fields.years === undefined ? {} : { years: wholeOf(fields.years) }),
  };
}

function wholeOf(node: Node): number {
  const text = textOf(node);
  return /^-?\d+$/.test(text)
    ? Number(text)
    : refuse("law/bad-number", node, message("law-check/whole", { text }), message("law-check/whole.fix"));
}
