// De minimis: what may fail the shift all the same (19 U.S.C. 4531(f)).

import { add, compare, div, fromInteger, mul, type Rational, toDecimalText, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import type { Counted } from "./bill.js";
import { differ, inAny, type Ternary } from "./codes.js";
import type { Question } from "./question.js";
import { both, either } from "./shift.js";
import type { OriginTables } from "./tables.js";

// A price or total cost of more than twice the net cost is not supposed where none was given; the answer says which would be needed.
const PLAUSIBLE = fromInteger(2);

const PRICE = { fact: "transactionValue", ask: message("origin/ask.price") };

/** What the tolerance saves. */
export interface Tolerance {
  readonly saves: Ternary;
  readonly share?: Rational;
  readonly allowed: boolean;
  readonly because: Arg;
  readonly asks: readonly { readonly fact: string; readonly ask: Arg }[];
}

/** Is the sum of these lines within the share that may fail? Sure failures first; lines whose shift is open count only against a yes. */
export function tolerance(
  failing: readonly Counted[],
  open: readonly Counted[],
  question: Question,
  good: string,
  tables: OriginTables,
): Tolerance {
  if (inAny(good, tables.scope("textile-weight")) === true) return byWeight(failing, open, question, tables);
  const barred = failing.find((each) => excluded(each, good, tables) === true);
  if (barred !== undefined)
    return { saves: false, allowed: false, because: message("origin/because.no-tolerance", { name: barred.material.name }), asks: [] };
  const found = byValue(failing, open, question, good, tables);
  const unsure = failing.filter((each) => excluded(each, good, tables) === undefined);
  if (found.saves === false || unsure.length === 0) return found;
  const digits = unsure.map(({ material: { path, name, hts } }) => ({
    fact: `${path}.hts`,
    ask: hts === "" ? message("origin/ask.number", { name }) : message("origin/ask.more-digits", { name }),
  }));
  return { ...found, saves: undefined, asks: [...digits, ...found.asks] };
}

function byValue(failing: readonly Counted[], open: readonly Counted[], question: Question, good: string, tables: OriginTables): Tolerance {
  const limit = tables.share("tolerance");
  const named = message("origin/tolerance", { limit: { word: wholePercent(limit) } });
  const base = question.transactionValue ?? question.totalCost ?? question.netCost;
  if (base === undefined)
    return {
      saves: undefined,
      allowed: true,
      because: message("origin/because.tolerance-needs-price", { tolerance: named }),
      asks: [PRICE],
    };
  // What is known of the values may be too much already.
  const sure = sum(failing.filter(({ value }) => value !== undefined)) ?? ZERO;
  const unvalued = missing(failing);
  const bases = [question.transactionValue, question.totalCost].filter((each) => each !== undefined);
  // A net cost shows a total cost of as much at the least.
  const shown = question.netCost === undefined ? bases : [...bases, question.netCost];
  const best = shown.reduce((most, each) => (compare(each, most) > 0 ? each : most), base);
  const share = div(sure, best);
  const within = compare(share, limit) <= 0;
  const whole = sum([...failing, ...open]);
  const openToo =
    open.some((each) => excluded(each, good, tables) !== false) || whole === undefined || compare(whole, mul(best, limit)) > 0;
  const about = { share: { word: percent(share) }, tolerance: named };
  const words = within ? message("origin/because.within", about) : message("origin/because.over", about);
  // The statute measures on the transaction value or the total cost. A net cost is never more than the total cost, so that what is within the
  // share of it is saved; what is not may be within the share of a figure that was not given.
  if (!within && bases.length === 0) {
    const enough = div(sure, limit);
    const needed = { ...about, enough: toDecimalText(enough, 2) };
    if (compare(enough, mul(base, PLAUSIBLE)) <= 0)
      return { saves: undefined, share, allowed: true, because: message("origin/because.net-cost", needed), asks: [PRICE, ...unvalued] };
    return { saves: false, share, allowed: true, because: message("origin/because.net-cost-not-supposed", needed), asks: [] };
  }
  if (within && unvalued.length > 0)
    return {
      saves: undefined,
      allowed: true,
      because: message("origin/because.tolerance-needs-values", { tolerance: named }),
      asks: unvalued,
    };
  return { saves: within ? (open.length > 0 && openToo ? undefined : true) : false, share, allowed: true, because: words, asks: [] };
}

/** A share in per cent with one decimal. */
export function percent(share: Rational): string {
  const tenths = (share.n * 1000n) / share.d;
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? "-" : ""}${size / 10n}.${size % 10n}%`;
}

/** A share of the law in per cent, without a zero after the point. */
export function wholePercent(share: Rational): string {
  return percent(share).replace(".0%", "%");
}

/** The sum of known values; undefined when one is missing. */
export function sum(lines: readonly Counted[]): Rational | undefined {
  let total = ZERO;
  for (const { value } of lines) {
    if (value === undefined) return undefined;
    total = add(total, value);
  }
  return total;
}

/** Questions for missing values. */
export function missing(lines: readonly Counted[]): readonly { readonly fact: string; readonly ask: Arg }[] {
  return lines.flatMap((each) => each.missing.map((fact) => ({ fact, ask: message("origin/ask.value", { name: each.material.name }) })));
}

// A number that is not known, or with too few digits, may be one that the tolerance is closed for.
function excluded({ ways }: Counted, good: string, tables: OriginTables): Ternary {
  const codes = ways[0]?.[0]?.codes ?? [];
  const agricultural = inAny(good, tables.scope("different-subheading")) === true;
  const closed = tables.barred
    .map(({ goods, materials }) => ({ holds: inAny(good, goods), materials }))
    .filter(({ holds }) => holds !== false);
  if (codes.length === 0) return agricultural || closed.length > 0 ? undefined : false;
  const each = codes.map((code) =>
    closed.reduce<Ternary>(
      (any, { holds, materials }) => either(any, both(holds, inAny(code, materials))),
      agricultural ? not(differ(code, good, 6)) : false,
    ),
  );
  return each.reduce<Ternary>(either, false);
}

function not(holds: Ternary): Ternary {
  return holds === undefined ? undefined : !holds;
}

// Chapters 50 to 63 and 9619: by weight of the good, or in chapters 61 to 63 of the component that fixes the classification. Elastomeric
// content has a limit of its own; a line that does not say so may be elastomeric.
function byWeight(failing: readonly Counted[], open: readonly Counted[], question: Question, tables: OriginTables): Tolerance {
  const declared = question.facts.textileWeightDeMinimis;
  const [most, stretchMost] = [tables.share("textile-tolerance"), tables.share("elastomeric")];
  const limits = { most: { word: wholePercent(most) }, elastomeric: { word: wholePercent(stretchMost) } };
  const words = message("origin/because.textile", limits);
  const settled = (saves: Ternary): Ternary => both(saves, open.length === 0 ? true : undefined);
  if (declared !== undefined) return { saves: settled(declared), allowed: true, because: words, asks: [] };
  const { weightKg } = question;
  const weights = failing.map((each) => each.material.weightKg);
  if (weightKg !== undefined && failing.length > 0 && !weights.includes(undefined)) {
    const shareOf = (lines: readonly Counted[]): Rational =>
      div(
        lines.reduce<Rational>((total, each) => add(total, each.material.weightKg ?? ZERO), ZERO),
        weightKg,
      );
    const share = shareOf(failing);
    const stretch = failing.filter(({ material }) => material.elastomeric === true);
    const perhaps = failing.filter(({ material }) => material.elastomeric !== false);
    const here = { tolerance: words, share: { word: percent(share) } };
    const told =
      stretch.length === 0
        ? message("origin/because.textile-here", here)
        : message("origin/because.textile-here-elastomeric", { ...here, elastomeric: { word: percent(shareOf(stretch)) } });
    if (compare(share, most) > 0 || compare(shareOf(stretch), stretchMost) > 0)
      return { saves: false, share, allowed: true, because: told, asks: [] };
    if (compare(shareOf(perhaps), stretchMost) <= 0) return { saves: settled(true), share, allowed: true, because: told, asks: [] };
    const asks = perhaps.flatMap(({ material: { path, name, elastomeric } }) =>
      elastomeric === undefined ? [{ fact: `${path}.elastomeric`, ask: message("origin/ask.elastomeric", { name }) }] : [],
    );
    return { saves: undefined, share, allowed: true, because: told, asks };
  }
  return {
    saves: undefined,
    allowed: true,
    because: words,
    asks: [
      {
        fact: "facts.textileWeightDeMinimis",
        ask: message("origin/ask.textile", limits),
      },
    ],
  };
}
