// `carveout schedule import` and the file it leaves: what is refused, what a damaged file does, how it is written.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { carveout } from "../../src/index.js";
import { packagePath } from "../../src/packaged/paths.js";

const COMMAND = packagePath("dist/cli/main.js");
const EFFECTIVE = "2027-06-01";
const folder = mkdtempSync(join(tmpdir(), "carveout-import-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// An export of every line in force, as the official one has its columns.
const { schedule } = carveout();
const day = schedule.boundaries().at(-1) as Parameters<typeof schedule.lines>[0];
const ROWS = schedule.lines(day).flatMap((hts) => {
  const eight = hts.slice(0, 8);
  const found = schedule.lookup(hts, day);
  if (!found.ok) return [];
  const { general, special, other, units, rateHts } = found.line;
  const carried = rateHts === hts ? { general, special, other } : { general: "", special: "", other: "" };
  return [
    ...(rateHts === hts ? [] : [{ htsno: eight, general, special, other, units: [], description: "above" }]),
    { htsno: hts, ...carried, units, description: "a line" },
  ];
});
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
      Array.from({ length: 30_000 }, (_, at) => ({ htsno: String(1_010_000_000 + at), general: "Free", units: [], description: "x" })),
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
