// Parts recovered in the region originate in a remanufactured good, and in no other (19 U.S.C. 4531(c)(2)).

import assert from "node:assert/strict";
import { test } from "node:test";
import { determine } from "../../src/packaged/origin-bundle.js";

// A water pump of parts that the rule does not let be foreign: net cost 1,000, of which recovered 600 and foreign 280.
function pump(hts: string, facts: object, originating: boolean | null = null, date = "2025-10-01") {
  const answer = determine({
    hts,
    date,
    netCost: "1000.00",
    materials: [
      { name: "recovered housing", hts: "8413.91", value: "600.00", originating, role: "recovered" },
      { name: "impeller", hts: "8413.91", value: "280.00", originating: false },
    ],
    facts: { production: "taken apart, cleaned, tested and put together again", ...facts },
  });
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}
const asked = ({ questions }: ReturnType<typeof pump>): readonly string[] => questions.map(({ fact }) => fact);

test("in a remanufactured good they originate, whatever the bill says of them, and the answer names the fact", () => {
  for (const originating of [null, false, true]) {
    const answer = pump("8413.70", { remanufactured: true }, originating);
    assert.equal(answer.status, "originates");
    assert.ok(answer.originatesBecause?.some(({ fact }) => fact === "facts.remanufactured"));
  }
});

test("whether the good is remanufactured is asked before a no, and once", () => {
  for (const originating of [null, false]) {
    const answer = pump("8413.70", {}, originating);
    assert.equal(answer.status, "needs-facts");
    assert.deepEqual(
      asked(answer).filter((fact) => fact !== "transactionValue"),
      ["facts.remanufactured"],
    );
  }
});

test("in a good that is not remanufactured they are what the bill says", () => {
  assert.equal(pump("8413.70", { remanufactured: false }, false).status === "originates", false);
  assert.equal(pump("8413.70", { remanufactured: false }, true).status, "originates");
  assert.ok(asked(pump("8413.70", { remanufactured: false })).includes("materials.0.originating"));
});

test("goods that the statute excepts cannot be remanufactured ones", () => {
  for (const hts of ["8414.51", "8418.10", "8450.11", "8450.12", "8508.11", "8509.40", "8510.10", "8516.50", "8517.11", "8703.23"]) {
    const facts = { remanufactured: true };
    const answer = determine({
      hts,
      date: "2025-10-01",
      materials: [{ name: "recovered part", hts: "8413.91", value: "600.00", role: "recovered" }],
      facts: { production: "assembled", ...facts },
    });
    assert.ok(answer.status !== "error");
    assert.ok(!JSON.stringify(answer).includes("facts.remanufactured"), hts);
  }
  for (const hts of ["8414.59", "8450.19", "8508.19", "8517.62", "8704.10", "9018.12", "9402.10", "8401.10", "8413.30"]) {
    const answer = determine({ hts, date: "2025-10-01", materials: [{ name: "recovered part", hts, value: "600.00", role: "recovered" }] });
    assert.ok(JSON.stringify(answer).includes("facts.remanufactured") || answer.status === "originates", hts);
  }
});
