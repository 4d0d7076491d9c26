// The page stays small: what loads before the first answer, by its size as it is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_DATA, initialScript, pageFiles } from "../../bench/page-files.js";

const SCRIPT_LIMIT = 150_000;
const DATA_LIMIT = 300_000;

test("the initial script is at most 150 kB gzip", () => {
  const names = initialScript();
  assert.ok(names.includes("main.js") && names.length > 1, "main.js and its chunks were found");
  const sum = pageFiles()
    .filter(({ name }) => names.includes(name))
    .reduce((total, { sent }) => total + sent, 0);
  assert.ok(sum <= SCRIPT_LIMIT, `${sum} bytes`);
});

test("the first answer loads at most 300 kB of law, schedule and heading labels", () => {
  const first = pageFiles().filter(({ name }) => FIRST_DATA.includes(name));
  assert.equal(first.length, FIRST_DATA.length);
  const sum = first.reduce((total, { sent }) => total + sent, 0);
  assert.ok(sum <= DATA_LIMIT, `${sum} bytes`);
});
