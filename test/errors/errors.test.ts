// Every refusal keeps its text, and every code of the checker stands in the gallery.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { CODES } from "../../src/said/codes.js";
import { codesPage } from "./codes-page.js";
import { errorsPage, gallery } from "./gallery.js";

const refused = await gallery();
// Said once a newer print is imported.
const TO_COME = new Set(["law/newer-print"]);

for (const each of refused) {
  test(`${each.name} keeps its text`, () => {
    assert.ok(each.code === `law/${each.name}` || each.code.replace("/", "-") === each.name, each.code);
    assert.equal(`${each.text}\n`, readFileSync(each.expected, "utf8"));
  });
}

test("docs/errors.md is made from the gallery", () => {
  assert.equal(errorsPage(refused), readFileSync(packagePath("docs/errors.md"), "utf8"));
});

test("docs/codes.md is made from the codes", () => {
  assert.equal(codesPage(), readFileSync(packagePath("docs/codes.md"), "utf8"));
});

test("every code is said somewhere, and the codes stand in their order", () => {
  const codes = Object.keys(CODES);
  assert.deepEqual(codes, [...codes].sort());
  const source = ["src/assess", "src/law"]
    .flatMap((room) => readdirSync(packagePath(room)).map((name) => readFileSync(join(packagePath(room), name), "utf8")))
    .join(readFileSync(packagePath("law/law.json"), "utf8"));
  assert.deepEqual(
    codes.filter((code) => !source.includes(`"${code}"`) && !TO_COME.has(code)),
    [],
  );
});

// A missing file of law/ cannot be shown by a file.
const NOT_SHOWN = new Set(["law/missing-file"]);

test("every code of the law checker stands in the gallery", () => {
  const shown = new Set(refused.map((each) => each.code));
  const codes = new Set<string>();
  for (const name of readdirSync(packagePath("src/law"))) {
    for (const [code] of readFileSync(join(packagePath("src/law"), name), "utf8").matchAll(/law\/[a-z]+(?:-[a-z]+)+(?=")/g))
      codes.add(code);
  }
  assert.deepEqual(
    [...codes].filter((code) => !shown.has(code) && !NOT_SHOWN.has(code)),
    [],
  );
});

// These turn on an option, a file that is not there, a folder that cannot be written or what a run left in it; test/command shows them.
const OF_A_FOLDER = new Set([
  "table/no-such-file",
  "table/no-such-sheet",
  "table/no-such-column",
  "table/same-file",
  "table/unwritable",
  "table/other-run",
  "table/already-running",
]);

test("every code of a table stands in the gallery", () => {
  const shown = new Set(refused.map((each) => each.code));
  const codes = new Set<string>();
  for (const room of ["src/cli", "src/console", "src/rate", "src/reports", "src/bulk", "src/tables", "src/table-files"])
    for (const name of readdirSync(packagePath(room)))
      for (const [code] of readFileSync(join(packagePath(room), name), "utf8").matchAll(/table\/[a-z]+(?:-[a-z]+)*(?=")/g)) codes.add(code);
  assert.ok(codes.size > 5);
  assert.deepEqual(
    [...codes].filter((code) => !shown.has(code) && !OF_A_FOLDER.has(code)),
    [],
  );
});
