// What no client should send: always a problem document, never a crash.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { parseExactJson } from "../../src/console/json.js";
import { serverParts } from "../../src/host/server-parts.js";
import { createServer } from "../../src/server/app.js";
import { type Served, serve } from "./serve.js";

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
let server: Served;
before(async () => {
  server = await serve();
});
after(async () => assert.equal(await server.stop(), 0));

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly key?: string;
}

async function problem(path: string, init: RequestInit = {}): Promise<Problem> {
  const answer = await fetch(`${server.base}${path}`, init);
  assert.match(answer.headers.get("content-type") ?? "", /application\/problem\+json/, `${path} ${answer.status}`);
  const body = (await answer.json()) as Problem;
  assert.equal(body.status, answer.status);
  assert.ok(answer.status >= 400 && answer.status < 500, `${path} ${answer.status}`);
  return body;
}

const post = (body: string | Uint8Array, type = "application/json"): RequestInit => ({
  method: "POST",
  body: body as string,
  headers: { "content-type": type },
});

// Bytes on a connection of their own; the answer is all that comes back.
function raw(bytes: string | Uint8Array): Promise<string> {
  const { port } = new URL(server.base);
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      socket.end();
    });
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
  });
}

test("a table is read where tables are read, and nowhere else", async () => {
  for (const path of ["/v1/assess", "/v1/entry", "/v1/compare", "/mcp"])
    for (const type of ["text/csv", "text/plain", "application/vnd.apache.parquet"]) {
      const { status, code } = await problem(path, post(JSON.stringify(LINE), type));
      assert.equal(`${status} ${code}`, "415 request/media-type", `${path} ${type}`);
    }
  assert.equal((await problem("/v1/rate", post("a,b\n1,2\n", "text/plain"))).code, "table/missing-column");
});

test("JSON that must not stand", async () => {
  const text = JSON.stringify(LINE);
  assert.equal((await problem("/v1/assess", post("{"))).code, "json/invalid");
  assert.equal((await problem("/v1/assess", post(""))).status, 400);
  assert.equal((await problem("/v1/assess", post(text.replace("{", '{"value":"1.00",')))).code, "json/invalid");
  assert.equal((await problem("/v1/assess", post("[".repeat(200_000)))).status, 400);
  assert.equal((await problem("/v1/assess", post("[".repeat(200) + "]".repeat(200)))).status, 400);
  assert.equal((await problem("/v1/assess", post(new Uint8Array([0x22, 0xff, 0x22])))).status, 400);
  assert.equal((await problem("/v1/assess", post(text.replace('"10000.00"', "1e4")))).code, "facts/bad-decimal");
  assert.equal((await problem("/v1/assess", post(text.replace('"10000.00"', "9".repeat(400))))).code, "facts/bad-decimal");
  for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const found = await problem("/v1/assess", post(text.replace("{", `{"${key}":{"value":"1"},`)));
    assert.deepEqual([found.code, found.key], ["facts/unknown-key", key]);
    const named = await problem("/v1/assess", post(text.replace("{", `{"facts":{"${key}":true},`)));
    assert.deepEqual([named.code, named.key], ["facts/unknown-key", `facts.${key}`]);
  }
});

test("addresses, methods, types and encodings", async () => {
  assert.equal((await problem("/v1/lines/%zz")).status, 400);
  for (const path of ["/..%2f..%2fpackage.json", "/data/..%2f..%2f..%2fpackage.json", "/%2e%2e/package.json", "/v1", "/v1/lines/a/b"])
    assert.equal((await problem(path)).status, 404, path);
  assert.equal((await problem("/v1/lines/%00")).status, 422);
  assert.equal((await problem("/v1/assess", { method: "OPTIONS" })).status, 405);
  assert.equal((await problem("/v1/facts", { method: "DELETE" })).status, 405);
  assert.equal((await problem("/openapi.json", { method: "PUT" })).status, 405);
  assert.equal((await problem("/", { method: "POST" })).status, 405);
  assert.equal((await problem("/mcp")).status, 405);
  assert.equal((await problem("/v1/compare")).status, 405);
  assert.equal((await problem("/v1/assess", post("a=1", "application/x-www-form-urlencoded"))).status, 415);
  assert.equal((await problem("/v1/rate", post("{}"))).status, 415);
  const packed = { method: "POST", body: "x", headers: { "content-type": "application/json", "content-encoding": "gzip" } };
  assert.equal((await problem("/v1/assess", packed)).code, "request/content-encoding");
  const head = await fetch(`${server.base}/v1/law`, { method: "HEAD" });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
});

test("a misspelt query is named, never passed over", async () => {
  for (const [path, key] of [
    ["/v1/search?q=x&limt=3", "limt"],
    ["/v1/search", "q"],
    ["/v1/search?q=x&limit=0", "limit"],
    ["/v1/lines/7604.21.00.10?date=2025-02-30", "date"],
    ["/v1/lines/7604.21.00.10?date=2025-10-07&date=2025-10-08", "date"],
    ["/v1/diff?from=2025-10-07", "to"],
    ["/v1/diff?from=2024-10-07&to=2025-10-07", "from"],
    ["/v1/diff?from=2025-10-06&to=2025-10-07&chapter=7", "chapter"],
    ["/v1/history/6109.10.00.04?origin=XX", "origin"],
  ] as const) {
    const found = await problem(path);
    assert.deepEqual([found.status, found.key], [422, key], path);
  }
  assert.equal((await problem("/v1/assess?knownon=2025-07-30", post(JSON.stringify(LINE)))).key, "knownon");
});

test("bytes that are no HTTP", async () => {
  for (const bytes of [
    "\0\0\0\0\r\n\r\n",
    "GET\r\n\r\n",
    "POST /v1/assess HTTP/9.9\r\n\r\n",
    `GET / HTTP/1.1\r\nx: ${"a".repeat(70_000)}\r\n\r\n`,
  ])
    assert.match(await raw(bytes), /^HTTP\/1\.1 4\d\d [\s\S]*application\/problem\+json/);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 4, maxLength: 60 }), async (bytes) => {
      assert.match(await raw(Buffer.concat([bytes, Buffer.from("\r\n\r\n")])), /^(HTTP\/1\.1 (4|2)\d\d|$)/);
    }),
    { numRuns: 60 },
  );
  assert.equal((await fetch(`${server.base}/healthz`)).status, 200);
});

test("a request that never ends is cut off with a problem, and more than the limit under way is refused", async () => {
  const app = createServer({
    ...serverParts(),
    version: "0",
    parseJson: parseExactJson,
    mcp: async () => undefined,
    limits: { head: 300, request: 600, requests: 0 },
  });
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  try {
    const cut = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(Number(new URL(address).port), "127.0.0.1", () => socket.write("POST /v1/assess HTTP/1.1\r\nHost: x\r\n"));
      socket.on("data", (chunk) => {
        text += chunk.toString();
      });
      socket.on("close", () => resolve(text));
    });
    assert.match(cut, /^HTTP\/1\.1 408 [\s\S]*request\/too-slow/);
    const busy = await fetch(`${address}/v1/law`);
    assert.deepEqual([busy.status, busy.headers.get("retry-after")], [503, "1"]);
    assert.equal(((await busy.json()) as { code: string }).code, "server/busy");
  } finally {
    await app.close();
  }
});

test("random JSON: an answer or a problem", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (text) => {
      const answer = await fetch(`${server.base}/v1/assess`, post(text));
      assert.ok([200, 400, 413, 422].includes(answer.status), `${answer.status} ${text}`);
      if (answer.status !== 200) assert.match(answer.headers.get("content-type") ?? "", /problem/);
    }),
    { numRuns: 200 },
  );
});
