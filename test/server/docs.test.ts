// The documents that the server shows: the reference of the API and the pages of codes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { ERROR_CODES } from "../../src/server/error-codes.js";
import { OPERATIONS } from "../../src/server/operations.js";
import { problemText } from "../../src/server/problem.js";
import { escaped } from "../../src/server/reference-page.js";
import { codeTable } from "../errors/error-codes-page.js";
import { type Served, serve } from "./serve.js";

let server: Served;
before(async () => {
  server = await serve();
});
after(async () => assert.equal(await server.stop(), 0));

async function page(path: string): Promise<string> {
  const answer = await fetch(`${server.base}${path}`);
  assert.equal(answer.status, 200, path);
  assert.match(answer.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  return answer.text();
}

test("the reference names every operation and schema, its links lead somewhere, and it loads nothing from elsewhere", async () => {
  const html = await page("/docs");
  for (const { name, path } of OPERATIONS) {
    assert.ok(html.includes(`id="${name}"`), name);
    assert.ok(html.includes(path.replace(/:(\w+)/g, "{$1}")), path);
  }
  const ids = new Set([...html.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target = ""] of html.matchAll(/href="([^"]+)"/g)) {
    if (target.startsWith("#")) assert.ok(ids.has(target.slice(1)), target);
    else {
      assert.ok(target.startsWith("/"), target);
      assert.equal((await fetch(`${server.base}${target}`)).status, 200, target);
    }
  }
  assert.doesNotMatch(html, /<script|<img|src=|https?:\/\/(?!127\.0\.0\.1|json-schema)/);
});

test("the type of every problem document is the page of its code", async () => {
  for (const [code, { meaning }] of Object.entries(ERROR_CODES)) {
    const { type } = JSON.parse(problemText(422, { code, message: "" })) as { type: string };
    const answer = await fetch(new URL(type, `${server.base}/v1/assess`));
    assert.equal(answer.status, 200, type);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
    const html = await answer.text();
    assert.ok(html.includes(`<h1><code>${code}</code></h1>`), code);
    assert.ok(html.includes(escaped(meaning)), code);
  }
});

const json = (path: string, body: string): Promise<Response> =>
  fetch(`${server.base}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body });

test("what is refused leads to its page, whichever part of the server refuses", async () => {
  const line = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00" };
  const refused = await Promise.all([
    json("/v1/assess", "{"),
    json("/v1/assess", JSON.stringify({ ...line, hts: "61" })),
    json("/v1/assess", JSON.stringify({ ...line, content: { steel: { value: "20000.00" } } })),
    json("/v1/assess", JSON.stringify({ ...line, origin: "XX" })),
    json("/v1/assess?reading=nothing%23x=1", JSON.stringify(line)),
    json("/v1/origin", JSON.stringify({ hts: "8414.59.65", date: "never" })),
    json("/v1/rate", "{}"),
    json("/v1/compare", JSON.stringify({ lines: [line], scenario: "x" })),
    ...["/v1/rate", "/v1/origin?hts=8414.59.65", "/v1/audit"].map((path) =>
      fetch(`${server.base}${path}`, { method: "POST", headers: { "content-type": "text/csv" }, body: "a\n1\n" }),
    ),
    ...[
      "/v1/nothing",
      "/v1/assess",
      "/v1/lines/61091000",
      "/v1/lines/99030110",
      "/v1/search",
      "/v1/measures/none",
      "/v1/lines/%zz",
      "/v1/diff?from=2024-01-01&to=2025-10-07",
      "/v1/exposure?by=nothing",
      "/v1/calendar.ics?numbers=1",
      "/docs/errors/no/code",
    ].map((path) => fetch(`${server.base}${path}`)),
  ]);
  const codes = new Set<string>();
  for (const answer of refused) {
    if (answer.status === 200) continue;
    const { type, code } = (await answer.json()) as { type: string; code: string };
    codes.add(code);
    const page = await fetch(new URL(type, answer.url));
    assert.equal(page.status, 200, `${answer.url} ${type}`);
    assert.ok((await page.text()).includes(`<code>${code}</code>`), type);
  }
  assert.ok(codes.size >= 12, [...codes].join(" "));
});

test("every code has a page, and a code that is none has none", async () => {
  const list = await page("/docs/errors");
  for (const [code, { meaning }] of Object.entries(ERROR_CODES)) {
    assert.ok(list.includes(`/docs/errors/${code}`), code);
    assert.ok(meaning.length > 10, code);
  }
  assert.match(await page("/docs/errors/hts/wrong-length"), /does not have 8 or 10 digits/);
  for (const path of ["/docs/errors/hts/nothing", "/docs/errors/constructor/x", "/docs/errors/%3Cscript%3E/x", "/docs/nothing"])
    assert.equal((await fetch(`${server.base}${path}`)).status, 404, path);
});

// The rooms whose refusals a caller meets.
const FILES = ["server", "mcp", "facts", "hts", "assess", "origin", "tables", "table-files"];
// Names of messages look like codes and are none.
const AREAS = /(?<!\bmessage\(\s*)"((?:bill|request|json|options|server|table|facts|hts|date|country|content)\/[a-z0-9-]+)"/g;
const SAID = new Set([
  "facts/cannot-be-shown",
  "facts/not-read",
  "facts/ordinary-case",
  "bill/good-itself",
  "bill/left-aside",
  "bill/name-twice",
  "bill/no-material",
  "bill/not-the-product",
  "bill/first-zero",
  "bill/last-zero",
  "bill/own-work",
  "bill/read-as",
  "bill/remark",
  "bill/sum-differs",
  "hts/other-unit-value",
  "hts/out-of-season",
]);

test("no refusal has a code without a page, and the document is the table", () => {
  const used = FILES.flatMap((room) => readdirSync(packagePath(join("src", room))).map((name) => packagePath(join("src", room, name))))
    .filter((file) => file.endsWith(".ts") && !file.endsWith("error-codes.ts"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(AREAS)].map(([, code = ""]) => code));
  assert.ok(used.length > 80);
  assert.deepEqual(
    [...new Set(used)].filter((code) => !Object.hasOwn(ERROR_CODES, code) && !SAID.has(code)),
    [],
  );
  // What the reader of tables refuses has a name of its own where the table is a bill.
  const ofTables = ["empty", "no-such-column", "open-quote", "line-too-long", "two-numbers"];
  assert.deepEqual(
    ofTables.filter((name) => !Object.hasOwn(ERROR_CODES, `bill/${name}`)),
    [],
  );
  assert.equal(readFileSync(packagePath("docs/error-codes.md"), "utf8"), codeTable());
});

const PLACE = "http://127.0.0.1:8338";

// Blocks of docs/clients.md by their language.
function examples(language: string): string[] {
  const text = readFileSync(packagePath("docs/clients.md"), "utf8");
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, name, code = ""]) =>
    name === language ? [code.replaceAll(PLACE, server.base)] : [],
  );
}

const has = (program: string): boolean => ["/bin", "/usr/bin", "/usr/local/bin"].some((folder) => existsSync(join(folder, program)));

test("the examples for curl run", { skip: has("curl") ? false : "curl is not installed" }, () => {
  const found = examples("sh").filter((code) => code.includes("curl"));
  assert.ok(found.length > 0);
  for (const code of found) {
    const { status, stdout, stderr } = spawnSync("sh", ["-ec", code], { encoding: "utf8", cwd: packagePath("examples") });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /determined|"status"/);
  }
});

test("the example for Python runs with its standard library", { skip: has("python3") ? false : "python3 is not installed" }, () => {
  const [code = ""] = examples("python");
  const { status, stdout, stderr } = spawnSync("python3", ["-c", code], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^determined \d+\.\d\d/);
});

test("the example of a query over a rated table runs", async () => {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const [code = ""] = examples("sql");
  const { mkdtempSync, rmSync, writeFileSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(join(tmpdir(), "carveout-clients-"));
  try {
    writeFileSync(
      join(folder, "entries.csv"),
      "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n7604.21.00.10,CA,2025-08-01,5.00,S\n",
    );
    const rated = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", "entries.csv", "rated.parquet"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.ok(existsSync(join(folder, "rated.parquet")), rated.stderr);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rows = (await connection.runAndReadAll(code.replaceAll("rated.parquet", join(folder, "rated.parquet")))).getRowsJson();
    assert.ok(rows.length > 0);
    assert.match(JSON.stringify(rows), /5150\.00/);
    connection.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
