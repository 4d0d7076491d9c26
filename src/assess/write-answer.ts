// Writes the answer of a line: exact where all completions agree, else bounds, with the questions that would close them.

import { MODES } from "../contract/entry-keys.js";
import { formatCents } from "../exact/money.js";
import { rational, toNumberRounded } from "../exact/rational.js";
import { message } from "../said/message.js";
import type { Answer, Assessment, Determined, DutyLine, Filed, Prohibited, Prohibition, Question, Ranged, Refundable } from "./answer.js";
import { assumptionsOf } from "./assumptions.js";
import { writeCompletions } from "./completions.js";
import { declaredKey } from "./declared.js";
import { depositQuestions } from "./deposits.js";
import { endlessIn } from "./endless.js";
import { type Exploration, isEndless, type Leaf } from "./explore.js";
import { claimQuestion } from "./fee-questions.js";
import { type Fees, feesOf } from "./fees.js";
import { feeFacts, feeLine } from "./line-fees.js";
import { lineInfo } from "./line-info.js";
import { writeDuties, writeExemptions, writeHeadings } from "./lines.js";
import { noticesOf } from "./notices.js";
import type { Prepared } from "./prepare.js";
import { type Wording, writeQuestions } from "./questions.js";
import { findReliefs } from "./reliefs.js";
import { feesIn } from "./told.js";
import { dutyOf, type Sums, sumsOf, writeTotals } from "./totals.js";
import { traceOf } from "./trace.js";
import { factsOf, pathsOf, treeOf } from "./tree.js";

const NO_FEES: Fees = { lines: [], total: 0n, unknown: [] };

/** Write the assessment of an explored line. */
export function assemble(prepared: Prepared, exploration: Exploration): Assessment {
  const open = exploration.leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const barred = exploration.leaves.find((leaf) => leaf.outcome.barred !== undefined);
  const last = open.at(-1);
  if (last === undefined) {
    if (barred === undefined) throw new Error("a line without a completion");
    return prohibited(prepared, exploration, barred);
  }
  if (barred !== undefined || !sameDeclared(open)) return ranged(prepared, exploration, open, barred);
  // Of completions that come to the same, the last is shown: it claims nothing.
  return determined(prepared, exploration, last);
}

/** What an answer says before it is put into words. */
export interface Gist {
  readonly status: Answer["status"];
  /** Facts that are asked for, in their order. */
  readonly questions: readonly string[];
  /** Whether the highest duty has a bound. */
  readonly bounded: boolean;
}

/** The gist of the answer that {@link assemble} writes. */
export function gistOf(prepared: Prepared, exploration: Exploration): Gist {
  const open = exploration.leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const last = open.at(-1);
  if (last === undefined) return { status: "prohibited", questions: [], bounded: true };
  const facts = (questions: readonly Question[]): string[] => questions.map(({ fact }) => fact);
  if (open.length === exploration.leaves.length && sameDeclared(open))
    return { status: "determined", questions: facts(asideQuestions(prepared, [last], last)), bounded: true };
  const turnsOn = factsOf(treeOf(exploration.leaves));
  const asked = writeQuestions({ exploration, turnsOn }, wordingOf(prepared), numbersOf(prepared));
  const aside = asideQuestions(
    prepared,
    open.filter((leaf) => !isEndless(leaf)),
    last,
  );
  return {
    status: "range",
    questions: facts([...asked, ...aside]),
    bounded: endlessIn(open, exploration.unbounded, prepared.translator) === undefined,
  };
}

function sameDeclared(leaves: readonly Leaf[]): boolean {
  const [first, ...rest] = leaves;
  if (first === undefined || rest.length === 0) return true;
  const key = declaredKey(first.outcome);
  return rest.every(({ outcome }) => declaredKey(outcome) === key);
}

// Filled key by key: merging objects costs a tenth of the time of an answer.
type Draft<T> = { -readonly [K in keyof T]: T[K] };

function finish<T extends Answer>(draft: Draft<T>, prepared: Prepared, exploration: Exploration): T {
  const { line, options } = prepared;
  if (line.id !== undefined) draft.id = line.id;
  if (options.trace === true) draft.trace = traceOf(prepared, exploration.leaves);
  return draft as T;
}

function prohibited(prepared: Prepared, exploration: Exploration, barred: Leaf): Answer {
  const draft: Draft<Prohibited> = {
    status: "prohibited",
    line: lineInfo(prepared),
    duties: [],
    exemptions: [],
    headings: [],
    fees: [],
    questions: [],
    prohibition: prohibitionOf(prepared, barred, exploration),
    refundable: [],
    reliefs: [],
    assumptions: assumptionsOf(prepared, exploration.leaves),
    notices: noticesOf(prepared, exploration),
    law: prepared.parts.law.hash,
  };
  return finish(draft, prepared, exploration);
}

interface Rated {
  readonly leaf: Leaf;
  readonly fees: Fees;
  readonly sums: Sums;
}

function filedOf({ parts, line, translator }: Prepared, { outcome }: Leaf): Omit<Filed, "refundable"> {
  return {
    duties: writeDuties(outcome, parts.law),
    exemptions: writeExemptions(outcome, parts.law, translator),
    headings: writeHeadings(outcome, parts.law, line.hts, line.chapter98),
  };
}

function determined(prepared: Prepared, exploration: Exploration, leaf: Leaf): Answer {
  const { parts, line } = prepared;
  const { fees, sums } = rate(prepared, leaf);
  const { duties, exemptions, headings } = filedOf(prepared, leaf);
  const draft: Draft<Determined> = {
    status: "determined",
    line: lineInfo(prepared),
    duties,
    exemptions,
    headings,
    totals: writeTotals(sums),
    fees: feesIn(prepared.translator, fees.lines),
    questions: asideQuestions(prepared, [leaf], leaf),
    refundable: refundableOf(prepared, leaf),
    reliefs: findReliefs(prepared, leaf),
    // What is assumed of one of several lines is assumed of their eight digits.
    assumptions: assumptionsOf(prepared, prepared.found.groups.length > 1 ? exploration.leaves : [leaf]),
    notices: noticesOf(prepared, exploration),
    law: parts.law.hash,
  };
  const duty = rational(dutyOf(leaf.outcome), 100n);
  if (line.value.n !== 0n) draft.effectiveRate = toNumberRounded({ n: duty.n * line.value.d, d: duty.d * line.value.n }, 6);
  return finish(draft, prepared, exploration);
}

function ranged(prepared: Prepared, exploration: Exploration, open: readonly Leaf[], barred: Leaf | undefined): Answer {
  const { parts } = prepared;
  const rated = open.map((leaf) => rate(prepared, leaf));
  // However much there is of a quantity that nothing limits is not a bound.
  const [least, most] = extremes(rated.filter(({ leaf }) => !isEndless(leaf)));
  const endless = endlessIn(open, exploration.unbounded, prepared.translator);
  const tree = treeOf(exploration.leaves);
  const numbers = numbersOf(prepared);
  const questions = writeQuestions({ exploration, turnsOn: factsOf(tree) }, wordingOf(prepared), numbers);
  // Each outcome once, however many completions have it.
  const distinct = pathsOf(tree)
    .map(({ leaf }) => leaf)
    .filter((leaf) => leaf.outcome.barred === undefined);
  const filed = distinct.map((leaf) => filedOf(prepared, leaf));
  const { completions, leftOut } = writeCompletions({
    exploration,
    first: questions[0]?.fact,
    numbers,
    isReading: (fact) => parts.questions.has(fact),
    isMoney: (fact) => /^content\..+\.value$/.test(fact) || parts.rules.get(fact)?.type === "decimal",
    filed: (leaf) => ({ ...filedOf(prepared, leaf), refundable: refundableOf(prepared, leaf) }),
    totals: (leaf) => writeTotals(rate(prepared, leaf).sums),
  });
  const draft: Draft<Ranged> = {
    status: "range",
    line: lineInfo(prepared),
    range:
      endless === undefined ? { min: writeTotals(least.sums), max: writeTotals(most.sums) } : { min: writeTotals(least.sums), ...endless },
    common: {
      duties: common(
        filed.map(({ duties }) => duties),
        dutyKey,
      ),
      exemptions: common(
        filed.map(({ exemptions }) => exemptions),
        ({ heading }) => heading,
      ),
      headings: common(
        filed.map(({ headings }) => headings),
        (each) => each,
      ),
    },
    completions,
    fees: feesIn(
      prepared.translator,
      common(
        rated.map(({ fees }) => fees.lines),
        (each) => `${each.fee}${each.amount}`,
      ),
    ),
    questions: [
      ...questions,
      ...asideQuestions(
        prepared,
        open.filter((leaf) => !isEndless(leaf)),
        most.leaf,
      ),
    ],
    reliefs: findReliefs(prepared, most.leaf),
    assumptions: assumptionsOf(prepared, open),
    notices: noticesOf(prepared, exploration),
    law: parts.law.hash,
  };
  if (leftOut > 0) draft.completionsLeftOut = leftOut;
  if (barred !== undefined) draft.prohibition = prohibitionOf(prepared, barred, exploration);
  return finish(draft, prepared, exploration);
}

function rate(prepared: Prepared, leaf: Leaf): Rated {
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

function dutyKey(each: DutyLine): string {
  return `${each.heading}|${each.basis}|${each.amount}`;
}

// What is the same under every completion, in the order of the first.
function common<T>(lists: readonly (readonly T[])[], key: (each: T) => string): T[] {
  const [first = [], ...rest] = lists;
  if (rest.length === 0) return [...first];
  const others = rest.map((list) => new Set(list.map(key)));
  return first.filter((each) => others.every((set) => set.has(key(each))));
}

function wordingOf({ parts, translator }: Prepared): Wording {
  return { rules: parts.rules, questions: parts.questions, law: parts.law, translator };
}

function numbersOf(prepared: Prepared): ReadonlyMap<string, readonly string[]> {
  return new Map(prepared.found.groups.map((group) => [group.numbers[0] ?? "", group.numbers]));
}

function prohibitionOf({ translator }: Prepared, leaf: Leaf, exploration: Exploration): Prohibition {
  const heading = leaf.outcome.barred;
  if (heading === undefined) throw new Error("not barred");
  const turns = [...leaf.assigned].find(
    ([fact]) =>
      fact !== "spi" && exploration.leaves.some((other) => other.outcome.barred === undefined && other.assigned.get(fact) !== undefined),
  );
  const value = turns?.[1];
  return {
    measure: heading.measure.id,
    since: heading.since,
    reason: { code: "law/ban", text: translator.law(heading.provision.covers) },
    cites: heading.by,
    ...(turns !== undefined && (typeof value === "string" || typeof value === "boolean") ? { when: { fact: turns[0], value } } : {}),
  };
}

function refundableOf(prepared: Prepared, { outcome }: Leaf): Refundable[] {
  const found = new Map<string, { amount: bigint; refund: Refundable }>();
  for (const each of outcome.charges) {
    const { measure } = each.heading;
    const { unlawful } = measure;
    if (unlawful === undefined || each.amount === 0n) continue;
    if (prepared.knownOn !== undefined && unlawful.known > prepared.knownOn) continue;
    const amount = (found.get(measure.id)?.amount ?? 0n) + each.amount;
    found.set(measure.id, {
      amount,
      refund: {
        measure: measure.id,
        amount: formatCents(amount),
        because: { code: "law/held-unlawful", text: prepared.translator.law(unlawful.because) },
        cites: unlawful.by,
      },
    });
  }
  return [...found.values()].map((each) => each.refund);
}

// Questions that make no range: rates of deposits, and what a fee alone hangs on. `shown` is the completion whose amounts are shown.
function asideQuestions(prepared: Prepared, leaves: readonly Leaf[], shown: Leaf): Question[] {
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
  const fees = feesUnder(prepared, shown, claimIn(prepared, shown), "vessel");
  return [
    {
      kind: "fact",
      fact: "mode",
      ask: prepared.translator.say(message("question/mode")),
      choices: MODES,
      because: "HMF",
      outcomes: [{ if: prepared.translator.word("vessel"), duty: { min: duty, max: duty }, fees: formatCents(fees.total) }],
    },
  ];
}
