// Regions of amounts: a linear form that is read off the rays gives back the form on the amounts.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { amountsAt, onAmounts, regionsOf, VALUE } from "../../src/compiled/regions.js";
import { add, compare, fromInteger, mul, type Rational, rational, ZERO } from "../../src/exact/rational.js";

const parts = ["content.steel.value", "content.copper.value"];
const share = "usContentValue";

const rationals = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 40 }))
  .map(([n, d]): Rational => rational(BigInt(n), BigInt(d)));

function sum(form: ReadonlyMap<string, Rational>, amounts: ReadonlyMap<string, Rational>): Rational {
  let total = ZERO;
  for (const [name, factor] of form) total = add(total, mul(factor, amounts.get(name) ?? ZERO));
  return total;
}

test("what a form owes on each ray gives what it owes on every line of the region", () => {
  const kinds = [
    regionsOf([], new Map(), []),
    regionsOf(parts, new Map(), []),
    regionsOf([], new Map([[share, [rational(2n, 5n)]]]), []),
    regionsOf(parts.slice(0, 1), new Map(), ["quantity.kg"]),
  ];
  const names = [VALUE, ...parts, share, "quantity.kg"];
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds.flatMap((regions) => regions ?? [])),
      fc.array(rationals, { minLength: names.length, maxLength: names.length }),
      fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 6, maxLength: 6 }),
      (region, factors, much) => {
        const form = new Map(names.map((name, at) => [name, factors[at] as Rational]));
        const onRays = region.rays.map((ray) => sum(form, ray));
        const amounts = amountsAt(
          region,
          region.rays.map((_, at) => fromInteger(much[at] ?? 1)),
        );
        assert.equal(compare(sum(onAmounts(region, onRays), amounts), sum(form, amounts)), 0);
      },
    ),
  );
});

test("the regions of a share part its values at every turn, the whole value apart", () => {
  const regions = regionsOf([], new Map([[share, [rational(2n, 5n)]]]), []) ?? [];
  const at = regions.map((region) => {
    const amounts = amountsAt(
      region,
      region.rays.map(() => fromInteger(100)),
    );
    return Number((amounts.get(share)?.n ?? 0n) * 100n) / Number((amounts.get(share)?.d ?? 1n) * (amounts.get(VALUE)?.n ?? 1n));
  });
  assert.ok((at[0] as number) < 40 && (at[1] as number) > 40 && (at[1] as number) < 100 && at[2] === 100, String(at));
});
