// Stopping, logging and other origins.

import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { open } from "./raw.js";
import { serve } from "./serve.js";

// As docs/deploy.md says.
const STOP_WITHIN = 30_000;

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
const json = { "content-type": "application/json" };

test("what is under way when the stop comes is answered whole, and the exit is 0", async () => {
  const server = await serve();
  const answer = await fetch(`${server.base}/v1/assess`, {
    method: "POST",
    headers: json,
    body: JSON.stringify(Array.from({ length: 10_000 }, () => LINE)),
  });
  const stopped = server.stop();
  assert.equal(((await answer.json()) as unknown[]).length, 10_000);
  assert.equal(await stopped, 0);
});

const ALUMINUM = { hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00", spi: "S" };
const MATERIALS = [{ name: "motor", hts: "8501.10.40", value: "10.00", origin: "CN", originating: false }];
const QUESTION = { hts: "8414.59.65", date: "2025-10-01", transactionValue: "75.00", netCost: "60.00", materials: MATERIALS };
const TABLE = `hts,origin,entry_date,customs_value\n${"6109.10.00.04,CA,2025-08-01,10000.00\n".repeat(300)}`;
const several = (count: number): readonly unknown[] => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? LINE : ALUMINUM));

function asked(path: string, body?: unknown, type = "application/json"): string {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const head = [
    `${body === undefined ? "GET" : "POST"} ${path} HTTP/1.1`,
    "host: localhost",
    "accept: application/json, text/event-stream",
  ];
  if (body !== undefined) head.push(`content-type: ${type}`, `content-length: ${Buffer.byteLength(text)}`);
  return `${head.join("\r\n")}\r\n\r\n${text}`;
}

const tool = (name: string, given: unknown): unknown => ({
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name, arguments: given },
});

// Every kind of client, with how many answers it waits for.
const CLIENTS: Readonly<Record<string, readonly [bytes: string, answers: number, whole: RegExp]>> = {
  "one line": [asked("/v1/assess", LINE), 1, /"determined"/],
  // The last bracket may come in a chunk of its own.
  "many lines": [asked("/v1/assess", several(2_000)), 1, /\}(\r\n1\r\n)?\]\r\n0\r\n\r\n$/],
  "an entry": [asked("/v1/entry", several(8)), 1, /"lines"/],
  "a long entry": [asked("/v1/entry", several(100)), 1, /"lines"/],
  "a table": [asked("/v1/rate", TABLE, "text/csv"), 1, /\r\n0\r\n\r\n$/],
  "a bill": [asked("/v1/origin", QUESTION), 1, /"status"/],
  "a history": [asked("/v1/history/7604.21.00.10"), 1, /"from":"2025-01-01"/],
  "a search": [asked("/v1/search?q=cars"), 1, /"8703"/],
  "a comparison": [asked("/v1/diff?from=2025-10-06&to=2025-10-07&chapter=61"), 1, /\]$/],
  "a tool": [asked("/mcp", tool("answer", { goods: "passenger cars" })), 1, /"result"/],
  "the page": [asked("/main.js"), 1, /200 OK/],
  "several in one piece": [asked("/v1/law") + asked("/v1/lines/7604.21.00.10?date=2025-10-07") + asked("/v1/facts"), 3, /"hash"/],
};

// Where the loop is reached by what was written only after the signal, too.
for (const [name, wait, flags] of [
  ["at once", 0, []],
  ["soon", 30, []],
  ["at once, two processes", 0, ["--workers", "2"]],
  ["soon, two processes", 30, ["--workers", "2"]],
] as const)
  test(`twelve clients of every kind are answered whole before the end: stopped ${name}`, async () => {
    const server = await serve(...flags);
    const sockets = await Promise.all(Object.keys(CLIENTS).map(() => open(server.base)));
    const texts = Object.entries(CLIENTS).map(([kind, [bytes, answers, whole]], at) => {
      const socket = sockets[at] as Socket;
      let text = "";
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString("latin1");
      });
      const closed = new Promise<string>((resolve) => {
        socket.on("error", (error: Error & { code?: string }) => {
          text += ` ${error.code}`;
        });
        socket.on("close", () => resolve(text));
      });
      return { kind, answers, whole, closed, sent: new Promise((resolve) => socket.write(bytes, resolve)) };
    });
    await Promise.all(texts.map(({ sent }) => sent));
    await pause(wait);
    const began = performance.now();
    assert.equal(await server.stop(), 0);
    assert.ok(performance.now() - began < STOP_WITHIN);
    for (const { kind, answers, whole, closed } of texts) {
      const text = await closed;
      assert.deepEqual([kind, [...text.matchAll(/HTTP\/1\.1 200 OK\r\n/g)].length], [kind, answers], text.slice(-200));
      assert.match(text, whole, kind);
      assert.doesNotMatch(text, /ECONNRESET/, kind);
    }
  });

// A busy machine may stop a process after any step: here every process of the server rests once it has told where it listens.
test("a stop right after the address is told loses no connection", async () => {
  const rest = `const { send } = process;
    if (send !== undefined) process.send = (told, ...more) => {
      const sent = send.call(process, told, ...more);
      if (told?.address !== undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      return sent;
    };`;
  const { NODE_OPTIONS = "" } = process.env;
  process.env.NODE_OPTIONS = `${NODE_OPTIONS} --import=data:text/javascript,${encodeURIComponent(rest)}`;
  const server = await serve("--workers", "2").finally(() => {
    process.env.NODE_OPTIONS = NODE_OPTIONS;
  });
  const answers = Array.from({ length: 6 }, async () => {
    const socket = await open(server.base);
    const sent = new Promise((resolve) => socket.write(asked("/v1/assess", LINE), resolve));
    return { sent, heard: text(socket) };
  });
  for (const answer of answers) await (await answer).sent;
  assert.equal(await server.stop(), 0);
  for (const answer of answers) assert.match(await (await answer).heard, /"determined"/);
});

test("the log is JSON lines with the route, and holds nothing that was sent", async () => {
  const server = await serve("--log", "info");
  await fetch(`${server.base}/v1/lines/7604.21.00.10?date=2025-10-07`);
  await fetch(`${server.base}/v1/search?q=secretword`);
  await fetch(`${server.base}/v1/assess`, { method: "POST", headers: json, body: JSON.stringify({ ...LINE, id: "secretword" }) });
  assert.equal(await server.stop(), 0);
  const lines = server
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { route?: string; status?: number; method?: string });
  assert.deepEqual(
    lines.filter((line) => line.route !== undefined).map(({ method, route, status }) => [method, route, status]),
    [
      ["GET", "/v1/lines/:hts", 200],
      ["GET", "/v1/search", 200],
      ["POST", "/v1/assess", 200],
    ],
  );
  assert.doesNotMatch(server.log(), /secretword|7604|2025-10-07|6109/);
});

test("who breaks off within a body is no fault in the log", async () => {
  const server = await serve("--log", "error");
  for (const [type, path] of [
    ["application/json", "/v1/assess"],
    ["text/csv", "/v1/rate"],
    ["text/csv", "/v1/origin?hts=8414.59.65"],
    ["text/csv", "/v1/audit"],
  ]) {
    const socket = await open(server.base);
    socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: 1000\r\n\r\nhts,origin\n`);
    await pause(100);
    socket.destroy();
  }
  // Also before the file that a table is put into is open.
  for (let turn = 0; turn < 100; turn++) {
    const socket = await open(server.base);
    socket.write("POST /v1/rate HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/csv\r\ncontent-length: 1000\r\n\r\nhts", () =>
      socket.destroy(),
    );
  }
  assert.equal((await fetch(`${server.base}/healthz`)).status, 200);
  assert.equal(await server.stop(), 0);
  assert.equal(server.log(), "");
});

test("no other origin by default; one that is named may call", async () => {
  const closed = await serve();
  const open = await serve("--allow-origin", "https://example.org");
  try {
    const headers = { origin: "https://example.org" };
    assert.equal((await fetch(`${closed.base}/v1/law`, { headers })).headers.get("access-control-allow-origin"), null);
    assert.equal((await fetch(`${open.base}/v1/law`, { headers })).headers.get("access-control-allow-origin"), "https://example.org");
    const other = await fetch(`${open.base}/v1/law`, { headers: { origin: "https://example.com" } });
    assert.notEqual(other.headers.get("access-control-allow-origin"), "https://example.com");
    const preflight = await fetch(`${open.base}/v1/assess`, {
      method: "OPTIONS",
      headers: { ...headers, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });
    assert.equal(preflight.status, 204);
    const foreign = await fetch(`${closed.base}/mcp`, { method: "POST", headers: { ...headers, ...json }, body: "{}" });
    assert.equal(foreign.status, 403);
  } finally {
    assert.deepEqual([await closed.stop(), await open.stop()], [0, 0]);
  }
});
