// The engine without a host: for browsers and workers, which bring the law and the schedule themselves.

import { createEngine as createInner, type Engine as Inner } from "./assess/engine.js";
import type { Assessment, AssessOptions, EntryAssessment } from "./contract/answer.js";
import type { EntryLineInput } from "./contract/entry-line-input.js";
import type { Schedule } from "./hts/schedule.js";
import type { Law } from "./law/types.js";

export type * from "./contract/answer.js";
export type { ContentInput, Decimal, EntryLineInput, FactsInput } from "./contract/entry-line-input.js";
export { ERRORS, type ErrorCode } from "./contract/errors.js";
export { openSchedule, type Schedule } from "./hts/schedule.js";
export type { Law, Measure } from "./law/types.js";
export { type DetermineOptions, determineWith } from "./origin/determine.js";
export { type OriginData, type OriginTables, openOrigin } from "./origin/tables.js";
export { type MeasureOrigins, type OriginAsked, originsAsked } from "./origin/three-origins.js";
export type * from "./origin/types.js";
export { lineOf, type Worth, worthOf } from "./origin/worth.js";
export type { Code, Said } from "./said/codes.js";

/** An engine over one law and one schedule. Nothing is thrown on input: what cannot be answered has the status "error". */
export interface Engine extends Omit<Inner, "assess" | "assessEntry"> {
  /** Assess one line whose facts are typed. */
  assess(line: EntryLineInput, options?: AssessOptions): Assessment;
  /** Assess one line of any origin, such as parsed JSON; what is not a line is refused. */
  assessUnknown(line: unknown, options?: AssessOptions): Assessment;
  /** Assess the lines of one entry; the merchandise processing fee is charged once on those that owe it. */
  assessEntry(lines: readonly EntryLineInput[], options?: AssessOptions): EntryAssessment;
}

/**
 * Build an engine over a compiled law and schedule. `label` names a number in plain words, where labels are loaded. Pure: it reads no file,
 * no clock and no network.
 */
export function createEngine(law: Law, schedule: Schedule, label?: (hts: string) => string | undefined): Engine {
  return typedEngine(createInner(law, schedule, label));
}

/** The same engine by the types of the contract. */
export function typedEngine(inner: Inner): Engine {
  return { ...inner, assessUnknown: inner.assess };
}
