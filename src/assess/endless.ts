// Quantities that nothing limits: which of them leave a duty without an upper end, and what each unit adds, in words.

import { cleanRate, spacePlus } from "../hts/rate-clean.js";
import { parseRate, type RateExpr, type RateTerm } from "../hts/rate-text.js";
import { unitOf } from "../hts/units.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import { isEndlessIn, type Leaf } from "./explore.js";
import { dutyOf } from "./totals.js";

/** What leaves a set of completions without an upper end. */
export interface Endless {
  readonly unboundedBy: readonly string[];
  readonly plus: string;
}

/**
 * The quantities on which the highest duty of these completions grows without end; undefined where it has an end. `least` are the completions
 * that show what none of the quantity owes, where those at hand are all without end.
 */
export function endlessIn(
  leaves: readonly Leaf[],
  unbounded: readonly string[],
  translator: Translator,
  least: readonly Leaf[] = leaves,
): Endless | undefined {
  if (unbounded.length === 0) return undefined;
  const open = leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const most = highest(open);
  if (most === undefined) return undefined;
  const unboundedBy = unbounded.filter((fact) => {
    if (!isEndlessIn(most, fact)) return false;
    const without = highest(open.filter((leaf) => !isEndlessIn(leaf, fact)));
    return without === undefined || dutyOf(without.outcome) < dutyOf(most.outcome);
  });
  if (unboundedBy.length === 0) return undefined;
  const plus = perUnit(most.outcome.base.rateText, new Set(unboundedBy));
  // Where a duty lifts column 1 to a total, what each unit adds first takes the place of that duty.
  const lifted = least.some(
    ({ outcome }) =>
      outcome.barred === undefined && outcome.charges.some(({ heading, amount }) => heading.terms.adds.kind === "up-to" && amount > 0n),
  );
  return { unboundedBy, plus: translator.arg(lifted ? message("rate/as-far-as-more", { rate: plus }) : plus) };
}

function highest(leaves: readonly Leaf[]): Leaf | undefined {
  let most: Leaf | undefined;
  for (const leaf of leaves) if (most === undefined || dutyOf(leaf.outcome) > dutyOf(most.outcome)) most = leaf;
  return most;
}

// The terms of a rate that count one of these quantities, in words: "1.9 cents a kg and 5 cents each".
function perUnit(rateText: string, facts: ReadonlySet<string>): Arg {
  return { all: termsOf(rateText).flatMap(({ rate, says }) => (counts(rate, facts) ? [says] : [])), by: "and" };
}

/** A term of a rate text and what it adds, in words. */
interface TermSaid {
  readonly rate: ReturnType<typeof parseRate>;
  readonly says: Arg;
}

// Rate texts are those of the schedule and of the law.
const terms = new Map<string, readonly TermSaid[]>();

function termsOf(rateText: string): readonly TermSaid[] {
  let found = terms.get(rateText);
  if (found === undefined) {
    found = spacePlus(cleanRate(rateText))
      .split(" + ")
      .map((text) => {
        const rate = parseRate(text);
        const elsewhere = !("error" in rate) && rate.kind === "reference";
        return { rate, says: elsewhere ? message("rate/of-other-line") : inWords(text) };
      });
    terms.set(rateText, found);
  }
  return found;
}

function counts(rate: RateExpr | { readonly error: string }, facts: ReadonlySet<string>): boolean {
  if ("error" in rate || rate.kind === "free") return false;
  if (rate.kind === "reference") return facts.has("facts.applicableRate");
  if (rate.kind === "sugar") return facts.has("quantity.kg");
  return rate.kind === "sum" && rate.terms.some((term) => facts.has(factOf(term)));
}

function factOf(term: RateTerm): string {
  if (term.kind === "ad-valorem") return term.on;
  return term.of ?? `quantity.${unitOf(term.per).base}`;
}

const UNITS: Readonly<Record<string, string>> = {
  "pf.liter": "a proof liter",
  "doz.": "a dozen",
  "pr.": "a pair",
  "prs.": "a pair",
  bbl: "a barrel",
  m2: "a square meter",
  m3: "a cubic meter",
  m: "a meter",
  t: "a metric ton",
  g: "a gram",
  article: "an article",
};

// "1.9¢/kg on drained weight" as "1.9 cents a kg on drained weight"; a form that is not known is shown as the schedule prints it.
function inWords(text: string): Arg {
  const [, amount = "", written = "", rest = ""] = /^([\d.,]+)\s*¢\s*(?:\/\s*((?:pf\. ?)?[\w.]+)| (each))?(.*)$/.exec(text) ?? [];
  if (amount === "") return text;
  const per = written.replace(" ", "");
  const unit = per === "" ? "each" : /^\d/.test(per) ? `for ${per}` : (UNITS[per] ?? `a ${per}`);
  return message(amount === "1" ? "rate/cent-per" : "rate/cents-per", {
    amount: amount.includes(",") ? amount : { decimal: amount },
    unit: { word: unit },
    rest,
  });
}
