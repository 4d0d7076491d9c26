// Totals that take the place of column 1: what is said where column 1 is open, what decides the heading, and how the law writes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../src/assess/answer.js";
import { checkTexts } from "../../src/cli/law-command.js";
import { lawTexts } from "../../src/law-files/law-yaml.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";

const engine = bundledEngine();

function answered(line: Readonly<Record<string, unknown>>): Answer {
  const answer = engine.assess({ value: "10000.00", spi: null, ...line });
  assert.ok(answer.status !== "error", answer.status === "error" ? answer.error.message : "");
  return answer;
}

test("where the quantity is not stated the total is the least, and a unit adds only beyond it", () => {
  const line = { hts: "0805.10.00.20", origin: "ES", entryDate: "2025-10-01" };
  const open = answered(line);
  assert.equal(open.range?.min.duty, "1500.00");
  assert.match(open.range?.plus ?? "", /^1\.9 cents a kg as far as that comes to more$/);
  // 1.9 cents on 78,947 kg is $1,499.99, on 78,948 kg $1,500.01: 15% lies between them.
  const [below, above] = ["78947", "78948"].map((kg) => answered({ ...line, quantity: { kg } }));
  assert.deepEqual([below?.totals?.duty, above?.totals?.duty], ["1500.00", "1500.01"]);
  assert.ok(below?.headings?.includes("9903.02.20") && above?.headings?.includes("9903.02.19"));
  // Without a total a unit adds from the beginning.
  assert.equal(answered({ ...line, entryDate: "2025-07-01" }).range?.plus, "1.9 cents a kg");
});

test("the general column or the rate claimed decides, as the heading says", () => {
  const shirt = { hts: "6109.10.00.04", entryDate: "2025-12-01" };
  const headings = (line: Readonly<Record<string, unknown>>): readonly string[] => answered({ ...shirt, ...line }).headings ?? [];
  assert.ok(headings({ origin: "KR" }).includes("9903.02.79"));
  assert.ok(headings({ origin: "KR", spi: "KR" }).includes("9903.02.80"));
  assert.ok(headings({ origin: "CH" }).includes("9903.02.82"));
});

test("a claim is asked for by the name of its program", () => {
  const [question] = answered({ hts: "6109.10.00.04", origin: "KR", entryDate: "2025-12-01", spi: undefined }).questions;
  assert.equal(question?.ask, "Is a preference claimed (Korea agreement: KR)?");
  assert.deepEqual(question?.choices, ["KR", "none"]);
});

test("the law refuses a column 1 that is neither the general rate nor the rate entered", () => {
  const texts = new Map(lawTexts(packagePath("law")));
  const file = "measures/reciprocal-rates.yaml";
  const text = texts.get(file) ?? "";
  assert.ok(text.includes("below: 15%, as: general"));
  texts.set(file, text.replace("below: 15%, as: general", "below: 15%, as: special"));
  const { problems } = checkTexts(texts);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["law/wrong-form"],
  );
});
