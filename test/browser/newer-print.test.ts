// The page over an imported print that differs from the law on record: said on the answer, asked as a question, listed with the law.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { ADDED, EVE, FROM, RAISED, writeAltered } from "../print/altered-export.js";
import { browserFixture, limits } from "./fixture.js";

const work = mkdtempSync(join(tmpdir(), "carveout-print-page-"));
after(() => rmSync(work, { recursive: true, force: true }));
process.env.CARVEOUT_DATA = join(work, "data");
if (limits.skip === false) {
  const file = join(work, "hts_2026_rev_30.json");
  writeAltered(file);
  const taken = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "schedule", "import", file, "--effective", FROM]);
  assert.equal(taken.status, 0, taken.stderr.toString("utf8"));
}
const { accessible, count, open, text, unmarkedEnglish, prefer } = browserFixture();

const answerOn = (day: string): string => `hts=7604210010&date=${day}&value=10000.00&f.content.aluminum.value=10000.00`;
const heading = (number: string): RegExp => new RegExp(number.replaceAll(".", "\\."));

test("an answer under a heading printed at another rate shows both amounts, the question and the new heading", limits, async () => {
  await open(answerOn(FROM));
  const amounts = await text("#amounts");
  assert.match(amounts, /10,150\b[\s\S]*11,150\b/);
  assert.match(await text("#questions"), heading(RAISED));
  assert.match(await text("#notices"), heading(ADDED));
  assert.match(await text("#newer-print"), /2026 rev 30/);
  await accessible("newer print");
});

test("the day before is as it was", limits, async () => {
  await open(answerOn(EVE));
  assert.match(await text("#amounts"), /\$10,150\b/);
  assert.equal(await count("#questions"), 0);
});

test("it is said in French", limits, async () => {
  await prefer("fr", "light");
  await open(answerOn(FROM));
  assert.match(await text("#questions"), /celui du droit enregistré ou celui de l’imprimé plus récent/);
  // Official words within a French sentence stay as they are printed.
  assert.deepEqual(
    (await unmarkedEnglish()).filter((each) => !/The duty provided in the applicable subheading/.test(each)),
    [],
  );
});
