// The same decisions in general rules engines and here: one measure, the same lines, the duty compared on every one, then lines a second.
// `npm ci --prefix bench`, then `node scripts/run.mjs bench/rules-engines.ts [LINES]`; prints JSON, exits 1 on a difference.

import { existsSync } from "node:fs";
import { createEngine, type Engine } from "../src/assess/engine.js";
import { STATUS } from "../src/bulk/answer-columns.js";

import { CHUNK } from "../src/bulk/line-columns.js";
import { AUTHORITIES } from "../src/bulk/program.js";
import { makeRater } from "../src/bulk/rater.js";
import { spansOf } from "../src/bulk/spans.js";
import type { Day } from "../src/exact/day.js";
import { bundledEngine } from "../src/packaged/bundle.js";
import { bookFor } from "../src/packaged/bundled-book.js";
import { packagePath } from "../src/packaged/paths.js";
import { decisionRows } from "./decision-rows.js";
import { type Duty, dutyAt, dutyIn } from "./measure-duty.js";
import { jsonRules, type Rival, zenByLine, zenInOneCall } from "./rivals.js";
import { drawSample, type SampleLine, sampleColumns } from "./sample.js";

const MEASURE = "ieepa-canada";
const TURNS = 5;
const SETTING = { seed: 20_250_304, from: "2025-03-01" as Day, until: "2026-03-01" as Day, origin: "CA" };

type Run = () => Promise<readonly (Duty | undefined)[]> | readonly (Duty | undefined)[];

if (!existsSync(packagePath("bench/node_modules"))) console.log("skipped: run npm ci --prefix bench for the rules engines");
else await compare(Number(process.argv[2] ?? 4_000));

async function compare(count: number): Promise<void> {
  const engine = bundledEngine();
  const measure = engine.law.measures.find(({ id }) => id === MEASURE);
  if (measure === undefined) throw new Error(`the law has no ${MEASURE}`);
  const rows = decisionRows(measure);
  const lines = drawSample(engine, measure, rows, { ...SETTING, lines: count });
  const alone = createEngine({ ...engine.law, measures: [measure], yields: [] }, engine.schedule);
  const runs: Readonly<Record<string, Run>> = {
    assess: ours(engine, lines),
    assessMeasureAlone: ours(alone, lines),
    kernel: compiled(engine, lines, sampleColumns(engine, rows)),
    zen: rival(zenByLine(rows), lines),
    zenInOneCall: rival(zenInOneCall(rows), lines),
    jsonRulesEngine: rival(jsonRules(rows), lines),
  };

  const wanted = await ours(engine, lines)();
  const differences: string[] = [];
  const left: Record<string, number> = {};
  for (const [name, run] of Object.entries(runs)) {
    (await run()).forEach((duty, at) => {
      if (duty === undefined) left[name] = (left[name] ?? 0) + 1;
      else if (String(duty) !== String(wanted[at]))
        differences.push(`${name} ${duty} for ${wanted[at]}: ${JSON.stringify(lines[at]?.filed)}`);
    });
  }

  const speeds: Record<string, number[]> = {};
  const work: Record<string, number[]> = {};
  for (let turn = 0; turn < TURNS; turn++)
    for (const [name, run] of Object.entries(runs)) {
      const before = process.cpuUsage();
      const started = process.hrtime.bigint();
      await run();
      speeds[name] = [...(speeds[name] ?? []), (count / Number(process.hrtime.bigint() - started)) * 1e9];
      const { user, system } = process.cpuUsage(before);
      work[name] = [...(work[name] ?? []), (user + system) / count];
    }
  const median = (values: readonly number[] = []): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const base = median(speeds.assess);
  const owing = wanted.filter((duty) => duty !== undefined && duty[1] > 0).length;
  const open = wanted.filter((duty) => duty !== undefined && duty[0] !== duty[1]).length;
  console.log(
    JSON.stringify(
      {
        ...{ measure: MEASURE, lines: count, rows: rows.length, owing, range: open, differences: differences.length },
        notCompared: left,
        linesPerSecond: Object.fromEntries(Object.entries(speeds).map(([name, each]) => [name, Math.round(median(each))])),
        ratioToAssess: Object.fromEntries(Object.entries(speeds).map(([name, each]) => [name, Number((median(each) / base).toFixed(2))])),
        // Of all threads; steadier than the clock on a machine that does other work.
        cpuMicrosecondsPerLine: Object.fromEntries(Object.entries(work).map(([name, each]) => [name, Number(median(each).toFixed(1))])),
      },
      undefined,
      2,
    ),
  );
  for (const each of differences.slice(0, 10)) console.error(each);
  if (differences.length > 0) process.exitCode = 1;
}

function ours(engine: Engine, lines: readonly SampleLine[]): Run {
  return () => lines.map(({ filed }) => dutyIn(engine.assess(filed), MEASURE));
}

// The compiled law, from cells; what it leaves goes to `assess`, as in `carveout rate`. Of a range it tells the bounds of the whole duty
// only: such a line is rated all the same, but not compared.
function compiled(engine: Engine, lines: readonly SampleLine[], columns: readonly string[]): Run {
  const rater = makeRater(columns, bookFor(engine, {}, SETTING.origin), () => engine, engine.law.facts, {}, SETTING.origin);
  const place = AUTHORITIES.indexOf("IEEPA");
  const chunks = Array.from({ length: Math.ceil(lines.length / CHUNK) }, (_, at) => lines.slice(at * CHUNK, (at + 1) * CHUNK));
  const cells = chunks.map((chunk) => rater.columns.map((at) => spansOf(chunk.map((line) => line.cells[at] ?? ""))));
  return () =>
    chunks.flatMap((chunk, at) => {
      rater.rate(cells[at] ?? [], chunk.length);
      const { status, byAuthority } = rater.answers;
      return chunk.map(({ filed }, row): Duty | undefined => {
        if (status[row] === STATUS.uncompiled) return dutyIn(engine.assess(filed), MEASURE);
        if (status[row] !== STATUS.determined) return undefined;
        const duty = byAuthority[place * CHUNK + row] ?? 0;
        return [duty, duty];
      });
    });
}

// The engines decide the rate; the duty is the value at that rate, rounded half up to the cent. Lines with two readings are two decisions.
function rival(decide: Rival, lines: readonly SampleLine[]): Run {
  const facts = lines.flatMap(({ told }) => told);
  return async () => {
    const found = await decide(facts);
    let at = 0;
    return lines.map(({ cents, told }): Duty => {
      at += told.length;
      return dutyAt(cents, found.slice(at - told.length, at));
    });
  };
}
