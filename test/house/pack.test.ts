// What `npm pack` puts into the file: all that the exports, the command and the server read, nothing else, and no dead link in the README.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const { status, stdout, stderr } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  cwd: packagePath("."),
  encoding: "utf8",
});
assert.equal(status, 0, stderr);
const [packed] = JSON.parse(stdout) as [
  { readonly files: readonly { readonly path: string }[]; readonly size: number; readonly unpackedSize: number },
];
const paths = new Set(packed.files.map(({ path }) => path));
const MiB = 2 ** 20;

test("the file holds what is needed and nothing that only the repository needs", () => {
  for (const path of paths) {
    assert.doesNotMatch(path, /\.map$/);
    assert.match(
      path,
      /^(dist|book|audit|events|examples|labels|law|origin|scenarios|schedule|sectors|tables|trade|docs)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md|FACTS\.md)$/,
    );
  }
  // Whatever the code asks for by its path within the package.
  const asked = [
    "src",
    "src/cli",
    "src/console",
    "src/rate",
    "src/law-tools",
    "src/reports",
    "src/host",
    "src/packaged",
    "src/server",
    "src/bulk",
    "src/table-files",
  ]
    .flatMap((folder) => readdirSync(packagePath(folder)).map((name) => packagePath(join(folder, name))))
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/packagePath\("([^"$]+)"\)/g)].map(([, path = ""]) => path))
    .filter((path) => path !== "." && existsSync(packagePath(path)));
  assert.ok(asked.length > 10);
  for (const path of asked) assert.ok(paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`)), path);
  for (const path of [
    "dist/vendor/fastify.js",
    "dist/vendor/cors.js",
    "dist/vendor/LICENSES.txt",
    "dist/cli/carveout.js",
    "dist/web/index.html",
    "dist/types/index.d.ts",
  ])
    assert.ok(paths.has(path), path);
});

test("links of the README lead into the package or to the web", () => {
  for (const [, target = ""] of readFileSync(packagePath("README.md"), "utf8").matchAll(/\]\(([^)#]+)/g)) {
    if (/^https?:/.test(target)) continue;
    const path = target.replace(/\/$/, "");
    assert.ok(paths.has(path) || [...paths].some((each) => each.startsWith(`${path}/`)), target);
  }
});

test("the size is what docs/release.md bounds", () => {
  assert.ok(packed.size < 10 * MiB, `${packed.size}`);
  assert.ok(packed.unpackedSize < 24 * MiB, `${packed.unpackedSize}`);
});

test("no dependency asks for a later Node than the package, as the lock file has them", () => {
  const { packages } = JSON.parse(readFileSync(packagePath("package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; engines?: { node?: string } }>;
  };
  for (const [path, { dev, engines }] of Object.entries(packages)) {
    if (path === "" || dev === true || engines?.node === undefined) continue;
    const least = [...engines.node.matchAll(/(\d+)(?:\.(\d+))?/g)].map(([, major, minor = "0"]) => Number(major) + Number(minor) / 1_000);
    assert.ok(Math.min(...least) <= 20.019, `${path} ${engines.node}`);
  }
});
