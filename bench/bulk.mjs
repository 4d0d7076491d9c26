// Rating a table against only converting it, both by DuckDB's reader and writer on the same threads; and the compiled law alone.
// `node bench/bulk.mjs [LINES] [TURNS]` prints JSON: medians and their ratio, with the two commands.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { build } from "esbuild";

const lines = Number(process.argv[2] ?? 5_000_000);
const turns = Number(process.argv[3] ?? 5);
await build({
  entryPoints: ["bench/kernel.ts"],
  outfile: "build/bench/kernel.mjs",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
const { kernel, steadyNumbers } = await import("../build/bench/kernel.mjs");
const folder = mkdtempSync(join(tmpdir(), "carveout-bench-"));

// A ledger of entries as a finance team keeps it: the columns of the contract and those that merely pass through.
async function generate() {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const numbers = steadyNumbers();
  await connection.run(`set variable numbers = [${numbers.map((hts) => `'${hts}'`).join(",")}]`);
  await connection.run(`copy (
    select 'L' || i as entry_line, getvariable('numbers')[(hash(i) % ${numbers.length})::int + 1] as hts, 'CA' as origin,
      date '2025-01-01' + (hash(i + 1) % 690)::int as entry_date, (100 + (hash(i + 2) % 10000000) / 100)::decimal(12, 2) as customs_value,
      case when hash(i + 3) % 20 = 0 then '?' when hash(i + 3) % 20 < 6 then '' else 'S' end as spi,
      'ENT-' || (i // 7) as entry_number, 'Importer ' || (i % 900) as importer, 'Supplier no. ' || (hash(i + 9) % 5000) as supplier,
      'PO' || (hash(i + 11) % 100000) as purchase_order, 'Article ' || (hash(i + 10) % 20000) || ', as invoiced' as description
    from range(${lines}) r(i)) to '${join(folder, "in.csv")}' (header)`);
}

function timed(args) {
  const started = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`${args.join(" ")} failed`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, stdout };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
await generate();
const convert = join(folder, "convert.mjs");
const statement = `copy (from read_csv('${join(folder, "in.csv")}')) to '${join(folder, "plain.parquet")}' (format parquet, compression snappy)`;
writeFileSync(
  convert,
  `import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve("@duckdb/node-api"))};\nconst c = await (await DuckDBInstance.create(":memory:", { threads: "${availableParallelism()}" })).connect();\nawait c.run(${JSON.stringify(statement)});\n`,
);
const rate = ["dist/cli/main.js", "rate", join(folder, "in.csv"), join(folder, "rated.parquet"), "--json"];
const plain = [];
const rated = [];
let last = "";
for (let turn = 0; turn < turns; turn++) {
  plain.push(timed([convert]).seconds);
  const run = timed(rate);
  rated.push(run.seconds);
  last = run.stdout;
}
const { uncompiled } = JSON.parse(last);
console.log(
  JSON.stringify(
    {
      csvToParquet: {
        lines,
        convertSeconds: Number(median(plain).toFixed(2)),
        rateSeconds: Number(median(rated).toFixed(2)),
        ratio: Number((median(rated) / median(plain)).toFixed(2)),
        target: 1.3,
        leftToAssess: uncompiled / lines,
        commands: [statement.replaceAll(folder, "DIR"), rate.join(" ").replaceAll(folder, "DIR")],
      },
      kernel: { ...kernel(), target: 10_000_000 },
    },
    undefined,
    2,
  ),
);
rmSync(folder, { recursive: true });
