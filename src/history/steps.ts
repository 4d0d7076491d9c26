// The duty on one number over time: one step for each change, found by assessing the days on which the law or the schedule can change.

import type { Answer, AssessOptions, DutyLine, Ranged } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type DutyBounds, dutyBounds, filedIn } from "../assess/filed.js";
import { periods } from "../law/calendar.js";

/** One stretch of days with the same duties. `from` inclusive, `until` exclusive, absent while it lasts. */
export interface Step {
  readonly from: string;
  readonly until?: string;
  readonly spi: string | null;
  readonly status: Answer["status"];
  /** Absent under `range`; what stands there whatever the unknown facts are is in `common`. */
  readonly duties?: readonly DutyLine[];
  readonly common?: Ranged["common"];
  readonly effectiveRate?: number;
  readonly range?: DutyBounds;
  /** Acts that made the step. */
  readonly because: readonly string[];
}

/** What history asks. `value` in dollars as decimal text. */
export interface HistoryRequest {
  readonly hts: string;
  readonly origin: string;
  readonly value: string;
  readonly spi: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly until?: string;
  /** Law known by a day, readings of open questions: every step is answered with them. */
  readonly options?: Pick<AssessOptions, "knownOn" | "readings">;
}

/** The steps of one number under one claim. Days on which the number was not in force are left out. */
export function steps(engine: Engine, request: HistoryRequest): Step[] {
  const days = periods(engine.law, engine.schedule).starts;
  const found: Step[] = [];
  let last: { key: string; step: Step; answer: Answer } | undefined;
  const close = (day: string): void => {
    if (last !== undefined) found.push({ ...last.step, until: day });
    last = undefined;
  };
  for (const day of days) {
    if (request.until !== undefined && day > request.until) break;
    const answer = engine.assess(lineOn(request, day), request.options);
    if (answer.status === "error") {
      close(day);
      continue;
    }
    const key = JSON.stringify([
      answer.status,
      filedIn(answer).duties.map((duty) => [duty.heading, duty.rateText, duty.amount]),
      answer.range,
      answer.prohibition?.measure,
    ]);
    if (last?.key === key) continue;
    const before = last;
    close(day);
    const step = stepOf(day, request.spi, answer, before?.answer);
    // A range may move by a duty that stands under some completions only: then whatever was considered is looked through.
    const because = step.because.length > 0 || before === undefined ? step.because : considered(engine, request, before.step.from, day);
    last = { key, step: { ...step, because }, answer };
  }
  if (last !== undefined) found.push(last.step);
  return found;
}

function lineOn(request: HistoryRequest, entryDate: string): Record<string, unknown> {
  const { hts, origin, value, spi } = request;
  return { ...request.facts, hts, origin, entryDate, value, spi };
}

// Acts of measures considered on one day and not on the other, those of the later day first.
function considered(engine: Engine, request: HistoryRequest, before: string, day: string): string[] {
  const [old = new Set<string>(), now = new Set<string>()] = [before, day].map((each) => {
    const answer = engine.assess(lineOn(request, each), { ...request.options, trace: true });
    return new Set(answer.status === "error" ? [] : (answer.trace ?? []).flatMap(({ cites }) => cites));
  });
  const added = [...now].filter((act) => !old.has(act));
  return added.length > 0 ? added : [...old].filter((act) => !now.has(act));
}

// Acts that an answer rests on; the ordinary duty cites its rate, so that an edition alone is no reason for a step.
function actsOf(answer: Answer): string[] {
  const { duties, exemptions } = filedIn(answer);
  const charged = duties.flatMap((duty) => (duty.measure === "base" ? [] : duty.cites));
  return [...charged, ...exemptions.flatMap((each) => each.cites), ...(answer.prohibition?.cites ?? [])];
}

function baseOf(answer: Answer): DutyLine | undefined {
  return filedIn(answer).duties.find((duty) => duty.measure === "base");
}

function stepOf(day: string, spi: string | null, answer: Answer, before: Answer | undefined): Step {
  const known = new Set(before === undefined ? [] : actsOf(before));
  const base = baseOf(answer);
  const edition = base !== undefined && base.rateText !== (before === undefined ? undefined : baseOf(before)?.rateText) ? base.cites : [];
  const added = actsOf(answer).filter((act) => !known.has(act));
  // Where nothing new stands, what ended is the reason.
  const still = new Set(actsOf(answer));
  const ended = added.length > 0 || before === undefined ? [] : actsOf(before).filter((act) => !still.has(act));
  return {
    from: day,
    spi,
    status: answer.status,
    ...(answer.status === "range" ? { common: answer.common } : { duties: answer.duties }),
    ...(answer.effectiveRate === undefined ? {} : { effectiveRate: answer.effectiveRate }),
    ...(answer.range === undefined ? {} : { range: dutyBounds(answer.range) }),
    because: [...new Set([...edition, ...added, ...ended])],
  };
}
