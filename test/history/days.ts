// Histories against the answers of single days. What counts as a change is worked out here, apart from the code that makes the history.

import type { Assessment } from "../../src/assess/answer.js";
import type { Engine } from "../../src/assess/engine.js";
import { filedIn } from "../../src/assess/filed.js";
import { addDays, type Day } from "../../src/exact/day.js";
import { steps } from "../../src/history/steps.js";

/** A line whose days are walked through. */
export interface Walked {
  readonly hts: string;
  readonly spi: "S" | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

// Deterministic picks; a run can be repeated.
function picks(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const FACTS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { mode: "vessel", loadedDate: "2026-02-20" },
  { mode: "vessel", loadedDate: "2026-07-20" },
  { facts: { vehicleKind: "passenger", manufactureYear: "2001" } },
  { facts: { vehicleKind: "light-truck" } },
  { content: { steel: { value: "4000.00" }, aluminum: { value: "1000.00" }, copper: { value: "500.00" } } },
  { content: { aluminum: { value: "2500.00", usShare: "1" } } },
  { quantity: { kg: "250", no: "10", liters: "12" } },
  { facts: { donation: true } },
];

/** Random lines with facts; every other one from the chapters in which the law turns most. */
export function randomLines(engine: Engine, count: number, seed: number): Walked[] {
  const pick = picks(seed);
  const all = engine.schedule.lines("2025-06-01" as Day);
  const busy = all.filter((hts) => /^(44|72|73|74|76|84|85|87|94)/.test(hts));
  return Array.from({ length: count }, (_, at) => {
    const from = at % 2 === 0 ? busy : all;
    return { hts: from[pick(from.length)] ?? "", spi: pick(2) === 0 ? "S" : null, facts: FACTS[pick(FACTS.length)] ?? {} };
  });
}

function seen(answer: Assessment): string {
  if (answer.status === "error") return "error";
  const { totals, range, prohibition } = answer;
  return JSON.stringify([
    answer.status,
    totals?.duty,
    range?.min.duty,
    range?.max?.duty,
    prohibition?.measure,
    filedIn(answer).duties.map(({ heading, rateText, amount }) => [heading, rateText, amount]),
  ]);
}

/** Days on which the answers of single days change, and those on which the history has a step; `none` are steps without an act. */
export function walk(
  engine: Engine,
  { hts, spi, facts }: Walked,
  first: Day,
  days: number,
): { assess: string[]; history: string[]; none: string[] } {
  const assess: string[] = [];
  let before: string | undefined;
  for (let day = first, at = 0; at < days; day = addDays(day, 1), at++) {
    const now = seen(engine.assess({ ...facts, hts, origin: "CA", entryDate: day, value: "10000.00", spi }));
    if (before !== undefined && now !== before) assess.push(day);
    before = now;
  }
  const last = addDays(first, days - 1);
  const found = steps(engine, { hts, origin: "CA", value: "10000.00", spi, facts });
  const turns = new Set(found.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])));
  const none = found.slice(1).filter(({ because }) => because.length === 0);
  return {
    assess,
    history: [...turns].filter((day) => day > first && day <= last).sort(),
    none: none.map(({ from }) => from),
  };
}
