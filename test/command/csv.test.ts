// The reader of CSV: the rows that DuckDB reads where a file is in good form, and every row accounted for where it is not.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { LONGEST_LINE, type Piece, RecordScanner } from "../../src/cli/csv-records.js";
import { csvRows } from "../../src/cli/csv-rows.js";
import type { TableRow } from "../../src/cli/table-rows.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-csv-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(bytes: Buffer, chunk: number, headed = true): Promise<TableRow[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < bytes.length; from += chunk) yield Buffer.from(bytes.subarray(from, from + chunk));
  }
  const rows: TableRow[] = [];
  for await (const batch of csvRows(chunks(), headed)) for (const row of batch) rows.push(row);
  return rows;
}

function piecesOf(bytes: Buffer, chunk: number): Piece[] {
  const pieces: Piece[] = [];
  const scanner = new RecordScanner((piece) => pieces.push({ ...piece, bytes: Buffer.from(piece.bytes) }), "first");
  for (let from = 0; from < bytes.length; from += chunk) scanner.push(bytes.subarray(from, from + chunk), false);
  scanner.push(Buffer.alloc(0), true);
  return pieces;
}

// Texts in which quotes, commas and line ends meet often.
const text = fc
  .array(fc.constantFrom('"', '"', '""', ",", ",", "\n", "\n", " ", "a", "é", "1", '","', '"\n"', "x,y\n"), { maxLength: 40 })
  .map((parts) => parts.join(""));

test("the pieces of a file are the file, however its bytes come, and so are its rows", async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (body, chunk) => {
      const bytes = Buffer.from(`h,z\n${body}`);
      assert.equal(Buffer.concat(piecesOf(bytes, chunk).map((piece) => piece.bytes)).toString(), bytes.toString());
      assert.deepEqual(await rowsOf(bytes, chunk), await rowsOf(bytes, 1 << 16));
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test("a file cut between two pieces has the rows of both parts", async () => {
  const header = Buffer.from("h,z\n");
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), async (body, at) => {
      const bytes = Buffer.concat([header, Buffer.from(body)]);
      const pieces = piecesOf(bytes, 1 << 16).map((piece) => piece.bytes);
      const cut = 1 + (at % pieces.length);
      const before = await rowsOf(Buffer.concat(pieces.slice(0, cut)), 1 << 16);
      const behind = await rowsOf(Buffer.concat([header, ...pieces.slice(cut)]), 1 << 16);
      assert.deepEqual([...before, ...behind.slice(1)], await rowsOf(bytes, 1 << 16));
    }),
    { numRuns: 5_000, seed: 2 },
  );
});

test("a file that DuckDB reads in the strict form has the rows that it reads", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const file = join(folder, "one.csv");
  const from = `read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'h': 'VARCHAR', 'z': 'VARCHAR'}, null_padding = false)`;
  let read = 0;
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      // In a cell such as "a" "b", which no form of CSV knows, DuckDB leaves out two quotes.
      if (/" +"/.test(body)) return;
      const bytes = Buffer.from(`h,z\n${body}`);
      writeFileSync(file, bytes);
      const theirs = await connection.runAndReadAll(`select coalesce(h, ''), coalesce(z, '') from ${from}`).then(
        (result) => result.getRows(),
        () => undefined,
      );
      if (theirs === undefined) return;
      read++;
      assert.deepEqual(
        (await rowsOf(bytes, 1 << 16)).slice(1).map(({ cells }) => cells),
        theirs,
        JSON.stringify(body),
      );
    }),
    { numRuns: 3_000, seed: 3 },
  );
  connection.closeSync();
  instance.closeSync();
  assert.ok(read > 300, `DuckDB read only ${read}`);
});

const brokenOf = (rows: readonly TableRow[]): (string | undefined)[] => rows.map(({ broken }) => broken);

test("a quote that does not close costs its own row, and the rows after it are read", async () => {
  const rows = await rowsOf(Buffer.from('h,z\na,1\nb,"5 in\nc,"x, y"\nd,"two\nlines"\ne,"6 in\nf,4\n'), 7);
  assert.deepEqual(rows, [
    { cells: ["h", "z"] },
    { cells: ["a", "1"] },
    { cells: ["b", '"5 in'], broken: "open-quote" },
    { cells: ["c", "x, y"] },
    { cells: ["d", "two\nlines"] },
    { cells: ["e", '"6 in'], broken: "open-quote" },
    { cells: ["f", "4"] },
  ]);
});

test("lines that only a stray quote joins, and that make no row together, are read as rows of their own", async () => {
  const rows = await rowsOf(Buffer.from('h,z\na,"5 in\nb,2\nc,7",x\nd,4\n'), 1 << 16);
  assert.deepEqual(brokenOf(rows), [undefined, "open-quote", undefined, undefined, undefined]);
  assert.deepEqual(rows.at(-1)?.cells, ["d", "4"]);
});

test("a quote that stays open for longer than a record may be is given up at the end of its line", async () => {
  const filler = "b,plain\n".repeat(LONGEST_LINE / 8 + 10);
  const rows = await rowsOf(Buffer.from(`h,z\na,"open\n${filler}c,"x, y"\n`), 1 << 16);
  assert.deepEqual(brokenOf(rows.slice(0, 3)), [undefined, "open-quote", undefined]);
  assert.deepEqual(rows.at(-1), { cells: ["c", "x, y"] });
  assert.equal(rows.length, LONGEST_LINE / 8 + 10 + 3);
});
