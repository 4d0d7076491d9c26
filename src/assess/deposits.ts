// Deposits by producer that the law knows and cannot price: what is said of them, and what is asked without making a range.

import { formatCents } from "../exact/money.js";
import { type MessageId, message } from "../said/message.js";
import type { Question } from "./answer.js";
import type { Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import type { Outcome } from "./outcome.js";
import type { PlannedHeading } from "./plan.js";
import type { EngineParts, Prepared } from "./prepare.js";
import type { Told } from "./told.js";
import { dutyOf } from "./totals.js";

/** One notice for each deposit that applies without a rate. */
export function depositNotices({ unpriced }: Outcome, { parts, line }: Prepared): Told[] {
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

function depositNotice(heading: PlannedHeading, inScope: boolean, partly: boolean): Told {
  const { measure, provision, since, by } = heading;
  const { stage, remedy } = provision.deposit ?? { stage: "order", remedy: "antidumping" };
  const number = writeHeading(provision.id);
  const kind: MessageId = `adcvd/kind.${remedy}.${stage}`;
  const says = message("adcvd/not-in-total", {
    low: inScope ? message("adcvd/not-in-total.low") : "",
    kind: message(kind),
    number,
    covers: { law: provision.covers },
    since,
    due: message(stage === "investigation" ? "adcvd/not-in-total.may-be-due" : "adcvd/not-in-total.due"),
    cites: by.join("; "),
    partly: partly ? message("adcvd/not-in-total.partly") : "",
    seen: measure.lastSeen.day,
  });
  return { code: "adcvd/not-in-total", says, measure: measure.id, heading: number };
}

/** The rates of the deposits that apply without one, and whether the goods are in scope. */
export function depositQuestions(prepared: Prepared, leaves: readonly Leaf[]): Question[] {
  for (const { outcome } of leaves) if (outcome.unpriced.length > 0) return questionsOf(prepared, leaves);
  return [];
}

function questionsOf({ parts, line, translator }: Prepared, leaves: readonly Leaf[]): Question[] {
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
    ask: translator.law(parts.rules.get(fact)?.ask ?? fact),
    choices,
    because: [...cases].join(", "),
    outcomes: [{ if: without, duty }],
  });
  return [
    ...[...rates].sort(([a], [b]) => (a < b ? -1 : 1)).map((each) => ask(each, null, translator.say(message("answer/not-stated")))),
    ...[...scopes].map((each) => ask(each, [true, false], translator.say(message("answer/no")))),
  ];
}
