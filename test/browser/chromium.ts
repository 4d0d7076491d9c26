// Finds a Chromium on this machine and opens it.

import { spawnSync } from "node:child_process";
import puppeteer, { type Browser } from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const START_LIMIT = 60_000;
// One call into the browser; axe on a long page takes seconds on a busy machine.
const CALL_LIMIT = 90_000;

/** The path of a Chromium: the variable CHROMIUM, or one in the path; undefined when there is none. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  for (const name of NAMES) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** A headless browser; fails where it does not start in time. One call into it may take so many milliseconds. */
export function openBrowser(chromium: string, callLimit = CALL_LIMIT): Promise<Browser> {
  return puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--lang=en-US"],
    timeout: START_LIMIT,
    protocolTimeout: callLimit,
  });
}
