// Home on three days against the library: rates by `assess`, the days before and after each turn, the share by `exposure`, dates by `events`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { addDays, type Day } from "../../src/exact/day.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { bundledEvents } from "../../src/reports/events-feed.js";
import { exposureAnswer } from "../../src/reports/exposure-answer.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { foreign, open, says, text, wrong } = fixture;
const engine = bundledEngine();
const kinds = parse(readFileSync(packagePath("sectors/state.csv")), { columns: true }) as Record<string, string>[];
const DAYS = ["2026-11-30", "2025-10-03", "2026-03-01"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// The line of an example, built here from its row: dotted paths become objects.
function lineOf(row: Record<string, string>, entryDate: string, spi: "S" | null): Record<string, unknown> {
  const line: Record<string, unknown> = { hts: row.example, origin: "CA", entryDate, value: "10000.00", spi };
  for (const each of (row.facts ?? "").split(" ").filter(Boolean)) {
    const [path = "", value = ""] = each.split("=");
    const keys = path.split(".");
    let at = line;
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[keys.at(-1) ?? ""] = value === "true" ? true : value;
  }
  return line;
}

function rate(row: Record<string, string>, day: string, spi: "S" | null): string {
  const answer = engine.assess(lineOf(row, day, spi));
  if (answer.status === "determined") return `${Number(((Number(answer.totals.duty) / 10_000) * 100).toFixed(2))}%`;
  if (answer.status === "range" && answer.range.max !== undefined) {
    const [low, high] = [answer.range.min, answer.range.max].map(({ duty }) => `${Number((Number(duty) / 100).toFixed(2))}%`);
    return low === high ? String(low) : `${low} – ${high}`;
  }
  return answer.status;
}

function dayOf(said: string): string {
  const found = /(\d+) (\w{3}) (\d{4})/.exec(said);
  return found === null
    ? ""
    : `${found[3]}-${String(MONTHS.indexOf(found[2] ?? "") + 1).padStart(2, "0")}-${(found[1] ?? "").padStart(2, "0")}`;
}

for (const day of DAYS)
  test(`${day}: every rate, since and next is what the law gives`, limits, async () => {
    await open(`date=${day}`);
    await fixture.many("#state tbody tr", kinds.length);
    for (const kind of kinds) {
      const row = `#state tr[data-kind="${kind.id}"]`;
      const [claimed = "", plain = ""] = await fixture.texts(`${row} .rate`);
      const owed = [rate(kind, day, "S"), rate(kind, day, null)];
      assert.deepEqual([claimed, plain], owed, kind.id);
      const since = dayOf(await text(`${row} .since`));
      if (since !== "") {
        assert.ok(since <= day, kind.id);
        const charged = (on: string): unknown =>
          (["S", null] as const).map((spi) => {
            const {
              duties = [],
              common,
              totals,
            } = engine.assess(lineOf(kind, on, spi)) as {
              duties?: readonly { measure: string; amount: string }[];
              common?: { duties: readonly { measure: string; amount: string }[] };
              totals?: { duty: string };
            };
            return [
              rate(kind, on, spi),
              totals?.duty,
              (common?.duties ?? duties).filter(({ amount }) => Number(amount) > 0).map(({ measure }) => measure),
            ];
          });
        assert.notDeepEqual(charged(addDays(since as Day, -1)), charged(since), `${kind.id} turned on ${since}`);
        assert.deepEqual(charged(since), charged(day), `${kind.id} is since ${since} what it is`);
        assert.ok((await fixture.count(`${row} .since a`)) > 0, `${kind.id} names its act`);
      }
      const next = await fixture.texts(`${row} .next-tag`);
      const on = dayOf((next[0] ?? "").split(",").at(-1) ?? "");
      if (on !== "") {
        const then = [rate(kind, on, "S"), rate(kind, on, null)];
        assert.notDeepEqual(then, owed, `${kind.id} changes on ${on}`);
        for (const each of new Set(then)) assert.ok(next[0]?.includes(each), `${kind.id}: ${next[0]} has ${each}`);
        assert.deepEqual(
          [rate(kind, addDays(on as Day, -1), "S"), rate(kind, addDays(on as Day, -1), null)],
          owed,
          `${kind.id} until ${on}`,
        );
      }
    }
  });

test("the share inside the carve-out and the average duty are those of exposure", limits, async () => {
  const { rows } = exposureAnswer({ date: "own", by: "month", claims: "comparable" });
  for (const [day, month] of [
    ["2025-10-03", "2025-10"],
    ["2026-03-01", "2026-02"],
    ["2026-11-30", "2026-02"],
  ] as const) {
    await open(`date=${day}`);
    const row = rows.find(({ key }) => key === month);
    assert.equal(await says("#inside-share", /%/), `${Number(((row?.insideShare ?? 0) * 100).toFixed(1))}%`);
    const [low, high] = [row?.rate?.min ?? 0, row?.rate?.max ?? 0].map((each) => `${Number((each * 100).toFixed(1))}%`);
    assert.ok((await text("#average-duty")).includes(`${low} to ${high}`), `${day}: ${low} to ${high}`);
  }
});

test("what is coming is in the record of events or turns a duty", limits, async () => {
  await open("date=2026-11-30");
  await fixture.page.waitForSelector("#coming li");
  const said = await text("#coming");
  const [soon] = bundledEvents().filter(
    ({ date, standing, kind }) => date > "2026-11-30" && standing === "scheduled" && kind === "deadline",
  );
  assert.ok(soon !== undefined && said.includes(soon.title), said);
  assert.match(said, /1 Jan 2027[\s\S]*Kitchen cabinets and vanities[^\n]*: 50%/);
  await open("date=2025-10-03");
  await fixture.page.waitForSelector("#coming li");
  assert.match(await text("#coming"), /14 Oct 2025[\s\S]*Softwood lumber/);
  assert.match(await text("#lately"), /1 Aug 2025[\s\S]*Everything else[^\n]*35%/);
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
