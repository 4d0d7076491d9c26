// The schema of one entry line. The named facts and the metals come from the registry of the law.

import type { FactRule } from "../law/types.js";
import { CONTENT_AMOUNTS, contentMetals, ENTRY_KEYS, REQUIRED_KEYS } from "./entry-keys.js";
import { about, DAY, map, object, type Schema, TEXT, YES } from "./schema.js";
import { SHARES } from "./vocabulary.js";

/** A decimal as it is given. */
export const DECIMAL: Schema = {
  title: "Decimal",
  description: "A plain decimal as text or number: no sign, comma, space or exponent; dollars have at most two decimals",
  anyOf: [
    { type: "string", pattern: "^\\d{1,13}(\\.\\d{1,6})?$" },
    { type: "number", minimum: 0 },
  ],
};
const COUNTRY: Schema = { type: "string", pattern: "^([A-Z]{2}|unknown)$" };

const ABOUT: Readonly<Record<string, string>> = {
  id: "Echoed back, also in a refusal where it could be read",
  hts: "8 or 10 digits, with or without dots",
  origin: "Country of origin as the additional duties define it: ISO 3166-1 alpha-2, such as CA, or a province code of CBP",
  entryDate: "Day of entry for consumption, or of withdrawal from warehouse: YYYY-MM-DD, U.S. Eastern time",
  importDate: "Day of arrival: YYYY-MM-DD; absent: entryDate. It may not lie after entryDate",
  value: "Customs value in dollars (transaction value, FOB)",
  spi: '"S" claims USMCA, null claims nothing, absent is unknown',
  content: "What the article is made of, by metal",
  weightKg: "Net weight of the article in kilograms",
  quantity: 'Quantities by the schedule\'s unit symbol: {"kg": 1000}, {"No.": 3}',
  usContentValue: "Value in dollars of the U.S. content of a vehicle or of mobile equipment, as the measure defines it",
  chapter98: 'Provision of chapter 98 that is claimed: "9802.00.50"',
  chapter98Value: "Dollars: the repair, alteration or processing, or the U.S. components, as the provision asks",
  loadedDate: "Day of loading on the final mode of transit: YYYY-MM-DD",
  facts: "Circumstances that the law turns on, by name",
  mode: "How the goods arrive; absent: no harbor maintenance fee, and a question",
  entryType: "Absent: formal, listed under assumptions",
};

const ABOUT_CONTENT: Readonly<Record<string, string>> = {
  value: 'Dollars; "unknown": the importer cannot show it, and the whole value is charged',
  weightKg: "Kilograms",
  ...SHARES,
};

function metal(places: readonly string[]): Schema {
  const amounts = CONTENT_AMOUNTS.map((amount): [string, Schema] => [
    `${amount}?`,
    amount === "value"
      ? { anyOf: [DECIMAL, { const: "unknown" }], description: ABOUT_CONTENT[amount] }
      : about(DECIMAL, ABOUT_CONTENT[amount] ?? ""),
  ]);
  const countries = places.map((place): [string, Schema] => [
    `${place}?`,
    { ...COUNTRY, description: 'Country, ISO 3166-1 alpha-2; "unknown": the importer cannot show it' },
  ]);
  return object(Object.fromEntries([...amounts, ...countries]));
}

function factSchema({ type, values }: FactRule): Schema {
  switch (type) {
    case "boolean":
      return YES;
    case "choice":
      return { enum: values };
    case "date":
      return DAY;
    case "country":
      return COUNTRY;
    case "text":
      return TEXT;
    case "number":
    case "decimal":
      return DECIMAL;
    default:
      return type satisfies never;
  }
}

const ABSENT: Readonly<Record<FactRule["kind"], string>> = {
  material: "Absent: unknown, and the answer is a range where it turns on this.",
  relief: "Absent: not claimed.",
  exceptional: "Absent: the ordinary case.",
  stated: "Absent: asked, and nothing is taken in its place.",
};

function aboutFact({ ask, unit, type, kind, cites }: FactRule): string {
  const counted = unit ?? (type === "decimal" ? "dollars" : undefined);
  return `${ask}${counted === undefined ? "" : ` In ${counted}.`} ${ABSENT[kind]} Asked by ${cites.join("; ")}`;
}

/** The parts of the schema of a line, so that each can have a name of its own. */
export interface EntryLineSchema {
  readonly line: Schema;
  readonly content: Schema;
  readonly facts: Schema;
}

/** The facts of one entry line, by the registry of a law. */
export function entryLineSchema(registry: readonly FactRule[]): EntryLineSchema {
  const content = object(Object.fromEntries([...contentMetals(registry)].map(([name, places]) => [`${name}?`, metal(places)])), {
    description: "What the article is made of, by metal. The values may at most add up to the value of the line, the weights to its weight",
  });
  const facts = object(
    Object.fromEntries(
      registry.flatMap((rule) =>
        rule.name.startsWith("facts.") ? [[`${rule.name.slice("facts.".length)}?`, about(factSchema(rule), aboutFact(rule))]] : [],
      ),
    ),
    { description: "Circumstances that the law turns on, by the names of its registry (law/facts.yaml)" },
  );
  const schemaOf = (key: string): Schema => {
    const { kind, values } = ENTRY_KEYS[key] ?? { kind: "text" };
    switch (kind) {
      case "day":
        return DAY;
      case "money":
      case "weight":
        return DECIMAL;
      case "claim":
        return { type: ["string", "null"] };
      case "choice":
        return { enum: values };
      case "contents":
        return content;
      case "quantities":
        return map(DECIMAL);
      case "facts":
        return facts;
      case "text":
      case "number":
      case "provision":
      case "country":
        return TEXT;
      default:
        return kind satisfies never;
    }
  };
  const keys = Object.keys(ENTRY_KEYS).map((key): [string, Schema] => [
    REQUIRED_KEYS.includes(key) ? key : `${key}?`,
    key === "content" || key === "facts" ? schemaOf(key) : about(schemaOf(key), ABOUT[key] ?? ""),
  ]);
  return {
    line: object(Object.fromEntries(keys), {
      title: "EntryLine",
      description:
        "The facts of one entry line. A key that is not listed is refused (facts/unknown-key); hts, origin, entryDate and value are required",
    }),
    content,
    facts,
  };
}
