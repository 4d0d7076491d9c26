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
