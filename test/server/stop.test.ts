// Stopping, logging and other origins.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "./serve.js";

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
