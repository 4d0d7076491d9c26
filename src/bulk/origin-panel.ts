// The panel of an origin whose law is not carried compiled: its days one after the other, and neighbors that say the same as one row.

import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { lawOfOrigin } from "../law/of-origin.js";
import { type OriginDay, openDay, originDay, type WayOutcomes } from "./day-panel.js";
import type { Panel } from "./panel.js";
import type { OutcomeCells } from "./panel-outcome.js";
import { slotsOf } from "./slots.js";

// Of a number on a day that the way is not open to.
const NONE = -1;

/** What one way of entering comes to, by number and slot. */
interface Grid {
  readonly outcome: Int32Array;
  readonly claim: Uint8Array;
}

/** Make the panel of an origin. */
export function panelOfOrigin(engine: Engine, origin: string): Panel {
  const numbers = engine.schedule.numbers();
  const places = new Map(numbers.map((hts, place): [string, number] => [hts, place]));
  const days = slotsOf(lawOfOrigin(engine.law, origin), engine.schedule).from;
  const outcomes: OutcomeCells[] = [];
  const byText = new Map<string, number>();
  const claims: (string | null)[] = [null];
  const grids = new Map<string, Grid>();

  function interned(found: OriginDay): readonly number[] {
    return found.outcomes.map((each) => {
      const text = [each.status, each.headings, each.questions, ...each.rates].join("|");
      const known = byText.get(text) ?? outcomes.push(each) - 1;
      byText.set(text, known);
      return known;
    });
  }

  function gridOf({ program }: WayOutcomes): Grid {
    let grid = grids.get(program);
    if (grid === undefined) {
      const size = numbers.length * days.length;
      grid = { outcome: new Int32Array(size).fill(NONE), claim: new Uint8Array(size) };
      grids.set(program, grid);
    }
    return grid;
  }

  days.forEach((day: Day, slot) => {
    const open = openDay(engine, day);
    const found = originDay(open, origin);
    const known = interned(found);
    for (const way of found.ways) {
      const { outcome, claim } = gridOf(way);
      const symbols = way.spi.map((symbol) => placeOf(claims, symbol));
      open.numbers.numbers.forEach((hts, at) => {
        const cell = open.numbers.cell[at] as number;
        const owed = way.outcome[cell] as number;
        if (owed < 0) return;
        const place = (places.get(hts) as number) * days.length + slot;
        outcome[place] = known[owed] as number;
        claim[place] = symbols[cell] as number;
      });
    }
  });
  return { numbers, days, outcomes, claims, ...rowsOf([...grids.values()], numbers.length, days.length) };
}

function placeOf(claims: (string | null)[], symbol: string | null): number {
  const known = claims.indexOf(symbol);
  return known >= 0 ? known : claims.push(symbol) - 1;
}

type Rows = Pick<Panel, "rows" | "number" | "claim" | "from" | "until" | "outcome">;

function rowsOf(grids: readonly Grid[], numbers: number, width: number): Rows {
  const rows: Record<"number" | "claim" | "from" | "until" | "outcome", number[]> = {
    number: [],
    claim: [],
    from: [],
    until: [],
    outcome: [],
  };
  for (let number = 0; number < numbers; number++)
    for (const grid of grids) {
      let before = NONE;
      let beforeClaim = 0;
      for (let slot = 0; slot < width; slot++) {
        const at = number * width + slot;
        const [outcome, claim] = [grid.outcome[at] as number, grid.claim[at] as number];
        if (outcome === NONE) {
          before = NONE;
          continue;
        }
        if (outcome === before && claim === beforeClaim) {
          rows.until[rows.until.length - 1] = slot + 1;
          continue;
        }
        rows.number.push(number);
        rows.claim.push(claim);
        rows.from.push(slot);
        rows.until.push(slot + 1);
        rows.outcome.push(outcome);
        [before, beforeClaim] = [outcome, claim];
      }
    }
  return {
    rows: rows.number.length,
    number: Uint32Array.from(rows.number),
    claim: Uint8Array.from(rows.claim),
    from: Uint16Array.from(rows.from),
    until: Uint16Array.from(rows.until),
    outcome: Uint32Array.from(rows.outcome),
  };
}
