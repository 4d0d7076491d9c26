// Rated rows are written as CSV byte for byte as the row reader's way writes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATUS } from "../../src/bulk/answer-columns.js";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { CHUNK } from "../../src/bulk/line-columns.js";
import { makeRater } from "../../src/bulk/rater.js";
import { emptyTally } from "../../src/bulk/tally.js";
import { csvText } from "../../src/cli/table-writer.js";
import { formatCents } from "../../src/exact/money.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { CsvEncoder, type PassedColumn } from "../../src/table/csv-encode.js";
import type { CsvScanner } from "../../src/table/csv-scan.js";
import { putCents, putMillionths } from "../../src/table/digits.js";
import { answerLate } from "../../src/table/late-rows.js";
import { COLUMNS, randomRow, seeded } from "../bulk/equal.js";
import { scannerOf } from "./ways.js";

const engine = bundledEngine();
const book = bookFor(engine, {}, "CA");
const NAMES = ["invoice", ...COLUMNS, "note", "remark"];
const ODD = [
  "",
  "plain",
  "=1+1",
  "+4",
  "-4.5e3",
  "-4.",
  "+",
  "@x",
  "\tx",
  "\rx",
  '=A1,"x"',
  "#5",
  "a #5",
  'say "so"',
  '"',
  "a,b",
  "two\nlines",
  "Québec €",
  " led",
  "-4,5",
  "-12",
  "x".repeat(90),
];

function randomRows(seed: number, count: number): string[][] {
  const random = seeded(seed);
  const odd = (): string => (random() < 0.3 ? (ODD[Math.floor(random() * ODD.length)] as string) : "");
  return Array.from({ length: count }, (_, at) => [`L${at}`, ...randomRow(book, random), odd(), odd()]);
}

// Rates a chunk that a scanner holds or that stands in columns; what the encoder wrote and counted, and how many rows had an answer of their own.
function encoded(columns: readonly (readonly PassedColumn[])[], counts: readonly number[], raw: boolean, written?: CsvScanner) {
  const rater = makeRater(NAMES, book, () => engine, engine.law.facts, {}, "CA");
  const setting = { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw };
  const encoder = new CsvEncoder(book, raw);
  const seen = new Set<number>();
  let text = "";
  const take = (rows: number, passed: readonly PassedColumn[], scanner?: CsvScanner): void => {
    rater.begin(rows);
    for (const place of rater.columns) {
      const column = passed[place] as PassedColumn;
      rater.takeSpans(place, column, column.from);
    }
    rater.end();
    const late = answerLate(rater.answers, rater.lines, rows, setting, emptyTally(), (row, column) => {
      const { bytes, starts, lengths, from } = passed[column] as PassedColumn;
      const start = starts[from + row] as number;
      return Buffer.from(bytes.subarray(start, start + Math.max(0, lengths[from + row] as number))).toString();
    });
    for (let row = 0; row < rows; row++) seen.add(rater.answers.status[row] as number);
    encoder.append(rows, scanner?.passed ?? { columns: passed }, rater, late);
    text += Buffer.from(encoder.take()).toString();
  };
  if (written === undefined)
    columns.forEach((passed, at) => {
      take(counts[at] as number, passed);
    });
  else for (let rows = written.next(); rows > 0; rows = written.next()) take(rows, written.passed.columns, written);
  assert.equal(seen.size, Object.keys(STATUS).length);
  return { text, defused: encoder.defused };
}

function wanted(rows: readonly string[][], raw: boolean) {
  const setting = { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw };
  const { rows: rated, tally } = rateBatch(
    rows.map((cells) => ({ cells })),
    setting,
  );
  return { text: csvText(rated), defused: tally.defused };
}

test("rows of a CSV are written on as the row reader's way writes them, however they were quoted", () => {
  const rows = randomRows(7, 3_000);
  const random = seeded(6);
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const forms = [
    csvText(rows),
    csvText(rows).replaceAll(/(?<!two)\n/g, "\r\n"),
    rows.map((cells) => cells.map(quoted).join(",")).join("\n"),
    rows.map((cells) => cells.map((cell) => (/[",\n\r]/.test(cell) || random() < 0.1 ? quoted(cell) : cell)).join(",")).join("\n"),
  ];
  for (const raw of [false, true]) {
    const right = wanted(rows, raw);
    assert.ok(raw ? right.defused === 0 : right.defused > 100);
    for (const form of forms) {
      const { scanner } = scannerOf(Buffer.from(form), NAMES.length, true);
      assert.deepEqual(encoded([], [], raw, scanner), right);
      assert.equal(scanner.trouble, undefined);
    }
  }
});

test("cells that stand in columns, some absent, are written as cells of a CSV are", () => {
  const rows = randomRows(7, 3_000);
  const counts = [CHUNK, rows.length - CHUNK];
  const columns = counts.map((count, chunk) =>
    NAMES.map((_, place): PassedColumn => {
      const cells = rows.slice(chunk * CHUNK, chunk * CHUNK + count).map((row) => Buffer.from(row[place] as string));
      const from = place;
      const [starts, lengths] = [new Int32Array(count + from), new Int32Array(count + from)];
      let end = 0;
      cells.forEach((cell, row) => {
        starts[from + row] = end;
        lengths[from + row] = cell.length === 0 && row % 2 === 0 ? -1 : cell.length;
        end += cell.length;
      });
      return { bytes: Buffer.concat(cells), starts, lengths, from };
    }),
  );
  for (const raw of [false, true]) assert.deepEqual(encoded(columns, counts, raw), wanted(rows, raw));
});

test("amounts and rates have the digits that their texts have", () => {
  const view = new DataView(new ArrayBuffer(64));
  const text = (end: number): string => Buffer.from(view.buffer, 0, end).toString();
  const random = seeded(8);
  const edges = [0, 1, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 1e15, Number.MAX_SAFE_INTEGER];
  const powers = Array.from({ length: 16 }, (_, at) => [
    10 ** at - 1,
    10 ** at,
    10 ** at + 1,
    12 * 10 ** at,
    Math.floor(10 ** at * random()),
  ]).flat();
  for (const whole of [...edges, ...powers].filter((each) => each <= Number.MAX_SAFE_INTEGER)) {
    assert.equal(text(putCents(view, 0, whole)), formatCents(BigInt(whole)));
    assert.equal(text(putMillionths(view, 0, whole)), String(whole / 1e6));
  }
});
