// A sample of the steps from one archived edition to the next: what the law changed and the exports show is named; all steps in
// `npm run check:full -- replay`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledLaw } from "../../src/packaged/bundle.js";
import { archived, editions, lawEvents, replay } from "./replay.js";

const skip = archived ? false : "the archived editions are not beside the project";

// June 2025 doubled the rates of steel and aluminum; April 2026 replaced three measures by one.
const SAMPLE = ["hts_2025_rev_14", "hts_2026_rev_5"];
const MOST_FALSE = 3;

test("each heading that the law changed and an edition shows is named, and few others", { skip }, () => {
  const all = editions();
  const steps = all.flatMap((after, at) => {
    const before = all[at - 1];
    return before !== undefined && SAMPLE.some((name) => after.file.includes(`${name}.json`)) ? [[before, after] as const] : [];
  });
  const found = replay(bundledLaw(), steps, ({ published }) => published);
  assert.deepEqual(
    found.map(({ missed }) => missed),
    [[], []],
  );
  assert.ok(
    found.every(({ shown }) => shown.length >= 9),
    JSON.stringify(found.map(({ shown }) => shown)),
  );
  for (const { falseAlarms } of found) assert.ok(falseAlarms.length <= MOST_FALSE, JSON.stringify(falseAlarms));
  const [june, april] = found.map(({ named }) => named);
  for (const heading of ["99038187", "99038508"]) assert.ok(june?.includes(heading), heading);
  for (const heading of ["99038202", "99038187", "99037801"]) assert.ok(april?.includes(heading), heading);
});

test("what the law did is read from its own dates", () => {
  const events = lawEvents(bundledLaw(), "2025-05-28" as never, "2025-06-06" as never);
  const doubled = events.filter(({ what, from }) => what === "rate" && from === "2025-06-04").map(({ heading }) => heading);
  assert.ok(doubled.includes("99038187") && doubled.includes("99038508"), doubled.join(" "));
});
