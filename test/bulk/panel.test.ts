// The panel says what `assess` says, on a sample; the whole of it is compared by `npm run check:full`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { type OutcomeCells, RATE_COLUMNS } from "../../src/bulk/panel-outcome.js";
import { canada, comparePanel } from "./panel.js";

test("every 53rd row of the panel of Canada owes what assess says", () => {
  const panel = canada();
  const { rows, differences } = comparePanel(panel, 53);
  assert.ok(rows > 5_000);
  assert.deepEqual(differences.slice(0, 5), []);
});

test("every row that is settled has its rates, every range its least, numbers whose quantity or deposit rate is asked among them", () => {
  const { outcomes, outcome, rows } = canada();
  let asking = 0;
  for (let row = 0; row < rows; row++) {
    const { status, rates, questions } = outcomes[outcome[row] as number] as OutcomeCells;
    if (/quantity|adRate/.test(questions)) asking++;
    if (status === "determined") assert.ok(rates.every((rate) => rate !== ""));
    if (status === "range") assert.notEqual(rates[RATE_COLUMNS.indexOf("rate_min")], "");
  }
  assert.ok(asking > 10_000);
});

test("neighbors of one number and claim differ or lie apart", () => {
  const panel = canada();
  for (let row = 1; row < panel.rows; row++)
    if (
      panel.number[row] === panel.number[row - 1] &&
      panel.claim[row] === panel.claim[row - 1] &&
      panel.from[row] === panel.until[row - 1]
    )
      assert.notEqual(panel.outcome[row], panel.outcome[row - 1]);
});

test("the Parquet file holds exact decimals and days", async () => {
  const dir = mkdtempSync(join(tmpdir(), "carveout-panel-"));
  const file = join(dir, "panel.parquet");
  try {
    const said = execFileSync(process.execPath, ["dist/cli/main.js", "panel", "--origin", "CA", "--out", file, "--json"], {
      encoding: "utf8",
    });
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const types = await connection.runAndReadAll(
      `select typeof("from"), typeof(total_rate), typeof(headings) from read_parquet('${file}') limit 1`,
    );
    assert.deepEqual(types.getRows()[0], ["DATE", "DECIMAL(18,12)", "VARCHAR"]);
    const rows = await connection.runAndReadAll(`select count(*)::varchar from read_parquet('${file}')`);
    assert.equal(rows.getRows()[0]?.[0], String((JSON.parse(said) as { rows: number }).rows));
    connection.closeSync();
    instance.closeSync();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
