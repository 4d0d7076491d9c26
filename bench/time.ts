// Time and what-if: the whole schedule between two days, and every month of trade under one law, each on a fresh engine after loading.

import { createEngine } from "../src/assess/engine.js";
import type { Day } from "../src/exact/day.js";
import { diffDays } from "../src/history/diff.js";
import { openSchedule } from "../src/hts/schedule.js";
import { bundledLaw, bundledSchedule } from "../src/packaged/bundle.js";
import { assumptionsOf, bundledTrade, sectorOf } from "../src/packaged/trade-bundle.js";
import { openExposure } from "../src/scenario/exposure.js";

function seconds(work: () => void): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

// The base is read so often, so that its time stands well above the noise of the clock; the ratio is to one reading.
const READINGS = 20;

/** Seconds of each, and as ratios to reading the compiled law and schedule from their JSON text in this run. */
export function timeRoom(): Readonly<Record<string, number>> {
  const trade = bundledTrade();
  const texts = [JSON.stringify(bundledLaw()), JSON.stringify(bundledSchedule())];
  const base =
    seconds(() => {
      for (let reading = 0; reading < READINGS; reading++) for (const text of texts) JSON.parse(text);
    }) / READINGS;
  const schedule = openSchedule(bundledSchedule());
  const engine = createEngine(bundledLaw(), schedule);
  const diff = seconds(() => {
    diffDays(engine, { from: "2026-08-21" as Day, to: "2026-08-22" as Day, origin: "CA", value: "10000.00" });
  });
  const exposer = openExposure(bundledLaw(), openSchedule(bundledSchedule()), trade);
  const exposure = seconds(() => {
    exposer.exposure({ day: "2026-11-24" as Day, by: "heading", claims: "comparable", assumptions: assumptionsOf([]), sectorOf });
  });
  const kept = (value: number): number => Number(value.toFixed(3));
  return {
    baseSeconds: kept(base),
    wholeScheduleDiffSeconds: kept(diff),
    diffRatio: kept(diff / base),
    exposureAllMonthsSeconds: kept(exposure),
    exposureRatio: kept(exposure / base),
  };
}
