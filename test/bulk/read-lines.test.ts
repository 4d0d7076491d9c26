// Cells read as stretches of bytes and as codes of texts come to the same lines, and to what `assess` answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHUNK, type LineColumns } from "../../src/bulk/line-columns.js";
import { INPUTS } from "../../src/bulk/program.js";
import { rareFacts } from "../../src/bulk/rare-facts.js";
import { columnsOf } from "../../src/bulk/rater-columns.js";
import { readCents, readDecimal, readMillionths } from "../../src/bulk/read-cell.js";
import { type LineReader, lineReader } from "../../src/bulk/read-lines.js";
import { formatHts } from "../../src/hts/number.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { COLUMNS, compareRows, randomRow, seeded } from "./equal.js";
import { byCodes, bySpans, spansIn, type Way } from "./ways.js";

const NAMES = [...COLUMNS, "import_date", "lead_value", "quantity2", "unit2", "mode", "entry_type", "loaded_date", "note"];
const engine = bundledEngine();
const book = bookFor(engine, {}, "CA");

// Spellings by column that are rare, wrong or beyond ASCII, and the columns that a random row does not have.
const ODD: Readonly<Record<string, readonly string[]>> = {
  hts: ["7604.21.00.10", "0101.21.00.10", "101210010", "1012100", "7604.2100.10", "76042100100", " 7604210010", "7604210010.", "９９", "0"],
  origin: ["CA ", "C", "CAN", "ＣＡ"],
  entry_date: ["2026-02-24", "2024-02-29", "2025-02-29", "2025-2-01", "2025-06-04T00:00:00", "2025-13-01", "1969-12-31"],
  customs_value: ["12.5", "12.505", "0012.00", "1,200.00", ".5", "5.", "12345678901234", "9007199254740.93", "１２"],
  spi: ["s", " S", "S+", "?", "CA", "S++", "\uFEFFS"],
  steel_value: ["unknown", "Unknown", "unknown ", "0", "0.00", "5.00", "12.345"],
  quantity: ["0.001", "0.000999", "0", "1000", "12.1234567", "a"],
  unit: ["kg ", " kg", "KG", "numéro", "a unit of many more letters than twelve", "t"],
  donation: ["TRUE", "0", "oui"],
  weight_kg: ["", "1", "1.1234567"],
  import_date: ["2025-03-01", "2026-02-24", "soon", "", "", "", "", ""],
  lead_value: ["1.00", "", "", "", ""],
  quantity2: ["3", "17.5", "", "", "", ""],
  unit2: ["kg", "No.", "doz.", "", "", ""],
  mode: ["truck", "rail", "ship", "", "pipeline", "trucks"],
  entry_type: ["formal", "informal", "Formal", ""],
  loaded_date: ["", "", "", "", "", "", "", "", "", "2025-03-01"],
  note: ["anything", ""],
};

function oddRow(random: () => number): string[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const row = randomRow(book, random);
  if (random() < 0.2) row[0] = formatHts(row[0] as string);
  else if (random() < 0.1) row[0] = (row[0] as string).replace(/^0/, "");
  return NAMES.map((name, at) => {
    const odd = ODD[name] ?? [];
    return (at >= COLUMNS.length || random() < 0.02) && odd.length > 0 ? pick(odd) : (row[at] ?? "");
  });
}

function reader(): LineReader {
  const kinds = columnsOf(NAMES, engine.law.facts);
  return lineReader(
    kinds,
    book,
    rareFacts(kinds, book, () => engine, {}, "CA"),
    "CA",
  );
}

function readBy(read: LineReader, way: Way, chunk: readonly (readonly string[])[]): void {
  read.begin(chunk.length);
  columnsOf(NAMES, engine.law.facts).forEach(({ kind }, column) => {
    if (kind !== "ignored")
      way(
        read,
        column,
        chunk.map((cells) => cells[column] as string),
      );
  });
  read.end();
}

// The rows of a chunk in all fields; units by their names, since their codes may come in another order.
function linesOf({ lines, units }: LineReader, rows: number): Record<string, unknown[]> {
  const { amounts, ...columns } = lines;
  const found: Record<string, unknown[]> = {};
  for (const [name, column] of Object.entries(columns as Omit<LineColumns, "amounts">)) found[name] = [...column.subarray(0, rows)];
  INPUTS.forEach((input, at) => {
    found[input] = [...amounts.subarray(at * CHUNK, at * CHUNK + rows)];
  });
  found.units = (found.units as number[]).map((both) => `${units[both & 31]}|${units[both >> 5]}`);
  return found;
}

test("chunks of random and oddly spelled rows are read alike from spans and codes", () => {
  const random = seeded(41);
  const [spans, codes] = [reader(), reader()];
  const coded = byCodes(2);
  const seen = { late: 0, read: 0, units: 0, rare: 0, repaired: 0 };
  for (const rows of [CHUNK, 700, 1, CHUNK, 1_500, CHUNK, 3]) {
    const chunk = Array.from({ length: rows }, () => oddRow(random));
    readBy(spans, bySpans, chunk);
    readBy(codes, coded, chunk);
    assert.deepEqual(linesOf(codes, rows), linesOf(spans, rows));
    for (let row = 0; row < rows; row++) {
      if (((spans.lines.marks[row] as number) & 1) === 1) seen.late++;
      else seen.read++;
      if (spans.lines.units[row] !== 0) seen.units++;
      if (spans.lines.rare[row] !== 0) seen.rare++;
      if (spans.lines.repaired[row] !== 0) seen.repaired++;
    }
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 20, `${count} rows ${what}`);
});

test("amounts read eight digits at once are those read one by one", () => {
  const random = seeded(43);
  const letters = `${"0123456789".repeat(6)}..,-/:;\u00b0 eE+`;
  const length = (most: number): number => Math.floor(random() * most);
  const text = (): string => {
    const shape = random();
    if (shape < 0.3) return (random() * 10 ** length(13)).toFixed(length(8));
    if (shape < 0.5) return String(Math.floor(random() * 10 ** length(16)));
    return Array.from({ length: 1 + length(14) }, () => letters[length(letters.length)]).join("");
  };
  const texts = Array.from({ length: 40_000 }, text);
  const { bytes, starts, lengths } = spansIn(texts);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let amounts = 0;
  texts.forEach((_, row) => {
    const [from, own] = [starts[row] as number, lengths[row] as number];
    const [cents, millionths] = [readDecimal(bytes, from, own, 2), readDecimal(bytes, from, own, 6)];
    assert.equal(readCents(view, bytes, from, own), cents, texts[row]);
    assert.equal(readMillionths(view, bytes, from, own), millionths, texts[row]);
    if (cents >= 0) amounts++;
  });
  assert.ok(amounts > 10_000, `${amounts} amounts`);
});

for (const [name, way] of Object.entries({ spans: bySpans, codes: byCodes(1) }))
  test(`6,000 oddly spelled rows as ${name} are rated as assess rates them`, () => {
    const random = seeded(42);
    // The columns that only `assess` judges would leave it nearly all rows.
    const names = NAMES.filter((each) => each !== "loaded_date" && each !== "mode" && each !== "entry_type");
    const rows = Array.from({ length: 6_000 }, () => {
      const row = oddRow(random);
      return names.map((each) => row[NAMES.indexOf(each)] as string);
    });
    const { differences, uncompiled } = compareRows(rows, names, book, way);
    assert.deepEqual(differences.slice(0, 5), []);
    assert.ok(uncompiled < 4_500, `${uncompiled} rows were left to assess`);
  });
