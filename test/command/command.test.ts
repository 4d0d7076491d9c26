// The command as its users call it: streams, exit statuses, broken input, a reader that goes away.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const command = packagePath("dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "carveout-"));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], input: string | Buffer = ""): Ran {
  const env = { ...process.env, CARVEOUT_DATA: join(folder, "data") };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, encoding: "utf8", maxBuffer: 1 << 28, env });
  return { status, stdout, stderr };
}

const GOOD = '{"id":"a","hts":"6109.10.00.04","origin":"CA","entryDate":"2025-08-01","value":"10000.00","spi":null}';
const lines = (text: string): Record<string, unknown>[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("assess answers line by line, in order, with CRLF, a byte-order mark and blank lines", () => {
  const { status, stdout } = run(["assess"], `\uFEFF${GOOD}\r\n\r\n${GOOD.replace('"a"', '"b"')}`);
  assert.equal(status, 0);
  assert.deepEqual(
    lines(stdout).map((line) => line.id),
    ["a", "b"],
  );
});

test("a bad line gets an error in its place and the rest goes on", () => {
  const invalid = Buffer.concat([
    Buffer.from(`${GOOD}\n`),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from(`{"hts":\n[]\n${"x".repeat(2_000_000)}\n${GOOD}\n`),
  ]);
  const { status, stdout, stderr } = run(["assess"], invalid);
  assert.equal(status, 1);
  assert.equal(stderr, "");
  const codes = lines(stdout).map((line) => (line.status === "error" ? (line.error as { code: string }).code : line.status));
  assert.deepEqual(codes, ["determined", "json/invalid", "json/invalid", "facts/wrong-type", "json/too-long", "determined"]);
});

test("a line of 100 MB is refused without being held", async () => {
  const child = spawn(process.execPath, ["--max-old-space-size=64", command, "assess"], { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const piece = Buffer.alloc(1 << 20, 0x78);
  for (let written = 0; written < 100; written++)
    if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  child.stdin.end(`\n${GOOD}\n`);
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 1);
  assert.deepEqual(
    lines(output).map((line) => line.status),
    ["error", "determined"],
  );
});

test("numbers are judged by their digits", () => {
  const { stdout } = run(["assess"], `${GOOD.replace('"10000.00"', "1e4")}\n${GOOD.replace('"10000.00"', "10000.00")}\n`);
  const [first, second] = lines(stdout);
  assert.equal((first as { error: { code: string } }).error.code, "facts/bad-decimal");
  assert.equal(second?.status, "determined");
});

test("exit statuses: 1 when lines are in error, 2 for a wrong call or an unreadable file", () => {
  assert.equal(run(["assess"], "{}\n").status, 1);
  assert.equal(run(["assess", join(folder, "missing.jsonl")]).status, 2);
  assert.equal(run(["asess"]).status, 2);
  assert.equal(run(["assess", "--known-on", "soon"], GOOD).status, 2);
  assert.equal(run(["duty", "7604"]).status, 1);
  assert.match(run(["duty", "7604"]).stderr, /7604\.10/);
});

test("an interruption ends with 130", async () => {
  const child = spawn(process.execPath, [command, "assess"], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.write(`${GOOD}\n`);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGINT");
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 130);
});

test("a reader that goes away is no error", () => {
  const { status, stderr } = spawnSync("sh", ["-c", `yes '${GOOD}' | head -20000 | "${process.execPath}" "${command}" assess | head -1`], {
    encoding: "utf8",
  });
  assert.equal(status, 0);
  assert.equal(stderr, "");
});

test("duty reads like an answer and --json is JSON", () => {
  const { stdout } = run(["duty", "7604.21.00.10", "--date", "2025-10-07", "--value", "50000"]);
  for (const words of ["With CUSMA", "Without CUSMA", "9903.85.02", "9903.01.26", "aluminum"]) assert.ok(stdout.includes(words), words);
  assert.ok(!stdout.includes("\u001b["), "no color off a terminal");
  assert.doesNotThrow(() => JSON.parse(run(["duty", "7604.21.00.10", "--json"]).stdout));
  for (const args of [["facts"], ["law"], ["explain", "canada-338"], ["history", "6109.10.00.04"], ["schedule", "show", "7604.21.00.10"]])
    assert.doesNotThrow(() => JSON.parse(run([...args, "--json"]).stdout), args.join(" "));
});

test("every command has help with an example", () => {
  for (const args of [["duty"], ["assess"], ["entry"], ["history"], ["explain"], ["facts"], ["law"], ["schedule", "import"]])
    assert.match(run([...args, "--help"]).stdout, /Example:\n {2}\S/, args.join(" "));
});

test("an entry charges the processing fee once", () => {
  const { stdout } = run(["entry", "--fees"], `[${GOOD},${GOOD.replace('"a"', '"b"')}]`);
  const entry = JSON.parse(stdout) as { fees: { fee: string; amount: string }[]; lines: unknown[] };
  assert.equal(entry.lines.length, 2);
  assert.equal(entry.fees.find((fee) => fee.fee === "MPF")?.amount, "69.28");
});

test("an import that is no schedule is refused and nothing is kept", () => {
  const file = join(folder, "part.json");
  writeFileSync(file, '[{"htsno":"0101.21.00","general":"Free"}]');
  const { status, stderr } = run(["schedule", "import", file]);
  assert.equal(status, 2);
  assert.match(stderr, /whole schedule/);
  assert.equal(run(["duty", "6109.10.00.04", "--json"]).status, 0);
});

test("words find a number, `duty` says so, and nothing found is said", () => {
  const found = run(["search", "aluminium", "barz", "--date", "2025-10-07"]);
  assert.equal(found.status, 0);
  assert.match(found.stdout, /^No exact match for "aluminium barz"\..*\n\n7604 /);
  assert.match(found.stdout, /carveout duty 7604\.\S+ --date 2025-10-07/);
  const [first] = JSON.parse(run(["search", "barres", "d'aluminium", "--json"]).stdout) as { hts: string }[];
  assert.equal(first?.hts, "7604");
  assert.match(run(["duty", "aluminum bars"]).stderr, /carveout search aluminum bars/);
  const [hollow] = JSON.parse(run(["search", "hollow", "aluminum", "profile", "--json"]).stdout) as { within?: { hts: string } }[];
  assert.equal(hollow?.within?.hts, "760421");
  for (const number of ["9903.01.10", "9802.00.50"]) assert.match(run(["search", number]).stderr, /carveout explain/);
  const none = run(["search", "zzqqxx"]);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /plainer words/);
  assert.doesNotMatch(none.stderr, /carveout explain/);
});

test("words about the law lead to the command that tells of it: above goods where they take every word, else below", () => {
  const steel = run(["search", "steel", "tariffs", "--limit", "3"]);
  assert.match(steel.stdout, /^About the law and the trade\n[\s\S]*\n {2}carveout explain steel-232\n[\s\S]*\n\n7\d{3} /);
  assert.match(run(["search", "CUSMA", "steel"]).stdout, /^No exact match[\s\S]*\n\nAbout the law and the trade\n[\s\S]*carveout origin/);
  const french = run(["search", "remboursement", "--language", "fr"]);
  assert.match(french.stdout, /^Sur la loi et le commerce\nRemboursements : .*\n {2}carveout audit {2}docs\/audit\.md\n/);
  const bare = run(["search", "tariffs"]);
  assert.equal(bare.status, 0);
  assert.match(bare.stdout, /State of play/);
  assert.ok(Array.isArray(JSON.parse(run(["search", "steel", "tariffs", "--json"]).stdout)));
});
