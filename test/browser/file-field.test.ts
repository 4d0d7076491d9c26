// A file is chosen by a button in the language of the page, not in that of the browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { open } = fixture;

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
