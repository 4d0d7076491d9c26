// Tables rated by blocks equal `assess` in every cell and in their sums, whatever the spelling of the cells, and keep the order of their rows.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { answerRow, count } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { emptyTally, type Tally } from "../../src/bulk/tally.js";
import { rateCsvBlocks } from "../../src/cli/csv-block-rate.js";
import type { RateSetting } from "../../src/cli/rate-setting.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { COLUMNS, randomRow, seeded } from "../bulk/equal.js";
import { countedIn, newFolder, tableOf } from "./ways.js";

const { path, remove } = newFolder("blocks");
after(remove);
const engine = bundledEngine();
const book = bookFor(engine, {}, "CA");
const ROWS = Number(process.env.CARVEOUT_ROWS ?? 6_000);
// Some thousand rows are many blocks.
const BLOCK = 50_021;

async function blocks(input: string, output: string, setting: RateSetting, header = setting.names): Promise<Tally> {
  const tally = await rateCsvBlocks({ input, output, header, setting, progress: () => undefined }, BLOCK);
  assert.ok(tally !== undefined, "left to the row reader");
  return tally;
}

// The cells of a rated table; rates without the zeros behind, which a decimal column has.
async function cellsOf(file: string): Promise<(readonly string[])[]> {
  const table = await tableOf(file);
  const [header = [], ...rows] = typeof table === "string" ? (parse(table) as string[][]) : table;
  const rate = header.indexOf("effective_rate");
  return [header, ...rows.map((cells) => cells.map((cell, at) => (at === rate && cell !== "" ? String(Number(cell)) : cell)))];
}

async function compare(rows: readonly (readonly string[])[], names: readonly string[]): Promise<Tally> {
  const input = path("in.csv");
  writeFileSync(input, `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: true };
  const counted = emptyTally();
  const right = rows.map((cells) => {
    const { answer, month } = answerRow({ cells }, setting, counted);
    count(answer, month, counted);
    return [...cells, ...answerCells(answer, false)];
  });
  let uncompiled = 0;
  for (const form of ["csv", "csv.gz", "parquet"]) {
    const output = path(`out.${form}`);
    const tally = await blocks(input, output, { names, options: {}, raw: true });
    const [header, ...written] = await cellsOf(output);
    assert.deepEqual(header, [...names, ...ANSWER_COLUMNS]);
    assert.equal(written.length, rows.length);
    right.forEach((cells, at) => {
      assert.deepEqual(written[at], cells, `${form} ${cells.slice(0, names.length).join("|")}`);
    });
    assert.deepEqual(countedIn(tally), countedIn(counted));
    uncompiled = tally.uncompiled;
  }
  return { ...counted, uncompiled };
}

test("random rows with facts given, missing and wrong", async () => {
  const random = seeded(20_261_125);
  await compare(
    Array.from({ length: ROWS }, () => randomRow(book, random)),
    COLUMNS,
  );
});

test("plain rows of all chapters, spelled in every way, with amounts at the edges", async () => {
  const random = seeded(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const amounts = [
    "10.00",
    "9.99",
    "10",
    "12.5",
    "0010.00",
    "10.e0",
    "1e3",
    " 12.00",
    "999999999.99",
    "9999999999999.99",
    "1000000000.00",
    "1000000000.01",
    "+12.00",
    "12.",
    "12.345",
  ];
  const names = [
    "hts",
    "spi",
    "entry_date",
    "customs_value",
    "origin",
    "import_date",
    "quantity",
    "unit",
    "quantity2",
    "unit2",
    "mode",
    "weight_kg",
    "steel_value",
  ];
  const rows = Array.from({ length: ROWS }, () => {
    const hts = pick(book.numbers);
    const day = pick(book.slots.from);
    const some = (share: number, text: () => string): string => (random() < share ? text() : "");
    return [
      random() < 0.3
        ? `${hts.slice(0, 4)}.${hts.slice(4, 6)}.${hts.slice(6, 8)}${hts.length > 8 ? `.${hts.slice(8)}` : ""}`
        : random() < 0.05
          ? `${hts.slice(0, 4)}.${hts.slice(4, 6)}.${hts.slice(6)}`
          : random() < 0.03
            ? hts.replace(/^0/, "")
            : hts,
      pick(["S", "S", "", "?", "S+", "s"]),
      day,
      random() < 0.1 ? pick(amounts) : (random() * 10 ** (2 + random() * 5)).toFixed(2),
      random() < 0.01 ? "MX" : "CA",
      some(0.3, () => pick([day, "2025-01-15", "2026-12-31", "x"])),
      some(0.5, () => pick(["10", "0", "3.5", "0.001", "0.0001", "1e2", "7.0000001"])),
      some(0.6, () => pick(["kg", "No.", "doz."])),
      some(0.1, () => pick(["5", "x"])),
      some(0.2, () => pick(["kg", "m2"])),
      some(0.3, () => pick(["truck", "rail", "boat"])),
      some(0.2, () => pick(["100", "0", "5.25", "-1"])),
      some(0.02, () => pick(["0.00", "10.00"])),
    ];
  });
  const { uncompiled } = await compare(rows, names);
  assert.ok(uncompiled < rows.length, "every row was left to assess");
});

test("rows keep their order over many blocks, and a rated table is rated again", async () => {
  const names = ["entry_line", "hts", "origin", "entry_date", "customs_value", "spi", "vehicle_kind", "steel_melt_pour", "import_date"];
  const [input, middle, output] = [path("long.csv"), path("long-out.csv"), path("again.parquet")];
  const rows = Array.from({ length: 60_000 }, (_, at) => `L${at},6109100004,CA,2025-08-01,${100 + at}.00,S,,,`);
  writeFileSync(input, `${names.join(",")}\n${rows.join("\n")}\n`);
  await blocks(input, middle, { names, options: {}, raw: true });
  const again = [...names, ...ANSWER_COLUMNS.map((name) => `first_${name}`)];
  await blocks(middle, output, { names: again, options: {}, raw: true });
  const found = (await cellsOf(output)).slice(1);
  assert.equal(found.length, rows.length);
  assert.equal(
    found.findIndex((cells, at) => cells[0] !== `L${at}` || cells[names.length] !== "determined"),
    -1,
  );
});

test("an earlier state of knowledge, whose headings and questions no book holds, is rated alike", async () => {
  const names = ["hts", "origin", "entry_date", "customs_value", "spi"];
  const options = { knownOn: "2026-03-01" };
  const random = seeded(9);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const rows = Array.from({ length: 600 }, () => [pick(book.numbers), "CA", pick(book.slots.from), "1234.56", pick(["S", "", "?"])]);
  const input = path("known.csv");
  writeFileSync(input, `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options, raw: true };
  const right = rows.map((cells) => [...cells, ...answerCells(answerRow({ cells }, setting, emptyTally()).answer, false)]);
  for (const form of ["csv", "parquet"]) {
    const output = path(`known-out.${form}`);
    await blocks(input, output, { names, options, raw: true });
    assert.deepEqual((await cellsOf(output)).slice(1), right);
  }
});
