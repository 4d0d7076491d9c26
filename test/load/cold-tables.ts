// What short requests wait while eight tables of cold rows (any number, any day, contents) are rated at once, as `npm run check:full` runs
// it: the probe of life and single assessments, at a steady rate, before and meanwhile. One process, so that all share one loop. Prints JSON; ends
// with 1 where a bound is missed or a table does not come back whole. `--rows N` and `--turns N` shorten it.

import { loadavg } from "node:os";
import { serveWarm } from "../server/serve.js";
import { atRate, type Call, openClient, type Times, timesOf } from "./client.js";
import { idle } from "./processes.js";
import { MIX, randomLine, randomTable } from "./random-lines.js";

const P99_MS = 100;
const TABLES = 8;
const PER_SECOND = 50;
const BEFORE_S = 10;

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const ROWS = argument("--rows", 3_000);
const TURNS = argument("--turns", 3);

const server = await serveWarm();
const client = openClient(server.base);
const tables = openClient(server.base, TABLES);

const SHORT: Readonly<Record<string, () => Call>> = {
  healthz: () => ({ method: "GET", path: "/healthz" }),
  singleAssessments: () => ({ method: "POST", path: "/v1/assess", body: JSON.stringify(randomLine()) }),
};

type Figures = Readonly<Record<string, Times & { readonly sent: number; readonly errors: number }>>;

async function shortWhile(seconds: number, over: () => boolean): Promise<Figures> {
  const found = await Promise.all(
    Object.entries(SHORT).map(async ([name, call]) => {
      const took: number[] = [];
      let errors = 0;
      const one = async (): Promise<void> => {
        const due = performance.now();
        const { status } = await client.send(call());
        took.push(performance.now() - due);
        if (status !== 200 && status !== 422) errors++;
      };
      for (let second = 0; second < seconds && !over(); second++) await atRate(1, PER_SECOND, one);
      return [name, { sent: took.length, errors, ...timesOf(took) }] as const;
    }),
  );
  return Object.fromEntries(found);
}

async function rated(bodies: readonly string[]): Promise<{ readonly seconds: number; readonly whole: number }> {
  const began = performance.now();
  const answers = await Promise.all(bodies.map((body) => tables.send({ method: "POST", path: "/v1/rate", body, type: "text/csv" }, true)));
  const whole = answers.filter(({ status, text }) => status === 200 && text.trimEnd().split("\n").length === ROWS + 1).length;
  return { seconds: Math.round((performance.now() - began) / 100) / 10, whole };
}

try {
  // Made beforehand, so that this process measures and does nothing else.
  const all = Array.from({ length: TURNS }, () => Array.from({ length: TABLES }, () => randomTable(ROWS)));
  await idle(server);
  const loadBefore = loadavg().map(Math.round);
  const before = await shortWhile(BEFORE_S, () => false);
  let done = false;
  const rating = (async () => {
    const turns = [];
    for (const bodies of all) turns.push(await rated(bodies));
    done = true;
    return turns;
  })();
  const meanwhile = await shortWhile(Number.POSITIVE_INFINITY, () => done);
  const turns = await rating;
  const lines = {
    tables: TABLES,
    rows: ROWS,
    turns,
    loadOfMachine: { before: loadBefore, afterwards: loadavg().map(Math.round) },
    shortRequestsASecond: PER_SECOND,
    mix: MIX,
    before,
    meanwhile,
    bound: { p99: P99_MS, errors: 0 },
  };
  console.log(JSON.stringify(lines, undefined, 2));
  const kept = Object.values(meanwhile).every(({ p99, errors }) => p99 < P99_MS && errors === 0);
  process.exitCode = kept && turns.every(({ whole }) => whole === TABLES) ? 0 : 1;
} finally {
  client.close();
  tables.close();
  await server.stop();
}
