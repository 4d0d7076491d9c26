// The panel of one day: what every number owes that day by group of origins that the law does not tell apart, unclaimed and under each
// program that the origins can claim and the number offers.

import type { Engine } from "../assess/engine.js";
import { lapsedPrograms } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { programsFor } from "../law/claimable.js";
import { type DayParts, newDayParts, openKinds } from "./day-kinds.js";
import { type DayNumbers, dayNumbers } from "./day-numbers.js";
import { type Enterings, enteringsOn, type Way } from "./day-rates.js";
import type { DutyPart } from "./duty-part.js";
import { type OutcomeCells, PANEL_WORTH } from "./panel-outcome.js";
import { partCells, partText } from "./part-cells.js";

/** What is looked at once for a day, whatever the origin. */
export interface OpenDay {
  readonly engine: Engine;
  readonly day: Day;
  readonly numbers: DayNumbers;
  readonly enterings: Enterings;
  readonly parts: DayParts;
}

/** Open a day. */
export function openDay(engine: Engine, day: Day): OpenDay {
  const numbers = dayNumbers(engine, day);
  return { engine, day, numbers, enterings: enteringsOn(engine, numbers, PANEL_WORTH), parts: newDayParts() };
}

/** What goods owe in one way of entering, by cell of the numbers of the day. */
export interface WayOutcomes {
  /** The program claimed; empty where none is. */
  readonly program: string;
  /** By cell: the symbol claimed; null for none. */
  readonly spi: readonly (string | null)[];
  /** By cell: the place of the outcome; -1 where the way is not open to it. */
  readonly outcome: Int32Array;
}

/** What goods of an origin owe on a day. */
export interface OriginDay {
  readonly outcomes: readonly OutcomeCells[];
  /** Unclaimed first, then by program. */
  readonly ways: readonly WayOutcomes[];
}

/** Work out what goods of an origin owe on a day. */
export function originDay({ engine, day, numbers, enterings, parts }: OpenDay, origin: string): OriginDay {
  const kinds = openKinds(engine, numbers, origin, PANEL_WORTH, parts);
  const { cells } = numbers;
  const outcomes: OutcomeCells[] = [];
  const byText = new Map<string, number>();
  const byPart = new Map<DutyPart, number>();

  function intern(part: DutyPart): number {
    let found = byPart.get(part);
    if (found === undefined) {
      const text = partText(part);
      found = byText.get(text) ?? outcomes.push(partCells(part)) - 1;
      byText.set(text, found);
      byPart.set(part, found);
    }
    return found;
  }

  let unclaimed: WayOutcomes | undefined;
  const ways = waysOf(engine, origin, day).map((way): WayOutcomes => {
    const entering = enterings(way);
    const spi: (string | null)[] = [];
    const outcome = Int32Array.from(cells, (cell) => {
      const at = spi.length;
      const enters = entering(cell.rate);
      spi.push(enters.spi);
      if (typeof way === "string" || enters.carried) return intern(kinds.owed(cell, enters));
      if (!kinds.readsClaim(cell)) return -1;
      // A claim that the number does not offer is told where it changes what is owed.
      const found = intern(kinds.owed(cell, enters));
      return found === unclaimed?.outcome[at] ? -1 : found;
    });
    const made = { program: typeof way === "string" ? "" : way.id, spi, outcome };
    unclaimed ??= made;
    return made;
  });
  return { outcomes, ways };
}

function waysOf({ law }: Engine, origin: string, day: Day): readonly Way[] {
  if (law.countries.column2.includes(origin)) return ["column-2"];
  const lapsed = lapsedPrograms(law, day);
  return ["unclaimed", ...programsFor(law, origin, day).filter(({ symbols }) => !symbols.some((symbol) => lapsed.has(symbol)))];
}
