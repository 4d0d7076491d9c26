// Notes of sections and chapters, stocks of fungible materials, tolerances: what the bill settles, what is asked, what is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { MaterialQuestion, OriginAnswer, OriginFacts, OriginQuestion, StockQuestion } from "../../src/origin/types.js";
import { lineOf } from "../../src/origin/worth.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { determine } from "../../src/packaged/origin-bundle.js";

const answered = (question: OriginQuestion): OriginAnswer => {
  const found = determine(question);
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};
const facts = ({ questions }: OriginAnswer): readonly string[] => questions.map(({ fact }) => fact);
const good = (hts: string, materials: readonly MaterialQuestion[], given: OriginFacts = {}, more: object = {}): OriginAnswer =>
  answered({ hts, date: "2025-10-01", materials, facts: given, ...more });
const foreign = (name: string, hts: string, value = "50.00"): MaterialQuestion => ({ name, hts, value, originating: false });

test("a chemical that fails its change asks for the processes of section VI; each is closed where the note closes it", () => {
  const sale = { transactionValue: "100.00", netCost: "95.00" };
  const same = [foreign("crude", "2916.31", "90.00")];
  const open = good("2916.31", same, {}, sale);
  assert.equal(open.status, "needs-facts");
  assert.deepEqual(facts(open), ["facts.process"]);
  assert.ok(open.questions[0]?.choices?.includes("chemical reaction"));
  assert.ok(!open.questions[0]?.choices?.includes("mixing"), "mixing is closed in chapter 29");
  assert.equal(good("2916.31", same, { process: "chemical reaction" }, sale).status, "originates");
  assert.equal(good("2916.31", same, { process: "none" }, sale).status, "does-not-originate");
  assert.equal(good("2916.31", same, { process: "mixing" }, sale).status, "does-not-originate");
  assert.equal(
    good("2916.32", [foreign("crude", "2916.32", "90.00")], { process: "chemical reaction" }, sale).status,
    "does-not-originate",
  );
});

test("what was only separated from a mixture does not make the change; without a word it is supposed and listed", () => {
  const by = (given: OriginFacts): OriginAnswer =>
    good("2902.20", [foreign("mixture", "2707.10")], { process: "none", ...given }, { netCost: "60.00" });
  assert.equal(by({}).status, "originates");
  assert.ok(by({}).assumptions.some((each) => each.includes("separating materials")));
  assert.equal(by({ notes: { separation: true } }).status, "does-not-originate");
});

test("fresh goods that were only frozen, packed or roasted: asked before a yes", () => {
  const potatoes = [foreign("potatoes", "0701.90")];
  const open = good("2004.10", potatoes);
  assert.deepEqual([open.status, ...facts(open)], ["needs-facts", "facts.notes.preserved"]);
  assert.equal(good("2004.10", potatoes, { notes: { preserved: false } }).status, "originates");
  assert.equal(good("2004.10", potatoes, { notes: { preserved: true } }, { transactionValue: "100.00" }).status, "does-not-originate");
  assert.equal(good("2004.10", [foreign("oil", "1514.11")]).status, "originates");
});

test("pigments are left out of the change, those of titanium dioxide are not; rayon is asked", () => {
  const sale = { transactionValue: "100.00", netCost: "95.00" };
  assert.equal(good("3208.10", [foreign("pigment", "3206.41")], {}, sale).status, "originates");
  assert.equal(good("3208.10", [foreign("white", "3206.11")], { process: "none" }, sale).status, "does-not-originate");
  const fabric = (given: OriginFacts): OriginAnswer =>
    good("5211.42", [foreign("rayon", "5403.31")], { textileWeightDeMinimis: false, ...given });
  assert.deepEqual(facts(fabric({})), ["facts.materialDisregarded.rayon"]);
  assert.equal(fabric({ materialDisregarded: { rayon: true } }).status, "originates");
  assert.equal(fabric({ materialDisregarded: { rayon: false } }).status, "does-not-originate");
});

test("pocket bags, narrow elastic and sewing thread must be regional, without tolerance (SOR/2020-155 s.3(9) example 4, s.5(15) example 12)", () => {
  const suit = (role: MaterialQuestion["role"], originating: boolean | null, date = "2025-10-01"): OriginAnswer =>
    answered({
      hts: "6203.12",
      date,
      materials: [
        { name: "shell", hts: "5514.41", value: "70.00", originating: true },
        { name: "pocket bag", hts: "5513.21", value: "5.00", originating, ...(role === undefined ? {} : { role }) },
      ],
      facts: { conditions: { 1: true }, textileWeightDeMinimis: true },
    });
  assert.equal(suit("pocketing", false).status, "does-not-originate");
  assert.equal(suit("pocketing", true).status, "originates");
  assert.deepEqual(facts(suit("pocketing", null)), ["materials.1.originating"]);
  assert.equal(suit(undefined, false).status, "originates");
  assert.equal(suit("sewing-thread", false).status, "does-not-originate");
  const early = suit("pocketing", false, "2020-08-01");
  assert.deepEqual([early.status, early.questions[0]?.kind], ["needs-facts", "law"]);
});

test("textile tolerance from weights: 10 per cent in all, elastomeric 7 (SOR/2020-155 s.5(15) examples 6, 9, 11)", () => {
  const blouse = (yarn: string, stretch: string, elastomeric: boolean | "not said" = true): OriginAnswer =>
    answered({
      hts: "6206.40",
      date: "2025-10-01",
      weightKg: "100",
      materials: [
        { name: "polyester", hts: "5402.33", weightKg: "90", originating: true },
        { name: "lyocell", hts: "5403.49", weightKg: yarn, originating: false, elastomeric: false },
        { name: "spandex", hts: "5402.44", weightKg: stretch, originating: false, ...(elastomeric === "not said" ? {} : { elastomeric }) },
      ],
      facts: { conditions: { 1: true } },
    });
  assert.equal(blouse("3", "7").status, "originates");
  assert.equal(blouse("3.001", "7").status, "does-not-originate");
  assert.equal(blouse("2", "7.001").status, "does-not-originate");
  assert.equal(blouse("2", "8", false).status, "originates");
  assert.deepEqual(facts(blouse("2", "8", "not said")), ["materials.2.elastomeric"]);
  assert.equal(blouse("2", "6", "not said").status, "originates");
});

test("a net cost alone: what is within a tenth of it is saved; what is not asks for the price, as far as one of twice the cost could save it", () => {
  const fan = (value: string, more: object = {}): OriginAnswer =>
    answered({ hts: "7603.10", date: "2025-10-01", netCost: "100.00", ...more, materials: [foreign("scrap", "7602.00", value)] });
  assert.equal(fan("10.00").status, "originates");
  assert.deepEqual([fan("10.01").status, ...facts(fan("10.01"))], ["needs-facts", "transactionValue"]);
  assert.equal(fan("10.01", { transactionValue: "100.10" }).status, "originates");
  assert.equal(fan("10.01", { totalCost: "100.00" }).status, "does-not-originate");
  const far = fan("20.01");
  assert.equal(far.status, "does-not-originate");
  assert.match(far.alternatives[0]?.because.join() ?? "", /would need a transaction value or total cost of 200\.10, which is not supposed/);
});

test("fungible materials by their stock: FIFO, LIFO and average (19 U.S.C. 4531(g))", () => {
  const lots: StockQuestion["lots"] = [
    { quantity: "60", value: "60.00", originating: true },
    { quantity: "40", value: "80.00", originating: false },
  ];
  const rvc = (method: StockQuestion["method"], used: string) =>
    answered({
      hts: "8414.59",
      date: "2025-10-01",
      netCost: "100.00",
      materials: [{ name: "bolts", hts: "8414.90", stock: { method, used, lots } }],
    }).rvc.netCost;
  assert.equal(rvc("FIFO", "50"), 1);
  assert.equal(rvc("FIFO", "70"), 0.8);
  assert.equal(rvc("LIFO", "50"), 0.2);
  // Half the stock: 40 of the 80 foreign dollars; at the average price it would be 28, and the larger figure is taken.
  assert.equal(rvc("average", "50"), 0.6);
  const refused = determine({
    hts: "8414.59",
    date: "2025-10-01",
    materials: [{ name: "bolts", stock: { method: "FIFO", used: "101", lots } }],
  });
  assert.ok(refused.status === "error" && refused.error.code === "origin/stock-short");
  const two = determine({
    hts: "8414.59",
    date: "2025-10-01",
    materials: [{ name: "bolts", value: "1.00", stock: { method: "FIFO", used: "1", lots } }],
  });
  assert.ok(two.status === "error" && two.error.code === "origin/two-values");
});

test("semiconductors keep their origin through processing abroad; other goods do not", () => {
  const broken = { transitBroken: true, informationTechnology: false };
  assert.equal(good("8542.31", [foreign("wafer", "3818.00")], broken).status, "originates");
  assert.equal(good("8414.59", [foreign("motor", "8501.10")], broken).status, "does-not-originate");
});

test("a no says which notes were not held against the good", () => {
  const carpet = good("5703.29", [foreign("yarn", "5402.45", "60.00")], { textileWeightDeMinimis: false }, { transactionValue: "100.00" });
  assert.equal(carpet.status, "does-not-originate");
  assert.ok(carpet.notices.some((each) => each.includes("special branches for trade between Canada and the United States")));
});

test("mends: the value that would have to originate reaches the share exactly, and a cent less does not; the one failing material is named", () => {
  const fan = (blade: string): OriginAnswer =>
    good(
      "8414.59",
      [foreign("motor", "8501.10", "20.00"), foreign("blade", "8414.90", blade)],
      {},
      { transactionValue: "100.00", totalCost: "90.00" },
    );
  const [shift, value] = [fan("50.00").alternatives[0]?.mends?.[0], fan("50.00").alternatives[1]?.mends?.[0]];
  assert.match(
    shift?.text ?? "",
    /Only blade \(8414\.90\) fails the change: source it in the region, use a material from outside heading 8414.*10\.00 or less/,
  );
  // 70 of 100 does not originate; 60% needs 40 at the most: 30 of it would have to originate, 3/7 of the foreign value.
  assert.deepEqual([value?.value, value?.share], ["30.00", 0.4286]);
  assert.equal(fan("20.00").status, "originates");
  assert.notEqual(fan("20.01").status, "originates");
});

test("the country of origin of what a claim is worth is a fact, else the country whose law is encoded", () => {
  const question = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "100.00", materials: [] };
  const engine = bundledEngine();
  assert.equal(lineOf(question, engine)?.origin, engine.law.countries.encoded[0]);
  assert.equal(lineOf({ ...question, facts: { productOf: "MX" } }, engine)?.origin, "MX");
});
