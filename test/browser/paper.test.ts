// Printed, the page reads as a document: nothing to press, days in words, and reliefs that say what they depend on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const ANSWER = "hts=8708998180&date=2026-11-30&value=12500.00";

// Controls that still look like ones, and those that only do something or hold nothing.
function controlsSeen(): string[] {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const idle =
    "button:not(.choice, .row-pick, .told, .code, td .link, th .link), input:is([type=checkbox], [type=radio], [type=file], [type=date]), :is(input, textarea):placeholder-shown";
  const controls = [...document.querySelectorAll<HTMLElement>("button, input, select, textarea")].filter((each) => {
    if (!each.checkVisibility() || each.getBoundingClientRect().width < 2) return false;
    const { borderTopWidth, backgroundColor } = getComputedStyle(each);
    const looksLikeOne = borderTopWidth !== "0px" || !/, 0\)$|transparent/.test(backgroundColor);
    return looksLikeOne || each.matches(idle) || each.closest("#actions, .controls") !== null;
  });
  return controls.map((each) => `${each.tagName} ${each.id} ${each.className} ${each.innerText.trim()}`);
}

// Days as data writes them; acts keep the names they are cited by, and commands are copied as they stand.
function plainDays(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: around, textContent } = node;
    if (!/\b20\d\d-\d\d-\d\d\b/.test(textContent ?? "")) continue;
    if (around !== null && around.closest(".acts, pre, code") === null && around.checkVisibility()) found.push(textContent ?? "");
  }
  return found;
}

const VIEWS = [
  ANSWER,
  "hts=9403409060&date=2026-11-30&value=12500.00",
  "q=kitchen%20cabinets",
  ...["timeline", "entries", "refunds", "what-if"].map((id) => `tab=${id}`),
];

for (const [language, theme] of [
  ["en", "light"],
  ["fr", "dark"],
] as const)
  test(`on paper there is nothing to press, and days are in words: ${language}`, limits, async () => {
    await fixture.prefer(language, theme);
    for (const view of VIEWS) {
      await fixture.open(view);
      await fixture.page.waitForSelector("#panel h1, #panel h2");
      await fixture.page.emulateMediaType("print");
      assert.deepEqual(await fixture.page.evaluate(controlsSeen), [], view);
      assert.deepEqual(await fixture.page.evaluate(plainDays), [], view);
      await fixture.page.emulateMediaType();
    }
  });

test("what could lower a duty says on which answer it depends, in both languages", limits, async () => {
  for (const [language, form] of [
    ["en", /^up to −\$[\d,.]+ (if the answer is yes|depending on the answer): \S/],
    ["fr", /^jusqu’à −[\d,.\s]+\$ (si la réponse est oui|selon la réponse)\s: \S/],
  ] as const) {
    await fixture.prefer(language, "light");
    await fixture.open(ANSWER);
    await fixture.page.waitForSelector("#reliefs");
    await fixture.press("#reliefs > summary");
    const said = await fixture.texts("#reliefs li.ask > p:first-child");
    assert.ok(said.length > 1);
    for (const each of said) assert.match(each, form);
  }
});
