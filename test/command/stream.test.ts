// A long stream of `assess`: on threads it answers every line as the engine does alone, in order, faults in their places; whoever sends slowly
// is answered before the next line.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { test } from "node:test";
import { answerBy, assessStream } from "../../src/cli/assess-command.js";
import { type LineChunk, lineChunks } from "../../src/console/lines.js";
import { answered, ThreadPool } from "../../src/console/thread-pool.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { lineMaker, seeded } from "../assess/random-line.js";

const command = packagePath("dist/cli/main.js");
const script = "dist/cli/assess-worker.js";
const engine = bundledEngine();
const next = seeded(77);
const make = lineMaker(engine, next, ["CA", "MX", "CN"]);

// More than are answered before threads are started, with what is no line among them.
const FAULTS: readonly (string | Buffer)[] = [
  "{bad",
  '{"hts":1}',
  "",
  "[]",
  Buffer.from([0xff]),
  "x".repeat((1 << 20) + 1),
  "\uFEFF{}",
  "é",
];
function stream(count: number): Buffer {
  const lines = Array.from({ length: count }, (_, at): Buffer => {
    const fault = next() < 0.01 ? FAULTS[Math.floor(next() * FAULTS.length)] : undefined;
    return Buffer.from(fault ?? JSON.stringify({ id: `line ${at}`, ...make() }));
  });
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from(next() < 0.1 ? "\r\n" : "\n")]));
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const inPlace = answerBy(engine, {});

async function alone(bytes: Buffer): Promise<string> {
  const found: Uint8Array[] = [];
  await assessStream(pieces(bytes, bytes.length), inPlace, async (each) => {
    found.push(each);
  });
  return Buffer.concat(found).toString("utf8");
}

test("the command answers a long stream as the engine does, in order, with faults in their places", async () => {
  const bytes = stream(4_500);
  const wanted = await alone(bytes);
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "assess"], {
    input: bytes,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(stderr, "");
  assert.equal(status, 1);
  assert.ok(stdout === wanted, "the answers differ");
});

test("threads and what answers here keep the order of the jobs", async () => {
  const bytes = stream(1_200);
  const wanted = await alone(bytes);
  for (const [threads, helps] of [
    [1, false],
    [1, true],
    [3, true],
  ] as const) {
    let here = 0;
    const found: Uint8Array[] = [];
    const setting = { script, data: { options: {} }, threads, moved: ({ bytes: own }: LineChunk) => own.buffer };
    const answer = (chunk: LineChunk) => {
      here++;
      return inPlace(chunk);
    };
    // Small chunks, so that there are many more than are sent ahead.
    const jobs = lineChunks(pieces(bytes, 4_096));
    for await (const { bytes: own } of answered(jobs, helps ? { ...setting, here: answer } : setting)) found.push(own);
    assert.equal(Buffer.concat(found).toString("utf8"), wanted, `${threads} threads`);
    assert.equal(here > 0, helps);
  }
});

test("no more jobs are taken in than are answered soon", async () => {
  let [taken, given] = [0, 0];
  async function* jobs(): AsyncGenerator<LineChunk> {
    for (; taken < 60; taken++) yield { first: 1, bytes: new Uint8Array(Buffer.from("{}\n")) };
  }
  const ahead: number[] = [];
  for await (const { lines } of answered<LineChunk, { lines: number }>(jobs(), { script, data: { options: {} }, threads: 2 })) {
    given += lines;
    ahead.push(taken - given);
    // The reader takes its time.
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(given, 60);
  assert.ok(Math.max(...ahead) <= 9, String(Math.max(...ahead)));
});

test("a reader who stops ends the reading", async () => {
  const pool = new ThreadPool<LineChunk, unknown>({ script, data: { options: {} }, threads: 1 });
  let ended = false;
  async function* jobs(): AsyncGenerator<LineChunk> {
    try {
      for (;;) yield { first: 1, bytes: new Uint8Array(Buffer.from("{}\n")) };
    } finally {
      ended = true;
    }
  }
  for await (const _ of pool.answers(jobs())) break;
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(ended);
  await pool.close();
});

test("a fault of the input and a fault of a thread reach the reader", async () => {
  async function* torn(): AsyncGenerator<LineChunk> {
    yield { first: 1, bytes: new Uint8Array(Buffer.from("{}\n")) };
    throw new Error("torn off");
  }
  const read = async (jobs: AsyncIterable<LineChunk>, data: unknown): Promise<void> => {
    for await (const _ of answered(jobs, { script, data, threads: 1 }));
  };
  await assert.rejects(read(torn(), { options: {} }), /torn off/);
  async function* one(): AsyncGenerator<LineChunk> {
    yield { first: 1, bytes: new Uint8Array(Buffer.from("{}\n")) };
  }
  await assert.rejects(read(one(), { options: {}, scenario: ["no such scenario"] }));
});

test("after a long stream a line that comes alone is answered before the next one", async () => {
  const child = spawn(process.execPath, [command, "assess"], { stdio: ["pipe", "pipe", "inherit"] });
  const line = `${JSON.stringify({ id: "a", hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null })}\n`;
  let answers = 0;
  let wanted = 0;
  let reached: () => void = () => undefined;
  child.stdout.on("data", (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) answers++;
    if (answers >= wanted) reached();
  });
  const send = async (count: number): Promise<void> => {
    wanted = answers + count;
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    child.stdin.write(line.repeat(count));
    await there;
  };
  await send(3_000);
  for (let turn = 0; turn < 5; turn++) await send(1);
  child.stdin.end();
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 0);
  assert.equal(answers, 3_005);
});
