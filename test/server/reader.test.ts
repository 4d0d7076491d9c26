// The published schema of a line and the reader of lines on random lines: what the reader takes, the schema takes, so a generated client
// can send every line that has an answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parseDay } from "../../src/exact/day.js";
import { readLine } from "../../src/facts/read.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { entryLine } from "../../src/server/line-schema.js";

const { law, parts } = bundledEngine();
const fits = new Ajv2020({ strict: false, formats: { date: (text) => parseDay(text) !== undefined } }).compile(entryLine(law));
const GOOD = {
  hts: "7604.21.00.10",
  origin: "CA",
  entryDate: "2025-10-07",
  value: "50000.00",
};

const amount = fc.oneof(
  fc.constantFrom("0", "1", "12.5", "100.00", "-1", "1e3", "1,000", "", " 5", "1.234", "1.1234567", "12345678901234"),
  fc.nat(100_000),
  fc.double(),
  fc.constantFrom(null, true, {}, []),
);
const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.string({ maxLength: 6 }));
const metals = fc.constantFrom("aluminum", "steel", "copper", "lead", "gold");
const given: Record<string, fc.Arbitrary<unknown>> = {
  id: fc.oneof(fc.string({ maxLength: 5 }), odd),
  importDate: fc.oneof(fc.constantFrom("2025-10-01", "2025-02-30", "2025-1-1", "20251001"), odd),
  loadedDate: fc.oneof(fc.constantFrom("2025-03-01", "2025-13-01"), odd),
  spi: fc.oneof(fc.constantFrom("S", "S+", null, "s", "SS+", "A*", "CAFTA"), odd),
  weightKg: amount,
  usContentValue: amount,
  chapter98Value: amount,
  mode: fc.oneof(fc.constantFrom("truck", "vessel", "boat"), odd),
  entryType: fc.oneof(fc.constantFrom("formal", "informal", "other"), odd),
  chapter98: fc.oneof(fc.constantFrom("9802.00.50", "98020050", "9802.00.5", "9902.00.50", "9802.00.50.10"), odd),
  quantity: fc.oneof(fc.dictionary(fc.constantFrom("kg", "No.", "L", "Pb kg", "m2"), amount, { maxKeys: 2 }), odd),
  content: fc.oneof(
    fc.dictionary(metals, fc.oneof(fc.dictionary(fc.constantFrom("value", "weightKg", "country"), amount, { maxKeys: 2 }), odd), {
      maxKeys: 2,
    }),
    odd,
  ),
  facts: fc.oneof(fc.dictionary(fc.constantFrom("civilAircraft", "applicableRate", "nothing"), fc.oneof(amount, odd), { maxKeys: 2 }), odd),
  hts: fc.oneof(fc.constantFrom("76042100", "7604.21.00", "7604", "x"), odd),
  origin: fc.oneof(fc.constantFrom("ca", "CAN", "US", "CN"), odd),
  entryDate: fc.oneof(fc.constantFrom("2026-02-29", "2024-12-31", "2026-01-01"), odd),
  value: amount,
  colour: odd,
};
const line = fc
  .record(given, { requiredKeys: [] })
  .chain((all) => fc.subarray(Object.keys(all), { maxLength: 3 }).map((keys) => Object.fromEntries(keys.map((key) => [key, all[key]]))))
  .map((some) => ({ ...GOOD, ...some }));

test("a line that the reader takes fits the published schema", () => {
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(line, (each) => {
      const asJson: unknown = JSON.parse(JSON.stringify(each));
      const read = readLine(asJson, parts.registry);
      if ("code" in read) refused++;
      else {
        taken++;
        assert.ok(fits(asJson), `${JSON.stringify(asJson)}: ${JSON.stringify(fits.errors?.slice(0, 2))}`);
      }
    }),
    { numRuns: 5_000, seed: 20251007 },
  );
  assert.ok(taken > 200 && refused > 200, `${taken} taken, ${refused} refused`);
});
