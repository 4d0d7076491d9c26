// `node scripts/run.mjs test/bulk/warehouse-check.ts [ROWS] [OF EACH]`: the SQL of the export against `assess` in every database that is here:
// many rows of goods of Canada, and some of each
// group of origins that has tables; prints the figures.

import { rmSync } from "node:fs";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { membersOf } from "../../src/rate/law-store.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";
import { storesOf } from "../compiled/compare.js";
import { statedRows, WIDE } from "../compiled/origin-rows.js";
import {
  COLUMNS,
  compareRated,
  exported,
  findPostgres,
  rateInDuckdb,
  rateInPostgres,
  sampleRows,
  type WarehouseCompared,
} from "./warehouse.js";
import { ENGINES, findPython, parsedScripts, rateByEngine } from "./warehouse-engines.js";

const [many = "30000", each = "500"] = process.argv.slice(2);
let wrong = 0;

interface Sample {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly origin: string;
  /** Whether engines that take minutes to plan the views of one group rate them too. */
  readonly everywhere: boolean;
}

async function check({ rows, columns, origin, everywhere }: Sample): Promise<Record<string, object | string>> {
  const told = (found: WarehouseCompared, seconds?: number): object => {
    for (const difference of found.differences.slice(0, 12)) console.error(difference);
    wrong += found.differences.length;
    const speed = seconds === undefined ? {} : { rowsPerSecond: Math.round(found.rows / seconds) };
    return { ...found, differences: found.differences.length, ...speed };
  };
  const dir = await exported(rows, { columns, origin });
  try {
    const said: Record<string, object | string> = {};
    const started = performance.now();
    const duckdb = await rateInDuckdb(dir);
    said.duckdb = told(compareRated(rows, duckdb, columns), (performance.now() - started) / 1000);
    const postgres = findPostgres(true);
    said.postgres =
      "skip" in postgres ? postgres.skip : told(compareRated(rows, await rateInPostgres(dir, postgres.bin, columns), columns));
    if (!everywhere) return said;
    const found = findPython();
    if ("skip" in found) for (const engine of ENGINES) said[engine] = found.skip;
    else {
      for (const engine of ENGINES) {
        try {
          const { rows: rated, seconds } = rateByEngine(found.python, engine, dir);
          said[engine] = told(compareRated(rows, rated, columns), seconds);
        } catch (error) {
          wrong++;
          said[engine] = (error as Error).message;
        }
      }
      Object.assign(said, parsedScripts(found.python, dir));
    }
    return said;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

// Of every group that has tables, and of two alone: one whose duties fill column 1 up to a total, and one with a program beside.
const { tables } = bundledEngine().law.countries;
const FEW = ["DE", "KR"];

function ofOrigins(origins: readonly string[], origin: string, everywhere: boolean): Sample {
  const rows = storesOf(origins).flatMap((store, at) => [...statedRows(membersOf(store), Number(each), 20_261_201 + at)]);
  return { rows: rows.map((row, at) => [String(at), ...row]), columns: ["row", ...WIDE], origin, everywhere };
}

const samples: readonly Sample[] = [
  { rows: sampleRows(Number(many), 20_261_125), columns: COLUMNS, origin: DEFAULT_ORIGIN, everywhere: true },
  ofOrigins(tables, "all", false),
  ofOrigins(FEW, FEW.join(), true),
];
for (const sample of samples) if (sample.rows.length > 0) console.log(JSON.stringify({ origin: sample.origin, ...(await check(sample)) }));
process.exitCode = wrong > 0 ? 1 : 0;
