// Where a line contradicts the words of its number: goods that enter out of its season, or are worth more or less than it says.

import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { add, compare, div, mul, ONE, type Rational, sub, toDecimalText, ZERO } from "../exact/rational.js";
import type { EntryLine } from "../facts/line.js";
import type { ArticleCondition } from "../hts/article-conditions.js";
import type { ArticleTerm, Season, UnitWorth } from "../hts/article-terms.js";
import type { NumberCondition } from "../hts/dated-conditions.js";
import { formatHts } from "../hts/number.js";
import type { Schedule } from "../hts/schedule.js";
import { type Arg, message } from "../said/message.js";
import type { Told } from "./told.js";

type Holding = Pick<ArticleCondition, "is" | "isNone">;

/** Tells what the words of the number rule out about a line, and which of the numbers beside it fits. */
export function articleNotices(schedule: Schedule, line: EntryLine): Told[] {
  return schedule.conditions(line.hts, line.entryDate).flatMap((condition) => {
    if (holds(condition, line) !== false) return [];
    const fitting = condition.beside.filter((each) => holds(each, line) === true).map(({ hts }) => formatHts(hts));
    return [notice(condition, line, fitting)];
  });
}

// Whether a number is for the goods of a line; undefined where the line does not settle it.
function holds({ is, isNone }: Holding, line: EntryLine): boolean | undefined {
  if (is !== undefined) return termHolds(is, line);
  const each = (isNone ?? []).map((term) => termHolds(term, line));
  if (each.includes(true)) return false;
  return each.includes(undefined) ? undefined : true;
}

function termHolds(term: ArticleTerm, { entryDate, value, quantity }: EntryLine): boolean | undefined {
  if ("entered" in term) return term.entered.some((season) => isIn(season, entryDate));
  const amount = quantity.get(term.worth.unit);
  if (amount === undefined || compare(amount, ZERO) <= 0 || compare(value, ZERO) <= 0) return undefined;
  // Values of entries are rounded to dollars.
  const [low, high] = [sub(value, ONE), add(value, ONE)].map((dollars) => isWorth(term.worth, worthOf(term.worth, dollars, amount)));
  return low === high ? low : undefined;
}

function isIn({ from, to }: Season, day: Day): boolean {
  const date = day.slice("YYYY-".length);
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
}

// What one unit of the words is worth.
function worthOf({ times }: UnitWorth, dollars: Rational, amount: Rational): Rational {
  return div(mul(dollars, exact(times)), amount);
}

function isWorth({ over, atLeast, notOver, under }: UnitWorth, worth: Rational): boolean {
  return (
    (over === undefined || compare(worth, exact(over)) > 0) &&
    (atLeast === undefined || compare(worth, exact(atLeast)) >= 0) &&
    (notOver === undefined || compare(worth, exact(notOver)) <= 0) &&
    (under === undefined || compare(worth, exact(under)) < 0)
  );
}

function exact(decimal: string): Rational {
  const found = parseDecimal(decimal);
  if (found === undefined) throw new Error(`${decimal} is no amount of the schedule`);
  return found;
}

// Of a number for other goods, what is said is the condition beside it that holds.
function notice({ hts, is, isNone = [] }: NumberCondition, line: EntryLine, fitting: readonly string[]): Told {
  const number = formatHts(hts);
  const terms = is === undefined ? isNone.filter((term) => termHolds(term, line) === true) : [is];
  const seasons = terms.flatMap((term) => ("entered" in term ? term.entered : []));
  const [worth] = terms.flatMap((term) => ("worth" in term ? [term.worth] : []));
  const numbers: Arg = { all: fitting, by: "or" };
  if (worth === undefined) {
    const about = { number, seasons: { all: seasons.map(seasonArg), by: "and" } as const, day: { day: line.entryDate } };
    const says = is === undefined ? message("hts/out-of-season.none", about) : message("hts/out-of-season", about);
    return { code: "hts/out-of-season", says: withInstead(says, fitting, message("hts/out-of-season.instead", { numbers })) };
  }
  const per = perArg(worth);
  const amount = toDecimalText(worthOf(worth, line.value, line.quantity.get(worth.unit) ?? ONE), 2);
  const about = {
    number,
    worth: message("hts/worth", { bounds: boundsArg(worth), per }),
    found: message("hts/worth", { bounds: { money: amount }, per }),
  };
  const says = is === undefined ? message("hts/other-worth.none", about) : message("hts/other-worth", about);
  const instead = message("hts/other-worth.instead", { numbers });
  return { code: "hts/other-worth", says: withInstead(says, fitting, instead), fact: `quantity.${worth.unit}` };
}

function withInstead(says: Arg, fitting: readonly string[], instead: Arg): Arg {
  return fitting.length === 0 ? says : { all: [says, instead], by: " " };
}

// Of a February the day is not said, which is the last one.
function seasonArg({ from, to }: Season): Arg {
  return to === "02-29"
    ? message("hts/season.february", { from: { day: from } })
    : message("hts/season", { from: { day: from }, to: { day: to } });
}

// The bounds from the lower to the upper one.
const BOUNDS = [
  ["over", "hts/worth.over"],
  ["atLeast", "hts/worth.at-least"],
  ["notOver", "hts/worth.not-over"],
  ["under", "hts/worth.under"],
] as const;

function boundsArg(worth: UnitWorth): Arg {
  const [low = "", high] = BOUNDS.flatMap(([bound, id]) => {
    const amount = worth[bound];
    return amount === undefined ? [] : [message(id, { amount: { money: amount } })];
  });
  return high === undefined ? low : message("hts/worth.both", { low, high });
}

const PER: Readonly<Record<string, string>> = {
  "1 No.": "each",
  "12 No.": "a dozen",
  "144 No.": "a gross",
  "1 prs.": "a pair",
  "1 kg": "a kg",
  "1 liters": "a liter",
  "1 pf.liters": "a proof liter",
  "1 m": "a meter",
  "1 m2": "a square meter",
};

// The unit of the words; one that is not among these is named as the schedule does.
function perArg({ unit, times }: UnitWorth): Arg {
  const named = PER[`${times} ${unit}`];
  return named === undefined ? `/ ${times} ${unit}` : { word: named };
}
