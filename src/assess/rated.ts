// What one completion owes with its fees, the bounds over several, and what is asked of them: what answers and rows of tables are written from.

import { BY_VESSEL, MODES } from "../contract/entry-keys.js";
import { formatCents } from "../exact/money.js";
import { rational, toNumberRounded } from "../exact/rational.js";
import { message } from "../said/message.js";
import type { Determined, Question, Ranged } from "./answer.js";
import { declaredKey } from "./declared.js";
import { depositQuestions } from "./deposits.js";
import { endlessIn } from "./endless.js";
import { type Exploration, isEndless, type Leaf } from "./explore.js";
import { claimQuestion } from "./fee-questions.js";
import { type Fees, feesOf } from "./fees.js";
import { feeFacts, feeLine } from "./line-fees.js";
import type { Prepared } from "./prepare.js";
import { factsAsked, type Wording } from "./questions.js";
import { dutyOf, type Sums, sumsOf, writeTotals } from "./totals.js";
import { factsOf, treeOf } from "./tree.js";

const NO_FEES: Fees = { lines: [], total: 0n, unknown: [] };

/** A completion with its fees and sums. */
export interface Rated {
  readonly leaf: Leaf;
  readonly fees: Fees;
  readonly sums: Sums;
}

/** Whether completions come to the same declaration. */
export function sameDeclared(leaves: readonly Leaf[]): boolean {
  const [first, ...rest] = leaves;
  if (first === undefined || rest.length === 0) return true;
  const key = declaredKey(first.outcome);
  return rest.every(({ outcome }) => declaredKey(outcome) === key);
}

/** Rate a completion. */
export function rate(prepared: Prepared, leaf: Leaf): Rated {
  const fees = feesUnder(prepared, leaf, claimIn(prepared, leaf), modeOf(prepared));
  return { leaf, fees, sums: sumsOf(leaf.outcome, fees) };
}

function claimIn({ line }: Prepared, leaf: Leaf): string | null | undefined {
  const spi = line.spi === undefined ? leaf.assigned.get("spi") : line.spi;
  return typeof spi === "string" ? spi : spi === null ? null : undefined;
}

function modeOf({ line }: Prepared): string | undefined {
  const mode = line.given.get("mode");
  return typeof mode === "string" ? mode : undefined;
}

// The fees of an entry of this line alone, under a claim and a mode of arrival.
function feesUnder(prepared: Prepared, { outcome }: Leaf, spi: string | null | undefined, mode: string | undefined): Fees {
  if (prepared.options.fees !== true) return NO_FEES;
  return feesOf(prepared.parts.law, { ...feeFacts(prepared, [feeLine(prepared, outcome.world, spi)]), mode });
}

function payable(sums: Sums): bigint {
  return sums.base + sums.additional + sums.fees;
}

function duty(sums: Sums): bigint {
  return sums.base + sums.additional;
}

// Lowest and highest by duty, then by what is payable; of equals the later completion, which claims nothing.
function extremes(rated: readonly Rated[]): readonly [Rated, Rated] {
  const [first] = rated;
  if (first === undefined) throw new Error("a line without a completion");
  let least = first;
  let most = first;
  for (const each of rated) {
    const below = duty(each.sums) - duty(least.sums);
    if (below < 0n || (below === 0n && payable(each.sums) < payable(least.sums))) least = each;
    const above = duty(each.sums) - duty(most.sums);
    if (above > 0n || (above === 0n && payable(each.sums) >= payable(most.sums))) most = each;
  }
  return [least, most];
}

/** The duty as a share of the value. */
export function rateOf({ line }: Prepared, { outcome }: Leaf): Pick<Determined, "effectiveRate"> {
  const duty = rational(dutyOf(outcome), 100n);
  return line.value.n === 0n ? {} : { effectiveRate: toNumberRounded({ n: duty.n * line.value.d, d: duty.d * line.value.n }, 6) };
}

/** The lowest and the highest of the completions. However much there is of a quantity that nothing limits is not a bound. */
export function boundsIn(prepared: Prepared, { unbounded }: Exploration, open: readonly Leaf[]) {
  const rated = open.map((leaf) => rate(prepared, leaf));
  const [least, most] = extremes(rated.filter(({ leaf }) => !isEndless(leaf)));
  return { rated, least, most, endless: endlessIn(open, unbounded, prepared.translator) };
}

/** The bounds as the answer writes them. */
export function rangeOf(least: Rated, most: Rated, endless: ReturnType<typeof endlessIn>): Ranged["range"] {
  return endless === undefined
    ? { min: writeTotals(least.sums), max: writeTotals(most.sums) }
    : { min: writeTotals(least.sums), ...endless };
}

/** The facts on which the outcome turns, in the order of their questions. */
export function askedOf(exploration: Exploration): string[] {
  return factsAsked({ exploration, turnsOn: factsOf(treeOf(exploration.leaves)) });
}

/** Questions beside those of a range. Whether the claim stands among those is told by all outcomes, those without an end among them. */
export function asideOf(prepared: Prepared, open: readonly Leaf[], shown: Leaf): Question[] {
  const bounded = open.filter((each) => !isEndless(each));
  return [...depositQuestions(prepared, bounded), ...askForClaim(prepared, open, shown), ...askForMode(prepared, shown)];
}

/** Questions that make no range: rates of deposits, and what a fee alone hangs on. `shown` is the completion whose amounts are shown. */
export function asideQuestions(prepared: Prepared, leaves: readonly Leaf[], shown: Leaf): Question[] {
  return [...depositQuestions(prepared, leaves), ...askForClaim(prepared, leaves, shown), ...askForMode(prepared, shown)];
}

// The claim is asked where it changes no duty but a fee; shown is the fee without it.
function askForClaim(prepared: Prepared, leaves: readonly Leaf[], shown: Leaf): Question[] {
  const { options, line, explore } = prepared;
  const symbol = explore.world.program?.symbols[0];
  if (options.fees !== true || line.spi !== undefined || symbol === undefined) return [];
  if (leaves.some(({ assigned }) => assigned.has("spi")) && !sameDeclared(leaves)) return [];
  const [claimed, plain] = [symbol, null].map((spi) => feesUnder(prepared, shown, spi, modeOf(prepared)).total) as [bigint, bigint];
  return claimQuestion(prepared, symbol, formatCents(dutyOf(shown.outcome)), { claimed, plain });
}

function askForMode(prepared: Prepared, shown: Leaf): Question[] {
  if (prepared.options.fees !== true || prepared.line.given.has("mode")) return [];
  const duty = formatCents(dutyOf(shown.outcome));
  const fees = feesUnder(prepared, shown, claimIn(prepared, shown), BY_VESSEL);
  return [
    {
      kind: "fact",
      fact: "mode",
      ask: prepared.translator.say(message("question/mode")),
      choices: MODES,
      because: "HMF",
      outcomes: [{ if: prepared.translator.word(BY_VESSEL), duty: { min: duty, max: duty }, fees: formatCents(fees.total) }],
    },
  ];
}

/** What questions are worded with. */
export function wordingOf({ parts, translator }: Prepared): Wording {
  return { rules: parts.rules, questions: parts.questions, law: parts.law, translator };
}

/** Numbers that are rated alike, by the first of them. */
export function numbersOf(prepared: Prepared): ReadonlyMap<string, readonly string[]> {
  return new Map(prepared.found.groups.map((group) => [group.numbers[0] ?? "", group.numbers]));
}
