// Every rate text of every revision parses, and the awkward ones come out right.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, type Rational, rational } from "../../src/exact/rational.js";
import { evaluateRate } from "../../src/hts/evaluate.js";
import { ratesOf } from "../../src/hts/rate-count.js";
import { parseRate } from "../../src/hts/rate-text.js";
import { parseSpecial } from "../../src/hts/special.js";
import { bundledSchedule } from "../../src/packaged/bundle.js";

test("100% of the distinct rate texts of all revisions parse", () => {
  const { general, special: specials, other } = ratesOf(bundledSchedule());
  const rates = new Set([...general, ...other]);
  const bad: string[] = [];
  for (const text of rates) {
    const parsed = parseRate(text);
    if ("error" in parsed) bad.push(`${text}: ${parsed.error}`);
  }
  for (const text of specials) bad.push(...parseSpecial(text).problems.map((problem) => `${text}: ${problem}`));
  assert.deepEqual(bad, []);
  assert.ok(rates.size > 1000, `${rates.size} texts`);
});

test("words that are no rate are refused", () => {
  for (const text of ["twelve per cent", "5%% ", "$/kg", "5% + ", "See the note"]) assert.ok("error" in parseRate(text), text);
});

interface Sample {
  readonly text: string;
  readonly value: bigint;
  readonly quantity?: Readonly<Record<string, Rational>>;
  readonly parts?: Readonly<Record<string, Rational>>;
  readonly duty: Rational;
}

const whole = (n: bigint): Rational => rational(n, 1n);

const SAMPLES: readonly Sample[] = [
  { text: "Free", value: 1000n, duty: whole(0n) },
  { text: "16.5%", value: 1000n, duty: whole(165n) },
  { text: "33 1/3%", value: 300n, duty: whole(100n) },
  { text: "10.5¢/bbl", value: 1n, quantity: { bbl: whole(1000n) }, duty: whole(105n) },
  { text: "$1.035/kg", value: 1n, quantity: { kg: whole(200n) }, duty: whole(207n) },
  { text: "4.4¢/kg + 5%", value: 100n, quantity: { kg: whole(100n) }, duty: rational(94n, 10n) },
];

test("rates are evaluated exactly", () => {
  for (const { text, value, quantity = {}, parts = {}, duty } of SAMPLES) {
    const rate = parseRate(text);
    assert.ok(!("error" in rate), text);
    const found = evaluateRate(rate, { value: whole(value), quantity: (unit) => quantity[unit], part: (path) => parts[path] });
    assert.ok(!("needs" in found), text);
    assert.equal(compare(found, duty), 0, `${text}: ${found.n}/${found.d}`);
  }
});

test("a missing quantity is named", () => {
  const rate = parseRate("4.4¢/kg + 5%");
  assert.ok(!("error" in rate));
  assert.deepEqual(evaluateRate(rate, { value: whole(1n), quantity: () => undefined, part: () => undefined }), { needs: "quantity.kg" });
});

test("programs are tokens: SG is not S", () => {
  const { segments } = parseSpecial("Free (A+,AU,BH,CL,SG) See 9823.04.01-9823.04.43 (S+) 1.9% (KR)");
  assert.deepEqual(
    segments.map((segment) => segment.programs),
    [["A+", "AU", "BH", "CL", "SG"], ["S+"], ["KR"]],
  );
  assert.equal(segments[1]?.rate, "pointer");
});
