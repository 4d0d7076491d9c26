// Starts the built server on a free port, for tests. One that does not start fails what started it.

import { type ChildProcess, spawn } from "node:child_process";
import { packagePath } from "../../src/packaged/paths.js";

/** Milliseconds that a start and an end may take on a busy machine. */
const START_LIMIT = 60_000;
const STOP_LIMIT = 40_000;

/** A running server. */
export interface Served {
  readonly base: string;
  readonly child: ChildProcess;
  /** What came on standard error so far. */
  log(): string;
  /** Ends it; the answer is its exit status, null where it had to be killed. */
  stop(): Promise<number | null>;
}

/** Start one that makes no plans at the start, so that many may run beside each other. */
export function serve(...flags: readonly string[]): Promise<Served> {
  return serveWarm("--no-warm", ...flags);
}

/** Start one as people do. */
export async function serveWarm(...flags: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [packagePath("dist/cli/main.js"), "serve", "--port", "0", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const base = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the server did not start within ${START_LIMIT} ms: ${log}`));
    }, START_LIMIT);
    const settle = (done: () => void): void => {
      clearTimeout(late);
      done();
    };
    let said = "";
    child.on("error", (error) => settle(() => reject(error)));
    child.on("close", (status) => settle(() => reject(new Error(`the server ended with ${status}: ${log}`))));
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const found = /(http:\/\/\S+)\n/.exec(said)?.[1];
      if (found !== undefined) settle(() => resolve(found));
    });
  });
  return {
    base,
    child,
    log: () => log,
    async stop() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT);
      const status = await ended;
      clearTimeout(late);
      return status;
    },
  };
}
