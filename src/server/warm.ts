// Makes the plans that will be asked for first, before anyone asks: the newest periods over the whole schedule, in slices so
// short that requests are answered in between.

import { setImmediate as turn } from "node:timers/promises";
import type { Engine } from "../assess/engine.js";
import { addDays, type Day } from "../exact/day.js";
import { claimsFor } from "../law/claimable.js";
import { DEFAULT_ORIGIN } from "../settings.js";

// Milliseconds of work before others have their turn.
const SLICE = 3;
/** Periods planned: what most questions need is known afterwards, and the plans that an engine keeps are full. */
export const PERIODS = 2;
// Digits of a number that goods are entered under.
const WHOLE = 10;

/** What was made. */
export interface Warmed {
  readonly numbers: number;
  readonly slices: number;
}

/**
 * Assess every number of goods once on each of the newest periods up to `today`; ends early where `stopped` says so. The first slice is
 * done before this returns.
 */
export async function warm(engine: Engine, today: Day, stopped: () => boolean): Promise<Warmed> {
  const goods = engine.schedule.numbers().filter((hts) => hts.length === WHOLE);
  const claims = claimsFor(engine.law, DEFAULT_ORIGIN);
  let [numbers, slices] = [0, 0];
  let due = performance.now() + SLICE;
  let day = engine.parts.plans.startOf(today);
  for (let period = 0; period < PERIODS && day >= engine.law.coverage.from; period++) {
    for (const hts of goods) {
      if (performance.now() >= due) {
        slices++;
        await turn();
        if (stopped()) return { numbers, slices };
        due = performance.now() + SLICE;
      }
      if (engine.schedule.printed(hts, day) === undefined) continue;
      const spi = claims[numbers % claims.length];
      // Written too, so that the machine has seen the whole of an answer.
      JSON.stringify(engine.assess({ hts, origin: DEFAULT_ORIGIN, entryDate: day, value: "1000.00", spi }));
      numbers++;
    }
    day = engine.parts.plans.startOf(addDays(day, -1));
  }
  return { numbers, slices };
}
