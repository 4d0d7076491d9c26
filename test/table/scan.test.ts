// The strict scanner reads a CSV as the row reader does, or says that it does not read it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csvRows } from "../../src/cli/csv-rows.js";
import type { TableRow } from "../../src/cli/table-rows.js";
import { csvText } from "../../src/cli/table-writer.js";
import type { Trouble } from "../../src/table/csv-scan.js";
import { seeded } from "../bulk/equal.js";
import { scannerOf } from "./ways.js";

interface Scanned {
  readonly rows: string[][];
  readonly trouble: Trouble | undefined;
  /** Bytes that the rows do not take. */
  readonly left: number;
}

// `around`: what stands in the memory before and behind the block.
function scanned(text: string | Buffer, width: number, around = ""): Scanned {
  const block = Buffer.from(text);
  const { scanner, at } = scannerOf(block, width, false, around);
  const rows: string[][] = [];
  for (let count = scanner.next(); count > 0; count = scanner.next())
    for (let row = 0; row < count; row++) rows.push(Array.from({ length: width }, (_, column) => scanner.text(row, column)));
  return { rows, trouble: scanner.trouble, left: at + block.length - scanner.reached };
}

async function read(text: string, width: number): Promise<TableRow[]> {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${Array.from({ length: width }, (_, at) => `column${at}`).join(",")}\n${text}`);
  }
  const rows: TableRow[] = [];
  for await (const batch of csvRows(bytes(), true)) rows.push(...batch);
  return rows.slice(1);
}

const PIECES = [
  ",",
  ",",
  ",",
  '"',
  '"',
  '"',
  "\n",
  "\n",
  "\r\n",
  "\r",
  " ",
  "a",
  "b1",
  "é",
  "€",
  "#",
  "=",
  "-",
  "\t",
  "\0",
  '""',
  '","',
  "\n\n",
  '"\n',
];

// Bytes that are searched at once.
const WINDOW = 1 << 13;

// Whole rows of so many bytes.
function before(width: number, bytes: number): string {
  const row = `${"x,".repeat(width - 1)}y\n`;
  const rows = row.repeat(Math.floor(bytes / row.length) - 1);
  return `${"x".repeat(bytes - rows.length - row.length)}${row}${rows}`;
}

test("what the scanner takes, the row reader reads as the same rows", async () => {
  const random = seeded(41);
  let taken = 0;
  for (let turn = 0; turn < 60_000; turn++) {
    const width = 1 + Math.floor(random() * 4);
    const length = Math.floor(random() * 14);
    const pieces = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join("");
    // Some stand where a window of the search ends.
    const text = turn % 40 === 0 ? `${before(width, WINDOW - 1 - Math.floor(random() * 20))}${pieces}` : pieces;
    const { rows, trouble } = scanned(text, width, turn % 2 === 0 ? "" : [",", "\n", '"', "x"][turn % 4]);
    if (trouble !== undefined) continue;
    taken++;
    assert.deepEqual(
      await read(text, width),
      rows.map((cells) => ({ cells })),
      JSON.stringify(pieces),
    );
  }
  assert.ok(taken > 5_000, `${taken} taken`);
});

const CELLS = [
  "",
  "",
  "a",
  "12.50",
  "Ünïcödé €",
  "with space",
  " led",
  "trail ",
  'a "quoted" word',
  "a,b",
  "two\nlines",
  "two\r\nlines",
  "#5",
  "=1+1",
  "-4",
  "x".repeat(70),
  '"',
  "\0",
];

test("a CSV that is written well is taken, whatever is in its cells and however long it is", async () => {
  const random = seeded(42);
  const pick = (): string => CELLS[Math.floor(random() * CELLS.length)] as string;
  for (let turn = 0; turn < 60; turn++) {
    const width = 2 + Math.floor(random() * 6);
    const written = Array.from({ length: Math.floor(random() * 6_000) }, () => Array.from({ length: width }, pick));
    let text = csvText(written);
    if (turn % 3 === 1) text = text.replaceAll(/(?<!\r)\n/g, "\r\n");
    if (turn % 4 === 1) text = text.slice(0, -1 - (turn % 3 === 1 ? 1 : 0));
    const { rows, trouble } = scanned(text, width);
    assert.equal(trouble, undefined);
    assert.deepEqual(rows, turn % 3 === 1 ? written.map((cells) => cells.map((cell) => cell.replaceAll(/(?<!\r)\n/g, "\r\n"))) : written);
  }
});

test("rows that are ragged, too long or left open are no strict form, wherever they stand", () => {
  const good = "one,two,three\n".repeat(5_000);
  for (const [bad, trouble] of [
    ["one,two\n", "malformed"],
    ["one,two,three,\n", "malformed"],
    ['one, "two",three\n', "malformed"],
    ['one,"two" ,three\n', "malformed"],
    ['one,"two"x,three\n', "malformed"],
    [`one,${"x".repeat(1 << 20)},three\n`, "malformed"],
    [`one,"${"x\n".repeat(1 << 20)}",three\n`, "malformed"],
  ] as const)
    for (const text of [bad + good, good + bad + good, good + bad, good + bad.slice(0, -1)])
      assert.equal(scanned(text, 3).trouble, trouble, bad.slice(0, 30));
  assert.equal(scanned(`${good}one,two,"${"x\n".repeat(1 << 20)}`, 3).trouble, "malformed");
});

test("where a block ends inside a quoted cell, the rows before that are held", () => {
  const good = "one,two,three\n".repeat(5_000);
  for (const rest of ['one,two,"three\n', 'one,two,"three', 'one,"', 'one,"a""', '"', '"""",two,"\n\n']) {
    const { rows, trouble, left } = scanned(good + rest, 3);
    assert.deepEqual([rows.length, trouble, left], [5_000, "unfinished", rest.length]);
  }
});
