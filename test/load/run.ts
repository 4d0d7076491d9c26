// Load on the server as `npm run check:full` runs it: single assessments at a steady rate for a minute, then malformed requests, and the
// same rate on an empty route for comparison; last, the highest rate of a few that keeps the bound. Prints JSON with the load of the machine
// beside the figures, since whoever else computes here waits in the same line; ends with 1 where a bound of docs/api.md is missed.
// `--seconds N` shortens it.

import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import { addDays } from "../../src/exact/day.js";
import { carveout } from "../../src/index.js";
import { serve } from "../server/serve.js";

const PER_SECOND = 2_000;
const MALFORMED = 10_000;
const P99_MS = 25;
const RECENT_DAYS = 90;
// Of memory within the minute.
// The old space is collected in waves of more than a minute, so what is held grows within the minute though what is alive does not.
const MOST_GROWTH = 1.25;
const STEPS = [500, 1_000, 2_000, 3_000, 4_000];
const TICK_MS = 5;
const WARM_MS = 240_000;
const IDLE_MS = 50;
const SAMPLE_MS = 500;
const at = process.argv.indexOf("--seconds");
const SECONDS = at < 0 ? 60 : Number(process.argv[at + 1]);

const { base, child: server, stop } = await serve("--workers", "2");
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string | Buffer;
  readonly type?: string;
}

interface Told {
  readonly status: number;
  readonly type: string;
}

function send({ method, path, body, type = "application/json" }: Call): Promise<Told> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(body) };
    const sent = request(`${base}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "" }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

// A repeatable stream of numbers in [0, 1).
let seed = 20251007;
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

const MIX = {
  numbers: "any line of the schedule",
  days: `four of five among the last ${RECENT_DAYS} days of the record, the rest on any day of it`,
  claims: "45% S, 45% none, 10% not said, which is answered with a range where it matters",
  content: "30% state a third of the value as aluminum",
  quantity: "50% state quantities",
};
const { schedule, law } = carveout();
const days = [law.coverage.from];
for (let day = days[0] ?? law.coverage.from; day < law.coverage.lastSeen; ) {
  day = addDays(day, 1);
  days.push(day);
}
function line(): Record<string, unknown> {
  const among = random() < 0.8 ? days.slice(-RECENT_DAYS) : days;
  const entryDate = among[Math.floor(random() * among.length)] ?? law.coverage.from;
  const numbers = linesOn(entryDate);
  const value = (random() * 100_000).toFixed(2);
  const claim = random();
  return {
    hts: numbers[Math.floor(random() * numbers.length)],
    origin: "CA",
    entryDate,
    value,
    ...(claim < 0.45 ? { spi: "S" } : claim < 0.9 ? { spi: null } : {}),
    ...(random() < 0.3 ? { content: { aluminum: { value: (Number(value) / 3).toFixed(2) } } } : {}),
    ...(random() < 0.5 ? { quantity: { kg: 100, "No.": 10, L: 50, m2: 5, m3: 2 } } : {}),
  };
}
const kept = new Map<string, readonly string[]>();
function linesOn(day: (typeof days)[number]): readonly string[] {
  const found = kept.get(day) ?? schedule.lines(day).filter((hts) => !/^9[89]/.test(hts));
  kept.set(day, found);
  return found;
}

interface Figures {
  readonly sent: number;
  readonly perSecond: number;
  /** Processor time of the server's processes for each request, which does not grow with what else the machine does. */
  readonly serverCpuMicros: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

// Sends at the set rate whether or not answers came, so that a slow answer is not hidden by a waiting client.
async function steady(seconds: number, call: () => Call, rate = PER_SECOND): Promise<Figures> {
  const took: number[] = [];
  const waiting: Promise<void>[] = [];
  let errors = 0;
  const used = cpuMs();
  const started = performance.now();
  const one = async (due: number): Promise<void> => {
    try {
      const { status } = await send(call());
      if (status !== 200 && status !== 422) errors++;
    } catch {
      errors++;
    }
    took.push(performance.now() - due);
  };
  for (let sent = 0; sent < seconds * rate; ) {
    const due = Math.min(seconds * rate, Math.floor(((performance.now() - started) / 1000) * rate) + 1);
    for (; sent < due; sent++) waiting.push(one(performance.now()));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(waiting);
  const elapsed = (performance.now() - started) / 1000;
  took.sort((a, b) => a - b);
  const quantile = (share: number): number => Number((took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(2));
  return {
    sent: took.length,
    perSecond: Math.round(took.length / elapsed),
    serverCpuMicros: Math.round(((cpuMs() - used) * 1000) / took.length),
    errors,
    p50: quantile(0.5),
    p99: quantile(0.99),
    most: quantile(1),
  };
}

function workers(): readonly string[] {
  return readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, "utf8").trim().split(" ");
}

// Of the kernel's clock ticks, a hundred a second.
function cpuMs(): number {
  return workers().reduce((sum, pid) => {
    const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const fields = rest.split(" ");
    return sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}

// Waits until the server has made the plans it makes by itself, which is when it does nothing for two seconds; the seconds since it was started.
async function idle(): Promise<number> {
  for (let quiet = 0; quiet < 2 && performance.now() < WARM_MS; ) {
    const used = cpuMs();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    quiet = cpuMs() - used < IDLE_MS ? quiet + 1 : 0;
  }
  return Math.round(performance.now() / 1000);
}

function memory(): number {
  const sizes = workers().map((pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0));
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

function malformed(turn: number): Call {
  const good = JSON.stringify(line());
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
  const warm = await steady(Math.min(20, SECONDS), () => ({ method: "POST", path: "/v1/assess", body: JSON.stringify(line()) }));
  const empty = await steady(Math.max(3, Math.round(SECONDS / 6)), () => ({ method: "GET", path: "/healthz" }));
  const secondsToWarm = await idle();
  const sizes = [memory()];
  const sample = setInterval(() => sizes.push(memory()), SAMPLE_MS);
  const single = await steady(SECONDS, () => ({ method: "POST", path: "/v1/assess", body: JSON.stringify(line()) }));
  clearInterval(sample);
  // Collection comes in waves, so the troughs of the first and the last third are compared.
  const thirds = [0, 1, 2].map((third) => {
    const of = sizes.slice(Math.floor((sizes.length * third) / 3), Math.ceil((sizes.length * (third + 1)) / 3));
    return { least: Math.min(...of), most: Math.max(...of) };
  });
  const steps: Figures[] = [];
  for (const rate of STEPS) {
    const step = await steady(
      Math.max(3, Math.round(SECONDS / 6)),
      () => ({ method: "POST", path: "/v1/assess", body: JSON.stringify(line()) }),
      rate,
    );
    steps.push(step);
    if (step.p99 >= P99_MS || step.perSecond < rate * 0.98) break;
  }
  let problems = 0;
  for (let turn = 0; turn < MALFORMED; turn += 50) {
    const told = await Promise.all(Array.from({ length: 50 }, (_, index) => send(malformed(turn + index))));
    problems += told.filter(({ status, type }) => status >= 400 && status < 500 && type.startsWith("application/problem+json")).length;
  }
  const held = steps.filter(({ p99 }) => p99 < P99_MS).map(({ perSecond }) => perSecond);
  const alive = (await send({ method: "GET", path: "/healthz" })).status === 200 && server.exitCode === null;
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
        singleAssessments: { ...single, bound: { perSecond: PER_SECOND, p99: P99_MS, errors: 0 } },
        ratioOfP99: Number((single.p99 / empty.p99).toFixed(2)),
        ratioOfCpu: Number((single.serverCpuMicros / empty.serverCpuMicros).toFixed(2)),
        highestRateWithinBound: Math.max(0, ...held),
        steps,
        memoryMiB: { thirds, growthOfTheLeast: growth, bound: MOST_GROWTH },
        malformed: { sent: MALFORMED, problemDocuments: problems, alive },
      },
      undefined,
      2,
    ),
  );
  const kept = single.errors === 0 && single.p99 < P99_MS && single.perSecond >= PER_SECOND * 0.98 && growth < MOST_GROWTH;
  process.exitCode = kept && problems === MALFORMED && alive ? 0 : 1;
} finally {
  agent.destroy();
  await stop();
}
