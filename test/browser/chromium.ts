// Finds a Chromium on this machine and opens the page in it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import puppeteer, { type Browser } from "puppeteer-core";
import { packagePath } from "../../src/cli/paths.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium: the variable CHROMIUM, or one in the path; undefined when there is none. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  for (const name of NAMES) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** A server of this package on a free port. */
export async function startServer(): Promise<{ readonly address: string; stop(): void }> {
  const server = spawn(process.execPath, [packagePath("dist/cli/main.js"), "serve", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit").then(([status]) => {
    throw new Error(`the server ended with ${status}`);
  });
  const [said] = (await Promise.race([once(server.stdout, "data"), ended])) as [Buffer];
  const address = /http:\/\/\S+/.exec(said.toString())?.[0];
  if (address === undefined) throw new Error(`the server said ${said.toString()}`);
  return { address, stop: () => server.kill() };
}

/** A headless browser. */
export function openBrowser(chromium: string): Promise<Browser> {
  return puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-dev-shm-usage", "--lang=en-US"] });
}
