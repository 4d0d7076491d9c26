// The engine of a command that seldom has a scenario: what reads scenarios is loaded only then, since that takes as long as an answer.

import type { Engine } from "../assess/engine.js";
import { bundledEngine } from "./bundle.js";

/** Whether files of scenarios are named. */
export function hasScenario(scenarios: string | readonly string[] | undefined): scenarios is string | readonly string[] {
  return scenarios !== undefined && scenarios.length > 0;
}

/** The engine of scenario files laid over the law in their order, or of the law as it is where there is none. */
export async function engineFor(scenarios: string | readonly string[] | undefined): Promise<Engine> {
  return hasScenario(scenarios) ? (await import("./scenario-engine.js")).engineOf(scenarios) : bundledEngine();
}
