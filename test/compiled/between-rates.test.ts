// Trees that were compiled at three rates hold between them, or are left.

import assert from "node:assert/strict";
import { test } from "node:test";
import { betweenRates } from "../../src/compiled/between-rates.js";
import { interned, merged, type Node, type Program } from "../../src/compiled/node.js";
import { reduced } from "../../src/compiled/regions.js";
import { fromInteger, type Rational, rational } from "../../src/exact/rational.js";

const percent = (hundredths: number): Rational => reduced(rational(BigInt(hundredths), 10_000n));
// Lowest, highest, middle.
const RATES = [percent(100), percent(1_400), percent(250)] as const;
const join = betweenRates(RATES);

function owed(share: Rational, more: Partial<Program> = {}): Node {
  const low = [{ authority: "IEEPA", factors: new Map([["value", share]]), constant: fromInteger(0) }];
  return interned({
    program: { status: "determined", questions: [], headings: "9903.02.20", low, claims: ["", ""], least: 1_000, ...more },
  });
}

const upTo = (total: number): [Node, Node, Node] => [100, 1_400, 250].map((rate) => owed(percent(total - rate))) as [Node, Node, Node];

const programOf = (node: Node | undefined): Program => {
  assert.ok(node !== undefined && "program" in node);
  return node.program;
};

test("a duty that lifts column 1 to a total is the total less the rate of the row", () => {
  const [form] = programOf(join(upTo(1_500))).low;
  const factors = [...(form?.factors ?? [])].map(([name, { n, d }]) => [name, `${n}/${d}`]);
  assert.deepEqual(factors, [
    ["value", "3/20"],
    ["rate of value", "-1/1000000"],
  ]);
});

test("what does not turn with the rate has it in no form", () => {
  const [form] = programOf(join([owed(percent(1_000)), owed(percent(1_000)), owed(percent(1_000))])).low;
  assert.deepEqual(
    [...(form?.factors ?? [])].map(([name]) => name),
    ["value"],
  );
});

test("a duty that bends between the rates is left", () => {
  const bent = [100, 1_400, 250].map((rate) => owed(percent(Math.max(0, 1_000 - rate)))) as [Node, Node, Node];
  assert.equal(join(bent), undefined);
});

test("rates that differ in more than amounts are left", () => {
  const [a, b, c] = upTo(1_500);
  const other: readonly Partial<Program>[] = [
    { headings: "9903.02.19" },
    { questions: ["spi"] },
    { status: "range" },
    { claims: ["-", ""] },
    { low: [] },
    { low: [{ authority: "232", factors: new Map([["value", percent(100)]]), constant: fromInteger(0) }] },
    { low: [{ authority: "IEEPA", factors: new Map([["value", percent(100)]]), constant: fromInteger(5) }] },
  ];
  for (const more of other) assert.equal(join([a, b, owed(percent(1_250), more)]), undefined, JSON.stringify(Object.keys(more)));
  assert.equal(join([a, undefined, c]), undefined);
});

test("the least amount is that of the rate that needs the most", () => {
  const [a, b] = upTo(1_500);
  assert.equal(programOf(join([a, b, owed(percent(1_250), { least: 100_000 })])).least, 100_000);
});

test("a branch that is not there at one rate, since its cells come to the same by chance, is read at the others", () => {
  const [a, b, c] = upTo(1_500);
  const still = owed(percent(500));
  // At 10% the total less the rate is the flat 5%.
  const rates = [percent(100), percent(1_400), percent(1_000)] as const;
  const same = betweenRates(rates)([merged("x", [a, still]), merged("x", [b, still]), merged("x", [still, still])]);
  assert.ok(same !== undefined && "variable" in same && same.variable === "x");
  assert.deepEqual(
    [...(programOf(same.next[0]).low[0]?.factors ?? [])].map(([name]) => name),
    ["value", "rate of value"],
  );
  assert.equal(same.next[1], still);
  // The same below another branch, and in the tree that goes first.
  const deep = betweenRates(rates)([
    merged("y", [merged("x", [a, still]), c]),
    merged("y", [merged("x", [b, still]), c]),
    merged("y", [still, c]),
  ]);
  assert.ok(deep !== undefined && "variable" in deep && deep.variable === "y");
  const first = betweenRates([percent(1_000), percent(1_400), percent(100)])([still, merged("x", [b, still]), merged("x", [a, still])]);
  assert.ok(first !== undefined && "variable" in first && first.variable === "x");
});
