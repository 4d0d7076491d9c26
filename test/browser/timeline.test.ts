// The Timeline tab in a real Chromium: filters, the difference of a day, and feeds of exactly one list.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";
import Parser from "rss-parser";
import { addDays, type Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { lawTurns } from "../../src/history/turns.js";
import { lawOfOrigin } from "../../src/law/of-origin.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { bundledEvents } from "../../src/reports/events-feed.js";
import { DEFAULT_ORIGIN } from "../../src/settings.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, click, count, foreign, linked, many, open, says, shoot, text, wrong } = fixture;
const LIST = ["4407.11.00.02", "8703.23.01.10"];

test(
  "events and turns of the law stand on one line; scheduled and threatened are marked; each event has source and confidence",
  limits,
  async () => {
    await open("tab=timeline");
    await fixture.page.waitForSelector(".timeline .event.law");
    const turns = lawTurns(lawOfOrigin(bundledEngine().law, DEFAULT_ORIGIN));
    assert.equal(await count(".timeline .event"), bundledEvents().length + turns.length);
    assert.equal(await count(".timeline .event.law"), turns.length);
    assert.equal(await count(".timeline .event.threatened"), bundledEvents().filter((each) => each.standing === "threatened").length);
    assert.match(await text(".timeline .event.threatened"), /threatened, not law/);
    assert.match(await text("#to-come"), /scheduled/);
    assert.match(
      await text(".timeline .event.threatened .cites"),
      /Source: .+\((text read|read in|one report|several reports|not verified)/,
    );
    await accessible("timeline");
    await shoot("timeline");
  },
);

test("sector, kind and words narrow the line and stand in the address", limits, async () => {
  await fixture.select("#tl-sector", "wood");
  await fixture.select("#tl-kind", "effective");
  await fixture.type("#tl-text", "cabinets");
  const expected = bundledEvents().filter(
    (each) => each.kind === "effective" && (each.sectors.includes("wood") || each.sectors.includes("all")) && /cabinets/i.test(each.title),
  );
  assert.ok(expected.length > 0);
  await many(".timeline .event", expected.length);
  for (const { title } of expected) assert.ok((await text("main")).includes(title), title);
  const address = decodeURIComponent(await linked(/timeline.text=cabinets/));
  for (const part of ["timeline.sector=wood", "timeline.kind=effective", "timeline.text=cabinets"]) assert.ok(address.includes(part), part);
});

test("an event opens to the lines that it changed, as the library tells them, and leads into look-up at that day", limits, async () => {
  const day = "2025-10-14";
  await open("tab=timeline&timeline.sector=wood&timeline.kind=effective");
  await click(`.open[data-day="${day}"]`);
  await fixture.page.waitForSelector(".timeline table");
  const lines = diffDays(bundledEngine(), { from: addDays(day as Day, -1), to: day as Day, origin: "CA", value: "10000.00" });
  const [first] = lines;
  assert.ok(first !== undefined);
  assert.equal(await count(".timeline tbody tr"), Math.min(300, lines.length));
  const heading = first.after.duties.find((duty) => duty.measure !== "base")?.heading ?? "";
  const row = await text(".timeline tbody tr");
  for (const part of [first.hts, heading]) assert.ok(row.includes(part), row);
  await accessible("difference");
  await fixture.scrollTo(".timeline table");
  await shoot("timeline-difference");
  await click(".timeline tbody a");
  await linked(new RegExp(`hts=${first.hts.replaceAll(".", "")}.*date=${day}`));
  await fixture.page.waitForSelector("#history");
});

test("a list narrows the line to its changes, and the saved feeds hold exactly those", limits, async () => {
  await open("tab=timeline");
  await fixture.page.waitForSelector("#tl-list");
  await fixture.type("#tl-list", LIST.join(" "));
  await fixture.page.waitForSelector(".timeline .event.law ul");
  const changes = lawChanges(bundledEngine(), LIST, "CA");
  assert.equal(await count(".timeline .event.law"), changes.length);
  assert.ok(changes.length > 5);
  for (const { day, numbers } of changes)
    for (const { before, after } of numbers) assert.ok((await text("main")).includes(`${before} → ${after}`), day);
  await shoot("timeline-list");
  await fixture.saveHere();
  const saved = async (button: string, name: string): Promise<string> => {
    await click(button);
    return readFileSync(await fixture.saved(name), "utf8");
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

test("a number that no schedule has is named", limits, async () => {
  await open("tab=timeline&timeline.list=0000.00.00");
  await says("body", /no edition of the schedule has: 0000.00.00/);
});

test("French, dark and narrow", limits, async () => {
  await open("tab=timeline&timeline.sector=metals");
  await fixture.page.waitForSelector(".timeline .event.law");
  await click("#language");
  await says("body", /Ce qui s’est passé/);
  // Turns are named by their titles in French.
  await says("main", /ne doit pas le droit/);
  assert.equal(await fixture.count(".timeline .event.law .what > p[lang=en]"), 0);
  await click("#theme");
  await accessible("French and dark");
  await shoot("timeline-dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  assert.ok((await fixture.overflow()) <= 0);
  await shoot("timeline-mobile");
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
