// The tasks that people tried the page with (docs/page.md, "Twelve tasks"), walked again with their steps counted: a step is a thing a person
// does, a click, a word or amount written, a key that opens something.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, click, count, fill, focused, foreign, linked, open, press, says, text, wrong } = fixture;
const CABINET = "hts=9403409060&date=2026-11-30&value=12500.00";

test("1: cabinets, from words to the right line and its answer in four steps, with the keyboard alone", limits, async () => {
  await open("date=2026-11-30");
  let steps = 0;
  await fixture.focus("#search");
  await fixture.page.keyboard.type("wooden kitchen cabinets");
  await says("#results", /9403\.40\.90\.60/);
  steps++;
  await fixture.page.keyboard.press("Enter");
  await focused("article #goods");
  steps++;
  assert.match(await text("#goods"), /Kitchen cabinets/);
  assert.match(await text("#questions"), /Is it a kitchen cabinet/);
  // The next stops of the tab key lead through the pills to the first answer; Enter gives it.
  for (let stops = 0; stops < 30; stops++) {
    await fixture.page.keyboard.press("Tab");
    if (await fixture.page.evaluate(() => document.activeElement?.matches("#questions button") === true)) break;
  }
  await focused("#questions button");
  await fixture.page.keyboard.press("Enter");
  steps++;
  await says("#amounts", /pa(?:ys?|id) 25%[\s\S]*CUSMA does not help[\s\S]*From 1 Jan 2027: 50%/);
  assert.ok(steps <= 4, `${steps} steps`);
  // Last October: one more step, by the day alone.
  await fill("#date", "20 Oct 2025");
  await says("#amounts", /On 20 Oct 2025 your U\.S\. customer paid 25%/);
  await fill("#date", "13 Oct 2025");
  await says("#amounts", /Free with a CUSMA claim/);
});

test("1: the browser's own steps back return to the question, the list and Home; forward goes on", limits, async () => {
  await open("date=2026-11-30");
  await fixture.type("#search", "wooden kitchen cabinets");
  await says("#results", /9403\.40\.90\.60/);
  await fixture.pressOne("#results button", /9403\.40\.90\.60/);
  await fixture.page.waitForSelector("#questions");
  await fixture.pressOne("#questions button", /^Yes/i);
  await says("#amounts", /50%/);
  await fixture.page.evaluate(() => history.back());
  await fixture.page.waitForSelector("#questions");
  await fixture.page.evaluate(() => history.back());
  await says("#results", /9403\.40\.90\.60/);
  await fixture.page.evaluate(() => history.back());
  await fixture.page.waitForSelector("#state");
  await fixture.page.evaluate(() => history.go(3));
  await says("#amounts", /pa(?:ys?|id) 25%/);
});

test(
  "1: an amount as people write it never takes the answer away, and a day outside the record says so and can be mended",
  limits,
  async () => {
    await open(`${CABINET}&f.facts.kitchenCabinetOrVanity=true`);
    await fill("#value", "$12,500");
    await says("#amounts", /\$3,125 on \$12,500/);
    await fill("#value", "twelve");
    await says("#value-wrong", /Not an amount/);
    assert.match(await text("#amounts"), /\$3,125/);
    await fill("#value", "12,500");
    await fill("#date", "2024-05-01");
    await says("#date-wrong", /2025/);
    assert.match(await text("#amounts"), /\$3,125/);
    await fill("#date", "30 Nov 2026");
    await fixture.many(".wrong", 0);
  },
);

test("1: nothing is offered for filing while the question is open; each answer carries the dollars of both claims", limits, async () => {
  await open(CABINET);
  await fixture.page.waitForSelector("#questions");
  assert.equal(await count(".filed"), 0);
  assert.match(await text("#file-later"), /What to file follows once this is answered/);
  const answers = await fixture.texts("#questions button");
  assert.match(answers[0] ?? "", /yes\s+\$3,125 with and without CUSMA/i);
  assert.match(answers[1] ?? "", /no\s+\$0 with CUSMA, \$1,250 without/i);
});

test("the verdict stands in the first half of the screen, on a desk and on a phone", limits, async () => {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    await fixture.page.setViewport({ width, height });
    await open(`${CABINET}&f.facts.kitchenCabinetOrVanity=true`);
    await fixture.page.waitForSelector("#amounts .sentence");
    const [top = 0] = await fixture.tops("#amounts .sentence");
    assert.ok(top < height / 2, `${width}: ${top}`);
  }
  await fixture.page.setViewport({ width: 1200, height: 900 });
});

test("2: a broker's part: both claims in filing order, and what is copied names goods, day, value, law and address", limits, async () => {
  await open("hts=8708407580&date=2025-06-10&value=10000.00&f.facts.partOf=passenger-vehicle");
  await fixture.page.waitForSelector(".filed");
  assert.equal(await count(".filing"), 2);
  await fixture.page
    .browserContext()
    .overridePermissions(fixture.address, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  await click("#copy-text");
  await says("#actions [role=status]", /Copied/);
  const copied = await fixture.page.evaluate(() => navigator.clipboard.readText());
  for (const part of [/8708\.40\.75\.80/, /2025-06-10/, /\$10,000\.00/, /SPI: S/, /Law: law as read to 7 Oct 2026/, /#.*hts=8708407580/])
    assert.match(copied, part);
  assert.doesNotMatch(copied.replace(/^Link: .*$/m, ""), /facts\.\w+|passenger-vehicle/);
});

test("3: a number that has ended says so and names the numbers in its place; its chart ends with it", limits, async () => {
  await open("hts=8431499095&date=2026-05-01&value=10000.00");
  await says("#followers", /\d{4}\.\d\d\.\d\d/);
  assert.match(await text("#followed-by"), /ended on 1 Feb 2026/);
  const ends = await fixture.page.evaluate(() => {
    const lines = [...document.querySelectorAll<SVGPathElement>("#history path[stroke-width='2.5']")];
    const now = document.querySelector<SVGLineElement>("#history line.now");
    return { right: Math.max(...lines.map((line) => line.getBBox().x + line.getBBox().width)), now: Number(now?.getAttribute("x1")) };
  });
  assert.ok(ends.right < ends.now, JSON.stringify(ends));
  await press("#followers button");
  await fixture.page.waitForSelector(".filed, #questions");
});

test("4: acts are links; what is saved of a chart tells product, source, law day and address", limits, async () => {
  await open("hts=7601106090&date=2026-11-30&value=10000.00&f.content.aluminum.value=10000.00");
  await press("#history-table summary");
  const rows = await fixture.texts("#history-table tbody tr");
  assert.ok(
    rows.some((row) => /4 Jun 2025\s+50%\s+50%\s+PP 10947/.test(row)),
    rows.join("\n"),
  );
  assert.ok((await count("#history-table a[href^='https://www.federalregister.gov/']")) > 2);
  await fixture.saveHere();
  await click("#save-svg");
  const svg = readFileSync(await fixture.saved("carveout-7601.10.60.90.svg"), "utf8");
  for (const part of [
    /7601\.10\.60\.90/,
    /law as read to 7 Oct 2026/,
    /PP 10947/,
    /Source: Carveout/,
    /hts=7601106090/,
    /Saved on \d{1,2} [A-Z][a-z]{2} \d{4}\./,
  ])
    assert.match(svg, part);
  assert.doesNotMatch(svg, /var\(--/);
  // Elsewhere it is a picture of its own: it needs no style, script or typeface of the page.
  const width = await fixture.page.evaluate(async (text: string) => {
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await picture.decode();
    return picture.naturalWidth;
  }, svg);
  assert.ok(width > 400, `${width} pixels wide`);
  await click("#save-history-csv");
  assert.match(
    readFileSync(await fixture.saved("carveout-7601.10.60.90.csv"), "utf8"),
    /2025-06-04,50%,50%,PP 10947[\s\S]*law as read to 2026-10-07/,
  );
});

test("4: a saved answer opens alone and tells product, date, source and law day", limits, async () => {
  await open(`${CABINET}&f.facts.kitchenCabinetOrVanity=true`);
  await fixture.page.waitForSelector("#history svg");
  await fixture.saveHere();
  await click("#save-page");
  const saved = readFileSync(await fixture.saved("carveout-9403.40.90.60-2026-11-30.html"), "utf8");
  for (const part of [/Kitchen cabinets/, /30 Nov 2026/, /law as read to 7 Oct 2026/, /PP 10976/, /\$3,125/, /hts=9403409060/])
    assert.match(saved, part);
  assert.doesNotMatch(saved, /<script|<input|<button/);
  // Elsewhere nothing of it is fetched, and what it says can be read without the page.
  assert.doesNotMatch(saved, /<(?:link|img|iframe|source)\b|@import|url\((?!#)/);
  assert.match(saved, /<html lang="en"/);
  const read = saved.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<[^>]+>/g, " ");
  for (const part of [/Kitchen cabinets/, /30 Nov 2026/, /7 Oct 2026/, /PP 10976/]) assert.match(read, part);
});

test("4: the share inside the carve-out is one press from Home, by month and by sector", limits, async () => {
  await open("date=2025-10-03");
  await says("#inside-share", /^90\.1%$/);
  await press("#tab-trade");
  await says("#by-sector", /Energy[\s\S]*94\.5%/);
});

test("9: a French browser opens in French, and a link carries its language", limits, async () => {
  await open(`${CABINET}&f.facts.kitchenCabinetOrVanity=true&lang=fr`);
  await says("#amounts", /paie|payait|paiera/);
  assert.match((await text("#amounts")).replace(/\s/g, " "), /25 %/);
  assert.match((await text("#amounts")).replace(/\s/g, " "), /3 125 \$/);
  await linked(/lang=fr/);
  await click("#language");
  await says("#amounts", /customer/);
});

test("10: the skip link, the name of the document, and arrow keys in the results", limits, async () => {
  await open("q=maple%20syrup");
  await fixture.page.waitForSelector("#results button");
  assert.match(await fixture.page.evaluate(() => document.title), /maple syrup/);
  await fixture.focus("#search");
  await fixture.page.keyboard.press("ArrowDown");
  await focused("#results li:first-child button");
  await fixture.page.keyboard.press("ArrowDown");
  await focused("#results li:nth-child(2) button");
  await fixture.page.keyboard.press("ArrowUp");
  await fixture.page.keyboard.press("ArrowUp");
  await focused("#search");
  await press(".skip");
  await focused("#panel");
});

test(
  "words about the law lead to its views by keyboard: above goods where no goods are asked for, else below, in both languages",
  limits,
  async () => {
    await open("q=steel%20tariffs");
    await fixture.page.waitForSelector("#found .row-pick");
    await says("#found .row-pick", /Steel/);
    await accessible("topics");
    await fixture.focus("#search");
    await fixture.page.keyboard.press("ArrowDown");
    await focused("#topics li:first-child a");
    await fixture.page.keyboard.press("End");
    await focused("#results li:last-child button");
    await fixture.page.keyboard.press("Home");
    await focused("#topics li:first-child a");
    await fixture.page.keyboard.press("ArrowDown");
    await focused("#topics li:nth-child(2) a");
    await fixture.page.keyboard.press("Enter");
    await fixture.page.waitForSelector("#measure-title");
    await linked(/measure\.id=metals-232/);
    await open("q=remboursement&lang=fr");
    await says("#topics", /Remboursements/);
    await fixture.focus("#search");
    await fixture.page.keyboard.press("Enter");
    await linked(/tab=refunds/);
    await open("q=CUSMA%20steel");
    await fixture.page.waitForSelector("#topics");
    await fixture.focus("#search");
    await fixture.page.keyboard.press("ArrowDown");
    await focused("#results li:first-child button");
    assert.ok(
      await fixture.page.evaluate(
        () =>
          document.querySelector("#results")?.compareDocumentPosition(document.querySelector("#topics") as Element) ===
          Node.DOCUMENT_POSITION_FOLLOWING,
      ),
    );
    await open("q=tomatoes");
    await fixture.page.waitForSelector("#results li");
    assert.equal(await count("#topics"), 0);
  },
);

test("an answer that is given by keyboard, or taken back, leaves the focus at what follows from it", limits, async () => {
  await open("hts=4407110002&date=2026-11-30");
  await fixture.page.waitForSelector("#questions .choice");
  await fixture.focus("#questions .choice");
  await fixture.page.keyboard.press("Enter");
  await fixture.many("#questions", 0);
  await focused("#amounts");
  await says("#facts", /Which producer made the softwood lumber\?\s+Canfor/);
  await fixture.focus("#facts li button");
  await fixture.page.keyboard.press("Enter");
  await fixture.page.waitForSelector("#questions .choice");
  await focused("#amounts");
});

test("words that lead to nothing lead on to searches to try", limits, async () => {
  await open("q=zzqxv");
  await fixture.pressOne("#try a", /maple syrup/);
  await fixture.page.waitForSelector("#results li");
  assert.match(await text("#results"), /1702/);
});

test("lines of one name that owe the same are one choice, so that no two rows say the same", limits, async () => {
  await open("hts=7601&date=2026-11-30");
  await fixture.page.waitForSelector("#lines li");
  const groups = await fixture.texts("#lines li.group");
  for (const group of groups) assert.match(group, /these \d+ lines owe the same/);
  await accessible("chooser");
  for (const heading of ["7604", "7601", "9403.40"]) {
    await open(`hts=${heading}&date=2026-11-30`);
    await fixture.page.waitForSelector("#lines li");
    const [names, rates] = [await fixture.texts("#lines .row-pick .what"), await fixture.texts("#lines .row-pick .rate")];
    const rows = names.map((name, at) => `${name} ${rates[at]}`);
    assert.equal(new Set(rows).size, rows.length, rows.join("; "));
  }
});

test("a product is watched and stands on Home with what comes next", limits, async () => {
  await open(`${CABINET}&f.facts.kitchenCabinetOrVanity=true`);
  await click("#watch");
  await fixture.page.waitForSelector("#watch[aria-pressed=true]");
  await open("date=2026-11-30");
  await says("#watch-list", /Kitchen cabinets[\s\S]*25%[\s\S]*since 14 Oct 2025[\s\S]*50%, 1 Jan 2027/);
  await fixture.pressOne("#watch-list button", /Stop watching/);
  await fixture.many("#watch-list", 0);
});

test("the page of a kind of goods says what the law says, and leads to What if", limits, async () => {
  await open("tab=measure&measure.id=cabinets&date=2026-11-30");
  await says("#panel", /9903\.76\.03[\s\S]*1 Jan 2027[\s\S]*adds 50%[\s\S]*PP 11000/);
  assert.ok((await count("#trade-under li a")) > 0);
  await fixture.pressOne("#panel a", /stay at 25%/);
  await linked(/tab=what-if/);
});

test("a number with several lines asks for the line by its name, with the dollars of each", limits, async () => {
  await open("hts=9403.40.90&date=2026-12-01&value=12500");
  await says("#ask-hts", /Wooden kitchen tables\s+9403\.40\.90\.40\s+\$0 with CUSMA, \$1,250 without/);
  await says("#ask-hts", /Kitchen cabinets, built in\s+9403\.40\.90\.60\s+\$0 – \$3,125/);
});

test("an answer by the law of an earlier day says so, and a value that cannot be read is said once", limits, async () => {
  await open("hts=9403.40.90.60&date=2026-12-01&known=2025-01-01");
  await says("#known-here", /public by 1 Jan 2025/);
  await open("hts=9403.40.90.60&date=2026-12-01&value=99999999999999999999");
  await says("#value-wrong", /more digits than an amount may have/);
  assert.match(await text("#amounts"), /^There is no answer until the value above can be read\.$/);
});

test("a ban that turns on a fact is a sentence, and is marked in the chart", limits, async () => {
  await open("hts=2203.00.00&date=2026-11-30");
  await says("#amounts", /could not be imported into the United States if the answer to “Are the goods packed[^”]*”\s+is\s+yes/);
  await says("#history .chart", /barred for some/);
});

test("a language or theme that a link or the machine asks for is not kept as a choice", limits, async () => {
  await fixture.page.evaluate(() => localStorage.clear());
  await open("hts=9403.40.90.60&date=2026-12-01&lang=fr");
  await says("#amounts", /Aujourd’hui|Le 1er déc/);
  await open("hts=9403.40.90.60&date=2026-12-01");
  await says("#amounts", /With CUSMA/);
  assert.deepEqual(await fixture.page.evaluate(() => [localStorage.getItem("language"), localStorage.getItem("theme")]), [null, null]);
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
