// A typed client made from the published document compiles against it, and a misspelt fact does not.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { serve } from "./serve.js";

test("the client of docs/api.md", async () => {
  const folder = packagePath("build/client");
  mkdirSync(folder, { recursive: true });
  const server = await serve();
  try {
    writeFileSync(`${folder}/openapi.json`, await (await fetch(`${server.base}/openapi.json`)).text());
  } finally {
    await server.stop();
  }
  execFileSync(
    process.execPath,
    [packagePath("node_modules/openapi-typescript/bin/cli.js"), `${folder}/openapi.json`, "-o", `${folder}/api.d.ts`],
    {
      stdio: "ignore",
    },
  );
  const guide = readFileSync(packagePath("docs/api.md"), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
  assert.match(example, /createClient/);
  const compile = (name: string, text: string): number | null => {
    writeFileSync(`${folder}/${name}.ts`, text);
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--skipLibCheck"];
    return spawnSync(process.execPath, [packagePath("node_modules/typescript/bin/tsc"), "--ignoreConfig", ...flags, `${folder}/${name}.ts`])
      .status;
  };
  assert.equal(compile("good", example), 0);
  assert.notEqual(compile("bad", example.replace("entryDate:", "entryDay:")), 0);
});
