// The duty on one number over time: one step for each change, found by assessing the first day of every period.

import type { Answer, AssessOptions, DutyLine, Ranged } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { filedIn } from "../assess/filed.js";
import { type Prepared, prepare } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { isExact } from "../facts/line.js";
import { formatHts } from "../hts/number.js";
import { periods, periodsFrom, yearTests } from "../law/calendar.js";
import { causes } from "./causes.js";
import { edition } from "./changes.js";
import { marksOf } from "./marks.js";
import { shown } from "./shown.js";

/** Days with the same duties. `from` inclusive, `until` exclusive, absent while it lasts. */
export interface Step {
  readonly from: string;
  readonly until?: string;
  readonly spi: string | null;
  readonly status: Answer["status"];
  /** Absent under a range, which has `common` in their place. */
  readonly duties?: readonly DutyLine[];
  readonly effectiveRate?: number;
  /** As in an assessment. */
  readonly range?: Ranged["range"];
  readonly common?: Ranged["common"];
  /** A bar: whatever is not known where the status is prohibited, else under some answers. */
  readonly prohibition?: Answer["prohibition"];
  /** Acts that made the step; of the first, those it rests on. */
  readonly because: readonly string[];
  /** Texts that decide and were not read in print, on any day of the step. */
  readonly unverified?: readonly string[];
  /** Numbers that took the place of this one, where it ended with the step. */
  readonly followedBy?: readonly string[];
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
  readonly options?: Pick<AssessOptions, "knownOn" | "readings" | "language">;
}

/** The duties of a step that apply whatever is not known. */
export function dutiesOf({ duties, common }: Step): readonly DutyLine[] {
  return duties ?? common?.duties ?? [];
}

/** The steps of one number under one claim. Days on which the number was not in force are left out. */
export function steps(engine: Engine, request: HistoryRequest): Step[] {
  const work = dayByDay(engine, request);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The same, with a rest after each day that is assessed. */
export function* dayByDay(engine: Engine, request: HistoryRequest): Generator<undefined, Step[]> {
  const found: Step[] = [];
  // `day` is the first of the latest period that the step covers.
  let last: { key: string; step: Step; day: Day } | undefined;
  let gone = false;
  for (const day of daysFor(engine, request)) {
    if (request.until !== undefined && day > request.until) break;
    const answer = engine.assess(lineOn(request, day), request.options);
    yield;
    if (answer.status === "error") {
      if (last !== undefined) found.push({ ...last.step, until: day, ...followers(engine, request, day) });
      [last, gone] = [undefined, true];
      continue;
    }
    const key = shown(answer);
    if (last?.key === key) {
      last = { ...last, step: covering(last.step, answer), day };
      continue;
    }
    if (last !== undefined) found.push({ ...last.step, until: day });
    const because = last === undefined ? beginning(engine, day, answer, gone || found.length > 0) : turning(engine, request, last.day, day);
    last = { key, step: stepOf(day, request.spi, answer, because), day };
  }
  if (last !== undefined) found.push(last.step);
  return found;
}

function lineOn(request: HistoryRequest, entryDate: string): Record<string, unknown> {
  const { hts, origin, value, spi } = request;
  return { ...request.facts, hts, origin, entryDate, value, spi };
}

function preparedOn(engine: Engine, request: HistoryRequest, day: string): Prepared | undefined {
  const prepared = prepare(engine.parts, lineOn(request, day), request.options ?? {});
  return "code" in prepared ? undefined : prepared;
}

// First days of periods, and the Januaries in which a stated year comes to lie so many years back.
function daysFor(engine: Engine, request: HistoryRequest): readonly Day[] {
  const { starts } = periods(engine.law, engine.schedule);
  const tests = yearTests(engine.law);
  if (request.facts === undefined || tests.size === 0) return starts;
  for (const day of starts) {
    const given = preparedOn(engine, request, day)?.line.given;
    if (given === undefined) continue;
    const years = [...tests].flatMap(([fact, counts]) => {
      const stated = given.get(fact);
      return isExact(stated) && stated.d === 1n ? counts.map((count) => Number(stated.n) + count) : [];
    });
    const januaries = years.filter((year) => year > 0 && year < 10_000).map((year) => `${String(year).padStart(4, "0")}-01-01` as Day);
    return periodsFrom([...starts, ...januaries.filter((each) => each > engine.law.coverage.from)]).starts;
  }
  return starts;
}

function followers(engine: Engine, { hts }: HistoryRequest, day: Day): { followedBy?: readonly string[] } {
  const digits = hts.replaceAll(".", "");
  const successors = engine.schedule.lookup(digits, day).ok ? [] : engine.schedule.successors(digits);
  return successors.length === 0 ? {} : { followedBy: successors.map(formatHts) };
}

// Of what is declared, that which is declared on every day of the step.
function covering(step: Step, answer: Answer): Step {
  const marked = { ...step, ...unverified(answer, step.unverified) };
  if (step.common === undefined) return marked;
  const { exemptions, headings } = filedIn(answer);
  const declared = new Set(exemptions.map(({ heading }) => heading));
  return {
    ...marked,
    common: {
      ...step.common,
      exemptions: step.common.exemptions.filter(({ heading }) => declared.has(heading)),
      headings: step.common.headings.filter((heading) => headings.includes(heading)),
    },
  };
}

// What an answer says was not verified, with what earlier days of the step said.
function unverified(answer: Answer, before: readonly string[] = []): Pick<Step, "unverified"> {
  const texts = marksOf(answer);
  const all = [...new Set([...before, ...texts])];
  return all.length === 0 ? {} : { unverified: all };
}

function turning(engine: Engine, request: HistoryRequest, before: Day, day: Day): readonly string[] {
  const [old, now] = [before, day].map((each) => preparedOn(engine, request, each));
  return old === undefined || now === undefined ? [] : causes(old, now);
}

// What the first step rests on; a number that began later came with an edition of the schedule.
function beginning(engine: Engine, day: Day, answer: Answer, later: boolean): readonly string[] {
  if (later) return [edition(engine, day)];
  const { duties, exemptions } = filedIn(answer);
  return [...new Set([...[...duties, ...exemptions].flatMap(({ cites }) => cites), ...(answer.prohibition?.cites ?? [])])];
}

function stepOf(from: string, spi: string | null, answer: Answer, because: readonly string[]): Step {
  return {
    from,
    spi,
    status: answer.status,
    ...(answer.status === "range" ? { common: answer.common } : { duties: answer.duties }),
    ...(answer.effectiveRate === undefined ? {} : { effectiveRate: answer.effectiveRate }),
    ...(answer.range === undefined ? {} : { range: answer.range }),
    ...(answer.prohibition === undefined ? {} : { prohibition: answer.prohibition }),
    because,
    ...unverified(answer),
  };
}
