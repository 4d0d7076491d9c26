// Days, decimals, rationals and money: exact or refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, parseDay } from "../../src/exact/day.js";
import { parseDecimal } from "../../src/exact/decimal.js";
import { formatCents, roundToCents } from "../../src/exact/money.js";
import { add, compare, mul, rational, sub, toDecimalText, toNumberRounded } from "../../src/exact/rational.js";

test("a day is a day of the calendar", () => {
  for (const good of ["2025-01-01", "2024-02-29", "2026-12-31"]) assert.equal(parseDay(good), good);
  for (const bad of ["2025-02-29", "2025-13-01", "2025-1-1", "20250101", "2025-00-10", "", "2025-04-31"])
    assert.equal(parseDay(bad), undefined);
});

test("days are added across months and leap years", () => {
  const day = parseDay("2024-02-28");
  assert.ok(day !== undefined);
  assert.equal(addDays(day, 1), "2024-02-29");
  assert.equal(addDays(day, 2), "2024-03-01");
  assert.equal(addDays(day, -59), "2023-12-31");
});

test("decimals of the contract are read from their text, others refused", () => {
  for (const [text, n, d] of [
    ["0", 0n, 1n],
    ["10.50", 21n, 2n],
    ["9999999999999.99", 999999999999999n, 100n],
  ] as const) {
    const found = parseDecimal(text, 2);
    assert.ok(found !== undefined, text);
    assert.equal(compare(found, rational(n, d)), 0);
  }
  for (const bad of ["-1", "+1", "1,000", "1e3", " 1", "1.", ".5", "1.001", "12345678901234", "", "NaN"])
    assert.equal(parseDecimal(bad, 2), undefined, bad);
  assert.ok(parseDecimal("0.000001", 6) !== undefined);
  assert.equal(parseDecimal("0.0000001", 6), undefined);
});

test("cents are rounded half up, once", () => {
  assert.equal(formatCents(roundToCents(rational(5n, 1000n))), "0.01");
  assert.equal(formatCents(roundToCents(rational(4999n, 1_000_000n))), "0.00");
  assert.equal(formatCents(roundToCents(rational(1015n, 1000n))), "1.02");
});

test("rationals obey arithmetic on random values", () => {
  const fraction = fc.tuple(fc.bigInt(0n, 10n ** 18n), fc.bigInt(1n, 10n ** 9n)).map(([n, d]) => rational(n, d));
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      assert.equal(compare(sub(add(a, b), b), a), 0);
      assert.equal(compare(mul(a, add(b, c)), add(mul(a, b), mul(a, c))), 0);
    }),
  );
});

test("a rate is written with eight decimals, half up", () => {
  assert.equal(toNumberRounded(rational(1n, 3n), 8), 0.33333333);
  assert.equal(toNumberRounded(rational(2n, 3n), 8), 0.66666667);
  assert.equal(toDecimalText(rational(1n, 8n), 2), "0.13");
});
