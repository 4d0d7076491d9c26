// The schema of one entry line; the named facts come from the registry of the law.

import { METAL_PARTS, METALS } from "../facts/content.js";
import { ENTRY_TYPES, MODES, REQUIRED } from "../facts/read.js";
import type { Law } from "../law/types.js";
import { DAY, map, object, type Schema, TEXT, YES } from "./schemas.js";

const DECIMAL: Schema = {
  title: "Decimal",
  description: "A plain decimal as text or number: no sign, comma, space or exponent; dollars have at most two decimals",
  anyOf: [
    { type: "string", pattern: "^\\d{1,13}(\\.\\d{1,6})?$" },
    { type: "number", minimum: 0 },
  ],
};
const COUNTRY: Schema = { type: "string", pattern: "^([A-Z]{2}|unknown)$" };

/** The facts of one entry line; the named facts come from the registry of the law. */
export function entryLine(law: Law): Schema {
  const metals = METALS.map((metal) => [
    `${metal}?`,
    object({
      "value?": { anyOf: [DECIMAL, { const: "unknown" }] },
      "weightKg?": DECIMAL,
      "usShare?": DECIMAL,
      "ukShare?": DECIMAL,
      ...Object.fromEntries((METAL_PARTS[metal] ?? []).map((part) => [`${part}?`, COUNTRY])),
    }),
  ]);
  const facts = law.facts.flatMap(({ name, type, values, ask }) =>
    name.startsWith("facts.") ? [[`${name.slice(6)}?`, { ...factType(type, values), description: ask }]] : [],
  );
  const keys: Record<string, Schema> = {
    "id?": TEXT,
    hts: { type: "string", description: "8 or 10 digits, with or without dots" },
    origin: { type: "string", description: "Country of origin, ISO 3166-1 alpha-2, such as CA" },
    entryDate: DAY,
    "importDate?": DAY,
    value: DECIMAL,
    "spi?": { type: ["string", "null"], description: '"S" claims USMCA, null claims nothing, absent is unknown' },
    "content?": object(Object.fromEntries(metals)),
    "weightKg?": DECIMAL,
    "quantity?": map(DECIMAL),
    "usContentValue?": DECIMAL,
    "chapter98?": TEXT,
    "chapter98Value?": DECIMAL,
    "loadedDate?": DAY,
    "facts?": object(Object.fromEntries(facts)),
    "mode?": { enum: MODES },
    "entryType?": { enum: ENTRY_TYPES },
  };
  return object(keys, { title: "EntryLine", required: [...REQUIRED] });
}

function factType(type: string, values: readonly unknown[]): Schema {
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
    default:
      return DECIMAL;
  }
}
