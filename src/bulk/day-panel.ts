// The panel of one day: what every number owes that day by group of origins that the law does not tell apart, unclaimed and under each
// program that the origins can claim and the number offers.

import type { Engine } from "../assess/engine.js";
import { lapsedPrograms } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { programsFor } from "../law/claimable.js";
import { type DayParts, newDayParts, openKinds } from "./day-kinds.js";
import { type DayNumbers, dayNumbers } from "./day-numbers.js";
import { type Enterings, enteringsOn, type Way } from "./day-rates.js";
import { type DutyPart, shareOf } from "./duty-part.js";
import { outcomeText, PANEL_WORTH, type PanelOutcome, total } from "./panel-outcome.js";

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
  /** By cell: the symbol claimed; null for none. */
  readonly spi: readonly (string | null)[];
  /** By cell: the place of the outcome; -1 where the way is not open to it. */
  readonly outcome: Int32Array;
}

/** What goods of an origin owe on a day. */
export interface OriginDay {
  readonly outcomes: readonly PanelOutcome[];
  /** Unclaimed first, then by program. */
  readonly ways: readonly WayOutcomes[];
}

/** Work out what goods of an origin owe on a day. */
export function originDay({ engine, day, numbers, enterings, parts }: OpenDay, origin: string): OriginDay {
  const owed = openKinds(engine, numbers, origin, PANEL_WORTH, parts);
  const { cells } = numbers;
  const outcomes: PanelOutcome[] = [];
  const byPart = new Map<DutyPart, number>();
  const byText = new Map<string, number>();

  function intern(part: DutyPart): number {
    let found = byPart.get(part);
    if (found === undefined) {
      const made = outcomeOf(part);
      const text = outcomeText(made);
      found = byText.get(text) ?? outcomes.push(made) - 1;
      byText.set(text, found);
      byPart.set(part, found);
    }
    return found;
  }

  let unclaimed: WayOutcomes | undefined;
  const ways = waysOf(engine, origin, day).map((way): WayOutcomes => {
    const entering = enterings(way);
    const spi = cells.map(({ rate }) => entering[rate]?.spi ?? null);
    const outcome = Int32Array.from(cells, (cell, at) => {
      const enters = entering[cell.rate];
      if (enters === undefined) return -1;
      const found = intern(owed(cell, enters));
      // A claim that the number does not offer is told where it changes what is owed.
      return typeof way === "string" || enters.carried || found !== unclaimed?.outcome[at] ? found : -1;
    });
    const made = { spi, outcome };
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

function outcomeOf({ status, rates, headings, min, max, asked, aside }: DutyPart): PanelOutcome {
  const questions = [...asked.map(({ fact }) => fact), ...aside].join(" ");
  if (status === "prohibited") return { status, rates: [], headings: "", questions: "" };
  if (status === "determined") {
    const owed = rates === undefined ? shareOf(min, PANEL_WORTH) : total(rates);
    return { status, rates: rates ?? [], headings, questions, min: owed, max: owed };
  }
  const bounds = { min: shareOf(min, PANEL_WORTH), ...(max === undefined ? {} : { max: shareOf(max, PANEL_WORTH) }) };
  return { status, rates: [], headings: "", questions, ...bounds };
}
