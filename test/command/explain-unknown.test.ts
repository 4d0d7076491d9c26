// A word that is no measure on record is answered by what it is: a heading that is printed or not, a part of one, a number of goods, a slip.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { UNTRANSLATED } from "../../src/said/translator.js";

function explain(word: string, language = "en"): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [packagePath("dist/cli/main.js"), "explain", word, "--language", language],
    { encoding: "utf8" },
  );
  assert.equal(status, 2, word);
  assert.equal(stdout, "");
  return stderr;
}

test("a heading that no measure has is named as a heading, with what the schedule and the register know of it", () => {
  for (const word of ["9903.01.99", "99030199"])
    assert.match(
      explain(word),
      /^No measure on record has the heading 9903\.01\.99\. No edition of the schedule at hand prints it\.\nHeadings/,
    );
  assert.match(
    explain("9903.40.05"),
    /^No measure on record has the heading 9903\.40\.05\. The schedule prints it, last in HTS 2026 rev \d+, at "25%"\. The register leaves it out: /,
  );
  assert.match(explain("9903.01.99", "fr"), /^Aucune mesure au dossier n’a le numéro 9903\.01\.99\./);
  assert.match(explain("9903.01"), /^9903\.01 is not a whole heading; .*\nHeadings on record that begin alike: 9903\.01\.01, /);
});

test("a number of goods leads to the measures that reach them", () => {
  assert.match(explain("7604.21.00"), /neither a measure nor a heading of chapter 99\.\nRun `carveout duty 7604\.21\.00`/);
  assert.match(explain("9802.00.50"), /neither a measure nor a heading of chapter 99\.\nA number of chapter 98 is claimed/);
});

test("a word of a measure's name, a slip and a part of a heading lead to it", () => {
  assert.match(explain("copper"), /Known: copper-232\./);
  assert.match(explain("ieepa-canda"), /Did you mean ieepa-canada\?/);
  assert.match(explain("9903.01.10/x"), /Did you mean 9903\.01\.10\?/);
});

test("what the register leaves out is said in French, each reason of it", () => {
  assert.match(explain("9903.89.05", "fr"), /article 301 sur des produits de l’Union européenne/);
  const { law, parts } = bundledEngine();
  const reasons = law.register?.outside.map(({ why }) => why) ?? [];
  assert.ok(reasons.length >= 15);
  const inFrench = parts.translator("fr").law;
  assert.deepEqual(
    reasons.filter((why) => inFrench(why).startsWith(UNTRANSLATED)),
    [],
  );
});
