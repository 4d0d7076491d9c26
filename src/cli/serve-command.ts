// `carveout serve`: the page, the API and MCP from one process, offline.

import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { parseExactJson } from "../console/json.js";
import { say } from "../console/language.js";
import { today } from "../console/options.js";
import type { Day } from "../exact/day.js";
import { ASIDE_LIMITS, openAside } from "../host/aside.js";
import { allHandedOver, handedOver, type ToPrimary } from "../host/hand-over.js";
import { following, serverParts, watchLaw } from "../host/server-parts.js";
import { openTableThreads } from "../host/table-threads.js";
import { lawForOneOrigin } from "../law/of-origin.js";
import type { Law } from "../law/types.js";
import { mcpOverHttp } from "../mcp/http.js";
import { bundledLaw, bundledSchedule, packagedLaw } from "../packaged/bundle.js";
import { packedBook, releasedBook } from "../packaged/bundled-book.js";
import { CallError } from "../packaged/call-error.js";
import { packagePath } from "../packaged/paths.js";
import { pack } from "../packaged/read-schedule.js";
import { releaseFolder } from "../packaged/releases.js";
import { importedDescriptions } from "../packaged/user-data.js";
import { type Arg, message } from "../said/message.js";
import { createServer } from "../server/app.js";
import { Connections, turnsOfLoop } from "../server/connections.js";
import { hostsOf } from "../server/doors.js";
import { warm } from "../server/warm.js";
import { DEFAULT_ORIGIN } from "../settings.js";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const LEVELS = ["info", "warn", "error", "silent"];
// As a browser sends it: scheme, name and port, nothing behind them.
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;
const HOST_NAME = /^(\[[\da-f:.]+\]|[\w.-]+)$/i;
/** Why a host cannot be listened on: its name is not found, or its address is not of this machine. */
const NO_ADDRESS = new Set(["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"]);
const MOST_WORKERS = 64;
const STOP_WITHIN = 30_000;
// What is kept takes some 120 MiB, what a request makes lasts for milliseconds. A heap that may grow to three times what is kept is searched
// for waste every ten seconds and not every two, and a large space for the young keeps what is short-lived out of it: under 2,000 requests a
// second the slowest hundredth waits a fifth as long.
const HEAP_GROWTH = 200;
const YOUNG_MIB = 64;

/** Flags of the command. */
export interface ServeFlags {
  readonly port: string;
  readonly host: string;
  readonly log: string;
  readonly workers: string;
  /** Seconds that a long request may take. */
  readonly timeLimit: string;
  /** False where no plans are made before they are asked for. */
  readonly warm?: boolean;
  /** Says where it listens as JSON. */
  readonly json?: boolean;
  readonly allowOrigin?: readonly string[];
  readonly allowHost?: readonly string[];
}

/** Serve until interrupted; requests under way are answered first. */
export async function serveCommand(flags: ServeFlags): Promise<void> {
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65_535)
    throw new CallError(message("call/port", { port: flags.port }), message("call/port.fix"), undefined, "port");
  if (!LEVELS.includes(flags.log))
    throw new CallError(
      message("call/log", { level: flags.log }),
      message("call/choose-one", { choices: LEVELS.join(", ") }),
      undefined,
      "log",
    );
  const workers = Number(flags.workers);
  if (!/^\d+$/.test(flags.workers) || workers < 1 || workers > MOST_WORKERS)
    throw new CallError(
      message("call/workers", { count: flags.workers }),
      message("call/workers.fix", { most: MOST_WORKERS }),
      undefined,
      "workers",
    );
  if (!/^[1-9]\d{0,3}$/.test(flags.timeLimit))
    throw new CallError(message("call/time-limit", { limit: flags.timeLimit }), message("call/time-limit.fix"), undefined, "timeLimit");
  refuseUnlike(flags.allowOrigin ?? [], ORIGIN, (origin) => message("call/allow-origin", { origin }), "allowOrigin");
  refuseUnlike(flags.allowHost ?? [], HOST_NAME, (name) => message("call/allow-host", { name }), "allowHost");
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  if (workers > 1 && cluster.isPrimary) startWorkers(workers, flags);
  else await listen(port, flags);
}

// What no browser sends would be allowed in vain, and whoever gave it would look for the reason elsewhere.
function refuseUnlike(given: readonly string[], form: RegExp, found: (text: string) => Arg, key: "allowOrigin" | "allowHost"): void {
  const wrong = given.find((text) => !form.test(text));
  if (wrong === undefined) return;
  throw new CallError(
    found(wrong === "" ? "''" : wrong),
    message(key === "allowHost" ? "call/allow-host.fix" : "call/allow-origin.fix"),
    undefined,
    key,
  );
}

async function listen(port: number, flags: ServeFlags): Promise<void> {
  const parts = following({
    ...serverParts(),
    aside: openAside({ ...ASIDE_LIMITS, time: Number(flags.timeLimit) * 1000 }).aside,
    rateAside: openTableThreads().rate,
  });
  watchLaw();
  let [stopping, ready] = [false, false];
  const app = createServer(
    following({
      ...parts,
      ready: () => ready,
      hosts: hostsOf(flags.host, flags.allowHost ?? []),
      version: "0.1.0",
      page: packagePath("dist/web"),
      pageData: pageData(),
      parseJson: parseExactJson,
      mcp: mcpOverHttp(parts, "0.1.0"),
      allowOrigins: flags.allowOrigin ?? [],
      log: flags.log,
    }),
  );
  const connections = new Connections(app.server, cluster.isWorker ? handedOver : turnsOfLoop);
  if (flags.warm === false) ready = true;
  else
    void warm(parts.engine, today() as Day, () => stopping).then(() => {
      ready = true;
    });
  const listening = app.listen({ port, host: flags.host });
  // The signal is waited for before anyone is told the address, because a stop may follow the first connection at once.
  onStop(() => {
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    void listening
      .then(() => connections.end())
      .then(() => app.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
  const address = await listening.catch((error: NodeJS.ErrnoException) => {
    if (NO_ADDRESS.has(error.code ?? ""))
      throw new CallError(message("serve/host", { host: flags.host }), message("serve/host.fix"), undefined, "host");
    throw new CallError(message("serve/port", { port, why: error.message }), message("serve/port.fix"), undefined, "port");
  });
  if (cluster.isPrimary) tellAddress(address, flags);
  else process.send?.({ address } satisfies ToPrimary);
}

function onStop(stop: () => void): void {
  process.removeAllListeners("SIGINT");
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

// The page reads the law in use, the schedule and the official descriptions that the user imported, as the API does.
function pageData(): () => ReadonlyMap<string, Buffer> {
  const packaged = packagedLaw().hash;
  let made: { readonly law: Law; readonly data: ReadonlyMap<string, Buffer> } | undefined;
  return () => {
    const law = bundledLaw();
    if (made?.law !== law) made = { law, data: pageDataOf(law, law.hash !== packaged) };
    return made.data;
  };
}

function pageDataOf(law: Law, released: boolean): ReadonlyMap<string, Buffer> {
  const descriptions = importedDescriptions();
  const data = new Map<string, Buffer>();
  if (released) {
    const { words, ...rest } = law;
    data
      .set("/data/law.json", pack(rest))
      .set("/data/law-first.json", pack(lawForOneOrigin(rest, DEFAULT_ORIGIN)))
      .set("/data/origins.json", pack(rest.countries.encoded))
      .set("/data/law-fr.json", pack(words?.fr ?? {}));
  }
  if (descriptions !== undefined)
    data.set("/data/schedule.json", pack(bundledSchedule())).set("/data/descriptions.json", pack(descriptions));
  // The compiled law of the package is of its own law and schedule; a release may bring one.
  const book =
    descriptions === undefined && released
      ? packedBook(DEFAULT_ORIGIN, join(releaseFolder(law.hash), releasedBook(DEFAULT_ORIGIN)))
      : undefined;
  if (data.size > 0) data.set("/data/book.json", pack(book ?? null));
  return data;
}

function tellAddress(address: string, { host, json }: ServeFlags): void {
  if (!LOOPBACK.has(host)) process.stderr.write(`${say(message("serve/open", { host }))}\n`);
  process.stdout.write(`${json === true ? JSON.stringify({ address }) : say(message("serve/listens", { address }))}\n`);
}

// Processes that share one port. One that dies is replaced; after a stop all are waited for.
function startWorkers(count: number, flags: ServeFlags): void {
  let stopping = false;
  let told = false;
  let status = 0;
  const listening = new Set<number>();
  // Said once all that live listen: with one alone, its end would close the port.
  const tell = (address: string): void => {
    if (told || listening.size < Object.keys(cluster.workers ?? {}).length) return;
    tellAddress(address, flags);
    told = true;
  };
  const start = (): void => {
    const worker = cluster.fork();
    worker.on("message", (heard: ToPrimary) => {
      if ("more" in heard) void allHandedOver(worker);
      else {
        listening.add(worker.id);
        tell(heard.address);
      }
    });
  };
  cluster.on("exit", (worker, code, signal) => {
    listening.delete(worker.id);
    if (!stopping && told) {
      process.stderr.write(
        `${JSON.stringify({ level: 50, time: new Date().toISOString(), failed: "process", pid: worker.process.pid, code })}\n`,
      );
      start();
      return;
    }
    // The stop's own signal ends a process that was still starting and had nothing under way.
    if (code !== 0 && !(stopping && signal === "SIGTERM")) status = code ?? 1;
    if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(status);
  });
  // V8 starts four threads in each process to collect memory. They take the processors from the threads that answer, so there are fewer here.
  const helpers = Math.max(1, Math.floor(availableParallelism() / count) - 1);
  cluster.setupPrimary({ execArgv: [...process.execArgv, `--max-semi-space-size=${YOUNG_MIB}`, `--v8-pool-size=${helpers}`] });
  for (let each = 0; each < count; each++) start();
  onStop(() => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
  });
}
