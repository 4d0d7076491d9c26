// Starts the built server on a free port, for tests.

import { type ChildProcess, spawn } from "node:child_process";
import { packagePath } from "../../src/cli/paths.js";

/** A running server. */
export interface Served {
  readonly base: string;
  readonly child: ChildProcess;
  /** What came on standard error so far. */
  log(): string;
  /** Ends it; the answer is its exit status. */
  stop(): Promise<number | null>;
}

/** Start one. */
export async function serve(...flags: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [packagePath("dist/cli/main.js"), "serve", "--port", "0", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString("utf8");
  });
  const base = await new Promise<string>((resolve, reject) => {
    child.on("close", (status) => reject(new Error(`the server ended with ${status}: ${log}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString("utf8"));
      if (found !== null) resolve(found[0]);
    });
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    base,
    child,
    log: () => log,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
