// Properties of the duty on random lines: it grows with the value, it adds up over parts, bounds hold every completion, every question matters.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Answer, Question } from "../../src/assess/answer.js";
import type { Day } from "../../src/exact/day.js";
import { claimsFor } from "../../src/law/claimable.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { listedNumbers } from "./random-line.js";

const engine = bundledEngine();
const DAYS = [
  "2025-01-15",
  "2025-03-05",
  "2025-03-20",
  "2025-05-10",
  "2025-07-10",
  "2025-10-20",
  "2025-12-01",
  "2026-02-22",
  "2026-03-10",
  "2026-05-01",
  "2026-06-20",
  "2026-07-25",
  "2026-08-25",
  "2026-10-01",
];
// Numbers of every list weigh as much as all others, so that the section 232 programs are met.
const PARTNERS = ["DE", "JP", "KR", "CH", "LI", "TW", "GB"];
const listed = [...new Set(["CA", ...PARTNERS].flatMap((of) => listedNumbers(engine, of)))].filter((prefix) => prefix.length >= 8);
const ordinary = engine.schedule.lines("2026-05-01" as Day);
const hts = fc.oneof(fc.constantFrom(...listed), fc.constantFrom(...ordinary));
// Canada, and partners with an agreement: rates by country, totals with companion headings, claims of their own.
const origin = fc.oneof({ weight: 3, arbitrary: fc.constant("CA") }, { weight: 2, arbitrary: fc.constantFrom(...PARTNERS) });
const claimOf = (of: string): string | null => claimsFor(engine.law, of)[0] ?? null;
const line = fc
  .record({ hts, origin, entryDate: fc.constantFrom(...DAYS), claims: fc.boolean() })
  .map(({ claims, ...facts }) => ({ ...facts, spi: claims ? claimOf(facts.origin) : null }));

function assess(input: Record<string, unknown>): Answer | undefined {
  const answer = engine.assess(input);
  return answer.status === "error" ? undefined : answer;
}

const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

// Parts of the value and quantities in proportion to a number of units.
function inProportion(units: number): Record<string, unknown> {
  const part = (share: number): string => `${units * share}.00`;
  return {
    value: part(100),
    content: {
      steel: { value: part(30), weightKg: units * 2 },
      aluminum: { value: part(20), weightKg: units },
      copper: { value: part(10), weightKg: units },
    },
    weightKg: units * 10,
    quantity: {
      kg: units * 10,
      "No.": units,
      "prs.": units,
      liters: units,
      "pf.liters": units,
      m2: units,
      m3: units,
      m: units,
      bbl: units,
      "clean kg": units,
      packs: units,
    },
  };
}

const SETTLED = {
  facts: {
    vehicleKind: "passenger",
    partOf: "passenger-vehicle",
    softwood: true,
    kitchenCabinetOrVanity: true,
    tpp: 0,
    dramBandwidthGBs: 0,
    patented: false,
    pharmaceuticalUse: false,
    annexIIICompany: false,
    packagedForConsumption: false,
    droneOver25kg: false,
    forUseInDrone: false,
    thermalImager: false,
    adcvdProducer: "all-others",
  },
};

test("duty grows with the value, its parts in proportion", () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (facts, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      const small = assess({ ...facts, ...SETTLED, ...inProportion(less) });
      const large = assess({ ...facts, ...SETTLED, ...inProportion(more) });
      if (small?.totals === undefined || large?.totals === undefined) return;
      assert.ok(cents(small.totals.duty) <= cents(large.totals.duty), `${facts.hts} of ${facts.origin} on ${facts.entryDate}`);
    }),
    { numRuns: 1600 },
  );
});

test("duty adds up over lines split in proportion, up to a cent for each duty", () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (facts, a, b) => {
      const parts = [a, b].map((units) => assess({ ...facts, ...SETTLED, ...inProportion(units) }));
      const whole = assess({ ...facts, ...SETTLED, ...inProportion(a + b) });
      const [first, second] = parts;
      if (first?.totals === undefined || second?.totals === undefined || whole?.totals === undefined) return;
      const difference = cents(first.totals.duty) + cents(second.totals.duty) - cents(whole.totals.duty);
      assert.ok(
        difference * difference <= BigInt(whole.duties.length ** 2),
        `${facts.hts} of ${facts.origin} on ${facts.entryDate}: ${difference}`,
      );
    }),
    { numRuns: 1600 },
  );
});

// One answer to a question, as an importer might give it.
function complete(facts: Record<string, unknown>, question: Question, pick: number): Record<string, unknown> | undefined {
  const outcome = question.outcomes[pick % question.outcomes.length];
  if (outcome === undefined || question.kind === "law" || question.fact === "hts") return undefined;
  const given = structuredClone(facts);
  if (question.fact === "spi") return { ...given, spi: outcome === question.outcomes[0] ? (question.choices?.[0] ?? null) : null };
  const text = outcome.if;
  let at = given;
  const path = question.fact.split(".");
  // Units such as "No." hold dots of their own.
  const keys = path[0] === "quantity" ? ["quantity", question.fact.slice("quantity.".length)] : path;
  for (const key of keys.slice(0, -1)) {
    at[key] = { ...((at[key] as Record<string, unknown> | undefined) ?? {}) };
    at = at[key] as Record<string, unknown>;
  }
  at[keys.at(-1) ?? ""] = text === "yes" ? true : text === "no" ? false : text;
  return given;
}

test("bounds hold every completion, and their ends are reached", () => {
  let ranges = 0;
  fc.assert(
    fc.property(
      hts,
      origin,
      fc.constantFrom(...DAYS),
      fc.array(fc.nat(7), { minLength: 8, maxLength: 8 }),
      (number, from, entryDate, picks) => {
        let facts: Record<string, unknown> = { hts: number, origin: from, entryDate, value: "1000.00" };
        const start = assess(facts);
        if (start?.range === undefined) return;
        ranges++;
        const low = cents(start.range.min.duty);
        const high = start.range.max === undefined ? undefined : cents(start.range.max.duty);
        let answer: Answer | undefined = start;
        for (const pick of picks) {
          const question: Question | undefined = answer?.questions[0];
          if (answer?.status !== "range" || question === undefined) break;
          const next = complete(facts, question, pick);
          if (next === undefined) break;
          facts = next;
          answer = assess(facts);
          const range: Answer["range"] = answer?.totals === undefined ? answer?.range : { min: answer.totals, max: answer.totals };
          if (range === undefined) break;
          assert.ok(
            low <= cents(range.min.duty) && (high === undefined || (range.max !== undefined && cents(range.max.duty) <= high)),
            `${JSON.stringify(facts)}: ${range.min.duty} to ${range.max?.duty}`,
          );
        }
      },
    ),
    { numRuns: 1000 },
  );
  assert.ok(ranges > 100);
});

const stated = new Set(engine.law.facts.filter(({ kind }) => kind === "stated").map(({ name }) => name));

test("every question of a range matters: under two of its answers other outcomes are left", () => {
  fc.assert(
    fc.property(hts, origin, fc.constantFrom(...DAYS), fc.constantFrom("claimed", null, undefined), (number, from, entryDate, claim) => {
      const spi = claim === "claimed" ? { spi: claimOf(from) } : claim === null ? { spi: null } : {};
      const answer = assess({ hts: number, origin: from, entryDate, value: "1000.00", ...spi });
      if (answer?.status !== "range") return;
      assert.ok(answer.questions.length > 0, `${number} on ${entryDate}`);
      assert.ok(answer.completions.length + (answer.completionsLeftOut ?? 0) > 1 || answer.range.max === undefined);
      // Rates that only the importer's notice states are asked for and make no range.
      for (const { fact, outcomes } of answer.questions)
        if (!stated.has(fact)) assert.ok(outcomes.length > 1, `${fact} of ${number} on ${entryDate}`);
    }),
    { numRuns: 1300 },
  );
});

test("no measure charges one heading twice on the same part of a line", () => {
  fc.assert(
    fc.property(line, (facts) => {
      const answer = assess({ ...facts, ...SETTLED, ...inProportion(10) });
      const seen = new Set<string>();
      for (const duty of answer?.duties ?? []) {
        // Of one measure two headings stand together only on different parts of the value; two metals are two measures.
        const key = `${duty.measure} ${duty.basis}`;
        assert.ok(!seen.has(key), `${facts.hts} of ${facts.origin} on ${facts.entryDate}: ${key}`);
        seen.add(key);
      }
    }),
    { numRuns: 3000 },
  );
});
