// French of what the command line and the page work out over many lines: the page of `rate --report`, and the cautions, assumptions and
// refusals of an exposure, which What if shows.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import type { ExposureReport } from "../../src/scenario/report.js";
import { englishLeft, saidIn } from "./english-left.js";

const folder = mkdtempSync(join(tmpdir(), "carveout-french-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8", maxBuffer: 64 << 20 });
}

test("the page of a rated table is in French, and in English word for word as it was", () => {
  const rows = [
    "6109.10.00.04,CA,2025-08-01,10000.00,,plain",
    "7604.21.00.10,CA,2025-10-07,50000.00,S,",
    "101210010,CA,2025-08-01,10000.00,S,lost zero",
    "6109.99.99.99,CA,2025-08-01,10000.00,S,",
  ];
  const input = join(folder, "in.csv");
  writeFileSync(input, ["hts,origin,entry_date,customs_value,spi,memo", ...rows, ""].join("\n"));
  const page = (language: string): string => {
    const [output, report] = [join(folder, `${language}.csv`), join(folder, `${language}.html`)];
    const { status, stderr } = run("rate", input, output, "--report", report, "--language", language);
    assert.equal(status, 1, stderr);
    return readFileSync(report, "utf8");
  };
  const [english, french] = [page("en"), page("fr")];
  assert.deepEqual(englishLeft(french), []);
  assert.match(french, /<html lang="fr">/);
  assert.match(french, /<th scope="row">déterminé<\/th>/);
  assert.match(french, /Droits par fondement et par mois, graphique/);
  assert.match(french, /\d,\d\d\u00a0\$/);
  const said = saidIn(english).filter((id) => id.startsWith("rate-page/"));
  assert.ok(said.length >= 6, said.join(", "));
  for (const text of ["4 lines rated", "Duty by authority and month, chart", "Headings declared most, table", "Lines by status"])
    assert.ok(english.includes(text), text);
});

test("cautions, assumptions and refusals of an exposure are in French", () => {
  const asked = ["exposure", "--date", "2026-10-07", "--month", "2025-03..2025-10", "--json"];
  const reports = ["en", "fr"].map((language) => {
    const { status, stdout, stderr } = run(...asked, "--language", language);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as ExposureReport;
  });
  const [english, french] = reports.map(({ notices, assumptions }) => [...notices, ...assumptions.map(({ because }) => because)]);
  assert.ok(english !== undefined && french !== undefined && english.length > 8);
  assert.deepEqual(englishLeft(french.join("\n")), []);
  assert.deepEqual(
    french.filter((text, at) => text === english[at] || text.startsWith("[en]")),
    [],
  );
  for (const assume of ["nothing=1", "content.steel.value=7-2"]) {
    const { status, stderr } = run(...asked, "--assume", assume, "--language", "fr");
    assert.notEqual(status, 0);
    assert.deepEqual(englishLeft(stderr), []);
  }
});
