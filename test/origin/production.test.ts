// Origin: what was made? An empty bill asks; what was only packed is no production; a stated operation lets the rule decide.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { MaterialQuestion, OriginAnswer, OriginFacts } from "../../src/origin/types.js";
import { determine } from "../../src/packaged/origin-bundle.js";

const good = (hts: string, materials: readonly MaterialQuestion[], facts: OriginFacts = {}, more: object = {}): OriginAnswer => {
  const found = determine({ hts, date: "2025-10-01", transactionValue: "100.00", netCost: "90.00", materials, facts, ...more });
  assert.ok(found.status !== "error", JSON.stringify(found));
  return found;
};
const asks = ({ questions }: OriginAnswer): readonly string[] => questions.map(({ fact }) => fact);
const foreign = (name: string, hts: string, value = "30.00"): MaterialQuestion => ({ name, hts, value, originating: false });
const jar: MaterialQuestion = { name: "jars", hts: "3923.30", value: "4.00", originating: true, role: "retail-packaging" };
const drum: MaterialQuestion = { name: "drums", hts: "7310.10", value: "4.00", originating: false, role: "shipping-packing" };

const EMPTY: readonly (readonly [string, readonly MaterialQuestion[]])[] = [
  ["no line", []],
  ["only a line that is left out", [{ ...foreign("jig", "8207.30"), ignored: true }]],
  ["only packing", [jar, drum]],
  ["only what is indirect", [{ ...foreign("lubricant", "2710.19"), role: "indirect" }]],
];
for (const [name, materials] of EMPTY)
  test(`a bill with ${name} asks for the materials, or whether the good was wholly obtained, whatever was done`, () => {
    for (const hts of ["8414.59", "0306.32", "2922.49", "6109.10", "8703.23", "9403.20", "7601.20", "8708.30"])
      for (const facts of [{}, { production: "assembled and tested" }, { conditions: { 1: true, 2: true } }, { set: true }]) {
        const found = good(hts, materials, facts);
        assert.equal(found.status, "needs-facts", hts);
        assert.ok(asks(found).includes("materials") && asks(found).includes("facts.whollyObtained"), hts);
        assert.deepEqual(asks(found).includes("facts.production"), !("production" in facts) && !("conditions" in facts), hts);
      }
    assert.equal(good("0306.32", materials, { whollyObtained: true }).status, "originates");
    assert.equal(good("0306.32", materials, { process: "raised" }).status, "originates");
    assert.equal(good("0306.32", materials, { whollyObtained: false, production: "none" }).status, "does-not-originate");
  });

test("a material of the good's own subheading with nothing but packing asks what was done; an operation lets the rule decide", () => {
  for (const [hts, of, more] of [
    ["2922.49", "2922.49", [jar]],
    ["3304.99", "3304.99", [jar, drum]],
    ["8413.70", "8413.70", []],
    ["3506.10", "3506.91", [jar]],
    ["0902.30", "0902.40", [jar]],
  ] as const) {
    const bill = [foreign("bulk", of), ...more];
    const open = good(hts, bill, hts === "8413.70" ? { samePartHeading: false } : {});
    if (open.status === "needs-facts")
      assert.ok(
        asks(open).some((each) => /production|process/.test(each)),
        hts,
      );
    assert.notEqual(open.status, "originates", hts);
    for (const none of ["none", "None", "filled and labeled only", "packed, sorted", "diluted"])
      assert.equal(good(hts, bill, { production: none }).status, "does-not-originate", `${hts} ${none}`);
  }
  assert.equal(good("2922.49", [foreign("bulk", "2922.49"), jar], { production: "crystallized and milled" }).status, "originates");
  assert.equal(good("3506.10", [foreign("bulk", "3506.91"), jar], { production: "blended with a hardener" }).status, "originates");
});

test("no production is asked where the bill shows it, or another fact states it", () => {
  const never = (found: OriginAnswer): void => {
    assert.equal(found.status, "originates");
    assert.ok(!asks(found).includes("facts.production"));
  };
  never(good("3506.10", [foreign("resin", "3906.90"), foreign("bulk", "3506.91"), jar]));
  never(good("3506.10", [foreign("bulk", "3506.91")]));
  never(good("2922.49", [foreign("bulk", "2922.49"), jar], { process: "chemical reaction" }));
  never(good("8473.30", [foreign("module", "8473.30", "100.00")]));
  never(good("8413.70", [{ name: "pump", hts: "8413.70", value: "50.00", originating: true }, jar]));
  never(
    good("8413.91", [
      { name: "housing", hts: "8413.91", value: "60.00", materials: [foreign("casting", "7325.10"), foreign("seal", "4016.93", "2.00")] },
    ]),
  );
});

test("nothing was made outweighs a list of materials, and yields to what needs no production", () => {
  assert.equal(good("8414.59", [foreign("motor", "8501.10")], { production: "none" }).status, "does-not-originate");
  assert.equal(good("8517.62", [foreign("set", "8517.62")], { production: "none" }).status, "originates");
  assert.equal(good("0306.32", [], { production: "none", whollyObtained: true }).status, "originates");
  assert.equal(
    good("2922.49", [{ name: "bulk", hts: "2922.49", value: "1.00", originating: true }, jar], { production: "none" }).status,
    "originates",
  );
});

test("the list of general note 11(p) comes first, and asks where only a part of a number is on it", () => {
  for (const hts of [
    "8471.30",
    "8471.41",
    "8471.49",
    "8471.50",
    "8471.60",
    "8471.70",
    "8471.80",
    "8473.30",
    "8504.40.60",
    "8517.62",
    "8528.42",
    "8528.52",
    "8528.62",
  ])
    for (const facts of [{}, { transitBroken: true }, { producedInRegion: false }]) {
      const found = good(hts, [foreign("it", hts.slice(0, 7), "100.00")], facts);
      assert.deepEqual([found.status, found.route, found.reliance], ["originates", "information technology", "read"], hts);
      assert.match(found.originatesBecause?.[0]?.row ?? "", /GN 11\(p\)/);
    }
  for (const hts of ["8443.99", "8504.40"]) {
    const bill = [foreign("it", hts, "95.00")];
    const open = good(hts, bill, { samePartHeading: false, materialAdmitted: { it: false } });
    assert.ok(asks(open).includes("facts.informationTechnology"), hts);
    assert.equal(good(hts, bill, { informationTechnology: true }).status, "originates");
  }
  assert.notEqual(good("8504.40.95", [foreign("it", "8504.40", "95.00")], { samePartHeading: false }).status, "originates");
  assert.notEqual(good("8414.59", [foreign("fan", "8414.59", "95.00")], { informationTechnology: true }).status, "originates");
  const remembered = good("8542.31", [foreign("die", "8542.31", "95.00")], { informationTechnology: true });
  assert.deepEqual([remembered.status, remembered.reliance], ["originates", "remembered"]);
});
