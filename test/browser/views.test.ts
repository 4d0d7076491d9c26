// Every view in both languages and themes, wide and narrow: axe finds nothing, nothing is wider than the window, the views are one line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";
import { coveredTexts, doubledIds, englishFigures, paleFields, paleTexts } from "./looks.js";
import { VIEWS } from "./view-list.js";

const fixture = browserFixture();
const { accessible, foreign, open, wrong } = fixture;

// The next view in the next pairing of language and theme; each in every one of them with CARVEOUT_VIEWS=all, as `check:full` has it.
const every = process.env.CARVEOUT_VIEWS === "all";
const LANGUAGES = ["en", "fr"] as const;
const THEMES = ["light", "dark"] as const;
const taken = (view: number, pairing: number): boolean => every || view % (LANGUAGES.length * THEMES.length) === pairing;

for (const [first, language] of LANGUAGES.entries())
  for (const [second, theme] of THEMES.entries())
    for (const view of VIEWS.filter((_, at) => taken(at, first * THEMES.length + second)))
      test(`axe is clean and nothing is too wide: ${view || "home"}, ${language}, ${theme}`, limits, async () => {
        await fixture.prefer(language, theme);
        await open(view);
        await fixture.page.waitForSelector("#panel h1, #panel h2");
        assert.equal(await fixture.attribute("html", "lang"), language);
        for (const width of [1200, 390]) {
          await fixture.page.setViewport({ width, height: 900 });
          await accessible(`${width}`);
          assert.equal(new Set(await fixture.tops(".views a")).size, 1, `${width}: views in one line`);
          assert.ok((await fixture.overflow()) <= 0, `${width}: too wide`);
          for (const look of [paleTexts, paleFields, doubledIds, coveredTexts])
            assert.deepEqual(await fixture.page.evaluate(look), [], `${width}: ${look.name}`);
          if (language === "fr") assert.deepEqual(await fixture.page.evaluate(englishFigures), [], `${width}`);
        }
      });

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
