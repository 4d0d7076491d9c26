// Random entry lines, from the registry of facts and the schedule alone: nothing here knows which fact a line would be asked for.

import type { Engine } from "../../src/assess/engine.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { claimsFor } from "../../src/law/claimable.js";
import { lawOfOrigin } from "../../src/law/of-origin.js";
import type { FactRule } from "../../src/law/types.js";

/** An entry line as it is sent in. */
export type Input = Record<string, unknown>;
/** The next random number, at least 0 and below 1. */
export type Random = () => number;

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several. */
export function oneOf<T>(items: readonly T[], next: Random): T {
  return items[Math.floor(next() * items.length)] as T;
}

const FIRST = "2025-01-01" as Day;
const SPAN = 760;
const LONG = 2_000;
const COUNTRIES = ["CA", "US", "MX", "RU", "CN", "GB", "unknown"];
const CHAPTER98 = ["9801.00.10", "9802.00.40", "9802.00.50", "9802.00.60", "9802.00.80", "9813.00.05"];
const PARTS: Readonly<Record<string, readonly string[]>> = {
  steel: ["meltPour"],
  aluminum: ["primarySmelt", "secondarySmelt", "cast"],
  copper: [],
};

/** Numbers of the lists that goods of an origin meet, so that the programs that go by list are met as often as all others. */
export function listedNumbers({ law }: Pick<Engine, "law">, origin: string): string[] {
  const lists = Object.values(lawOfOrigin(law, origin).lists);
  // Long lists hold most lines of the schedule, which are met without them.
  const prefixes = lists.flatMap(({ rows }) => (rows.length > LONG ? [] : rows.map(([prefix]) => prefix)));
  return [...new Set(prefixes)].filter((prefix) => prefix.length >= 6 && prefix < "98");
}

/** Makes random lines of goods of these origins. */
export function lineMaker(engine: Engine, next: Random, origins: readonly string[]): () => Input {
  const listed = new Map(origins.map((origin) => [origin, listedNumbers(engine, origin)] as const));
  const byChapter = new Map<string, readonly string[]>();
  const linesOf = (day: Day, chapter: string): readonly string[] => {
    const key = `${day} ${chapter}`;
    const found = byChapter.get(key) ?? engine.schedule.lines(day, chapter);
    byChapter.set(key, found);
    return found;
  };
  const chapters = [...new Set(engine.schedule.lines("2026-01-15" as Day).map((hts) => hts.slice(0, 2)))];

  function number(day: Day, origin: string): string {
    const wanted = next() < 0.5 ? oneOf(listed.get(origin) ?? [], next) : undefined;
    const lines = linesOf(day, wanted?.slice(0, 2) ?? oneOf(chapters, next));
    const under = wanted === undefined ? [] : lines.filter((hts) => hts.startsWith(wanted.slice(0, 8)));
    const hts = oneOf(under.length > 0 ? under : lines, next);
    return next() < 0.15 ? hts.slice(0, 8) : hts;
  }

  return () => {
    const day = addDays(FIRST, Math.floor(next() * SPAN));
    const [only = ""] = origins;
    const origin = origins.length === 1 ? only : oneOf(origins, next);
    const hts = number(day, origin);
    const cents = next() < 0.03 ? 0 : Math.floor(10 ** (1 + next() * 7));
    const line: Input = { hts, origin, entryDate: day, value: money(cents) };
    const claim = next();
    if (claim < 0.35) line.spi = claimsFor(engine.law, origin)[0] ?? null;
    else if (claim < 0.65) line.spi = null;
    const found = engine.schedule.lookup(hts, day);
    const units = found.ok ? found.line.units.filter((unit) => unit !== "X" && unit !== "") : [];
    if (units.length > 0 && next() < 0.6) line.quantity = quantities(units, next);
    if (next() < 0.5) line.content = contents(cents, next);
    if (next() < 0.2) line.weightKg = decimal(next() * 100_000);
    if (next() < 0.12) line.chapter98 = oneOf(CHAPTER98, next);
    if (next() < 0.1) line.chapter98Value = money(Math.floor(cents * next()));
    if (next() < 0.08) line.usContentValue = money(Math.floor(cents * next()));
    if (next() < 0.2) line.mode = oneOf(["truck", "rail", "vessel", "air", "mail"], next);
    if (next() < 0.1) line.loadedDate = addDays(day, -Math.floor(next() * 60));
    const facts: Input = {};
    for (const rule of engine.law.facts)
      if (rule.name.startsWith("facts.") && next() < 0.08) facts[rule.name.slice("facts.".length)] = factOf(rule, cents, next);
    if (Object.keys(facts).length > 0) line.facts = facts;
    return line;
  };
}

/** Cents as dollars. */
export function money(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

function decimal(amount: number): string {
  return amount.toFixed(3);
}

// A part of the weight ("Pb kg") is less than the whole.
function quantities(units: readonly string[], next: Random): Input {
  const whole = 10 ** (next() * 6);
  return Object.fromEntries(units.map((unit) => [unit, decimal(unit.endsWith(" kg") ? (whole * next()) / units.length : whole)]));
}

// Contents add up to the value at most, and their weights are left out as often as not.
function contents(cents: number, next: Random): Input {
  let left = cents;
  const found: Record<string, Input> = {};
  for (const [metal, countries] of Object.entries(PARTS)) {
    if (next() < 0.4) continue;
    const parts: Input = {};
    if (next() < 0.8) {
      const own = next() < 0.15 ? 0 : Math.floor(left * next());
      left -= own;
      parts.value = next() < 0.05 ? "unknown" : money(own);
    }
    // A share of nothing would say that there is some.
    if (parts.value !== "0.00" && next() < 0.2) parts.usShare = oneOf([0, 0.5, 0.95, 1], next);
    for (const country of countries) if (next() < 0.2) parts[country] = oneOf(COUNTRIES, next);
    found[metal] = parts;
  }
  return found;
}

/** A value that the registry allows for a fact. */
export function factOf(rule: FactRule, cents: number, next: Random): unknown {
  switch (rule.type) {
    case "boolean":
      return next() < 0.5;
    case "choice":
    case "text":
      return rule.values.length > 0 ? oneOf(rule.values, next) : "some text";
    case "country":
      return oneOf(COUNTRIES, next);
    case "date":
      return addDays(FIRST, Math.floor(next() * SPAN));
    case "decimal":
      return money(Math.floor((cents / 4) * next()));
    case "number":
      if (rule.within === "weight") return "0.001";
      if (rule.unit === "per cent") return String(Math.floor(next() * 5));
      return rule.unit === undefined && rule.values.length === 0
        ? String(1980 + Math.floor(next() * 46))
        : String(Math.floor(next() * 100));
    default:
      return rule.type satisfies never;
  }
}
