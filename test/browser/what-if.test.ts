// The What if tab in a real Chromium: dials change the exposure, and the saved scenario gives the command the same figures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/cli/paths.js";
import { browserFixture, skip } from "./fixture.js";

const fixture = browserFixture();
const { accessible, folder, foreign, open, shoot, text, wrong } = fixture;

test("dials change the exposure, and the saved file gives the command the same figures", { skip }, async () => {
  await open("tab=what-if&what-if.dials=metals:25,section-338:off");
  await fixture.page.waitForSelector("#exposure table");
  await accessible("what if");
  await shoot("what-if");
  const shown = await text("#exposure table");
  await fixture.saveHere();
  await fixture.page.click("#save-scenario");
  const file = join(folder, "dials.yaml");
  for (let wait = 0; wait < 100 && !existsSync(file); wait++) await new Promise((resolve) => setTimeout(resolve, 100));
  const args = ["exposure", "--date", "2027-01-04", "--month", "2025-10", "--by", "sector", "--scenario", file, "--json"];
  const { rows } = JSON.parse(execFileSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" }));
  const millions = (amount: string): string =>
    (Number(amount) / 1e6).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  for (const { key, duty, change } of rows) {
    const line = shown.split("\n").find((each) => each.startsWith(key)) ?? "";
    for (const amount of [duty.min, duty.max, change.min, change.max]) assert.ok(line.includes(millions(amount)), `${key}: ${line}`);
  }
});

test("turning a dial by hand changes the figures and the address", { skip }, async () => {
  const before = await text("#exposure table");
  await fixture.page.type("#dial-cars", "50");
  await fixture.page.keyboard.press("Tab");
  await fixture.page.waitForFunction(
    (old: string) => {
      const now = document.querySelector<HTMLElement>("#exposure table")?.innerText;
      return now !== undefined && now !== old;
    },
    {},
    before,
  );
  assert.match(decodeURIComponent(fixture.page.url()), /cars:50/);
});

test("French, dark and narrow", { skip }, async () => {
  await fixture.page.click("#language");
  await fixture.page.waitForFunction(() => /Que changerait/.test(document.body.innerText));
  await fixture.page.click("#theme");
  await accessible("French and dark");
  await shoot("what-if-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  assert.ok((await fixture.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await shoot("what-if-mobile");
});

test("no request left the origin, and nothing went wrong", { skip }, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
