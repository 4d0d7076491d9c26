// `npm run sizes`: what the page sends and when, and how long paint and answers take in Chromium. Times are printed, never asserted.

import { findChromium, openBrowser } from "../test/browser/chromium.js";
import { serveWarm } from "../test/server/serve.js";
import { FIRST_DATA, initialScript, pageFiles } from "./page-files.js";
import { fluid } from "./page-fluid.js";

const PRODUCT = "hts=7604210010&date=2025-10-07&value=50000.00&f.content.aluminum.value=50000.00";
const RUNS = 5;

function show(title: string, wanted: (name: string) => boolean): void {
  const files = pageFiles()
    .filter(({ name }) => wanted(name))
    .sort((a, b) => b.sent - a.sent);
  console.log(`${title}: ${(files.reduce((sum, each) => sum + each.sent, 0) / 1000).toFixed(1)} kB`);
  for (const { name, sent } of files) console.log(`  ${(sent / 1000).toFixed(1).padStart(8)}  ${name}`);
}

const initial = initialScript();
const early = new Set([...initial, ...FIRST_DATA, "index.html", "style.css", "icon.svg"]);
show("initial script", (name) => initial.includes(name));
show("page and sheet", (name) => /^(index\.html|style\.css|icon\.svg)$/.test(name));
show("data of the first answer", (name) => FIRST_DATA.includes(name));
show("later", (name) => !early.has(name));

const chromium = findChromium();
if (chromium === undefined) console.log("no Chromium here, so no times");
else {
  await times(chromium);
  await fluid(chromium);
}

function middle(numbers: readonly number[]): string {
  return `${([...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0).toFixed(0)} ms`;
}

async function times(path: string): Promise<void> {
  const server = await serveWarm();
  const browser = await openBrowser(path);
  const found: Record<string, number[]> = { "first paint": [], "largest paint": [], "first answer": [], "key to answer": [] };
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelector("#amounts .figure") === null) return;
        performance.mark("answer");
        watch.disconnect();
      });
      watch.observe(document, { childList: true, subtree: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) performance.mark("largest", { startTime: entry.startTime });
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    await page.goto(`${server.base}/#${PRODUCT}`);
    await page.waitForSelector("#amounts .figure");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const once = await page.evaluate(() => ({
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      largest: performance.getEntriesByName("largest").at(-1)?.startTime ?? 0,
      answer: performance.getEntriesByName("answer")[0]?.startTime ?? 0,
    }));
    found["first paint"]?.push(once.paint);
    found["largest paint"]?.push(once.largest);
    found["first answer"]?.push(once.answer);
    found["key to answer"]?.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const field = document.querySelector<HTMLInputElement>("#value");
            const before = document.querySelector("#amounts")?.textContent;
            const start = performance.now();
            const watch = new MutationObserver(() => {
              if (document.querySelector("#amounts")?.textContent === before) return;
              watch.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - start));
            });
            watch.observe(document.querySelector("#amounts") as Element, { childList: true, subtree: true, characterData: true });
            if (field === null) return;
            field.value = "60000.00";
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }),
      ),
    );
    await context.close();
  }
  for (const [name, all] of Object.entries(found)) console.log(`${name}: ${middle(all)} (middle of ${all.length} cold loads)`);
  await browser.close();
  await server.stop();
}
