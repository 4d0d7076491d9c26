// Lines that contradict the description of their number: out of season, or of another unit value. Amounts stay those of the number given.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../src/index.js";

const said = (line: Readonly<Record<string, unknown>>, language: "en" | "fr" = "en"): string[] => {
  const answer = assess({ origin: "CA", spi: "S", entryDate: "2026-07-10", value: "1000.00", ...line } as Parameters<typeof assess>[0], {
    language,
  });
  assert.ok(answer.status === "determined" || answer.status === "range", JSON.stringify(answer));
  return answer.notices
    .filter(({ code }) => code === "hts/out-of-season" || code === "hts/other-unit-value")
    .map(({ text }) => text.replaceAll("\u00a0", " "));
};

test("a number out of season gives a notice with the number of that day", () => {
  assert.deepEqual(said({ hts: "0707.00.40" }), [
    "0707.00.40 is for goods entered from 1 March to 30 April; these are entered on 10 July 2026. Goods entered that day belong under 0707.00.60.",
  ]);
  assert.deepEqual(said({ hts: "0707.00.60" }), []);
  assert.deepEqual(said({ hts: "0702.00.60", entryDate: "2028-02-29" }), []);
  assert.deepEqual(said({ hts: "0702.00.60", entryDate: "2027-03-01" }), [
    "0702.00.60 is for goods entered from 15 November to the end of February; these are entered on 1 March 2027. Goods entered that day belong under 0702.00.20.",
  ]);
});

test("a number for the rest of the year gives a notice within the season, with eight digits as with ten", () => {
  const text =
    "0705.11.40.00 is not for goods entered from 1 June to 31 October, and these are entered on 10 July 2026. Goods entered that day belong under 0705.11.20.00.";
  for (const hts of ["0705.11.40", "0705.11.40.00"]) assert.deepEqual(said({ hts }), [text]);
  assert.deepEqual(said({ hts: "0705.11.40", entryDate: "2026-11-01" }), []);
});

test("a unit value outside of the number's bounds gives a notice where the line states value and quantity", () => {
  const shoes = { hts: "6402.19.70", value: "2000.00" };
  assert.deepEqual(said({ ...shoes, quantity: { "prs.": "100" } }), [
    "6402.19.70 is for goods valued over $6.50 but not over $12.00 a pair; this line comes to $20.00 a pair. Goods of that value belong under 6402.19.90.",
  ]);
  assert.deepEqual(said({ ...shoes, quantity: { "doz. prs.": "20" } }), []);
  assert.deepEqual(said(shoes), []);
  // Entered values are whole dollars, so what is within one dollar of the bound is left alone.
  assert.deepEqual(said({ hts: "6402.19.70", value: "1201.00", quantity: { "prs.": "100" } }), []);
  assert.equal(said({ hts: "6402.19.70", value: "1202.00", quantity: { "prs.": "100" } }).length, 1);
});

test("the notices are in French", () => {
  assert.deepEqual(said({ hts: "0707.00.40" }, "fr"), [
    "0707.00.40 vise des marchandises entrées du 1er mars au 30 avril; celles-ci entrent le 10 juillet 2026. Les marchandises qui entrent ce jour-là relèvent de 0707.00.60.",
  ]);
  assert.deepEqual(said({ hts: "6402.19.70", value: "2000.00", quantity: { "prs.": "100" } }, "fr"), [
    "6402.19.70 vise des marchandises dont la valeur est de plus de 6,50 $ mais au plus 12,00 $ par paire; cette ligne donne 20,00 $ par paire. Les marchandises de cette valeur relèvent de 6402.19.90.",
  ]);
});
