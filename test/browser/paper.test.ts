// On paper no control looks like one, and days are words. On the screen a file is chosen by a button in the language of the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { open } = fixture;
const ANSWER = "hts=8708998180&date=2026-11-30&value=12500.00";

// Controls that still look like ones, and ISO days outside commands and names of acts.
function onPaper(): string[] {
  const controls = [...document.querySelectorAll<HTMLElement>("button, input, select, textarea")].filter((each) => {
    if (!each.checkVisibility() || each.getBoundingClientRect().width < 2) return false;
    const { borderTopWidth, backgroundColor } = getComputedStyle(each);
    return borderTopWidth !== "0px" || !/, 0\)$|transparent/.test(backgroundColor) || each.closest("#actions, .controls") !== null;
  });
  const days = [...document.querySelectorAll<HTMLElement>(".printed, #notices, #seen, #assumed")].filter((each) =>
    /\b\d{4}-\d{2}-\d{2}\b/.test(each.textContent ?? ""),
  );
  return [...controls.map((each) => `${each.tagName} ${each.id} ${each.className}`), ...days.map((each) => `day: ${each.textContent}`)];
}

test("paper has no controls and writes days in words, in both languages", limits, async () => {
  for (const language of ["en", "fr"] as const)
    for (const view of [ANSWER, "q=kitchen%20cabinets", "tab=timeline", "tab=refunds", "tab=what-if", "tab=entries"]) {
      await fixture.prefer(language, "light");
      await open(view);
      await fixture.page.waitForSelector("#panel h1, #panel h2");
      await fixture.page.emulateMediaType("print");
      const found = await fixture.page.evaluate(onPaper);
      await fixture.page.emulateMediaType();
      assert.deepEqual(found, [], `${language} ${view}`);
    }
});

test("files are chosen by a button that the keyboard reaches, in the language of the page", limits, async () => {
  for (const [language, choose, none] of [
    ["en", "Choose a file", "No file chosen"],
    ["fr", "Choisir un fichier", "Aucun fichier choisi"],
  ] as const) {
    await fixture.prefer(language, "light");
    for (const [tab, id] of [
      ["entries", "file"],
      ["origin", "bill-file"],
      ["what-if", "wi-file"],
      ["refunds", "facts"],
    ] as const) {
      await open(`tab=${tab}`);
      assert.equal(await fixture.text(`#${id}-choose`), choose, tab);
      assert.equal(await fixture.text(`#${id}-chosen`), none, tab);
      await fixture.focus(`#${id}-choose`);
      await fixture.focused(`#${id}-choose`);
      assert.equal(await fixture.style(`#${id}`, "display"), "none", tab);
    }
  }
});
