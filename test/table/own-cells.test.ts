// Own cells of a table that are taken over as they stand: lines of a CSV against another library's reading of them, columns of a Parquet file
// against two readers of the files that they come from.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteFile } from "hyparquet-writer";
import { ownColumns } from "../../src/rate/own-columns.js";
import { zipColumns } from "../../src/rate/parquet-zip.js";
import { zipLines } from "../../src/rate/zip-lines.js";
import { withDuckdb } from "../../src/table-files/parquet-rows.js";
import { StrictText } from "../../src/table-files/strict-text.js";
import { byDuckdb, byRows, newFolder, same } from "./ways.js";

const { path, remove } = newFolder("own-cells");
after(remove);

// Where the records of a strict text end; undefined where it is none.
function recordsOf(bytes: Buffer, chunk: number): number[] | undefined {
  const text = new StrictText();
  const records: number[] = [];
  for (let from = 0; from < bytes.length; ) from += text.take(bytes.subarray(from, from + chunk), chunk, records, from);
  if (!text.ended) records.push(bytes.length + 1);
  return text.whole ? records : undefined;
}

const cells = (text: string | Buffer): string[][] => parse(text, { relax_column_count: true, skip_empty_lines: true }) as string[][];

async function zipped(own: Buffer, ends: "lf" | "other", answers: string, at: readonly number[]): Promise<string[][] | undefined> {
  const [lines, beside, to] = [path("own.csv"), path("answers.csv"), path("zipped.csv")];
  writeFileSync(lines, own);
  writeFileSync(beside, answers);
  const whole = await zipLines({ own: { file: lines, ends, at }, answers: beside, to, header: "h,z,x,y\n" });
  return whole ? cells(readFileSync(to)).slice(1) : undefined;
}

// Texts in which quotes, commas and line ends meet often.
const text = fc
  .array(fc.constantFrom('""', ",", ",", "\n", "\n", " ", "a,b\n", "é", "1", 'x,"y"\n', '"a\nb",\n', '"x,y"\n', "\r\n"), { maxLength: 40 })
  .map((parts) => parts.join(""));

const ANSWERS = ['plain,"a, b"\n', 'ok,"two\nlines"\n', '"say ""no""",\n', ",\n"];

test("answers stand behind the lines that they belong to, whatever is in either", async () => {
  let [taken, refused, returns] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 200 }), fc.boolean(), async (body, chunk, crlf) => {
      const own = Buffer.from(crlf ? body.replaceAll(/\r?\n/g, "\r\n") : body);
      const at = recordsOf(own, chunk);
      if (at === undefined) return;
      assert.deepEqual(at, recordsOf(own, 1 << 16));
      // The other library takes the first line end that it meets for that of all.
      const mixed = !crlf && own.includes("\r");
      const rows = mixed ? at.map(() => [""]) : cells(own);
      const answers = rows.map((_, row) => ANSWERS[row % ANSWERS.length] as string).join("");
      const found = await zipped(own, crlf ? "other" : "lf", answers, at);
      if (found === undefined || mixed) {
        refused++;
        assert.ok((crlf || mixed) && found === undefined, JSON.stringify(body));
        return;
      }
      if (crlf) returns++;
      else taken++;
      const behind = cells(answers);
      assert.deepEqual(
        found,
        rows.map((row, place) => [...row, ...(behind[place] as string[])]),
        JSON.stringify(body),
      );
      if (rows.length > 0)
        assert.equal(await zipped(own, crlf ? "other" : "lf", answers + ANSWERS[0], at), undefined, "an answer too many");
      if (rows.length > 1) assert.equal(await zipped(own, crlf ? "other" : "lf", ANSWERS[0] as string, at), undefined, "answers missing");
    }),
    { numRuns: 600, seed: 11 },
  );
  for (const many of [taken, returns, refused]) assert.ok(many > 20, `${taken} ${returns} ${refused}`);
});

test("lines longer than what is read at once, and lines by the thousand", async () => {
  const long = `"${"long, ".repeat(40_000)}",b\n`;
  const own = Buffer.from(`${long}${"a,b\n".repeat(300_000)}${long}c,"d"`);
  const rows = cells(own);
  const answers = rows.map((_, row) => `${row},"${"x".repeat(row % 50)}"\n`).join("");
  const found = await zipped(own, "lf", answers, recordsOf(own, 1 << 16) as number[]);
  assert.equal(found?.length, rows.length);
  for (const at of [0, 1, 149_999, 300_000, 300_001, 300_002].filter((place) => place < rows.length))
    assert.deepEqual(found?.[at], [...(rows[at] as string[]), String(at), "x".repeat(at % 50)]);
});

const COLUMNS = [
  "range::bigint as number",
  "range::utinyint as small",
  "(range * 3)::ubigint as large",
  "(range * 1.25)::decimal(18, 2) as amount",
  "(range % 7)::decimal(38, 6) as wide",
  "range * 0.1::double as rate",
  "date '2025-01-01' + (range % 700)::integer as day",
  "timestamptz '2025-01-01 10:00:00+00' + interval (range) second as moment",
  "time '10:00:00' as hour",
  "range % 2 = 0 as even",
  "case when range % 5 = 0 then null else 'name ' || (range % 50) end as dictionary",
  "md5(range::varchar) as distinct_text",
  "(range % 3)::varchar::enum('0', '1', '2') as choice",
  "range::varchar::blob as bytes",
  "uuid() as id",
  "null::varchar as nothing",
];
const NAMES = COLUMNS.map((column) => / as (\w+)$/.exec(column)?.[1] as string);

test("columns that are taken over, and some that are not, read as one table", async () => {
  const [input, to] = [path("columns.parquet"), path("zipped.parquet")];
  const sizes = [25_000, 25_000, 11_111];
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = NAMES.map((_, place) => ({ anew: place === NAMES.indexOf("dictionary") }));
  await withDuckdb(async (connection) => {
    const ask = async (sql: string): Promise<unknown> => (await connection.runAndReadAll(sql)).getRowsJson();
    await connection.run(
      `copy (select ${COLUMNS.map((each) => each.replaceAll("range", "(i % 200)")).join(", ")} from range(${rows}) t(i)) to '${input}' (format parquet, compression zstd, row_group_size 25000)`,
    );
    const own = await ownColumns(input, wanted);
    assert.ok(own !== undefined);
    assert.deepEqual(
      own.groups.map(({ num_rows: size }) => Number(size)),
      [26_624, 26_624, rows - 2 * 26_624],
    );
    const beside: string[] = [];
    let from = 0;
    for (const [at, { num_rows: size }] of own.groups.entries()) {
      const file = path(`beside-${at}.parquet`);
      const until = from + Number(size);
      await connection.run(
        `copy (select case when i % 3 = 0 then null else '''=' || i end as dictionary, 'status ' || (i % 3) as status, i::decimal(18, 2) as duty from range(${from}, ${until}) t(i)) to '${file}' (format parquet, compression snappy, row_group_size ${size})`,
      );
      beside.push(file);
      from = until;
    }
    const names = NAMES.map((name) => (name === "number" ? "their number" : name));
    await zipColumns({ own, names, anew: [NAMES.indexOf("dictionary")], beside, to });
    const kept = NAMES.filter((name) => name !== "dictionary" && name !== "number");
    const sums = (table: string, number: string): string =>
      `select count(*)::integer, sum("${number}")::varchar, bit_xor(hash(${kept.join(", ")}))::varchar, sum(hash(file_row_number, ${kept.join(", ")}) % 1000003)::varchar from read_parquet('${table}', file_row_number = true)`;
    assert.deepEqual(await ask(sums(to, "their number")), await ask(sums(input, "number")));
    assert.deepEqual(
      await ask(
        `select count(*)::integer from read_parquet('${to}', file_row_number = true) where dictionary is distinct from (case when file_row_number % 3 = 0 then null else '''=' || file_row_number end) or status <> 'status ' || (file_row_number % 3) or duty <> file_row_number`,
      ),
      [[0]],
    );
    const types = async (table: string): Promise<unknown[]> => (await ask(`describe select * from read_parquet('${table}')`)) as unknown[];
    assert.deepEqual(
      (await types(to)).slice(1, NAMES.length).map((column) => (column as unknown[]).slice(0, 2)),
      (await types(input)).slice(1).map((column) => (column as unknown[]).slice(0, 2)),
    );
    for (const filter of ["distinct_text = md5('7')", "status = 'status 2' and amount = 12.5", "duty = 55000"])
      assert.deepEqual(
        await ask(`select count(*)::integer from read_parquet('${to}') where ${filter}`),
        await ask(
          `select count(*)::integer from range(${rows}) t(i) where ${filter === "duty = 55000" ? "i = 55000" : filter.startsWith("status") ? "i % 3 = 2 and i % 200 = 10" : "i % 200 = 7"}`,
        ),
        filter,
      );
  });
  const bytes = readFileSync(to);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const { row_groups: groups } = parquetMetadata(file);
  assert.equal(groups.length, 3);
  assert.deepEqual(
    groups.map(({ columns }) => [columns[0]?.meta_data?.codec, columns.at(-1)?.meta_data?.codec]),
    groups.map(() => ["ZSTD", "SNAPPY"]),
    "own columns as they were packed",
  );
  const read = (await parquetReadObjects({ file, columns: ["dictionary", "status", "duty"] })).slice(26_620, 26_630);
  assert.deepEqual(
    read,
    Array.from({ length: 10 }, (_, at) => {
      const i = 26_620 + at;
      return { dictionary: i % 3 === 0 ? null : `'=${i}`, status: `status ${i % 3}`, duty: i };
    }),
  );
});

test("columns are taken over only where all can be", async () => {
  const plain = [{ anew: false }, { anew: true }];
  const made = async (name: string, select: string, form = ""): Promise<string> => {
    await withDuckdb((connection) => connection.run(`copy (${select}) to '${path(name)}' (format parquet${form})`));
    return path(name);
  };
  const kept = async (file: string): Promise<boolean> => (await ownColumns(file, plain)) !== undefined;
  assert.equal(await kept(await made("good.parquet", "select i, 'x' as s from range(50000) t(i)")), true);
  assert.equal(await kept(await made("nested.parquet", "select [i], 'x' as s from range(10) t(i)")), false, "a list");
  assert.equal(
    await kept(await made("bytes.parquet", "select i, i + 1 as s from range(10) t(i)")),
    false,
    "no text, and some may be written anew",
  );
  assert.equal(
    await kept(await made("groups.parquet", "select i, 'x' as s from range(50000) t(i)", ", row_group_size 2048")),
    false,
    "small groups",
  );
  assert.equal(await kept(await made("none.parquet", "select i, 'x' as s from range(0) t(i)")), false, "no rows");
  assert.equal(await ownColumns(await made("one.parquet", "select 'x' as s"), plain), undefined, "another number of columns");
  const written = (name: string, nullable: boolean, createdBy: string): string => {
    parquetWriteFile({
      filename: path(name),
      createdBy,
      columnData: [
        { name: "i", data: Int32Array.of(1, 2), type: "INT32" },
        { name: "s", data: ["a", "b"], type: "STRING", nullable },
      ],
    });
    return path(name);
  };
  assert.equal(await kept(written("null.parquet", true, "hyparquet")), true);
  assert.equal(await kept(written("required.parquet", false, "hyparquet")), false, "text that is never missing");
  assert.equal(await kept(written("old.parquet", true, "parquet-mr version 1.6.0")), false, "an old writer");
  assert.equal(await kept(written("other.parquet", true, "somebody")), false, "an unknown writer");
  writeFileSync(path("broken.parquet"), "PAR1 no footer PAR1");
  assert.equal(await kept(path("broken.parquet")), false);
});

const ROWS = [
  '6109100004,CA,2025-03-10,1000.50,S,"needless quotes"',
  '"8543302000","CA","2025-10-07","2000.00","","a ""word"", and\nanother line"',
  "8543302000,CA,2026-08-30,300,S,# a comment",
  "9999999999,CA,2025-03-10,1,S,",
  "",
];
const HEADER = "hts,origin,entry_date,customs_value,spi,note";

test("a rated CSV keeps its lines, but for those in which a cell gets a mark", async () => {
  for (const [name, rows, ends, as] of [
    ["lines", [...ROWS.slice(0, 4), ...ROWS], "\n", ROWS[0]],
    ["no-end", [...ROWS.slice(0, 4)], "\n", ROWS[0]],
    ["crlf", [ROWS[0], ROWS[2], ROWS[3], ""], "\r\n", ROWS[0]],
    ["marks", [...ROWS.slice(0, 4), '"6109100004",CA,2025-03-10,1,S,"=1+1, \n2"', ...ROWS.slice(0, 2), ""], "\n", ROWS[0]],
    ["first", ['"6109100004",CA,2025-03-10,1,S,"@a"', ...ROWS.slice(0, 2), ""], "\n", "6109100004,CA,2025-03-10,1,S,'@a"],
    ["returns", [ROWS[0], '8543302000,CA,2025-10-07,1,,"two\r\nlines"', ROWS[3], ""], "\r\n", ROWS[0]],
  ] as const) {
    const [input, output] = [path(`${name}.csv`), path(`${name}-rated.csv`)];
    writeFileSync(input, [HEADER, ...rows].join(ends));
    same(await byDuckdb(input, output, { large: true }), await byRows(input), name);
    const line = readFileSync(output, "utf8").split("\n")[1];
    assert.ok(line?.startsWith(`${as},`), name);
  }
});
