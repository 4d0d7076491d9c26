// The engine by the types of the contract: what a program of someone else is given.

import type { Assessment, AssessOptions, EntryAssessment } from "../contract/answer.js";
import type { EntryLineInput } from "../contract/entry-line-input.js";
import type { Schedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import { createEngine, type Engine } from "./engine.js";
import type { LabelOf } from "./prepare.js";

/** An engine over one law and one schedule. Nothing is thrown on input: what cannot be answered has the status "error". */
export interface TypedEngine {
  readonly law: Law;
  readonly schedule: Schedule;
  /** Assess one line whose facts are typed. Amounts come back in dollars, as text with two decimals. */
  assess(line: EntryLineInput, options?: AssessOptions): Assessment;
  /** Assess one line whose form is not known, such as parsed JSON; what is not a line is refused. */
  assessUnknown(line: unknown, options?: AssessOptions): Assessment;
  /** Assess the lines of one entry; the merchandise processing fee is charged once on those that owe it. */
  assessEntry(lines: readonly EntryLineInput[], options?: AssessOptions): EntryAssessment;
}

/** An engine by the types of the contract. */
export function typed(engine: Engine): TypedEngine & Engine {
  return { ...engine, assessUnknown: engine.assess };
}

/**
 * Build an engine over a compiled law and schedule. `label` names a number in plain words, where labels are loaded. Pure: it reads no file,
 * no clock and no network.
 */
export function createTypedEngine(law: Law, schedule: Schedule, label?: LabelOf): TypedEngine {
  return typed(createEngine(law, schedule, label));
}
