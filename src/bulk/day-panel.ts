// The panel of one day: what every number owes that day by group of origins that the law does not tell apart, unclaimed and under each
// program that the origins can claim and the number offers.

import type { Engine } from "../assess/engine.js";
import { lapsedPrograms } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { scaled } from "../exact/rational.js";
import { programsFor } from "../law/claimable.js";
import { type DayParts, newDayParts, openKinds } from "./day-kinds.js";
import { type DayNumbers, dayNumbers } from "./day-numbers.js";
import { type Enterings, enteringsOn, type Way } from "./day-rates.js";
import type { DutyPart } from "./duty-part.js";
import { type OutcomeCells, PANEL_WORTH, RATE_COLUMNS, RATE_DECIMALS } from "./panel-outcome.js";
import { AUTHORITIES } from "./program.js";

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
      const text = textOf(part);
      found = byText.get(text) ?? outcomes.push(cellsOf(part)) - 1;
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

function questionsOf({ asked, aside }: DutyPart): string {
  return [...asked.map(({ fact }) => fact), ...aside].join(" ");
}

// What is written of a part, as one text.
function textOf(part: DutyPart): string {
  const { status, rates, headings, min, max } = part;
  if (status === "prohibited") return status;
  return `${status}|${headings}|${questionsOf(part)}|${rates === undefined ? `${min} ${max}` : rates.join(" ")}`;
}

// Cents of the value of the panel as a rate.
const CENTS_AS_RATE = 10n ** BigInt(RATE_DECIMALS) / scaled(PANEL_WORTH, 2);

function cellsOf(part: DutyPart): OutcomeCells {
  const { status, rates, headings, min, max } = part;
  const none = RATE_COLUMNS.map(() => "");
  if (status === "prohibited") return { status, rates: none, headings: undefined, questions: "" };
  const named = { status, questions: questionsOf(part), headings: status === "determined" ? headings : undefined };
  const [ordinary = 0n] = rates ?? [];
  const total = rates?.reduce((a, b) => a + b, 0n);
  const bounds = total === undefined ? [min * CENTS_AS_RATE, max === undefined ? undefined : max * CENTS_AS_RATE] : [total, total];
  const sums = total === undefined ? [undefined, undefined] : [total - ordinary, total];
  return { ...named, rates: [...(rates ?? AUTHORITIES.map(() => undefined)), ...sums, ...bounds].map(rateText) };
}

const texts = new Map<bigint, string>();

function rateText(rate: bigint | undefined): string {
  if (rate === undefined) return "";
  let found = texts.get(rate);
  if (found === undefined) {
    const digits = rate.toString().padStart(RATE_DECIMALS + 1, "0");
    found = `${digits.slice(0, -RATE_DECIMALS)}.${digits.slice(-RATE_DECIMALS)}`;
    texts.set(rate, found);
  }
  return found;
}
