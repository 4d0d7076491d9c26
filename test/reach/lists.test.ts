// From the lists to the answers: a sample of the numbers that the lists of the reference material name, on a sample of their days (all of them in
// `npm run check:full`).

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { look, meets } from "./met.js";
import { listsPresent, type Named, namedRows } from "./named.js";
import { daysOf, reverseOn } from "./reverse.js";

const EVERY = 97;

test("a sample of numbers meets every list that names it", {
  skip: listsPresent() ? false : "the reference material is not beside the project",
}, () => {
  const engine = bundledEngine();
  const rows = namedRows();
  let looked = 0;
  const missed = daysOf(rows, engine.law.coverage.from).flatMap((day, at) => {
    const found = reverseOn(engine, rows, day, (hts) => (Number(hts.slice(2)) + at) % EVERY === 0);
    looked += found.rows;
    return found.missed.map(({ hts, spi, row }) => `${hts} on ${day}, ${spi}: ${row.list} names ${row.prefix}`);
  });
  assert.deepEqual(missed, []);
  assert.ok(looked > 2_000, `${looked}`);
});

const ROW: Named = { list: "aluminum-2025 derivative-k", heading: "9903.85.08", prefix: "8302500000", from: "", until: "", group: "" };
const duties = (...headings: string[]) => headings.map((heading) => ({ heading }));

test("a list is met by its heading, by what goes before it, and by nothing else", () => {
  const meet = (answer: object, day = "2025-09-05", row = ROW): boolean => meets(look(answer), row, day);
  assert.equal(meet({ duties: duties("9903.01.10"), notices: ["9903.85.08"] }), false);
  assert.equal(meet({ duties: duties("9903.85.08") }), true);
  assert.equal(meet({ questions: [{ fact: "content.aluminum.value", because: "9903.85.08" }] }), true);
  assert.equal(meet({ common: {}, completions: [{ exemptions: duties("9903.85.08") }] }), true);
  assert.equal(meet({ duties: duties("9903.01.10") }, "2025-05-05"), true);
  assert.equal(meet({ duties: duties("9903.94.05") }), true);
});

test("a list that spares is met where nothing is left to spare, or where its use is offered", () => {
  const row = { ...ROW, list: "s122_aircraft_aa_iv", heading: "9903.03.05" };
  const meet = (answer: object): boolean => meets(look(answer), row, "2026-03-01");
  assert.equal(meet({ duties: duties("9903.03.01") }), false);
  assert.equal(meet({ exemptions: duties("9903.03.07") }), true);
  assert.equal(meet({ duties: duties("9903.03.01"), reliefs: [{ fact: "facts.civilAircraft", heading: "9903.03.05" }] }), true);
  assert.equal(meet({ completions: [{ duties: duties("9903.03.01") }, { duties: duties("9903.94.05") }] }), true);
  assert.equal(meet({ completions: [{ duties: duties("9903.94.05") }, { duties: duties("9903.03.01") }] }), false);
});
