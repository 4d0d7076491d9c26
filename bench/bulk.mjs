// Rating a table against only converting it, both by DuckDB's reader and writer on the same threads: what users have (the whole table of a broker,
// fees off and on, a narrow one, a messy CSV, a workbook), with the share of rows that is left to `assess`; the compiled law alone; and peak memory.
// `node bench/bulk.mjs [LINES] [TURNS]` prints JSON: medians, ratios inside this run, the commands. `--smoke` is one small run of each.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { build } from "esbuild";
import writeExcelFile from "write-excel-file/node";
import { texts } from "../scripts/texts.mjs";
import { writeLedger } from "./ledger.mjs";

const smoke = process.argv.includes("--smoke");
const [lines = smoke ? 50_000 : 5_000_000, turns = smoke ? 1 : 5] = process.argv
  .slice(2)
  .filter((each) => each !== "--smoke")
  .map(Number);
const memoryLines = smoke ? [lines] : [1_000_000, 10_000_000];
await build({
  entryPoints: ["bench/kernel.ts"],
  outfile: "build/bench/kernel.mjs",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  plugins: [texts],
  logLevel: "warning",
});
const { kernel, steadyNumbers } = await import("../build/bench/kernel.mjs");
const folder = mkdtempSync(join(tmpdir(), "carveout-bench-"));
const numbers = steadyNumbers();
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Number(value.toFixed(2));

// The child says on its last line of stderr what it held at most, in KiB.
const watch = join(folder, "watch.mjs");
writeFileSync(watch, `process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS));\n`);

function measured(args) {
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", watch, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  return {
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
    stdout,
    mebibytes: Math.round(Number(stderr.split("\n").at(-1)) / 1024),
  };
}

const rateArgs = (input, output, flags = []) => ["dist/cli/main.js", "rate", input, output, "--json", ...flags];
const TARGET = 3;

// Rating of a table to a format, turn by turn with its plain conversion to the same.
// `rows` of the table; `rated` is the table that is rated, where the conversion reads another of the same rows.
function compare(table, from, to, { flags = [], rows = lines, rates } = {}) {
  const input = join(folder, `${table}.${from}`);
  const plainOut = join(folder, `plain.${to}`);
  const reader = from === "csv" ? "read_csv" : "read_parquet";
  const format = to === "csv" ? "format csv, header true" : "format parquet, compression snappy";
  const statement = `copy (select * from ${reader}('${input}')) to '${plainOut}' (${format})`;
  const convert = join(folder, "convert.mjs");
  writeFileSync(
    convert,
    `import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve("@duckdb/node-api"))};\nconst c = await (await DuckDBInstance.create(":memory:", { threads: "${availableParallelism()}" })).connect();\nawait c.run(${JSON.stringify(statement)});\n`,
  );
  const rate = rateArgs(rates ?? input, join(folder, `rated.${to}`), flags);
  const plain = [];
  const rated = [];
  let [last, peak] = ["", 0];
  for (let turn = 0; turn < turns; turn++) {
    // Each writes a new file: to remove an old one of hundreds of megabytes takes a part of a second.
    rmSync(plainOut, { force: true });
    plain.push(measured([convert]).seconds);
    rmSync(join(folder, `rated.${to}`), { force: true });
    const run = measured(rate);
    rated.push(run.seconds);
    last = run.stdout;
    peak = Math.max(peak, run.mebibytes);
  }
  return {
    lines: rows,
    threads: availableParallelism(),
    convertSeconds: rounded(median(plain)),
    rateSeconds: rounded(median(rated)),
    ratio: rounded(median(rated) / median(plain)),
    target: TARGET,
    leftToAssess: JSON.parse(last).uncompiled / rows,
    peakMebibytes: peak,
    commands: [statement.replaceAll(folder, "DIR"), ["node", ...rate].join(" ").replaceAll(folder, "DIR")],
  };
}

// The rows of a table as a person's spreadsheet writes them: a title, amounts with dollar signs, days month first, a row of sums.
async function makeMessy(input, output) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `copy (select * replace (strftime(cast(entry_date as date), '%m/%d/%Y') as entry_date, strftime(cast(import_date as date), '%m/%d/%Y') as import_date,
      '$' || format('{:,.2f}', cast(cast(customs_value as decimal(12, 2)) as double)) as customs_value) from read_csv('${input}', all_varchar = true, nullstr = ''))
    to '${output}.body' (format csv, header true)`,
  );
  connection.closeSync();
  instance.closeSync();
  const body = readFileSync(`${output}.body`, "utf8");
  const width = body.slice(0, body.indexOf("\n")).split(",").length;
  writeFileSync(output, `Entries of the year${",".repeat(width - 1)}\n${body}Total${",".repeat(width - 1)}\n`);
  rmSync(`${output}.body`);
}

async function makeWorkbook(input, output) {
  const rows = parse(readFileSync(input));
  await writeExcelFile(rows.map((cells) => cells.map((value) => ({ value, type: String })))).toFile(output);
}

try {
  const result = { csvToParquet: {}, parquetToParquet: {}, csvToCsv: {}, asPeopleHaveThem: {} };
  for (const table of ["narrow", "broker"]) {
    await writeLedger(table, lines, numbers, join(folder, table));
    result.csvToParquet[table] = compare(table, "csv", "parquet");
    result.parquetToParquet[table] = compare(table, "parquet", "parquet");
    result.csvToCsv[table] = compare(table, "csv", "csv");
    for (const format of ["csv", "parquet"]) rmSync(join(folder, `${table}.${format}`));
  }
  const fewer = Math.round(lines / 10);
  await writeLedger("broker", fewer, numbers, join(folder, "fewer"));
  result.asPeopleHaveThem.brokerWithFees = compare("fewer", "csv", "parquet", { flags: ["--fees"], rows: fewer });
  await makeMessy(join(folder, "fewer.csv"), join(folder, "messy.csv"));
  result.asPeopleHaveThem.messyCsv = compare("fewer", "csv", "parquet", { rows: fewer, rates: join(folder, "messy.csv") });
  const sheetRows = Math.min(fewer, 100_000);
  await writeLedger("broker", sheetRows, numbers, join(folder, "sheet"));
  await makeWorkbook(join(folder, "sheet.csv"), join(folder, "sheet.xlsx"));
  result.asPeopleHaveThem.workbook = compare("sheet", "csv", "parquet", { rows: sheetRows, rates: join(folder, "sheet.xlsx") });
  result.kernel = { ...kernel(), target: 10_000_000 };
  result.memory = [];
  for (const count of memoryLines) {
    await writeLedger("narrow", count, numbers, join(folder, "memory"));
    const { mebibytes } = measured(rateArgs(join(folder, "memory.csv"), join(folder, "rated.parquet")));
    result.memory.push({ lines: count, peakMebibytes: mebibytes });
  }
  console.log(JSON.stringify(result, undefined, 2));
} finally {
  rmSync(folder, { recursive: true });
}
