// Tables rated inside DuckDB equal `assess` in every cell and in their sums, whatever the spelling of the cells and the types of the columns.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import { ANSWER_COLUMNS, answerCells } from "../../src/bulk/answer-cells.js";
import { answerRow, count } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { emptyTally, type Tally } from "../../src/bulk/tally.js";
import { bundledEngine } from "../../src/cli/bundle.js";
import { bookFor } from "../../src/cli/bundled-book.js";
import { duckRate } from "../../src/cli/duck-rate.js";
import { COLUMNS, randomRow, seeded } from "./equal.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-duck-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const engine = bundledEngine();

async function compare(rows: readonly (readonly string[])[], names: readonly string[]): Promise<Tally> {
  const [input, output] = [join(folder, "in.csv"), join(folder, "out.csv")];
  writeFileSync(input, `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
  const tally = emptyTally();
  await duckRate({ input, output, header: names, setting: { names, options: {}, raw: true }, tally, progress: () => undefined });
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes(".part-")),
    [],
  );
  const written = parse(readFileSync(output)) as string[][];
  assert.deepEqual(written.shift(), [...names, ...ANSWER_COLUMNS]);
  assert.equal(written.length, rows.length);
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: true };
  const counted = emptyTally();
  rows.forEach((cells, at) => {
    const { answer, month } = answerRow({ cells }, setting, counted);
    count(answer, month, counted);
    const wanted = [...cells, ...answerCells(answer, false)];
    const wrong = [...names, ...ANSWER_COLUMNS].filter((_, column) => written[at]?.[column] !== wanted[column]);
    assert.deepEqual(
      wrong.map(
        (name) =>
          `${name}: ${written[at]?.[[...names, ...ANSWER_COLUMNS].indexOf(name)]} for ${wanted[[...names, ...ANSWER_COLUMNS].indexOf(name)]}`,
      ),
      [],
      cells.join("|"),
    );
  });
  for (const status of ["determined", "range", "prohibited", "error"] as const) assert.equal(tally[status], counted[status], status);
  assert.deepEqual([tally.lines, tally.repaired], [counted.lines, counted.repaired]);
  assert.deepEqual(owed(tally), owed(counted));
  return tally;
}

// A month that owes nothing is no row of the sums in one way and a row of zeros in the other.
function owed({ duty }: Tally): string[] {
  return Object.entries(duty)
    .flatMap(([month, sums]) => Object.entries(sums).map(([authority, cents]) => `${month} ${authority} ${cents}`))
    .filter((line) => !line.endsWith(" 0"))
    .sort();
}

test("random rows with facts given, missing and wrong", async () => {
  const book = bookFor(engine, {}, "CA");
  const random = seeded(20_261_125);
  await compare(
    Array.from({ length: Number(process.env.CARVEOUT_ROWS ?? 6_000) }, () => randomRow(book, random)),
    COLUMNS,
  );
});

test("plain rows of all chapters, spelled in every way, with amounts at the edges", async () => {
  const book = bookFor(engine, {}, "CA");
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
  const rows = Array.from({ length: Number(process.env.CARVEOUT_ROWS ?? 6_000) }, () => {
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

test("rows keep their order over several row groups, CSV and Parquet", async () => {
  // A column of words is tested against a long list of them.
  const names = ["entry_line", "hts", "origin", "entry_date", "customs_value", "spi", "vehicle_kind", "steel_melt_pour", "import_date"];
  const [input, middle, output] = [join(folder, "long.csv"), join(folder, "long.parquet"), join(folder, "again.csv")];
  const rows = Array.from({ length: 300_000 }, (_, at) => `L${at},6109100004,CA,2025-08-01,${100 + at}.00,S,,,`);
  writeFileSync(input, `${names.join(",")}\n${rows.join("\n")}\n`);
  const setting = { names, options: {}, raw: true };
  await duckRate({ input, output: middle, header: names, setting, tally: emptyTally(), progress: () => undefined });
  const header = [...names, ...ANSWER_COLUMNS.map((name) => `first_${name}`)];
  const renamed = [...names, ...ANSWER_COLUMNS];
  assert.equal(header.length, renamed.length);
  await duckRate({
    input: middle,
    output,
    header: renamed,
    setting: { ...setting, names: header },
    tally: emptyTally(),
    progress: () => undefined,
  });
  const found = readFileSync(output, "utf8").split("\n").slice(1, -1);
  assert.equal(found.length, rows.length);
  assert.equal(
    found.findIndex((line, at) => !line.startsWith(`L${at},`)),
    -1,
  );
});

test("Parquet columns of numbers, days and decimals are rated as their texts are", async () => {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const names = ["hts", "origin", "entry_date", "customs_value", "spi", "quantity", "unit", "steel_value", "import_date", "vehicle_kind"];
  const [typed, text] = [join(folder, "typed.parquet"), join(folder, "text.parquet")];
  const rows = `select (2204210000 + (i % 90) * 100 + 5)::bigint as hts, 'CA' as origin, date '2025-03-01' + (i % 400)::integer as entry_date,
    (100 + i * 7.13)::decimal(12, 2) as customs_value, case when i % 3 = 0 then 'S' end as spi, (i % 50 + 0.5)::double as quantity, 'liters' as unit,
    case when i % 9 = 0 then 5.5::decimal(9, 2) end as steel_value, date '2025-03-01' + (i % 400)::integer as import_date, null::varchar as vehicle_kind
    from range(5000) t(i)`;
  await connection.run(`copy (${rows}) to '${typed}' (format parquet)`);
  await connection.run(
    `copy (select ${names.map((name) => `${name}::varchar as ${name}`).join(", ")} from (${rows})) to '${text}' (format parquet)`,
  );
  const rate = async (input: string): Promise<{ cells: string[][]; tally: Tally }> => {
    const tally = emptyTally();
    const output = `${input}.csv`;
    await duckRate({ input, output, header: names, setting: { names, options: {}, raw: true }, tally, progress: () => undefined });
    return { cells: parse(readFileSync(output)) as string[][], tally };
  };
  const [first, second] = [await rate(typed), await rate(text)];
  connection.closeSync();
  instance.closeSync();
  assert.equal(first.cells.length, 5_001);
  assert.deepEqual(first.cells, second.cells);
  assert.deepEqual(owed(first.tally), owed(second.tally));
  const plan = planRows(names, engine.law.facts);
  for (const cells of second.cells.slice(1, 500)) {
    const setting = { engine, plan, width: names.length, options: {}, raw: true };
    const { answer } = answerRow({ cells: cells.slice(0, names.length) }, setting, emptyTally());
    assert.deepEqual(cells.slice(names.length), answerCells(answer, false));
  }
});

test("an earlier state of knowledge, whose headings and questions no list holds, is rated alike", async () => {
  const names = ["hts", "origin", "entry_date", "customs_value", "spi"];
  const options = { knownOn: "2026-03-01" };
  const random = seeded(9);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const book = bookFor(engine, {}, "CA");
  const rows = Array.from({ length: 600 }, () => [pick(book.numbers), "CA", pick(book.slots.from), "1234.56", pick(["S", "", "?"])]);
  const [input, output] = [join(folder, "known.csv"), join(folder, "known-out.csv")];
  writeFileSync(input, `${[names, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
  await duckRate({ input, output, header: names, setting: { names, options, raw: true }, tally: emptyTally(), progress: () => undefined });
  const setting = { engine, plan: planRows(names, engine.law.facts), width: names.length, options, raw: true };
  const wanted = rows.map((cells) => [...cells, ...answerCells(answerRow({ cells }, setting, emptyTally()).answer, false)]);
  assert.deepEqual((parse(readFileSync(output)) as string[][]).slice(1), wanted);
});
