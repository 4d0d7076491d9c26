// Every form of a table in a real Chromium: dropped in Entries, rated and saved, each gives the answers that `assess` gives to its plain cells.
// Readers that run in Node alone would not show what a browser decodes otherwise.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { parquetWriteBuffer } from "hyparquet-writer";
import { ANSWER_COLUMNS } from "../../src/bulk/answer-cells.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookForms, NAMES, PLAIN, textForms } from "../tables/gallery.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { click, folder, foreign, open, says, wrong } = fixture;

function parquet(): Uint8Array {
  const columnData = NAMES.map((name, at) => ({ name, data: PLAIN.map((row) => row[at] ?? ""), type: "STRING" as const }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

test("each form gives the same answers", limits, async () => {
  const engine = bundledEngine();
  const expected = rateBatch(
    PLAIN.map((cells) => ({ cells })),
    { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw: false },
  ).rows.map((row) => row.slice(NAMES.length));
  const forms = [...textForms(), ...(await bookForms()), { name: "plain.parquet", bytes: parquet() }];
  for (const { name, bytes } of forms) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    await open("tab=entries");
    await fixture.choose("#file", file);
    await click("#rate:not([disabled])");
    await says("#sums", new RegExp(`${PLAIN.length} lines rated`));
    await fixture.saveHere();
    await click("#save-csv");
    const saved = await fixture.saved("rated.csv");
    const [header = [], ...rows] = parse(readFileSync(saved, "utf8")) as string[][];
    rmSync(saved);
    const at = header.indexOf(ANSWER_COLUMNS[0] ?? "");
    assert.deepEqual(
      rows.map((row) => row.slice(at)),
      expected,
      name,
    );
  }
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
