// The table of the gallery gives the same cells in every form.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { entrySchema } from "../../src/bulk/entry-schema.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { openTable } from "../../src/table-files/open-table.js";
import { tableVocabulary } from "../../src/table-files/table-words.js";
import { separatorShown } from "../../src/tables/text.js";
import { fileRows } from "../../web/read-table.js";
import { bookForms, NAMES, PLAIN, sameCell, textForms } from "./gallery.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-forms-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const vocabulary = tableVocabulary(packagePath("dist/tables.json"));
const schema = entrySchema(bundledEngine().law.facts, vocabulary);

for (const { name, bytes } of [...textForms(), ...(await bookForms())])
  test(`${name} gives the cells of the table`, async () => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const table = await openTable(file, { schema, vocabulary });
    const rows: string[][] = [];
    for await (const batch of table.rows())
      for (const row of batch) {
        assert.equal(row.wrong, undefined, JSON.stringify(row));
        rows.push(NAMES.map((ours) => sameCell(row.read[table.names.indexOf(ours)] ?? "")));
      }
    await table.close();
    assert.deepEqual(
      rows,
      PLAIN.map((row) => row.map(sameCell)),
    );
  });

test("a quoted cell that runs over many lines does not hide the separator", () => {
  const prose = 'said; ""quoted"" 1|2, and more\n'.repeat(200);
  for (const separator of [",", ";", "\t"] as const) {
    const header = ["hts", "origin", "entry_date", "customs_value", "memo"].join(separator);
    const start = ["7604.21.00.10", "CA", "2025-10-07", "1000.00", `"${prose}`].join(separator);
    assert.equal(separatorShown(`${header}\n${start}"\n`), separator, "closed");
    assert.equal(separatorShown(`${header}\n${start}`), separator, "cut off by the end of the head");
  }
});

test("marks in the prose of a column do not pass for the separator", () => {
  const memo = "as invoiced; each piece in a carton; ".repeat(12);
  const rows = Array.from({ length: 80 }, (_, at) => `7604.21.00.10,CA,2025-10-07,${at + 1}000.00,${memo}`);
  assert.equal(separatorShown(["hts,origin,entry_date,customs_value,memo", ...rows, ""].join("\n")), ",");
  const french = Array.from({ length: 80 }, (_, at) => `7604.21.00.10;CA;07/10/2025;1 234,50${at % 3 === 0 ? ";à vérifier" : ""}`);
  assert.equal(separatorShown(["Code SH;Origine;Date;Valeur", ...french, ""].join("\n")), ";");
});

test("line ends inside a quoted cell that only passes through are kept as they were", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const file = join(folder, `ends-${end.length}-${end.charCodeAt(0)}.csv`);
    const memo = `first${end}second${end}third`;
    writeFileSync(file, `hts,origin,entry_date,customs_value,memo\r\n7604.21.00.10,CA,2025-10-07,1000.00,"${memo}"\r\n`);
    const table = await openTable(file, { schema, vocabulary });
    const rows: string[][] = [];
    for await (const batch of table.rows()) for (const { cells } of batch) rows.push([...cells]);
    await table.close();
    assert.deepEqual(rows, [["7604.21.00.10", "CA", "2025-10-07", "1000.00", memo]]);
  }
});

test("a damaged file that is called a workbook is refused as one, in the page's way of reading too", async () => {
  const damaged = Buffer.from([0x50, 0, 0x4b, 0, 1, 2, 3, 0, 0xff, 0xfe, ...Buffer.from("xl/worksheets")]);
  for (const name of ["broken.xlsx", "broken.xlsm", "broken.xls"]) {
    const file = join(folder, name);
    writeFileSync(file, damaged);
    await assert.rejects(openTable(file, { schema, vocabulary }), { code: "table/unreadable" }, name);
    await assert.rejects(fileRows(new File([damaged], name)), { code: "table/unreadable" }, name);
  }
  // Text under the name of an old workbook is text.
  const { sheets } = await fileRows(new File(["hts,value\n7604.21.00.10,5\n"], "export.xls"));
  assert.deepEqual(sheets[0]?.rows[1]?.cells, ["7604.21.00.10", "5"]);
});
