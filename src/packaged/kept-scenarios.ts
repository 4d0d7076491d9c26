// Scenarios given as text, each with its engine. Compiling the law takes most of a second; the last ones are often asked again.

import type { Engine } from "../assess/engine.js";
import { type Arg, message } from "../said/message.js";
import { bundledEngine } from "./bundle.js";
import { CallError } from "./call-error.js";
import { composedEngine } from "./scenario-engine.js";

const KEPT = 4;
const LONGEST = 1 << 20;
const kept = new Map<string, Engine>();

/** The engine of scenarios laid over the law of the moment in their order, or why they cannot be. */
export function scenarioOf(texts: readonly string[]): Engine | { readonly refused: Arg } {
  if (texts.length === 0) return bundledEngine();
  if (texts.some((text) => text.length > LONGEST)) return { refused: message("server/scenario-too-long") };
  const key = JSON.stringify([bundledEngine().law.hash, ...texts]);
  const found = kept.get(key);
  if (found !== undefined) return found;
  try {
    const engine = composedEngine(texts.map((text, at) => ({ name: texts.length === 1 ? "scenario" : `scenario ${at + 1}`, text })));
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, engine);
    return engine;
  } catch (error) {
    if (error instanceof CallError) return { refused: error.said };
    throw error;
  }
}
