// The kernel of columns and what it reads by: amounts past the exact range of numbers, quantities in every arrangement, tables that grow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { newAnswerColumns, STATUS } from "../../src/bulk/answer-columns.js";
import { textReader } from "../../src/bulk/cell-kinds.js";
import { dutySums } from "../../src/bulk/duty-sums.js";
import { CHUNK, newLineColumns } from "../../src/bulk/line-columns.js";
import { ABSENT, PairTable } from "../../src/bulk/pair-table.js";
import { AUTHORITIES } from "../../src/bulk/program.js";
import { emptyTally } from "../../src/bulk/tally.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { compareRows, seeded } from "./equal.js";
import { spansIn } from "./ways.js";

const book = bookFor(bundledEngine(), {}, "CA");

function picker(seed: number): { random: () => number; pick: <T>(from: readonly T[]) => T } {
  const random = seeded(seed);
  return { random, pick: (from) => from[Math.floor(random() * from.length)] as (typeof from)[number] };
}

test("every number on a day of some interval, with a claim", () => {
  const { pick } = picker(1);
  const rows = book.numbers.map((hts) => [hts, "CA", pick(book.slots.from), "98765.43", pick(["", "S", "?", "S+"])]);
  const { differences, uncompiled } = compareRows(rows, ["hts", "origin", "entry_date", "customs_value", "spi"], book);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(uncompiled < rows.length / 2);
});

test("amounts whose products pass 2^53, and amounts at the edges", () => {
  const { random, pick } = picker(2);
  const edges = ["9999999999999.99", "9007199254740.93", "10.00", "10.01", "9.99", "45000000.00", "4503599627370.49"];
  const names = ["hts", "origin", "entry_date", "customs_value", "spi", "steel_value", "aluminum_value", "quantity", "unit"];
  const amount = (): string => (random() < 0.2 ? pick(edges) : (random() * 10 ** (3 + random() * 10)).toFixed(2));
  const rows = Array.from({ length: 6_000 }, () => [
    pick(book.numbers),
    "CA",
    pick(book.slots.from),
    amount(),
    pick(["", "S", "?"]),
    random() < 0.2 ? amount() : "",
    random() < 0.1 ? amount() : "",
    random() < 0.3 ? (random() * 10 ** (random() * 10)).toFixed(6).slice(0, 14) : "",
    pick(["kg", "No.", "liters"]),
  ]);
  const { differences, uncompiled } = compareRows(rows, names, book);
  assert.deepEqual(differences.slice(0, 5), []);
  assert.ok(uncompiled < rows.length / 2, `${uncompiled} rows were left to assess`);
});

test("quantities alone, in pairs, in the same unit, without a unit, in units that nothing asks for", () => {
  const { random, pick } = picker(3);
  const names = [
    "hts",
    "origin",
    "entry_date",
    "customs_value",
    "spi",
    "quantity",
    "unit",
    "quantity2",
    "unit2",
    "steel_value",
    "weight_kg",
    "copper_weight_kg",
  ];
  const specific = book.numbers.filter((hts) => /^(0[1-9]|1[0-9]|2[0-2]|7[26]|91|87)/.test(hts));
  const units = ["kg", "No.", "liters", "doz.", "m2", "g", "t", "prs.", "KG", "gross", "Cu kg", "Cu g", "furlongs", ""];
  const rows = Array.from({ length: 5_000 }, () => [
    pick(specific),
    "CA",
    pick(book.slots.from),
    "54321.00",
    pick(["", "S", "?"]),
    pick(["", "10", "2500.5", "0.001", "0"]),
    pick(units),
    pick(["", "", "7", "1200"]),
    pick(units),
    random() < 0.2 ? pick(["100.00", "54321.00", "unknown"]) : "",
    random() < 0.1 ? "900" : "",
    random() < 0.1 ? pick(["7", "10"]) : "",
  ]);
  const { differences } = compareRows(rows, names, book);
  assert.deepEqual(differences.slice(0, 5), []);
});

test("a table of pairs keeps what it holds as it grows", () => {
  const table = new PairTable();
  const { random } = picker(4);
  const held = new Map<string, number>();
  for (let at = 0; at < 20_000; at++) {
    const [first, second] = [Math.floor(random() * 2 ** 32), Math.floor(random() * 64)];
    if (held.has(`${first | 0} ${second}`)) continue;
    held.set(`${first | 0} ${second}`, at);
    table.set(first, second, at);
  }
  for (const [key, value] of held) {
    const [first, second] = key.split(" ").map(Number) as [number, number];
    assert.equal(table.get(first, second), value);
  }
  assert.equal(table.get(-5, 65), ABSENT);
});

test("texts have one code each, short, long and beyond ASCII", () => {
  const codes = textReader();
  const texts = [
    "a",
    "b",
    "a\u0000",
    "twelve bytes",
    "thirteen byte",
    "thirteen bytf",
    "é",
    "CA",
    "AC",
    ...Array.from({ length: 2_000 }, (_, at) => `t${at}`),
  ];
  const { bytes, starts, lengths } = spansIn([...texts, ...texts]);
  const codeOf = (at: number): number => codes.read(bytes, starts[at] as number, lengths[at] as number);
  const found = texts.map((_, at) => codeOf(at));
  assert.deepEqual(
    texts.map((_, at) => codeOf(texts.length + at)),
    found,
  );
  assert.equal(new Set(found).size, texts.length);
  assert.deepEqual(
    found.map((code) => codes.texts[code]),
    texts,
  );
  assert.equal(found[0], 1);
});

test("sums of duty are exact past 2^53", () => {
  const [lines, answers, sums, tally] = [newLineColumns(), newAnswerColumns(), dutySums(), emptyTally()];
  let wanted = 0n;
  for (let row = 0; row < CHUNK; row++) {
    lines.entryDay[row] = 20_100;
    answers.status[row] = row % 5 === 0 ? STATUS.range : STATUS.determined;
    const cents = row % 3 === 0 ? Number.MAX_SAFE_INTEGER - row : 4_294_967_295 - row;
    answers.byAuthority[CHUNK + row] = cents;
    answers.duty[row] = cents;
    if (row % 5 !== 0) wanted += BigInt(cents);
  }
  for (let chunk = 0; chunk < 600; chunk++) sums.add(lines, answers, CHUNK);
  sums.moveTo(tally);
  assert.deepEqual(tally.duty, { "2025-01": { [String(AUTHORITIES[1])]: 600n * wanted } });
});
