// The reference engine: one line in, every duty and every reason out. Pure and synchronous; the law and the schedule are given.

import type { Schedule } from "../hts/schedule.js";
import type { Law } from "../law/types.js";
import type { Assessment, AssessOptions, EntryAssessment } from "./answer.js";
import { assessLine } from "./assess-line.js";
import { assessEntry } from "./entry.js";
import { type EngineParts, engineParts, type LabelOf } from "./prepare.js";

/** An engine over one law and one schedule. */
export interface Engine {
  readonly law: Law;
  readonly schedule: Schedule;
  /** What the compiled law (`src/bulk`) is made from. */
  readonly parts: EngineParts;
  /** Assess one line. Never throws on input: what cannot be answered is an assessment with status "error". */
  assess(line: unknown, options?: AssessOptions): Assessment;
  /** Assess the lines of one entry; MPF is charged once on those that owe it. */
  assessEntry(lines: readonly unknown[], options?: AssessOptions): EntryAssessment;
}

/** Build an engine. `label` names a number in plain words, where labels are loaded. */
export function createEngine(law: Law, schedule: Schedule, label: LabelOf = () => undefined): Engine {
  const parts = engineParts(law, schedule, label);
  return {
    law: parts.law,
    schedule,
    parts,
    assess: (line, options = {}) => assessLine(parts, line, options),
    assessEntry: (lines, options = {}) => assessEntry(parts, lines, options),
  };
}
