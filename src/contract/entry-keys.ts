// The keys of one entry line, what each is, and its column in a table. The reader, the schema, the types and the columns come from here;
// the named facts and the contents come from the registry of the law.

import { WEIGHED_METALS } from "../hts/units.js";
import type { FactRule } from "../law/types.js";
import { MATERIAL_COLUMNS, SHARES } from "./vocabulary.js";

/** What a key of an entry line holds. */
export type KeyKind =
  | "text"
  | "number"
  | "provision"
  | "country"
  | "day"
  | "money"
  | "weight"
  | "claim"
  | "choice"
  | "contents"
  | "quantities"
  | "facts";

/** One key of an entry line. */
export interface EntryKey {
  readonly kind: KeyKind;
  /** Its column in a table. Contents, quantities and facts have columns of their own. */
  readonly column?: string;
  readonly required?: true;
  /** The values of a choice. */
  readonly values?: readonly string[];
}

/** The mode that pays the harbor fee. */
export const BY_VESSEL = "vessel";
/** The mode of what comes by post. */
export const BY_MAIL = "mail";
/** Modes of transport. */
export const MODES: readonly string[] = Object.freeze(["truck", "rail", BY_VESSEL, "air", "pipeline", BY_MAIL]);
/** The type of entry with a processing fee of its own. */
export const INFORMAL = "informal";
/** Types of entry. */
export const ENTRY_TYPES: readonly string[] = ["formal", INFORMAL];

/** Every key, in the order in which a line is written and read. */
export const ENTRY_KEYS: Readonly<Record<string, EntryKey>> = {
  id: { kind: "text", column: "entry_line" },
  hts: { kind: "number", column: "hts", required: true },
  origin: { kind: "country", column: "origin", required: true },
  entryDate: { kind: "day", column: "entry_date", required: true },
  importDate: { kind: "day", column: "import_date" },
  value: { kind: "money", column: "customs_value", required: true },
  spi: { kind: "claim", column: "spi" },
  content: { kind: "contents" },
  weightKg: { kind: "weight", column: "weight_kg" },
  quantity: { kind: "quantities" },
  usContentValue: { kind: "money", column: "us_content_value" },
  chapter98: { kind: "provision", column: "chapter98" },
  chapter98Value: { kind: "money", column: "chapter98_value" },
  loadedDate: { kind: "day", column: "loaded_date" },
  facts: { kind: "facts" },
  mode: { kind: "choice", column: "mode", values: MODES },
  entryType: { kind: "choice", column: "entry_type", values: ENTRY_TYPES },
};

/** Keys of one kind. */
export function keysOf(...kinds: readonly KeyKind[]): string[] {
  return Object.keys(ENTRY_KEYS).filter((key) => kinds.includes(ENTRY_KEYS[key]?.kind ?? "text"));
}

/** Keys that every line has. */
export const REQUIRED_KEYS: readonly string[] = Object.keys(ENTRY_KEYS).filter((key) => ENTRY_KEYS[key]?.required === true);

/** What is said of a metal in amounts: dollars, kilograms, and shares of its weight from 0 to 1. */
export const CONTENT_AMOUNTS: readonly string[] = ["value", "weightKg", ...Object.keys(SHARES)];

const CONTENT = /^content\.([^.]+)\.([^.]+)$/;

/**
 * The metals whose content can be stated, each with the countries asked of it: those that the registry of the law names, and those that
 * the schedule weighs.
 */
export function contentMetals(facts: readonly FactRule[]): ReadonlyMap<string, readonly string[]> {
  const metals = new Map<string, string[]>();
  for (const { name, type } of facts) {
    const [, metal, part] = CONTENT.exec(name) ?? [];
    if (metal === undefined || part === undefined) continue;
    const places = metals.get(metal) ?? [];
    metals.set(metal, type === "country" ? [...places, part] : places);
  }
  for (const metal of WEIGHED_METALS) if (!metals.has(metal)) metals.set(metal, []);
  return metals;
}

// Columns that a table may have although the law does not ask for them yet.
const MORE_COLUMNS = Object.entries(MATERIAL_COLUMNS).flatMap(([material, parts]) => parts.map((part) => `content.${material}.${part}`));

/** The contents that a table has columns for, as paths: countries first, then the amounts of one metal after another. */
export function contentColumns(facts: readonly FactRule[]): readonly string[] {
  const registered = new Set([...facts.map(({ name }) => name), ...MORE_COLUMNS]);
  const metals = [...contentMetals(facts)];
  return [
    ...metals.flatMap(([metal, places]) => places.map((place) => `content.${metal}.${place}`)),
    ...metals.flatMap(([metal]) => CONTENT_AMOUNTS.map((amount) => `content.${metal}.${amount}`)),
  ].filter((path) => registered.has(path));
}
