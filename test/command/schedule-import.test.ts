// `carveout schedule import` and the file it leaves: what is refused, what a damaged file does, how it is written.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { packagePath } from "../../src/packaged/paths.js";
import { exportRows } from "../print/altered-export.js";

const COMMAND = packagePath("dist/cli/main.js");
const EFFECTIVE = "2027-06-01";
const folder = mkdtempSync(join(tmpdir(), "carveout-import-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = exportRows();
const whole = join(folder, "whole.json");
writeFileSync(whole, JSON.stringify(ROWS));

let count = 0;
const fresh = (): string => join(folder, `data-${count++}`);

function run(
  data: string,
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [COMMAND, ...args], { encoding: "utf8", env: { ...process.env, CARVEOUT_DATA: data } });
}

const taken = (data: string, source: string, ...more: readonly string[]): ReturnType<typeof run> =>
  run(data, "schedule", "import", source, "--effective", EFFECTIVE, ...more);

test("a whole export is taken in; only its owner may read what is kept, and nothing else is left", () => {
  const data = fresh();
  const { status, stderr } = taken(data, whole);
  assert.equal(status, 0, stderr);
  assert.deepEqual(readdirSync(data), ["schedule-import.json.gz"]);
  assert.equal(statSync(data).mode & 0o777, 0o700);
  assert.equal(statSync(join(data, "schedule-import.json.gz")).mode & 0o777, 0o600);
  const answered = run(data, "duty", "7604.21.00.10", "--date", "2025-10-07", "--json");
  assert.deepEqual([answered.status, answered.stderr], [0, ""]);
});

test("an export that lacks many of the numbers in force is refused, unless it is forced", () => {
  const data = fresh();
  const invented = join(folder, "invented.json");
  writeFileSync(
    invented,
    JSON.stringify(
      Array.from({ length: 30_000 }, (_, at) => ({
        htsno: String(1_010_000_000 + at),
        general: "Free",
        special: "",
        other: "Free",
        units: [],
        description: "x",
      })),
    ),
  );
  const part = join(folder, "part-of-it.json");
  writeFileSync(part, JSON.stringify(ROWS.filter((_, at) => at % 10 !== 0)));
  for (const source of [invented, part]) {
    const { status, stderr } = taken(data, source);
    assert.equal(status, 2);
    assert.match(stderr, /lacks \d+ of the \d+ numbers in force \([\d.]+%\), such as \d{4}\.\d\d[\s\S]*--force/);
    assert.equal(existsSync(join(data, "schedule-import.json.gz")), false);
  }
  assert.equal(taken(data, part, "--force").status, 0);
});

type Given = Record<string, unknown>;

const renamed = (from: string, to: string): Given[] =>
  ROWS.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key === from ? to : key, value])));

const changed = (at: number, change: Given): Given[] => ROWS.map((row, each) => (each === at ? { ...row, ...change } : { ...row }));

const DAMAGED: Readonly<Record<string, readonly [readonly Given[], RegExp]>> = {
  ...Object.fromEntries(
    ["htsno", "description", "units", "general", "special", "other"].map((column) => [
      `${column} under another name`,
      [renamed(column, "another"), new RegExp(`Row 1 of the export has no column ${column}; its columns are .*another`)],
    ]),
  ),
  "a number with a letter": [changed(7, { htsno: "0101.2a.00" }), /Row 8 of the export: "0101\.2a\.00" is not an HTS number/],
  "a number that is a number": [changed(7, { htsno: 101210010 }), /Row 8 of the export: "101210010" is not/],
  "a number of nine digits": [changed(7, { htsno: "101.21.00.10" }), /Row 8 of the export: "101\.21\.00\.10" is not/],
  "an indent in words": [changed(7, { indent: "x" }), /Row 8 of the export, .*, has the indent "x"/],
  "a number twice": [[...ROWS, { ...ROWS[9], general: "5%" }].map((row) => ({ ...row })), /has \d{4}\.\d\d[.\d]* a second time/],
  "a row that is none": [[...ROWS, "a row"] as unknown as Given[], /Row \d+ of the export is not a row of columns/],
};

for (const [what, [rows, said]] of Object.entries(DAMAGED))
  test(`an export with ${what} is refused with the place, in whole and forced or not`, () => {
    const data = fresh();
    const source = join(folder, "damaged.json");
    writeFileSync(source, JSON.stringify(rows));
    const { status, stdout, stderr } = taken(data, source, "--force");
    assert.deepEqual([status, stdout, existsSync(join(data, "schedule-import.json.gz"))], [2, "", false]);
    assert.match(stderr, said);
  });

test("the export as CSV, with its own titles, is taken in like the JSON, and refused for the same", () => {
  const titles = "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty";
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const source = join(folder, "whole.csv");
  const written = (indent: string): void =>
    writeFileSync(
      source,
      [
        titles,
        ...ROWS.map(({ htsno, description, units, general, special, other }, at) =>
          [htsno, at === 7 ? indent : "0", description, JSON.stringify(units), general, special, other].map(quoted).join(","),
        ),
      ].join("\n"),
    );
  written("0");
  const [one, other] = [taken(fresh(), source), taken(fresh(), whole)];
  assert.equal(one.status, 0, one.stderr);
  const bare = (text: string): string => text.replaceAll(/data-\d+/g, "data");
  assert.equal(bare(one.stdout), bare(other.stdout));
  written("x");
  assert.match(taken(fresh(), source).stderr, /Row 8 of the export, .*, has the indent "x"/);
});

test("an export without chapter 99 is refused, unless it is forced, and in French where French is asked", () => {
  const data = fresh();
  const source = join(folder, "goods-only.json");
  writeFileSync(source, JSON.stringify(ROWS.filter(({ htsno }) => !htsno.startsWith("99"))));
  const refused = taken(data, source);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /has no heading of chapter 99[\s\S]*--force/);
  assert.match(taken(data, source, "--language", "fr").stderr, /ne contient aucune position du chapitre 99/);
  assert.equal(taken(data, source, "--force").status, 0);
});

test("a build names the export that cannot be read, without a trace of the program", () => {
  const to = fresh();
  mkdirSync(to);
  copyFileSync(packagePath("schedule/revisions.csv"), join(to, "revisions.csv"));
  for (const [bytes, said] of [
    [Buffer.from("x"), /hts_2025_basic\.json\.gz cannot be unpacked/],
    [gzipSync("[{"), /hts_2025_basic\.json\.gz is not JSON/],
    [gzipSync("[]"), /hts_2025_basic\.json\.gz: The export has too few rows: 0\./],
  ] as const) {
    writeFileSync(join(folder, "hts_2025_basic.json.gz"), bytes);
    const { status, stderr } = run(fresh(), "schedule", "build", "--from", folder, "--to", to);
    assert.equal(status, 2);
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, / {4}at /);
  }
});

test("what inflates beyond any schedule is refused before it is read", () => {
  const bomb = join(folder, "bomb.json.gz");
  writeFileSync(bomb, gzipSync(Buffer.alloc(300 << 20, " "), { level: 1 }));
  const { status, stderr } = taken(fresh(), bomb);
  assert.equal(status, 2);
  assert.match(stderr, /cannot be unpacked \(larger than 128 MiB/);
  const broken = join(folder, "broken.json.gz");
  writeFileSync(broken, readFileSync(bomb).subarray(0, 1_000));
  assert.equal(taken(fresh(), broken).status, 2);
});

test("a damaged file is named and set aside, and the bundled schedule answers", () => {
  const data = fresh();
  assert.equal(taken(data, whole).status, 0);
  const file = join(data, "schedule-import.json.gz");
  const good = readFileSync(file);
  const flipped = Buffer.from(good);
  flipped[good.length >> 1] = (flipped[good.length >> 1] ?? 0) ^ 0xff;
  const packed = (value: unknown): Buffer => gzipSync(JSON.stringify(value));
  const bundled = run(fresh(), "duty", "7604.21.00.10", "--date", "2025-10-07").stdout;
  for (const bytes of [
    Buffer.from("x"),
    Buffer.alloc(0),
    good.subarray(0, good.length >> 1),
    flipped,
    packed(null),
    packed([]),
    packed({ base: "x", data: { chapters: {} } }),
    packed({
      base: "x",
      data: { chapters: { 76: 1 }, successors: {}, marks: {}, revisions: [1], days: [1], texts: [1] },
      descriptions: {},
    }),
    gzipSync(Buffer.alloc(300 << 20, " "), { level: 1 }),
  ]) {
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = run(data, "duty", "7604.21.00.10", "--date", "2025-10-07");
    assert.equal(status, 0, stderr);
    assert.equal(stdout, bundled);
    assert.match(stderr, /schedule-import\.json\.gz is damaged \([^\n]+\) and is not used;[^\n]*Import/);
    assert.doesNotMatch(stderr, / {4}at /);
  }
});

test("a link that was planted is not followed, and several imports at once leave one whole file", async () => {
  const data = fresh();
  assert.equal(taken(data, whole).status, 0);
  const target = join(folder, "precious");
  writeFileSync(target, "precious");
  symlinkSync(target, join(data, "schedule-import.json.gz.tmp"));
  const statuses = await Promise.all(
    Array.from(
      { length: 3 },
      () =>
        new Promise((resolve) => {
          spawn(process.execPath, [COMMAND, "schedule", "import", whole, "--effective", EFFECTIVE], {
            env: { ...process.env, CARVEOUT_DATA: data },
            stdio: "ignore",
          }).on("close", resolve);
        }),
    ),
  );
  assert.deepEqual(statuses, [0, 0, 0]);
  assert.equal(readFileSync(target, "utf8"), "precious");
  assert.deepEqual(readdirSync(data).sort(), ["schedule-import.json.gz", "schedule-import.json.gz.tmp"]);
  assert.equal(run(data, "duty", "7604.21.00.10", "--date", "2025-10-07").stderr, "");
});

test("a folder that cannot be written is said", { skip: process.getuid?.() === 0 ? "the super-user may write anywhere" : false }, () => {
  const data = fresh();
  assert.equal(taken(data, whole).status, 0);
  chmodSync(data, 0o500);
  const { status, stderr } = taken(data, whole);
  assert.equal(status, 2);
  assert.doesNotMatch(stderr, / {4}at /);
});
