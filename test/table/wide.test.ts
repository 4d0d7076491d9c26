// A wide table of cells that are mostly empty is short in bytes and long in memory: DuckDB takes as much for an empty cell as for a short one, so
// that parts of it have fewer rows, in whatever form it comes.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { tableParts } from "../../src/rate/rate-parts.js";
import { translator } from "../../src/said/translator.js";
import { duckSource } from "../../src/table-files/duck-source.js";
import { fileLiteral } from "../../src/table-files/parquet-names.js";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { newFolder } from "./ways.js";

const { path, remove } = newFolder("wide");
after(remove);

const OWN = 200;
const ROWS = 100_000;
// 200 MiB of the smallest cells that DuckDB has for texts.
const MOST_CELLS = 13 << 20;
const MIB = 1 << 20;

const written = (separator: string): string => {
  const header = ["hts", "origin", "entry_date", "customs_value", "spi", ...Array.from({ length: OWN }, (_, at) => `own ${at}`)];
  const row = ["6109100004", "CA", "2025-10-07", "100.50", "S", ...Array.from({ length: OWN }, () => "")].join(separator);
  return `${header.join(separator)}\n${`${row}\n`.repeat(ROWS)}`;
};

// Rows of each part.
async function partsOf(input: string, free: boolean): Promise<{ readonly columns: number; readonly rows: readonly number[] }> {
  const folder = path(`parts-${free}`);
  mkdirSync(folder, { recursive: true });
  const source = await duckSource(input, {
    schema: bundledEntrySchema(),
    vocabulary: bundledTableWords(),
    to: translator("en"),
    scratch: `${input}.copy`,
    whole: false,
  });
  try {
    const rows: number[] = [];
    const cut = { source, written: { typed: true, raw: false }, folder, bytes: 64 * MIB, from: undefined };
    let before = 0;
    for await (const part of tableParts(free ? { ...cut, free: { rows: 250_000, lanes: 2 } } : cut)) {
      const lines = part.file === undefined ? part.until - before : readFileSync(part.file, "utf8").split("\n").length - 1;
      rows.push(lines);
      before = part.until;
    }
    return { columns: source.columns.length, rows };
  } finally {
    await source.close();
  }
}

async function held(input: string): Promise<void> {
  for (const free of [true, false]) {
    const { columns, rows } = await partsOf(input, free);
    const all = rows.reduce((sum, each) => sum + each, 0);
    assert.ok(columns > OWN, "all columns are held");
    assert.ok(all === ROWS || all === ROWS + 1, `${all} rows and a header, which the first part of a copy may have`);
    for (const each of rows) assert.ok(each * columns <= MOST_CELLS, `${each} rows of ${columns} columns`);
  }
}

test("a wide CSV, read in place and from a copy", async () => {
  for (const [name, separator] of [
    ["comma.csv", ","],
    ["semicolon.csv", ";"],
  ] as const) {
    const input = path(name);
    writeFileSync(input, written(separator));
    await held(input);
  }
});

test("a wide Parquet file, of row groups that are taken over and of one that is too long", async () => {
  const from = path("from.csv");
  writeFileSync(from, written(","));
  for (const size of [20_480, 122_880]) {
    const input = path(`groups-${size}.parquet`);
    await withDuckdb(async (connection) => {
      await connection.run(
        `copy (select * from read_csv(${fileLiteral(from)}, all_varchar = true)) to ${fileLiteral(input)} (format parquet, row_group_size ${size})`,
      );
    });
    await held(input);
  }
});
