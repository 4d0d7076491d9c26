// One file by each door: the command, the reader of rows that the API uses, and the page. All have the same cells, or refuse by the same code.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { ANSWER_COLUMNS } from "../../src/bulk/answer-cells.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { writtenNames } from "../../src/bulk/written-names.js";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { TableError } from "../../src/tables/table-error.js";
import { fileRows, tableOf } from "../../web/read-table.js";
import { byDuckdb, byRows, newFolder } from "./ways.js";

const { path, remove } = newFolder("every-door");
after(remove);

type Found = readonly (readonly string[])[] | string;

async function found(work: () => Promise<readonly (readonly string[])[]>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableError) return error.code;
    throw error;
  }
}

async function byPage(input: string): Promise<readonly (readonly string[])[]> {
  const engine = bundledEngine();
  const { plan, rows } = tableOf(await fileRows(new File([readFileSync(input)], basename(input))), {
    schema: bundledEntrySchema(),
    vocabulary: bundledTableWords(),
  });
  const names = plan.header.columns.map((column) => column?.name ?? "");
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: false };
  return [[...writtenNames(plan.header.names, false), ...ANSWER_COLUMNS], ...rateBatch(rows, setting).rows];
}

let made = 0;

// The table that every door makes of a file; rates without the zeros behind.
async function everywhere(input: string): Promise<Found> {
  const output = path(`out-${made++}.csv`);
  const rows = await found(async () => (await byRows(input)).table);
  const command = await found(
    async () => ((await byDuckdb(input, output)) ?? (await byDuckdb(input, output, { whole: true })))?.table ?? [],
  );
  assert.deepEqual(command, rows, `${input} by the command`);
  assert.deepEqual(await found(() => byPage(input)), rows, `${input} by the page`);
  return rows;
}

function put(name: string, text: string | Uint8Array): string {
  const file = path(name);
  writeFileSync(file, text);
  return file;
}

const HEADER = "hts,origin,entry_date,spi,customs_value";
const LINE = "7604210010,CA,2025-10-07,S,500.00";
const statuses = (rows: Found): unknown =>
  typeof rows === "string" ? rows : rows.slice(1).map((cells) => cells.slice(-ANSWER_COLUMNS.length)[0]);
const errors = (rows: Found): unknown =>
  typeof rows === "string" ? rows : rows.slice(1).map((cells) => (cells.at(-1) ?? "").split(":")[0]);

test("columns without a name are written by their place", async () => {
  const rows = await everywhere(put("unnamed.csv", `,${HEADER},,memo\n1,${LINE},x,y\n2,${LINE},,\n`));
  assert.deepEqual((rows as string[][])[0]?.slice(0, 8), ["column_1", ...HEADER.split(","), "column_7", "memo"]);
  assert.deepEqual(statuses(rows), ["range", "range"]);
});

test("empty cells behind the last column, of the header or of every row, move no answer", async () => {
  for (const [header, line] of [
    [",,,", ",,,"],
    ["", ","],
    [",", ""],
    ["", ',""'],
  ])
    assert.deepEqual(statuses(await everywhere(put(`behind-${made}.csv`, `${HEADER}${header}\n${`${LINE}${line}\n`.repeat(3)}`))), [
      "range",
      "range",
      "range",
    ]);
});

test("an amount that its own comma cuts in two is no smaller amount", async () => {
  const memo = `${HEADER},memo`;
  const cut = "7604210010,CA,2025-10-07,S,12,500.00,";
  assert.deepEqual(errors(await everywhere(put("cut.csv", `${memo}\n${LINE},a\n${cut}\n${LINE},\n`))), ["", "table/ragged-row", ""]);
  assert.deepEqual(errors(await everywhere(put("cut-all.csv", `${memo}\n${cut}\n`))), ["table/ragged-row"]);
});

test("a column of currencies is looked at by every door", async () => {
  const plain = `${HEADER},Currency\n${`${LINE},USD\n`.repeat(2_500)}`;
  assert.deepEqual(new Set(statuses(await everywhere(put("usd.csv", plain))) as string[]), new Set(["range"]));
  const rows = errors(await everywhere(put("cad.csv", `${plain}${LINE},CAD\n${LINE},\n`))) as string[];
  assert.deepEqual(rows.slice(-3), ["", "table/other-currency", ""]);
});

test("a file is read by its whole name and nothing else, whatever patterns or folders it holds", async () => {
  const line = `${HEADER}\n${LINE}\n`;
  put("1.csv", line.replace("CA", "US"));
  for (const name of ["[1].csv", "*.csv", "?.csv", "it's.csv"])
    assert.deepEqual(statuses(await everywhere(put(name, line))), ["range"], name);
  mkdirSync(path("origin=US"));
  await withDuckdb((connection) =>
    connection.run(
      `copy (select '7604210010' as hts, date '2025-10-07' as entry_date, 500.00 as customs_value) to '${path("origin=US/a.parquet")}' (format parquet)`,
    ),
  );
  assert.equal(await everywhere(path("origin=US/a.parquet")), "table/missing-column");
});

// A Parquet file of one row with these columns beside the plain ones, some of which they replace.
async function parquet(columns: Readonly<Record<string, string>>, form = ""): Promise<string> {
  const all = {
    hts: "'7604210010'",
    origin: "'CA'",
    entry_date: "date '2025-10-07'",
    customs_value: "500.00::decimal(18, 2)",
    spi: "'S'",
    ...columns,
  };
  const file = path(`t-${made++}.parquet`);
  const select = Object.entries(all).map(([name, sql]) => `${sql} as "${name}"`);
  await withDuckdb((connection) => connection.run(`copy (select ${select.join(", ")}) to '${file}' (format parquet${form})`));
  return file;
}

const cellOf = (rows: Found, name: string): string => (typeof rows === "string" ? rows : (rows[1]?.[rows[0]?.indexOf(name) ?? -1] ?? ""));

test("values of Parquet files by their types", async () => {
  const cases: readonly (readonly [column: string, sql: string, wanted: string])[] = [
    ["customs_value", "1234.50::decimal(9, 2)", "1234.50"],
    ["customs_value", "1001.250000::decimal(38, 6)", "1001.25"],
    ["customs_value", "9007199254740993.07::decimal(38, 2)", "9007199254740993.07"],
    ["customs_value", "-12.50::decimal(18, 4)", "-12.50"],
    ["customs_value", "1234.5::double", "1234.5"],
    ["customs_value", "0.1::double + 0.2::double", "0.3"],
    ["customs_value", "1e-7::double", "0.0000001"],
    ["customs_value", "1234567890123456789::double", "1234567890123456768"],
    ["customs_value", "'nan'::double", "nan"],
    ["customs_value", "50000.25::float", "50000.25"],
    ["customs_value", "1234567.89::float", "1.23456788e+06"],
    ["hts", "7604210010::double", "7604210010"],
    ["hts", "7604210010::float", "7.60421018e+09"],
    ["hts", "7604210010::bigint", "7604210010"],
    ["hts", "'7604210010'::blob", "7604210010"],
    ["memo", "18446744073709551615::ubigint", "18446744073709551615"],
    ["memo", "4294967295::uinteger", "4294967295"],
    ["memo", "'\\xC3\\xA9\\xFF'::blob", "\\xC3\\xA9\\xFF"],
    ["memo", "'Qu\\xC3\\xA9bec'::blob", "Québec"],
    ["memo", "uuid '01234567-89ab-cdef-0123-456789abcdef'", "01234567-89ab-cdef-0123-456789abcdef"],
    ["memo", "time '01:02:03.5'", "01:02:03.5"],
    ["memo", "true", "true"],
    ["memo", "[1, 2]", "[1,2]"],
    ["memo", "{'hts': 1, 'origin': 'x'}", '{"hts":1,"origin":"x"}'],
    ["memo", "null::integer", ""],
    ["entry_date", "timestamp '2025-10-07 00:00:00'", "2025-10-07"],
    ["entry_date", "timestamp '2025-10-07 13:45:10.5'", "2025-10-07 13:45:10.5"],
    ["entry_date", "timestamp_ns '2025-10-07 13:45:10.000000001'", "2025-10-07 13:45:10.000000001"],
    ["entry_date", "timestamp_ms '2025-10-07 13:45:10'", "2025-10-07 13:45:10"],
    ["entry_date", "timestamptz '2025-10-07 00:00:00+00'", "2025-10-07"],
    ["entry_date", "timestamptz '2025-10-07 04:00:00+00'", "2025-10-07 04:00:00+00"],
  ];
  const zone = process.env.TZ;
  // Moments are those of the file wherever the machine stands.
  process.env.TZ = "America/Vancouver";
  for (const [column, sql, wanted] of cases)
    assert.equal(cellOf(await everywhere(await parquet({ [column]: sql })), column).replace(/^'(?=-)/, ""), wanted, sql);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("packed by gzip; one row; a struct before the columns with names of theirs", async () => {
  assert.deepEqual(statuses(await everywhere(await parquet({}, ", compression gzip"))), ["range"]);
  const file = path("before.parquet");
  const plain = "'7604210010' as hts, 'CA' as origin, date '2025-10-07' as entry_date, 500.00 as customs_value, 'S' as spi";
  await withDuckdb((connection) =>
    connection.run(`copy (select {'hts': '1', 'origin': 'US'} as who, ${plain}) to '${file}' (format parquet)`),
  );
  assert.deepEqual(statuses(await everywhere(file)), ["range"]);
});

test("a gzipped table of several members, one cut short, one damaged", async () => {
  const [head, rest] = [gzipSync(`${HEADER}\n${LINE}\n`), gzipSync(`${LINE}\n`.repeat(500))];
  assert.equal((statuses(await everywhere(put("members.csv.gz", Buffer.concat([head, rest])))) as string[]).length, 501);
  assert.equal(await everywhere(put("short.csv.gz", Buffer.concat([head, rest]).subarray(0, -30))), "table/truncated");
  const damaged = Buffer.from(gzipSync(Array.from({ length: 3_000 }, (_, at) => `${LINE},${at * 7_919}`).join("\n")));
  damaged.fill(0xff, 400, 440);
  assert.equal(await everywhere(put("damaged.csv.gz", damaged)), "table/unreadable");
});
