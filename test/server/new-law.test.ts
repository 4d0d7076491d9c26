// A law that is put in use while the server runs: every request is answered, by the law before or the new one, and the page, the
// description of the API, scenarios and long requests follow; so too when the package's law is gone back to.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { packagePath } from "../../src/packaged/paths.js";
import { NEW_HEADING, withNewDuty } from "../law/new-duty.js";
import { type Served, serve } from "./serve.js";

const work = mkdtempSync(join(tmpdir(), "carveout-new-law-"));
process.env.CARVEOUT_DATA = join(work, "data");
delete process.env.CARVEOUT_LAW;
const KEY = join(work, "key.pem");
const RELEASED = join(work, "released");
// Clients that ask one request soon after another, and how long one may wait for a law to be taken up.
const CLIENTS = 4;
const PATIENCE = 150_000;
let server: Served;

function carveout(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

before(async () => {
  carveout("law", "key", KEY);
  carveout("law", "release", RELEASED, "--from", withNewDuty(join(work, "law")), "--key", KEY, "--no-book");
  server = await serve("--log", "error");
});
after(async () => {
  await server?.stop();
  rmSync(work, { recursive: true, force: true });
});

const LINE = { hts: "7604.21.00.10", origin: "CA", entryDate: "2026-12-20", value: "10000.00", spi: "S" };

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    `${server.base}${path}`,
    body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as T;
}

interface Said {
  readonly law: string;
  readonly headings?: readonly string[];
  readonly common?: { readonly headings: readonly string[] };
}

// Ask again and again while `change` happens, until all clients are answered by another law.
async function underLoad(change: () => void): Promise<string[][]> {
  const seen: string[][] = [];
  let asking = true;
  const clients = Array.from({ length: CLIENTS }, async (_, at) => {
    const laws: string[] = [];
    seen.push(laws);
    while (asking) {
      const { law, headings = [], common } = await ask<Said>("/v1/assess", { ...LINE, spi: at % 2 === 0 ? "S" : null });
      if (laws.at(-1) !== law) laws.push(law);
      // The answer is wholly of the law that it names.
      const declares = [...headings, ...(common?.headings ?? [])].includes(NEW_HEADING);
      assert.equal(declares, law === released, `law ${law}`);
      await pause(5);
    }
  });
  while (seen.some((laws) => laws.length === 0)) await pause(50);
  change();
  const due = Date.now() + PATIENCE;
  while (seen.some((laws) => laws.length < 2) && Date.now() < due) await pause(100);
  asking = false;
  await Promise.all(clients);
  return seen;
}

let packaged = "";
let released = "";

test("a release is taken up without losing a request, by everything that the server gives", async () => {
  packaged = (await ask<{ hash: string }>("/v1/law")).hash;
  const tag = (await fetch(`${server.base}/data/law.json`)).headers.get("etag");
  released = /Law ([0-9a-f]{16}), /.exec(carveout("law", "use", RELEASED, "--key", `${KEY}.pub`))?.[1] ?? "";
  carveout("law", "use", "--bundled");
  await pause(1_500);
  const seen = await underLoad(() => carveout("law", "use", RELEASED));
  for (const laws of seen) assert.deepEqual(laws.slice(-2), [packaged, released]);
  assert.equal((await ask<{ hash: string }>("/v1/law")).hash, released);
  assert.equal((await ask<{ hash: string }>("/data/law.json")).hash, released);
  const first = await ask<{ hash: string; countries: { encoded: string[] } }>("/data/law-first.json");
  assert.equal(first.hash, released);
  assert.deepEqual(first.countries.encoded, ["CA"]);
  assert.ok((await ask<string[]>("/data/origins.json")).includes("MX"));
  assert.equal(await ask<unknown>("/data/book.json"), null);
  assert.notEqual((await fetch(`${server.base}/data/law.json`)).headers.get("etag"), tag);
  assert.match(JSON.stringify(await ask("/v1/measures")), /tried-by-tests-232/);
  // A long request runs on a thread of its own.
  const steps = JSON.stringify(await ask(`/v1/diff?from=2026-12-14&to=2026-12-15&chapter=76`));
  assert.match(steps, new RegExp(NEW_HEADING.replaceAll(".", "\\.")));
});

test("the law of the package is gone back to in the same way", async () => {
  const seen = await underLoad(() => carveout("law", "use", "--bundled"));
  for (const laws of seen) assert.deepEqual(laws, [released, packaged]);
  assert.equal((await ask<{ hash: string }>("/data/law.json")).hash, packaged);
  assert.equal((await ask<{ hash: string }>("/data/law-first.json")).hash, packaged);
  assert.notEqual(await ask<unknown>("/data/book.json"), null);
  const steps = JSON.stringify(await ask(`/v1/diff?from=2026-12-14&to=2026-12-15&chapter=76`));
  assert.doesNotMatch(steps, new RegExp(NEW_HEADING.replaceAll(".", "\\.")));
});
