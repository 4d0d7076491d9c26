// No file imports itself through others: in src/ with its entry files, and in web/. Types count, since a reader follows them as well.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { packagePath } from "../../src/packaged/paths.js";

const root = packagePath(".");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

// The compiler's own reader of imports: it also finds import("...") and export ... from.
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith(".")) return [];
    const bare = normalize(join(dirname(file), fileName)).replace(/\.js$/, "");
    const found = [`${bare}.ts`, `${bare}.tsx`, bare].find((path) => existsSync(join(root, path)));
    return found === undefined ? [] : [found];
  });
}

// Takes away what imports nothing that is left, again and again: what stays lies on circles or leads to one.
function onCircles(graph: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const left = new Map([...graph].map(([file, targets]) => [file, targets.filter((target) => graph.has(target))]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [file, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(file);
    const imported = new Set([...left.values()].flat());
    for (const file of left.keys()) if (!imported.has(file)) left.delete(file);
  }
  return new Map([...left].map(([file, targets]) => [file, targets.filter((target) => left.has(target))]));
}

test("a circle is found where there is one", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b", "d"]],
    ["d", []],
  ]);
  assert.deepEqual([...onCircles(graph).keys()], ["b", "c"]);
});

test("no file of src/ or web/ imports itself through others", () => {
  const files = [...sources("src"), ...sources("web")];
  for (const entry of ["src/index.ts", "src/core.ts", "src/cli/main.ts", "web/main.tsx"]) assert.ok(files.includes(entry), entry);
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  assert.ok([...graph.values()].flat().length > files.length);
  assert.deepEqual(Object.fromEntries(onCircles(graph)), {});
});
