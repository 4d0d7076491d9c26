// Puts the completions of one line together into the answer of the contract.

import { formatCents } from "../exact/money.js";
import { rational, toNumberRounded } from "../exact/rational.js";
import { isExact } from "../facts/line.js";
import { formatHts } from "../hts/number.js";
import type { Answer, Assessment, Assumption, DutyLine, ExemptionLine, Prohibition, Refundable } from "./answer.js";
import type { Prepared } from "./engine.js";
import type { Exploration, Leaf } from "./explore.js";
import { type Fees, feesOf } from "./fees.js";
import { writeDuties, writeExemptions, writeHeadings } from "./lines.js";
import { noticesOf } from "./notices.js";
import { writeQuestions } from "./questions.js";
import { findReliefs } from "./reliefs.js";
import { dutyOf, type Sums, sumsOf, writeTotals } from "./totals.js";
import { traceOf } from "./trace.js";

const NO_FEES: Fees = { lines: [], total: 0n };

/** Write the assessment of an explored line. */
export function assemble(prepared: Prepared, exploration: Exploration): Assessment {
  const { parts, line, options } = prepared;
  const label = parts.label(line.hts);
  const head = {
    ...(line.id === undefined ? {} : { id: line.id }),
    line: { hts: formatHts(line.hts), ...(label === undefined ? {} : { label }), revision: prepared.found.revision },
  };
  const barred = exploration.leaves.filter((leaf) => leaf.outcome.barred !== undefined);
  const open = exploration.leaves.filter((leaf) => leaf.outcome.barred === undefined);
  const trace = options.trace === true ? { trace: traceOf(prepared, exploration.leaves) } : {};
  const notices = noticesOf(prepared, exploration);
  const common = { notices, ...trace, law: parts.law.hash };
  const [firstBarred] = barred;
  if (open.length === 0 && firstBarred !== undefined) {
    return {
      ...head,
      status: "prohibited",
      duties: [],
      exemptions: [],
      headings: [],
      fees: [],
      questions: [],
      prohibition: prohibitionOf(firstBarred, exploration),
      refundable: [],
      reliefs: [],
      assumptions: assumptionsOf(prepared, exploration.leaves),
      ...common,
    };
  }
  return { ...head, ...answerOf(prepared, exploration, open, firstBarred), ...common };
}

interface Rated {
  readonly leaf: Leaf;
  readonly fees: Fees;
  readonly sums: Sums;
}

function answerOf(
  prepared: Prepared,
  exploration: Exploration,
  open: readonly Leaf[],
  barred: Leaf | undefined,
): Omit<Answer, "line" | "notices" | "law"> {
  const { parts, line } = prepared;
  const rated = open.map((leaf) => rate(prepared, leaf));
  const [least, most] = extremes(rated);
  const settled = barred === undefined && rated.every((each) => equalSums(each.sums, least.sums));
  // Of completions that owe the same, the one that claims nothing is shown.
  const shown = settled ? [most] : rated;
  const leaves = shown.map((each) => each.leaf);
  const duties = common(
    leaves.map((leaf) => writeDuties(leaf.outcome, parts.law)),
    dutyKey,
  );
  const exemptions = common(
    leaves.map((leaf) => writeExemptions(leaf.outcome, parts.law)),
    (each: ExemptionLine) => each.heading,
  );
  const headings = common(
    leaves.map((leaf) => writeHeadings(leaf.outcome, parts.law, line.hts, line.chapter98)),
    (each) => each,
  );
  const fees =
    prepared.options.fees === true
      ? common(
          shown.map((each) => [...each.fees.lines]),
          (each) => `${each.fee}${each.amount}`,
        )
      : [];
  const questions = settled ? [] : writeQuestions(exploration, parts, numbersOf(prepared));
  const modeQuestion = askForMode(prepared, most);
  const answer = {
    status: settled ? ("determined" as const) : ("range" as const),
    duties,
    exemptions,
    headings,
    fees,
    questions: [...questions, ...modeQuestion],
    refundable: refundableOf(prepared, leaves),
    reliefs: findReliefs(prepared.explore, most.leaf, parts.rules),
    assumptions: assumptionsOf(prepared, leaves),
  };
  if (!settled) {
    const unboundedBy = exploration.unbounded;
    return {
      ...answer,
      range: { min: writeTotals(least.sums), max: writeTotals(most.sums), ...(unboundedBy.length === 0 ? {} : { unboundedBy }) },
      ...(barred === undefined ? {} : { prohibition: prohibitionOf(barred, exploration) }),
    };
  }
  const duty = rational(dutyOf(most.leaf.outcome), 100n);
  return {
    ...answer,
    totals: writeTotals(most.sums),
    ...(line.value.n === 0n ? {} : { effectiveRate: toNumberRounded({ n: duty.n * line.value.d, d: duty.d * line.value.n }, 6) }),
  };
}

function rate(prepared: Prepared, leaf: Leaf): Rated {
  const { line, options, parts } = prepared;
  if (options.fees !== true) return { leaf, fees: NO_FEES, sums: sumsOf(leaf.outcome, 0n) };
  const mode = line.given.get("mode");
  const spi = line.spi === undefined ? leaf.assigned.get("spi") : line.spi;
  const fees = feesOf(parts.law, {
    entryDate: line.entryDate,
    importDate: line.importDate,
    knownOn: prepared.knownOn,
    informal: line.given.get("entryType") === "informal",
    mode: typeof mode === "string" ? mode : undefined,
    lines: [{ value: line.value, usmca: spi === "S" || spi === "S+" }],
  });
  return { leaf, fees, sums: sumsOf(leaf.outcome, fees.total) };
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
  return a.base === b.base && a.additional === b.additional && a.fees === b.fees;
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
    reason: heading.provision.covers,
    cites: heading.by,
    ...(turns !== undefined && (typeof value === "string" || typeof value === "boolean") ? { when: { fact: turns[0], value } } : {}),
  };
}

function assumptionsOf(prepared: Prepared, leaves: readonly Leaf[]): Assumption[] {
  const found = new Map<string, Assumption>();
  for (const leaf of leaves) {
    for (const [fact, value] of leaf.outcome.world.assumed) {
      const rule = prepared.parts.rules.get(fact);
      const assumed = isExact(value) ? String(value.n) : value;
      found.set(fact, { fact, assumed, because: rule?.cites.join("; ") ?? "" });
    }
  }
  if (prepared.options.fees === true && !prepared.line.given.has("entryType"))
    found.set("entryType", { fact: "entryType", assumed: "formal", because: "not said; the fees of a formal entry are shown" });
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
      refund: { measure: measure.id, amount: formatCents(amount), because: unlawful.because, cites: unlawful.by },
    });
  }
  return [...found.values()].map((each) => each.refund);
}

function askForMode(prepared: Prepared, most: Rated): Answer["questions"] {
  if (prepared.options.fees !== true || prepared.line.given.has("mode")) return [];
  const duty = formatCents(dutyOf(most.leaf.outcome));
  return [
    {
      kind: "fact",
      fact: "mode",
      ask: "How do the goods arrive? Goods by vessel owe the harbor maintenance fee.",
      choices: ["truck", "rail", "vessel", "air", "pipeline", "mail"],
      because: "HMF",
      outcomes: [{ if: "vessel", duty: { min: duty, max: duty } }],
    },
  ];
}
