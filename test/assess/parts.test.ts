// Parts of an article on whose value a rate falls: how much of one is possible turns on what is stated of the others that the same rate names, and
// on nothing else that is stated.

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRate } from "../../src/hts/rate-text.js";
import { bundledEngine } from "../../src/packaged/bundle.js";

const engine = bundledEngine();
// Before the first additional duty, so that the highest base duty is the highest duty.
const DAY = "2025-01-15";
const CENTS = 1_000_000n;
const STATED = 70_000n;

// A number for each text of a general rate that names parts, and the shares of the value that it takes of each.
const rates = new Map<string, readonly [hts: string, shares: ReadonlyMap<string, bigint>]>();
for (const hts of engine.schedule.numbers()) {
  const line = engine.schedule.line(hts, DAY as never);
  const rate = line === undefined ? { error: "" } : parseRate(line.general);
  if (line === undefined || rates.has(line.general) || "error" in rate || rate.kind !== "sum") continue;
  const terms = rate.terms.filter((term) => term.kind === "ad-valorem" && term.on.startsWith("facts."));
  if (terms.length === 0 || rate.terms.some((term) => term.kind === "specific" && term.of !== undefined)) continue;
  const share = terms.map((term) =>
    term.kind === "ad-valorem" ? ([term.on, (term.rate.n * 1_000_000n) / term.rate.d] as const) : (["", 0n] as const),
  );
  rates.set(line.general, [hts, new Map(share)]);
}
const parts = engine.law.facts.filter(({ within }) => within === "value").map(({ name }) => name);
const names = (path: string): string => path.replace("facts.", "");
const cents = (text = ""): bigint => BigInt(text.replace(".", ""));
const dollars = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;

function highest(hts: string, facts: Readonly<Record<string, string>>): string | undefined {
  const answer = engine.assess({ hts, origin: "CA", entryDate: DAY, value: dollars(CENTS), spi: null, quantity: { "No.": "10" }, facts });
  assert.ok(answer.status === "range" || answer.status === "determined", hts);
  return answer.status === "range" ? answer.range.max?.base : answer.totals.base;
}

test("a part that the rate does not name limits none that it does", () => {
  assert.ok(rates.size > 3, `${rates.size} rates`);
  for (const [hts, shares] of rates.values()) {
    const open = highest(hts, {});
    for (const part of parts) if (!shares.has(part)) assert.equal(highest(hts, { [names(part)]: dollars(STATED) }), open, `${hts} ${part}`);
  }
});

test("what is stated of a part is left to no other that the rate names", () => {
  for (const [hts, shares] of rates.values())
    for (const [part, own] of shares) {
      const rest = [...shares].filter(([each]) => each !== part).map(([, share]) => share);
      const most = rest.reduce((a, b) => (a > b ? a : b), 0n);
      // What falls on the number of articles, or on nothing but the value, is there either way.
      const free = own > most ? own : most;
      const besides = cents(highest(hts, {})) - (CENTS * free) / 1_000_000n;
      const wanted = besides + (STATED * own + (CENTS - STATED) * most) / 1_000_000n;
      assert.equal(cents(highest(hts, { [names(part)]: dollars(STATED) })), wanted, `${hts} ${part}`);
    }
});
