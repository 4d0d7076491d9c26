// Random lines in process and as a stream of the command: any number of the schedule on any day of the record, with contents, quantities and
// claims as often stated as not. Almost no line meets the plan of another.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../src/assess/engine.js";
import { parseExactJson } from "../src/console/json.js";
import { addDays, type Day, dayNumber } from "../src/exact/day.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { type Input, oneOf, type Random, seeded } from "../test/assess/random-line.js";

const SEED = 4_242;
const METALS = ["steel", "aluminum", "copper"];
// Lines after which the code is as fast as it gets.
const WARM = 20_000;

function makeLines(engine: Engine, count: number, next: Random): Input[] {
  const { from, lastSeen } = engine.law.coverage;
  const days = dayNumber(lastSeen) - dayNumber(from) + 1;
  const numbers = new Map<Day, readonly string[]>();
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(from, Math.floor(next() * days));
    const on = numbers.get(day) ?? engine.schedule.lines(day).filter((hts) => !/^9[89]/.test(hts));
    numbers.set(day, on);
    const hts = oneOf(on, next);
    const cents = Math.floor(next() * 10_000_000);
    const line: Input = { id: `${at}`, hts, origin: "CA", entryDate: day, value: dollars(cents) };
    const claim = next();
    if (claim < 0.9) line.spi = claim < 0.45 ? "S" : null;
    const found = engine.schedule.lookup(hts, day);
    const units = found.ok ? found.line.units.filter((unit) => unit !== "X" && unit !== "") : [];
    if (units.length > 0 && next() < 0.7) line.quantity = Object.fromEntries(units.map((unit) => [unit, (1 + next() * 1_000).toFixed(2)]));
    const metals = METALS.filter(() => next() < 0.25);
    if (metals.length > 0)
      line.content = Object.fromEntries(metals.map((metal) => [metal, { value: dollars(Math.floor((cents * next()) / metals.length)) }]));
    return line;
  });
}

function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// The command over a file, its output thrown away: seconds of processors and of the clock. The shell counts what its children took.
function command(file: string): { readonly cpu: number; readonly wall: number } {
  const started = performance.now();
  const { stdout, status } = spawnSync(
    "sh",
    ["-c", '"$1" dist/cli/main.js assess "$2" > /dev/null && times', "sh", process.execPath, file],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error("the stream failed");
  const wall = (performance.now() - started) / 1_000;
  const [, children = ""] = stdout.trim().split("\n");
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { cpu, wall };
}

/** Lines a second of random lines: in process from text to text after warming up, and of the command from its start to its end. */
export function streamRoom(count: number): Readonly<Record<string, unknown>> {
  const engine = bundledEngine();
  const lines = makeLines(engine, count, seeded(SEED)).map((line) => JSON.stringify(line));
  const warm = Math.min(WARM, Math.floor(count / 2));
  let bytes = 0;
  const answer = (text: string): void => {
    const read = parseExactJson(text);
    if ("problem" in read) throw new Error(read.problem.id);
    bytes += JSON.stringify(engine.assess(read.value)).length;
  };
  lines.slice(0, warm).forEach(answer);
  const before = cpuSeconds();
  lines.slice(warm).forEach(answer);
  const inProcess = (cpuSeconds() - before) / (count - warm);
  const folder = mkdtempSync(join(tmpdir(), "carveout-stream-"));
  try {
    const file = join(folder, "lines.jsonl");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const { cpu, wall } = command(file);
    return {
      lines: count,
      bytesOfAnswer: Math.round(bytes / count),
      inProcess: { linesPerCpuSecond: Math.round(1 / inProcess), target: 20_000 },
      command: {
        processors: availableParallelism(),
        linesPerSecond: Math.round(count / wall),
        linesPerCpuSecond: Math.round(count / cpu),
        // Start, engine and warming up on every thread, reading and writing are in it.
        cpuToInProcess: Number((cpu / count / inProcess).toFixed(2)),
        target: 20_000,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
