// Goods made elsewhere than in Canada: the field, the link, Back, the answer in both languages and themes, what is copied and saved, a table
// with rows of several origins, and that none of it is loaded before it is asked for. Amounts are those of `assess`.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, click, count, folder, foreign, linked, open, says, shoot, text, wrong } = fixture;

const ARTICLE = "hts=7326908688&date=2026-09-01&value=10000.00&f.content.steel.value=10000.00";
const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const DIALOGUE = ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"] as const;

function owed(line: Readonly<Record<string, unknown>>): string {
  const answer = bundledEngine().assess(line);
  assert.equal(answer.status, "determined", JSON.stringify(line));
  return answer.totals?.duty ?? "";
}

const article = (origin: string, spi: string | null): string =>
  owed({ hts: "7326908688", origin, entryDate: "2026-09-01", value: "10000.00", spi, content: { steel: { value: "10000.00" } } });

// A country whose law is not wholly encoded yet.
const { known, encoded } = bundledEngine().law.countries;
const OTHER = known.find((code) => !encoded.includes(code)) ?? "";

const loaded = (): Promise<string[]> =>
  fixture.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));

test("goods are Canadian unless the field says otherwise, and until then the law on other goods is not loaded", limits, async () => {
  await open(ARTICLE);
  await says("#amounts", /50%/);
  assert.equal(await fixture.page.evaluate(() => document.querySelector<HTMLSelectElement>("#origin")?.value), "CA");
  assert.doesNotMatch(fixture.page.url(), /origin=/);
  assert.equal(await count("#keeps-origin"), 0);
  const before = await loaded();
  assert.ok(before.includes("/data/law-first.json"), "the first law is loaded");
  assert.ok(!before.includes("/data/law.json"), "the whole law is not");
});

test("China: no claim is offered, the link keeps the origin, and Back returns to Canada", limits, async () => {
  await fixture.focus("#origin");
  await fixture.select("#origin", "CN");
  await linked(/origin=CN/);
  const duty = Number(article("CN", null));
  assert.ok(duty > Number(article("CA", null)), "goods of China owe more");
  await fixture.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/data/law.json")));
  const amounts = await says("#amounts", new RegExp(`\\${DOLLARS.format(duty)}`));
  assert.doesNotMatch(await text("article"), /CUSMA/);
  assert.match(amounts, /77\.9%/);
  await fixture.focused("#origin");
  assert.equal(await count("#amounts .amount:not(.next)"), 1);
  assert.equal(await count(".filing"), 1);
  assert.match(await text(".filing"), /9903\.88\.03/);
  assert.match(await text("#keeps-origin"), /Shipping through Canada does not change this answer/);
  assert.equal(await count("#watch"), 0);
  assert.equal(await count("#history thead th"), 4);
  await accessible("goods of China");
  await shoot("made-in");
  await fixture.press("#history-table summary");
  assert.match(await text("#history-table tbody"), /10 Nov 2025/);
  await fixture.page.evaluate(() => history.back());
  await says("#amounts", /With or without CUSMA|With CUSMA/);
  assert.doesNotMatch(fixture.page.url(), /origin=/);
  await fixture.page.evaluate(() => history.forward());
  await says("#amounts", /77\.9%/);
});

test("a claim is that of the origin: Korea by its symbol, Mexico by CUSMA", limits, async () => {
  const shirt = (origin: string, spi: string | null): string =>
    owed({ hts: "6109100004", origin, entryDate: "2025-05-05", value: "10000.00", spi });
  await open("hts=6109100004&date=2025-05-05&value=10000.00&origin=KR");
  const amounts = await says("#amounts", /Claiming KR/);
  for (const spi of ["KR", null]) assert.ok(amounts.includes(DOLLARS.format(Number(shirt("KR", spi)))), `${spi}: ${amounts}`);
  assert.doesNotMatch(await text("article"), /CUSMA/);
  assert.equal(await count("#history thead th"), 5);
  await fixture.select("#origin", "MX");
  const mexican = await says("#amounts", /CUSMA/);
  assert.ok(mexican.includes(DOLLARS.format(Number(shirt("MX", null)))), mexican);
});

test("what is copied and saved names the origin, once each answer", limits, async () => {
  await open(`${ARTICLE}&origin=CN`);
  await says("#amounts", /77\.9%/);
  await fixture.page.browserContext().overridePermissions(fixture.address, [...DIALOGUE]);
  const copied = async (button: string): Promise<string> => {
    await fixture.page.evaluate(() => navigator.clipboard.writeText(""));
    await click(button);
    await fixture.page.waitForFunction(() => navigator.clipboard.readText().then((each) => each !== ""));
    return fixture.page.evaluate(() => navigator.clipboard.readText());
  };
  const filing = await copied("#copy-text");
  assert.match(filing, /Made in: China/);
  assert.match(filing, /origin=CN/);
  assert.equal(filing.match(/9903\.88\.03/g)?.length, 1);
  assert.doesNotMatch(filing, /CUSMA/);
  const json = JSON.parse(await copied("#copy-json")) as { asked: { origin: string }; answer: { totals: { duty: string } } };
  assert.equal(json.asked.origin, "CN");
  assert.equal(json.answer.totals.duty, article("CN", null));
  assert.match(await copied("#copy-link"), /origin=CN/);
  await fixture.saveHere();
  await click("#save-page");
  const saved = readFileSync(await fixture.saved("carveout-7326.90.86.88-2026-09-01.html"), "utf8");
  assert.match(saved, /Made in<\/label><strong>China<\/strong>/);
  assert.match(saved, /Shipping through Canada does not change this answer/);
});

test("a province in the link is Canada", limits, async () => {
  await open(`${ARTICLE}&origin=XB`);
  await says("#amounts", /50%/);
  assert.equal(await fixture.page.evaluate(() => document.querySelector<HTMLSelectElement>("#origin")?.value), "CA");
  assert.equal(await count("#keeps-origin"), 0);
  assert.equal(await count("#watch"), 1);
});

test("a country that is not answered is listed as such, and says so without an amount", limits, async () => {
  await open(`${ARTICLE}&origin=${OTHER}`);
  const said = await says("#amounts", /not answered yet: \S+/);
  assert.doesNotMatch(said, /\$|carveout law/);
  const group = await fixture.page.evaluate(
    () => document.querySelector<HTMLOptionElement>("#origin option:checked")?.closest("optgroup")?.label ?? "",
  );
  assert.equal(group, "Not answered yet");
  await fixture.select("#origin", "CA");
  await says("#amounts", /50%/);
  await open(`${ARTICLE}&origin=ZZ`);
  await says("#amounts", /not an ISO 3166-1/);
});

test("the results and lines of a number are rated for the origin", limits, async () => {
  await open("hts=732690&date=2026-09-01&origin=CN");
  await says(".list-head", /Made in: China, duty$/);
  await says("#lines", /77\.9%/);
});

for (const [theme, width] of [
  ["light", 390],
  ["dark", 1200],
] as const)
  test(`French, ${theme}, ${width}: the field, the list and the answer`, limits, async () => {
    await fixture.page.setViewport({ width, height: 900 });
    await fixture.prefer("fr", theme);
    await open(`${ARTICLE}&origin=CN`);
    await says("#amounts", /77,9\s%/);
    assert.match(await text("#made-in"), /Pays d’origine/);
    const names = await fixture.page.evaluate(() => [...document.querySelectorAll("#origin option")].map((each) => each.textContent));
    assert.equal(names[0], "Canada");
    for (const name of ["Allemagne", "Chine", "Hong Kong", "Royaume-Uni"]) assert.ok(names.includes(name), name);
    assert.doesNotMatch(await text("article"), /ACEUM/);
    assert.deepEqual(await fixture.unmarkedEnglish(), []);
    await accessible(`French, ${theme}, ${width}`);
    assert.ok((await fixture.overflow()) <= 0, "too wide");
    await open(`${ARTICLE}&origin=KR`);
    await says("#amounts", /réclamant KR/);
    assert.deepEqual(await fixture.unmarkedEnglish(), []);
    await fixture.prefer("en", "light");
    await fixture.page.setViewport({ width: 1200, height: 900 });
  });

test("a table with rows of several origins is rated as it is, and a row opens into its answer", limits, async () => {
  const file = join(folder, "origins.csv");
  const rows = ["CA", "China", "DE", OTHER].map((origin) => `7326.90.86.88,${origin},2026-09-01,10000.00,none,10000.00`);
  writeFileSync(file, ["hts,origin,entry_date,customs_value,spi,steel_value", ...rows, ""].join("\n"));
  await open("tab=entries");
  await fixture.choose("#file", file);
  await click("#rate:not([disabled])");
  await says("#sums", /4 lines rated/);
  await fixture.saveHere();
  await click("#save-csv");
  const saved = parse(readFileSync(await fixture.saved("rated.csv")), { columns: true, bom: true }) as Record<string, string>[];
  assert.deepEqual(
    saved.map(({ total_duty }) => total_duty),
    [article("CA", null), article("CN", null), article("DE", null), ""],
  );
  assert.match(saved[3]?.error ?? "", /origin\/not-encoded/);
  await fixture.pressOne(".rows .line button", /^2$/);
  await says("#row-says", new RegExp(`\\${DOLLARS.format(Number(article("CN", null)))}`));
  assert.match(await text("#row-answer"), /Made in: China/);
  await click("#in-full");
  await linked(/origin=CN/);
  await says("#amounts", /77\.9%/);
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
