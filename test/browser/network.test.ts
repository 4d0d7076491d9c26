// The network goes while the page is open: a view that has not come says so in words, and does not ask a screen reader to wait for it. What has
// come goes on working.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { drawn, foreign, network, open, says, wrong } = fixture;

const VIEWS = ["entries", "origin", "refunds", "what-if", "timeline", "trade"];

const go = (hash: string): Promise<void> =>
  fixture.page.evaluate((to: string) => {
    location.hash = to;
  }, hash);

test("without the network each view that has not come says so and is not busy", limits, async () => {
  await open("hts=7604210010");
  await says("#amounts", /\$/);
  await network(false);
  for (const view of VIEWS) {
    await go(`tab=${view}`);
    await says(".stop", /could not be loaded.*Check the connection/s);
    await drawn();
  }
});

test("what has come is still answered, and with the network back the rest comes without a new load", limits, async () => {
  await go("hts=7604210010&value=20000.00");
  await says("#amounts", /\$/);
  await network(true);
  await go("tab=trade");
  await says("main h1, main h2", /./);
  assert.equal(await fixture.count(".stop"), 0);
});

test("data that do not come are told of in every view, and come when they are asked for again", limits, async () => {
  // No data are kept from before.
  await open("tab=refunds");
  await open("hts=7604210010");
  await fixture.page.evaluate(() => {
    const { fetch } = window;
    window.fetch = () => Promise.reject(new TypeError("no network"));
    addEventListener("back", () => {
      window.fetch = fetch;
    });
  });
  for (const view of ["origin", "refunds", "what-if", "timeline"]) {
    await go(`tab=${view}`);
    await says(".stop", /could not be loaded.*Check the connection/s);
    await drawn();
  }
  await fixture.page.evaluate(() => dispatchEvent(new Event("back")));
  for (const view of VIEWS) {
    await go(`tab=${view}`);
    await drawn();
    await fixture.many(".stop", 0);
  }
  assert.deepEqual(foreign, []);
  // Chromium itself writes of each request that failed.
  assert.deepEqual(
    wrong.filter((each) => !/Failed to load resource/.test(each)),
    [],
  );
});
