// Vehicles: core parts and super-core from the bill, purchases of metal, labor and its credit, an approved staging plan. Worked by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MaterialQuestion, OriginAnswer, OriginFacts, OriginQuestion, PurchaseQuestion } from "../../src/origin/types.js";
import { determine } from "../../src/packaged/origin-bundle.js";

const answered = (question: OriginQuestion): OriginAnswer => {
  const found = determine(question);
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};
const facts = ({ questions }: OriginAnswer): readonly string[] => questions.map(({ fact }) => fact);
const told = ({ alternatives }: OriginAnswer, words: RegExp): boolean =>
  alternatives.some(({ because }) => because.some((each) => words.test(each)));

// Seven core parts of 1,000 dollars net cost each: the super-core's cost is 7,000.
const NAMES = ["engine", "transmission", "body and chassis", "axle", "suspension", "steering", "advanced battery"];
const METALS_AND_LABOR: OriginFacts = {
  laborValueContent: "40",
  steelPurchased: "70",
  aluminumPurchased: "70",
  averagedOver: "not averaged",
};
const part = (corePart: string, foreign: string): MaterialQuestion => ({
  name: corePart,
  hts: "8708.99",
  value: "1000.00",
  originating: false,
  corePart,
  supplierStatement: { nonOriginatingValue: foreign, netCost: "1000.00" },
});
const car = (materials: readonly MaterialQuestion[], more: OriginFacts = {}, date = "2025-10-01"): OriginAnswer =>
  answered({ hts: "8703.23", date, branch: "passenger vehicle", netCost: "20000.00", materials, facts: { ...METALS_AND_LABOR, ...more } });

test("core parts: each at 75 per cent originates; one at 74.99 is carried by a super-core of 75, and not by one below", () => {
  const each = car(NAMES.map((name) => part(name, "250.00")));
  assert.equal(each.status, "originates");
  assert.ok(told(each, /core parts, each needs 75\.0%: engine \(engine\) originates 75\.0%/));
  // 1,750 of 7,000 is a quarter: (7000 - 1750) / 7000 = 75%.
  const carried = car(NAMES.map((name, at) => part(name, at === 0 ? "350.00" : at === 1 ? "150.00" : "250.00")));
  assert.equal(carried.status, "originates");
  assert.ok(told(carried, /as one super-core: 75\.0%, needs 75\.0%/));
  const fallen = car(NAMES.map((name, at) => part(name, at === 0 ? "350.01" : at === 1 ? "150.00" : "250.00")));
  assert.equal(fallen.status, "does-not-originate");
  // The same parts under the stage of the year before.
  const before = NAMES.map((name, at) => part(name, at === 0 ? "350.01" : "250.00"));
  assert.equal(car(before, { laborValueContent: "36", alternativeStaging: false }, "2023-06-30").status, "originates");
});

test("core parts: one that is not on the bill, or whose figures are not known, is asked, and keeps a no away", () => {
  const six = NAMES.slice(0, 6).map((name) => part(name, "800.00"));
  const missing = car(six);
  assert.equal(missing.status, "needs-facts");
  assert.ok(facts(missing).includes("facts.corePartAbsent.advanced battery"));
  assert.equal(car(six, { corePartAbsent: { "advanced battery": true } }).status, "does-not-originate");
  const { supplierStatement: _, originating: __, ...bought } = part("engine", "0");
  const open = car([{ ...bought, originating: null }, ...NAMES.slice(1).map((name) => part(name, "200.00"))]);
  assert.equal(open.status, "needs-facts");
  assert.ok(facts(open).includes("materials.0.netCost"));
  // A foreign engine: its whole value is non-originating. (7000 - 1000 - 6 * 100) / 7000 = 77.1%.
  const foreign = car([{ ...bought, originating: false }, ...NAMES.slice(1).map((name) => part(name, "100.00"))]);
  assert.equal(foreign.status, "originates");
  assert.ok(told(foreign, /super-core: 77\.1%/));
});

test("core parts made by the producer: the components of the table alone may be counted", () => {
  const engine: MaterialQuestion = {
    name: "engine",
    hts: "8407.34",
    value: "1000.00",
    corePart: "engine",
    originating: null,
    materials: [
      { name: "block", hts: "8409.91", value: "200.00", originating: false },
      { name: "bolts", hts: "7318.15", value: "300.00", originating: false },
    ],
  };
  // All foreign inputs: 50%. The listed component only: (1000 - 200) / 1000 = 80%.
  const answer = car([engine, ...NAMES.slice(1).map((name) => part(name, "250.00"))]);
  assert.equal(answer.status, "originates");
  assert.ok(told(answer, /engine \(engine\) originates 80\.0%/));
});

test("a declared answer on core parts is taken before the bill's", () => {
  const parts = NAMES.map((name) => part(name, "250.00"));
  assert.equal(car(parts, { corePartsOriginating: false }).status, "does-not-originate");
});

const truck = (foreign: string, more: OriginFacts, date = "2025-10-01"): OriginAnswer =>
  answered({
    hts: "8701.20",
    date,
    branch: "road tractors",
    netCost: "100.00",
    materials: [{ name: "foreign content", hts: "8708.99", value: foreign, originating: false }],
    facts: { laborValueContent: "45", steelPurchased: "70", aluminumPurchased: "70", averagedOver: "not averaged", ...more },
  });

test("a heavy truck's labor above 30 points is a credit to the value content, which itself stays at 60", () => {
  // 62% of the 64 needed: open without the points; two points of credit carry it, one and a half do not.
  const open = truck("38.00", {});
  assert.equal(open.status, "needs-facts");
  assert.deepEqual(facts(open), ["facts.laborMaterialPoints"]);
  assert.equal(truck("38.00", { laborMaterialPoints: "32" }).status, "originates");
  assert.equal(truck("38.00", { laborMaterialPoints: "31.5" }).status, "does-not-originate");
  assert.equal(truck("38.00", { laborMaterialPoints: "20" }).status, "does-not-originate");
  // Below 60 no credit helps; a truck that reaches 64 asks nothing.
  assert.equal(truck("40.01", {}).status, "does-not-originate");
  assert.equal(truck("40.01", { laborMaterialPoints: "50" }).status, "does-not-originate");
  assert.equal(truck("36.00", {}).status, "originates");
  // The credit ended with 2027-06-30.
  assert.equal(truck("38.00", { laborMaterialPoints: "60", steelMeltedInRegion: true }, "2027-06-30").status, "originates");
  assert.equal(truck("38.00", { laborMaterialPoints: "60", steelMeltedInRegion: true }, "2027-07-01").status, "does-not-originate");
});

test("labor from its parts: technology counts up to 10 points and assembly up to 5", () => {
  const labor = (material: string, technology?: string, assembly?: string): OriginAnswer => {
    const { laborValueContent: _, ...rest } = {
      laborValueContent: "",
      steelPurchased: "70",
      aluminumPurchased: "70",
      averagedOver: "not averaged",
    };
    return answered({
      hts: "8703.23",
      date: "2025-10-01",
      branch: "passenger vehicle",
      netCost: "100.00",
      materials: [{ name: "sheet", hts: "7210.49", value: "1.00", originating: false }],
      facts: {
        ...rest,
        producedInRegion: true,
        corePartsOriginating: true,
        laborMaterialPoints: material,
        ...(technology === undefined ? {} : { laborTechnologyPoints: technology }),
        ...(assembly === undefined ? {} : { laborAssemblyPoints: assembly }),
      },
    });
  };
  assert.equal(labor("25", "20", "9").status, "originates");
  assert.equal(labor("24.9", "20", "9").status, "does-not-originate");
  assert.deepEqual(facts(labor("26")), ["facts.laborTechnologyPoints", "facts.laborAssemblyPoints"]);
  assert.equal(labor("24").status, "does-not-originate");
  assert.equal(labor("40").status, "originates");
});

const purchases = (foreignSteel: string, more: readonly PurchaseQuestion[] = []): readonly PurchaseQuestion[] => [
  { name: "coil", hts: "7209.17", value: "70.00", originating: true },
  { name: "foreign coil", hts: "7209.17", value: foreignSteel, originating: false },
  { name: "billet", hts: "7601.20", value: "100.00", originating: true },
  ...more,
];
const bought = (list: readonly PurchaseQuestion[]) =>
  determine({
    hts: "8701.20",
    date: "2025-10-01",
    branch: "road tractors",
    netCost: "100.00",
    materials: [{ name: "foreign content", hts: "8708.99", value: "30.00", originating: false }],
    purchases: list,
    facts: { laborValueContent: "45", averagedOver: "not averaged" },
  });

test("purchases of steel and aluminum: 70 per cent by value of what the list names; what may be of either metal is bounded and asked", () => {
  assert.equal(bought(purchases("30.00")).status, "originates");
  assert.equal(bought(purchases("30.01")).status, "does-not-originate");
  const stamping: PurchaseQuestion = { name: "stamping", hts: "8708.29", value: "10.00", originating: true };
  const open = bought(purchases("31.00", [stamping])) as OriginAnswer;
  assert.equal(open.status, "needs-facts");
  assert.ok(facts(open).includes("purchases.3.metal"));
  assert.equal(bought(purchases("31.00", [{ ...stamping, metal: "steel" }])).status, "originates");
  assert.equal(bought(purchases("31.00", [{ ...stamping, metal: "aluminum" }])).status, "does-not-originate");
  const unknown = bought(purchases("25.00", [{ name: "bar", hts: "7214.99", value: "20.00" }])) as OriginAnswer;
  assert.ok(facts(unknown).includes("purchases.3.originating"));
  const stray = bought(purchases("30.00", [{ name: "copper", hts: "7403.11", value: "1.00", originating: true }]));
  assert.ok(stray.status === "error" && stray.error.code === "origin/no-metal" && stray.error.key === "purchases.3.hts");
});

test("a vehicle under an approved staging plan: 62.5 net cost, labor 25, no core parts, until 2025-06-30", () => {
  const light = (date: string, more: OriginFacts): OriginAnswer =>
    answered({
      hts: "8704.31",
      date,
      branch: "light truck",
      netCost: "100.00",
      materials: [{ name: "foreign content", hts: "8708.99", value: "37.50", originating: false }],
      facts: { laborValueContent: "25", steelPurchased: "70", aluminumPurchased: "70", averagedOver: "not averaged", ...more },
    });
  assert.deepEqual(facts(light("2025-06-30", {})), ["facts.alternativeStaging"]);
  assert.equal(light("2025-06-30", { alternativeStaging: true }).status, "originates");
  assert.equal(light("2025-06-30", { alternativeStaging: true, laborValueContent: "24" }).status, "does-not-originate");
  assert.equal(light("2025-06-30", { alternativeStaging: false }).status, "does-not-originate");
  assert.equal(light("2025-07-01", {}).status, "does-not-originate");
});

test("the parts of a car that its producer makes are held as original equipment", () => {
  // A bearing for general use would be an intermediate at 50%; as original equipment of a car it needs 65%.
  const bearing: MaterialQuestion = {
    name: "bearing",
    hts: "8482.10",
    value: "1000.00",
    originating: null,
    materials: [{ name: "rings", hts: "8482.99", value: "400.00", originating: false }],
  };
  const answer = car([bearing, ...NAMES.map((name) => part(name, "250.00"))]);
  assert.ok(!answer.notices.some((each) => each.includes("bearing is self-produced")));
});

test("averaging is asked of a vehicle and said in the answer", () => {
  const parts = NAMES.map((name) => part(name, "250.00"));
  assert.ok(
    car(parts, { averagedOver: "class", averagingPeriod: "fiscal year" }).notices.some((each) => each.includes("class, fiscal year")),
  );
  const wrong = determine({ hts: "8703.23", date: "2025-10-01", materials: [], facts: { averagedOver: "fleet" } });
  assert.ok(wrong.status === "error" && wrong.error.code === "origin/unknown-choice");
});

test("less foreign value within a core part never turns yes into no; the super-core equals independent arithmetic", () => {
  const value = fc.integer({ min: 0, max: 100_000 });
  const amount = (cents: number): string => (cents / 100).toFixed(2);
  fc.assert(
    fc.property(fc.array(value, { minLength: 7, maxLength: 7 }), fc.nat(6), (cents, at) => {
      const answer = car(NAMES.map((name, index) => part(name, amount(cents[index] ?? 0))));
      const total = cents.reduce((sum, each) => sum + each, 0);
      // Each part costs 100,000 cents; 75% of 700,000 may be met while 25% of each part is not.
      const core = cents.every((each) => each <= 25_000) || total <= 175_000;
      const whole = total <= 500_000;
      assert.equal(answer.status, core && whole ? "originates" : "does-not-originate");
      const better = car(NAMES.map((name, index) => part(name, amount(index === at ? 0 : (cents[index] ?? 0)))));
      if (answer.status === "originates") assert.equal(better.status, "originates");
    }),
    { numRuns: 300 },
  );
});
