// The Timeline tab in a real Chromium: filters, the difference of a day, and feeds of exactly one list.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";
import Parser from "rss-parser";
import { bundledEngine } from "../../src/cli/bundle.js";
import { bundledEvents } from "../../src/cli/events-command.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { lawTurns } from "../../src/history/turns.js";
import { browserFixture, skip } from "./fixture.js";

const fixture = browserFixture();
const { accessible, folder, foreign, open, shoot, text, wrong } = fixture;
const LIST = ["4407.11.00.02", "8703.23.01.10"];

const count = (selector: string): Promise<number> => fixture.page.$$eval(selector, (found) => found.length);

test("events and turns of the law stand on one line; scheduled and threatened are marked; each event has source and confidence", {
  skip,
}, async () => {
  await open("tab=timeline");
  await fixture.page.waitForSelector(".timeline .event.law");
  const turns = lawTurns(bundledEngine().law);
  assert.equal(await count(".timeline .event"), bundledEvents().length + turns.length);
  assert.equal(await count(".timeline .event.law"), turns.length);
  assert.equal(await count(".timeline .event.threatened"), bundledEvents().filter((each) => each.standing === "threatened").length);
  assert.match(await text(".timeline .event.threatened"), /threatened, not law/);
  assert.match(await text("#to-come"), /scheduled/);
  assert.match(await text(".timeline .event.threatened .cites"), /Source: .+\((primary|secondary|unverified)/);
  await accessible("timeline");
  await shoot("timeline");
});

test("sector, kind and words narrow the line and stand in the address", { skip }, async () => {
  await fixture.page.select("#tl-sector", "wood");
  await fixture.page.select("#tl-kind", "effective");
  await fixture.page.type("#tl-text", "cabinets");
  const expected = bundledEvents().filter(
    (each) => each.kind === "effective" && (each.sectors.includes("wood") || each.sectors.includes("all")) && /cabinets/i.test(each.title),
  );
  assert.ok(expected.length > 0);
  await fixture.page.waitForFunction((many: number) => document.querySelectorAll(".timeline .event").length === many, {}, expected.length);
  for (const { title } of expected) assert.ok((await text("main")).includes(title), title);
  const address = decodeURIComponent(fixture.page.url());
  for (const part of ["timeline.sector=wood", "timeline.kind=effective", "timeline.text=cabinets"]) assert.ok(address.includes(part), part);
});

test("an event opens to the lines that it changed, as the library tells them, and leads into look-up at that day", { skip }, async () => {
  const day = "2025-10-14";
  await open("tab=timeline&timeline.sector=wood&timeline.kind=effective");
  await (await fixture.page.waitForSelector(`.open[data-day="${day}"]`))?.click();
  await fixture.page.waitForSelector(".timeline table", { timeout: 60_000 });
  const lines = diffDays(bundledEngine(), { from: addDays(day as Day, -1), to: day as Day, origin: "CA", value: "10000.00" });
  const [first] = lines;
  assert.ok(first !== undefined);
  assert.equal(await count(".timeline tbody tr"), Math.min(300, lines.length));
  const heading = first.after.duties.find((duty) => duty.measure !== "base")?.heading ?? "";
  const row = await text(".timeline tbody tr");
  for (const part of [first.hts, heading]) assert.ok(row.includes(part), row);
  await accessible("difference");
  await fixture.page.$eval(".timeline table", (table) => table.scrollIntoView());
  await shoot("timeline-difference");
  await fixture.page.click(".timeline tbody a");
  await fixture.page.waitForFunction((hts: string) => location.hash.includes(`hts=${hts}&date=2025-10-14`), {}, first.hts);
  await fixture.page.waitForSelector("#history");
});

test("a list narrows the line to its changes, and the saved feeds hold exactly those", { skip }, async () => {
  await open("tab=timeline");
  await fixture.page.waitForSelector("#tl-list");
  await fixture.page.type("#tl-list", LIST.join(" "));
  await fixture.page.waitForFunction(() => document.querySelectorAll(".timeline .event.law ul").length > 0, { timeout: 60_000 });
  const changes = lawChanges(bundledEngine(), LIST, "CA");
  assert.equal(await count(".timeline .event.law"), changes.length);
  assert.ok(changes.length > 5);
  for (const { day, numbers } of changes)
    for (const { before, after } of numbers) assert.ok((await text("main")).includes(`${before} → ${after}`), day);
  await shoot("timeline-list");
  await fixture.saveHere();
  const saved = async (button: string, name: string): Promise<string> => {
    await fixture.page.click(button);
    const file = join(folder, name);
    for (let wait = 0; wait < 100 && !existsSync(file); wait++) await new Promise((resolve) => setTimeout(resolve, 100));
    return readFileSync(file, "utf8");
  };
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date());
  const days = changes.map((each) => each.day).filter((day) => day >= addDays(today as Day, -180));
  const calendar = new ICAL.Component(ICAL.parse(await saved("#save-ics", "carveout.ics")));
  assert.deepEqual(
    calendar.getAllSubcomponents("vevent").map((each) => String(each.getFirstPropertyValue("dtstart"))),
    days,
  );
  const feed = await new Parser().parseString(await saved("#save-atom", "carveout.xml"));
  assert.deepEqual(feed.items.map((each) => String(each.content).slice(0, 10)).sort(), days);
});

test("a number that no schedule has is named", { skip }, async () => {
  await open("tab=timeline&timeline.list=0000.00.00");
  await fixture.page.waitForFunction(() => /no edition of the schedule has: 0000.00.00/.test(document.body.innerText));
});

test("French, dark and narrow", { skip }, async () => {
  await open("tab=timeline&timeline.sector=metals");
  await fixture.page.waitForSelector(".timeline .event.law");
  await fixture.page.click("#language");
  await fixture.page.waitForFunction(() => /Ce qui s’est passé/.test(document.body.innerText));
  await fixture.page.click("#theme");
  await accessible("French and dark");
  await shoot("timeline-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  assert.ok((await fixture.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await shoot("timeline-mobile");
});

test("no request left the origin, and nothing went wrong", { skip }, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
