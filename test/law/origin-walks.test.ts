// The walks of docs/origins.md owe what the page says: each command in it that is followed by an amount is run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";

const page = readFileSync(packagePath("docs/origins.md"), "utf8");
const walks = [...page.matchAll(/`carveout (duty [^`]+)` owes \$([\d,.]+\d)/g)];

test("the page has walks", () => assert.ok(walks.length >= 7));

for (const [, call = "", owes = ""] of walks)
  test(`${call} owes ${owes}`, () => {
    const { stdout, stderr } = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...call.split(" ")], { encoding: "utf8" });
    assert.match(stdout, new RegExp(`\\$${owes.replace(/[.$]/g, "\\$&")}(?![\\d,])`), stderr);
  });
