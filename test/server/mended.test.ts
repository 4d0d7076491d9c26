// A query that is refused says which part is wrong and what to write instead, in both languages; and what the page of the interface promises is
// taken.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { type Served, serve } from "./serve.js";

let served: Served;
before(async () => {
  served = await serve();
});
after(() => served.stop());

interface Problem {
  readonly code: string;
  readonly key?: string;
  readonly fix: string;
}

async function problem(path: string, language = "en"): Promise<{ readonly status: number; readonly found: Problem }> {
  const answer = await fetch(served.base + path, { headers: { "accept-language": language } });
  return { status: answer.status, found: (await answer.json()) as Problem };
}

// Paths with one part that cannot stand, and that part.
const WRONG: readonly (readonly [path: string, key: string])[] = [
  ["/v1/events?kind=nope", "kind"],
  ["/v1/events?sector=nope", "sector"],
  ["/v1/events?measure=nope", "measure"],
  ["/v1/events?from=x", "from"],
  ["/v1/calendar.ics?kind=nope", "kind"],
  ["/v1/feed.atom?measure=nope", "measure"],
  ["/v1/exposure?month=1999-01", "month"],
  ["/v1/exposure?assume=x%3D1", "assume"],
  ["/v1/exposure?date=2024-01-01", "date"],
  ["/v1/exposure?by=nope", "by"],
  ["/v1/exposure?claims=nope", "claims"],
  ["/v1/search?q=", "q"],
  ["/v1/search?q=x&limit=0", "limit"],
  ["/v1/search?q=x&limit=many", "limit"],
  [`/v1/search?q=${"x".repeat(501)}`, "q"],
  ["/v1/history/7604.21.00.10?value=-1", "value"],
  ["/v1/diff?from=2026-08-21&to=2026-08-22&chapter=7", "chapter"],
  ["/v1/diff?from=2026-08-21&to=2026-08-22&chapter=77", "chapter"],
  ["/v1/diff?from=2026-08-21&to=2026-08-22&chapter=98", "chapter"],
];

for (const [path, key] of WRONG)
  test(`GET ${path.slice(0, 60)}`, async () => {
    for (const language of ["en", "fr"]) {
      const { status, found } = await problem(path, language);
      assert.equal(status, 422, JSON.stringify(found));
      assert.equal(found.key, key);
      assert.ok(found.fix !== "" && found.code !== "");
      assert.doesNotMatch(found.fix, /pattern|fewer than|must NOT|[<>]=|[\\^]/, "words, not a schema");
      if (language === "fr") assert.doesNotMatch(found.fix, /must|Write|Choose/);
    }
  });

test("the figures of a bill are decimals, as in JSON", async () => {
  const post = (query: string): Promise<Response> =>
    fetch(`${served.base}/v1/origin?hts=8414.59&date=2025-10-01&${query}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: "name,hts,value,originating\nmotor,8501.10,20,no\n",
    });
  for (const query of [
    "transactionValue=100",
    "transactionValue=100.5",
    "netCost=100.00",
    "totalCost=90&transactionValue=100",
    "weightKg=1.125",
  ])
    assert.equal((await post(query)).status, 200, query);
  for (const [query, key] of [
    ["transactionValue=-5.00", "transactionValue"],
    ["netCost=1.234", "netCost"],
    ["weightKg=heavy", "weightKg"],
  ] as const) {
    const answer = await post(query);
    const found = (await answer.json()) as Problem;
    assert.deepEqual([answer.status, found.key], [422, key], query);
    assert.match(found.fix, /^Write it like \d/);
  }
});

test("a line that has no answer is told by compare", async () => {
  const answer = await fetch(`${served.base}/v1/compare`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      lines: [
        { hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-20", value: "1000.00", spi: "S" },
        { id: "second", hts: "1", origin: "CA", entryDate: "2025-10-20", value: "1000.00" },
      ],
      scenario: readFileSync(packagePath("scenarios/section-338-struck-down.yaml"), "utf8"),
    }),
  });
  const found = (await answer.json()) as { index: number; law: { status: string; id?: string } }[];
  assert.deepEqual(
    found.map(({ index, law }) => [index, law.status, law.id]),
    [[1, "error", "second"]],
  );
});
