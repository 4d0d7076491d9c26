// The What if tab in a real Chromium: dials change the exposure, and the saved scenario gives the command the same figures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, click, folder, foreign, linked, open, says, shoot, text, wrong } = fixture;

// As the table writes millions: a true minus, and a dash for nothing.
const millions = (amount: string): string => {
  const text = (Number(amount) / 1e6).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return /[1-9]/.test(text) ? text.replace("-", "−") : "";
};
const dollars = (amount: string): string => Number(amount).toLocaleString("en-US", { style: "currency", currency: "USD" });
const command = (...args: string[]): string =>
  execFileSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });

test("dials change the exposure, and the saved file gives the command the same figures", limits, async () => {
  await open("tab=what-if&what-if.dials=metals:25,section-338:off");
  await fixture.page.waitForSelector("#exposure table");
  await accessible("what if");
  await shoot("what-if");
  await fixture.scrollTo("#exposure");
  await shoot("what-if-result");
  const shown = await text("#exposure table");
  await fixture.saveHere();
  await click("#save-scenario");
  const file = await fixture.saved("dials.yaml");
  const args = ["exposure", "--date", "2027-01-04", "--month", "2025-10", "--by", "sector", "--scenario", file, "--json"];
  const { rows } = JSON.parse(command(...args));
  for (const { key, duty, change } of rows) {
    const line = shown.split("\n").find((each) => each.startsWith(key)) ?? "";
    for (const amount of [duty.min, duty.max, change.min, change.max]) assert.ok(line.includes(millions(amount)), `${key}: ${line}`);
  }
});

test("a card says what the scenario is; picking it says at once what it changes, and the link keeps days and month", limits, async () => {
  await open("tab=what-if");
  assert.match(await says("#scenarios", /Metals at 25%/), /pay 25% in place of 50%/);
  assert.match(await says("#wi-result", /Pick one/), /Pick one/);
  await click("#use-steel-and-aluminum-at-25");
  await says("#wi-result", /Duty falls by \$261m/);
  const [result = 0] = await fixture.tops("#wi-result");
  const [cards = 0] = await fixture.tops("#scenarios");
  assert.ok(result < cards, "the result stands before the cards");
  await fixture.page
    .browserContext()
    .overridePermissions(fixture.address, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await click("#copy-what-if");
  await says(".under-result", /Copied/);
  const link = await fixture.page.evaluate(() => navigator.clipboard.readText());
  for (const part of [/use=steel-and-aluminum-at-25/, /what-if\.from=2026-12-01/, /what-if\.day=2027-01-04/, /what-if\.month=2025-10/])
    assert.match(link, part);
});

test("a metal is dialed alone, and its change is less than that of the three", limits, async () => {
  await open("tab=what-if&what-if.dials=aluminum:25");
  const alone = Number(/falls by \$(\d+)m/.exec(await says("#wi-result", /falls/))?.[1]);
  assert.ok(alone > 0 && alone < 261, String(alone));
});

test("turning a dial by hand changes the figures and the address", limits, async () => {
  await open("tab=what-if&what-if.dials=metals:25,section-338:off");
  const before = await text("#exposure table");
  await fixture.type("#dial-cars", "50");
  await fixture.page.keyboard.press("Tab");
  await fixture.page.waitForFunction(
    (old: string) => {
      const now = document.querySelector<HTMLElement>("#exposure table")?.innerText;
      return now !== undefined && now !== old;
    },
    {},
    before,
  );
  await linked(/cars:50/);
});

test("dropped entries change with the dials as the saved file changes them on the command line", limits, async () => {
  await open("tab=what-if&what-if.dials=metals:25,section-338:off");
  await fixture.page.waitForSelector("#exposure table");
  const entries = join(folder, "mine.csv");
  writeFileSync(
    entries,
    [
      "HTS number,country of origin,date,value,spi",
      "7604.21.00.10,CA,2026-12-02,50000.00,S",
      "7013.99.90.10,CA,2026-12-02,10000.00,S",
      "6109.10.00.04,CA,2026-12-02,10000.00,",
      "4407.11.00.02,CA,2026-12-02,10000.00,S",
    ].join("\n"),
  );
  await fixture.choose("#wi-file", entries);
  await fixture.page.waitForSelector("#entries-change");
  const shown = await text("#entries-change");
  const file = join(folder, "dials.yaml");
  assert.ok(existsSync(file), "saved by the test before");
  const renamed = join(folder, "renamed.csv");
  writeFileSync(renamed, readFileSync(entries, "utf8").replace(/^.*/, "hts,origin,entry_date,customs_value,spi"));
  const { groups, differing, lines } = JSON.parse(command("compare", renamed, "--scenario", file, "--by", "authority", "--json"));
  assert.ok(groups.length >= 2 && differing >= 2);
  assert.ok((await text("#your-entries")).includes(`${differing} / ${lines}`));
  for (const { key, law, scenario } of groups) {
    const line = shown.split("\n").find((each) => each.startsWith(key)) ?? "";
    for (const amount of [law.max, scenario.max]) assert.ok(line.includes(dollars(amount)), `${key}: ${line}`);
  }
  await accessible("entries");
  await fixture.scrollTo("#your-entries");
  await shoot("what-if-entries");
});

test("scenarios weighed as alternatives give the expected duty of the command that is shown", limits, async () => {
  await open(
    "tab=what-if&what-if.use=august-2026-terms vehicles-at-50-in-2027&what-if.how=alternatives&what-if.odds=august-2026-terms:0.3",
  );
  await says("body", /vehicles-at-50-in-2027 has no probability/);
  await fixture.type("#odds-vehicles-at-50-in-2027", "0.8");
  await fixture.page.keyboard.press("Tab");
  await says("body", /add up to more than 1/);
  await fixture.fill("#odds-vehicles-at-50-in-2027", "0.2");
  await fixture.page.waitForSelector("#futures li:nth-child(3)");
  assert.match(await text("#questions"), /also suspend section 338\?[\s\S]+They do not\./);
  const [, ...args] = (await text("#command"))
    .replace("npx ", "")
    .split(" ")
    .map((each) => (each.startsWith("scenarios/") ? packagePath(each) : each));
  const { rows, total } = JSON.parse(command(...args, "--json"));
  const shown = await text("#exposure table");
  for (const { key, duty } of [...rows, { key: "All", duty: total }]) {
    const line = shown.split("\n").find((each) => each.startsWith(key)) ?? "";
    for (const amount of [duty.min, duty.max]) assert.ok(line.includes(millions(amount)), `${key}: ${line}`);
  }
  await accessible("alternatives");
});

test("a dial of a rate that is off is said to let other duties reach the goods", limits, async () => {
  await open("tab=what-if&what-if.dials=metals:off");
  await fixture.page.waitForSelector("#off-note");
  assert.match(await text("#off-note"), /Type 0/);
});

test("French, dark and narrow", limits, async () => {
  await click("#language");
  await says("body", /Que changerait/);
  // Cautions and assumptions are asked for anew, in French.
  await says("main", /Le commerce est celui qui a eu lieu/);
  assert.equal(await fixture.count("#assumed [lang=en]"), 0);
  assert.match(await text("main"), /L’ACEUM prend fin[\s\S]*Rien ne peut être réclamé dès le 1er janvier 2027/);
  await click("#theme");
  await accessible("French and dark");
  await shoot("what-if-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  assert.ok((await fixture.overflow()) <= 0);
  await shoot("what-if-mobile");
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
