// Laws of the answer that hold for every line: an absent fact never lowers the duty, a range is reached at both ends, sums are sums.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Answer } from "../../src/assess/answer.js";
import { filedIn } from "../../src/assess/filed.js";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

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
  "2026-07-25",
  "2026-08-25",
  "2026-10-01",
  "2026-11-24",
];
const numbers = engine.schedule.lines("2026-05-01" as Day);
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

const line = fc.record({
  hts: fc.constantFrom(...numbers),
  entryDate: fc.constantFrom(...DAYS),
  value: fc.integer({ min: 0, max: 5_000_000 }).map((each) => `${Math.floor(each / 100)}.${String(each % 100).padStart(2, "0")}`),
});

function answered(input: Record<string, unknown>): Answer | undefined {
  const answer = engine.assess({ origin: "CA", ...input });
  return answer.status === "error" ? undefined : answer;
}

function highest(answer: Answer): bigint | undefined {
  const totals = answer.totals ?? answer.range?.max;
  return totals === undefined ? undefined : cents(totals.duty);
}

function lowest(answer: Answer): bigint | undefined {
  const totals = answer.totals ?? answer.range?.min;
  return totals === undefined ? undefined : cents(totals.duty);
}

test("totals are the sums of the duties shown", () => {
  fc.assert(
    fc.property(line, fc.constantFrom("S", null), (facts, spi) => {
      const answer = answered({ ...facts, spi });
      if (answer?.totals === undefined) return;
      const sum = answer.duties.reduce((total, duty) => total + cents(duty.amount), 0n);
      assert.equal(sum, cents(answer.totals.duty));
      assert.equal(cents(answer.totals.base) + cents(answer.totals.additional), cents(answer.totals.duty));
      assert.equal(answer.duties[0]?.measure, "base");
    }),
    { numRuns: 1500 },
  );
});

test("a heading of chapter 99 stands among the duties or the exemptions", () => {
  fc.assert(
    fc.property(line, fc.constantFrom("S", null), (facts, spi) => {
      const answer = answered({ ...facts, spi });
      if (answer === undefined || answer.status !== "determined") return;
      const shown = new Set([...answer.duties.map((duty) => duty.heading), ...answer.exemptions.map((each) => each.heading)]);
      for (const heading of answer.headings.filter((each) => each.startsWith("99")))
        assert.ok(shown.has(heading), `${heading} of ${facts.hts} on ${facts.entryDate}`);
      assert.equal(new Set(answer.headings).size, answer.headings.length);
    }),
    { numRuns: 1500 },
  );
});

test("not saying whether USMCA is claimed bounds both answers", () => {
  fc.assert(
    fc.property(line, (facts) => {
      const open = answered(facts);
      const claimed = answered({ ...facts, spi: "S" });
      const none = answered({ ...facts, spi: null });
      if (open === undefined || claimed === undefined || none === undefined) return;
      for (const each of [claimed, none]) {
        const [low, high] = [lowest(each), highest(each)];
        if (low === undefined || high === undefined) continue;
        assert.ok((lowest(open) ?? 0n) <= low && high <= (highest(open) ?? high), `${facts.hts} on ${facts.entryDate}`);
      }
    }),
    { numRuns: 800 },
  );
});

test("an absent relief never lowers the duty that is shown", () => {
  const reliefs = [
    { facts: { civilAircraft: true } },
    { facts: { donation: true } },
    { facts: { informationalMaterial: true } },
    { facts: { accompaniedBaggage: true } },
    { facts: { particularArticle: true } },
    { facts: { equipmentPart: true } },
    { mode: "vessel", loadedDate: "2025-01-01" },
    { content: { steel: { usShare: 1 }, aluminum: { usShare: 1 }, copper: { usShare: 1 } } },
  ];
  fc.assert(
    fc.property(line, fc.constantFrom("S", null), fc.constantFrom(...reliefs), (facts, spi, relief) => {
      const without = answered({ ...facts, spi });
      const withRelief = answered({ ...facts, spi, ...relief });
      if (without === undefined || withRelief === undefined) return;
      const [a, b] = [highest(without), highest(withRelief)];
      if (a === undefined || b === undefined) return;
      // Metal of the United States brings the IEEPA duty on Canada back, which is dearer than what it lifts only at different rates.
      if (
        JSON.stringify(relief).includes("usShare") &&
        filedIn(without).duties.some((duty) => duty.authority === "IEEPA") !==
          filedIn(withRelief).duties.some((duty) => duty.authority === "IEEPA")
      )
        return;
      if (b <= a) return;
      // A claim that lifts the duty ahead in the order brings the next one back. It may cost more only where the answer says so.
      const what = `${facts.hts} on ${facts.entryDate}: ${b} with, ${a} without ${JSON.stringify(relief)}`;
      assert.ok(
        withRelief.notices.some((notice) => notice.code === "relief/costs"),
        what,
      );
      const before = new Set(filedIn(without).duties.map((duty) => duty.measure));
      assert.ok(
        filedIn(withRelief).duties.some((duty) => !before.has(duty.measure)),
        what,
      );
    }),
    { numRuns: 1500 },
  );
});

test("no question stands twice, whatever else the claim and the fees turn on", () => {
  const origins = ["CA", "MX", "KR", "DE", "CN"];
  fc.assert(
    fc.property(line, fc.constantFrom(...origins), fc.boolean(), (facts, origin, fees) => {
      const answer = engine.assess({ ...facts, origin }, { fees });
      if (answer.status === "error") return;
      const asked = answer.questions.map(({ fact }) => fact);
      assert.equal(new Set(asked).size, asked.length, `${facts.hts} of ${origin} on ${facts.entryDate}: ${asked.join(" ")}`);
    }),
    { numRuns: 3_000 },
  );
});

test("answering a question narrows the range to what it said", () => {
  const open = { hts: "7408.11.60.00", origin: "CA", entryDate: "2025-09-15", value: "10000.00", spi: "S" };
  const range = engine.assess(open);
  assert.ok(range.status === "range" && range.range !== undefined);
  assert.equal(range.range.min.duty, "0.00");
  assert.equal(range.range.max?.duty, "5000.00");
  assert.equal(range.questions[0]?.fact, "content.copper.value");
  const settled = engine.assess({ ...open, content: { copper: { value: "9000.00" } } });
  assert.ok(settled.status === "determined");
  assert.equal(settled.totals?.duty, "4500.00");
});

test("zero value has totals of zero and no effective rate", () => {
  const answer = engine.assess({ hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "0", spi: null });
  assert.ok(answer.status === "determined");
  assert.equal(answer.totals?.duty, "0.00");
  assert.equal("effectiveRate" in answer, false);
});

test("law that was not public is not used", () => {
  const entry = {
    hts: "8708.30.50.30",
    origin: "CA",
    entryDate: "2025-05-10",
    value: "10000.00",
    spi: null,
    facts: { partOf: "passenger-vehicle" },
  };
  const then = engine.assess(entry, { knownOn: "2025-04-15" });
  const now = engine.assess(entry);
  assert.ok(then.status !== "error" && now.status !== "error");
  const authorities = (answer: Answer): string[] => filedIn(answer).duties.map((duty) => duty.authority);
  assert.ok(authorities(then).includes("IEEPA"), "before EO 14289 both duties were billed");
  assert.ok(!authorities(now).includes("IEEPA"));
});
