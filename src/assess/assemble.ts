// Puts the completions of one line together into the answer of the contract.

import { formatCents } from "../exact/money.js";
import { rational, toNumberRounded } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import type { Answer, Assessment, Assumption, DutyLine, ExemptionLine, Prohibition, Refundable } from "./answer.js";
import { depositQuestions } from "./deposits.js";
import type { Prepared } from "./engine.js";
import type { Exploration, Leaf } from "./explore.js";
import type { Fees } from "./fees.js";
import { feeQuestions, lineFees } from "./line-fees.js";
import { lineInfo } from "./line-info.js";
import { writeDuties, writeExemptions, writeHeadings } from "./lines.js";
import { noticesOf } from "./notices.js";
import { writeQuestions } from "./questions.js";
import { findReliefs } from "./reliefs.js";
import { dutyOf, type Sums, sumsOf, writeTotals } from "./totals.js";
import { traceOf } from "./trace.js";

const NO_FEES: Fees = { lines: [], total: 0n, unknown: [] };

/** Write the assessment of an explored line. */
export function assemble(prepared: Prepared, exploration: Exploration): Assessment {
  const barred = exploration.leaves.filter((leaf) => leaf.outcome.barred !== undefined);
  const open = exploration.leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const answer = blank(prepared, exploration);
  const [firstBarred] = barred;
  if (open.length === 0 && firstBarred !== undefined) {
    answer.status = "prohibited";
    answer.prohibition = prohibitionOf(firstBarred, exploration);
    answer.assumptions = assumptionsOf(prepared, exploration.leaves);
  } else fill(answer, prepared, exploration, open, firstBarred);
  return answer;
}

// Filled key by key: merging objects costs a tenth of the time of an answer.
type Draft = { -readonly [K in keyof Answer]: Answer[K] };

function blank(prepared: Prepared, exploration: Exploration): Draft {
  const { parts, line, options } = prepared;
  const draft: Draft = {
    status: "determined",
    line: lineInfo(prepared),
    duties: [],
    exemptions: [],
    headings: [],
    fees: [],
    questions: [],
    refundable: [],
    reliefs: [],
    assumptions: [],
    notices: noticesOf(prepared, exploration),
    law: parts.law.hash,
  };
  if (line.id !== undefined) draft.id = line.id;
  if (options.trace === true) draft.trace = traceOf(prepared, exploration.leaves);
  return draft;
}

interface Rated {
  readonly leaf: Leaf;
  readonly fees: Fees;
  readonly sums: Sums;
}

function fill(answer: Draft, prepared: Prepared, exploration: Exploration, open: readonly Leaf[], barred: Leaf | undefined): void {
  const { parts, line } = prepared;
  const rated = open.map((leaf) => rate(prepared, leaf));
  const [least, most] = extremes(rated);
  const settled = barred === undefined && rated.every((each) => equalSums(each.sums, least.sums));
  // Of completions that owe the same, the one that claims nothing is shown.
  const shown = settled ? [most] : rated;
  const leaves = shown.map((each) => each.leaf);
  answer.status = settled ? "determined" : "range";
  answer.duties = common(
    leaves.map((leaf) => writeDuties(leaf.outcome, parts.law)),
    dutyKey,
  );
  answer.exemptions = common(
    leaves.map((leaf) => writeExemptions(leaf.outcome, parts.law)),
    (each: ExemptionLine) => each.heading,
  );
  answer.headings = common(
    leaves.map((leaf) => writeHeadings(leaf.outcome, parts.law, line.hts, line.chapter98)),
    (each) => each,
  );
  if (prepared.options.fees === true)
    answer.fees = common(
      shown.map((each) => [...each.fees.lines]),
      (each) => `${each.fee}${each.amount}`,
    );
  const questions = settled ? [] : writeQuestions(exploration, parts, numbersOf(prepared));
  const world = most.leaf.outcome.world;
  const ofFees = prepared.options.fees === true ? feeQuestions(prepared, world, formatCents(dutyOf(most.leaf.outcome))) : [];
  const asked = [...questions, ...depositQuestions(prepared, open)];
  answer.questions = [...asked, ...ofFees.filter(({ fact }) => !asked.some((each) => each.fact === fact))];
  answer.refundable = refundableOf(prepared, leaves);
  answer.reliefs = findReliefs(prepared, most.leaf);
  answer.assumptions = assumptionsOf(prepared, leaves);
  if (settled) {
    answer.totals = writeTotals(most.sums);
    const duty = rational(dutyOf(most.leaf.outcome), 100n);
    if (line.value.n !== 0n) answer.effectiveRate = toNumberRounded({ n: duty.n * line.value.d, d: duty.d * line.value.n }, 6);
    return;
  }
  const [min, max] = [writeTotals(least.sums), writeTotals(most.sums)];
  answer.range = exploration.unbounded.length === 0 ? { min, max } : { min, max, unboundedBy: exploration.unbounded };
  if (barred !== undefined) answer.prohibition = prohibitionOf(barred, exploration);
}

function rate(prepared: Prepared, leaf: Leaf): Rated {
  if (prepared.options.fees !== true) return { leaf, fees: NO_FEES, sums: sumsOf(leaf.outcome, NO_FEES) };
  const fees = lineFees(prepared, leaf.outcome.world);
  return { leaf, fees, sums: sumsOf(leaf.outcome, fees) };
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

function equalSums(a: Sums, b: Sums): boolean {
  return a.base === b.base && a.additional === b.additional;
}

function dutyKey(each: DutyLine): string {
  return `${each.heading}|${each.basis}|${each.amount}`;
}

// What stands under every completion, in the order of the first.
function common<T>(lists: readonly (readonly T[])[], key: (each: T) => string): T[] {
  const [first = [], ...rest] = lists;
  if (rest.length === 0) return [...first];
  const others = rest.map((list) => new Set(list.map(key)));
  return first.filter((each) => others.every((set) => set.has(key(each))));
}

function numbersOf(prepared: Prepared): ReadonlyMap<string, readonly string[]> {
  return new Map(prepared.found.groups.map((group) => [group.numbers[0] ?? "", group.numbers]));
}

function prohibitionOf(leaf: Leaf, exploration: Exploration): Prohibition {
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
    reason: { code: "law/ban", text: heading.provision.covers },
    cites: heading.by,
    ...(turns !== undefined && (typeof value === "string" || typeof value === "boolean") ? { when: { fact: turns[0], value } } : {}),
  };
}

function assumptionsOf(prepared: Prepared, leaves: readonly Leaf[]): Assumption[] {
  const found = new Map<string, Assumption>();
  const assume = (fact: string, value: FactValue): void => {
    const rule = prepared.parts.rules.get(fact);
    found.set(fact, {
      fact,
      assumed: isExact(value) ? String(value.n) : value,
      code: "facts/ordinary-case",
      text: `Not stated, so the ordinary case is taken (${rule?.cites.join("; ") ?? ""}).`,
    });
  };
  for (const { plan } of prepared.found.groups) for (const [fact, value] of plan.dormant) assume(fact, value);
  for (const leaf of leaves) {
    for (const [fact, value] of leaf.outcome.world.assumed ?? []) assume(fact, value);
  }
  if (prepared.options.fees === true && !prepared.line.given.has("entryType") && prepared.parcel.post === undefined)
    found.set("entryType", {
      fact: "entryType",
      assumed: "formal",
      code: "fees/formal-assumed",
      text: "Not stated; the fees of a formal entry are shown.",
    });
  return [...found.values()];
}

function refundableOf(prepared: Prepared, leaves: readonly Leaf[]): Refundable[] {
  const found = new Map<string, { amount: bigint; refund: Refundable }>();
  const [leaf] = leaves;
  for (const each of leaf?.outcome.charges ?? []) {
    const { measure } = each.heading;
    const { unlawful } = measure;
    if (unlawful === undefined || each.amount === 0n) continue;
    if (prepared.knownOn !== undefined && unlawful.known > prepared.knownOn) continue;
    // Under a range only what is refundable under every completion is said.
    if (
      !leaves.every((other) =>
        other.outcome.charges.some((same) => same.heading.provision.id === each.heading.provision.id && same.amount === each.amount),
      )
    )
      continue;
    const amount = (found.get(measure.id)?.amount ?? 0n) + each.amount;
    found.set(measure.id, {
      amount,
      refund: {
        measure: measure.id,
        amount: formatCents(amount),
        because: { code: "law/held-unlawful", text: unlawful.because },
        cites: unlawful.by,
      },
    });
  }
  return [...found.values()].map((each) => each.refund);
}
