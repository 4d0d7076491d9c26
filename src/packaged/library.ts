// The engine that programs are given on Node: that of the contract, with scenarios laid over the law where an option asks for them.

import { refused } from "../assess/assess-line.js";
import type { Engine } from "../assess/engine.js";
import { type TypedEngine, typed } from "../assess/typed-engine.js";
import { ofType } from "../assess/wrong-options.js";
import type { Assessment, AssessOptions as EngineOptions, EntryAssessment, Refusal } from "../contract/answer.js";
import type { EntryLineInput } from "../contract/entry-line-input.js";
import type { FactProblem } from "../facts/line.js";
import { problem } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
import { bundledEngine } from "./bundle.js";
import { scenarioOf } from "./kept-scenarios.js";

/** A scenario: the text of a scenario file, in YAML or JSON, or what that text says as an object. */
export type Scenario = string | { readonly [key: string]: unknown };

/** Options of the contract. */
export interface AssessOptions extends EngineOptions {
  /** Laid over the law: a scenario, or several in their order. Not the name of a file, but what it holds. */
  readonly scenario?: Scenario | readonly Scenario[];
}

/** The engine of the package, over the bundled law. */
export interface Library extends TypedEngine {
  assess(line: EntryLineInput, options?: AssessOptions): Assessment;
  assessUnknown(line: unknown, options?: AssessOptions): Assessment;
  assessEntry(lines: readonly EntryLineInput[], options?: AssessOptions): EntryAssessment;
}

/** The engine over the bundled law and schedule. */
export function library(): Library {
  const own = bundledEngine();
  const assess = (line: unknown, options: AssessOptions = {}): Assessment => {
    const laid = laidOver(own, options);
    return "code" in laid ? refused(own.parts, line, laid, options) : laid.engine.assess(line, laid.options);
  };
  return {
    ...typed(own),
    assess,
    assessUnknown: assess,
    assessEntry(lines, options = {}) {
      const laid = laidOver(own, options);
      if (!("code" in laid)) return laid.engine.assessEntry(lines, laid.options);
      const refusals = lines.map((line): Refusal => refused(own.parts, line, laid, options));
      return { status: refusals.length === 0 ? "determined" : "error", lines: refusals, fees: [] };
    },
  };
}

interface Laid {
  readonly engine: Engine;
  readonly options: EngineOptions;
}

function laidOver(own: Engine, options: AssessOptions): Laid | FactProblem {
  if (!isRecord(options) || options.scenario === undefined) return { engine: own, options };
  const { scenario, ...others } = options;
  const texts: string[] = [];
  for (const each of Array.isArray(scenario) ? scenario : [scenario]) {
    const text = textOf(each);
    if (text === undefined) return ofType("scenario", each, message("facts/expected.scenario"));
    texts.push(text);
  }
  const engine = scenarioOf(texts);
  if ("refused" in engine)
    return problem("law/refused", "scenario", message("options/scenario", { why: engine.refused }), message("options/scenario.fix"));
  return { engine, options: others };
}

// JSON is YAML. What is no tree of plain data has no text.
function textOf(scenario: unknown): string | undefined {
  if (typeof scenario === "string") return scenario;
  if (typeof scenario !== "object" || scenario === null) return undefined;
  try {
    return JSON.stringify(scenario);
  } catch {
    return undefined;
  }
}
