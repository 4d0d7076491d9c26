// How fluid the page stays while a table of a hundred thousand lines is read, rated and scrolled: frames drawn and long tasks of the
// main thread, as Chromium counts them. Printed, never asserted.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Page } from "puppeteer-core";
import writeSheet from "write-excel-file/node";
import { openBrowser } from "../test/browser/chromium.js";
import { serveWarm } from "../test/server/serve.js";

const LINES = 100_000;
const LONG_MS = 200;
const LIMIT = 300_000;
const HEADER = ["Line", "HTS Number", "Country of Origin", "Entry Date", "Entered Value", "SPI"];
const DAYS = ["2025-03-20", "2025-10-07", "2026-05-05"];
const NUMBERS = ["7604.21.00.10", "6109.10.00.04", "8703.23.01.60", "4407.11.00.42", "0102.29.40.24"];

/** Print the figures for one file of each kind. */
export async function fluid(chromium: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "carveout-fluid-"));
  const rows = Array.from({ length: LINES }, (_, at) => [
    `L${at}`,
    NUMBERS[at % NUMBERS.length] ?? "",
    "CA",
    DAYS[at % DAYS.length] ?? "",
    `${1000 + (at % 977)}.00`,
    at % 2 ? "S" : "",
  ]);
  const columnData = HEADER.map((name, at) => ({ name, data: rows.map((row) => row[at] ?? ""), type: "STRING" as const }));
  writeFileSync(join(folder, "lines.csv"), [HEADER, ...rows].map((row) => row.join(",")).join("\n"));
  writeFileSync(join(folder, "lines.parquet"), Buffer.from(parquetWriteBuffer({ columnData })));
  await writeSheet([{ data: [HEADER, ...rows], sheet: "Entries" }]).toFile(join(folder, "lines.xlsx"));
  const server = await serveWarm();
  const browser = await openBrowser(chromium, LIMIT);
  try {
    for (const name of ["lines.csv", "lines.parquet", "lines.xlsx"]) {
      const page = await browser.newPage();
      page.setDefaultTimeout(LIMIT);
      await page.goto(`${server.base}/#tab=entries`);
      await page.waitForSelector("#panel[aria-busy=false]");
      await watch(page);
      const field = (await page.waitForSelector("#file")) as unknown as { uploadFile(path: string): Promise<void> };
      await field.uploadFile(join(folder, name));
      await page.waitForSelector("#rate:not([disabled])");
      console.log(`${name}, read: ${await told(page)}`);
      await page.click("#rate");
      await page.waitForSelector(".rows .line");
      console.log(`${name}, rated: ${await told(page)}`);
      await page.evaluate(async () => {
        const list = document.querySelector(".rows");
        for (let step = 1; list !== null && step <= 60; step++) {
          list.scrollTop = (list.scrollHeight * step) / 60;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      });
      console.log(`${name}, scrolled to the end: ${await told(page)}`);
      await page.close();
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Watched {
  long: number[];
  frames: number[];
  since: number;
}

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Watched = { long: [], frames: [], since: performance.now() };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.long.push(entry.duration);
    }).observe({ type: "longtask" });
    const frame = (now: number): void => {
      seen.frames.push(now);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

async function told(page: Page): Promise<string> {
  // A long task is told of after it ended.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const { long, frames, since, now } = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: Watched };
    const found = { ...seen, now: performance.now() };
    Object.assign(seen, { long: [], frames: [], since: found.now });
    return found;
  });
  const gaps = frames.slice(1).map((frame, at) => frame - (frames[at] ?? frame));
  const over = long.filter((each) => each > LONG_MS).length;
  const longest = Math.max(0, ...long);
  return [
    `${((now - since) / 1000).toFixed(1)} s`,
    `${frames.length} frames, the longest gap ${Math.max(0, ...gaps).toFixed(0)} ms`,
    `longest task of the page ${longest === 0 ? "under 50" : longest.toFixed(0)} ms, ${over} over ${LONG_MS} ms`,
  ].join("; ");
}
