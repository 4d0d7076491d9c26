// Load on the server as `npm run check:full` runs it: single assessments at a steady rate for a minute, then malformed requests, and the
// same rate on an empty route for comparison; last, the highest rate of a few that keeps the bound. Prints JSON with the load of the machine
// beside the figures, since whoever else computes here waits in the same line; ends with 1 where a bound of docs/api.md is missed.
// `--seconds N` shortens it.

import { loadavg } from "node:os";
import { serveWarm } from "../server/serve.js";
import { atRate, type Call, openClient, type Times, timesOf } from "./client.js";
import { cpuMs, idle, memoryMiB } from "./processes.js";
import { MIX, random, randomLine } from "./random-lines.js";

const PER_SECOND = 2_000;
const MALFORMED = 10_000;
const P99_MS = 25;
// Of memory within the minute, from the least of its first third to the least of its last.
const MOST_GROWTH = 1.25;
const STEPS = [500, 1_000, 2_000, 3_000, 4_000];
const SAMPLE_MS = 500;
// The heap grows to three times what is kept before it is searched, which takes a minute at this rate; from then on memory is to stay.
const WARM_S = 60;
const at = process.argv.indexOf("--seconds");
const SECONDS = at < 0 ? 60 : Number(process.argv[at + 1]);

const server = await serveWarm("--workers", "2");
const client = openClient(server.base);
const single = (): Call => ({ method: "POST", path: "/v1/assess", body: JSON.stringify(randomLine()) });

interface Figures extends Times {
  readonly sent: number;
  readonly perSecond: number;
  /** Processor time of the server's processes for each request, which does not grow with what else the machine does. */
  readonly serverCpuMicros: number;
  readonly errors: number;
}

async function steady(seconds: number, call: () => Call, rate = PER_SECOND): Promise<Figures> {
  const took: number[] = [];
  let errors = 0;
  const used = cpuMs(server);
  const elapsed = await atRate(seconds, rate, async () => {
    const due = performance.now();
    try {
      const { status } = await client.send(call());
      if (status !== 200 && status !== 422) errors++;
    } catch {
      errors++;
    }
    took.push(performance.now() - due);
  });
  return {
    sent: took.length,
    perSecond: Math.round(took.length / elapsed),
    serverCpuMicros: Math.round(((cpuMs(server) - used) * 1000) / took.length),
    errors,
    ...timesOf(took),
  };
}

function malformed(turn: number): Call {
  const good = JSON.stringify(randomLine());
  const post = (body: string | Buffer, type?: string): Call => ({
    method: "POST",
    path: "/v1/assess",
    body,
    ...(type === undefined ? {} : { type }),
  });
  const kinds: readonly (() => Call)[] = [
    () => post(good.slice(0, Math.floor(random() * (good.length - 1)) + 1)),
    () => post(Buffer.from(Array.from({ length: 80 }, () => 128 + Math.floor(random() * 128)))),
    () => post(good.replace('"value"', '"valeu"')),
    () => post(good.replace(/"value":"[^"]*"/, '"value":1e99')),
    () => post(`${"[".repeat(500)}${"]".repeat(500)}`),
    () => post(good.replace("{", '{"__proto__":{},')),
    () => post(good, "application/xml"),
    () => ({ method: "GET", path: `/v1/lines/%${Math.floor(random() * 9)}g` }),
    () => ({ method: "GET", path: "/v1/diff?from=never" }),
    () => ({ method: "GET", path: `/../${Math.floor(random() * 1e6)}` }),
    () => ({ method: "GET", path: "/v1/assess" }),
    () => ({ method: "POST", path: "/v1/rate", body: "a,b\n1,2\n", type: "text/csv" }),
  ];
  return (kinds[turn % kinds.length] ?? (() => post("{")))();
}

const loadBefore = loadavg().map(Math.round);
try {
  const warm = await steady(Math.min(WARM_S, SECONDS), single);
  const empty = await steady(Math.max(3, Math.round(SECONDS / 6)), () => ({ method: "GET", path: "/healthz" }));
  const secondsToWarm = await idle(server);
  const sizes = [memoryMiB(server)];
  const sample = setInterval(() => sizes.push(memoryMiB(server)), SAMPLE_MS);
  const singles = await steady(SECONDS, single);
  clearInterval(sample);
  // Collection comes in waves, so the troughs of the first and the last third are compared.
  const thirds = [0, 1, 2].map((third) => {
    const of = sizes.slice(Math.floor((sizes.length * third) / 3), Math.ceil((sizes.length * (third + 1)) / 3));
    return { least: Math.min(...of), most: Math.max(...of) };
  });
  const steps: Figures[] = [];
  for (const rate of STEPS) {
    const step = await steady(Math.max(3, Math.round(SECONDS / 6)), single, rate);
    steps.push(step);
    if (step.p99 >= P99_MS || step.perSecond < rate * 0.98) break;
  }
  let problems = 0;
  for (let turn = 0; turn < MALFORMED; turn += 50) {
    const told = await Promise.all(Array.from({ length: 50 }, (_, index) => client.send(malformed(turn + index))));
    problems += told.filter(({ status, type }) => status >= 400 && status < 500 && type.startsWith("application/problem+json")).length;
  }
  const held = steps.filter(({ p99 }) => p99 < P99_MS).map(({ perSecond }) => perSecond);
  const alive = (await client.send({ method: "GET", path: "/healthz" })).status === 200 && server.child.exitCode === null;
  const growth = Number(((thirds[2]?.least ?? 0) / (thirds[0]?.least ?? 1)).toFixed(2));
  console.log(
    JSON.stringify(
      {
        seconds: SECONDS,
        loadOfMachine: { before: loadBefore, afterwards: loadavg().map(Math.round) },
        mix: MIX,
        firstRequests: warm,
        secondsToWarm,
        emptyRoute: empty,
        singleAssessments: { ...singles, bound: { perSecond: PER_SECOND, p99: P99_MS, errors: 0 } },
        ratioOfP99: Number((singles.p99 / empty.p99).toFixed(2)),
        ratioOfCpu: Number((singles.serverCpuMicros / empty.serverCpuMicros).toFixed(2)),
        highestRateWithinBound: Math.max(0, ...held),
        steps,
        memoryMiB: { thirds, growthOfTheLeast: growth, bound: MOST_GROWTH },
        malformed: { sent: MALFORMED, problemDocuments: problems, alive },
      },
      undefined,
      2,
    ),
  );
  const kept = singles.errors === 0 && singles.p99 < P99_MS && singles.perSecond >= PER_SECOND * 0.98 && growth < MOST_GROWTH;
  process.exitCode = kept && problems === MALFORMED && alive ? 0 : 1;
} finally {
  client.close();
  await server.stop();
}
