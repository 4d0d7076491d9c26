// Tables whose first rows show one thing and whose last ones another: read as one that was looked through as a whole, whatever was begun before.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { bundledEntrySchema, bundledTableWords } from "../../src/console/table-words.js";
import { openTable } from "../../src/table-files/open-table.js";
import { byCommand, byRows, newFolder, rateCommand, same } from "./ways.js";

const { path, remove } = newFolder("head");
after(remove);

const HEADER = "hts,origin,entry_date,customs_value,spi,memo";
// More rows than are looked at before it is settled how a table is read.
const ROWS = 2_400;
const NUMBERS = ["6109.10.00.04", "7604.21.00.10", "101210010"];

interface Written {
  readonly day?: string;
  readonly value?: string;
  readonly claim?: string;
}

const row = (
  at: number,
  { day = `0${(at % 9) + 1}/0${(at % 7) + 1}/2025`, value = `"$1,${100 + (at % 800)}.50"`, claim = "S" }: Written,
): string => `${NUMBERS[at % NUMBERS.length]},CA,${day},${value},${claim},as invoiced ${at}`;

function table(first: Written, last: readonly string[]): string {
  return [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(at, first)), ...last, ""].join("\n");
}

const CASES: Readonly<Record<string, string | Buffer>> = {
  "an order of day and month that only the last row shows": table({}, [row(1, { day: "25/12/2025" })]),
  "an order that the first rows show and the last gainsays": table({ day: "10/25/2025" }, [
    row(1, { day: "25/10/2025" }),
    row(2, { day: "3/4/2025" }),
  ]),
  "a mark before decimals that only the last row shows": table({ value: '"1,234"' }, [row(1, { value: '"12,5"' })]),
  "a yes that a symbol further on makes a symbol": table({ claim: "N" }, [row(1, { claim: "Y" }), row(2, { claim: "S+" })]),
  "what looks like a note, with rows after it": table({}, ["a remark", row(1, {}), row(2, {})]),
  "a note, and rows after another": table({}, ["a remark", "another,", row(1, {}), "the last"]),
  "a note with no row after it": table({}, ["a remark", "Page 1 of 1", "Total,,,9.00,,"]),
  "lines that end by a carriage return alone": table({ day: "2025-10-07", value: "1100.50" }, []).replaceAll("\n", "\r"),
  "the same in one row": `${HEADER}\r${row(1, { day: "2025-10-07", value: "1100.50" })}\r`,
  "first lines that end by a carriage return alone": table({ day: "2025-10-07", value: "1100.50" }, [])
    .replace("\n", "\r")
    .replace("\n", "\r"),
  "letters of Windows-1252 in the last row": Buffer.from(table({}, [row(1, { claim: "S" }).replace("as", "é")]), "latin1"),
};

for (const [what, bytes] of Object.entries(CASES))
  test(what, async () => {
    const input = path("in.csv");
    writeFileSync(input, bytes);
    same(await byCommand(input, path("out.csv"), []), await byRows(input), what);
    const { reading } = JSON.parse(rateCommand(input, path("out.csv")).stdout) as { reading: unknown };
    const whole = await openTable(input, { schema: bundledEntrySchema(), vocabulary: bundledTableWords() });
    for await (const _ of whole.rows());
    assert.deepEqual(reading, JSON.parse(JSON.stringify(whole.report())));
    await whole.close();
  });

test("what is wrong behind the first rows refuses the table, and nothing is written", () => {
  const input = path("wrong.csv");
  writeFileSync(input, Buffer.concat([Buffer.from(table({}, [row(1, {}).replace("as", "é")])), Buffer.from([0xe9, 0x0a])]));
  const { status, stderr } = rateCommand(input, path("wrong-out.csv"));
  assert.equal(status, 2);
  assert.match(stderr, /table\/bad-encoding/);
});
