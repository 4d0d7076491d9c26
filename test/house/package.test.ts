// The package as others get it: its exports load, its types are there, and it needs nothing but its dependencies.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly bin: { readonly carveout: string };
  readonly files: readonly string[];
  readonly engines: { readonly node: string };
}

const manifest = JSON.parse(readFileSync(packagePath("package.json"), "utf8")) as Manifest;

// What the code reads; documents are for people.
const packed = manifest.files.filter((path) => !/^!|^docs\/|\.md$/.test(path));

test("every export has code and types", () => {
  for (const target of Object.values(manifest.exports)) {
    const paths = typeof target === "string" ? [target] : [target.types, target.default];
    for (const path of paths) assert.ok(existsSync(packagePath(path)), path);
  }
  assert.ok(existsSync(packagePath(manifest.bin.carveout)));
  for (const path of packed) assert.ok(existsSync(packagePath(path)), path);
  assert.equal(manifest.engines.node, ">=20.19");
});

test("the container gets every file of the package", () => {
  const copied = [...readFileSync(packagePath("Containerfile"), "utf8").matchAll(/^COPY --from=build \/app\/(\S+) \.\/\S*$/gm)];
  assert.deepEqual(copied.map(([, name]) => name).sort(), ["node_modules", "package.json", ...packed].sort());
});

test("the library answers on its first call", async () => {
  const built = packagePath("dist/index.js");
  const { assess } = (await import(built)) as typeof import("../../src/index.js");
  const answer = assess({
    hts: "7604.21.00.10",
    origin: "CA",
    entryDate: "2025-10-07",
    value: "50000.00",
    spi: "S",
    content: { aluminum: { value: "50000.00" } },
  });
  assert.ok(answer.status === "determined");
  assert.equal(answer.totals?.duty, "25000.00");
});

test("the engine for browsers imports nothing", () => {
  const core = readFileSync(packagePath("dist/core.js"), "utf8");
  for (const [, from = ""] of core.matchAll(/from\s*"([^"]+)"/g)) assert.ok(from.startsWith("./"), from);
  assert.ok(!/node:/.test(core));
});

test("no lock entry names a place to fetch from", () => {
  assert.ok(!readFileSync(packagePath("package-lock.json"), "utf8").includes('"resolved"'));
});
