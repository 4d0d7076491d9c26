// An answer is its caller's: whatever is done to it, the next one says the same. What answers share with the engine is frozen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { lineMaker, seeded } from "./random-line.js";

const engine = bundledEngine();
const OPTIONS = [{}, { trace: true, fees: true }, { language: "fr", trace: true }] as const;

function* objectsIn(tree: unknown, path: string): Generator<readonly [path: string, object]> {
  if (typeof tree !== "object" || tree === null) return;
  yield [path, tree];
  for (const [key, inner] of Object.entries(tree)) yield* objectsIn(inner, Array.isArray(tree) ? `${path}[]` : `${path}.${key}`);
}

function lines(count: number): Record<string, unknown>[] {
  const make = lineMaker(engine, seeded(20_261_202), ["CA", "MX", "CN", "DE", "JP", "RU"]);
  return Array.from({ length: count }, make);
}

test("what two answers share is frozen", () => {
  const seen = new Map<object, string>();
  for (const [path, each] of objectsIn(engine.law, "law")) seen.set(each, path);
  const shared = new Set<string>();
  for (const line of lines(400))
    for (const options of OPTIONS) {
      const answer = engine.assess(line, options);
      // Parts of one answer may be one and the same.
      const own = new Map([...objectsIn(answer, answer.status)].map(([path, each]) => [each, path]));
      for (const [each, path] of own) {
        const before = seen.get(each);
        if (before !== undefined && !Object.isFrozen(each)) shared.add(`${path} (${before})`);
        if (before === undefined) seen.set(each, path);
      }
    }
  assert.deepEqual([...shared], []);
});

test("an answer that was changed all over changes no later one", () => {
  for (const line of lines(100))
    for (const options of OPTIONS) {
      const answer = engine.assess(line, options);
      const before = JSON.stringify(answer);
      for (const [, each] of [...objectsIn(answer, "")]) for (const key of Object.keys(each)) Reflect.set(each, key, "changed");
      assert.equal(JSON.stringify(engine.assess(line, options)), before);
    }
});
