// Origin: determinations a minute on one core, and the time of a bill of 1,000 lines against the time of a bill of three.

import { determine } from "../src/packaged/origin-bundle.js";

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
    const started = process.hrtime.bigint();
    determine(question);
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
}

/** Both figures with their targets; few turns where only the working is asked. */
export function originRoom(count: number): Readonly<Record<string, number>> {
  const turns = Math.max(3, Math.floor(count / 200));
  const one = median(turns * 5, small);
  const started = process.hrtime.bigint();
  for (let turn = 0; turn < count; turn++) determine(small);
  const minutes = Number(process.hrtime.bigint() - started) / 6e10;
  const bill = median(turns, large);
  return {
    determinationsPerMinute: Math.round(count / minutes),
    target: 100_000,
    bill1000Ms: Number(bill.toFixed(2)),
    targetMs: 5,
    bill1000ToBill3: Number((bill / one).toFixed(1)),
  };
}
