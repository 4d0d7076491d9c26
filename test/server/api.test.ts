// The API: answers, problem documents, limits, headers.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { type Served, serve } from "./serve.js";

const LINE = { hts: "6109.10.00.04", origin: "CA", entryDate: "2025-08-01", value: "10000.00", spi: null };
let server: Served;
let base = "";

before(async () => {
  server = await serve();
  base = server.base;
});

after(async () => assert.equal(await server.stop(), 0, "a graceful stop"));

async function call(
  path: string,
  body?: unknown,
  type = "application/json",
  method = body === undefined ? "GET" : "POST",
): Promise<{ status: number; type: string; json: unknown; text: string; headers: Headers }> {
  const answer = await fetch(`${base}${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": type } }),
  });
  const text = await answer.text();
  const kind = answer.headers.get("content-type") ?? "";
  return { status: answer.status, type: kind, json: kind.includes("json") ? JSON.parse(text) : undefined, text, headers: answer.headers };
}

// The server answers on the length that is declared, before a body is sent.
function statusOfLength(path: string, length: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}${path}`,
      { method: "POST", headers: { "content-type": "application/json", "content-length": length } },
      (answer) => {
        resolve(answer.statusCode);
        sent.destroy();
      },
    );
    sent.on("error", reject);
    sent.flushHeaders();
  });
}

test("one line: 200 with the assessment, 422 with a problem of the same code and key", async () => {
  const good = await call("/v1/assess", LINE);
  assert.equal(good.status, 200);
  assert.equal((good.json as { totals: { duty: string } }).totals.duty, "5150.00");
  const bad = await call("/v1/assess", { ...LINE, value: "-1" });
  assert.equal(bad.status, 422);
  assert.match(bad.type, /application\/problem\+json/);
  assert.deepEqual([(bad.json as { code: string }).code, (bad.json as { key: string }).key], ["facts/bad-decimal", "value"]);
});

test("an array: always 200, errors in their place; prohibited and range are answers", async () => {
  const { status, json } = await call("/v1/assess", [
    LINE,
    {},
    { ...LINE, spi: undefined },
    { ...LINE, hts: "8711.50.00.60", entryDate: "2026-10-01" },
  ]);
  assert.equal(status, 200);
  assert.deepEqual(
    (json as { status: string }[]).map((each) => each.status),
    ["determined", "error", "range", "prohibited"],
  );
});

test("numbers keep their digits", async () => {
  const { json } = await call("/v1/assess", JSON.stringify(LINE).replace('"10000.00"', "1e4"));
  assert.equal((json as { code: string }).code, "facts/bad-decimal");
});

test("options of the contract", async () => {
  const { json } = await call("/v1/assess?knownOn=2025-07-30&fees=1&trace=1", { ...LINE, mode: "truck" });
  const answer = json as { totals: { duty: string; fees: string }; trace: unknown[] };
  assert.deepEqual([answer.totals.duty, answer.totals.fees], ["4150.00", "34.64"]);
  assert.ok(answer.trace.length > 0);
});

test("malformed JSON 400, unknown path 404, wrong method 405, wrong type 415, too large 413, too many 413", async () => {
  assert.equal((await call("/v1/assess", "{")).status, 400);
  assert.equal((await call("/v1/nothing")).status, 404);
  const wrong = await call("/v1/assess");
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("allow"), "POST");
  assert.equal((await call("/v1/assess", "<x/>", "application/xml")).status, 415);
  assert.equal(await statusOfLength("/v1/assess", 17 << 20), 413);
  assert.equal((await call("/v1/assess", JSON.stringify(Array.from({ length: 10_001 }, () => 0)))).status, 413);
});

test("the other paths answer", async () => {
  assert.equal(((await call("/v1/entry?fees=1", [LINE, LINE])).json as { lines: unknown[] }).lines.length, 2);
  assert.equal(((await call("/v1/lines/7604.21.00.10?date=2025-10-07")).json as { general: string }).general, "1.5%");
  assert.equal((await call("/v1/lines/9999.99.99.99")).status, 404);
  assert.ok(((await call("/v1/history/6109.10.00.04")).json as unknown[]).length > 6);
  assert.ok(((await call("/v1/diff?from=2026-08-21&to=2026-08-22&chapter=70")).json as unknown[]).length > 0);
  assert.equal((await call("/v1/diff?from=never&to=2026-08-22")).status, 422);
  assert.ok(((await call("/v1/measures")).json as unknown[]).length > 15);
  assert.equal(((await call("/v1/measures/canada-338")).json as { id: string }).id, "canada-338");
  assert.equal((await call("/v1/measures/none")).status, 404);
  assert.ok(((await call("/v1/facts")).json as unknown[]).length > 40);
  assert.match(((await call("/v1/law")).json as { hash: string }).hash, /^[0-9a-f]{16}$/);
  assert.deepEqual((await call("/healthz")).json, { status: "ok" });
});

test("search finds headings by words, misspellings and numbers", async () => {
  const first = async (q: string): Promise<string | undefined> =>
    ((await call(`/v1/search?q=${encodeURIComponent(q)}&limit=3`)).json as { hts: string }[])[0]?.hts;
  assert.equal(await first("aluminum bars"), "7604");
  assert.equal(await first("alumnium bars"), "7604");
  assert.equal(await first("2x4"), "4407");
  assert.equal(await first("7604.21"), "7604");
});

test("a table comes back rated", async () => {
  const { status, type, text } = await call(
    "/v1/rate",
    "hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\nbad,CA,2025-08-01,1,\n",
    "text/csv",
  );
  assert.equal(status, 200);
  assert.match(type, /text\/csv/);
  const rows = text.trim().split("\n");
  assert.equal(rows.length, 3);
  assert.match(rows[1] ?? "", /determined,1650.00,3500.00/);
  assert.match(rows[2] ?? "", /hts\/wrong-length/);
  assert.equal((await call("/v1/rate", "a,b\n1,2\n", "text/csv")).status, 422);
});

test("compare shows only what differs under a scenario", async () => {
  const scenario =
    "scenario: x\ntitle: No section 338 duty\nact: Scenario x\namends:\n  canada-338:\n    ends: { on: 2026-12-01, by: [Scenario x] }\n";
  const lines = [LINE, { ...LINE, hts: "7013.99.90.10", entryDate: "2026-12-02" }];
  const { json } = await call("/v1/compare", { lines, scenario });
  assert.deepEqual(
    (json as { index: number }[]).map((each) => each.index),
    [1],
  );
  assert.equal((await call("/v1/compare", { lines, scenario: "scenario: [" })).status, 422);
});

test("the document names every path, and headers keep a browser careful", async () => {
  const document = (await call("/openapi.json")).json as { openapi: string; paths: Record<string, unknown> };
  assert.equal(document.openapi, "3.1.0");
  for (const path of ["/v1/assess", "/v1/entry", "/v1/rate", "/v1/lines/{hts}", "/v1/history/{hts}", "/healthz"])
    assert.ok(path in document.paths, path);
  const { headers } = await call("/healthz");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("access-control-allow-origin"), null);
});

test("events and exposure: the same as the command gives, and a wrong question is 422", async () => {
  const events = await call("/v1/events?measure=canada-338&from=2026-09-01");
  assert.equal(events.status, 200);
  assert.ok((events.json as { measures: string[] }[]).every((event) => event.measures.includes("canada-338")));
  assert.equal((await call("/v1/events?kind=parade")).status, 422);
  assert.equal((await call("/v1/events?sort=up")).status, 422);
  const exposure = await call("/v1/exposure?date=2025-10-03&month=2025-10&by=sector&assume=content.steel.value%3D0.5");
  assert.equal(exposure.status, 200);
  assert.equal((exposure.json as { total: { imports: string } }).total.imports, "30868981254.00");
  assert.equal((await call("/v1/exposure?by=color")).status, 422);
  const unfit = await fetch(`${server.base}/v1/rate?reading=no-such-question=1`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: "hts,origin,entry_date,customs_value\n6109.10.00.04,CA,2025-08-01,10.00\n",
  });
  assert.equal(`${unfit.status} ${((await unfit.json()) as { code: string }).code}`, "422 options/unknown-reading");
  for (const path of ["exposure?date=2024-12-31", "lines/6109.10.00.04?date=2024-12-31", "diff?from=2024-12-31&to=2025-08-01"]) {
    const { status, json } = await call(`/v1/${path}`);
    assert.equal(`${status} ${(json as { code: string }).code}`, "422 date/before-coverage", path);
  }
});

test("a report audited: the IEEPA duty comes back, and columns that lack are named", async () => {
  const report = [
    "entry number,entry date,line,hts,origin,spi,entered value,duty",
    "TST00000001,2025-08-05,1,99030110,CA,,,3500.00",
    "TST00000001,2025-08-05,1,6109100004,CA,,10000,1650.00",
  ].join("\n");
  const good = await call("/v1/audit?asOf=2026-05-01", report, "text/csv");
  assert.equal(good.status, 200);
  assert.equal((good.json as { summary: { total: { backMax: string } } }).summary.total.backMax, "3500.00");
  const bad = await call("/v1/audit?asOf=2026-05-01", "entry number,hts\n1,2\n", "text/csv");
  assert.deepEqual([bad.status, (bad.json as { code: string }).code], [422, "table/missing-column"]);
  assert.equal((await call("/v1/audit?asOf=2026-02-30", report, "text/csv")).status, 422);
});

test("origin: one question 200, a refused one 422 with its code and key, an array always 200", async () => {
  const good = { hts: "8414.59", date: "2025-10-01", materials: [{ name: "motor", hts: "8501.10", originating: false }] };
  const one = await call("/v1/origin", good);
  assert.deepEqual([one.status, (one.json as { status: string }).status], [200, "originates"]);
  const bad = await call("/v1/origin", { ...good, hts: "84" });
  assert.deepEqual([bad.status, (bad.json as { code: string }).code, (bad.json as { key: string }).key], [422, "hts/wrong-length", "hts"]);
  const many = await call("/v1/origin", [good, {}]);
  assert.deepEqual([many.status, (many.json as { status: string }[]).map((each) => each.status)], [200, ["originates", "error"]]);
});
