// Formulas are found in columns by the same rule that takes the edge off single cells.

import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { defuse } from "../../src/bulk/batch.js";
import { emptyTally } from "../../src/bulk/tally.js";
import { readCells } from "../../src/table/parquet-cells.js";
import { chunkHoldsFormula, holdsFormula } from "../../src/table/parquet-formula.js";
import { readAt } from "../../src/table/parquet-input.js";
import { copied, opened } from "./read-back.js";

const folder = mkdtempSync(join(tmpdir(), "formula-"));
after(() => rmSync(folder, { recursive: true }));

const looks = (text: string): boolean => defuse(text, emptyTally()) !== text;

test("a text looks like a formula in a column as it does in a cell", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.array(fc.constantFrom(..."=+-@\t\r0123456789.eE x"), { maxLength: 8 }).map((each) => each.join("")),
  );
  fc.assert(
    fc.property(text, (each) => {
      const bytes = new Uint8Array(Buffer.from(each));
      const texts = { bytes, starts: Int32Array.of(0), lengths: Int32Array.of(bytes.length) };
      const found = looks(Buffer.from(each).toString());
      assert.equal(holdsFormula({ kind: "spans", spans: texts }), found);
      assert.equal(holdsFormula({ kind: "codes", codes: Int32Array.of(-1, 0), texts: { ...texts, count: 1 } }), found);
      assert.equal(holdsFormula({ kind: "codes", codes: Int32Array.of(-1), texts: { ...texts, count: 1 } }), false);
    }),
    { numRuns: 3000 },
  );
});

// By column: whether it holds a formula.
const COLUMNS: readonly (readonly [string, boolean])[] = [
  ["'L' || r", false],
  ["case when r = 7777 then '=SUM(A1)' else 'L' || r end", true],
  ["case when r % 100 = 0 then '@x' else 'v' || r % 20 end", true],
  ["'v' || r % 20", false],
  ["case when r % 2 = 0 then '-' || r || '.5' else null end", false],
  ["case when r = 5000 then '-' else '-' || r end", true],
  ["case when r % 3 = 0 then '' else '2025-01-01' end", false],
  ["case when r = 9999 then chr(9) || 'x' else 'y' || r end", true],
];

test("columns of files", async () => {
  const file = join(folder, "f.parquet");
  for (const options of ["compression snappy, row_group_size 2048", "compression uncompressed, dictionary_size_limit 1"]) {
    await copied(file, `select ${COLUMNS.map(([sql], at) => `${sql} as c${at}`).join(", ")} from range(10000) t(r)`, options);
    const input = opened(file);
    const descriptor = openSync(file, "r");
    input.columns.forEach((column, at) => {
      const found = input.groups.map(({ rows, chunks }) => {
        const told = chunks[column.leaf];
        if (told === undefined) throw new Error("no chunk");
        const bytes = readAt(descriptor, told.start, told.length);
        const cells = holdsFormula(readCells(bytes, told, column, rows));
        assert.equal(chunkHoldsFormula(bytes, told, column, rows), cells);
        // Without bounds in the footer.
        assert.equal(chunkHoldsFormula(bytes, { ...told, least: undefined, greatest: undefined }, column, rows), cells);
        return cells;
      });
      assert.equal(found.includes(true), COLUMNS[at]?.[1], `${at}`);
    });
    closeSync(descriptor);
  }
});
