// Files that are cut, damaged, or written in a way that is not read here: each says so, none hangs, none gives a cell from beside its column.

import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { crc32 } from "node:zlib";
import { DamageError, UnsupportedError } from "../../src/table/damage.js";
import { type Cells, readCells } from "../../src/table/parquet-cells.js";
import { openParquet, readAt, refusalOf } from "../../src/table/parquet-input.js";
import { footer } from "../../src/table/parquet-meta.js";
import { DATA_PAGE, FILE, PAGE } from "../../src/table/parquet-names.js";
import { readStruct, writeStruct } from "../../src/table/thrift.js";
import { i32, inner, struct, withFields } from "../../src/table/thrift-fields.js";
import { copied, opened, ours } from "./read-back.js";

const folder = mkdtempSync(join(tmpdir(), "damage-"));
after(() => rmSync(folder, { recursive: true }));

const SELECT = `select 'L' || r as plain, case when r % 7 = 0 then null else 'v' || r % 50 end as coded, (r % 90)::decimal(12, 2) as amount, r % 2 = 0 as truth,
  date '2025-01-01' + (r % 300)::integer as day, (r / 3)::double as share from range(3000) t(r)`;

/** Read all that can be read; the error that was thrown, which must be one of ours. */
function attempt(file: string): Error | string | undefined {
  try {
    const input = openParquet(file);
    if ("refused" in input) return input.refused;
    const decoded = input.columns.flatMap(({ layout }, at) => (layout === undefined ? [] : [at]));
    const refused = refusalOf(input, decoded);
    if (refused !== undefined) return refused;
    const descriptor = openSync(file, "r");
    try {
      for (const { rows, chunks } of input.groups)
        for (const at of decoded) {
          const column = input.columns[at];
          const chunk = column === undefined ? undefined : chunks[column.leaf];
          if (column !== undefined && chunk !== undefined)
            whole(readCells(readAt(descriptor, chunk.start, chunk.length), chunk, column, rows), rows);
        }
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    assert.ok(error instanceof DamageError || error instanceof UnsupportedError, `${(error as Error).stack}`);
    return error;
  }
}

// Every row has a cell within the bytes, or none.
function whole(cells: Cells, rows: number): void {
  const { bytes, starts, lengths } = cells.kind === "codes" ? cells.texts : cells.spans;
  if (cells.kind === "codes") {
    assert.equal(cells.codes.length, rows);
    for (const code of cells.codes) assert.ok(code >= -1 && code < cells.texts.count);
  } else assert.equal(starts.length, rows);
  lengths.forEach((length, at) => {
    const start = starts[at] as number;
    assert.ok(length < 0 || (start >= 0 && start + length <= bytes.length));
  });
}

// Numbers that look random and are the same in every run.
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

for (const options of ["compression snappy", "compression uncompressed, row_group_size 2048", "compression gzip, parquet_version v2"]) {
  test(`a cut file is refused: ${options}`, async () => {
    const file = join(folder, "whole.parquet");
    await copied(file, SELECT, options);
    const bytes = readFileSync(file);
    const cut = join(folder, "cut.parquet");
    for (let part = 0; part < 60; part++) {
      writeFileSync(cut, bytes.subarray(0, Math.floor((bytes.length * part) / 60)));
      assert.ok(attempt(cut) instanceof DamageError, `${part}`);
      // What is missing in the middle.
      writeFileSync(cut, Buffer.concat([bytes.subarray(0, Math.floor((bytes.length * part) / 60)), bytes.subarray(-8)]));
      assert.ok(attempt(cut) !== undefined, `${part}`);
    }
  });

  test(`changed bytes do no harm: ${options}`, async () => {
    const file = join(folder, "whole.parquet");
    await copied(file, SELECT, options);
    const bytes = readFileSync(file);
    const footed = bytes.readUInt32LE(bytes.length - 8) + 8;
    const random = seeded(7);
    const changed = join(folder, "changed.parquet");
    let refused = 0;
    for (let each = 0; each < 400; each++) {
      const now = Buffer.from(bytes);
      // Half of them in the footer, where sizes and places stand.
      const from = each % 2 === 0 ? now.length - footed : 0;
      const to = each % 2 === 0 ? now.length : now.length - footed;
      for (let times = 0; times < 1 + (each % 3); times++) now[from + Math.floor(random() * (to - from))] = Math.floor(random() * 256);
      writeFileSync(changed, now);
      if (attempt(changed) !== undefined) refused++;
    }
    assert.ok(refused > 50, `${refused}`);
  });
}

// A file of one page with a checksum.
function summed(texts: readonly string[], sum: (page: Buffer) => number): Buffer {
  const page = Buffer.concat([
    Buffer.from([2, 0, 0, 0, texts.length << 1, 1]),
    ...texts.map((text) => Buffer.concat([Buffer.from([text.length, 0, 0, 0]), Buffer.from(text)])),
  ]);
  const levels = [i32(DATA_PAGE.definitionLevels, 3), i32(DATA_PAGE.repetitionLevels, 3)];
  const told = struct(i32(DATA_PAGE.values, texts.length), i32(DATA_PAGE.encoding, 0), ...levels);
  const header = writeStruct(
    struct(
      i32(PAGE.type, 0),
      i32(PAGE.uncompressed, page.length),
      i32(PAGE.compressed, page.length),
      i32(PAGE.crc, sum(page)),
      inner(PAGE.data, told),
    ),
  );
  const size = header.length + page.length;
  const chunk = {
    name: "a",
    physical: "BYTE_ARRAY",
    encodings: [0, 3],
    codec: 0,
    values: texts.length,
    uncompressedSize: size,
    compressedSize: size,
    dataOffset: 4,
  } as const;
  return Buffer.concat([
    Buffer.from("PAR1"),
    header,
    page,
    footer([{ name: "a", type: "text" }], [{ rows: texts.length, chunks: [chunk] }]),
  ]);
}

test("a page whose checksum is wrong is refused, one whose checksum is right is read", () => {
  const file = join(folder, "summed.parquet");
  writeFileSync(
    file,
    summed(["x", "yy"], (page) => crc32(page) | 0),
  );
  assert.deepEqual(ours(file).columns, [["x", "yy"]]);
  writeFileSync(
    file,
    summed(["x", "yy"], (page) => (crc32(page) | 0) ^ 1),
  );
  assert.match(String(attempt(file)), /checksum/);
});

test("a text that is not UTF-8 is refused, in a dictionary and on a page", async () => {
  const file = join(folder, "bad.parquet");
  for (const text of ["'éàü' || r", "'éàü' || r % 9", "repeat('é', 200) || r"]) {
    await copied(file, `select ${text} as a from range(500) t(r)`, "compression uncompressed");
    assert.equal(attempt(file), undefined);
    const bytes = readFileSync(file);
    // The second byte of the first letter.
    bytes[bytes.indexOf("é") + 1] = 0x41;
    writeFileSync(file, bytes);
    assert.match(String(attempt(file)), /UTF-8/);
  }
});

test("what is not read here is told before, and only of columns that are decoded", async () => {
  const file = join(folder, "strange.parquet");
  const select = "select r as delta, 'v' || r % 9 as coded, [r] as list, timestamp '2025-01-01' as moment from range(5000) t(r)";
  await copied(file, select, "compression snappy, parquet_version v2");
  const input = opened(file);
  assert.equal(refusalOf(input, [1]), undefined);
  assert.match(refusalOf(input, [0, 1]) ?? "", /^delta is in encoding/);
  assert.match(refusalOf(input, [2]) ?? "", /^list is nested/);
  assert.match(refusalOf(input, [3]) ?? "", /^moment is of type TIMESTAMP/);
  await copied(file, select, "compression zstd");
  assert.match(refusalOf(opened(file), [1]) ?? "", /^coded is compressed by codec/);
  assert.equal(refusalOf(opened(file), []), undefined);
});

test("an encrypted file is not taken", async () => {
  const file = join(folder, "secret.parquet");
  await copied(file, SELECT, "compression snappy");
  const bytes = readFileSync(file);
  const length = bytes.readUInt32LE(bytes.length - 8);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, -4), Buffer.from("PARE")]));
  assert.deepEqual(openParquet(file), { refused: "its footer is encrypted" });
  // A footer that anyone can read, of columns that nobody can.
  const { value } = readStruct(bytes.subarray(-8 - length));
  const meta = writeStruct(withFields(value, inner(FILE.encryption, struct(inner(1, struct())))));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(meta.length);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, -8 - length), meta, size, Buffer.from("PAR1")]));
  assert.deepEqual(openParquet(file), { refused: "it is encrypted" });
});

test("what is no Parquet file is told so", () => {
  const file = join(folder, "none.parquet");
  for (const content of ["", "PAR1", "hts,origin\n1,2\n", `PAR1${"x".repeat(100)}PAR1`]) {
    writeFileSync(file, content);
    assert.throws(() => openParquet(file), DamageError);
  }
});
