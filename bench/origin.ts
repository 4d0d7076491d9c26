// Origin: determinations a minute on one core, and the time of a bill of 1,000 lines: `node scripts/run.mjs bench/origin.ts`.

import { performance } from "node:perf_hooks";
import { determine } from "../src/cli/origin-bundle.js";

const line = (index: number, hts: string) => ({ name: `m${index}`, hts, value: "1.00", originating: index % 3 === 0 });
const small = {
  hts: "8414.59",
  date: "2025-10-01",
  transactionValue: "100.00",
  materials: ["8501.10", "8414.90", "7326.90"].map((hts, index) => line(index + 1, hts)),
};
const large = {
  hts: "8414.59",
  date: "2025-10-01",
  transactionValue: "9000.00",
  materials: Array.from({ length: 1_000 }, (_, index) => line(index, index % 2 === 0 ? "8414.90" : "8501.10")),
};

function median(turns: number, question: unknown): number {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    determine(question);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
}

median(500, small);
const started = performance.now();
const count = 20_000;
for (let turn = 0; turn < count; turn++) determine(small);
const perMinute = Math.round((count / (performance.now() - started)) * 60_000);
console.log(JSON.stringify({ perMinute, target: 100_000, bill1000Ms: Number(median(101, large).toFixed(2)), targetMs: 5 }));
