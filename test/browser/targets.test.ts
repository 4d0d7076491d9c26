// What is pressed is large enough for a finger (WCAG 2.5.8): every control of every view, wide and narrow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";
import { smallTargets } from "./looks.js";
import { VIEWS } from "./view-list.js";

const fixture = browserFixture();

for (const [at, view] of VIEWS.entries())
  test(`every control is 24 pixels wide and high: ${view || "home"}`, limits, async () => {
    await fixture.prefer(at % 2 === 0 ? "en" : "fr", "light");
    await fixture.open(view);
    await fixture.page.waitForSelector("#panel h1, #panel h2");
    for (const width of [1200, 390]) {
      await fixture.page.setViewport({ width, height: 900 });
      assert.deepEqual(await fixture.page.evaluate(smallTargets), [], `${width}`);
    }
  });

test("on a phone the way back to today is seen and pressed, in both languages", limits, async () => {
  await fixture.page.setViewport({ width: 390, height: 844 });
  for (const language of ["en", "fr"] as const) {
    await fixture.prefer(language, "light");
    await fixture.open("date=2025-10-03");
    assert.equal(await fixture.text("#to-today"), language === "en" ? "Today" : "Aujourd’hui");
    assert.ok((await fixture.overflow()) <= 0);
    const [name] = await fixture.tops(".topbar .name");
    const [theme] = await fixture.tops("#theme");
    assert.ok(Math.abs((name ?? 0) - (theme ?? 99)) < 30, "name, day, language and theme are one line");
    await fixture.click("#to-today");
    await fixture.many("#to-today", 0);
  }
});
