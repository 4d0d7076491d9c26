// Clocks as the regulations count, CAPE files within their published limits, interest on exact factors, the raters agree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { capeFiles } from "../../src/audit/cape.js";
import { addYears, clocksOf, isBusinessDay, rolled } from "../../src/audit/deadlines.js";
import { interestTable } from "../../src/audit/interest.js";
import { indexLaw } from "../../src/audit/law-index.js";
import { createRater } from "../../src/audit/rate.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const data = bundledAuditData();
const holidays = new Set(data.holidays);
const day = (text: string): Day => text as Day;

test("weekends and holidays", () => {
  assert.equal(isBusinessDay(day("2026-02-20"), holidays), true);
  assert.equal(isBusinessDay(day("2026-02-21"), holidays), false);
  assert.equal(isBusinessDay(day("2026-02-22"), holidays), false);
  assert.equal(isBusinessDay(day("2026-02-16"), holidays), false, "Washington's Birthday");
  assert.equal(rolled(day("2026-07-03"), holidays), "2026-07-06", "Independence Day as observed, then a weekend");
  assert.equal(rolled(day("2025-12-25"), holidays), "2025-12-26");
  assert.equal(rolled(day("2027-12-31"), holidays), "2028-01-03", "New Year's Day of 2028 is observed on Friday 31 December 2027");
});

test("leap days", () => {
  assert.equal(addYears(day("2028-02-29"), 1), "2029-02-28");
  assert.equal(addYears(day("2027-02-28"), 1), "2028-02-28");
  assert.equal(addYears(day("2027-03-01"), 1), "2028-03-01");
  assert.equal(addDays(day("2027-12-31"), 60), "2028-02-29");
});

test("the arithmetic of three Canadian entries", () => {
  // Entry, 314 days, 180 days after that, and the business day on which the clock ends.
  for (const [entry, liquidation, end] of [
    ["2025-03-04", "2026-01-12", "2026-07-13"], // 11 July 2026 is a Saturday
    ["2025-08-01", "2026-06-11", "2026-12-08"],
    ["2026-02-23", "2027-01-03", "2027-07-02"],
  ] as const) {
    const dates = {
      entry: day(entry),
      importation: day(entry),
      liquidation: undefined,
      estimate: addDays(day(entry), data.estimate.days),
      capeAccepted: false,
    };
    assert.equal(dates.estimate, liquidation);
    const clock = clocksOf(dates, day("2025-09-01"), data, holidays).get("protest");
    assert.deepEqual([clock?.lastDay, clock?.estimated], [end, true]);
  }
});

test("every clock is open on its last day and not on the next", () => {
  const dates = {
    entry: day("2025-04-10"),
    importation: day("2025-04-10"),
    liquidation: day("2026-02-17"),
    estimate: undefined,
    capeAccepted: false,
  };
  for (const id of ["cape", "voluntary-reliquidation", "protest"]) {
    const last = clocksOf(dates, day("2026-04-21"), data, holidays).get(id)?.lastDay ?? day("2026-04-21");
    assert.equal(clocksOf(dates, last, data, holidays).get(id)?.status, "open", id);
    assert.equal(clocksOf(dates, addDays(last, 1), data, holidays).get(id)?.status, "closed", id);
  }
});

test("an accepted CAPE declaration bars a correction; a suspended entry stays open", () => {
  const dates = { entry: day("2025-12-10"), importation: day("2025-12-10"), liquidation: undefined, estimate: undefined };
  const asOf = day("2026-05-01");
  assert.equal(clocksOf({ ...dates, capeAccepted: true }, asOf, data, holidays).get("psc")?.status, "closed");
  const clocks = clocksOf({ ...dates, capeAccepted: false }, asOf, data, holidays);
  assert.deepEqual(
    ["psc", "cape", "protest"].map((id) => clocks.get(id)?.status),
    ["open", "open", "not-yet"],
  );
});

test("CAPE files: entry numbers once, at most 9,999 a file, importers apart", () => {
  const many = Array.from({ length: 20_001 }, (_, at) => ({
    entry: `AAA${String(at).padStart(8, "0")}`,
    importer: at % 20_000 === 7 ? "B" : "A",
  }));
  const files = capeFiles([...many, ...many], data.cape.most);
  assert.equal(data.cape.most, 9_999);
  assert.deepEqual(
    files.map((file) => [file.importer, file.entries.length]),
    [
      ["A", 9_999],
      ["A", 9_999],
      ["A", 2],
      ["B", 1],
    ],
  );
  const all = files.flatMap((file) => file.entries);
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.every((entry) => /^[A-Z0-9]{3}\d{8}$/.test(entry)));
});

test("interest: nothing before a day has passed, daily compounding, a leap year has 366 days", () => {
  const table = interestTable([{ from: day("2028-01-01"), percent: "6" }]);
  assert.equal(table.of(100_000n, day("2028-01-01"), day("2028-01-01")).cents, 0n);
  // 1000 x 0.06/366 = 0.1639
  assert.equal(table.of(100_000n, day("2028-01-01"), day("2028-01-02")).cents, 16n);
  // 1000000 x ((1 + 0.06/366)^91 - 1) = 15028.66
  assert.equal(
    table.of(100_000_000n, day("2028-01-01"), day("2028-04-01")).cents,
    BigInt(Math.round(100_000_000 * ((1 + 0.06 / 366) ** 91 - 1))),
  );
  assert.deepEqual(table.of(100_000n, day("2028-01-01"), day("2028-12-01")).through, "2028-04-01");
});

test("where nothing became known after the entry day, one rating is both", () => {
  const engine = bundledEngine();
  const asOf = day("2026-10-07");
  const rater = createRater(engine);
  const index = indexLaw(engine.law, asOf);
  let [without, within] = [0, 0];
  for (let at = day("2025-01-02"); at < asOf; at = addDays(at, 3))
    for (const [hts] of data.weights.slice(0, 60)) {
      const line = { hts, origin: "CA", entryDate: at, value: "10000.00", spi: null };
      if (index.hindsight(at)) within++;
      else {
        without++;
        assert.deepEqual(rater.rate(line, at), rater.rate(line, asOf), `${hts} ${at}`);
      }
    }
  assert.ok(without > 1000 && within > 1000);
});
