// Random lines of goods, the same in every run.

import { addDays } from "../../src/exact/day.js";
import { carveout } from "../../src/index.js";

const RECENT_DAYS = 90;

/** How the lines are mixed, in words. */
export const MIX = {
  numbers: "any line of the schedule",
  days: `four of five among the last ${RECENT_DAYS} days of the record, the rest on any day of it`,
  claims: "45% S, 45% none, 10% not said, which is answered with a range where it matters",
  content: "30% state a third of the value as aluminum",
  quantity: "50% state quantities",
};

// A repeatable stream of numbers in [0, 1).
let seed = 20251007;
/** The next of them. */
export function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

/** One of a list. */
export function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

const { schedule, law } = carveout();
const days = [law.coverage.from];
for (let day = days[0] ?? law.coverage.from; day < law.coverage.lastSeen; ) {
  day = addDays(day, 1);
  days.push(day);
}
const kept = new Map<string, readonly string[]>();
function linesOn(day: (typeof days)[number]): readonly string[] {
  const found = kept.get(day) ?? schedule.lines(day).filter((hts) => !/^9[89]/.test(hts));
  kept.set(day, found);
  return found;
}

/** A number and a day: any day of the record where `cold`, else as in the mix. */
export function randomGoods(cold = false): { readonly hts: string; readonly entryDate: string } {
  const entryDate = pick(!cold && random() < 0.8 ? days.slice(-RECENT_DAYS) : days);
  return { hts: pick(linesOn(entryDate)), entryDate };
}

/** The facts of a line of the mix. */
export function randomLine(): Record<string, unknown> {
  const value = (random() * 100_000).toFixed(2);
  const claim = random();
  return {
    ...randomGoods(),
    origin: "CA",
    value,
    ...(claim < 0.45 ? { spi: "S" } : claim < 0.9 ? { spi: null } : {}),
    ...(random() < 0.3 ? { content: { aluminum: { value: (Number(value) / 3).toFixed(2) } } } : {}),
    ...(random() < 0.5 ? { quantity: { kg: 100, "No.": 10, L: 50, m2: 5, m3: 2 } } : {}),
  };
}

/** A CSV of so many rows: cold numbers, days and contents. */
export function randomTable(rows: number): string {
  const lines = Array.from({ length: rows }, () => {
    const { hts, entryDate } = randomGoods(true);
    const value = (random() * 100_000).toFixed(2);
    const content = (metal: number): string => (random() < 0.3 ? ((Number(value) * metal) / 3).toFixed(2) : "");
    return [hts, "CA", entryDate, value, pick(["S", ""]), content(random()), content(random())].join(",");
  });
  return `hts,origin,entry_date,customs_value,spi,steel_value,aluminum_value\n${lines.join("\n")}\n`;
}
