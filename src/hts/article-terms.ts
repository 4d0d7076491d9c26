// Reads two conditions from the description of a tariff number: the days of entry, and the value of a unit (one, a pair, a kilogram). A description
// is read only where it says nothing else, or ends with the condition.

import { unitOf } from "./units.js";

/** Days of a year, MM-DD, both included; `from` may be the later one. */
export interface Season {
  readonly from: string;
  readonly to: string;
}

/** Bounds of the value of a unit, in dollars as plain decimals. `unit` is a base unit; the description counts in `times` of it (a dozen: 12). */
export interface UnitValue {
  readonly unit: string;
  readonly times: string;
  readonly over?: string;
  readonly atLeast?: string;
  readonly notOver?: string;
  readonly under?: string;
}

/** One condition. */
export type ArticleTerm = { readonly entered: readonly Season[] } | { readonly unitValue: UnitValue };

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH = `(${MONTHS.join("|")})`;
const ENTERED = /\bentered (?:for consumption )?(?:in|during) the (?:period|month)\b/;
const PERIOD = new RegExp(`from ${MONTH} (\\d+) to (?:the )?(?:last day of (?:the )?)?(?:following )?${MONTH}(?: (\\d+))?`, "g");
const ONE_MONTH = new RegExp(`during the month of ${MONTH}`);

const AMOUNT = "(\\$[\\d.,]+|[\\d.]+¢|[\\d.]+ cents)";
const LOWER = `(?:(over) ${AMOUNT}|${AMOUNT} or (over|more))`;
const UPPER = `(not over|not more than|under|less than) ${AMOUNT}`;
const UNIT =
  "(?:/|\\s+per\\s+|\\s+)(each|kg|pair|liter|proof liter|dozen pieces or parts|dozen pieces|dozen|gross|piece|unit|meter|square meter)";
const UNIT_VALUE = new RegExp(`(?:^|[\\s,])(each )?valued (?:${LOWER}(?: but ${UPPER})?|${UPPER})(?:${UNIT})?(?: \\(\\d+\\))?$`);

const UNITS: Readonly<Record<string, string>> = {
  each: "No.",
  piece: "No.",
  unit: "No.",
  "dozen pieces": "doz.",
  "dozen pieces or parts": "doz.",
  dozen: "doz.",
  pair: "prs.",
  liter: "liters",
  "proof liter": "pf.liters",
  meter: "m",
  "square meter": "m2",
};

/** The condition in a description. `alone`: the description says nothing else, so that a sibling called "Other" is for all other goods. */
export function articleTerm(description: string): { readonly term: ArticleTerm; readonly alone: boolean } | undefined {
  const words = description
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/\s*:?\s*$/, "");
  if (ENTERED.test(words)) {
    const entered = seasonsOf(words);
    return entered.length === 0 ? undefined : { term: { entered }, alone: /^if (?:imported and )?entered/.test(words) };
  }
  const unitValue = unitValueIn(words);
  return unitValue === undefined ? undefined : { term: { unitValue }, alone: /^(?:each )?valued/.test(words) };
}

function seasonsOf(words: string): Season[] {
  // "Outside the above period, or withdrawn from a warehouse at any time" excludes no day.
  if (words.includes("outside")) return [];
  const flat = words.replace(/,? in any year,?/g, "").replace(/,/g, "");
  const [, month] = ONE_MONTH.exec(flat) ?? [];
  if (month !== undefined) return [{ from: dayOf(month, 1), to: dayOf(month) }];
  return [...flat.matchAll(PERIOD)].map(([, from = "", first, to = "", last]) => ({
    from: dayOf(from, Number(first)),
    to: dayOf(to, last === undefined ? undefined : Number(last)),
  }));
}

// A day of a month, or its last one: of February that of a leap year.
function dayOf(month: string, day?: number): string {
  const at = MONTHS.indexOf(month);
  const last = new Date(Date.UTC(2024, at + 1, 0)).getUTCDate();
  return `${String(at + 1).padStart(2, "0")}-${String(day ?? last).padStart(2, "0")}`;
}

function unitValueIn(words: string): UnitValue | undefined {
  // The value of a part (a movement), or one of several values of which another may apply.
  if (words.includes(";") || words.includes("movement valued") || (words.match(/valued/g) ?? []).length !== 1) return undefined;
  const found = UNIT_VALUE.exec(words);
  if (found === null) return undefined;
  const [, each, over, overAmount, moreAmount, more, butWord, butAmount, upWord, upAmount, unit] = found;
  const named = unit ?? (each === undefined ? undefined : "each");
  if (named === undefined) return undefined;
  const { base, factor } = unitOf(UNITS[named] ?? named);
  const upper = butWord ?? upWord;
  return {
    unit: base,
    times: String(factor.n),
    ...(over === undefined ? {} : { over: dollars(overAmount) }),
    ...(more === undefined ? {} : { atLeast: dollars(moreAmount) }),
    ...(upper === undefined ? {} : { [upper.startsWith("not") ? "notOver" : "under"]: dollars(butAmount ?? upAmount) }),
  };
}

// "$3,025", "88¢", "88 cents".
function dollars(amount = ""): string {
  const figures = amount.replace(/[^\d.]/g, "");
  if (amount.startsWith("$")) return figures;
  const [whole = "", part = ""] = figures.split(".");
  const cents = whole.padStart(3, "0");
  return `${cents.slice(0, -2)}.${cents.slice(-2)}${part}`;
}
