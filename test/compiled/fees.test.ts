// Fees by the statement of the tables against those of `assess`: random rows of a broker's table, with every mode, informal entries, claims
// that are stated, denied and open.

import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMNS, sampleRows } from "../bulk/warehouse.js";
import { compareTables } from "./compare.js";

const MODES = ["", "truck", "vessel", "air", "mail"];
const ENTRIES = ["", "", "formal", "informal"];
const VALUES = ["120.00", "801.05", "2500.00", "2500.01", "9442.99", "250000.00"];

function* rows(count: number): Generator<string[]> {
  const columns = [...COLUMNS];
  const at = (name: string): number => columns.indexOf(name);
  let made = 0;
  for (const row of sampleRows(count, 77)) {
    const cells = [...row];
    if (at("mode") >= 0) cells[at("mode")] = MODES[made % MODES.length] as string;
    cells[at("customs_value")] = VALUES[made % VALUES.length] as string;
    yield [...cells, ENTRIES[made % ENTRIES.length] as string];
    made++;
  }
}

test("fees, what is payable, and what the fees ask for", async () => {
  const { rows: compared, left, differences } = await compareTables(rows(4_000), [...COLUMNS, "entry_type"], { fees: true });
  assert.deepEqual(differences.slice(0, 5), []);
  assert.equal(compared, 4_000);
  assert.ok(left < compared * 0.8, `${left} of ${compared} left`);
});

test("a narrow table without a mode, where the claim is open", async () => {
  const narrow = ["hts", "origin", "entry_date", "customs_value", "spi"];
  const places = narrow.map((name) => [...COLUMNS].indexOf(name));
  const cut = function* (): Generator<string[]> {
    let made = 0;
    for (const row of sampleRows(3_000, 78)) {
      const cells = places.map((at) => row[at] ?? "");
      cells[4] = ["S", "", "?"][made++ % 3] as string;
      yield cells;
    }
  };
  const { differences, left } = await compareTables(cut(), narrow, { fees: true });
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(left < 3_000 * 0.5, `${left} left`);
});
