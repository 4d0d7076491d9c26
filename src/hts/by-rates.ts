// What is kept for the rates of a line: lines with the same texts share it. The texts are looked up one after the other, since to join them
// takes longer than what is kept.

import type { RateLine } from "./schedule.js";

/** The rates of a line, in its three columns. */
export type Rates = Pick<RateLine, "general" | "special" | "other">;

/** Make something of rates once. */
export function byRates<Made>(make: (rates: Rates) => Made): (rates: Rates) => Made {
  const kept = new Map<string, Map<string, Map<string, Made>>>();
  return (rates) => {
    const byGeneral = under(kept, rates.special);
    const byOther = under(byGeneral, rates.general);
    const known = byOther.get(rates.other);
    if (known !== undefined) return known;
    const made = make(rates);
    byOther.set(rates.other, made);
    return made;
  };
}

function under<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let found = maps.get(key);
  if (found === undefined) {
    found = new Map();
    maps.set(key, found);
  }
  return found;
}
