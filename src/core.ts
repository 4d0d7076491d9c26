// The engine without a host: for browsers and workers, which bring the law and the schedule themselves.

import { addTexts } from "./said/catalogs.js";
import { FRENCH } from "./said/french.js";

export { createTypedEngine as createEngine, type TypedEngine as Engine } from "./assess/typed-engine.js";
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
export type { Language } from "./said/language.js";

addTexts("fr", FRENCH);
