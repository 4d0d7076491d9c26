// The table of the gallery comes in by the command, by the API and by the page's own reader, and owes the same by each.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { ANSWER_COLUMNS } from "../../src/bulk/answer-cells.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { fileRows, tableOf } from "../../web/read-table.js";
import { type Served, serve } from "../server/serve.js";
import { bookForms, NAMES, PLAIN, sameCell, textForms } from "./gallery.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-doors-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const engine = bundledEngine();
const setting = { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw: false };
const wanted = rateBatch(
  PLAIN.map((cells) => ({ cells })),
  setting,
).rows.map((row) => row.slice(NAMES.length));
const forms = [...textForms(), ...(await bookForms())];

const answersOf = (csv: string): string[][] => {
  const rows = parse(csv, { columns: true, relax_column_count: true }) as Record<string, string>[];
  return rows.map((row) => ANSWER_COLUMNS.map((column) => row[column] ?? ""));
};

let served: Served;
before(async () => {
  served = await serve();
});
after(() => served.stop());

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("every line of the table is answered", () => {
  assert.equal(wanted.length, PLAIN.length);
  for (const [status] of wanted) assert.ok(status === "determined" || status === "range", status);
});

test("POST /v1/rate", async () => {
  for (const { name, bytes } of forms) {
    const answer = await fetch(`${served.base}/v1/rate`, {
      method: "POST",
      headers: { "content-type": name.endsWith(".xlsx") ? XLSX : "text/csv" },
      body: Buffer.from(bytes),
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, `${name}: ${text}`);
    assert.deepEqual(answersOf(text), wanted, name);
    const reading = JSON.parse(answer.headers.get("carveout-reading") ?? "{}") as { rows: number };
    assert.equal(reading.rows, PLAIN.length, name);
  }
});

test("POST /v1/rate refuses by code, and takes names and the order of days", async () => {
  const post = (query: string, body: string): Promise<Response> =>
    fetch(`${served.base}/v1/rate${query}`, { method: "POST", headers: { "content-type": "text/csv" }, body });
  const twice = await post("", "hts,origin,entry_date,customs_value,hts\n7604210010,CA,2025-10-07,1,7604210010\n");
  assert.deepEqual([twice.status, ((await twice.json()) as { code: string }).code], [422, "table/duplicate-column"]);
  const table = "wares,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,10/07/2025,1000,S\n";
  const asked = await post("?map=wares%3Dhts", table);
  assert.match(await asked.text(), /table\/two-days/);
  const told = await post("?map=wares%3Dhts&dates=mdy", table);
  assert.equal(answersOf(await told.text())[0]?.[0], "determined");
});

test("the page", async () => {
  for (const { name, bytes } of forms) {
    const file = new File([new Uint8Array(bytes)], name);
    const { plan, rows } = tableOf(await fileRows(file), { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
    const at = NAMES.map((ours) => plan.header.columns.findIndex((column) => column?.name === ours));
    assert.deepEqual(
      rows.map(({ read }) => at.map((place) => sameCell(read[place] ?? ""))),
      PLAIN.map((row) => row.map(sameCell)),
      name,
    );
  }
});

for (const name of ["american.csv", "french.csv", "utf16-no-mark.csv", "second-sheet.xlsx"])
  test(`carveout rate ${name}`, () => {
    const [input, output] = [join(folder, name), join(folder, `${name}-out.csv`)];
    writeFileSync(input, forms.find((form) => form.name === name)?.bytes ?? "");
    const run = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", input, output], { encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stderr, / = /);
    assert.deepEqual(answersOf(readFileSync(output, "utf8")), wanted);
  });
