// Bills as people have them: units and costs of one, sums, packing without a number, other columns, other words; each held against figures by hand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readBillRows } from "../../src/origin/bill-table.js";
import { billOf } from "../../src/origin/read-bill.js";
import { packagePath } from "../../src/packaged/paths.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";

const VOCABULARY = tableVocabulary(packagePath("dist/tables.json"));
const folder = mkdtempSync(join(tmpdir(), "carveout-field-bill-"));
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "origin", ...args], { encoding: "utf8" });

function read(text: string, renames?: ReadonlyMap<string, string>) {
  const table = readBillRows(
    text
      .trim()
      .split("\n")
      .map((line) => line.split(";").map((cell) => cell.trim())),
    VOCABULARY,
    renames,
  );
  const bill = billOf(table.rows);
  return {
    materials: bill.materials,
    problems: [...table.problems, ...bill.problems],
    notes: [...table.notes, ...bill.notes].map(({ code }) => code),
  };
}

test("quantity by the cost of one, sums checked and left out, packing without a number, what is left aside is said", () => {
  const { materials, problems, notes } = read(`
    Level;Part Number;Part Description;HTS Code;Country of Origin;Qty Per;UOM;Unit Cost (USD);USMCA Qualified (Y/N);Supplier
    1;A-1;Spindle;8466.93.98;Japan;2;EA;$1,210.005;N;Ando
    1;A-2;Cast bed;7325.99.1000;US;1;EA;$400.00;Y;Bedford
    1;A-3;Manual;4911.10;US;1;EA;.50;Unknown;
    1;A-4;Wooden crate;N/A;US;1;EA;35;Y;
    ;;;;;;;Total;;`);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    materials.map(({ name, hts, value, origin, originating, role }) => [name, hts, value, origin, originating, role]),
    [
      ["Spindle", "8466.93.98", "2420.01", "JP", false, undefined],
      ["Cast bed", "7325.99.1000", "400", "US", true, undefined],
      ["Manual", "4911.10", "0.5", "US", null, undefined],
      ["Wooden crate", undefined, "35", "US", true, "shipping-packing"],
    ],
  );
  assert.ok(notes.includes("bill/left-aside") && notes.includes("bill/sum-row"));
});

test("the extended cost counts before the product; that they differ is said; a sum at the foot is checked", () => {
  const bill = (foot: string) =>
    read(`
    Item;Description;HS6;COO;Qty;Unit Price;Total Value;Originating
    1;Steel coil, cut to length;7209.16;China;3;10;30;NO
    2;Lock;830140;CN;2;5;11;No
    ${foot}`);
  const whole = bill(";;;;;;41;");
  assert.deepEqual(whole.problems, []);
  assert.deepEqual(
    whole.materials.map(({ name, value, origin }) => [name, value, origin]),
    [
      ["Steel coil, cut to length", "30", "CN"],
      ["Lock", "11", "CN"],
    ],
  );
  assert.ok(whole.notes.includes("bill/not-the-product") && whole.notes.includes("bill/sum-row"));
  assert.ok(bill("Grand total;;;;;;42;").notes.includes("bill/sum-differs"));
  assert.deepEqual(
    bill(";;;;;;42;").problems.map(({ code }) => code),
    ["bill/no-name"],
  );
});

test("a bill with a header only, or with sums only, has no material and asks for them", () => {
  for (const text of ["name;hts;value;originating", "name;hts;value;originating\nTotal;;0;"]) {
    assert.deepEqual(read(text).materials, []);
    const file = join(folder, "empty.csv");
    writeFileSync(file, text.replaceAll(";", ","));
    const { stdout, status } = run("--bill", file, "--hts", "8414.59", "--date", "2025-10-01", "--json");
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).determination.status, "needs-facts");
  }
});

test("--map names a column, or leaves it unread; the good is found by words", () => {
  const file = join(folder, "mapped.csv");
  writeFileSync(file, "Teil,Zoll,Betrag,Cost (CAD),Ursprung\nMotor,8501.10,20,30,no\n");
  const plain = run("--bill", file, "--hts", "8414.59");
  assert.notEqual(plain.status, 0);
  const mapped = run(
    "--bill",
    file,
    "--hts",
    "8414.59",
    "--json",
    "--map",
    "Teil=name",
    "Zoll=hts",
    "Betrag=value",
    "Cost (CAD)=",
    "Ursprung=originating",
  );
  assert.equal(mapped.status, 0, mapped.stderr);
  assert.equal(JSON.parse(mapped.stdout).picture.nonOriginatingValue, "20.00");
  const words = run("--bill", file, "--hts", "ceiling fan");
  assert.equal(words.status, 2);
  assert.match(words.stderr, /8414\.51/);
});
