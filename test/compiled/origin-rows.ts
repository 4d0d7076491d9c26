// Rows of goods of any origin, for the comparison of the tables with `assess`: every class of numbers on every day of change, and rows that state
// contents, weights, shares, claims of the origin's programs and of others, chapter 98, and whatever the registry of facts has.

import { columnFacts, columnKey, QUANTITIES } from "../../src/bulk/columns.js";
import { slotsOf } from "../../src/bulk/slots.js";
import { ENTRY_TYPES, MODES } from "../../src/contract/entry-keys.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { formatCents } from "../../src/exact/money.js";
import { programFor, programsIn } from "../../src/law/claimable.js";
import { lawOfOrigin } from "../../src/law/of-origin.js";
import type { FactRule } from "../../src/law/types.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { type LawStore, tableQuery, withDuckdb } from "../../src/rate/law-store.js";
import { contractColumns } from "../../src/rate/warehouse-columns.js";
import { seeded } from "../bulk/equal.js";

/** Columns of the rows that state nothing but a claim. */
export const NARROW = ["hts", "origin", "entry_date", "customs_value", "spi"];

const { law, schedule } = bundledEngine();

/** Columns of the others: every one of the contract. */
export const WIDE = contractColumns(law.facts);

/** The first days of all intervals of the law of an origin. */
export function daysOf(origin: string): readonly Day[] {
  return slotsOf(lawOfOrigin(law, origin), schedule).from;
}

/** Numbers of a store, in classes that its tables do not tell apart. */
export async function numberClasses(store: LawStore): Promise<readonly (readonly string[])[]> {
  return withDuckdb(async (connection) => {
    const digits = "regexp_full_match(spelled, '[0-9]{8}([0-9]{2})?')";
    const query = `select string_agg(spelled, ' ' order by spelled) from (${tableQuery(store, "number")}) where ${digits} group by history order by history`;
    return (await connection.runAndReadAll(query)).getRows().map(([all]) => String(all).split(" "));
  });
}

/** For goods of a group of origins: a number of every class, or of one of `every` of them, on every day of change, with each claim that matters. */
export function* classRows(
  members: readonly string[],
  classes: readonly (readonly string[])[],
  every: number,
  seed: number,
): Generator<string[]> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const [first = ""] = members;
  const claims = ["", ...(programFor(law, first)?.symbols.slice(0, 1) ?? []), "?"];
  const values = ["12345.67", "250000.00", "10.00", "799.99", "9.99"];
  for (const numbers of classes) {
    if (random() * every >= 1) continue;
    for (const day of daysOf(first)) for (const spi of claims) yield [pick(numbers), pick(members), day, pick(values), spi];
  }
}

const SYMBOLS = [...new Set([...programsIn(law).flatMap(({ symbols }) => symbols), "B", "C", "K", "ZZ", "s", "N"])];
const facts = columnFacts(law.facts);
const rules = new Map(law.facts.map((rule) => [rule.name, rule]));

/** Rows that state some facts: each about three of those that are no amount, and contents where metals count. */
export function* statedRows(members: readonly string[], count: number, seed: number): Generator<string[]> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const numbers = schedule.numbers();
  const metal = numbers.filter((hts) => /^(72|73|74|76|83|84|85|87|94)/.test(hts));
  const [first = ""] = members;
  const days = daysOf(first).flatMap((day) => [day, addDays(day, 1), addDays(day, 9)]);
  const own = programsIn(law).flatMap((program) => (program.members.includes(first) ? program.symbols : []));
  for (let made = 0; made < count; made++) {
    const origin = pick(members);
    const hts = pick(random() < 0.4 ? metal : numbers);
    const day = pick(days);
    const cents = random() < 0.1 ? Math.floor(random() * 90_000) : 100_000 + Math.floor(random() * 90_000_000);
    const part = (share: number): string => formatCents(BigInt(Math.floor(cents * share)));
    const units = [...(schedule.line(hts, day)?.units ?? []), "kg", "No.", "t", "doz."];
    // Half of the rows state amounts alone, as the most do.
    const plain = random() < 0.5;
    const some = (share: number, text: () => string): string => (random() < (plain ? share / 8 : share) ? text() : "");
    const told: Readonly<Record<string, () => string>> = {
      hts: () => hts,
      origin: () => origin,
      entryDate: () => day,
      value: () => formatCents(BigInt(cents)),
      spi: () => pick(["", "", "?", pick(own.length === 0 ? SYMBOLS : own), pick(SYMBOLS)]),
      importDate: () => some(0.1, () => pick([day, addDays(day, -1), addDays(day, -40)])),
      chapter98: () => some(0.02, () => pick(["9802.00.50", "98020080", "9801.00.10"])),
      chapter98Value: () => some(0.02, () => part(0.4)),
      usContentValue: () => some(0.05, () => pick([part(0.1), part(0.2), part(0.3), part(1), "0"])),
      weightKg: () => some(0.4, () => pick(["1000", "12.5", "400"])),
      mode: () => (random() < 0.1 ? pick(MODES) : ""),
      entryType: () => (random() < 0.05 ? pick(ENTRY_TYPES) : ""),
      loadedDate: () => some(0.1, () => pick([day, addDays(day, -3), addDays(day, -30)])),
    };
    const cells = WIDE.map((name): string => {
      const path = facts.get(columnKey(name))?.path.join(".") ?? "";
      const ready = told[path];
      if (ready !== undefined) return ready();
      const [head, , what = ""] = path.split(".");
      if (head === "content") {
        if (what === "value") return random() < 0.15 ? pick([part(0.25), part(0.125), "0.00", "unknown", part(0.5)]) : "";
        if (/^weight/.test(what)) return some(0.1, () => pick(["100", "2.5", "0"]));
        if (/Share$/.test(what)) return some(0.03, () => pick(["0.96", "0.2", "1"]));
        return some(0.06, () => country(origin, pick));
      }
      const rule = rules.get(path);
      return rule === undefined ? "" : some(0.03, () => stated(rule, origin, day, part, pick));
    });
    if (random() < 0.3) {
      const [amount, unit] = QUANTITIES[0].map((name) => WIDE.indexOf(name)) as [number, number];
      cells[amount] = String(1 + Math.floor(random() * 5_000));
      cells[unit] = pick(units);
    }
    yield cells;
  }
}

type Pick = <T>(from: readonly T[]) => T;

function country(origin: string, pick: Pick): string {
  return pick([origin, origin, ...law.countries.column2, "unknown", ...law.countries.tables.slice(0, 3), pick(law.countries.known)]);
}

function stated(rule: FactRule, origin: string, day: Day, part: (share: number) => string, pick: Pick): string {
  switch (rule.type) {
    case "boolean":
      return pick(["true", "true", "no"]);
    case "country":
      return country(origin, pick);
    case "date":
      return pick([day, addDays(day, -20), addDays(day, -400)]);
    case "decimal":
      return part(0.05);
    case "number":
      return String(pick([...rule.values, 1, 20, 2_010]));
    default:
      return String(pick([...rule.values, "other"]));
  }
}
