// The package for Node: the bundled law and schedule are read on the first call.

import type { Assessment, EntryAssessment } from "./contract/answer.js";
import type { EntryLineInput } from "./contract/entry-line-input.js";
import { type AssessOptions, type Library, library } from "./packaged/library.js";

export * from "./core.js";
export type { AssessOptions, Library, Scenario } from "./packaged/library.js";
export { determine } from "./packaged/origin-bundle.js";

let engine: Library | undefined;

/** The engine over the bundled law and schedule, or over the schedule that the user imported. */
export function carveout(): Library {
  engine ??= library();
  return engine;
}

/**
 * Assess one entry line: `assess({ hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00", spi: "S" })`.
 * Amounts come back as text with two decimals. What cannot be answered comes back with status "error" and an {@link ErrorCode}; nothing is
 * thrown on input.
 */
export function assess(line: EntryLineInput, options: AssessOptions = {}): Assessment {
  return carveout().assess(line, options);
}

/** Assess one line whose form is not known, such as parsed JSON: a misspelt key or a wrong type comes back as an error. */
export function assessUnknown(line: unknown, options: AssessOptions = {}): Assessment {
  return carveout().assessUnknown(line, options);
}

/** Assess the lines of one entry; fees are charged once. */
export function assessEntry(lines: readonly EntryLineInput[], options: AssessOptions = {}): EntryAssessment {
  return carveout().assessEntry(lines, options);
}
