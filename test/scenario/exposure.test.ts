// Exposure of actual imports: equal to assess line by line, bounds in order, and fast.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { engineOf } from "../../src/packaged/scenario-engine.js";
import { assumptionsOf, bundledTrade, sectorOf } from "../../src/packaged/trade-bundle.js";
import { exposureAnswer } from "../../src/reports/exposure-answer.js";
import { freeInColumn1, openExposure } from "../../src/scenario/exposure.js";
import { PER, programOf } from "../../src/scenario/program.js";
import { assumed, shareOf } from "../../src/scenario/trade.js";

const engine = bundledEngine();
const trade = bundledTrade();
const cents = (text: string): bigint => BigInt(text.replace(".", ""));

test("the compiled statistics are those of the checksum", () => {
  execFileSync(process.execPath, [packagePath("scripts/trade.mjs")], { cwd: packagePath(".") });
});

test("a program is what assess says: every line of one month, both claims, on three days", () => {
  const at = trade.months.indexOf("2025-10");
  let compared = 0;
  for (const [index, { hts, value }] of trade.lines.entries()) {
    if (index % 41 !== 0 || (value[at] ?? 0) === 0) continue;
    for (const day of ["2025-03-05", "2025-10-03", "2026-10-01"]) {
      for (const spi of ["S", null]) {
        const line = engine.schedule.lookup(hts, day as Day);
        if (!line.ok) continue;
        const program = programOf(engine.parts, { hts, day, origin: "CA", spi, assumptions: [] });
        const quantity = Object.fromEntries(line.line.units.filter((unit) => unit !== "X").map((unit) => [unit, "0"]));
        const answer = engine.assess({ hts, origin: "CA", entryDate: day, value: "1000000000.00", spi, quantity });
        assert.ok(answer.status !== "error" && program !== undefined, hts);
        // Other quantities than the line's units are taken as nothing, too; assess knows no bound for them.
        if (program.specific) continue;
        if (answer.status === "prohibited") {
          assert.equal(program.barred, "always");
          continue;
        }
        const [min, max] =
          answer.totals === undefined ? [answer.range?.min.duty, answer.range?.max?.duty] : [answer.totals.duty, answer.totals.duty];
        const scaled = (owed: bigint): bigint => (owed * 100_000_000_000n) / PER;
        assert.equal(scaled(program.low.total), cents(min ?? ""), `${hts} ${day} ${spi} low`);
        assert.equal(scaled(program.high.total), cents(max ?? ""), `${hts} ${day} ${spi} high`);
        compared++;
      }
    }
  }
  assert.ok(compared > 900, String(compared));
});

test("groups add up to the whole, and low is never above high", () => {
  for (const by of ["sector", "chapter", "heading", "month"]) {
    const { rows, total } = exposureAnswer({ date: "2026-10-01", by });
    const sum = (pick: (row: (typeof rows)[number]) => string): bigint => rows.reduce((all, row) => all + cents(pick(row)), 0n);
    assert.equal(
      sum((row) => row.imports),
      cents(total.imports),
      by,
    );
    const apart = sum((row) => row.duty.max) - cents(total.duty.max);
    assert.ok(apart >= -2000n && apart <= 2000n, `${by}: each group rounds once`);
    for (const row of [...rows, total]) {
      assert.ok(cents(row.duty.min) <= cents(row.duty.max), row.key);
      assert.equal(cents(row.inside) + cents(row.outside), cents(row.imports), row.key);
      for (const bound of Object.values(row.byAuthority)) assert.ok(cents(bound.min) <= cents(bound.max), row.key);
    }
  }
});

test("a value without questions is duty on it, to the cent: the largest line that owes section 338 alone", () => {
  const day = "2026-12-02" as Day;
  const owing = trade.lines.filter(({ hts }) => {
    if (!engine.schedule.lookup(hts, day).ok) return false;
    const program = programOf(engine.parts, { hts, day, origin: "CA", spi: "S", assumptions: [] });
    return program?.low.total === program?.high.total && [...(program?.low.by.keys() ?? [])].join() === "Section 338";
  });
  const total = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0);
  const [line] = owing.sort((a, b) => total(b.value) - total(a.value));
  assert.ok(line !== undefined);
  const exposure = openExposure(engine.law, engine.schedule, { ...trade, lines: [line] }).exposure({
    day,
    by: "chapter",
    claims: "recorded",
    assumptions: [],
    sectorOf,
  });
  assert.equal(exposure.total.dutyInside.min, BigInt(total(line.claimed)) * 50n);
  assert.equal(exposure.total.dutyInside.max, BigInt(total(line.claimed)) * 50n);
  assert.ok(total(line.claimed) > 1_000_000);
});

test("an assumption narrows the bounds and lies within them", () => {
  const ask = { date: "2025-10-03", month: "2025-10" };
  const open = exposureAnswer(ask).total;
  const set = exposureAnswer({
    ...ask,
    assume: ["content.steel.value=0.5", "content.aluminum.value=0.5", "content.copper.value=0.5"],
  }).total;
  assert.ok(cents(set.duty.min) > cents(open.duty.min));
  assert.ok(cents(set.duty.max) < cents(open.duty.max));
  assert.equal(shareOf("0.25"), 250_000n);
  assert.equal(shareOf("1.1"), undefined);
  assert.equal(assumed(assumptionsOf([]), "content.steel.value", "7308200000")?.low, 1_000_000n);
  assert.equal(assumed(assumptionsOf([]), "content.steel.value", "8418990000")?.low, 0n);
  assert.equal(assumed(assumptionsOf(["content.steel.value@8418=0.3"]), "content.steel.value", "8418990000")?.low, 300_000n);
});

test("the law restated changes nothing, the quota by its share, and free trade leaves the ordinary duty", () => {
  const under = (name: string, assume: readonly string[] = []) =>
    exposureAnswer({ date: "2026-12-02", by: "chapter", assume }, engineOf(packagePath(`scenarios/${name}.yaml`)));
  const same = under("law-as-it-stands");
  for (const row of [...same.rows, same.total]) assert.deepEqual(row.change, { min: "0.00", max: "0.00" }, row.key);
  // Cranes are spared by their parts and maker, whatever their origin: free trade with Canada leaves that duty.
  assert.deepEqual(Object.keys(under("free-trade").total.byAuthority), ["HTS", "Section 301"]);
  const quota = (share: string): bigint =>
    cents(
      under("aluminum-quota", [`facts.withinQuota=${share}`, "facts.commerceAuthorization=0"]).rows.find((row) => row.key === "76")?.duty
        .max ?? "",
    );
  const [none, half, all] = [quota("0"), quota("0.5"), quota("1")];
  assert.ok(all < half && half < none);
  const middle = 2n * half - none - all;
  assert.ok(middle > -100n && middle < 100n, "half the quota is half way");
});

test("a sector deal on the trade of October 2025 gives the difference by sector", () => {
  const { rows } = exposureAnswer(
    { date: "2026-12-02", month: "2025-10", by: "sector" },
    engineOf(packagePath("scenarios/steel-and-aluminum-at-25.yaml")),
  );
  const change = new Map(rows.map((row) => [row.key, cents(row.change?.max ?? "0.00")]));
  assert.ok((change.get("Metals") ?? 0n) < -10_000_000_00n);
  assert.equal(change.get("Energy"), 0n);
});

// The share of imports inside CUSMA by month, as counted from the same statistics by others: total and claimed, dollars.
const FACTS: readonly (readonly [string, number, number])[] = [
  ["2025-01", 38_148_395_258, 13_161_744_191],
  ["2025-06", 29_515_445_430, 16_913_996_324],
  ["2025-07", 31_873_024_531, 27_396_780_943],
];

test("inside CUSMA by month, as recorded", () => {
  const { rows } = exposureAnswer({ date: "2025-10-03", by: "month", claims: "recorded" });
  for (const [month, total, claimed] of FACTS) {
    const row = rows.find((each) => each.key === month);
    assert.equal(row?.imports, `${total}.00`);
    assert.equal(row?.inside, `${claimed}.00`);
  }
});

test("claims on free lines before July 2025 are taken from later months, and never below what was recorded", () => {
  const recorded = exposureAnswer({ date: "2025-10-03", by: "month", claims: "recorded" }).rows;
  const comparable = exposureAnswer({ date: "2025-10-03", by: "month" });
  for (const [at, row] of comparable.rows.entries()) {
    const before = row.key < "2025-07";
    const [with_, without] = [cents(row.inside), cents(recorded[at]?.inside ?? "")];
    assert.ok(before ? with_ > without : with_ === without, row.key);
  }
  assert.match(comparable.notices.join(" "), /measurement/);
});

const shared = packagePath("../shared/trade/trade-facts.csv");

test("every month and kind of line of the published facts", {
  skip: existsSync(shared) ? false : "the reference facts are not beside the project",
}, () => {
  const facts = parse(readFileSync(shared), { columns: true }) as Record<string, string>[];
  const sums = new Map<string, [number, number]>();
  for (const { hts, value, claimed } of trade.lines) {
    trade.months.forEach((month, at) => {
      for (const code of ["ALL", hts.slice(0, 2)]) {
        const sum = sums.get(`${code}|${month}`) ?? [0, 0];
        sums.set(`${code}|${month}`, [sum[0] + (value[at] ?? 0), sum[1] + (claimed[at] ?? 0)]);
      }
    });
  }
  let compared = 0;
  for (const row of facts) {
    if (!(row.code === "ALL" || row.scope === "chapter") || !/^\d{4}-\d{2}$/.test(row.period ?? "")) continue;
    const sum = sums.get(`${row.code === "ALL" ? "ALL" : row.code?.padStart(2, "0")}|${row.period}`) ?? [0, 0];
    assert.deepEqual(sum, [Number(row.total_usd), Number(row.usmca_claimed_usd)], `${row.code} ${row.period}`);
    compared++;
  }
  assert.ok(compared > 1000);
});

test("free lines of column 1 are told by the schedule of the month", () => {
  assert.equal(freeInColumn1("2711210000", "2025-02", engine.schedule), true);
  assert.equal(freeInColumn1("6109100004", "2025-02", engine.schedule), false);
});
