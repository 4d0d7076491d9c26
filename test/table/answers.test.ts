// Tables rated in DuckDB equal `assess` in every cell and in their sums, whatever the spelling of the cells, and keep the order of their rows.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import type { AssessOptions } from "../../src/assess/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { COLUMNS, randomRow, seeded } from "../bulk/equal.js";
import { share } from "../long.js";
import { byDuckdb, byRows, newFolder, same, type Written } from "./ways.js";

const { path, remove } = newFolder("answers");
after(remove);
const engine = bundledEngine();
const book = bookFor(engine, {}, "CA");
const ROWS = Number(process.env.CARVEOUT_ROWS ?? 1_200);

async function compare(rows: readonly (readonly string[])[], names: readonly string[], options: AssessOptions = {}): Promise<void> {
  const input = path("in.csv");
  writeFileSync(input, `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
  const rating = { raw: true, options, large: true };
  const right = await byRows(input, rating);
  assert.equal(right.table.length, rows.length + 1);
  for (const form of ["csv.gz", "parquet"]) {
    const direct = await byDuckdb(input, path(`out.${form}`), rating);
    if (direct !== undefined) same(direct, right);
  }
  same(await byDuckdb(input, path("whole.csv"), { ...rating, whole: true }), right);
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
  await compare(rows, names);
});

test("rows keep their order, and a rated table is rated again", async () => {
  const names = ["entry_line", "hts", "origin", "entry_date", "customs_value", "spi", "vehicle_kind", "steel_melt_pour", "import_date"];
  const [input, middle, output] = [path("long.csv"), path("long-out.csv"), path("again.parquet")];
  const rows = Array.from({ length: 60_000 }, (_, at) => `L${at},6109100004,CA,2025-08-01,${100 + at}.00,S,,,`);
  writeFileSync(input, `${names.join(",")}\n${rows.join("\n")}\n`);
  assert.ok((await byDuckdb(input, middle, { large: true })) !== undefined);
  const { table } = (await byDuckdb(middle, output, { large: true })) as Written;
  assert.deepEqual(table[0]?.slice(0, names.length + 1), [...names, "status_in"]);
  assert.equal(table.length, rows.length + 1);
  assert.equal(
    table.slice(1).findIndex((cells, at) => cells[0] !== `L${at}` || cells[names.length] !== "determined"),
    -1,
  );
});

test("an earlier state of knowledge, readings, and fees are rated alike", async () => {
  const names = ["hts", "origin", "entry_date", "customs_value", "spi", "mode"];
  const random = seeded(9);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const rows = (count: number): string[][] =>
    Array.from({ length: count }, () => [
      pick(book.numbers),
      "CA",
      pick(book.slots.from),
      "1234.56",
      pick(["S", "", "?"]),
      pick(["truck", "vessel", ""]),
    ]);
  // More rows than are answered in place, so that threads answer too.
  await compare(rows(2_200), names, { knownOn: "2026-03-01" });
  await compare(rows(2_200), names, { fees: true });
});

test("a cell that is not in the plain form is never rated as something else", async () => {
  const names = [
    "hts",
    "origin",
    "entry_date",
    "customs_value",
    "spi",
    "import_date",
    "weight_kg",
    "steel_value",
    "quantity",
    "unit",
    "chapter98",
    "civil_aircraft",
  ];
  const plain = ["7326.90.86.88", "CA", "2026-05-04", "1500.25", "S", "2026-05-02", "12.5", "300.00", "4", "kg", "", "false"];
  const odd: Readonly<Record<string, readonly string[]>> = {
    hts: [
      "7326908688",
      " 7326.90.86.88 ",
      "7326-90-86-88",
      "732690868",
      "101210010",
      "1.01E+09",
      "7326.90.86.88.0",
      "hts",
      "-",
      "0",
      "７３２６",
    ],
    origin: ["ca", "Canada", "CA - Canada", " CA", "XO", "MX", "-", "C A"],
    entry_date: [
      "2026-5-4",
      "05/04/2026",
      "13/04/2026",
      "20260504",
      "46146",
      "4-May-2026",
      "2026-05-04 00:00",
      "2026-02-30",
      " 2026-05-04",
      "x",
    ],
    customs_value: [
      "$1,500.25",
      "1,500.25",
      "1500,25",
      "1.500,25",
      "(5.00)",
      "-5",
      "1e3",
      "+12.00",
      "12.",
      ".5",
      "12.345",
      "12.340",
      "0",
      "-",
      "9999999999999.99",
      "１５",
    ],
    spi: ["s", "USMCA", "Y", "N", "yes", "none", "?", "S+", "CA", "unknown", " S"],
    import_date: ["05/02/2026", "2026-06-01", "x", "-"],
    weight_kg: ["12.5 kg", "27.6 lb", "1,000.5", "-1", "1e2", "12.5000000"],
    steel_value: ["unknown", "Unknown", "?", "1600.00", "-", "0"],
    quantity: ["4.0000001", "4,5", "-4", "four"],
    unit: ["KG", "kilograms", "No.", " kg ", "mkg"],
    chapter98: ["9802.00.50", "9802.00.50.60", "9801001012", "none", "x", "9899.99.99", "9823.03.03", "9816.00.20", "9817.61.01"],
    civil_aircraft: ["yes", "Y", "TRUE", "1", "0", "maybe", "-"],
  };
  for (const [name, cells] of Object.entries(odd))
    for (const [turn, cell] of share(cells, 4).entries()) {
      const rows = Array.from({ length: 4 }, (_, at) =>
        at === 2 ? plain.map((each, place) => (names[place] === name ? `"${cell}"` : each)) : plain,
      );
      const input = path("odd.csv");
      writeFileSync(input, `${[names, ...rows].map((row) => row.join(",")).join("\n")}\n`);
      const right = await byRows(input, { raw: true });
      const direct = await byDuckdb(input, path("odd-out.csv"), { raw: true, large: true });
      if (direct !== undefined) same(direct, right, `${name}: ${cell}`);
      if (turn % 4 === 0)
        same(await byDuckdb(input, path("odd-whole.csv"), { raw: true, large: true, whole: true }), right, `${name}: ${cell}, from a copy`);
    }
});
