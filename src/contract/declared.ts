// The files of declarations that are made from the contract: `npm run contract` writes them, a test holds them.

import type { FactRule } from "../law/types.js";
import * as a from "./answer-schema.js";
import { declarations } from "./declarations.js";
import { DECIMAL, entryLineSchema } from "./entry-line.js";
import type { Schema } from "./schema.js";

const ANSWERS: ReadonlyMap<Schema, string> = new Map([
  [a.AUTHORITY, "Authority"],
  [a.DUTY, "DutyLine"],
  [a.EXEMPTION, "ExemptionLine"],
  [a.TOTALS, "Totals"],
  [a.FEE, "FeeLine"],
  [a.DUTY_BOUNDS, "DutyBounds"],
  [a.QUESTION_OUTCOME, "QuestionOutcome"],
  [a.QUESTION, "Question"],
  [a.PROHIBITION, "Prohibition"],
  [a.RELIEF, "Relief"],
  [a.ASSUMPTION, "Assumption"],
  [a.REFUNDABLE, "Refundable"],
  [a.NOTICE, "Notice"],
  [a.TRACE_STEP, "TraceStep"],
  [a.ANSWER_ERROR, "AnswerError"],
  [a.LINE_INFO, "LineInfo"],
  [a.DECLARED, "Declared"],
  [a.FILED, "Filed"],
  [a.STATED, "Stated"],
  [a.COMPLETION_FACT, "CompletionFact"],
  [a.COMPLETION, "Completion"],
  [a.RANGE, "Range"],
  [a.DETERMINED, "Determined"],
  [a.RANGED, "Ranged"],
  [a.PROHIBITED, "Prohibited"],
  [a.ANSWER, "Answer"],
  [a.REFUSAL, "Refusal"],
  [a.ASSESSMENT, "Assessment"],
  [a.ENTRY, "EntryAssessment"],
  [a.OPTIONS, "AssessOptions"],
]);

const MADE = "Made by `npm run contract`; change the schema, not this file.";

/** `src/contract/answer.ts`. */
export function answerFile(): string {
  const imported = new Map([
    [a.CODE, "Code"],
    [a.SAID, "Said"],
    [a.ERROR_CODE, "ErrorCode"],
  ]);
  return [
    `// The types of answers, from answer-schema.ts. ${MADE}`,
    "",
    'import type { Code, Said } from "../said/codes.js";',
    'import type { ErrorCode } from "./errors.js";',
    "",
    declarations({ names: ANSWERS, imported, unions: new Set([a.ANSWER]) }),
  ].join("\n");
}

/** `src/contract/entry-line-input.ts`. */
export function entryLineFile(registry: readonly FactRule[]): string {
  const { line, content, facts } = entryLineSchema(registry);
  const names = new Map([
    [DECIMAL, "Decimal"],
    [facts, "FactsInput"],
    [content, "ContentInput"],
    [line, "EntryLineInput"],
  ]);
  return [`// The type of one entry line, from entry-line.ts and law/facts.yaml. ${MADE}`, "", declarations({ names })].join("\n");
}
