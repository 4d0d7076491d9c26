// A block that does not fit into the memory of a thread is given up, and leaves nothing behind in the blocks after it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { planRows } from "../../src/bulk/line.js";
import { makeRater } from "../../src/bulk/rater.js";
import { assembly } from "../../src/cli/assembly.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bookFor } from "../../src/packaged/bundled-book.js";
import { ColumnMemory, NoRoom } from "../../src/table/column-memory.js";
import { joinedColumns } from "../../src/table/column-pages.js";
import { rowGroups } from "../../src/table/csv-block.js";
import { SpareMemory } from "../../src/table/spare-memory.js";

const MIB = 1 << 20;
const LONGEST = 8 * MIB;
const NAMES = ["note", "hts", "origin", "entry_date", "customs_value", "spi"];
const engine = bundledEngine();
const book = bookFor(engine, {}, "CA");
const module = assembly();

// In memory of a size, which must hold the columns themselves.
function blocksIn(size: number) {
  const memory = new ColumnMemory(module, size);
  const rater = makeRater(NAMES, book, () => engine, engine.law.facts, {}, "CA");
  const batch = { engine, plan: planRows(NAMES, engine.law.facts), width: NAMES.length, options: {}, raw: false };
  const blocks = rowGroups({ memory, header: NAMES, rater, book, batch, coded: NAMES.map((_, at) => at > 0), longest: LONGEST });
  return (text: string) => {
    memory.bytes.write(text, blocks.at);
    const rated = blocks.rate(Buffer.byteLength(text));
    return rated.trouble ?? createHash("sha256").update(joinedColumns(rated.columns, new SpareMemory()).bytes).digest("hex");
  };
}

// The least memory, by mebibytes, in which blocks can be rated at all.
function least(): number {
  for (let size = LONGEST; ; size += MIB) {
    try {
      blocksIn(size);
      return size;
    } catch (error) {
      assert.ok(error instanceof NoRoom, String(error));
    }
  }
}

const row = (at: number, note: string): string => `${note},6109100004,CA,2025-08-01,${100 + at}.00,${at % 7 === 0 ? "x" : "S"}\n`;
const few = Array.from({ length: 5_000 }, (_, at) => row(at, `note ${at}`)).join("");
// Whole chunks that fit, then one whose texts do not.
const many = few + Array.from({ length: 60 }, (_, at) => row(at, String(at).padEnd(100_000, "n"))).join("");

test("the blocks after one that did not fit are as if it had not been", () => {
  const size = least() + MIB;
  const small = blocksIn(size);
  const wanted = blocksIn(size)(few);
  assert.equal(small(many), "malformed");
  assert.equal(small(few), wanted);
  assert.equal(small(few), wanted);
});
