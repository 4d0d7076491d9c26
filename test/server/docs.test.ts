// The documents that the server shows: the reference of the API and the pages of codes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { ERROR_CODES } from "../../src/server/error-codes.js";
import { OPERATIONS } from "../../src/server/operations.js";
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

test("every code has a page, and a code that is none has none", async () => {
  const list = await page("/docs/errors");
  for (const [code, { meaning }] of Object.entries(ERROR_CODES)) {
    assert.ok(list.includes(`/docs/errors/${code}`), code);
    assert.ok(meaning.length > 10, code);
  }
  assert.match(await page("/docs/errors/hts/wrong-length"), /8 nor 10 digits/);
  for (const path of ["/docs/errors/hts/nothing", "/docs/errors/constructor/x", "/docs/errors/%3Cscript%3E/x", "/docs/nothing"])
    assert.equal((await fetch(`${server.base}${path}`)).status, 404, path);
});

// The rooms whose refusals a caller meets.
const FILES = ["server", "mcp", "facts", "hts", "assess", "origin", "tables", "table-files"];
// Names of messages look like codes and are none.
const AREAS = /(?<!\bmessage\(\s*)"((?:request|json|server|table|facts|hts|date|country|content)\/[a-z0-9-]+)"/g;
const SAID = new Set(["facts/cannot-be-shown", "facts/not-read", "facts/ordinary-case"]);

test("no refusal has a code without a page, and the document is the table", () => {
  const used = FILES.flatMap((room) => readdirSync(packagePath(join("src", room))).map((name) => packagePath(join("src", room, name))))
    .filter((file) => file.endsWith(".ts") && !file.endsWith("error-codes.ts"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(AREAS)].map(([, code = ""]) => code));
  assert.ok(used.length > 80);
  assert.deepEqual(
    [...new Set(used)].filter((code) => !Object.hasOwn(ERROR_CODES, code) && !SAID.has(code)),
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
