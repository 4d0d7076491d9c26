// The engine without a host: for browsers and workers, which bring the law and the schedule themselves.

export type {
  Answer,
  Assessment,
  AssessOptions,
  Assumption,
  DutyLine,
  ExemptionLine,
  FeeLine,
  Prohibition,
  Question,
  Refundable,
  Refusal,
  Relief,
  Totals,
  TraceStep,
} from "./assess/answer.js";
export { createEngine, type Engine } from "./assess/engine.js";
export type { EntryAssessment } from "./assess/entry.js";
export { openSchedule, type Schedule } from "./hts/schedule.js";
export type { Law, Measure } from "./law/types.js";
export { type DetermineOptions, determineWith } from "./origin/determine.js";
export { type OriginData, type OriginTables, openOrigin } from "./origin/tables.js";
export { type MeasureOrigins, type OriginAsked, originsAsked } from "./origin/three-origins.js";
export type * from "./origin/types.js";
export { lineOf, type Worth, worthOf } from "./origin/worth.js";
