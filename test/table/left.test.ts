// How much of the tables of the bench is left to `assess`: a row that is left is rated alike, but slower, so that no comparison sees it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { LEDGERS, writeLedger } from "../../bench/ledger.mjs";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { newFolder, rateCommand } from "./ways.js";

const { path, remove } = newFolder("left");
after(remove);
// Enough for the tables of the law to be taken.
const ROWS = 40_000;
// As docs/bulk.md says; so few rows may lie a little above it.
const MOST = 0.003;

// As the bench takes them: numbers that stand through the whole record.
function steady(): string[] {
  const { schedule, law } = bundledEngine();
  const ends = new Set(schedule.lines(law.coverage.lastSeen));
  return schedule.lines(law.coverage.from).filter((hts) => ends.has(hts) && !/^9[89]/.test(hts));
}

for (const kind of Object.keys(LEDGERS))
  test(`hardly a row of the ${kind} table is left to assess`, async () => {
    await writeLedger(kind, ROWS, steady(), path(kind));
    const { status, stdout, stderr } = rateCommand(path(`${kind}.csv`), path(`${kind}-out.csv`));
    assert.ok(status === 0 || status === 1, stderr);
    const { lines, uncompiled } = JSON.parse(stdout) as { readonly lines: number; readonly uncompiled: number };
    assert.equal(lines, ROWS);
    assert.ok(uncompiled > 0, "the tables of the law were not taken");
    assert.ok(uncompiled / lines <= MOST, `${uncompiled} of ${lines}`);
  });
