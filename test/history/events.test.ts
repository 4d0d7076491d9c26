// The time line and its feeds: readable by the usual readers, and exactly the lists that a change touches.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import ICAL from "ical.js";
import Parser from "rss-parser";
import { filedIn } from "../../src/assess/filed.js";
import { type Day, parseDay } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { atom, changeEntries, eventEntries, icalendar } from "../../src/history/feed.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { formatHts } from "../../src/hts/number.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { scenarioEngine } from "../../src/packaged/scenario-engine.js";
import { bundledEvents, eventsAnswer } from "../../src/reports/events-feed.js";
import { LONG } from "../long.js";

const engine = bundledEngine();
const events = bundledEvents();
const head = { id: "test", title: 'Changes, "coming" & new; <all>', day: "2026-11-24" };
const folder = mkdtempSync(join(tmpdir(), "carveout-events-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("every event has a day, a kind, a source and a confidence, and names measures of the law", () => {
  const measures = new Set(engine.law.measures.map((measure) => measure.id));
  assert.ok(events.length > 130);
  for (const event of events) {
    assert.ok(parseDay(event.date) !== undefined, event.title);
    assert.ok(event.kind !== "" && event.source !== "" && event.title.length > 20, event.title);
    assert.match(event.confidence, /^(primary seen( in transcription)?|secondary; (one|several)|unverified)$/, event.title);
    assert.ok(["happened", "scheduled", "threatened"].includes(event.standing), event.title);
    for (const id of event.measures) assert.ok(measures.has(id), `${event.title}: ${id}`);
  }
  assert.deepEqual(
    [...events.map((event) => event.date)].sort(),
    events.map((event) => event.date),
  );
});

test("an effective day of a measure is a day on which its law begins, changes or ends", () => {
  const days = new Map(
    engine.law.measures.map((measure) => [
      measure.id,
      new Set([
        measure.ends?.on,
        ...measure.provisions.flatMap((each) => [each.ends?.on, ...each.amendments.map((amendment) => amendment.from as string)]),
      ]),
    ]),
  );
  // Lists change on days of their own.
  for (const list of Object.values(engine.law.lists))
    for (const [, from, until] of list.rows) for (const set of days.values()) set.add(from as Day).add(until as Day);
  for (const rule of engine.law.yields) for (const set of days.values()) set.add(rule.from);
  const off = events
    .filter((event) => event.kind === "effective" && event.parties.includes("US") && event.measures.length > 0)
    .filter((event) => !event.measures.some((id) => days.get(id)?.has(event.date as Day)));
  // Farm exemptions from a duty that never reached Canada, the last day of the surcharge, refund phases and reporting change no rate.
  assert.deepEqual(
    off.map((event) => event.date),
    ["2025-11-13", "2026-04-20", "2026-06-29", "2026-07-23", "2026-07-30"].filter((day) => off.some((event) => event.date === day)),
  );
});

test("filters", () => {
  assert.ok(eventsAnswer({ measure: "canada-338" }).every((event) => event.measures.includes("canada-338")));
  for (const heading of ["9903.01.10", "99030110"])
    assert.deepEqual(eventsAnswer({ measure: heading }), eventsAnswer({ measure: "ieepa-canada" }));
  assert.throws(() => eventsAnswer({ measure: "9903.99.99" }), /9903\.99\.99/);
  assert.ok(eventsAnswer({ sector: "metals" }).some((event) => event.sectors.includes("all")));
  assert.deepEqual(
    eventsAnswer({ from: "2027-01-01", until: "2027-02-01" }).map((event) => event.standing),
    ["scheduled", "threatened", "scheduled", "scheduled"],
  );
  assert.throws(() => eventsAnswer({ kind: "parade" }), /No event has the kind parade/);
});

test("the calendar parses in ical.js, word for word, and follows RFC 5545 in its lines", () => {
  const entries = eventEntries(events);
  const text = icalendar(head, entries);
  for (const line of text.split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes("\n"), line);
  }
  const calendar = new ICAL.Component(ICAL.parse(text));
  const read = calendar.getAllSubcomponents("vevent");
  assert.equal(read.length, entries.length);
  assert.equal(new Set(read.map((each) => each.getFirstPropertyValue("uid"))).size, entries.length);
  for (const [at, each] of read.entries()) {
    assert.equal(each.getFirstPropertyValue("summary"), entries[at]?.title);
    assert.equal(each.getFirstPropertyValue("description"), entries[at]?.text);
    assert.equal(String(each.getFirstPropertyValue("dtstart")), entries[at]?.day);
    assert.equal(each.getFirstPropertyValue("status"), entries[at]?.tentative ? "TENTATIVE" : "CONFIRMED");
  }
});

test("the Atom feed parses in rss-parser, newest first", async () => {
  const entries = eventEntries(events);
  const feed = await new Parser().parseString(atom(head, entries));
  assert.equal(feed.title, head.title);
  assert.equal(feed.items.length, entries.length);
  assert.equal(new Set(feed.items.map((item) => (item as { id?: string }).id)).size, entries.length);
  assert.equal(feed.items[0]?.title, entries.at(-1)?.title);
  assert.ok(feed.items.every((item) => (item.isoDate ?? "") <= "2026-11-24T00:00:00.000Z"));
});

const LISTS: Readonly<Record<string, readonly string[]>> = {
  glass: ["7013.99.90.10"],
  cabinets: ["9403.60.80.93"],
  crude: ["2709.00.20.90"],
  cars: ["8703.23.01.30"],
};

const ACT = (heading: string, measure: string): string =>
  `scenario: x\ntitle: X\nact: Scenario x\namends:\n  ${measure}:\n    headings:\n      ${heading}:\n        history:\n          - { from: 2026-12-15, adds: 33%, by: [Scenario x] }\n`;

test("a change in the law appears in the feed of exactly the lists it touches", () => {
  const touched = (text: string): string[] => {
    const changed = scenarioEngine("x.yaml", text);
    return Object.keys(LISTS).filter((name) =>
      changeEntries(lawChanges(changed, LISTS[name] ?? [], "CA"), "2026-11-24").some(
        (entry) => entry.day === "2026-12-15" && entry.tentative,
      ),
    );
  };
  assert.deepEqual(touched(ACT("9903.03.14", "canada-338")), ["glass", "cabinets"]);
  assert.deepEqual(touched(ACT("9903.94.01", "autos-232")), ["cars"]);
  const everything = ACT("9903.05.29", "forced-labor-301");
  assert.deepEqual(
    touched(everything),
    Object.keys(LISTS).filter((name) => differs(everything, LISTS[name] ?? [])),
  );
  assert.ok(!touched(everything).includes("crude"), "crude is outside that duty");
});

// What the difference of the two days says of the same change.
function differs(act: string, numbers: readonly string[]): boolean {
  const days = { from: "2026-12-14" as Day, to: "2026-12-15" as Day };
  return diffDays(scenarioEngine("x.yaml", act), { ...days, origin: "CA", value: "10000.00", numbers }).length > 0;
}

test("changes of a list are the differences of its days, eve to day", () => {
  for (const numbers of Object.values(LISTS)) {
    const changes = lawChanges(engine, numbers, "CA");
    assert.ok(changes.length > 0);
    for (const { day, numbers: changed } of changes) {
      const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      const found = diffDays(engine, { from: eve as Day, to: day as Day, origin: "CA", value: "10000.00", numbers });
      assert.deepEqual(
        changed.map((each) => `${each.hts} ${each.spi}`),
        found.map((each) => `${each.hts} ${each.spi}`),
        day,
      );
    }
  }
});

test("a lapse of CUSMA on a quiet day stands in both feeds of a list, with what was owed before and after", async () => {
  const [list, scenario] = [join(folder, "quiet.txt"), join(folder, "cusma-lapse.yaml")];
  writeFileSync(list, "7013.99.90.10\n");
  writeFileSync(scenario, readFileSync(packagePath("scenarios/cusma-lapse.yaml"), "utf8").replaceAll("2027-01-01", "2027-02-10"));
  const [ics, xml] = [join(folder, "lapse.ics"), join(folder, "lapse.xml")];
  const asked = ["events", "--list", list, "--scenario", scenario, "--from", "2026-12-01", "--ical", ics, "--atom", xml];
  const made = spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...asked], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(ics, "utf8")));
  const days = calendar.getAllSubcomponents("vevent").filter((each) => String(each.getFirstPropertyValue("dtstart")) === "2027-02-10");
  assert.equal(days.length, 1);
  const feed = await new Parser().parseString(readFileSync(xml, "utf8"));
  const texts = feed.items.map((each) => `${each.title} ${each.content ?? ""} ${each.contentSnippet ?? ""}`);
  const atom = texts.filter((text) => text.includes("2027-02-10") || /lapse/i.test(text));
  assert.equal(atom.length, 1, texts.join("\n"));
  for (const text of [String(days[0]?.getFirstPropertyValue("description")), atom[0] ?? ""]) {
    // Free of ordinary duty and of section 301 before, both after; section 338 stands throughout.
    assert.match(text, /50% \(9903\.03\.14\)/, text);
    assert.match(text, /67\.2%|76\.5%/, text);
    assert.match(text, /lapse/i, text);
  }
});

test("the command writes both feeds of a list, and the report of differences as one page", () => {
  const list = join(folder, "list.txt");
  writeFileSync(list, "7013.99.90.10 glassware\n");
  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [packagePath("dist/cli/main.js"), ...args], { encoding: "utf8" });
  const [ics, xml, html] = ["f.ics", "f.xml", "d.html"].map((name) => join(folder, name)) as [string, string, string];
  const made = run("events", "--list", list, "--from", "2025-01-01", "--ical", ics, "--atom", xml);
  assert.equal(made.status, 0, made.stderr);
  assert.match(readFileSync(ics, "utf8"), /20260822/);
  assert.match(readFileSync(xml, "utf8"), /PP 11048/);
  assert.equal(run("events", "--list", list).status, 2);
  assert.equal(run("diff", "2026-08-21", "2026-08-22", "--chapter", "70", "--html", html).status, 0);
  const page = readFileSync(html, "utf8");
  assert.match(page, /7013\.99\.90\.10/);
  assert.ok(!/<script|src=|href=/.test(page), "nothing is loaded");
});

test("everything between two days", () => {
  const chapter = LONG ? {} : { chapter: "84" };
  const found = diffDays(engine, { from: "2026-02-23" as Day, to: "2026-02-24" as Day, origin: "CA", value: "10000.00", ...chapter });
  assert.ok(found.length > (LONG ? 10_000 : 1_000));
});

test("numbers compared together differ as each does alone", () => {
  for (const [from, to, chapter] of [
    ["2026-08-21", "2026-08-22", "44"],
    ["2025-07-31", "2025-08-01", "74"],
    ["2025-06-03", "2025-06-04", "76"],
    ["2026-04-05", "2026-04-06", "84"],
    ["2026-12-31", "2027-01-01", "94"],
  ] as const) {
    const days = { from: from as Day, to: to as Day, origin: "CA", value: "10000.00" };
    const all = diffDays(engine, { ...days, chapter });
    // Each line by the reference alone: no plan is asked whether it is like another.
    const changed = engine.schedule.lines(days.to, chapter).flatMap((hts) =>
      ["S", null].flatMap((spi) => {
        const [a, b] = [from, to].map((day) => {
          const answer = engine.assess({ hts, origin: "CA", entryDate: day, value: "10000.00", spi });
          return answer.status === "error"
            ? answer.error.code
            : JSON.stringify([
                answer.status,
                filedIn(answer).duties.map((duty) => [duty.heading, duty.rateText, duty.on]),
                answer.range,
                answer.prohibition?.measure,
              ]);
        });
        return a === b ? [] : [`${formatHts(hts)} ${spi}`];
      }),
    );
    const inForce = new Set(engine.schedule.lines(days.to, chapter).map(formatHts));
    assert.deepEqual(
      all.filter((each) => inForce.has(each.hts)).map((each) => `${each.hts} ${each.spi}`),
      changed,
      `${from} ${chapter}`,
    );
    assert.ok(changed.length > 0, `${from} ${chapter}`);
  }
});
