// `node scripts/run.mjs test/bulk/warehouse-check.ts [ROWS]`: the SQL of the export against `assess` on many rows; prints the figures.

import { rmSync } from "node:fs";
import { compareRated, exported, findPostgres, rateInDuckdb, rateInPostgres, sampleRows } from "./warehouse.js";

const rows = sampleRows(Number(process.argv[2] ?? 30_000), 20_261_125);
const dir = await exported(rows);
try {
  const duckdb = compareRated(rows, await rateInDuckdb(dir));
  const found = findPostgres(true);
  const postgres = "skip" in found ? undefined : compareRated(rows, await rateInPostgres(dir, found.bin));
  for (const difference of [...duckdb.differences, ...(postgres?.differences ?? [])].slice(0, 12)) console.error(difference);
  console.log(
    JSON.stringify({
      duckdb: { ...duckdb, differences: duckdb.differences.length },
      postgres: postgres === undefined ? found : { ...postgres, differences: postgres.differences.length },
    }),
  );
  process.exitCode = duckdb.differences.length + (postgres?.differences.length ?? 0) > 0 ? 1 : 0;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
