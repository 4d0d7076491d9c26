// Which plans owe the same on equal facts, whatever the day and the number: the text of all that their outcome can depend on.

import type { Plan, PlannedHeading } from "../assess/plan.js";
import type { PlanFound } from "../assess/plans.js";
import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import { parseRate, type RateExpr } from "../hts/rate-text.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { someLeaf } from "../law/leaves.js";
import { textOf } from "../law/term-text.js";
import type { Law } from "../law/types.js";

type Found = Extract<PlanFound, { ok: true }>;

function headingText({ provision, terms, test, reach }: PlannedHeading): string {
  return [
    provision.id,
    provision.offset ?? "",
    textOf(test),
    textOf(reach),
    textOf(terms.adds),
    textOf(terms.value),
    textOf(terms.except),
    textOf(terms.inLieuOf),
    terms.chapter98,
  ].join(" ");
}

/**
 * The general rate of a line where it is a plain percentage, as a fraction: programs take it as a number of the cell, so that lines that
 * differ in nothing else are of one class.
 */
export function plainRate(line: Pick<RateLine, "general">): Rational | undefined {
  const rate = rateOf(line.general);
  const [only, more] = rate.kind === "sum" ? rate.terms : [];
  return only?.kind === "ad-valorem" && only.on === "value" && more === undefined ? only.rate : undefined;
}

const rates = new Map<string, RateExpr>();

function rateOf(text: string): RateExpr {
  let found = rates.get(text);
  if (found === undefined) {
    const parsed = parseRate(text);
    found = "error" in parsed ? { kind: "free" } : parsed;
    rates.set(text, found);
  }
  return found;
}

const offers = new Map<string, string>();

// What the special column offers to claims under the programs of the law; others are left to `assess`.
function offersOf(special: string): string {
  let found = offers.get(special);
  if (found === undefined) {
    const { segments } = parseSpecial(special);
    found = PROGRAM_SYMBOLS.map((program) => JSON.stringify(segments.find((each) => each.programs.includes(program))?.rate ?? "")).join(
      " ",
    );
    offers.set(special, found);
  }
  return found;
}

/** The rates of a line as a class knows them: a plain percentage stands for every other. */
export function baseText(line: RateLine, plain: boolean): string {
  const rate = rateOf(line.general);
  if (rate.kind === "free") return `free ${offersOf(line.special)}`;
  const general = plain && plainRate(line) !== undefined ? "%" : `${line.general} ${line.units.join("/")}`;
  return `${general} ${offersOf(line.special)}`;
}

/** Whether a rate of a line is that of another, which `assess` bounds by the highest of the chapter. */
export function refersElsewhere(line: RateLine): boolean {
  if (rateOf(line.general).kind === "reference") return true;
  return parseSpecial(line.special).segments.some(
    ({ programs, rate }) =>
      PROGRAM_SYMBOLS.some((program) => programs.includes(program)) &&
      rate !== "pointer" &&
      !("error" in rate) &&
      rate.kind === "reference",
  );
}

/** Whether the headings of a plan read the base duty or set its rate, so that the rate of the line is a part of the class. */
export function readsBase({ headings }: Plan): boolean {
  return [...headings.values()].some(
    ({ terms: { adds }, reach }) => adds.kind === "up-to" || adds.kind === "in-place" || someLeaf(reach, ({ op }) => op === "base-share"),
  );
}

function planText({ line, headings }: Plan, plain: boolean): string {
  return `${baseText(line, plain)}\n${headingsText(headings)}`;
}

const texts = new WeakMap<Plan["headings"], string>();

/** The headings of a plan as text: equal where they do the same. */
export function headingsText(headings: Plan["headings"]): string {
  let found = texts.get(headings);
  if (found === undefined) {
    found = [...headings.values()].map(headingText).join("\n");
    texts.set(headings, found);
  }
  return found;
}

/** Rules of stacking and rows of heading lists in force on a day; part of the class because they are read when an outcome is worked out. */
export function stackingText(law: Law, day: Day, knownOn: Day | undefined): (found: Found) => string {
  const stands = (from: Day, until: Day | undefined, known: Day): boolean =>
    from <= day && (until === undefined || day < until) && (knownOn === undefined || known <= knownOn);
  const yields = law.yields.filter((rule) => stands(rule.from, rule.until, rule.known));
  const lists = Object.values(law.headingLists).map((list) => ({
    id: list.id,
    rows: list.rows.filter((row) => stands(row.from, row.until, row.known)),
  }));
  return (found) => {
    const ids = new Set<string>();
    for (const { plan } of found.groups)
      for (const { provision, measure } of plan.headings.values()) {
        ids.add(provision.id);
        ids.add(measure.id);
      }
    const some = (names: readonly string[]): boolean => names.some((name) => ids.has(name));
    const rules = yields
      .filter((rule) => some(rule.yields) && (some(rule.to) || some(rule.althoughFree)))
      .map((rule) => `${rule.id} ${textOf(rule.when)}`);
    const rows = lists.flatMap(({ id, rows }) =>
      rows.filter((row) => ids.has(row.heading)).map((row) => `${id} ${row.heading} ${row.test === undefined ? "" : textOf(row.test)}`),
    );
    return `${rules.join(" ")}\n${rows.join("\n")}`;
  };
}

/** The class of a number on a day. */
export function classText(found: Found, stacking: (found: Found) => string, plain: boolean): string {
  return `${found.groups.map(({ plan }) => planText(plan, plain)).join("\n\n")}\n${stacking(found)}`;
}

/** Whether the plain general rate of a number can be a number of its cell. */
export function takesPlainRate(found: Found): boolean {
  const generals = new Set(found.groups.map(({ plan }) => plan.line.general));
  return generals.size === 1 && !found.groups.some(({ plan }) => readsBase(plan));
}

/** Facts and metals whose names stand in a plan or the rules it is read with: what is given of others changes nothing. */
export function mentions(text: string, word: string): boolean {
  return text.includes(word);
}
