// Writes the answer of a line: exact where all completions agree, else bounds, with the questions that would close them.

import { formatCents } from "../exact/money.js";
import type { Answer, Assessment, Determined, DutyLine, Filed, Prohibited, Prohibition, Question, Ranged, Refundable } from "./answer.js";
import { assumptionsOf } from "./assumptions.js";
import { writeCompletions } from "./completions.js";
import { endlessIn } from "./endless.js";
import type { Exploration, Leaf } from "./explore.js";
import { lineInfo } from "./line-info.js";
import { writeDuties, writeExemptions, writeHeadings } from "./lines.js";
import { noticesOf } from "./notices.js";
import type { Prepared } from "./prepare.js";
import { factsAsked, writeQuestions } from "./questions.js";
import { asideOf, asideQuestions, boundsIn, numbersOf, rangeOf, rate, rateOf, sameDeclared, wordingOf } from "./rated.js";
import { findReliefs } from "./reliefs.js";
import { feesIn } from "./told.js";
import { writeTotals } from "./totals.js";
import { traceOf } from "./trace.js";
import { factsOf, pathsOf, treeOf } from "./tree.js";

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
  const asked = factsAsked({ exploration, turnsOn });
  return {
    status: "range",
    questions: [...asked, ...facts(asideOf(prepared, open, last))],
    bounded: endlessIn(open, exploration.unbounded, prepared.translator) === undefined,
  };
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

function filedOf({ parts, line, translator }: Prepared, { outcome }: Leaf): Omit<Filed, "refundable"> {
  return {
    duties: writeDuties(outcome, parts.law),
    exemptions: writeExemptions(outcome, parts.law, translator),
    headings: writeHeadings(outcome, parts.law, line.hts, line.chapter98),
  };
}

function determined(prepared: Prepared, exploration: Exploration, leaf: Leaf): Answer {
  const { parts } = prepared;
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
  const { effectiveRate } = rateOf(prepared, leaf);
  if (effectiveRate !== undefined) draft.effectiveRate = effectiveRate;
  return finish(draft, prepared, exploration);
}

function ranged(prepared: Prepared, exploration: Exploration, open: readonly Leaf[], barred: Leaf | undefined): Answer {
  const { parts } = prepared;
  const { rated, least, most, endless } = boundsIn(prepared, exploration, open);
  const tree = treeOf(exploration.leaves);
  const numbers = numbersOf(prepared);
  const questions = writeQuestions({ exploration, turnsOn: factsOf(tree) }, wordingOf(prepared), numbers);
  // Each outcome once, however many completions have it.
  const distinct = pathsOf(tree)
    .map(({ leaf }) => leaf)
    .filter((leaf) => leaf.outcome.barred === undefined);
  const written = new Map(distinct.map((leaf) => [leaf, filedOf(prepared, leaf)]));
  const { completions, leftOut } = writeCompletions({
    exploration,
    tree,
    first: questions[0]?.fact,
    numbers,
    isReading: (fact) => parts.questions.has(fact),
    isMoney: (fact) => /^content\..+\.value$/.test(fact) || parts.rules.get(fact)?.type === "decimal",
    filed: (leaf) => ({ ...(written.get(leaf) ?? filedOf(prepared, leaf)), refundable: refundableOf(prepared, leaf) }),
    totals: (leaf) => writeTotals(rate(prepared, leaf).sums),
  });
  const draft: Draft<Ranged> = {
    status: "range",
    line: lineInfo(prepared),
    range: rangeOf(least, most, endless),
    common: commonOf([...written.values()]),
    completions,
    fees: feesIn(
      prepared.translator,
      common(
        rated.map(({ fees }) => fees.lines),
        (each) => `${each.fee}${each.amount}`,
      ),
    ),
    questions: [...questions, ...asideOf(prepared, open, most.leaf)],
    reliefs: findReliefs(prepared, most.leaf),
    assumptions: assumptionsOf(prepared, open),
    notices: noticesOf(prepared, exploration),
    law: parts.law.hash,
  };
  if (leftOut > 0) draft.completionsLeftOut = leftOut;
  if (barred !== undefined) draft.prohibition = prohibitionOf(prepared, barred, exploration);
  return finish(draft, prepared, exploration);
}

function commonOf(filed: readonly Omit<Filed, "refundable">[]): Ranged["common"] {
  return {
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
  };
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
