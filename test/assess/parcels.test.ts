// Parcels by day of entry, value and kind of entry, and the fees of small entries and of chapter 98.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, AssessOptions } from "../../src/assess/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const CLEARED = "facts.deMinimisClearance";

function answered(line: Readonly<Record<string, unknown>>, options: AssessOptions = { fees: true }): Answer {
  const answer = engine.assess({ hts: "6110.11.00.15", origin: "CA", value: "57.00", spi: null, ...line }, options);
  if (answer.status === "error") throw new Error(`${JSON.stringify(line)}: ${answer.error.message}`);
  return answer;
}

const fee = (answer: Answer, name: string): string | undefined => answer.fees.find((each) => each.fee === name)?.amount;
const codes = (answer: Answer): readonly string[] => answer.notices.map(({ code }) => code);
const relieved = (answer: Answer): boolean => answer.reliefs.some(({ fact, heading }) => fact === CLEARED && heading === undefined);

test("section 321: offered to the last day and the last dollar, and no further", () => {
  for (const [entryDate, value, open] of [
    ["2025-04-15", "57.00", true],
    ["2025-08-28", "800.00", true],
    ["2025-08-28", "800.01", false],
    ["2025-08-29", "57.00", false],
    ["2026-10-05", "57.00", false],
  ] as const)
    for (const mode of ["mail", "truck", "air"]) {
      if (mode === "mail" && entryDate > "2025-08-28") continue;
      assert.equal(relieved(answered({ entryDate, value, mode })), open, `${entryDate} ${value} ${mode}`);
      const claimed = answered({ entryDate, value, mode, facts: { deMinimisClearance: true } });
      const without = answered({ entryDate, value, mode });
      assert.equal(claimed.totals?.duty, open ? "0.00" : without.totals?.duty);
      assert.equal(fee(claimed, "MPF"), open ? "0.00" : fee(without, "MPF"));
      assert.equal(codes(claimed).includes("de-minimis/not-open"), !open);
      assert.ok(!relieved(claimed));
    }
});

test("section 321 does not clear alcohol, tobacco, perfume or goods under an antidumping order", () => {
  const quantity = { "pf.liters": 2, kg: 2 };
  for (const hts of ["2208.30.30.30", "2402.20.80.00", "3303.00.30.00", "4407.11.00.02"]) {
    const answer = answered({ hts, entryDate: "2025-05-05", value: "100.00", quantity, facts: { deMinimisClearance: true } });
    assert.ok(codes(answer).includes("de-minimis/not-open"), hts);
    assert.notEqual(answer.totals?.duty ?? answer.range?.min.duty, "0.00", hts);
  }
});

test("what keeps goods out of a process is named, in both languages", () => {
  const quantity = { "pf.liters": 2, kg: 2 };
  for (const [hts, named, nomme] of [
    ["2208.30.30.30", /alcoholic beverages/, /boissons alcoolisées/],
    ["2402.20.80.00", /tobacco/, /tabac/],
    ["0402.10.10.00", /under a quota/, /contingentées/],
    ["4407.11.00.02", /antidumping/, /antidumping/],
  ] as const) {
    const small = { hts, value: "100.00", quantity };
    for (const [line, code] of [
      [{ ...small, entryDate: "2025-09-10", mode: "mail" }, "post/not-open"],
      [{ ...small, entryDate: "2025-05-05", facts: { deMinimisClearance: true } }, "de-minimis/not-open"],
    ] as const) {
      const said = (language: "en" | "fr"): string =>
        answered(line, { fees: true, language }).notices.find((each) => each.code === code)?.text ?? "";
      assert.match(said("en"), named, hts);
      assert.match(said("fr"), nomme, hts);
    }
  }
});

test("goods under a quota go by neither process, and what is not on record as such is told", () => {
  const quantity = { kg: 10, liters: 10 };
  const small = { value: "100.00", quantity };
  for (const hts of ["0402.10.10.00", "0406.10.14.00", "1701.14.10.40", "5201.00.14.00"]) {
    const claimed = { hts, ...small, entryDate: "2025-05-05", facts: { deMinimisClearance: true } };
    assert.ok(codes(answered(claimed)).includes("de-minimis/not-open"), hts);
    assert.ok(!relieved(answered({ ...claimed, facts: {} })), hts);
    assert.ok(codes(answered({ hts, ...small, entryDate: "2026-03-05", mode: "mail" })).includes("post/not-open"), hts);
  }
  const cheese = { hts: "0406.10.88.00", ...small };
  const cleared = answered({ ...cheese, entryDate: "2025-05-05", facts: { deMinimisClearance: true } });
  assert.equal(cleared.totals?.duty, "0.00");
  for (const answer of [cleared, answered({ ...cheese, entryDate: "2026-03-05", mode: "mail" })])
    assert.ok(codes(answer).includes("parcel/open-list"));
  assert.ok(!codes(answered({ ...cheese, entryDate: "2025-05-05", mode: "truck" })).includes("parcel/open-list"));
});

test("goods stated to be outside an order go by the processes that are closed to goods under it", () => {
  const outside = [
    { hts: "7210.49.00.91", facts: { adcvdInScope: false } },
    { hts: "8502.31.00.00", facts: { adcvdInScope: false } },
    { hts: "4407.12.00.02", facts: { adcvdInScope: false } },
    { hts: "4407.12.00.02", facts: { adcvdExcluded: true } },
  ];
  for (const { hts, facts } of outside)
    for (const entryDate of ["2025-05-05", "2025-08-28"]) {
      const line = { hts, entryDate, value: "100.00" };
      assert.ok(relieved(answered({ ...line, facts })), `${hts} ${JSON.stringify(facts)} ${entryDate}`);
      assert.equal(answered({ ...line, facts: { ...facts, [CLEARED.slice("facts.".length)]: true } }).totals?.duty, "0.00");
      assert.ok(!relieved(answered({ ...line, facts: { adcvdInScope: true } })), `${hts} inside ${entryDate}`);
    }
  const posted = { hts: "7210.49.00.91", entryDate: "2026-01-05", value: "100.00", mode: "mail" };
  assert.ok(codes(answered(posted)).includes("post/not-open"));
  assert.ok(!codes(answered({ ...posted, facts: { adcvdInScope: false } })).includes("post/not-open"));
});

test("known on a day before the suspension, the clearance is still open", () => {
  assert.equal(relieved(answered({ entryDate: "2025-09-05" }, { knownOn: "2025-07-01" })), true);
});

test("by post: one rate on the value, then the surcharge, then everything", () => {
  const mail = { mode: "mail" };
  const duty = (line: Readonly<Record<string, unknown>>): string | undefined => answered({ ...mail, ...line }).totals?.duty;
  assert.equal(duty({ entryDate: "2025-08-29" }), "19.95");
  assert.equal(duty({ entryDate: "2026-02-23", entryType: "informal" }), "19.95");
  assert.equal(duty({ entryDate: "2026-02-24" }), "5.70");
  assert.equal(duty({ entryDate: "2026-07-23" }), "5.70");
  assert.equal(duty({ entryDate: "2026-07-24" }), answered({ entryDate: "2026-07-24", mode: "truck" }).totals?.duty);
  assert.equal(duty({ entryDate: "2025-10-10", spi: "S" }), "0.00");
  assert.equal(duty({ hts: "4901.99.00.93", entryDate: "2025-10-02", facts: { informationalMaterial: true } }), "0.00");
  assert.equal(duty({ hts: "2710.19.30.50", entryDate: "2025-10-02", value: "100.00", quantity: { bbl: 1 } }), "10.00");
  assert.equal(duty({ hts: "7326.90.86.88", entryDate: "2025-10-02", content: { steel: { value: "50.00" } } }), "19.95");
  // The flat amount in place of the rate, where there is a rate.
  assert.equal(duty({ entryDate: "2025-10-10", facts: { postalFlatMethod: true } }), "200.00");
  assert.equal(duty({ entryDate: "2025-10-10", spi: "S", facts: { postalFlatMethod: true } }), "0.00");
  // An ordinary entry: stated, over the limit, or of goods that may not use the post.
  const ordinary = answered({ entryDate: "2025-10-10", value: "500.00", mode: "truck" }).totals?.duty;
  assert.equal(duty({ entryDate: "2025-10-10", value: "500.00", entryType: "formal" }), ordinary);
  assert.equal(
    duty({ entryDate: "2025-10-10", value: "800.01" }),
    answered({ entryDate: "2025-10-10", value: "800.01", mode: "truck" }).totals?.duty,
  );
  const rum = answered({ ...mail, hts: "2208.40.60.00", entryDate: "2025-10-10", quantity: { "pf.liters": 1 } });
  assert.ok(codes(rum).includes("post/not-open"));
});

test("by post no merchandise fee is charged, and the process is named", () => {
  for (const [entryDate, code] of [
    ["2025-09-05", "post/one-rate"],
    ["2026-03-05", "post/one-rate"],
    ["2026-08-05", "post/ordinary-duties"],
    ["2026-10-25", "post/entry-needed"],
  ] as const) {
    const answer = answered({ entryDate, mode: "mail" });
    assert.equal(fee(answer, "MPF"), "0.00", entryDate);
    assert.ok(codes(answer).includes(code), `${entryDate}: ${codes(answer).join(" ")}`);
    assert.ok(!answer.assumptions.some(({ fact }) => fact === "entryType"));
  }
});

test("the informal fee by fiscal year, and its limit", () => {
  const informal = { entryType: "informal", mode: "truck", value: "2500.00" };
  for (const [entryDate, amount] of [
    ["2025-01-15", "2.62"],
    ["2025-09-30", "2.62"],
    ["2025-10-01", "2.69"],
    ["2026-10-01", "2.77"],
  ] as const)
    assert.equal(fee(answered({ ...informal, entryDate }), "MPF"), amount, entryDate);
  const above = answered({ ...informal, entryDate: "2026-05-05", value: "30000.00" });
  const told = above.notices.find(({ code }) => code === "fees/informal-limit");
  assert.match(told?.text ?? "", /\$2,500\.00 .*\$103\.92/);
  assert.equal(fee(above, "MPF"), "103.92");
  assert.equal(fee(answered({ ...informal, entryDate: "2026-05-05", spi: "S" }), "MPF"), "0.00");
});

test("an informal entry is told that foreign importers may lose it, from the day of the order", () => {
  const line = { entryType: "informal", mode: "truck", value: "2000.00" };
  for (const [entryDate, told] of [
    ["2026-06-02", false],
    ["2026-06-03", true],
    ["2026-10-02", true],
  ] as const)
    assert.equal(codes(answered({ ...line, entryDate })).includes("fees/informal-restricted"), told, entryDate);
  assert.ok(!codes(answered({ ...line, entryType: "formal", entryDate: "2026-10-02" })).includes("fees/informal-restricted"));
});

test("an amount that is not on record is not added, and the sum says so", () => {
  const law = {
    ...engine.law,
    fees: engine.law.fees.map(({ informal: _, ...rule }) => rule),
  };
  return import("../../src/core.js").then(({ createEngine }) => {
    const line = {
      hts: "6110.11.00.15",
      origin: "CA",
      entryDate: "2025-05-05",
      value: "1000.00",
      spi: null,
      entryType: "informal",
      mode: "truck",
    };
    const answer = createEngine(law, engine.schedule).assessUnknown(line, { fees: true });
    if (answer.status === "error") throw new Error(answer.error.message);
    const mpf = answer.fees.find((each) => each.fee === "MPF");
    assert.equal(mpf?.amount, undefined);
    assert.deepEqual(answer.totals?.feesUnknown, ["MPF"]);
    assert.ok(codes(answer).includes("fees/amount-unknown"));
  });
});

test("claims under chapter 98 owe no merchandise fee but for two, and these on the dutiable part", () => {
  const line = { hts: "8413.91.90.85", entryDate: "2025-12-01", value: "100000.00", mode: "truck" };
  const mpf = (more: Readonly<Record<string, unknown>>): string | undefined => fee(answered({ ...line, ...more }), "MPF");
  for (const chapter98 of ["9801.00.10", "9802.00.40", "9802.00.50", "9813.00.35", "9817.85.01"])
    for (const entryType of ["formal", "informal"])
      assert.equal(mpf({ chapter98, chapter98Value: "30000.00", entryType }), "0.00", chapter98);
  assert.equal(mpf({ chapter98: "9802.00.60", chapter98Value: "30000.00" }), "103.92");
  assert.equal(mpf({ chapter98: "9802.00.80", chapter98Value: "60000.00" }), "138.56");
  assert.equal(mpf({ chapter98: "9802.00.80", chapter98Value: "99999.00" }), "33.58");
});

test("where only a fee hangs on the claim it is asked, without a range, and the fee shown is that without it", () => {
  const line = { hts: "9403.60.80.89", entryDate: "2025-02-10", value: "10000.00", mode: "truck", spi: undefined };
  const answer = answered(line);
  assert.equal(answer.status, "determined");
  assert.equal(fee(answer, "MPF"), "34.64");
  const asked = answer.questions.find(({ fact }) => fact === "spi");
  assert.deepEqual(
    asked?.outcomes.map((each) => each.fees),
    ["0.00", "34.64"],
  );
  assert.ok(!answered(line, {}).questions.some(({ fact }) => fact === "spi"));
  assert.ok(!answered({ ...line, spi: "S" }).questions.some(({ fact }) => fact === "spi"));
  const freed = answered({ ...line, chapter98: "9802.00.50", chapter98Value: "0.00" });
  assert.deepEqual([freed.status, freed.questions.length], ["determined", 0]);
});
