// One browser, one server and one page for the tests of a file. The files of this folder that need a Chromium skip with a word when none is here.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { packagePath } from "../../src/cli/paths.js";
import { findChromium, openBrowser, startServer } from "./chromium.js";

const chromium = findChromium();

/** Why the tests of a browser are skipped, or false. */
export const skip = chromium === undefined ? "no Chromium here; install Debian's chromium or set CHROMIUM" : false;

/** What the tests of one file share. */
export interface Fixture {
  readonly page: Page;
  readonly address: string;
  /** A folder for files that are dropped and saved. */
  readonly folder: string;
  /** Requests that left the origin, and errors of the page: both stay empty. */
  readonly foreign: readonly string[];
  readonly wrong: readonly string[];
  /** Text shown by an element. */
  text(selector: string): Promise<string>;
  /** Open the page anew with what stands behind the `#`. */
  open(hash: string): Promise<void>;
  /** Save a screenshot in docs/screens. */
  shoot(name: string): Promise<void>;
  /** Fails on any violation that axe finds. */
  accessible(view: string): Promise<void>;
  /** Choose a file as a user does. */
  choose(selector: string, file: string): Promise<void>;
  /** Let downloads land in {@link folder}. */
  saveHere(): Promise<void>;
}

/** Starts the server and the browser before the tests of a file and stops them after. */
export function browserFixture(): Fixture {
  let browser: Browser | undefined;
  let page: Page | undefined;
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  const foreign: string[] = [];
  const wrong: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "carveout-"));

  before(async () => {
    if (chromium === undefined) return;
    server = await startServer();
    browser = await openBrowser(chromium);
    page = await browser.newPage();
    const { address } = server;
    await page.setViewport({ width: 1200, height: 900 });
    page.on("request", (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
    });
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text());
    });
  });

  after(async () => {
    await browser?.close();
    server?.stop();
  });

  const opened = (): Page => page as Page;
  return {
    get page() {
      return opened();
    },
    get address() {
      return server?.address ?? "";
    },
    folder,
    foreign,
    wrong,
    text: (selector) => opened().$eval(selector, (element) => (element as HTMLElement).innerText),
    async open(hash) {
      await opened().goto("about:blank");
      await opened().goto(`${server?.address}/#${hash}`);
    },
    async shoot(name) {
      await opened().screenshot({ path: packagePath(`docs/screens/${name}.png`) as `${string}.png`, fullPage: false });
    },
    async accessible(view) {
      const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      await opened().evaluate(source);
      const found = (await opened().evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')))",
      )) as string[];
      assert.deepEqual(found, [], view);
    },
    async choose(selector, file) {
      const input = await opened().waitForSelector(selector);
      await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    },
    async saveHere() {
      const client = await opened().createCDPSession();
      await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    },
  };
}
