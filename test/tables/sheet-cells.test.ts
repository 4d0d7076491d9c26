// The cells of a sheet, taken apart here with the library asked for a few of them, are those that the library finds when it reads the whole sheet.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import { readWorkbook, type WorkbookHost } from "../../src/tables/workbook.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// What the library was given to read.
let given = "";
const host: WorkbookHost = {
  unzip: (bytes, wanted) => unzipSync(bytes, { filter: wanted }),
  zip: (parts) => zipSync(parts, { level: 0 }),
  read(bytes) {
    given = Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? []).toString();
    return readExcelFile(Buffer.from(bytes));
  },
};

const SHARED = [
  "<t>plain</t>",
  '<t xml:space="preserve"> kept </t>',
  "<t>a &amp; b</t>",
  "<r><t>ri</t></r><r><t>ch</t></r>",
  "<t></t>",
  "<t>_x0041_</t>",
  "<t>é</t>",
];
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="mm/dd/yyyy"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>`;

// Cells behind their place.
const CELLS = [
  "><v>12</v></c>",
  "><v>1.50</v></c>",
  "><v>-0.10000000000000001</v></c>",
  "><v>1E+22</v></c>",
  "><v>0012</v></c>",
  "><v> 7 </v></c>",
  "><v>NaN</v></c>",
  ' t="n"><v>-INF</v></c>',
  ' s="1"><v>45937</v></c>',
  ' s="2"><v>45937.5104166</v></c>',
  ' s="3"><v>1234.5</v></c>',
  ' s="1"/>',
  "/>",
  ' t="s"><v>0</v></c>',
  ...SHARED.map((_, at) => ` t="s" s="1"><v>${at}</v></c>`),
  ' t="b"><v>1</v></c>',
  ' t="b"><v>0</v></c>',
  ' t="str"><v> spaced </v></c>',
  ' t="str"><f>A1</f><v>calculated</v></c>',
  "><f>A1+1</f></c>",
  "><f>A1+1</f><v>7</v></c>",
  ' t="e"><v>#N/A</v></c>',
  ' t="d"><v>2025-10-07</v></c>',
  ' t="inlineStr"><is><t>inline</t></is></c>',
  ' t="inlineStr"><is><t xml:space="preserve"> a > b </t></is></c>',
  ' t="inlineStr"><is><t>a &lt; b</t></is></c>',
  ' t="inlineStr"><is><t>two\nlines</t></is></c>',
  ' t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c>',
];

const letter = (at: number): string => `${at < 26 ? "" : "A"}${String.fromCharCode(65 + (at % 26))}`;

// A row in which some columns have no cell; `undefined` is a row that is not written.
type Row = readonly (string | undefined)[] | undefined;

function book(rows: readonly Row[], { note = "", from1904 = false, merged = "" } = {}): Uint8Array {
  const written = rows.flatMap((cells, at) =>
    cells === undefined
      ? []
      : [
          `<row r="${at + 1}">${cells.map((cell, place) => (cell === undefined ? "" : `<c r="${letter(place)}${at + 1}"${cell}`)).join("")}</row>`,
        ],
  );
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${["worksheet", "sharedStrings", "styles"].map((type, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"][at]}"/>`).join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${SHARED.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}"><sheetData>${note}${written.join("")}</sheetData>${merged}</worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

// What a workbook comes to, or what is said of it; and whether the library read the whole sheet.
async function readBook(bytes: Uint8Array): Promise<{ readonly found: unknown; readonly whole: boolean }> {
  const found = await readWorkbook(bytes, "a.xlsx", host).catch((error: Error) => error.message);
  return { found, whole: !given.includes("xl/worksheets/sheet1.xml") };
}

const NOTE = "<!-- a note, with which a sheet is left to the library -->";

test("cells of every kind, in rows and columns with gaps", async () => {
  const cell = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...CELLS) }, { weight: 1, arbitrary: fc.constant(undefined) });
  const row = fc.oneof({ weight: 5, arbitrary: fc.array(cell, { maxLength: 30 }) }, { weight: 1, arbitrary: fc.constant(undefined) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), async (rows, from1904) => {
      const merged = '<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>';
      const apart = await readBook(book(rows, { from1904, merged }));
      const whole = await readBook(book(rows, { from1904, merged, note: NOTE }));
      assert.equal(whole.whole, true);
      assert.equal(apart.whole, false);
      assert.deepEqual(apart.found, whole.found);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test("what the library refuses, and what is written as few programs write, is left to it", async () => {
  const good = '><v>1</v></c><c r="B1"';
  for (const odd of [
    ' t="s"><v>99</v></c>',
    ' s="9"><v>1</v></c>',
    ' t="x"><v>1</v></c>',
    " ><v>abc</v></c>",
    " t='str'><v>a</v></c>",
    ' t="s"><v>1.0</v></c>',
  ]) {
    const rows: Row[] = [[`${good}${odd}`]];
    const apart = await readBook(book(rows));
    assert.equal(apart.whole, true, odd);
    assert.deepEqual(apart.found, (await readBook(book(rows, { note: NOTE }))).found, odd);
  }
  for (const rows of [['><v>1</v></c><c r="A1"><v>2</v></c>'], ['><v>1</v></c><c r="B7"><v>2</v></c>']])
    assert.deepEqual((await readBook(book([rows]))).found, (await readBook(book([rows], { note: NOTE }))).found);
});

test("a day with an hour is a moment of no zone, which is read as its day", async () => {
  for (const note of ["", NOTE]) {
    const { found } = await readBook(book([[' s="1"><v>45937.75</v></c>', ' s="1"><v>45937</v></c>']], { note }));
    assert.match(JSON.stringify(found), /"2025-10-07T18:00:00","2025-10-07"/);
  }
});
