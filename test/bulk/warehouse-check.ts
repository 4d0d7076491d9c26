// `node scripts/run.mjs test/bulk/warehouse-check.ts [ROWS]`: the SQL of the export against `assess` on many rows, in every database that is
// here; prints the figures.

import { rmSync } from "node:fs";
import { compareRated, exported, findPostgres, rateInDuckdb, rateInPostgres, sampleRows, type WarehouseCompared } from "./warehouse.js";
import { ENGINES, findPython, parsedScripts, rateByEngine } from "./warehouse-engines.js";

const rows = sampleRows(Number(process.argv[2] ?? 30_000), 20_261_125);
const dir = await exported(rows);
let wrong = 0;

function told(found: WarehouseCompared, seconds?: number): object {
  for (const difference of found.differences.slice(0, 12)) console.error(difference);
  wrong += found.differences.length;
  const speed = seconds === undefined ? {} : { rowsPerSecond: Math.round(found.rows / seconds) };
  return { ...found, differences: found.differences.length, ...speed };
}

try {
  const said: Record<string, object | string> = {};
  const started = performance.now();
  const duckdb = await rateInDuckdb(dir);
  said.duckdb = told(compareRated(rows, duckdb), (performance.now() - started) / 1000);
  const postgres = findPostgres(true);
  said.postgres = "skip" in postgres ? postgres.skip : told(compareRated(rows, await rateInPostgres(dir, postgres.bin)));
  const found = findPython();
  if ("skip" in found) for (const engine of ENGINES) said[engine] = found.skip;
  else {
    for (const engine of ENGINES) {
      try {
        const { rows: rated, seconds } = rateByEngine(found.python, engine, dir);
        said[engine] = told(compareRated(rows, rated), seconds);
      } catch (error) {
        wrong++;
        said[engine] = (error as Error).message;
      }
    }
    Object.assign(said, parsedScripts(found.python, dir));
  }
  console.log(JSON.stringify(said));
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
