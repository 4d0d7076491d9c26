// The page in a real Chromium: look up, answer, a question answered, history, a large table, French, dark, narrow; nothing leaves the origin.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { packagePath } from "../../src/packaged/paths.js";
import { browserFixture, limits } from "./fixture.js";

const LINES = 20_000;
const fixture = browserFixture();
const { accessible, click, count, focused, folder, foreign, linked, open, press, says, shoot, text, wrong } = fixture;

test("words lead to a heading, and the heading to its lines", limits, async () => {
  await open("");
  await fixture.page.waitForSelector("#search");
  await fixture.type("#search", "aluminum bars");
  await fixture.page.waitForSelector("#results li");
  assert.match(await text("#results"), /7604/);
  await accessible("search");
  await shoot("search");
  await open("q=aluminum bars&hts=7604");
  await fixture.page.waitForSelector("#lines li");
  assert.match(await text("#lines"), /7604\.21\.00/);
  await click("#lines button");
  await focused("article #goods");
  await click("#back");
  await focused("#results button");
});

test("numbers that only look like the words asked for are not shown as if they fitted", limits, async () => {
  await open("q=timbits");
  await fixture.page.waitForSelector("#results li");
  assert.match(await text("#match"), /No exact match.*nearest by their letters/);
  await accessible("nearest");
  await open("q=butter tart");
  await says("#match", /some of the words/);
  await open("q=aluminum bars");
  await fixture.page.waitForSelector("#results li");
  assert.equal(await count("#match"), 0);
});

test("7604.21.00.10 on 7 October 2025: 50% with CUSMA, 51.5% without, and why; a question settles it", limits, async () => {
  await open("hts=7604210010&date=2025-10-07&value=50000.00");
  await fixture.page.waitForSelector("#questions");
  assert.match(await text("#amounts"), /One question decides/);
  await shoot("question");
  await fixture.type("#ask-content-aluminum-value", "50000.00");
  await fixture.page.keyboard.press("Enter");
  await says("#amounts", /50% \(\$25,000\) with a CUSMA claim, 51\.5% \(\$25,750\) without/);
  const amounts = await text("#amounts");
  assert.match(amounts, /With CUSMA\s+\$25,000\s+50% of the value/);
  assert.match(amounts, /Without CUSMA\s+\$25,750\s+51\.5% of the value/);
  assert.match(await text("article"), /9903\.85\.02[\s\S]*Section 232[\s\S]*PP 10947/);
  await linked(/f\.content\.aluminum\.value=50000\.00/);
  await accessible("answer");
  await shoot("answer");
});

test("the history is a chart with a table that says the same", limits, async () => {
  await fixture.page.waitForSelector("#history svg path");
  await press("#history-table summary");
  assert.match(await text("#history table"), /4 Jun 2025/);
  await fixture.scrollTo("#history");
  await accessible("history");
  await shoot("history");
});

test("a number that no goods are entered under says why, and the numbers near it can be opened", limits, async () => {
  await open("hts=7306305032&date=2026-10-07");
  await says("#no-line", /7306\.30\.50\.32 is in no schedule of 7 Oct 2026/);
  await fixture.pressOne("#lines button.row-pick", /7306\.30\.50\.10/);
  await focused("article #goods");
  await open("hts=9802005010&date=2026-10-07");
  await says("#no-line", /a number of chapter 98, not of the goods/);
  assert.equal(await count("#lines li, #heading"), 0);
  await accessible("no such number");
  await open("hts=9403608081&date=2024-05-05");
  await says("#no-line", /before the first day on record, 1 Jan 2025/);
});

test("a number is read with spaces and dashes, too", limits, async () => {
  for (const written of ["9403 40 90 60", "9403-40-90-60", "9403.40.9060"]) {
    await open("date=2026-10-07");
    await fixture.fill("#search", written);
    await says("article #goods", /Kitchen cabinets/);
  }
});

test(
  "the sentence says what is settled under one claim, in the tense of its day; no share of nothing; a ban of some stands beside the amount",
  limits,
  async () => {
    await open("hts=8471300100&date=2026-10-07");
    await says("#amounts .sentence", /0% with CUSMA, 0% – 25% without\. One question decides/);
    await open("hts=4407130000&date=2025-10-20");
    await says("#amounts .sentence", /On 20 Oct 2025 it was 30\.23% – 57\.59%/);
    await open("hts=4407130000&date=2099-10-20");
    await says("#amounts .sentence", /it will be/);
    await open("hts=8708998180&date=2026-10-07&value=0");
    assert.doesNotMatch(await text("#amounts"), /of the value/);
    await open("hts=2203000060&date=2026-10-07&value=0");
    assert.match(await text("#amounts"), /or may not be imported/);
    await open("hts=2203000060&date=2026-10-07");
    await says("#amounts", /50% of the value; or may not be imported/);
  },
);

test("a duty by quantity asks for the quantity and draws no billions", limits, async () => {
  await open("hts=1702903500&date=2026-06-07&value=1000.00");
  await fixture.page.waitForSelector("#history svg rect.open");
  assert.match(await text("#amounts"), /from \$100, plus 0\.35 cents a liter/);
  assert.doesNotMatch(await text("article"), /\$\d+,\d{3},\d{3}/);
  await accessible("open");
  await shoot("by-quantity");
  await fixture.type("#ask-quantity-liters", "100");
  await fixture.page.keyboard.press("Enter");
  await fixture.page.waitForFunction(() => !/plus/.test(document.querySelector<HTMLElement>("#amounts")?.innerText ?? ""));
});

test("a question of the law shows both readings, and the choice is kept in the link", limits, async () => {
  const { carveout } = (await import(packagePath("dist/index.js"))) as typeof import("../../src/index.js");
  const engine = carveout();
  const days = ["2025-03-05", "2025-10-07", "2026-05-05", "2026-10-07"];
  let found: { readonly hts: string; readonly day: string; readonly id: string } | undefined;
  for (const day of days)
    for (const hts of engine.schedule.lines(day as Parameters<typeof engine.schedule.lines>[0])) {
      if (found !== undefined) break;
      const answer = engine.assess({ hts, origin: "CA", entryDate: day, value: "1000.00", spi: null });
      if (answer.status === "error") continue;
      const told = answer.notices.find(({ question }) => question !== undefined)?.question;
      const id = told ?? answer.questions.find(({ kind }) => kind === "law")?.fact;
      if (id !== undefined) found = { hts, day, id };
    }
  assert.ok(found !== undefined, "no line turns on a reading");
  await open(`hts=${found.hts}&date=${found.day}&value=1000.00`);
  const field = `#ask-${found.id.replace(/[^A-Za-z0-9]+/g, "-")}`;
  await fixture.page.waitForSelector(field);
  assert.equal(await count(`${field} button`), 2);
  await click(`${field} button:nth-of-type(2)`);
  await fixture.page.waitForSelector(`${field} button:nth-of-type(2)[aria-pressed=true]`);
  assert.equal(new URLSearchParams(new URL(await linked(/r\./)).hash.slice(1)).get(`r.${found.id}`), "2");
  await accessible("readings");
  await shoot("readings");
});

test("a relief is claimed with a press, and the next change of the duty is one press away", limits, async () => {
  await open("hts=8411919085&date=2026-10-07&value=50000.00");
  await press("#reliefs summary");
  assert.match(await text("#amounts"), /\$5,000/);
  await fixture.press("#reliefs button[aria-label*='civil aircraft' i]");
  await linked(/f\.facts\.civilAircraft=true/);
  await fixture.page.waitForFunction(() => !/5,000/.test(document.querySelector<HTMLElement>("#amounts")?.innerText ?? ""));
  await click("#earlier");
  await linked(/date=(?!2026-10-07)/);
});

test("fees and the state of the law on an earlier day are a press away, and printing shows the answer", limits, async () => {
  await open("hts=7604210010&date=2026-10-07&value=50000.00");
  await fixture.page.waitForSelector("#more summary");
  await press("#more summary");
  await press("#fees");
  await says("#amounts", /MPF/);
  await fixture.fill("#known-on", "2026-05-01");
  await linked(/known=2026-05-01/);
  // The duty of 22 August 2026 was not public yet: the history does not have it, and says by which day it is drawn.
  await says("#history .notice", /public by 1 May 2026/);
  await press("#history-table summary");
  assert.doesNotMatch(await text("#history table"), /22 Aug 2026/);
  await fixture.page.emulateMediaType("print");
  assert.equal(await fixture.style("header.top", "display"), "none");
  assert.notEqual(await fixture.style("#amounts", "display"), "none");
  await fixture.page.emulateMediaType();
  const printed = Buffer.from(await fixture.page.pdf({ format: "letter" }));
  assert.equal(printed.subarray(0, 5).toString(), "%PDF-");
  const pages = [...printed.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
  assert.ok(pages >= 1 && pages <= 4, `${pages} pages`);
  // In the dark theme too, paper is white: what is folded is open, what was given is said, and every text can be read.
  await open("hts=7604210010&date=2025-10-07&value=50000.00&f.content.aluminum.value=50000.00");
  await click("#theme");
  await fixture.page.emulateMediaType("print");
  await accessible("print");
  assert.equal(await fixture.style("body", "background-color"), "rgb(255, 255, 255)");
  assert.match(await text("#facts"), /value of the aluminum in the line, in dollars\? \$50,000\.00/);
  assert.match(await text("#assumed"), /CBP/);
  await fixture.page.emulateMediaType();
  await click("#theme");
});

test("a bar on entry cannot be missed", limits, async () => {
  const { assess } = (await import(packagePath("dist/index.js"))) as typeof import("../../src/index.js");
  const { carveout } = (await import(packagePath("dist/index.js"))) as typeof import("../../src/index.js");
  const day = "2026-10-07" as Parameters<ReturnType<typeof carveout>["schedule"]["lines"]>[0];
  const barred = carveout()
    .schedule.lines(day)
    .find((hts) => assess({ hts, origin: "CA", entryDate: day, value: "1000.00", spi: "S" }).status === "prohibited");
  assert.ok(barred !== undefined);
  await open(`hts=${barred}&date=${day}&value=1000.00`);
  await fixture.page.waitForSelector("[role=alert]");
  assert.match(await text("[role=alert]"), /may not be imported/);
  await shoot("barred");
});

test("French, dark and narrow", limits, async () => {
  await open("hts=7604210010&date=2025-10-07&value=50000.00&f.content.aluminum.value=50000.00");
  await fixture.page.waitForSelector("#amounts");
  await click("#language");
  await says("#amounts", /Sans l’ACEUM/);
  await accessible("French");
  await click("#facts li button");
  await says("#questions", /Quelle est la valeur de l’aluminium/);
  await open("hts=7604210010&date=2025-10-07&value=50000.00&f.content.aluminum.value=50000.00");
  await fixture.page.waitForSelector("#amounts");
  await shoot("french");
  await click("#theme");
  await fixture.page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await accessible("dark");
  await shoot("dark");
  await fixture.page.setViewport({ width: 390, height: 844 });
  const overflow = await fixture.overflow();
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await shoot("mobile");
  await fixture.page.setViewport({ width: 1200, height: 900 });
  await click("#language");
  await click("#theme");
  await fixture.page.waitForFunction(() => document.documentElement.lang === "en" && document.documentElement.dataset.theme === "light");
});

test(`a table of ${LINES} lines is rated in a worker and saved`, limits, async () => {
  const file = join(folder, "entries.csv");
  const days = ["2025-03-20", "2025-10-07", "2026-05-05"];
  const numbers = ["7604.21.00.10", "6109.10.00.04", "8703.23.01.60", "4407.11.00.42", "0102.29.40.24"];
  const rows = Array.from({ length: LINES }, (_, at) =>
    [`L${at}`, numbers[at % 5], "CA", days[at % 3], `${1000 + (at % 977)}.00`, at % 2 ? "S" : ""].join(","),
  );
  writeFileSync(file, `Line,HTS Number,Country of Origin,Entry Date,Entered Value,SPI\n${rows.join("\n")}\n`);
  await open("tab=entries");
  await fixture.choose("#file", file);
  await fixture.page.waitForSelector("#rate:not([disabled])");
  await click("#rate");
  await fixture.page.waitForSelector("#sums");
  assert.match(await text("#sums"), /20,000 lines rated/);
  await fixture.select("#month-filter", "2026-05");
  await fixture.select("#authority-filter", "s232_duty");
  // A third of the lines are of the month, and some of those owe section 232.
  await says("#shown", /^(?!20,000|6,66\d)[1-9][\d,]* \/ 20,000$/);
  assert.ok(Number((await text("#shown")).split(" /")[0]?.replace(",", "")) < 6_668);
  assert.ok((await fixture.texts(".rows .line")).every((line) => /2026-05-05/.test(line)));
  await accessible("entries");
  await shoot("entries");
  await fixture.saveHere();
  await click("#save-csv");
  const lines = readFileSync(await fixture.saved("rated.csv"), "utf8")
    .trim()
    .split("\n");
  assert.equal(lines.length, LINES + 1);
  assert.match(lines[0] ?? "", /^Line,HTS Number,.*status,base_duty/);
});

test("XLSX and Parquet are read as CSV is, their columns mapped by hand where no name is known", limits, async () => {
  const [header, ...rows] = [
    ["Ref", "Their number", "Country of Origin", "Entry Date", "Entered Value", "SPI"],
    ["A", "7604.21.00.10", "CA", "2026-10-07", "50000.00", "S"],
    ["B", "6109.10.00.04", "CA", "2025-03-20", "1000.00", ""],
    ["C", "not a number", "CA", "2025-03-20", "1000.00", ""],
  ] as const;
  const xlsx = join(folder, "entries.xlsx");
  const { default: writeSheet } = await import("write-excel-file/node");
  await writeSheet([{ data: [header, ...rows].map((row) => row.map((value): string => value)), sheet: "Entries" }]).toFile(xlsx);
  const parquet = join(folder, "entries.parquet");
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const columnData = header.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const }));
  writeFileSync(parquet, Buffer.from(parquetWriteBuffer({ columnData })));
  for (const file of [xlsx, parquet]) {
    await open("tab=entries");
    await fixture.choose("#file", file);
    await fixture.page.waitForSelector("#rate[disabled]");
    await fixture.select("[aria-label='Their number']", "hts");
    await fixture.page.waitForSelector("#rate:not([disabled])");
    await click("#rate");
    await fixture.page.waitForSelector("#sums");
    assert.match(await text("#sums"), /3 lines rated[\s\S]*Section 232\s+\$25,000\.00[\s\S]*Oct 2026\s+\$50,000\.00/, file);
    await fixture.many(".rows .line", 3);
    const lines = await fixture.texts(".rows .line");
    assert.match(lines[0] ?? "", /not a number[\s\S]*not rated/, "problems come first");
  }
});

// Marked as English by decision: citations, names of subheadings, titles and sources of events, the cautions of trade figures.
test("the French page leaves nothing in English unmarked, in any tab and on answers of every kind", limits, async () => {
  await fixture.prefer("fr", "light");
  const unmarked: string[] = [];
  for (const [view, drawn] of [
    ["hts=7604210010&date=2025-10-07&value=50000.00", "#history tbody"],
    ["hts=8703230160&date=2026-05-05&value=50000.00&fees=1", "#history tbody"],
    ["hts=2203000030&date=2026-10-07&value=1000.00", "[role=alert]"],
    ["hts=4407110042&date=2026-10-07&value=1000.00", "#notices"],
    ["hts=7604210010&date=2025-10-07&value=fifty", "#amounts .stop"],
    ["q=acier", "#results li"],
    ["tab=entries", "h1"],
    ["tab=what-if&what-if.dials=metals:25", "#exposure table"],
    ["tab=timeline", ".timeline .event.law"],
    ["tab=origin", "h1"],
    ["tab=refunds", "h1"],
    ["", "#coming li"],
    ["date=2025-10-03", "#coming li"],
    ["tab=measure&measure.id=cabinets", ".provisions"],
    ["tab=measure&measure.id=steel", ".provisions"],
    ["tab=measure&measure.id=listed", ".provisions"],
    ["tab=trade", "#by-sector"],
  ] as const) {
    await open(view);
    await fixture.page.waitForSelector(drawn);
    unmarked.push(...(await fixture.unmarkedEnglish()).map((text) => `${view}: ${text}`));
  }
  await fixture.prefer("en", "light");
  assert.deepEqual(unmarked, []);
});

test("a workbook of many lines opens, which no policy of the page may keep from being unpacked", limits, async () => {
  const many = 20_000;
  const header = ["hts", "origin", "entry_date", "customs_value", "note"];
  const rows = Array.from({ length: many }, (_, at) => ["6109.10.00.04", "CA", "2025-03-20", "1000.00", `note ${at * 7919}`]);
  const file = join(folder, "many.xlsx");
  const { default: writeSheet } = await import("write-excel-file/node");
  await writeSheet([{ data: [header, ...rows], sheet: "Entries" }]).toFile(file);
  await open("tab=entries");
  await fixture.choose("#file", file);
  await click("#rate:not([disabled])");
  await says("#sums", /20,000 lines rated/);
});

test("rating is cancelled and begun again, and the list shows its end when it is scrolled to", limits, async () => {
  // Stopped in the page as soon as that can be done: by the time a click came from here, so few lines may be rated.
  await fixture.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const seen = new MutationObserver(() => {
          const stop = document.querySelector<HTMLElement>("#stop");
          if (stop === null) return;
          seen.disconnect();
          stop.click();
          resolve();
        });
        seen.observe(document.body, { childList: true, subtree: true });
        document.querySelector<HTMLElement>("#rate")?.click();
      }),
  );
  await fixture.many("#stop", 0);
  assert.equal(await count("#sums"), 0);
  await click("#rate");
  await says("#sums", /20,000 lines rated/);
  // The list is as long as its table once that is drawn, which may be after the sums are.
  await fixture.page.waitForFunction(() => {
    const list = document.querySelector(".rows");
    if (list !== null) list.scrollTop = list.scrollHeight;
    return /^20,000\s+6109\.10\.00\.04/.test(document.querySelector<HTMLElement>(".rows .line:last-child")?.innerText ?? "");
  });
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
