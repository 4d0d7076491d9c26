// CSV as bytes: where its records end, and what everyone reads alike. A file that is strict has for DuckDB the rows that our reader finds.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvRelation } from "../../src/table-files/duck-source.js";
import { StrictText } from "../../src/table-files/strict-text.js";
import { parseCells } from "../../src/table-files/text-rows.js";
import { TextReader } from "../../src/tables/decode.js";
import { lineCells } from "../../src/tables/line-cells.js";
import type { RawRow } from "../../src/tables/read-table.js";
import { LONGEST_LINE, RowSplitter } from "../../src/tables/text.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-csv-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// Rows as they come, with the line of those that are the CSV of their cells.
function linedRows(bytes: Buffer, chunk: number): RawRow[] {
  const [reader, splitter] = [new TextReader("utf-8"), new RowSplitter(",", parseCells)];
  const rows: RawRow[] = [];
  for (let from = 0; from < bytes.length; from += chunk) rows.push(...splitter.take(reader.take(bytes.subarray(from, from + chunk))));
  rows.push(...splitter.take(reader.take(new Uint8Array(), true), true));
  return rows;
}

// Blank lines that are taken together, one by one.
const rowsOf = (bytes: Buffer, chunk: number): RawRow[] =>
  linedRows(bytes, chunk).flatMap(({ csv, blanks = 1, ...row }) => Array.from({ length: blanks }, () => row));

interface Looked {
  readonly strict: boolean;
  /** Bytes up to each end of a record. */
  readonly ends: readonly number[];
}

function looked(bytes: Buffer, chunk: number): Looked {
  const text = new StrictText();
  const ends: number[] = [];
  for (let from = 0; from < bytes.length; from += chunk) {
    const piece = bytes.subarray(from, from + chunk);
    for (let at = 0; at < piece.length; ) {
      at += text.take(piece.subarray(at), 1);
      if (text.ended) ends.push(from + at);
    }
  }
  return { strict: text.whole, ends };
}

// Texts in which quotes, commas and line ends meet often.
const text = fc
  .array(fc.constantFrom('"', '"', '""', ",", ",", "\n", "\n", " ", "a", "é", "1", '","', '"\n"', "x,y\n", "\r\n"), { maxLength: 40 })
  .map((parts) => parts.join(""));

// The same with blank lines that follow each other.
const blanks = fc
  .array(fc.constantFrom('"', '"', ",", "\n", "\r\n", "\n\n\n\n", "\r\n\r\n\n", "\r\r\r", "a", '"x"', '","'), { maxLength: 30 })
  .map((parts) => parts.join(""));

test("blank lines that are taken together are those that come one by one", () => {
  let together = 0;
  fc.assert(
    fc.property(blanks, (body) => {
      const bytes = Buffer.from(body);
      if (linedRows(bytes, 1 << 16).some((row) => row.blanks !== undefined)) together++;
      assert.deepEqual(rowsOf(bytes, 1 << 16), rowsOf(bytes, 1));
    }),
    { numRuns: 3_000, seed: 4 },
  );
  assert.ok(together > 1_000, String(together));
});

test("cells behind the last column are seen, however the bytes come, and no other row is taken for such", () => {
  let [wider, within] = [0, 0];
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 }), (body, chunk, width) => {
      const padded = Buffer.from(body.length % 2 === 0 ? body : `${"plain, text of lines without a quote\n".repeat(120)}${body}`);
      const of = (columns?: number): boolean => {
        const found = new StrictText(columns);
        for (let from = 0; from < padded.length; from += chunk) {
          const piece = padded.subarray(from, from + chunk);
          for (let at = 0; at < piece.length; ) at += found.take(piece.subarray(at));
        }
        return found.whole;
      };
      if (!of()) return;
      const rows = parse(padded, { relax_column_count: true, record_delimiter: ["\n", "\r\n"] }) as string[][];
      const surplus = rows.filter((row) => row.length > width);
      if (surplus.some((row) => row.slice(width).every((cell) => cell === ""))) {
        wider++;
        assert.equal(of(width), false, JSON.stringify(body));
      } else if (surplus.length === 0) {
        within++;
        assert.equal(of(width), true, JSON.stringify(body));
      }
    }),
    { numRuns: 6_000, seed: 9 },
  );
  assert.ok(wider > 100 && within > 500, `${wider} ${within}`);
});

test("a line that is taken apart without the library has the cells that the library finds", () => {
  let apart = 0;
  const line = fc
    .array(fc.constantFrom('"', '"', '""', ",", ",", ";", " ", "a", "é", "1", '","', 'x,"y"', '"x, y"', "🎉"), { maxLength: 16 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(line, fc.constantFrom(",", ";"), (text, separator) => {
      const found = lineCells(text, separator);
      if (found === undefined || text === "") return;
      apart++;
      assert.deepEqual([found.cells], parseCells(text, separator as ",", false));
      if (found.csv === undefined) return;
      assert.deepEqual([found.cells], parseCells(found.csv, ",", true), "nor is anything in its CSV read in two ways");
      const empty = parse(found.csv, { cast: (cell, { quoting }) => (quoting && cell === "" ? "in quotes" : cell) }) as string[][];
      assert.deepEqual(empty, [found.cells]);
    }),
    { numRuns: 20_000, seed: 5 },
  );
  assert.ok(apart > 5_000, `${apart}`);
});

test("however the bytes of a file come, its rows, its records and whether it is strict are the same", () => {
  let strict = 0;
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (body, chunk) => {
      const bytes = Buffer.from(`h,z\n${body}`);
      assert.deepEqual(rowsOf(bytes, chunk), rowsOf(bytes, 1 << 16));
      const found = looked(bytes, 1 << 16);
      assert.equal(looked(bytes, chunk).strict, found.strict);
      if (!found.strict) return;
      strict++;
      assert.deepEqual(looked(bytes, chunk).ends, found.ends);
    }),
    { numRuns: 3_000, seed: 1 },
  );
  assert.ok(strict > 300, String(strict));
});

test("a strict file cut where a record ends has the rows of both parts", () => {
  const header = Buffer.from("h,z\n");
  fc.assert(
    fc.property(text, fc.nat(), (body, at) => {
      const bytes = Buffer.concat([header, Buffer.from(body)]);
      const { strict, ends } = looked(bytes, 1 << 16);
      if (!strict || ends.length === 0) return;
      const cut = ends[at % ends.length] as number;
      const both = [...rowsOf(bytes.subarray(0, cut), 1 << 16), ...rowsOf(Buffer.concat([header, bytes.subarray(cut)]), 1 << 16).slice(1)];
      assert.deepEqual(both, rowsOf(bytes, 1 << 16));
    }),
    { numRuns: 5_000, seed: 2 },
  );
});

test("a strict file that DuckDB reads has the rows that it reads", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const file = join(folder, "one.csv");
  const held = (rows: readonly (readonly unknown[])[]): unknown[] => rows.filter((cells) => cells.some((cell) => cell !== ""));
  let read = 0;
  await fc.assert(
    fc.asyncProperty(text, async (body) => {
      const bytes = Buffer.from(`h,z\n${body}`);
      if (!looked(bytes, 1 << 16).strict) return;
      writeFileSync(file, bytes);
      const theirs = await connection.runAndReadAll(`select coalesce(c0, ''), coalesce(c1, '') from (${csvRelation(file, 2)})`).then(
        (result) => result.getRows(),
        () => undefined,
      );
      if (theirs === undefined) return;
      read++;
      const ours = rowsOf(bytes, 1 << 16).slice(1);
      assert.deepEqual(
        held(ours.map(({ cells }) => (cells.slice(2).every((cell) => cell === "") ? cells.slice(0, 2) : cells))),
        held(theirs),
        JSON.stringify(body),
      );
    }),
    { numRuns: 4_000, seed: 3 },
  );
  connection.closeSync();
  instance.closeSync();
  assert.ok(read > 300, `DuckDB read only ${read}`);
});

test("what is read in two ways, and what is no text of a table, is not strict", () => {
  const good = `a,1\n${"b,2\n".repeat(10)}`;
  for (const odd of [
    'b,5" pipe\n',
    'b,"5" pipe\n',
    'b, "5"\n',
    'b,"5" ,1\n',
    'b,"open\n',
    "b,\0\n",
    `b,${"x".repeat(1 << 20)}\n`,
    `b,"${"x\n".repeat(1_001)}"\n`,
  ])
    for (const bytes of [Buffer.from(`${good}${odd}`), Buffer.from(`${odd}${good}`)])
      assert.equal(looked(bytes, 1 << 12).strict, false, odd.slice(0, 20));
  assert.equal(looked(Buffer.from(`${good}"b ""so""","two\r\nlines",\n`), 5).strict, true);
});

const brokenOf = (rows: readonly RawRow[]): (string | undefined)[] => rows.map(({ broken }) => broken);

test("a quote that does not close costs its own row, and the rows after it are read", () => {
  const rows = rowsOf(Buffer.from('h,z\na,1\nb,"5 in\nc,"x, y"\nd,"two\nlines"\ne,"6 in\nf,4\n'), 7);
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

test("a quote that stays open for longer than a record may be is given up at the end of its line", () => {
  const filler = "b,plain\n".repeat(LONGEST_LINE / 8 + 10);
  const rows = rowsOf(Buffer.from(`h,z\na,"open\n${filler}c,"x, y"\n`), 1 << 16);
  assert.deepEqual(brokenOf(rows.slice(0, 3)), [undefined, "open-quote", undefined]);
  assert.deepEqual(rows.at(-1), { cells: ["c", "x, y"] });
  assert.equal(rows.length, LONGEST_LINE / 8 + 10 + 3);
});
