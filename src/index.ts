// The package for Node: the bundled law and schedule are read on the first call.

import type { Assessment, AssessOptions } from "./assess/answer.js";
import type { Engine } from "./assess/engine.js";
import type { EntryAssessment } from "./assess/entry.js";
import { bundledEngine } from "./packaged/bundle.js";

export * from "./core.js";
export { determine } from "./packaged/origin-bundle.js";

let engine: Engine | undefined;

/** The engine over the bundled law and schedule. */
export function carveout(): Engine {
  engine ??= bundledEngine();
  return engine;
}

/**
 * Assess one entry line: `assess({ hts: "7604.21.00.10", origin: "CA", entryDate: "2025-10-07", value: "50000.00", spi: "S" })`.
 * What cannot be answered comes back with status "error"; nothing is thrown on input.
 */
export function assess(line: unknown, options: AssessOptions = {}): Assessment {
  return carveout().assess(line, options);
}

/** Assess the lines of one entry; fees are charged once. */
export function assessEntry(lines: readonly unknown[], options: AssessOptions = {}): EntryAssessment {
  return carveout().assessEntry(lines, options);
}
