// A table in Entries: a column that is missing is asked for, a line opens into its answer and its question, an answer changes line, total and
// the saved table, which rated again says the same.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { rateBatch } from "../../src/bulk/batch.js";
import { planRows } from "../../src/bulk/line.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import { browserFixture, limits } from "./fixture.js";

const fixture = browserFixture();
const { accessible, click, count, focused, folder, foreign, linked, open, press, says, text, wrong } = fixture;

const TABLE = `Acme exports,,,,,
Tariff No.,Ship Date,Origin Country,Value (USD),USMCA,Note
9403.40.90.60,10/20/2025,Canada,"$12,500.00",Y,cabinets
9403.40.90.60,11/20/2025,Canada,"$2,000.00",Y,more cabinets
7604.21.00.10,10/07/2025,Canada,"$50,000.00",Y,bars
6109.10.00.04,08/01/2025,Canada,"10,000.00",N,shirts
7604.21,10/07/2025,Canada,100,Y,short
`;

test("the column that is missing is asked for in words, and no name of ours is needed", limits, async () => {
  const file = join(folder, "acme.csv");
  writeFileSync(file, TABLE);
  await open("tab=entries");
  await fixture.choose("#file", file);
  await fixture.page.waitForSelector("#rate[disabled]");
  const asked = await says("#name-columns", /Which column holds the day of entry\?/);
  assert.doesNotMatch(asked, /entry_date|--map/);
  await accessible("a column is missing");
  await fixture.select("#needs-entry_date", "1");
  await click("#rate:not([disabled])");
  await says("#sums", /5 lines rated/);
});

test("the total has both ends, and says what is open and what counts as nothing", limits, async () => {
  assert.equal(await text("#sum"), "$5,150 to $33,775");
  assert.match(await text("#sums"), /3 lines need an answer[\s\S]*One line could not be rated/);
});

test("the heads sort, and say how to a screen reader", limits, async () => {
  const first = (): Promise<string> => text(".rows .line");
  assert.match(await first(), /^5\s+7604\.21\s[\s\S]*not rated/);
  await click("#sort-duty");
  await fixture.page.waitForSelector("th[aria-sort=descending] #sort-duty");
  await says(".rows .line", /^3\s+7604\.21\.00\.10[\s\S]*\$0 – \$25,000/);
  await click("#sort-duty");
  await says(".rows .line", /^5\s/);
  await click("#sort-number");
  await says(".rows .line", /^4\s+6109/);
  assert.match(await fixture.texts(".rows .line").then((lines) => lines.join("\n")), /Is it a kitchen cabinet/);
  assert.doesNotMatch(await text("#lines-rated"), /facts\.|content\./);
});

test("a line opens into its answer and its question; the answer settles it, and with it the others of its number", limits, async () => {
  await fixture.pressOne(".rows .line button", /^1$/);
  await says("#row-answer", /Kitchen cabinets[\s\S]*This line owes \$0 – \$3,125[\s\S]*Is it a kitchen cabinet/);
  const answers = await fixture.texts("#row-answer .choice");
  assert.match(answers[0] ?? "", /yes\s+\$3,125/i);
  await accessible("an open line");
  await press("#same-too");
  await press("#row-answer .choice");
  await says("#row-says", /This line owes \$3,125 \(25%\)/);
  assert.match(await text("#row-answer"), /9903\.76\.03/);
  await says("#sum", /^\$8,775 to \$33,775$/);
  await press("#next-open");
  await says("#row-answer", /Row 3[\s\S]*value of the aluminum/);
  await fixture.page.keyboard.press("Escape");
  await fixture.many("#row-answer", 0);
});

test("the saved table holds what was answered, and rated again says the same", limits, async () => {
  await fixture.saveHere();
  await click("#save-csv");
  const rows = parse(readFileSync(await fixture.saved("rated.csv"), "utf8")) as string[][];
  const [header = [], ...lines] = rows;
  assert.deepEqual(
    lines.map((row) => row[header.indexOf("kitchen_cabinet_or_vanity")]),
    ["true", "true", "", "", ""],
  );
  const engine = bundledEngine();
  const names = ["hts", "", "origin", "customs_value", "", "", "kitchen_cabinet_or_vanity", "entry_date", "spi"];
  const read = [
    ["9403.40.90.60", "", "CA", "12500.00", "", "", "true", "2025-10-20", "S"],
    ["9403.40.90.60", "", "CA", "2000.00", "", "", "true", "2025-11-20", "S"],
  ];
  const again = rateBatch(
    read.map((cells) => ({ cells })),
    { engine, plan: planRows(names, engine.law.facts), width: names.length, options: {}, raw: false },
  ).rows.map((row) => row.slice(names.length));
  const status = header.indexOf("status");
  assert.deepEqual(
    lines.slice(0, 2).map((row) => row.slice(status)),
    again,
  );
});

test("an answer is taken back, and the whole answer is one press away", limits, async () => {
  await fixture.pressOne(".rows .line button", /^1$/);
  await press("#row-answer .chips button");
  await says("#row-says", /\$0 – \$3,125/);
  await press("#row-answer .choice");
  await says("#row-says", /\$3,125 \(25%\)/);
  await press("#in-full");
  await linked(/hts=9403409060.*date=2025-10-20.*f\.facts\.kitchenCabinetOrVanity=true/);
  await says("#amounts", /25%/);
});

test("the keyboard alone opens a line, answers it and comes back to it", limits, async () => {
  await fixture.prefer("fr", "dark");
  await open("tab=entries");
  await fixture.choose("#file", join(folder, "acme.csv"));
  await fixture.select("#needs-entry_date", "1");
  await click("#rate:not([disabled])");
  await fixture.page.waitForSelector(".rows .line.range button");
  await fixture.focus(".rows .line.range button");
  await fixture.page.keyboard.press("Enter");
  await fixture.page.waitForSelector("#row-answer .choice");
  await accessible("French, dark, open");
  assert.deepEqual(await fixture.unmarkedEnglish(), []);
  assert.match((await fixture.texts(".rows .line.error .says")).join(), /n’est pas|position/);
  for (let stops = 0; stops < 8 && (await fixture.page.evaluate(() => document.activeElement?.matches(".choice") !== true)); stops++)
    await fixture.page.keyboard.press("Tab");
  await focused(".choice");
  await fixture.page.keyboard.press("Enter");
  await says("#row-says", /25/);
  await fixture.page.keyboard.press("Escape");
  await fixture.many("#row-answer", 0);
  await fixture.page.setViewport({ width: 320, height: 700 });
  assert.ok((await fixture.overflow()) <= 0);
  assert.ok((await count(".rows .line")) > 0);
});

test("rows copied from a French spreadsheet are pasted as a table, and what is pasted into a field stays there", limits, async () => {
  await fixture.prefer("en", "light");
  await open("tab=entries");
  const paste = (rows: readonly (readonly string[])[], target: string): Promise<void> =>
    fixture.page.evaluate(
      (copied, selector) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", copied);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        document.querySelector(selector)?.dispatchEvent(event);
      },
      rows.map((cells) => cells.join("\t")).join("\n"),
      target,
    );
  const head = ["Numéro tarifaire", "Date d’entrée", "Valeur", "Pays d’origine", "ACEUM"];
  await paste([head, ["6109.10.00.04", "1er août 2025", "10 000,00 $", "Canada", "non"]], "#search");
  assert.equal(await count("#rate"), 0);
  await paste([head, ["6109.10.00.04", "1er août 2025", "10 000,00 $", "Canada", "non"]], "body");
  await click("#rate:not([disabled])");
  await says("#sums", /1 line rated[\s\S]*\$5,150/);
  await paste([head], "body");
  await says("main", /no rows below it/);
  await fixture.page.waitForSelector("#rate[disabled]");
});

test(
  "a file that is let go over the page is read; a damaged workbook is refused as one, without advice for the command line",
  limits,
  async () => {
    await open("tab=entries");
    await fixture.page.waitForSelector(".drop");
    const drop = (name: string, content: string): Promise<void> =>
      fixture.page.evaluate(
        (called, held) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([held], called));
          for (const kind of ["dragover", "drop"])
            document.querySelector(".drop")?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        },
        name,
        content,
      );
    for (const name of ["broken.xlsx", "broken.xls"]) {
      await drop(name, "P\0K\u0001 rubbish\nthat is no workbook\n");
      const said = await says("[role=alert]", new RegExp(`${name} is not a workbook that can be read`));
      assert.doesNotMatch(said, /--/);
    }
    await drop("own.csv", "hts,origin,entry_date,value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n");
    await click("#rate:not([disabled])");
    await says("#sums", /1 line rated/);
  },
);

test("lines out of season are counted, and a line opens into the number of its day", limits, async () => {
  const file = join(folder, "seasons.csv");
  writeFileSync(
    file,
    "hts,origin,entry_date,customs_value,spi\n0707.00.40,CA,2026-07-10,1000.00,S\n0707.00.60,CA,2026-07-10,1000.00,S\n2203.00.00.60,CA,2026-10-07,1000.00,S\n",
  );
  await open("tab=entries");
  await fixture.choose("#file", file);
  await click("#rate:not([disabled])");
  await says("#sums", /1 line has a number for goods entered at another time of year: 0707\.00\.40 \(1\)/);
  await accessible("a line out of season");
  await fixture.pressOne(".rows .line button", /^1$/);
  await says("#row-answer", /Goods entered that day belong under 0707\.00\.60/);
  await fixture.page.keyboard.press("Escape");
  await fixture.pressOne(".rows .line button", /^3$/);
  await says("#row-says", /This line owes \$500 or may not be imported/);
});

test("a line that is pressed before the browser has told that the one before was closed opens", limits, async () => {
  await fixture.pressPast("#row-answer", ".rows .line button", /^1$/);
  await says("#row-answer h2", /^Row 1$/);
  await press("#row-answer .drawer-close");
  await fixture.many("#row-answer", 0);
});

test("forms are told by their bytes in a browser, too", limits, async () => {
  const dropped = async (name: string, content: Uint8Array): Promise<void> => {
    writeFileSync(join(folder, name), content);
    await open("tab=entries");
    await fixture.choose("#file", join(folder, name));
  };
  // A browser's decoder of Latin 1 gives other characters for the bytes 80 to 9F, which gzip and PNG begin with.
  await dropped("packed.csv.gz", gzipSync("hts,origin,entry_date,customs_value,spi\n6109.10.00.04,CA,2025-08-01,10000.00,\n"));
  await click("#rate:not([disabled])");
  await says("#sums", /1 line rated/);
  await dropped("screen.png", readFileSync("docs/screens/answer.png"));
  assert.match(await text(".stop"), /screen\.png is a picture \(PNG\), not a table\./);
  await dropped("old.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0));
  assert.match(await text(".stop"), /old\.xls is a workbook in the old form/);
  // Letters from 80 to 9F are those of Windows-1252 there, as everywhere.
  await dropped(
    "windows.csv",
    Buffer.from("hts,origin,entry_date,customs_value,spi,note\n6109.10.00.04,CA,2025-08-01,10000.00,,l\x92\x9cuvre\n", "latin1"),
  );
  await click("#rate:not([disabled])");
  await says("#sums", /1 line rated/);
  rmSync(join(folder, "rated.csv"));
  await fixture.saveHere();
  await click("#save-csv");
  assert.match(readFileSync(await fixture.saved("rated.csv"), "utf8"), /l’œuvre/);
});

test("no request left the origin, and nothing went wrong", limits, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(wrong, []);
});
