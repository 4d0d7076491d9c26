// The panel of a day says what `assess` says of goods of every member of a group, on days of every regime; `npm run check:full` compares more.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { dayPanelColumns, writeDayPanel } from "../../src/rate/day-panel-file.js";
import { seeded } from "../assess/random-line.js";
import { compareDay } from "./day-panel.js";

// Before the emergency; fentanyl; steel of March; the first week, the one day and the pause of the reciprocal duty; its rates by country; the
// agreements; the surcharge; the forced labor duty.
const DAYS = [
  "2025-01-20",
  "2025-03-05",
  "2025-03-13",
  "2025-04-06",
  "2025-04-09",
  "2025-05-20",
  "2025-08-20",
  "2025-12-01",
  "2026-03-02",
  "2026-08-03",
  "2026-10-06",
] as Day[];

for (const [at, day] of DAYS.entries())
  test(`${day}: rows of the panel owe what assess says, and say and ask the same`, () => {
    const { rows, ranges, differences } = compareDay(day, { groups: 9, rows: 30 }, seeded(20_261_210 + at));
    assert.deepEqual(differences.slice(0, 5), []);
    assert.ok(rows > 150 && ranges > 10, `${rows} rows, ${ranges} ranges`);
  });

test("a row for origins together or for each, in the order of the schedule, with exact decimals", async () => {
  const engine = bundledEngine();
  const dir = mkdtempSync(join(tmpdir(), "carveout-day-panel-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  try {
    const shared = { day: "2025-09-15" as Day, groups: [["DE", "FR"], ["AU"], ["RU"]] };
    const [together, each] = [join(dir, "together.parquet"), join(dir, "each.csv")];
    const one = await writeDayPanel(together, engine, { ...shared, each: false, parquet: true });
    const two = await writeDayPanel(each, engine, { ...shared, each: true, parquet: false });
    const read = [`read_parquet('${together}')`, `read_csv('${each}', all_varchar = true, header = true, delim = ',', quote = '"')`];
    for (const [at, written] of [one, two].entries()) {
      assert.deepEqual(
        (await ask(`describe from ${read[at]}`)).map(([name]) => name),
        dayPanelColumns(at === 1),
      );
      assert.deepEqual(await ask(`select count(*)::integer from ${read[at]}`), [[written.rows]]);
    }
    assert.deepEqual(await ask(`select distinct typeof("from"), typeof(total_rate) from ${read[0]}`), [["DATE", "DECIMAL(18,12)"]]);
    const counts = Object.fromEntries(await ask(`select origin, count(*)::integer from ${read[1]} group by all`)) as Record<string, number>;
    assert.equal(counts.DE, counts.FR);
    assert.equal(one.rows, two.rows - (counts.FR ?? 0));
    // Whose goods, number and claim: nothing stands twice, and the numbers stand in their order.
    assert.deepEqual(await ask(`select origins, hts, spi from ${read[0]} group by all having count(*) > 1`), []);
    const order = await ask(`select hts from ${read[0]} where origins = 'DE FR'`);
    const numbers = engine.schedule.numbers();
    const places = order.map(([hts]) => numbers.indexOf(String(hts).replaceAll(".", "")));
    assert.ok(places.every((place, row) => row === 0 || place >= (places[row - 1] ?? 0)));
    assert.deepEqual(
      await ask(
        `select count(*)::integer from ${read[0]} as a join ${read[1]} as b on b.hts = a.hts and b.origin = 'DE' and a.origins = 'DE FR' where coalesce(a.total_rate::varchar, '') is distinct from coalesce(b.total_rate, '')`,
      ),
      [[0]],
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(dir, { recursive: true, force: true });
  }
});
