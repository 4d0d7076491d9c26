// Who may ask and in what form: every route is behind the same doors.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sendRaw } from "./raw.js";
import { type Served, serve } from "./serve.js";

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
let server: Served;
before(async () => {
  server = await serve("--allow-host", "duty.example.org");
});
after(async () => assert.equal(await server.stop(), 0));

const PATHS = ["/", "/main.js", "/healthz", "/openapi.json", "/v1/law", "/v1/search?q=x", "/v1/lines/7604.21.00.10", "/v1/nothing", "/mcp"];

function ask(path: string, headers: Readonly<Record<string, string>>, host = "localhost"): Promise<string> {
  const lines = Object.entries({ ...(host === "" ? {} : { host }), connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return sendRaw(server.base, `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}

const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);

test("a name that is not the server's is refused on every route", async () => {
  const { port } = new URL(server.base);
  for (const path of PATHS)
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "2130706433",
      "[::2]",
      "@localhost",
      "localhost:80:80",
    ]) {
      const text = await ask(path, {}, host);
      assert.match(text, /^HTTP\/1\.1 421 [\s\S]*request\/wrong-host/, `${path} ${host}`);
    }
  for (const host of ["localhost", `LOCALHOST:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, "duty.example.org", "duty.example.org:443"])
    assert.equal(statusOf(await ask("/v1/law", {}, host)), 200, host);
});

test("a page of another origin is refused on every route", async () => {
  const { port } = new URL(server.base);
  for (const path of PATHS)
    for (const origin of [
      "https://evil.example",
      "null",
      `http://evil.example:${port}`,
      "http://localhost.evil.example",
      "file://",
      "http://localhost@evil.example",
    ])
      assert.match(await ask(path, { origin }), /^HTTP\/1\.1 403 [\s\S]*request\/foreign-origin/, `${path} ${origin}`);
  for (const [origin, host] of [
    [`http://localhost:${port}`, `localhost:${port}`],
    ["http://127.0.0.1:5173", `127.0.0.1:${port}`],
    ["https://duty.example.org", "duty.example.org"],
  ] as const)
    assert.equal(statusOf(await ask("/v1/law", { origin }, host)), 200, origin);
});

test("a rebound name with its own origin is refused, also where it sends JSON", async () => {
  const body = JSON.stringify(LINE);
  for (const path of ["/v1/assess", "/v1/rate", "/mcp"]) {
    const text = await sendRaw(
      server.base,
      `POST ${path} HTTP/1.1\r\nhost: evil.example:8338\r\norigin: http://evil.example:8338\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    assert.equal(statusOf(text), 421, path);
  }
});

test("what HTTP leaves open is refused with a problem document", async () => {
  const head = "POST /v1/assess HTTP/1.1\r\nconnection: close\r\n";
  const body = JSON.stringify(LINE);
  const typed = `content-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  for (const [bytes, status] of [
    ["GET /v1/law HTTP/1.1\r\nconnection: close\r\n\r\n", 400],
    ["GET /v1/law HTTP/1.1\r\nhost: localhost\r\nhost: localhost\r\nconnection: close\r\n\r\n", 400],
    [`${head}host: localhost\r\nexpect: x\r\n${typed}\r\n${body}`, 417],
    [`${head}host: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 400],
    [`${head}host: localhost\r\n${typed.replace("json", "json; charset=utf-16")}\r\n${body}`, 415],
    ["GET // HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", 404],
    ["GET /index.html/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", 404],
    ["GET //v1//law HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", 404],
  ] as const) {
    const text = await sendRaw(server.base, bytes);
    assert.equal(statusOf(text), status, bytes.slice(0, 80));
    assert.match(text, /application\/problem\+json/, bytes.slice(0, 80));
  }
  const plain = await sendRaw(server.base, `${head}host: localhost\r\n${typed.replace("json", "json; charset=UTF-8")}\r\n${body}`);
  assert.equal(statusOf(plain), 200);
});

const NAMES = [
  "toString",
  "valueOf",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "__defineGetter__",
  "propertyIsEnumerable",
];

test("names that every object has mean nothing here", async () => {
  for (const name of NAMES)
    for (const path of [
      `/v1/lines/${name}`,
      `/v1/lines/${name.padEnd(10, "x")}`,
      `/v1/history/${name}`,
      `/v1/calendar.ics?numbers=${name}`,
      `/v1/feed.atom?numbers=${name}`,
      `/v1/measures/${name}`,
      `/v1/events?kind=${name}`,
      `/v1/events?measure=${name}`,
      `/v1/exposure?assume=${name}=0.5`,
      `/v1/search?${name}=1`,
      `/v1/law?${name}=1`,
      `/v1/lines/7604.21.00.10?${name}=1`,
      `/v1/history/7604.21.00.10?reading=${name}=1`,
      `/v1/diff?from=2025-10-06&to=2025-10-07&origin=${name}`,
    ]) {
      const answer = await fetch(`${server.base}${path}`);
      assert.ok(answer.status === 404 || answer.status === 422, `${path} ${answer.status}`);
      assert.match(answer.headers.get("content-type") ?? "", /problem/, path);
    }
  assert.equal((await fetch(`${server.base}/v1/search?q=toString`)).status, 200);
});

test("a key written twice is refused, equal or not, escaped or not, at any depth", async () => {
  const text = JSON.stringify(LINE);
  for (const twice of [
    '"hts":"6109.10.00.04",',
    '"\\u0068ts":"6109.10.00.04",',
    '"facts":{"a":1,"a":1},',
    '"content":{"steel":{},"st\\u0065el":{}},',
  ])
    for (const body of [text.replace("{", `{${twice}`), `[${text.replace("{", `{${twice}`)}]`]) {
      const answer = await fetch(`${server.base}/v1/assess`, { method: "POST", headers: { "content-type": "application/json" }, body });
      assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [400, "json/invalid"], body);
    }
});

test("arguments of long requests are refused without waiting behind one", async () => {
  const long = fetch(`${server.base}/v1/diff?from=2025-10-06&to=2025-11-20`);
  const began = performance.now();
  for (const path of [
    "/v1/exposure?month=1999-01",
    "/v1/exposure?assume=nothing",
    "/v1/diff?from=2024-01-01&to=2025-10-07",
    "/v1/calendar.ics?numbers=12345678",
  ]) {
    const answer = await fetch(`${server.base}${path}`);
    assert.equal(answer.status, 422, path);
  }
  const told = performance.now() - began;
  let done = false;
  void long.then(() => {
    done = true;
  });
  await Promise.resolve();
  assert.equal(done, false, `refused after ${Math.round(told)} ms`);
  await (await long).arrayBuffer();
});

test("YAML of any depth is refused in words", async () => {
  for (const scenario of [`a: ${"[".repeat(20_000)}`, "{a: ".repeat(20_000), `${"- ".repeat(20_000)}x`]) {
    const answer = await fetch(`${server.base}/v1/compare`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ lines: [LINE], scenario }),
    });
    const problem = (await answer.json()) as { code: string; detail: string };
    assert.deepEqual([answer.status, problem.code], [422, "law/refused"]);
    assert.doesNotMatch(problem.detail, /call stack/);
  }
});
