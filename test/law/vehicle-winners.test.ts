// PP 10984 cl. 9: goods stay subject to the vehicle programs where a claim, an offset or a deal leaves nothing to pay. Each heading of those
// programs that adds nothing is said to keep the metals duties away, or to be for goods that the programs do not reach.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
const rule = engine.law.yields.find(({ id }) => id === "vehicles-over-metals");

// Other vehicles and parts, and vehicles of 25 years: notes 33(c)(i), 33(e), 33(h)(ii), 38(e), 38(g), 38(l).
const NOT_REACHED = ["99039402/other", "99039404", "99039406/other", "99037405", "99037407", "99037411"];

test("every heading of the vehicle programs that adds nothing wins over metals, or is for goods outside them", () => {
  assert.ok(rule !== undefined);
  const free = engine.law.measures
    .filter(({ id }) => rule.to.includes(id))
    .flatMap(({ provisions }) => provisions)
    .filter(({ amendments }) => amendments.some(({ terms }) => terms.adds?.kind === "nothing"))
    .map(({ id }) => id);
  assert.ok(free.length > NOT_REACHED.length + 10);
  assert.deepEqual([...rule.althoughFree, ...NOT_REACHED].sort(), free.sort());
});

test("a vehicle whose approved U.S. content is its whole value owes no metals duty, and one that is short of a dollar owes the vehicle duty", () => {
  const claimed = { facts: { vehicleKind: "medium-heavy", usContentApproved: true }, spi: "S", value: "10000.00" };
  for (const origin of ["CA", "MX"])
    for (const entryDate of ["2025-11-01", "2026-02-24", "2026-04-06", "2026-10-05"]) {
      const line = { hts: "8701.21.00.80", origin, entryDate, ...claimed };
      const whole = engine.assess({ ...line, usContentValue: "10000.00" });
      assert.ok(whole.status === "determined", entryDate);
      assert.equal(whole.totals?.duty, "0.00", entryDate);
      assert.ok(whole.headings?.includes("9903.74.06"));
      const short = engine.assess({ ...line, usContentValue: "9999.00" });
      assert.ok(short.status === "determined");
      assert.equal(short.totals?.duty, "0.25");
    }
  // Before the act the steel in it was charged.
  const before = engine.assess({ hts: "8701.21.00.80", origin: "CA", entryDate: "2025-10-31", ...claimed, usContentValue: "10000.00" });
  assert.ok(before.status === "range" && before.range?.max?.duty === "5000.00");
});
