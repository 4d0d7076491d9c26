// What was not read in print is said wherever its duty is: single answers, the history of a number, feeds, and the choice that agents get.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "../../src/exact/day.js";
import { diffDays } from "../../src/history/diff.js";
import { diffReport } from "../../src/history/diff-report.js";
import { atom, changeEntries, feedHead } from "../../src/history/feed.js";
import { lawChanges } from "../../src/history/law-changes.js";
import { steps } from "../../src/history/steps.js";
import { serverParts } from "../../src/host/server-parts.js";
import { unreadIn } from "../../src/law/unread.js";
import { answerGoods } from "../../src/mcp/answer.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import type { Language } from "../../src/said/language.js";

const engine = bundledEngine();
const NUMBER = "6109.10.00.04";
const DAY = "2026-12-02";

function marks(spi: string | null, language: Language, day = DAY): string[] {
  const answer = engine.assess({ hts: NUMBER, origin: "CA", entryDate: day, value: "10000.00", spi }, { language });
  assert.ok(answer.status !== "error");
  return answer.notices.filter(({ code }) => code === "law/unverified").map(({ text }) => text);
}

for (const language of ["en", "fr"] as const) {
  test(`history and feeds carry the marks of the answers (${language})`, () => {
    for (const spi of ["S", null]) {
      const found = steps(engine, { hts: NUMBER, origin: "CA", value: "10000.00", spi, options: { language } });
      for (const step of found)
        for (const text of marks(spi, language, step.from)) assert.ok(step.unverified?.includes(text), `${step.from} ${text}`);
      assert.deepEqual(found[0]?.unverified ?? [], marks(spi, language, found[0]?.from));
      assert.ok(marks(spi, language).length > 0, "the number has a mark on the day");
    }
    const to = engine.parts.translator(language);
    const changes = lawChanges(engine, [NUMBER], "CA", to);
    const feed = atom(feedHead("list", DAY, to), changeEntries(changes, DAY, to));
    for (const text of marks(null, language)) assert.ok(feed.includes(text), text);
  });

  test(`differences and their page carry them (${language})`, () => {
    const request = {
      from: "2026-02-20" as Day,
      to: DAY as Day,
      origin: "CA",
      value: "10000.00",
      numbers: [NUMBER],
      language,
    } as Parameters<typeof diffDays>[1];
    const found = diffDays(engine, request);
    const unclaimed = found.find(({ spi }) => spi === null);
    assert.deepEqual(unclaimed?.unverified, [...new Set([...marks(null, language, "2026-02-20"), ...marks(null, language)])]);
    const page = diffReport({ from: "2026-02-20", to: DAY, scope: "", law: "" }, found, engine.parts.translator(language));
    for (const text of marks(null, language)) assert.ok(page.includes(text.replaceAll('"', "&quot;")), text);
  });

  test(`the choice that agents get carries them, with its sources (${language})`, async () => {
    const found = (await answerGoods({ goods: "T-shirts", origin: "CA", day: DAY, value: "10000", language }, serverParts())) as {
      status: string;
      notices: string[];
      sources: string[];
    };
    assert.equal(found.status, "choose");
    for (const text of marks(null, language)) assert.ok(found.notices.includes(text), text);
    assert.ok(found.sources.includes("PP 11048"));
  });
}

test("what is unread of a law is what its answers carry", () => {
  const all = new Set(unreadIn(engine.law));
  const onDay = new Set(unreadIn(engine.law, DAY as Day));
  for (const text of marks(null, "en").map((each) => each.replace(/^Unverified: /, ""))) assert.ok(onDay.has(text) && all.has(text), text);
  assert.ok(onDay.size < all.size);
});
