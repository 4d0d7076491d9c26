// In what unit a column is stated, wherever the table says it: by a column beside it, a row under the header, the form of the cells, the name. What
// is in other money or another unit of weight is refused, and never read as if it were in ours.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, unzipSync, zipSync } from "fflate";
import writeExcelFile from "write-excel-file/node";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { fileRows, tableOf } from "../../web/read-table.js";

const WANTED = ["entry_date", "customs_value", "weight_kg"];

// The cells of the wanted columns by row, or why a row or the table is refused.
async function read(name: string, bytes: string | Uint8Array): Promise<unknown[]> {
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  try {
    const { plan, rows } = tableOf(await fileRows(file), { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
    const at = WANTED.map((ours) => plan.header.columns.findIndex((column) => column?.name === ours));
    return rows.map((row) => row.wrong?.code ?? at.map((place) => row.read[place] ?? ""));
  } catch (error) {
    return [(error as { code?: string }).code ?? String(error)];
  }
}

const csv = (...rows: readonly string[]): string => `${rows.join("\n")}\n`;
const START = "7604210010,CA,2025-10-07";
const ROW = ["2025-10-07", "500.00", ""];

test("a column of currencies speaks of the value beside it, where the name of that does not", async () => {
  const table = (value: string, currency: string, said: string): string =>
    csv(`HTS,Origin,Entry date,${value},SPI,${currency}`, `${START},500.00,S,${said}`);
  for (const said of ["CAD", "cdn", "EUR", "£", "Canadian dollars", "dollars canadiens", "XAF", "?"])
    assert.deepEqual(await read("a.csv", table("Customs value", "Currency", said)), ["table/other-currency"], said);
  for (const said of ["USD", "usd", "US$", "$", "", "-", "U.S. Dollars"])
    assert.deepEqual(await read("a.csv", table("Customs value", "Devise", said)), [ROW], said);
  assert.deepEqual(await read("a.csv", table("Customs value (USD)", "Currency", "CAD")), [ROW], "the name says it");
  assert.deepEqual(await read("a.csv", table("Entered value", "Invoice currency", "CAD")), [ROW], "of the invoice");
  assert.deepEqual(await read("a.csv", table("Invoice value", "Invoice currency", "CAD")), ["table/other-currency"], "of this value");
});

test("a column of units speaks of the weight beside it", async () => {
  const table = (weight: string, said: string): string =>
    csv(`HTS,Origin,Entry date,Value,SPI,${weight},Weight UOM`, `${START},500.00,S,2,${said}`);
  assert.deepEqual(await read("a.csv", table("Net weight", "LB")), ["table/other-unit"]);
  assert.deepEqual(await read("a.csv", table("Net weight", "KG")), [["2025-10-07", "500.00", "2"]]);
  assert.deepEqual(await read("a.csv", table("Net weight", "t")), [["2025-10-07", "500.00", "2000"]]);
  assert.deepEqual(await read("a.csv", table("Net weight (kg)", "LB")), [["2025-10-07", "500.00", "2"]]);
});

test("a row under the header states the units of its columns", async () => {
  const table = (...below: readonly string[]): string =>
    csv("HTS,Origin,Entry date,Customs value,,SPI,Weight", below.join(","), `${START},700.00,500.00,S,2`);
  assert.deepEqual(await read("a.csv", table("", "", "", "CAD", "USD", "", "lbs")), [ROW]);
  assert.deepEqual(await read("a.csv", table("", "", "", "US$", "CAD", "", "kg")), [["2025-10-07", "700.00", "2"]]);
  assert.deepEqual(await read("a.csv", table("", "", "", "CAD", "EUR", "", "")), ["table/missing-column"]);
  assert.deepEqual(await read("a.csv", table("no.", "code", "yyyy-mm-dd", "USD", "", "", "lbs")), [["2025-10-07", "700.00", ""]]);
});

test("a name that states our unit is the name without it", async () => {
  for (const name of ["Amount (USD)", "Amount USD", "Amount in US dollars", "Montant (en dollars américains)", "Value - US$"])
    assert.deepEqual(await read("a.csv", csv(`HTS,Origin,Entry date,${name},SPI`, `${START},500.00,S`)), [ROW], name);
  for (const name of ["Amount (CAD)", "Value CDN$", "Montant (000 USD)", "Value per lb"])
    assert.deepEqual(await read("a.csv", csv(`HTS,Origin,Entry date,${name},SPI`, `${START},500.00,S`)), ["table/missing-column"], name);
  assert.deepEqual(await read("a.csv", csv("HTS,Origin,Entry date,Amount,Amount (USD),SPI", `${START},700.00,500.00,S`)), [ROW]);
});

const CURRENCIES = [
  "Currency: CAD",
  "Currency:,CAD",
  "All amounts in Canadian dollars",
  "Montants en dollars canadiens",
  "Les montants sont en dollars canadiens",
  "Devise : EUR",
  "Values (CAD)",
  "CAD",
  "Prices in C$",
];
const SCALES = ["Amounts in thousands of US dollars", "(US$ 000)", "Montants en milliers", "Values (in millions)"];
const WEIGHTS = ["Weights in lbs", "Weight: LB", "Poids en livres"];
const NEITHER = [
  "Currency: USD",
  "Exports to CAN and MEX",
  "What a broker can do",
  "CADMIUM and EUROPIUM",
  "Amounts in U.S. dollars, converted from CAD",
  "Values in dollars",
  "Weights in kg",
  "Report 000123 in Montreal",
  "Once in a while",
  "Kept in T. Roy's file",
  "Stored in pen 4",
];
const WHOLE = ["2025-10-07", "500.00", "2"];

// The same words above a table, and in a note below it, which is refused as a row where it stands in the column of numbers.
function around(words: string, value = "Customs value", weight = "Net weight"): readonly string[] {
  const rows = [`HTS,Origin,Entry date,${value},SPI,${weight}`, `${START},500.00,S,2`];
  return [csv("Shipments of October", words, "", ...rows), csv(...rows, "", words)];
}

test("words above or below a table that state another currency or unit of weight speak of the columns that do not name theirs", async () => {
  for (const words of CURRENCIES)
    for (const table of around(words)) assert.deepEqual(await read("a.csv", table), ["table/other-currency"], words);
  for (const words of CURRENCIES)
    for (const table of around(words, "Customs value (USD)")) assert.deepEqual((await read("a.csv", table))[0], WHOLE, words);
  for (const words of WEIGHTS) for (const table of around(words)) assert.deepEqual(await read("a.csv", table), ["table/other-unit"], words);
  for (const words of WEIGHTS)
    for (const table of around(words, "Customs value", "weight_kg")) assert.deepEqual((await read("a.csv", table))[0], WHOLE, words);
  for (const words of NEITHER) for (const table of around(words)) assert.deepEqual((await read("a.csv", table))[0], WHOLE, words);
});

test("words that state a scale speak of every amount, whatever its currency", async () => {
  for (const words of SCALES)
    for (const value of ["Customs value", "Customs value (USD)"])
      for (const table of around(words, value)) assert.deepEqual(await read("a.csv", table), ["table/other-unit"], words);
});

// A workbook whose value and weight have these formats.
async function formatted(value: string, weight: string): Promise<Uint8Array> {
  const text = (cell: string) => ({ value: cell, type: String });
  const data = [
    ["HTS", "Origin", "Entry date", "Value", "SPI", "Weight"].map(text),
    [
      text("7604210010"),
      text("CA"),
      text("2025-10-07"),
      { value: 500, type: Number, format: "0.000" },
      text("S"),
      { value: 2, type: Number, format: "0.0000" },
    ],
  ];
  const parts = unzipSync(await writeExcelFile([{ sheet: "Entries", data }] as never).toBuffer());
  const styles = Buffer.from(parts["xl/styles.xml"] ?? []).toString();
  const inXml = (code: string): string => code.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const changed = styles.replace('"0.0000"', () => `"${inXml(weight)}"`).replace('"0.000"', () => `"${inXml(value)}"`);
  assert.notEqual(changed, styles);
  return zipSync({ ...parts, "xl/styles.xml": strToU8(changed) });
}

test("the form of a cell says a currency or a unit of weight", async () => {
  for (const value of [
    "[$CAD] #,##0.00",
    '"CA$"#,##0.00',
    "_-[$$-1009]* #,##0.00_-",
    "[$$-fr-CA]#,##0",
    "#,##0.00\\ [$€-40C]",
    '#,##0 "CDN"',
    "[$£-809]#,##0.00",
  ])
    assert.deepEqual(await read("a.xlsx", await formatted(value, "0.0")), ["table/other-currency"], value);
  for (const value of [
    '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\)',
    "[$$-409]#,##0.00",
    '"USD" #,##0.00',
    "[$USD] #,##0.00",
    "[Red]0.00",
    '0.00;"CAD" -0.00',
  ])
    assert.deepEqual(await read("a.xlsx", await formatted(value, '0.0 "kg"')), [["2025-10-07", "500", "2"]], value);
  assert.deepEqual(await read("a.xlsx", await formatted("0.00", '#,##0.00\\ "lb"')), ["table/other-unit"]);
});

test("three numbers of two digits may begin with the year; the column settles it, or nobody", async () => {
  const days = (...cells: readonly string[]): Promise<unknown[]> =>
    read("a.csv", csv("HTS,Origin,Entry date,Value,SPI", ...cells.map((day) => `7604210010,CA,${day},500.00,S`))).then((rows) =>
      rows.map((row) => (Array.isArray(row) ? row[0] : row)),
    );
  assert.deepEqual(await days("25-11-26"), ["table/two-days"]);
  assert.deepEqual(await days("25-11-26", "26-01-15", "25-12-01"), ["2025-11-26", "2026-01-15", "2025-12-01"]);
  assert.deepEqual(await days("26-11-25", "13-11-25"), ["2025-11-26", "2025-11-13"]);
  assert.deepEqual(await days("10/20/25", "10/07/25"), ["2025-10-20", "2025-10-07"]);
  assert.deepEqual(await days("25/11/25"), ["2025-11-25"]);
});
