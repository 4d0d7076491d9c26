// Printed, the page reads as a document: nothing that is pressed, days as the language writes them, and conditions that say what they hang on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();

// What is seen of controls: buttons that only do something, boxes, and fields that hold nothing.
function controlsSeen(): string[] {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const controls = document.querySelectorAll<HTMLElement>(
    "button:not(.choice, .row-pick, .told, .code, td .link, th .link), input:is([type=checkbox], [type=radio], [type=file], [type=date]), :is(input, textarea):placeholder-shown",
  );
  return [...controls].filter((each) => each.checkVisibility()).map((each) => `${each.id || each.className} ${each.innerText.trim()}`);
}

// Days as data writes them; acts keep the names they are cited by.
function plainDays(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (
      /\b20\d\d-\d\d-\d\d\b/.test(node.textContent ?? "") &&
      node.parentElement?.closest(".acts") === null &&
      node.parentElement.checkVisibility()
    )
      found.push(node.textContent ?? "");
  return found;
}

const VIEWS = [
  "hts=9403409060&date=2026-11-30&value=12500.00",
  "hts=8708998180&date=2026-11-30&value=12500.00",
  "tab=timeline",
  "tab=entries",
  "tab=refunds",
];

for (const language of ["en", "fr"] as const)
  test(`on paper there is nothing to press, and days are written: ${language}`, limits, async () => {
    await fixture.prefer(language, "dark");
    for (const view of VIEWS) {
      await fixture.open(view);
      await fixture.page.waitForSelector("#panel h1, #panel h2");
      await fixture.page.emulateMediaType("print");
      assert.deepEqual(await fixture.page.evaluate(controlsSeen), [], view);
      assert.deepEqual(await fixture.page.evaluate(plainDays), [], view);
      await fixture.page.emulateMediaType("screen");
    }
  });

test("what could lower a duty says on which answer it hangs", limits, async () => {
  await fixture.prefer("en", "light");
  await fixture.open("hts=8708998180&date=2026-11-30&value=12500.00");
  await fixture.says("#reliefs", /What could lower it/);
  await fixture.press("#reliefs > summary");
  const said = await fixture.texts("#reliefs li.ask > p:first-child");
  assert.ok(said.length > 0);
  for (const each of said) assert.match(each, /^(−\$[\d,.]+ if the answer is yes: |up to −\$[\d,.]+ depending on the answer: )\S/);
});
