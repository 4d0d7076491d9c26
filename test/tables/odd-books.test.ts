// Workbooks that few programs write and some people do: hidden sheets, places left unsaid, prefixes, single quotes; and those that no program writes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { reportLines } from "../../src/tables/report-words.js";
import { fileRows, tableOf } from "../../web/read-table.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEADER = ["hts", "origin", "entry_date", "customs_value", "spi", "memo"];

const letter = (at: number): string => String.fromCharCode(65 + at);
const cell = (text: string, place: string): string => `<c${place}><is><t>${text}</t></is></c>`.replace("<c", '<c t="inlineStr"');
const row = (at: number, cells: readonly string[]): string =>
  `<row r="${at}">${cells.map((text, place) => cell(text, ` r="${letter(place)}${at}"`)).join("")}</row>`;
const line = (at: number, value: string): string => row(at, ["7604210010", "CA", "2025-10-07", value, "S"]);
const sheet = (rows: string, behind = ""): string => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${behind}</worksheet>`;
const HEAD = row(1, HEADER);

interface Sheet {
  readonly xml: string;
  readonly state?: string;
}

function book(sheets: readonly Sheet[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ state }, at) => `<sheet name="S${at + 1}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}<Relationship Id="rIdT" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}"><si><t>shared</t></si></sst>`,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

async function read(bytes: Uint8Array): Promise<{ readonly values: readonly string[]; readonly said: readonly string[] }> {
  const table = tableOf(await fileRows(new File([bytes as Uint8Array<ArrayBuffer>], "a.xlsx")), {
    schema: bundledEntrySchema(),
    vocabulary: bundledTableWords(),
  });
  return { values: table.rows.map(({ read: cells }) => cells[3] ?? ""), said: reportLines(table.report) };
}

const codeOf = (bytes: Uint8Array): Promise<string> =>
  read(bytes).then(
    ({ values }) => `read ${values.join()}`,
    (error: { code?: string }) => error.code ?? String(error),
  );

test("rows that are not shown are read and counted; an empty one that is not shown counts for nothing", async () => {
  const unseen = (xml: string, how: string): string => xml.replace("<row ", `<row ${how} `);
  const rows = HEAD + unseen(line(2, "1.00"), 'ht="3" hidden="1"') + line(3, "2.00") + unseen(line(4, "3.00"), "hidden='true'");
  const found = await read(book([{ xml: sheet(`${rows}${unseen(line(5, "4.00"), 'hidden="0"')}<row r="6" hidden="1"/>`) }]));
  assert.deepEqual(found.values, ["1.00", "2.00", "3.00", "4.00"]);
  assert.match(found.said.join("\n"), /Hidden rows, read like the others: 2$/m);
  assert.doesNotMatch((await read(book([{ xml: sheet(HEAD + line(2, "1.00")) }]))).said.join("\n"), /Hidden/);
});

test("a sheet that is shown goes before one that is hidden, which is read where no other is such a table, and said", async () => {
  for (const state of ["hidden", "veryHidden"]) {
    const old = { xml: sheet(HEAD + line(2, "1.00")), state };
    const now = { xml: sheet(HEAD + line(2, "2.00")) };
    assert.deepEqual((await read(book([old, now]))).values, ["2.00"]);
    const only = await read(book([{ xml: sheet(row(1, ["Cover"])) }, old]));
    assert.deepEqual(only.values, ["1.00"]);
    assert.match(only.said.join("\n"), /Sheet read: S2 \(hidden; of S1, S2/);
  }
});

test("a column of ours that stands twice refuses the sheet that was meant, whatever another holds", async () => {
  const twice = { xml: sheet(row(1, [...HEADER.slice(0, 5), "hts"]) + row(2, ["1", "CA", "2025-10-07", "1.00", "S", "2"])) };
  assert.equal(await codeOf(book([twice, { xml: sheet(HEAD + line(2, "2.00")) }])), "table/duplicate-column");
});

test("places left unsaid are the next ones; prefixes and single quotes are those of the format", async () => {
  const plain = sheet(HEAD + line(2, "2.00") + line(4, "4.00"));
  assert.equal(await codeOf(book([{ xml: plain }])), "read 2.00,4.00");
  assert.equal(await codeOf(book([{ xml: plain.replace(/ r="[^"]*"/g, "") }])), "read 2.00,4.00");
  assert.equal(await codeOf(book([{ xml: plain.replaceAll('"', "'") }])), "read 2.00,4.00");
  const prefixed = plain.replace(/<(\/?)/g, "<$1x:").replace("xmlns=", "xmlns:x=");
  assert.equal(await codeOf(book([{ xml: prefixed }])), "read 2.00,4.00");
});

test("a cell beyond a sheet is refused however its place is written", async () => {
  const far = (start: string): string => `<row ${start}><c t="n"><v>1</v></c></row>`;
  for (const start of [
    'r="999999999"',
    "r='999999999'",
    'r = "999999999"',
    '\n\tr="999999999"',
    'r="&#57;99999999"',
    'r="1e9"',
    'r="0x7fffffff"',
    'x:r="999999999"',
    'a=">" r="999999999"',
  ])
    assert.equal(await codeOf(book([{ xml: sheet(HEAD + line(2, "2.00") + far(start)) }])), "table/unreadable", start);
  for (const place of ["ZZZZZZZ3", "zzz3", "A99999999", "XFE3", ""])
    assert.equal(
      await codeOf(book([{ xml: sheet(`${HEAD + line(2, "2.00")}<row r='3'><c r='${place}'><v>1</v></c></row>`) }])),
      "table/unreadable",
      place,
    );
});

test("merged cells over each other, and one text that a great many share, are refused before they fill the memory", async () => {
  const merges = '<mergeCell ref="A1:F9000"/>'.repeat(20_000);
  const rows = HEAD + line(2, "2.00") + line(9_000, "4.00");
  assert.equal(await codeOf(book([{ xml: sheet(rows, `<mergeCells>${merges}</mergeCells>`) }])), "table/unreadable");
  const shared = `<sst xmlns="${MAIN}"><si><t>${"x".repeat(1_000_000)}</t></si></sst>`;
  const many = Array.from({ length: 300 }, (_, at) => line(at + 2, "2.00").replace("</row>", `<c r="F${at + 2}" t="s"><v>0</v></c></row>`));
  assert.equal(await codeOf(book([{ xml: sheet(HEAD + many.join("")) }], { "xl/sharedStrings.xml": shared })), "table/too-large");
});

test("a file of a great many parts is no workbook", async () => {
  const parts = Object.fromEntries(Array.from({ length: 12_000 }, (_, at) => [`xl/worksheets/sheet${at}.xml`, new Uint8Array()]));
  assert.equal(await codeOf(zipSync(parts)), "table/unreadable");
});
