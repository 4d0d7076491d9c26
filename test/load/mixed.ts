// Mixed load with trouble as `npm run check:full` runs it: single assessments at the rate of the load proof, beside them every other kind of
// question, clients that break off in the middle of bodies and answers, drip, or send too much. Prints JSON; ends with 1 where a fault of the
// server (5xx, also 503: all stays below the stated limits) or an answer of another kind than expected came, where single assessments are
// late, memory grows, or something is still held at the end: a place, a place of a table, a thread, a descriptor, a file.
// `--seconds N` shortens it, `--rate N` sets the single assessments a second.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serveWarm } from "../server/serve.js";
import { atRate, type Call, openClient, timesOf } from "./client.js";
import { KINDS } from "./kinds.js";
import { descriptorsOf, idle, memoryMiB, threadsOf } from "./processes.js";
import { MIX, randomLine, randomTable } from "./random-lines.js";
import { ROUGH } from "./rough.js";

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const SECONDS = argument("--seconds", 300);
const PER_SECOND = argument("--rate", 2_000);
const P99_MS = 25;
const MOST_GROWTH = 1.25;
// What the threads keep of plans fills within two minutes.
const WARM_S = 120;
// After the pause memory is at its lowest; under load what is not yet collected stands beside what is held.
const RISE_MS = 15_000;
const SAMPLE_MS = 500;
// Of the server, as docs/api.md states them, in each of its processes.
const WORKERS = 2;
const PLACES = 256;
const TABLES = 8;
// What drips is cut off after 20 seconds.
const SETTLE_MS = 30_000;
const FEW = 8;

const folder = mkdtempSync(join(tmpdir(), "carveout-mixed-"));
process.env.TMPDIR = folder;
// Of its log only what it calls a fault.
const server = await serveWarm("--workers", String(WORKERS), "--log", "error");
const client = openClient(server.base);
const wrong: string[] = [];

interface Seen {
  readonly took: number[];
  readonly ends: Record<string, number>;
}
const seen = new Map<string, Seen>();

async function ask(name: string, ends: readonly string[], one: () => Promise<string>): Promise<void> {
  const found = seen.get(name) ?? { took: [], ends: {} };
  seen.set(name, found);
  const due = performance.now();
  const end = await one().catch(failed);
  found.took.push(performance.now() - due);
  found.ends[end] = (found.ends[end] ?? 0) + 1;
  if (!ends.includes(end) && wrong.length < FEW) wrong.push(`${name}: ${end}`);
}

const failed = (error: Error & { readonly code?: string }): string => `failed: ${error.code ?? error.message}`;
const told = (call: Call, by = client): Promise<string> => by.send(call).then(({ status }) => String(status), failed);
const SINGLE = "single assessments";
const single = (): Promise<void> =>
  ask(SINGLE, ["200", "422"], () => told({ method: "POST", path: "/v1/assess", body: JSON.stringify(randomLine()) }));

async function load(seconds: number): Promise<void> {
  await Promise.all([
    atRate(seconds, PER_SECOND, single),
    ...Object.entries(KINDS).map(([name, { perSecond, statuses, call }]) =>
      atRate(seconds, perSecond, () => ask(name, statuses.map(String), () => told(call()))),
    ),
    ...Object.entries(ROUGH).map(([name, { perSecond, ends, run }]) =>
      atRate(seconds, perSecond, () => ask(name, ends, () => run(server.base))),
    ),
  ]);
  // Connections are no part of what is held afterwards; the next request opens new ones.
  client.close();
}

const held = (): { readonly threads: number; readonly descriptors: number; readonly files: number } => ({
  threads: threadsOf(server),
  descriptors: descriptorsOf(server),
  files: readdirSync(folder).length,
});

// As many long answers at once as there are places, and more: exactly those that find none are refused.
async function fill(): Promise<{ readonly answered: number; readonly refused: number }> {
  const asked = Math.round(WORKERS * PLACES * 1.25);
  const many = openClient(server.base, asked);
  const body = JSON.stringify(Array.from({ length: 200 }, () => randomLine()));
  const statuses = await Promise.all(Array.from({ length: asked }, () => told({ method: "POST", path: "/v1/assess", body }, many)));
  many.close();
  const count = (status: string): number => statuses.filter((each) => each === status).length;
  return { answered: count("200"), refused: count("503") };
}

async function rateAtOnce(): Promise<number> {
  const many = openClient(server.base, TABLES);
  const body = randomTable(50);
  const statuses = await Promise.all(
    Array.from({ length: TABLES }, () => told({ method: "POST", path: "/v1/rate", body, type: "text/csv" }, many)),
  );
  many.close();
  return statuses.filter((status) => status === "200").length;
}

try {
  const loadBefore = loadavg().map(Math.round);
  await idle(server);
  // The threads that rate and that make long answers start with the first of their kind, and stay for minutes: a table a second would find
  // every place of a table taken by those that wait for the first thread.
  await rateAtOnce();
  await load(Math.min(WARM_S, SECONDS));
  await pause(SETTLE_MS);
  const before = held();
  seen.clear();
  const sizes: number[] = [];
  const began = performance.now();
  const sample = setInterval(() => {
    if (performance.now() > began + Math.min(RISE_MS, SECONDS * 250)) sizes.push(memoryMiB(server));
  }, SAMPLE_MS);
  await load(SECONDS);
  clearInterval(sample);
  await pause(SETTLE_MS);
  const after = held();
  const log = server.log();
  const places = await fill();
  const tables = await rateAtOnce();
  // Collection comes in waves, so the troughs of the first, the middle and the last third are compared.
  const thirds = [0, 1, 2].map((third) => {
    const of = sizes.slice(Math.floor((sizes.length * third) / 3), Math.ceil((sizes.length * (third + 1)) / 3));
    return { least: Math.min(...of), most: Math.max(...of) };
  });
  const growth = Number(((thirds[2]?.least ?? 0) / (thirds[0]?.least ?? 1)).toFixed(2));
  const figures = Object.fromEntries(
    [...seen].map(([name, { took, ends }]) => [name, { perSecond: Math.round((took.length / SECONDS) * 10) / 10, ends, ...timesOf(took) }]),
  );
  const faults = [...seen.values()].reduce(
    (sum, { ends }) => sum + Object.entries(ends).reduce((each, [end, count]) => each + (/^5\d\d$/.test(end) ? count : 0), 0),
    0,
  );
  console.log(
    JSON.stringify(
      {
        seconds: SECONDS,
        loadOfMachine: { before: loadBefore, afterwards: loadavg().map(Math.round) },
        mix: MIX,
        figures,
        bound: { singleAssessments: { perSecond: PER_SECOND, p99: P99_MS }, faults: 0 },
        faults,
        ...(wrong.length === 0 ? {} : { wrong }),
        ...(log === "" ? {} : { log: log.split("\n").slice(0, FEW) }),
        memoryMiB: { thirds, growthOfTheLeast: growth, bound: MOST_GROWTH },
        held: { before, after },
        places: { each: PLACES, processes: WORKERS, filled: places, tablesAtOnce: tables },
      },
      undefined,
      2,
    ),
  );
  const late = timesOf(seen.get(SINGLE)?.took ?? []).p99 >= P99_MS;
  const kept = after.threads <= before.threads && after.descriptors <= before.descriptors && after.files === 0;
  const full = places.answered >= WORKERS * PLACES && places.refused > 0 && tables === TABLES;
  process.exitCode = faults === 0 && wrong.length === 0 && log === "" && !late && growth < MOST_GROWTH && kept && full ? 0 : 1;
} finally {
  client.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
