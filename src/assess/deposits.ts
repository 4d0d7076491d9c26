// Deposits by producer that the law knows and cannot price: what is said of them, and what is asked without making a range.

import { formatCents } from "../exact/money.js";
import type { Notice, Question } from "./answer.js";
import type { Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import type { Outcome } from "./outcome.js";
import type { PlannedHeading } from "./plan.js";
import type { EngineParts, Prepared } from "./prepare.js";
import { dutyOf } from "./totals.js";

/** One notice for each deposit that stands without a rate. */
export function depositNotices({ unpriced }: Outcome, { parts, line }: Prepared): Notice[] {
  if (unpriced.length === 0) return [];
  const lists = parts.plans.listsOn(line.hts, line.entryDate);
  return unpriced.map((heading) => {
    const inScope = scopeFacts(heading, parts).some((fact) => line.given.get(fact) === true);
    const { partly } = heading.measure;
    return depositNotice(heading, inScope, partly !== undefined && lists.has(partly));
  });
}

// The facts by which an importer says whether the goods are inside the written scope.
function scopeFacts({ terms }: PlannedHeading, parts: EngineParts): string[] {
  const tests = terms.unless.op === "any" ? terms.unless.tests : [terms.unless];
  return tests.flatMap((test) => (test.op === "is" && parts.rules.get(test.fact)?.kind === "stated" ? [test.fact] : []));
}

function depositNotice(heading: PlannedHeading, inScope: boolean, partly: boolean): Notice {
  const { measure, provision, since, by } = heading;
  const { stage, remedy } = provision.deposit ?? { stage: "order", remedy: "antidumping" };
  const due =
    stage === "investigation"
      ? "cash deposits by producer and exporter may be due"
      : "a cash deposit by producer and exporter is due beside every other duty";
  const kind = stage === "provisional" ? `provisional ${remedy} deposits` : `${remedy} ${stage}`;
  const text = [
    inScope ? "The total is too low." : "",
    `Not in the total: ${kind} ${writeHeading(provision.id)} on ${provision.covers}, since ${since}; ${due} (${by.join("; ")}).`,
    partly ? "Only a part of this number is meant." : "",
    `The written scope decides; last seen ${measure.lastSeen.day}.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
  return { code: "adcvd/not-in-total", text, measure: measure.id, heading: writeHeading(provision.id) };
}

/** The rates of the deposits that stand without one, and whether the goods are in scope. */
export function depositQuestions({ parts, line }: Prepared, leaves: readonly Leaf[]): Question[] {
  const rates = new Map<string, Set<string>>();
  const scopes = new Map<string, Set<string>>();
  const put = (asked: Map<string, Set<string>>, fact: string, { provision }: PlannedHeading): void => {
    asked.set(fact, (asked.get(fact) ?? new Set()).add(writeHeading(provision.id)));
  };
  for (const { outcome } of leaves)
    for (const heading of outcome.unpriced) {
      if (heading.terms.adds.kind === "table") put(rates, heading.terms.adds.table, heading);
      for (const fact of scopeFacts(heading, parts)) if (!line.given.has(fact)) put(scopes, fact, heading);
    }
  if (rates.size === 0) return [];
  const duties = leaves.map(({ outcome }) => dutyOf(outcome)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const duty = { min: formatCents(duties[0] ?? 0n), max: formatCents(duties.at(-1) ?? 0n) };
  const ask = ([fact, cases]: readonly [string, ReadonlySet<string>], choices: Question["choices"], without: string): Question => ({
    kind: "fact",
    fact,
    ask: parts.rules.get(fact)?.ask ?? fact,
    choices,
    because: [...cases].join(", "),
    outcomes: [{ if: without, duty }],
  });
  return [
    ...[...rates].sort(([a], [b]) => (a < b ? -1 : 1)).map((each) => ask(each, null, "not stated")),
    ...[...scopes].map((each) => ask(each, [true, false], "no")),
  ];
}
