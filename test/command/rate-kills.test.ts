// `carveout rate` killed at seeded random moments: the output stands whole or not at all, the next run takes away what was left, and `--resume`
// ends with the bytes of a run that nobody killed. `npm run check:full` asks for more kills.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const KILLS = Number(process.env.CARVEOUT_KILLS ?? 4);
const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-kills-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);

const HEADER = "hts,origin,entry_date,customs_value,spi,memo";
const BODY = [
  "6109.10.00.04,CA,2025-08-01,10000.00,,plain",
  '7604.21.00.10,CA,2025-10-07,50000.00,S,"two\nlines"',
  "7013.99.90.10,CA,2026-10-01,10000.00,?,",
  "101210010,CA,2025-08-01,10000.00,S,=1+1",
  "6109.99.99.99,CA,2025-08-01,10000.00,S,",
];

function table(name: string, rows: number, bad: string): void {
  const lines = Array.from({ length: rows }, (_, at) => `${BODY[at % BODY.length]}`);
  lines[rows >> 1] = bad;
  writeFileSync(path(name), `${HEADER}\n${lines.join("\n")}\n`);
}

// A generator of numbers from 0 up to 1 (mulberry32), so that a failure can be seen again.
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Way {
  readonly name: string;
  readonly input: string;
  readonly output: string;
  readonly flags: readonly string[];
}

const RESUME = ["--resume", "--part-size", "0.5"];
const WAYS: readonly Way[] = [
  { name: "DuckDB", input: "plain.csv", output: "duckdb.csv", flags: [] },
  { name: "rows", input: "ragged.csv", output: "rows.csv", flags: [] },
  { name: "DuckDB with parts", input: "plain.csv", output: "duckdb-parts.csv", flags: RESUME },
  { name: "rows with parts", input: "ragged.csv", output: "rows-parts.csv", flags: RESUME },
];

const argumentsOf = ({ input, output, flags }: Way): string[] => [command, "rate", path(input), path(output), ...flags];

// Names that stand for an output.
const standing = (output: string): string[] => readdirSync(folder).filter((name) => name.startsWith(output));

async function killed(way: Way, moment: number, opened: boolean): Promise<boolean> {
  const child = spawn(process.execPath, argumentsOf(way), { stdio: "ignore" });
  const closed = new Promise<NodeJS.Signals | null>((resolve) => child.on("close", (_, signal) => resolve(signal)));
  const writes = (): boolean => standing(way.output).some((name) => name.includes(`.part-${child.pid}`) || name.endsWith(".parts"));
  // Half the kills fall anywhere in the run, half from when its files are open.
  for (let waited = 0; opened && waited < 400 && child.exitCode === null && !writes(); waited++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, moment));
  child.kill("SIGKILL");
  return (await closed) === "SIGKILL";
}

test(`runs killed at ${KILLS} moments leave the whole table or none, and parts that can be gone on from`, {
  timeout: 200_000 + KILLS * 20_000,
}, async (t) => {
  table("plain.csv", 60_000, BODY[0] ?? "");
  table("ragged.csv", 20_000, "6109.10.00.04,CA,2025-08-01");
  const random = seeded(20_251_125);
  const moments = { before: 0, during: 0, after: 0 };
  let gone = 0;
  const whole = new Map<Way, { readonly bytes: string; readonly span: number }>();
  for (const way of WAYS) {
    const started = performance.now();
    assert.equal(spawnSync(process.execPath, argumentsOf(way)).status, 1);
    whole.set(way, { bytes: readFileSync(path(way.output), "utf8"), span: performance.now() - started });
    rmSync(path(way.output));
    assert.deepEqual(standing(way.output), []);
  }
  for (const [parts, plain] of [
    [2, 0],
    [3, 1],
  ] as const)
    assert.equal(whole.get(WAYS[parts] as Way)?.bytes, whole.get(WAYS[plain] as Way)?.bytes);
  for (let turn = 0; turn < KILLS; turn++) {
    const way = WAYS[turn % WAYS.length] as Way;
    const { bytes, span } = whole.get(way) as { bytes: string; span: number };
    const opened = (turn >> 2) % 2 === 1;
    const before = standing(way.output).filter((name) => /\.part-\d+(\.plain|\.blocks)?$/.test(name));
    const cut = await killed(way, random() * span * (opened ? 0.6 : 1), opened);
    const names = standing(way.output);
    // A run that got as far as to write has taken away what the one before it left.
    const fresh = names.filter((name) => /\.part-\d+(\.plain|\.blocks)?$/.test(name) && !before.includes(name));
    if (fresh.length > 0)
      assert.deepEqual(
        names.filter((name) => /\.part-\d+(\.plain|\.blocks)?$/.test(name)),
        fresh,
      );
    for (const name of names)
      assert.match(name.slice(way.output.length), /^(\.parts|\.part-\d+(\.plain|\.blocks)?)?$/, `turn ${turn}: ${name}`);
    if (names.includes(way.output)) {
      assert.equal(readFileSync(path(way.output), "utf8"), bytes, `turn ${turn}, ${way.name}`);
      moments.after++;
      rmSync(path(way.output));
    } else if (fresh.length > 0 || names.includes(`${way.output}.parts`)) moments.during++;
    else {
      assert.ok(cut, `turn ${turn}: a run that was not killed wrote nothing`);
      moments.before++;
    }
  }
  for (const way of WAYS) {
    const parts = `${path(way.output)}.parts`;
    if (existsSync(parts)) gone += readdirSync(parts).filter((name) => /^\d+\.json$/.test(name)).length;
    assert.equal(spawnSync(process.execPath, argumentsOf(way)).status, 1);
    assert.equal(readFileSync(path(way.output), "utf8"), whole.get(way)?.bytes, way.name);
    assert.deepEqual(standing(way.output), [way.output], "nothing is left beside the table");
    rmSync(path(way.output));
  }
  t.diagnostic(
    `told: of ${KILLS} kills ${moments.before} fell before, ${moments.during} during and ${moments.after} after the writing; the last runs went on from ${gone} finished parts`,
  );
});

test("a run that is interrupted ends at once and leaves nothing, both ways", async () => {
  table("long-plain.csv", 400_000, BODY[0] ?? "");
  table("long-ragged.csv", 20_000, "6109.10.00.04,CA,2025-08-01");
  for (const [input, output] of [
    ["long-plain.csv", "interrupted-duckdb.csv"],
    ["long-ragged.csv", "interrupted-rows.csv"],
  ] as const) {
    const child = spawn(process.execPath, [command, "rate", path(input), path(output)], { stdio: "ignore" });
    const closed = new Promise<string>((resolve) => child.on("close", (code, signal) => resolve(signal ?? String(code))));
    while (child.exitCode === null && standing(output).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGINT");
    // The shell shows 130 for both.
    assert.match(await closed, /^(SIGINT|130)$/, input);
    assert.deepEqual(standing(output), []);
  }
});
