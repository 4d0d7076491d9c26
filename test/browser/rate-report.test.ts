// The page of `carveout rate --report` in a browser: nothing fetched, no violation that axe finds, nothing wider than the screen, light on paper.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { packagePath } from "../../src/packaged/paths.js";
import { findChromium, openBrowser } from "./chromium.js";
import { screenFile } from "./screens.js";

const chromium = findChromium();
const skip = chromium === undefined ? "no Chromium here; install Debian's chromium or set CHROMIUM" : false;
const folder = mkdtempSync(join(tmpdir(), "carveout-report-"));
const AXE = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))`;
const requests: string[] = [];
let browser: Browser | undefined;
let opened: Page | undefined;

const ROWS = [
  "6109.10.00.04,CA,2025-08-01,10000.00,,plain",
  "7604.21.00.10,CA,2025-10-07,50000.00,S,",
  "7013.99.90.10,CA,2026-10-01,10000.00,?,",
  "0404.10.05.00,CA,2026-10-01,10000.00,S,",
  "101210010,CA,2025-08-01,10000.00,S,lost zero",
  "6109.99.99.99,CA,2025-08-01,10000.00,S,",
  "7604.21,CA,2025-08-01,10000.00,S,",
  '6109.10.00.04,CA,2025-08-01,10000.00,S,"open',
];

before(async () => {
  if (chromium === undefined) return;
  writeFileSync(join(folder, "in.csv"), ["hts,origin,entry_date,customs_value,spi,memo", ...ROWS, ""].join("\n"));
  const [input, output, report] = ["in.csv", "a-table-with-a-rather-long-name-of-its-own.csv", "report.html"].map((name) =>
    join(folder, name),
  );
  const said = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), "rate", `${input}`, `${output}`, "--report", `${report}`]);
  assert.equal(said.status, 1);
  browser = await openBrowser(chromium);
  opened = await browser.newPage();
  opened.on("request", (request) => requests.push(request.url()));
  await opened.goto(pathToFileURL(`${report}`).href);
  await opened.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function page(): Page {
  assert.ok(opened !== undefined, "the browser did not start");
  return opened;
}

async function show(theme: string, width: number): Promise<void> {
  await page().setViewport({ width, height: 900 });
  await page().emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
}

test("the report is accessible and no wider than the screen, in both themes", { skip }, async () => {
  for (const theme of ["light", "dark"])
    for (const width of [1200, 390]) {
      await show(theme, width);
      assert.deepEqual(await page().evaluate(AXE), [], `${theme}, ${width}`);
      assert.equal(await page().evaluate("document.documentElement.scrollWidth"), width);
      // Text of the charts stays legible: what is too wide is moved sideways instead.
      const size = await page().evaluate(
        "12 * document.querySelector('svg').getBoundingClientRect().width / document.querySelector('svg').viewBox.baseVal.width",
      );
      assert.ok(Number(size) >= 9, `text of ${size} pixels at ${width}`);
    }
  await show("dark", 390);
  await page().screenshot({ path: screenFile("rate-report-mobile") });
  await show("light", 1200);
  await page().screenshot({ path: screenFile("rate-report") });
  assert.equal(requests.length, 1);
});

test("the report is printed light from a dark screen, whole sections on a page", { skip }, async () => {
  await show("dark", 1200);
  await page().emulateMediaType("print");
  const colors = await page().evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]");
  assert.deepEqual(colors, ["rgb(255, 255, 255)", "rgb(27, 27, 31)"]);
  assert.equal(
    await page().evaluate("[...document.querySelectorAll('section')].every((each) => getComputedStyle(each).breakInside === 'avoid')"),
    true,
  );
  assert.ok((await page().pdf({ format: "letter" })).length > 1_000);
  await page().emulateMediaType("screen");
});

test("the report says what was noticed", { skip }, async () => {
  const text = String(await page().evaluate("document.body.innerText"));
  for (const words of ["8 lines rated", "1 number had lost a leading zero", "1 row opens a quote", "table/open-quote", "hts/not-in-force"])
    assert.ok(text.includes(words), words);
});
