// Notices on a line that contradicts the description of its number: goods entered out of season, or of another unit value.

import type { Day } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { add, compare, div, mul, ONE, type Rational, sub, toDecimalText, ZERO } from "../exact/rational.js";
import type { EntryLine } from "../facts/line.js";
import type { ArticleCondition } from "../hts/article-conditions.js";
import type { ArticleTerm, Season, UnitValue } from "../hts/article-terms.js";
import type { NumberCondition } from "../hts/dated-conditions.js";
import { formatHts } from "../hts/number.js";
import type { Schedule } from "../hts/schedule.js";
import { type Arg, message } from "../said/message.js";
import type { Told } from "./told.js";

/** Codes of the notices here. */
export type ArticleCode = "hts/out-of-season" | "hts/other-unit-value";

/** What a condition is held against. */
export type ArticleLine = Pick<EntryLine, "hts" | "entryDate" | "value" | "quantity">;

type Holding = Pick<ArticleCondition, "requires" | "excludes">;

/** One notice for each condition that the line contradicts, with the sibling numbers that fit the line. */
export function articleNotices(schedule: Schedule, line: ArticleLine): Told[] {
  return schedule.conditions(line.hts, line.entryDate).flatMap((condition) => {
    if (holds(condition, line) !== false) return [];
    const fitting = condition.siblings.filter((each) => holds(each, line) === true).map(({ hts }) => formatHts(hts));
    return [notice(condition, line, fitting)];
  });
}

/** The code of the first notice that {@link articleNotices} gives, for callers that only count. */
export function articleCode(schedule: Schedule, line: ArticleLine): ArticleCode | undefined {
  const broken = schedule.conditions(line.hts, line.entryDate).find((condition) => holds(condition, line) === false);
  return broken === undefined ? undefined : codeOf(brokenTerms(broken, line));
}

// Whether a number is for the goods of a line; undefined where the line does not say enough.
function holds({ requires, excludes }: Holding, line: ArticleLine): boolean | undefined {
  if (requires !== undefined) return termHolds(requires, line);
  const each = (excludes ?? []).map((term) => termHolds(term, line));
  if (each.includes(true)) return false;
  return each.includes(undefined) ? undefined : true;
}

function termHolds(term: ArticleTerm, { entryDate, value, quantity }: ArticleLine): boolean | undefined {
  if ("entered" in term) return term.entered.some((season) => isIn(season, entryDate));
  const amount = quantity.get(term.unitValue.unit);
  if (amount === undefined || compare(amount, ZERO) <= 0 || compare(value, ZERO) <= 0) return undefined;
  // Values of entries are rounded to dollars.
  const [low, high] = [sub(value, ONE), add(value, ONE)].map((dollars) =>
    isWithin(term.unitValue, unitValueOf(term.unitValue, dollars, amount)),
  );
  return low === high ? low : undefined;
}

function isIn({ from, to }: Season, day: Day): boolean {
  const date = day.slice("YYYY-".length);
  return from <= to ? from <= date && date <= to : date >= from || date <= to;
}

// The value of one unit of the description.
function unitValueOf({ times }: UnitValue, dollars: Rational, amount: Rational): Rational {
  return div(mul(dollars, exact(times)), amount);
}

function isWithin({ over, atLeast, notOver, under }: UnitValue, value: Rational): boolean {
  return (
    (over === undefined || compare(value, exact(over)) > 0) &&
    (atLeast === undefined || compare(value, exact(atLeast)) >= 0) &&
    (notOver === undefined || compare(value, exact(notOver)) <= 0) &&
    (under === undefined || compare(value, exact(under)) < 0)
  );
}

function exact(decimal: string): Rational {
  const found = parseDecimal(decimal);
  if (found === undefined) throw new Error(`the schedule has the amount ${decimal}`);
  return found;
}

// The terms that a line breaks: the one that it must meet, or those of other goods that it meets.
function brokenTerms({ requires, excludes = [] }: Holding, line: ArticleLine): readonly ArticleTerm[] {
  return requires === undefined ? excludes.filter((term) => termHolds(term, line) === true) : [requires];
}

function codeOf(terms: readonly ArticleTerm[]): ArticleCode {
  return terms.some((term) => "unitValue" in term) ? "hts/other-unit-value" : "hts/out-of-season";
}

// For a number of other goods the notice names the sibling condition that the line meets.
function notice(condition: NumberCondition, line: ArticleLine, fitting: readonly string[]): Told {
  const { hts, requires } = condition;
  const number = formatHts(hts);
  const terms = brokenTerms(condition, line);
  const seasons = terms.flatMap((term) => ("entered" in term ? term.entered : []));
  const [unitValue] = terms.flatMap((term) => ("unitValue" in term ? [term.unitValue] : []));
  const numbers: Arg = { all: fitting, by: "or" };
  if (unitValue === undefined) {
    const about = { number, seasons: { all: seasons.map(seasonArg), by: "and" } as const, day: { day: line.entryDate } };
    const says = requires === undefined ? message("hts/out-of-season.none", about) : message("hts/out-of-season", about);
    return { code: codeOf(terms), says: withInstead(says, fitting, message("hts/out-of-season.instead", { numbers })) };
  }
  const per = perArg(unitValue);
  const amount = toDecimalText(unitValueOf(unitValue, line.value, line.quantity.get(unitValue.unit) ?? ONE), 2);
  const about = {
    number,
    value: message("hts/unit-value", { bounds: boundsArg(unitValue), per }),
    found: message("hts/unit-value", { bounds: { money: amount }, per }),
  };
  const says = requires === undefined ? message("hts/other-unit-value.none", about) : message("hts/other-unit-value", about);
  const instead = message("hts/other-unit-value.instead", { numbers });
  return { code: codeOf(terms), says: withInstead(says, fitting, instead), fact: `quantity.${unitValue.unit}` };
}

function withInstead(says: Arg, fitting: readonly string[], instead: Arg): Arg {
  return fitting.length === 0 ? says : { all: [says, instead], by: " " };
}

// The last day of February depends on the year.
function seasonArg({ from, to }: Season): Arg {
  return to === "02-29"
    ? message("hts/season.february", { from: { day: from } })
    : message("hts/season", { from: { day: from }, to: { day: to } });
}

// Lower bounds first.
const BOUNDS = [
  ["over", "hts/unit-value.over"],
  ["atLeast", "hts/unit-value.at-least"],
  ["notOver", "hts/unit-value.not-over"],
  ["under", "hts/unit-value.under"],
] as const;

function boundsArg(unitValue: UnitValue): Arg {
  const [low = "", high] = BOUNDS.flatMap(([bound, id]) => {
    const amount = unitValue[bound];
    return amount === undefined ? [] : [message(id, { amount: { money: amount } })];
  });
  return high === undefined ? low : message("hts/unit-value.both", { low, high });
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

// A unit without a word of its own is written as the schedule writes it.
function perArg({ unit, times }: UnitValue): Arg {
  const named = PER[`${times} ${unit}`];
  return named === undefined ? `/ ${times} ${unit}` : { word: named };
}
