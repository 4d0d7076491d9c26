// The same bill as CSV, XLSX and Parquet gives the same answer through the command; malformed bills are refused by a code, in place.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { parquetWriteBuffer } from "hyparquet-writer";
import writeSheet from "write-excel-file/node";
import { purchasesOf, type RowNote } from "../../src/origin/bill-row.js";
import { readBillRows } from "../../src/origin/bill-table.js";
import { billOf } from "../../src/origin/read-bill.js";
import { packagePath } from "../../src/packaged/paths.js";
import { translator } from "../../src/said/translator.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";

const VOCABULARY = tableVocabulary(packagePath("dist/tables.json"));
const folder = mkdtempSync(join(tmpdir(), "carveout-bills-"));
const example = readFileSync(packagePath("examples/bill-of-materials.csv"), "utf8");
const [header = [], ...rows] = parse(example) as string[][];
const GOOD = ["--hts", "8414.59.65", "--date", "2025-10-01", "--transaction-value", "75.00", "--net-cost", "60.00"];

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin", ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

test("CSV, XLSX and Parquet: the same bill, the same answer", async () => {
  const files = ["csv", "xlsx", "parquet"].map((kind) => join(folder, `bill.${kind}`));
  const [csv = "", xlsx = "", parquet = ""] = files;
  writeFileSync(csv, example);
  await writeSheet([header, ...rows].map((row) => row.map((value): string => value))).toFile(xlsx);
  const columnData = header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const }));
  writeFileSync(parquet, new Uint8Array(parquetWriteBuffer({ columnData })));
  const [one, ...others] = files.map((file) => run("--bill", file, ...GOOD, "--json"));
  assert.equal(one?.status, 0, one?.stderr);
  assert.match(one?.stdout ?? "", /"status": "does-not-originate"/);
  for (const other of others) {
    assert.equal(other.stderr, "");
    const answer = (text = ""): unknown => ({ ...JSON.parse(text), reading: undefined });
    assert.deepEqual(answer(other.stdout), answer(one?.stdout));
  }
});

test("numbers and missing cells of a workbook are read as text would be", async () => {
  const file = join(folder, "typed.xlsx");
  await writeSheet([
    ["name", "hts", "value", "originating"],
    ["motor", 8501.1, 20.5, false],
    ["blade", "8414.90", 3, true],
  ] as unknown as string[][]).toFile(file);
  const { stdout, stderr } = run("--bill", file, ...GOOD, "--json");
  const found = JSON.parse(stdout === "" ? `{"stderr":${JSON.stringify(stderr)}}` : stdout);
  assert.equal(found.picture?.nonOriginatingValue, "20.50", stderr);
});

const codes = (head: readonly string[], ...cells: readonly (readonly string[])[]): readonly string[] => {
  const table = readBillRows([head, ...cells], VOCABULARY);
  const problems: readonly RowNote[] = [...table.problems, ...billOf(table.rows).problems];
  for (const { message, fix } of problems) for (const said of [message, fix ?? ""]) assert.notEqual(translator("en").arg(said), "");
  return problems.map(({ row, code }) => `${row} ${code}`);
};

test("malformed bills: each mistake has its code and its row", () => {
  const head = ["name", "hts", "value", "originating"];
  assert.deepEqual(codes(["hts", "value"], ["8501.10", "1"]), ["0 bill/no-name-column"]);
  assert.deepEqual(codes([...head, "colour"], ["a", "8501.10", "1", "no", "red"]), []);
  assert.deepEqual(codes([...head.slice(0, 3), "originatng"], ["a", "8501.10", "1", "no"]), ["0 bill/unknown-column"]);
  assert.deepEqual(codes([...head, "Cost"], ["a", "8501.10", "1", "no", "2"]), []);
  assert.deepEqual(codes(["name", "Total Value", "Extended Cost"], ["a", "2", "3"]), ["0 bill/two-columns"]);
  assert.deepEqual(codes(["name", "Cost (CAD)"], ["a", "1"]), ["0 bill/other-currency"]);
  assert.deepEqual(codes(["name", "Cost (each)"], ["a", "1"]), ["1 bill/no-quantity"]);
  assert.deepEqual(codes(["name", "Qty", "Cost (each)"], ["a", "2", "1"], ["b", "two", "1"]), ["2 bill/bad-quantity"]);
  assert.deepEqual(codes(["name", "Qty", "Unit Cost (MXN)"], ["a", "2", "1"]), ["0 bill/other-currency"]);
  assert.deepEqual(codes(["name", "Qty", "Unit Cost (MXN)", "Extended Cost (USD)"], ["a", "2", "20", "1"]), []);
  assert.deepEqual(codes(["name", "Weight (lb)"], ["a", "1"]), ["0 bill/other-unit"]);
  assert.deepEqual(codes(["name", "Cost (USD)", "Weight (kg)"], ["a", "1", "2 kg"]), []);
  assert.deepEqual(codes(["name", "weight"], ["a", "12 lb"], ["b", "3 kg"], ["c", "heavy"]), ["1 bill/other-unit", "3 bill/bad-weight"]);
  assert.deepEqual(codes(head, ["a", "8501.10", "€1", "no"], ["b", "8501.10", "$2", "no"], ["c", "8501.10", "CAD 3", "no"]), [
    "1 bill/other-currency",
    "3 bill/other-currency",
  ]);
  assert.deepEqual(codes(head, ["a", "8501.10", "-1", "no"], ["b", "8501.10", "(2)", "no"]), ["1 bill/negative", "2 bill/negative"]);
  assert.deepEqual(codes(head, ["a", "85O1.10", "1.2.3", "maybe"]), ["1 bill/bad-number", "1 bill/bad-amount", "1 bill/bad-answer"]);
  assert.deepEqual(codes([...head, "role"], ["a", "8501.10", "1", "no", "glue"]), ["1 bill/bad-role"]);
  assert.deepEqual(codes(head, ["Total", "", "5", ""]), []);
  assert.deepEqual(codes(head, ["a", "8501.10", "1", "no", "stray"]), ["1 bill/stray-cell"]);
  assert.deepEqual(codes(["name", "level"], ["a", "1"], ["b", "3"], ["c", "x"]), ["3 bill/bad-level", "2 bill/no-assembly"]);
  assert.deepEqual(codes(["name", "parent"], ["a", "nowhere"]), ["1 bill/no-assembly"]);
  assert.deepEqual(codes(["name", "parent"], ["a", ""], ["a", ""], ["b", "a"]), ["3 bill/two-assemblies"]);
  assert.deepEqual(codes(["name", "parent"], ["a", "c"], ["b", "a"], ["c", "b"]), ["3 bill/circle"]);
  assert.deepEqual(codes(["name", "supplierHts"], ["a", "8501.10"]), ["1 bill/no-supplier-value"]);
  assert.deepEqual(codes(["name", "metal"], ["a", "steel"]), ["1 bill/not-a-purchase"]);
  const twice = billOf(readBillRows([["name"], ["a"], ["a"]], VOCABULARY).rows);
  assert.deepEqual([twice.problems, twice.notes.map(({ row, code }) => `${row} ${code}`)], [[], ["2 bill/name-twice"]]);
});

test("the command names the code by the row, and takes a table of purchases", () => {
  const bad = join(folder, "bad.csv");
  writeFileSync(bad, "name,hts,value\nmotor,8501.10,-3\n");
  const refused = run("--bill", bad, "--hts", "8414.59");
  assert.match(refused.stderr, /bad\.csv, row 1, value: .*\[bill\/negative\]/);
  assert.equal(refused.status, 1);
  const truck = join(folder, "truck.csv");
  writeFileSync(truck, "name,hts,value,originating\nforeign content,8708.99,30.00,no\n");
  const purchases = join(folder, "purchases.csv");
  writeFileSync(
    purchases,
    "name,hts,value,originating,metal\ncoil,7209.17,70,yes,\nplate,7208.51,30,no,\nstamping,8708.29,5,yes,aluminum\n",
  );
  const args = ["--bill", truck, "--hts", "8701.20", "--branch", "road tractors", "--date", "2025-10-01", "--net-cost", "100"];
  const answer = run(...args, "--purchases", purchases, "--fact", "laborValueContent=45");
  assert.match(answer.stdout, /^ORIGINATES/, answer.stderr + answer.stdout);
  const { problems } = purchasesOf([{ name: "coil", hts: "7209.17", metal: "tin" }]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["bill/bad-metal"],
  );
});

test("amounts that may be thousands are refused, as in a table of entries, and settled by another mark of the bill", () => {
  const bill = (...values: readonly string[]) =>
    readBillRows([["name", "hts", "value"], ...values.map((value, at) => [`coil ${at}`, "7209.17", value])], VOCABULARY);
  for (const value of ["12.500", "1.234"])
    assert.deepEqual(
      bill(value, "20").problems.map(({ code, row }) => [code, row]),
      [["bill/two-numbers", 1]],
    );
  const read = (...values: readonly string[]): (string | number | undefined)[] => {
    const table = bill(...values);
    assert.deepEqual(table.problems, []);
    return billOf(table.rows).materials.map(({ value }) => value);
  };
  assert.deepEqual(read("12.500", "20.00"), ["12.5", "20"]);
  assert.deepEqual(read("12.500", "1.234,50"), ["12500", "1234.5"]);
});

test("a sum of a section is that of the rows since the last one", () => {
  const rows = [
    ["name", "hts", "value"],
    ["motor", "8501.10", "20"],
    ["Subtotal bought", "", "20"],
    ["casting", "7616.99", "6"],
    ["shaft", "8483.10", "4"],
    ["Subtotal made", "", "10"],
    ["Total", "", "30"],
  ];
  const codes = (table: string[][]): string[] => readBillRows(table, VOCABULARY).notes.map(({ code }) => code);
  assert.deepEqual(codes(rows), ["bill/sum-row", "bill/sum-row", "bill/sum-row"]);
  const wrong = rows.map((row) => (row[0] === "Subtotal made" ? ["Subtotal made", "", "11"] : row));
  assert.deepEqual(codes(wrong), ["bill/sum-row", "bill/sum-differs", "bill/sum-row"]);
});

test("what says in a table of entries that a thing is not known, says it in a bill", () => {
  const { unknown, nothing } = VOCABULARY.words;
  for (const word of [...unknown, ...nothing]) {
    const { materials, problems } = billOf(
      readBillRows(
        [
          ["name", "hts", "origin", "originating", "value"],
          ["coil", "7209.17", word, word, "5.00"],
        ],
        VOCABULARY,
      ).rows,
    );
    assert.deepEqual([problems, materials.map(({ originating }) => originating)], [[], [null]], word);
  }
});

test("C/O is the country of origin of a material", () => {
  const { rows } = readBillRows(
    [
      ["name", "hts", "C/O", "value"],
      ["motor", "8501.10", "China", "20"],
    ],
    VOCABULARY,
  );
  assert.equal(billOf(rows).materials[0]?.origin, "CN");
});
