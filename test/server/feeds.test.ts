// The calendar and the news feed over HTTP: what the command writes, read by the usual readers; 304 while nothing is new; refusals by name.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ICAL from "ical.js";
import Parser from "rss-parser";
import { lawChanges } from "../../src/history/law-changes.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "./serve.js";

const LIST = ["4407.11.00.02", "8703.23.01.10"];
const FROM = "2025-01-01";
let server: Served;
before(async () => {
  server = await serve();
});
after(async () => assert.equal(await server.stop(), 0));

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${server.base}${path}`, { headers });

function written(flag: "--ical" | "--atom"): string {
  const folder = mkdtempSync(join(tmpdir(), "carveout-feeds-"));
  const [numbers, out] = [join(folder, "numbers.txt"), join(folder, "out")];
  writeFileSync(numbers, LIST.join("\n"));
  execFileSync(process.execPath, [packagePath("dist/cli/main.js"), "events", "--list", numbers, "--from", FROM, flag, out]);
  return readFileSync(out, "utf8");
}

test("the calendar of a list is that of the command, and a calendar reads every change of it", async () => {
  const answer = await get(`/v1/calendar.ics?numbers=${LIST.join("+")}&from=${FROM}`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
  const text = await answer.text();
  assert.equal(text, written("--ical"));
  const days = lawChanges(bundledEngine(), LIST, "CA").map(({ day }) => day);
  assert.ok(days.length > 5);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  assert.deepEqual(
    events.map((each) => String(each.getFirstPropertyValue("dtstart"))),
    days,
  );
});

test("the feed of a list is that of the command, and a reader reads every change of it", async () => {
  const answer = await get(`/v1/feed.atom?numbers=${LIST.join("%20")}&from=${FROM}`);
  assert.equal(answer.headers.get("content-type"), "application/atom+xml; charset=utf-8");
  const text = await answer.text();
  assert.equal(text, written("--atom"));
  const { items } = await new Parser().parseString(text);
  assert.equal(items.length, lawChanges(bundledEngine(), LIST, "CA").length);
  assert.match(String(items[0]?.content), /with(out)? CUSMA: .+ -> .+/);
});

test("without numbers it holds events, filtered as /v1/events filters them", async () => {
  const events = (await (await get("/v1/events?measure=canada-338&from=2026-01-01")).json()) as unknown[];
  assert.ok(events.length > 0);
  const feed = await (await get("/v1/feed.atom?measure=canada-338&from=2026-01-01")).text();
  assert.equal((await new Parser().parseString(feed)).items.length, events.length);
});

test("a reader that sends back the tag or the day gets 304, and another list has another tag", async () => {
  const path = `/v1/calendar.ics?from=${FROM}&numbers=${LIST[0]}`;
  const first = await get(path);
  const [tag, changed] = [first.headers.get("etag") ?? "", first.headers.get("last-modified") ?? ""];
  assert.match(tag, /^"[\w-]{22}"$/);
  assert.ok(Date.parse(changed) <= Date.now());
  for (const headers of [{ "if-none-match": tag }, { "if-none-match": `"other", W/${tag}` }, { "if-modified-since": changed }]) {
    const again = await get(path, headers);
    assert.deepEqual([again.status, await again.text()], [304, ""], JSON.stringify(headers));
    assert.equal(again.headers.get("etag"), tag);
  }
  const before = new Date(Date.parse(changed) - 86_400_000).toUTCString();
  assert.equal((await get(path, { "if-modified-since": before })).status, 200);
  assert.equal((await get(path, { "if-none-match": '"other"', "if-modified-since": changed })).status, 200, "the tag decides");
  assert.notEqual((await get(`/v1/calendar.ics?from=${FROM}&numbers=${LIST[1]}`)).headers.get("etag"), tag);
});

test("numbers that no edition has, too many of them, and filters that do not fit are refused by name", async () => {
  for (const [query, key] of [
    ["numbers=0000.00.00", "numbers"],
    ["numbers=7604", "numbers"],
    ["numbers=", "numbers"],
    [`numbers=${Array(501).fill(LIST[0]).join("+")}`, "numbers"],
    [`numbers=${LIST[0]}&sector=wood`, "sector"],
    ["from=soon", "from"],
    ["number=7604", "number"],
  ] as const)
    for (const path of ["/v1/calendar.ics", "/v1/feed.atom"]) {
      const answer = await get(`${path}?${query}`);
      assert.match(answer.headers.get("content-type") ?? "", /problem\+json/);
      assert.deepEqual([answer.status, ((await answer.json()) as { key: string }).key], [422, key], query.slice(0, 40));
    }
  assert.equal((await get("/v1/feed.atom?kind=parade")).status, 422);
});
