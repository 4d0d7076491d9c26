// The grammar of rate texts in chapters 1 to 97: free, per cent, per unit, sums of these, on a part of the goods, the sugar formula,
// and references to another line.

import { add, mul, type Rational, rational, ZERO } from "../exact/rational.js";
import { remembering } from "../exact/remembering.js";
import { cleanRate, spacePlus } from "./rate-clean.js";

/** One term of a sum. `on` is "value" or the fact that holds the part's value; `of` the fact that holds a special weight or count. */
export type RateTerm =
  | { readonly kind: "ad-valorem"; readonly rate: Rational; readonly on: string }
  | { readonly kind: "specific"; readonly dollars: Rational; readonly per: string; readonly of?: string; readonly over?: number };

/** A parsed rate. */
export type RateExpr =
  | { readonly kind: "free" }
  | { readonly kind: "sum"; readonly terms: readonly RateTerm[] }
  | { readonly kind: "sugar"; readonly perKg: Rational; readonly perDegree: Rational; readonly under: number; readonly least: Rational }
  | { readonly kind: "reference"; readonly text: string };

/** Why a text is not a rate. */
export interface RateProblem {
  readonly error: string;
}

const HUNDRED = rational(100n);

// Values of parts on which a percentage falls, and the fact that states each.
const VALUE_PARTS: Readonly<Record<string, string>> = {
  "on the case": "facts.caseValue",
  "on the strap, band or bracelet": "facts.strapValue",
  "on case and strap, band or bracelet": "facts.caseAndStrapValue",
  "on the case and strap, band or bracelet": "facts.caseAndStrapValue",
  "on the battery": "facts.batteryValue",
  "on the movement": "facts.movementValue",
  "on the movement and case": "facts.movementAndCaseValue",
  "on the apparatus": "facts.apparatusValue",
  "on the entire set": "value",
  "on the value of the rifle": "facts.rifleValue",
  "on the value of the telescopic sight, if any": "facts.telescopicSightValue",
};

// Special weights and counts on which a specific rate falls.
const WEIGHT_PARTS: Readonly<Record<string, string>> = {
  "on drained weight": "facts.drainedWeightKg",
  "on contents and container": "facts.contentsAndContainerKg",
  "on entire contents of container": "facts.entireContentsKg",
  ", including weight of container": "facts.withContainerKg",
  "of immediate containers": "facts.containersNumber",
  "of total sugars": "facts.totalSugarsKg",
  "on ethyl alcohol content": "facts.alcoholProofLiters",
  "of anhydrous morphine content": "facts.morphineKg",
  "of recording surface": "facts.recordingSurfaceNumber",
};

const SUGAR =
  /^([\d.]+)¢\/kg less ([\d.]+)¢\/kg for each degree under (\d+) degrees \(and fractions of a degree in proportion\) but not less(?: than)? ([\d.]+)¢\/kg$/;
const MONEY = /^(?:\$([\d,.]+)|([\d,.]+)¢)\s*(each|\/jewel over (\d+)|\/jewel|for each other piece or part.*|\/(.+))$/;
const PERCENT = /^(?:(\d+) (\d+)\/(\d+)|([\d.]+))%(?: (.+))?$/;

/** The most that a rate takes, as a fraction of the value; undefined where it counts units, for then no fraction is the most. */
export function shareOf(rate: Exclude<RateExpr, { readonly kind: "reference" }>): Rational | undefined {
  if (rate.kind === "free") return ZERO;
  if (rate.kind === "sugar") return undefined;
  let share: Rational = ZERO;
  for (const term of rate.terms) {
    if (term.kind === "specific") return undefined;
    share = add(share, term.rate);
  }
  return share;
}

// Texts of a schedule are some thousands, and each stands on many lines. Others come from outside.
const MOST_KNOWN = 20_000;

/** Parse one rate text of a general, other or special column (without its programs). */
export const parseRate: (text: string) => RateExpr | RateProblem = remembering(read, MOST_KNOWN);

function read(text: string): RateExpr | RateProblem {
  const clean = cleanRate(text);
  if (clean === "") return { error: "a blank text is not a rate" };
  if (/^Free\b/.test(clean) && /^Free(, under bond.*| \(?see.*)?\.?$/i.test(clean)) return { kind: "free" };
  if (/^(The (rate|duty) |See (\d|additional U.S. note)|A duty )/i.test(clean)) return { kind: "reference", text: clean };
  const sugar = SUGAR.exec(clean);
  if (sugar !== null) {
    const [, perKg = "", perDegree = "", under = "", least = ""] = sugar;
    return { kind: "sugar", perKg: cents(perKg), perDegree: cents(perDegree), under: Number(under), least: cents(least) };
  }
  const terms: RateTerm[] = [];
  for (const part of spacePlus(clean).split(" + ")) {
    const term = parseTerm(part.trim());
    if ("error" in term) return term;
    terms.push(term);
  }
  return { kind: "sum", terms };
}

function decimal(text: string): Rational {
  const [whole = "0", places = ""] = text.replaceAll(",", "").split(".");
  return rational(BigInt(`${whole}${places}` || "0"), 10n ** BigInt(places.length));
}

function cents(text: string): Rational {
  const amount = decimal(text);
  return rational(amount.n, amount.d * 100n);
}

function parseTerm(text: string): RateTerm | RateProblem {
  const percent = PERCENT.exec(text);
  if (percent !== null) {
    const [, whole, top, bottom, plain, basis] = percent;
    const rate =
      plain === undefined ? rational(BigInt(whole ?? 0) * BigInt(bottom ?? 1) + BigInt(top ?? 0), BigInt(bottom ?? 1)) : decimal(plain);
    const fraction = mul(rate, rational(1n, HUNDRED.n));
    if (basis === undefined) return { kind: "ad-valorem", rate: fraction, on: "value" };
    const lead = /^on the value of the (\w+) content$/.exec(basis);
    const on = lead === null ? VALUE_PARTS[basis] : `content.${lead[1]}.value`;
    return on === undefined ? { error: `no part of the goods is called "${basis}"` } : { kind: "ad-valorem", rate: fraction, on };
  }
  const money = MONEY.exec(text);
  if (money === null) return { error: `"${text}" is neither a percentage nor an amount for a unit` };
  const [, dollars, cent, per = "", over, unit] = money;
  const amount = dollars === undefined ? cents(cent ?? "0") : decimal(dollars);
  if (per === "each") return { kind: "specific", dollars: amount, per: "No." };
  if (per.startsWith("/jewel"))
    return {
      kind: "specific",
      dollars: amount,
      per: "jewel",
      of: "facts.jewelsNumber",
      ...(over === undefined ? {} : { over: Number(over) }),
    };
  if (per.startsWith("for each other piece")) return { kind: "specific", dollars: amount, per: "piece", of: "facts.otherPiecesNumber" };
  return perUnit(amount, unit ?? "");
}

function perUnit(dollars: Rational, text: string): RateTerm | RateProblem {
  if (text === "line/gross") return { kind: "specific", dollars, per: text, of: "facts.lineGrossNumber" };
  const metal = /^(kg|g|t) (?:on|of) (\w+) content$/.exec(text);
  if (metal !== null) return { kind: "specific", dollars, per: metal[1] ?? "kg", of: `content.${metal[2]}.weightKg` };
  for (const [words, of] of Object.entries(WEIGHT_PARTS)) {
    if (!text.endsWith(words)) continue;
    const per = text.slice(0, -words.length).trim();
    return { kind: "specific", dollars, per, of };
  }
  return /^[a-z0-9., ]+$/i.test(text) ? { kind: "specific", dollars, per: text } : { error: `"${text}" is not a unit` };
}
