// Files that are no tables are said to be what they are, by the command and the page; tables that begin nearly like one are read.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { translator } from "../../src/said/translator.js";
import { openTable } from "../../src/table-files/open-table.js";
import { parseCells } from "../../src/table-files/text-rows.js";
import { rowsOfText } from "../../src/tables/decode.js";
import { TableError } from "../../src/tables/table-error.js";
import { fileRows } from "../../web/read-table.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-other-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const NOISE = Uint8Array.from({ length: 900 }, (_, at) => (at * 151 + 89) % 256);
const bytes = (start: string, at = 0): Uint8Array => {
  const all = Uint8Array.from([...NOISE]);
  all.fill(97, 0, at);
  all.set(Buffer.from(start, "latin1"), at);
  return all;
};
const zip = (...parts: readonly string[]): Uint8Array => zipSync(Object.fromEntries(parts.map((part) => [part, strToU8("hts,origin\n")])));
const OLD_OFFICE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const PAGE = "<html><body><table><tr><td>hts</td></tr></table></body></html>";

const FILES: readonly (readonly [name: string, content: Uint8Array, said: RegExp])[] = [
  ["invoice.pdf", bytes("%PDF-1.7\n"), /a document \(PDF\)/],
  ["invoice.xlsx", bytes("%PDF-1.7\n"), /a document \(PDF\)/],
  ["invoice.csv", bytes("%PDF-1.7\n"), /a document \(PDF\)/],
  ["invoice.pdf.gz", gzipSync(bytes("%PDF-1.7\n")), /a document \(PDF\)/],
  ["letter.rtf", strToU8("{\\rtf1\\ansi hts}"), /a document \(RTF\)/],
  ["letter.docx", zip("[Content_Types].xml", "word/document.xml"), /a document \(DOCX\)/],
  ["letter.doc", bytes(OLD_OFFICE), /a document \(Office\)/],
  ["screen.png", readFileSync("docs/screens/answer.png"), /a picture \(PNG\)/],
  ["photo.jpg", bytes("\xff\xd8\xff\xe1"), /a picture \(JPEG\)/],
  ["photo.heic", bytes("\0\0\0\x18ftypheic"), /a picture \(HEIF\)/],
  ["scan.tif", bytes("II*\0"), /a picture \(TIFF\)/],
  ["scan.bmp", bytes("BM\x36\x84\x03\0\0\0\0\0"), /a picture \(BMP\)/],
  ["entries.json", strToU8('\ufeff[\n  {"hts": "7208.10.15.00"}]'), /is JSON/],
  ["entries.jsonl", strToU8('{"hts":"7208.10.15.00"}\n{"hts":"7208.10.15.00"}\n'), /is JSON/],
  ["entries.txt", strToU8('["7208.10.15.00","CA"]\n'), /is JSON/],
  ["report.xls", strToU8(PAGE), /is HTML/],
  ["report.xlsx", strToU8(PAGE), /is HTML/],
  ["report.htm", strToU8(`\n<!doctype html>${PAGE}`), /is HTML/],
  ["report.xml", strToU8('<?xml version="1.0"?><Workbook/>'), /is XML/],
  ["tables.zip", zip("one.csv", "two.csv"), /a compressed file \(ZIP\)/],
  ["tables.7z", bytes("7z\xbc\xaf\x27\x1c"), /a compressed file \(7z\)/],
  ["tables.csv.bz2", bytes("BZh91AY&SY"), /a compressed file \(bzip2\)/],
  ["tables.csv.zst", bytes("\x28\xb5\x2f\xfd"), /a compressed file \(Zstandard\)/],
  ["tables.tar.gz", gzipSync(bytes("ustar\x0000", 257)), /a compressed file \(tar\)/],
  ["entries.ods", zip("mimetype", "content.xml"), /not in XLSX \(OpenDocument\)/],
  ["entries.numbers", zip("Index/Document.iwa"), /not in XLSX \(Numbers\)/],
  ["entries.xlsb", zip("xl/workbook.bin", "xl/worksheets/sheet1.bin", "xl/theme/theme1.xml"), /not in XLSX \(XLSB\)/],
  ["entries.xls", bytes(OLD_OFFICE), /the old form \(XLS\)/],
  ["secret.xlsx", bytes(OLD_OFFICE), /protected by a password/],
  ["entries.sqlite", bytes("SQLite format 3\0"), /holds SQLite data/],
  ["entries.avro", bytes("Obj\x01"), /holds Avro data/],
];

const refusal = (reading: Promise<unknown>): Promise<TableError> =>
  reading.then(
    () => assert.fail("was read"),
    (error: unknown) => {
      assert.ok(error instanceof TableError, String(error));
      return error;
    },
  );

test("what a file is, in both languages, by the command and the page", async () => {
  const [english, french] = [translator("en"), translator("fr")];
  for (const [name, content, said] of FILES) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const command = await refusal(openTable(file, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() }));
    const page = await refusal(fileRows(new File([content.slice()], name)));
    for (const error of [command, page]) {
      assert.equal(error.code, "table/unreadable", name);
      assert.match(english.arg(error.said), said, name);
      assert.ok(english.arg(error.said).includes(name), name);
      assert.notEqual(french.arg(error.said), english.arg(error.said), name);
      assert.ok(english.arg(error.fix).length > 10, name);
    }
    assert.deepEqual(command.fix, page.fix, name);
  }
});

test("bytes without a name", () => {
  assert.throws(() => rowsOfText(bytes("%PDF-1.7\n"), parseCells), /^TableError: The file is a document \(PDF\)/);
});

test("headers that begin nearly like another form", () => {
  for (const header of [
    "[HTS],[Origin]",
    "BMW part,hts",
    "Objet,hts",
    "{hts},origin",
    "GIF,hts",
    "II,hts",
    "ORC,hts",
    "<hts>,<origin>",
    "7z,hts",
  ]) {
    const [first] = rowsOfText(strToU8(`${header}\n1,2\n`), parseCells).rows;
    assert.ok(first !== undefined && first.cells.length >= 2, header);
  }
});
