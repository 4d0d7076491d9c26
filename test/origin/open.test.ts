// Origin: when a no may stand, what is asked or assumed instead, and whose proof marks the answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { MaterialQuestion, OriginAnswer, OriginQuestion } from "../../src/origin/types.js";
import { determine } from "../../src/packaged/origin-bundle.js";

const answered = (question: OriginQuestion): OriginAnswer => {
  const found = determine(question);
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};

test("a failed transaction value asks for the net cost, unless the total cost already falls short; a failed net cost is a no", () => {
  const by = (bases: object): OriginAnswer =>
    answered({
      hts: "8414.59",
      date: "2025-10-01",
      ...bases,
      materials: [{ name: "impeller", hts: "8414.90", value: "45.00", originating: false }],
    });
  const price = by({ transactionValue: "100.00" });
  assert.equal(price.status, "needs-facts");
  assert.deepEqual(
    price.questions.map(({ fact }) => fact),
    ["netCost"],
  );
  assert.equal(by({ transactionValue: "100.00", netCost: "95.00" }).status, "originates");
  assert.equal(by({ transactionValue: "100.00", totalCost: "95.00" }).status, "needs-facts");
  assert.equal(by({ transactionValue: "100.00", totalCost: "85.00" }).status, "does-not-originate");
  assert.equal(by({ netCost: "85.00" }).status, "does-not-originate");
});

test("without a use, original equipment is tried: equal outcomes are answered, a vehicle's own number asks, a general one assumes", () => {
  const at = (hts: string, part: string, value: string, extra: object = {}): OriginAnswer =>
    answered({ hts, date: "2025-10-01", netCost: "100.00", ...extra, materials: [{ name: "p", hts: part, value, originating: false }] });
  const seat = at("9401.20", "9401.90", "45.00");
  const said = ({ assumptions }: OriginAnswer): boolean => assumptions.some((each) => each.includes("original equipment"));
  assert.equal(seat.status, "needs-facts");
  assert.ok(seat.questions.some(({ fact }) => fact === "use"));
  assert.equal(at("9401.20", "9401.90", "45.00", { use: "oem-passenger" }).status, "does-not-originate");
  assert.equal(at("9401.20", "9401.90", "45.00", { use: "aftermarket" }).status, "originates");
  assert.equal(at("9401.20", "9401.90", "20.00").status, "originates");
  const [fan, sparing] = [at("8414.59", "8414.90", "45.00"), at("8414.59", "8414.90", "20.00")];
  assert.deepEqual([fan.status, said(fan), sparing.status, said(sparing)], ["originates", true, "originates", false]);
});

test("a car: steel must be melted and poured in the region from 2027-07-01; a foreign gear box is named in the question on core parts", () => {
  const car = (date: string, facts: object): OriginAnswer =>
    answered({
      hts: "8703.23",
      date,
      branch: "passenger vehicle",
      netCost: "100.00",
      materials: [{ name: "gear box", hts: "8708.40", value: "20.00", originating: false }],
      facts: { laborValueContent: "40", steelPurchased: "70", aluminumPurchased: "70", ...facts },
    });
  const core = car("2027-06-30", {});
  assert.deepEqual(
    core.questions.map(({ fact, ask }) => [fact, ask.includes("gear box")]),
    [
      ["facts.corePartsOriginating", true],
      ["facts.averagedOver", false],
    ],
  );
  const facts = { corePartsOriginating: true };
  const [before, after] = [car("2027-06-30", facts), car("2027-07-01", facts)];
  assert.deepEqual([before.status, after.status], ["originates", "needs-facts"]);
  assert.deepEqual(
    after.questions.map(({ fact }) => fact),
    ["facts.steelMeltedInRegion", "facts.averagedOver"],
  );
  assert.equal(car("2027-07-01", { ...facts, steelMeltedInRegion: true }).status, "originates");
  assert.equal(car("2027-07-01", { ...facts, steelMeltedInRegion: false }).status, "does-not-originate");
});

test("a self-produced material held against a remembered rule marks the answer", () => {
  const inner = (materials: readonly MaterialQuestion[]): OriginAnswer =>
    answered({ hts: "9404.90", date: "2025-10-01", netCost: "100.00", materials });
  const yarn: MaterialQuestion = { name: "yarn", hts: "5205.11", value: "20.00", originating: false };
  const own = inner([{ name: "fabric", hts: "5208.11", value: "30.00", materials: [yarn] }]);
  const bought = inner([{ name: "fabric", hts: "5208.11", value: "30.00", originating: true }]);
  assert.deepEqual([own.evidence, own.reliance, own.qualified], ["M", "remembered", true]);
  assert.ok(own.relianceBecause.some((each) => each.includes("is remembered, not read")));
  assert.notEqual(bought.evidence, "M");
});
