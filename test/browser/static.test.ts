// The page as plain files: written by `page:build`, served by nothing but a file server, below a path of the host.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { browserFixture, limits } from "./fixture.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const fixture = browserFixture();
const folder = join(fixture.folder, "site");
let server: Server | undefined;

before(() => {
  execFileSync(process.execPath, ["scripts/page-build.mjs", folder], { cwd: packagePath(".") });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname.replace(/^\/tariffs\//, "");
    const file = join(folder, path === "" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  }).listen(0, "127.0.0.1");
});
after(() => {
  server?.close();
});

test("Home, an answer and What if work without our server", limits, async () => {
  assert.ok(server !== undefined);
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}/tariffs/`;
  const go = (hash: string) => fixture.page.evaluate((to) => location.assign(to), `${base}#${hash}`);
  await go("date=2026-11-30");
  await fixture.says("#state", /Kitchen cabinets and vanities[\s\S]*50%, 1 Jan 2027/);
  await go("hts=9403409060&date=2026-11-30&value=12500.00&f.facts.kitchenCabinetOrVanity=true");
  await fixture.says("#amounts", /25%/);
  await go("tab=what-if&what-if.use=wood-steps-cancelled&what-if.day=2027-01-04");
  await fixture.says("#wi-result", /Duty falls by|Duty changes by/);
});

test("the folder names the law it was made from, and is not written over what is something else", limits, () => {
  const { hash } = JSON.parse(readFileSync(packagePath("law/law.json"), "utf8")) as { hash: string };
  assert.equal(readFileSync(join(folder, "law-hash.txt"), "utf8").trim(), hash);
  assert.throws(() =>
    execFileSync(process.execPath, ["scripts/page-build.mjs", packagePath("docs")], { cwd: packagePath("."), stdio: "pipe" }),
  );
});
