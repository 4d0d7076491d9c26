// Reads one line in the contract's terms. Refusals are values; a misspelt fact is never ignored.

import { contentMetals, ENTRY_KEYS, keysOf, REQUIRED_KEYS } from "../contract/entry-keys.js";
import { type Day, parseDay } from "../exact/day.js";
import { MOST_WHOLE, parseDecimal } from "../exact/decimal.js";
import { add, compare, max, ONE, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import { normalizeHts } from "../hts/number.js";
import { inBaseUnit } from "../hts/units.js";
import type { RefusedOrigins } from "../law/country-codes.js";
import type { Chapter98Rule, FactRule, Law } from "../law/types.js";
import type { Program } from "../law/vocabulary.js";
import { message } from "../said/message.js";
import { type Claimant, chapter98Problem } from "./chapter-98.js";
import { checkParts, readContent } from "./content.js";
import { type EntryLine, type FactProblem, type FactValue, isExact } from "./line.js";
import { noDay, oneOf, originRefused, problem, quote, wrongType } from "./problem.js";
import { nearest } from "./spelling.js";
import { readFact } from "./value.js";

/** The registry, indexed for reading. Build once per law with {@link factRegistry}. */
export interface FactRegistry {
  readonly rules: ReadonlyMap<string, FactRule>;
  readonly names: readonly string[];
  readonly countries: ReadonlySet<string>;
  readonly coverageFrom: Day;
  readonly encoded: ReadonlySet<string>;
  /** What is known of origins that are not answered. */
  readonly refused: readonly RefusedOrigins[];
  /** Codes of parts of a country to the country. */
  readonly within: ReadonlyMap<string, string>;
  /** The metals whose content can be stated, each with the countries asked of it. */
  readonly metals: ReadonlyMap<string, readonly string[]>;
  readonly programs: readonly Program[];
  /** The programs, and those of preferences.yaml. */
  readonly everyProgram: readonly Program[];
  readonly column2: ReadonlySet<string>;
  /** What the law works out of claims under chapter 98. */
  readonly chapter98: readonly Chapter98Rule[];
}

const KEYS = Object.keys(ENTRY_KEYS);
const KNOWN_KEYS: ReadonlySet<string> = new Set(KEYS);
const CHOICES = keysOf("choice");
// Amounts besides the value of the line, each with the decimals that it may have.
const AMOUNTS = [...keysOf("weight").map((key) => [key, 6] as const), ...keysOf("money").map((key) => [key, 2] as const)].filter(
  ([key]) => key !== "value",
);

/** Index the facts and countries of a law. */
export function factRegistry(law: Law): FactRegistry {
  const named = law.facts.filter((rule) => rule.name.startsWith("facts."));
  return {
    rules: new Map(law.facts.map((rule) => [rule.name, rule])),
    names: named.map((rule) => rule.name.slice("facts.".length)),
    countries: new Set(law.countries.known),
    coverageFrom: law.coverage.from,
    encoded: new Set(law.countries.encoded),
    refused: law.countries.refused,
    within: new Map(law.countries.within.flatMap(({ country, codes }) => codes.map((code): [string, string] => [code, country]))),
    metals: contentMetals(law.facts),
    programs: law.vocabulary.programs,
    everyProgram: [...law.vocabulary.programs, ...law.preferences],
    column2: new Set(law.countries.column2),
    chapter98: law.chapter98,
  };
}

type Found = Record<string, unknown>;
// Filled key by key, which is faster than to put objects together.
type Draft = { -readonly [Key in keyof EntryLine]: EntryLine[Key] };

/** True for a plain JSON object. */
export function isRecord(input: unknown): input is Found {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

/**
 * Read one line. Returns the checked line, or the first problem found in the order of the contract's table.
 * Codes: `facts/…`, `date/…`, `country/unknown`, `content/exceeds-whole`, `origin/not-encoded`, `hts/wrong-length`.
 */
export function readLine(input: unknown, registry: FactRegistry): EntryLine | FactProblem {
  if (!isRecord(input)) return wrongType("line", input, message("facts/expected.line"));
  const id = typeof input.id === "string" ? input.id : undefined;
  const read = readFields(input, registry);
  if (!("code" in read)) return read;
  return id === undefined ? read : { ...read, id };
}

function readFields(input: Found, registry: FactRegistry): EntryLine | FactProblem {
  for (const key in input) if (!KNOWN_KEYS.has(key)) return unknownKey(key, key, KEYS);
  for (const key of REQUIRED_KEYS) {
    if (input[key] === undefined || input[key] === null)
      return problem("facts/missing-key", key, message("facts/missing-key", { key }), message("facts/missing-key.fix", { key }));
  }
  if (input.id !== undefined && typeof input.id !== "string") return wrongType("id", input.id, message("facts/expected.text"));
  if (typeof input.hts !== "string")
    return wrongType("hts", input.hts, message("facts/expected.text-such-as", { example: '"7604.21.00.10"' }));
  const hts = normalizeHts(input.hts);
  if (hts === undefined)
    return problem(
      "hts/wrong-length",
      "hts",
      message("hts/wrong-length", { found: quote(input.hts) }),
      message("hts/wrong-length.fix.dots"),
    );
  const origin = readCountry(input.origin, registry);
  if (typeof origin !== "string") return origin;
  const entryDate = readDate("entryDate", input.entryDate);
  if (typeof entryDate !== "string") return entryDate;
  if (entryDate < registry.coverageFrom)
    return problem(
      "date/before-coverage",
      "entryDate",
      message("date/before-coverage", { day: entryDate, first: registry.coverageFrom }),
      message("date/before-coverage.fix", { first: registry.coverageFrom }),
    );
  const importDate = input.importDate === undefined ? entryDate : readDate("importDate", input.importDate);
  if (typeof importDate !== "string") return importDate;
  if (importDate > entryDate)
    return problem(
      "date/import-after-entry",
      "importDate",
      message("date/import-after-entry", { arrived: importDate, entered: entryDate }),
      message("date/import-after-entry.fix"),
    );
  const value = readAmount("value", input.value, 2);
  if ("code" in value) return value;
  const given = new Map<string, FactValue>();
  const failed =
    readSpi(input.spi, registry.programs) ??
    readNumbers(input, given, value) ??
    readWords(input, given) ??
    readContent(input.content, given, value, registry) ??
    readChapter98(input, { origin, entryDate, spi: input.spi }, registry) ??
    readNamed(input.facts, given, registry);
  if (failed !== undefined) return failed;
  const quantity = new Map<string, Rational>();
  const units: string[] = [];
  const wrong = readQuantity(input.quantity, quantity, units, given) ?? checkParts(given, value, registry.rules);
  if (wrong !== undefined) return wrong;
  const unanswered = notAnswered(origin, typeof input.chapter98 === "string" ? input.chapter98 : "", registry);
  if (unanswered !== undefined) return unanswered;
  const line: Draft = { hts, origin, entryDate, importDate, value, spi: input.spi as string | null | undefined, quantity, units, given };
  if (input.id !== undefined) line.id = input.id as string;
  if (input.importDate !== undefined) line.importStated = true;
  if (origin !== input.origin) line.originGiven = input.origin as string;
  if (typeof input.chapter98 === "string") line.chapter98 = input.chapter98.replaceAll(".", "");
  return line;
}

function unknownKey(path: string, key: string, among: readonly string[]): FactProblem {
  const near = nearest(key, among);
  return problem(
    "facts/unknown-key",
    path,
    message("facts/unknown-key", { found: quote(key) }),
    near === undefined ? message("facts/unknown-key.fix") : message("facts/did-you-mean", { near }),
  );
}

function readDate(key: string, input: unknown): Day | FactProblem {
  if (typeof input !== "string") return wrongType(key, input, message("facts/expected.day"));
  return parseDay(input) ?? noDay(key, quote(input));
}

function readCountry(input: unknown, registry: FactRegistry): string | FactProblem {
  if (typeof input !== "string") return wrongType("origin", input, message("facts/expected.country"));
  if (registry.countries.has(input)) return input;
  const whole = registry.within.get(input);
  if (whole !== undefined) return whole;
  return problem("country/unknown", "origin", message("country/unknown", { found: quote(input) }), message("country/unknown.fix.origin"));
}

// A claim under chapter 98 may leave nothing that the origin decides.
function notAnswered(origin: string, chapter98: string, { encoded, refused }: FactRegistry): FactProblem | undefined {
  if (encoded.has(origin)) return undefined;
  const claimed = chapter98.replaceAll(".", "");
  if (refused.some(({ origins, but }) => origins.includes(origin) && but.some((number) => claimed.startsWith(number)))) return undefined;
  const [found, fix] = originRefused(origin, encoded.size, refused);
  return problem("origin/not-encoded", "origin", found, fix);
}

// Digits with or without a point, of which there are too many where it is still no amount.
const PLAIN_AMOUNT = /^\d+(?:\.\d+)?$/;

function readAmount(key: string, input: unknown, decimals: 2 | 6): Rational | FactProblem {
  if (typeof input !== "string" && typeof input !== "number") return wrongType(key, input, message("facts/expected.decimal"));
  return (
    parseDecimal(input, decimals) ??
    (PLAIN_AMOUNT.test(String(input))
      ? problem(
          "facts/bad-decimal",
          key,
          message("facts/bad-decimal.digits", { found: quote(String(input)) }),
          message("facts/bad-decimal.digits.fix", { digits: MOST_WHOLE, decimals }),
        )
      : problem(
          "facts/bad-decimal",
          key,
          message("facts/bad-decimal", { found: quote(String(input)) }),
          message("facts/bad-decimal.fix.decimals", { decimals }),
        ))
  );
}

function readSpi(input: unknown, programs: readonly Program[]): FactProblem | undefined {
  if (input === undefined || input === null) return undefined;
  if (typeof input !== "string")
    return wrongType("spi", input, message("facts/expected.program", { example: quote(programs[0]?.symbols[0] ?? "") }));
  if (/^[A-Z]{1,2}[+*]?$/.test(input)) return undefined;
  return problem(
    "facts/unknown-program",
    "spi",
    message("facts/unknown-program", { found: quote(input) }),
    message("facts/unknown-program.fix", {
      known: {
        all: programs.map(({ symbols, name }) =>
          message("facts/unknown-program.symbols", { symbols: { all: symbols.map(quote), by: "or" }, program: { word: name } }),
        ),
        by: ", ",
      },
    }),
  );
}

function readNumbers(input: Found, given: Map<string, FactValue>, value: Rational): FactProblem | undefined {
  for (const [key, decimals] of AMOUNTS) {
    const found = input[key];
    if (found === undefined) continue;
    const amount = readAmount(key, found, decimals);
    if ("code" in amount) return amount;
    if (decimals === 2 && compare(amount, value) > 0)
      return problem(
        "content/exceeds-whole",
        key,
        message("content/exceeds-whole.part", { fact: key }),
        message("content/exceeds-whole.part.fix"),
      );
    given.set(key, amount);
  }
  return undefined;
}

function readWords(input: Found, given: Map<string, FactValue>): FactProblem | undefined {
  for (const key of CHOICES) {
    const words = ENTRY_KEYS[key]?.values ?? [];
    const found = input[key];
    if (found === undefined) continue;
    if (typeof found !== "string" || !words.includes(found)) return wrongType(key, found, oneOf(words));
    given.set(key, found);
  }
  if (input.loadedDate === undefined) return undefined;
  const day = readDate("loadedDate", input.loadedDate);
  if (typeof day !== "string") return day;
  given.set("loadedDate", day);
  return undefined;
}

function readChapter98(input: Found, line: Claimant, { chapter98, everyProgram, column2 }: FactRegistry): FactProblem | undefined {
  if (input.chapter98 === undefined) return undefined;
  if (typeof input.chapter98 !== "string")
    return wrongType("chapter98", input.chapter98, message("facts/expected.text-such-as", { example: '"9802.00.50"' }));
  // The first two digits name the chapter of special classification provisions.
  if (/^98\d{2}\.?\d{2}\.?\d{2}(\.?\d{2})?$/.test(input.chapter98))
    return chapter98Problem(input.chapter98, line, { rules: chapter98, programs: everyProgram, column2 });
  return problem(
    "facts/bad-chapter98",
    "chapter98",
    message("facts/bad-chapter98", { found: quote(input.chapter98) }),
    message("facts/bad-chapter98.fix"),
  );
}

// A metal weight ("Pb kg") is a content; everything else is kept in the base unit of its dimension.
function readQuantity(
  input: unknown,
  quantity: Map<string, Rational>,
  units: string[],
  given: Map<string, FactValue>,
): FactProblem | undefined {
  if (input === undefined) return undefined;
  if (!isRecord(input)) return wrongType("quantity", input, message("facts/expected.object-such-as", { example: '{"kg": 1000}' }));
  const stated = new Map<string, Stated>();
  for (const unit in input) {
    const read = readAmount(`quantity.${unit}`, input[unit], 6);
    if ("code" in read) return read;
    const { base, amount } = inBaseUnit(read, unit);
    const content = base.startsWith("content.");
    const known = content ? given.get(base) : quantity.get(base);
    const now: Stated = { size: inBaseUnit(ONE, unit).amount, step: inBaseUnit(stepOf(input[unit]), unit).amount };
    const before = stated.get(base);
    if (isExact(known) && compare(known, amount) !== 0 && !isRounded(known, amount, before, now)) return twoAmounts(base, units, unit);
    units.push(unit);
    // Of two amounts that are one but for their rounding the one in the smaller unit counts: the other is what it was rounded to.
    if (before !== undefined && compare(before.size, now.size) <= 0) continue;
    stated.set(base, now);
    if (content) given.set(base, amount);
    else quantity.set(base, amount);
  }
  return undefined;
}

// The size of a unit, and of the last place that was written of it, in the base unit.
interface Stated {
  readonly size: Rational;
  readonly step: Rational;
}

// The last place of an amount as it was written.
function stepOf(written: unknown): Rational {
  return rational(1n, 10n ** BigInt(/\.(\d+)$/.exec(String(written))?.[1]?.length ?? 0));
}

// Whether two amounts in units of different size (10 pieces and 0.83 dozen) are one: no further apart than half of the coarser last place.
function isRounded(one: Rational, other: Rational, before: Stated | undefined, now: Stated): boolean {
  if (before === undefined || compare(before.size, now.size) === 0) return false;
  const apart = compare(one, other) < 0 ? sub(other, one) : sub(one, other);
  return compare(add(apart, apart), max(before.step, now.step)) <= 0;
}

// One unit in two spellings, or the weight of a metal here and under `content`.
function twoAmounts(base: string, units: readonly string[], unit: string): FactProblem {
  const before = units.find((each) => inBaseUnit(ZERO, each).base === base);
  const key = `quantity.${unit}`;
  return problem(
    "facts/two-amounts",
    key,
    message("facts/two-amounts", { first: before === undefined ? base : quote(`quantity.${before}`), second: quote(key) }),
    message("facts/two-amounts.fix"),
  );
}

function readNamed(input: unknown, given: Map<string, FactValue>, registry: FactRegistry): FactProblem | undefined {
  if (input === undefined) return undefined;
  if (!isRecord(input)) return wrongType("facts", input, message("facts/expected.object-such-as", { example: '{"civilAircraft": true}' }));
  for (const name in input) {
    const path = `facts.${name}`;
    const rule = registry.rules.get(path);
    if (rule === undefined) return unknownKey(path, name, registry.names);
    const fact = readFact(path, input[name], rule);
    if (typeof fact === "object" && "code" in fact) return fact;
    given.set(path, fact);
  }
  return undefined;
}
