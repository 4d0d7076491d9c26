// One browser, one server and one page for the tests of a file. The files of this folder that need a Chromium skip with a word when none is here.
// Whatever touches an element waits for it first, and every wait has a limit: a test passes or fails, and never hangs.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { type Served, serve } from "../server/serve.js";
import { findChromium, openBrowser } from "./chromium.js";
import { screenFile } from "./screens.js";

const chromium = findChromium();
/** Milliseconds: one wait, one test, and the start and end of browser and server together. */
const WAIT = 60_000;
const TEST_LIMIT = 180_000;
const FRAME_LIMIT = 150_000;

/** What every test of a browser is given: why it is skipped, or false, and its limit of time. */
export const limits = {
  skip: chromium === undefined ? "no Chromium here; install Debian's chromium or set CHROMIUM" : false,
  timeout: TEST_LIMIT,
} as const;

/** The part of a page that cannot miss an element; the rest is asked through the fixture, which waits. */
export type SafePage = Pick<
  Page,
  "keyboard" | "evaluate" | "setViewport" | "emulateMediaType" | "url" | "waitForFunction" | "waitForSelector" | "pdf" | "browserContext"
>;

/** What the tests of one file share. Each that names a selector waits until something answers to it. */
export interface Fixture {
  readonly page: SafePage;
  readonly address: string;
  /** A folder for files that are dropped and saved. */
  readonly folder: string;
  /** Requests that left the origin, and errors of the page: both stay empty. */
  readonly foreign: readonly string[];
  readonly wrong: readonly string[];
  /** Text shown by an element. */
  text(selector: string): Promise<string>;
  /** Text shown by an element, once it fits. */
  says(selector: string, wanted: RegExp): Promise<string>;
  /** Click once it stands still and is enabled. */
  click(selector: string): Promise<void>;
  /** Press without the mouse: for what another thing may lie over, or what moves. */
  press(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** Put a value in a field as if it had been typed and left. */
  fill(selector: string, text: string): Promise<void>;
  select(selector: string, value: string): Promise<void>;
  focus(selector: string): Promise<void>;
  scrollTo(selector: string): Promise<void>;
  /** Press the first element of many whose text fits. */
  pressOne(selector: string, wanted: RegExp): Promise<void>;
  /**
   * Put a sheet away as the Escape key does and press, in the same task, the first element of many whose text fits: before the browser tells
   * that the sheet was closed. Wait until it has told.
   */
  pressPast(sheet: string, selector: string, wanted: RegExp): Promise<void>;
  /** Wait until the address, decoded, fits; the answer is the address. */
  linked(wanted: RegExp): Promise<string>;
  /** Wait until the element with the focus answers to a selector. */
  focused(selector: string): Promise<void>;
  /** Wait until so many elements answer to a selector. */
  many(selector: string, number: number): Promise<void>;
  /** Texts on the French page that read as English and are not marked as such. */
  unmarkedEnglish(): Promise<string[]>;
  /** Elements that answer to a selector now. */
  count(selector: string): Promise<number>;
  texts(selector: string): Promise<string[]>;
  /** Distances from the top of the window, in pixels. */
  tops(selector: string): Promise<number[]>;
  attribute(selector: string, name: string): Promise<string | null>;
  /** A computed property of style. */
  style(selector: string, property: string): Promise<string>;
  /** Open the page anew with what stands behind the `#`, and wait until it says that the tab is drawn. */
  open(hash: string): Promise<void>;
  /** Wait until the page says that its tab is drawn. */
  drawn(): Promise<void>;
  /** Take the network from the page, or give it back. */
  network(isThere: boolean): Promise<void>;
  /** Language and theme for the next {@link open}. */
  prefer(language: "en" | "fr", theme: "light" | "dark"): Promise<void>;
  /** Pixels by which the page is wider than the window. */
  overflow(): Promise<number>;
  /** Save a picture of what is shown, see {@link screenFile}. */
  shoot(name: string): Promise<void>;
  /** Fails on any violation that axe finds. */
  accessible(view: string): Promise<void>;
  /** Choose a file as a user does. */
  choose(selector: string, file: string): Promise<void>;
  /** Let downloads land in {@link folder}. */
  saveHere(): Promise<void>;
  /** The path of a saved file, once the browser has written all of it. */
  saved(name: string): Promise<string>;
}

const AXE = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))`;

/** Starts the server and the browser before the tests of a file and stops them after. */
export function browserFixture(): Fixture {
  let browser: Browser | undefined;
  let page: Page | undefined;
  let server: Served | undefined;
  const foreign: string[] = [];
  const wrong: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "carveout-"));

  before(
    async () => {
      if (chromium === undefined) return;
      server = await serve();
      browser = await openBrowser(chromium);
      page = await browser.newPage();
      page.setDefaultTimeout(WAIT);
      page.setDefaultNavigationTimeout(WAIT);
      const { base } = server;
      await page.setViewport({ width: 1200, height: 900 });
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
      });
      page.on("pageerror", (error) => wrong.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(`${message.text()} ${message.location().url ?? ""}`.trim());
      });
    },
    { timeout: FRAME_LIMIT },
  );

  after(
    async () => {
      // A browser that does not close is killed, so that the file ends.
      const child = browser?.process();
      const late = setTimeout(() => child?.kill("SIGKILL"), WAIT);
      await browser?.close().catch(() => child?.kill("SIGKILL"));
      clearTimeout(late);
      await server?.stop();
    },
    { timeout: FRAME_LIMIT },
  );

  const opened = (): Page => {
    assert.ok(page !== undefined, "the browser did not start");
    return page;
  };
  async function at(selector: string) {
    const found = await opened().waitForSelector(selector);
    assert.ok(found !== null, selector);
    return found;
  }
  const text = async (selector: string): Promise<string> => (await at(selector)).evaluate((element) => (element as HTMLElement).innerText);
  const drawn = async (): Promise<void> => {
    await opened().waitForSelector("#panel[aria-busy=false]");
  };
  return {
    get page() {
      return opened();
    },
    get address() {
      return server?.base ?? "";
    },
    folder,
    foreign,
    wrong,
    text,
    async says(selector, wanted) {
      await opened().waitForFunction(
        (where: string, source: string, flags: string) =>
          new RegExp(source, flags).test(document.querySelector<HTMLElement>(where)?.innerText ?? ""),
        {},
        selector,
        wanted.source,
        wanted.flags,
      );
      return text(selector);
    },
    network: (isThere) => opened().setOfflineMode(!isThere),
    click: (selector) => opened().locator(selector).click(),
    press: async (selector) => (await at(selector)).evaluate((element) => (element as HTMLElement).click()),
    type: async (selector, value) => (await at(selector)).type(value),
    async fill(selector, value) {
      await (await at(selector)).evaluate((element, next) => {
        (element as HTMLInputElement).value = next;
        element.dispatchEvent(new Event("input", { bubbles: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
      }, value);
    },
    async select(selector, value) {
      await opened().waitForFunction(
        (where: string, wanted: string) =>
          [...(document.querySelector<HTMLSelectElement>(where)?.options ?? [])].some((option) => option.value === wanted),
        {},
        selector,
        value,
      );
      await (await at(selector)).select(value);
    },
    focus: async (selector) => (await at(selector)).focus(),
    scrollTo: async (selector) => (await at(selector)).evaluate((element) => element.scrollIntoView()),
    async pressOne(selector, wanted) {
      await opened().waitForFunction(
        (where: string, source: string) => {
          const found = [...document.querySelectorAll<HTMLElement>(where)].find((each) => new RegExp(source).test(each.innerText));
          found?.click();
          return found !== undefined;
        },
        {},
        selector,
        wanted.source,
      );
    },
    pressPast: (sheet, selector, wanted) =>
      opened().evaluate(
        (away, where, source) =>
          new Promise<void>((told, missing) => {
            const dialog = document.querySelector<HTMLDialogElement>(away);
            const found = [...document.querySelectorAll<HTMLElement>(where)].find((each) => new RegExp(source).test(each.innerText));
            if (dialog?.open !== true || found === undefined) return missing(new Error(`no ${away} is open, or no ${where} fits`));
            dialog.addEventListener("close", () => told());
            dialog.close();
            found.click();
          }),
        sheet,
        selector,
        wanted.source,
      ),
    async linked(wanted) {
      await opened().waitForFunction((source: string) => new RegExp(source).test(decodeURIComponent(location.hash)), {}, wanted.source);
      return opened().url();
    },
    async focused(selector) {
      await opened().waitForFunction((where: string) => document.activeElement?.matches(where) === true, {}, selector);
    },
    async many(selector, number) {
      await opened().waitForFunction(
        (where: string, wanted: number) => document.querySelectorAll(where).length === wanted,
        {},
        selector,
        number,
      );
    },
    unmarkedEnglish: () =>
      opened().evaluate(() => {
        const english = /\b(the|of|and|is|are|not|with|which|from|duty|goods|by|for)\b/;
        const found: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const own = node.parentElement?.closest("[lang]")?.getAttribute("lang");
          if (
            own === "fr" &&
            node.parentElement?.tagName !== "NOSCRIPT" &&
            english.test((node.textContent ?? "").replace(/\(lecture \S+\)/, ""))
          )
            found.push(node.textContent ?? "");
        }
        return found;
      }),
    count: (selector) => opened().$$eval(selector, (found) => found.length),
    texts: (selector) => opened().$$eval(selector, (found) => found.map((each) => (each as HTMLElement).innerText)),
    tops: (selector) => opened().$$eval(selector, (found) => found.map((each) => each.getBoundingClientRect().top)),
    attribute: async (selector, name) => (await at(selector)).evaluate((element, key) => element.getAttribute(key), name),
    style: async (selector, property) =>
      (await at(selector)).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property),
    async open(hash) {
      await opened().goto("about:blank");
      await opened().goto(`${server?.base}/#${hash}`);
      await drawn();
    },
    drawn,
    async prefer(language, theme) {
      if (
        !opened()
          .url()
          .startsWith(server?.base ?? "-")
      )
        await opened().goto(`${server?.base}/icon.svg`);
      await opened().evaluate((chosen) => Object.assign(localStorage, chosen), { language, theme });
    },
    overflow: () => opened().evaluate(() => document.documentElement.scrollWidth - innerWidth),
    async shoot(name) {
      await opened().screenshot({ path: screenFile(name), fullPage: false });
    },
    async accessible(view) {
      await opened().evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      assert.deepEqual(await opened().evaluate(AXE), [], view);
    },
    async choose(selector, file) {
      await ((await at(selector)) as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    },
    async saveHere() {
      const client = await opened().createCDPSession();
      await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    },
    async saved(name) {
      const path = join(folder, name);
      const whole = (): boolean => existsSync(path) && statSync(path).size > 0 && !existsSync(`${path}.crdownload`);
      for (let waited = 0; waited < WAIT && !whole(); waited += 50) await pause(50);
      assert.ok(whole(), `${name} was not saved`);
      return path;
    },
  };
}
