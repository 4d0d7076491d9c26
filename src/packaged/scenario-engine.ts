// An engine over the law with a scenario laid over it.

import { readFileSync } from "node:fs";
import { createEngine, type Engine } from "../assess/engine.js";
import { openSchedule } from "../hts/schedule.js";
import { problemSaid } from "../law/problem-text.js";
import { compileScenarios, type ScenarioText } from "../law-files/law-trees.js";
import { lawTexts } from "../law-files/law-yaml.js";
import { message } from "../said/message.js";
import { CERTAIN, millionthsOf } from "../scenario/expected.js";
import { bundledEngine, bundledLaw, bundledSchedule, labelOf, lawFolder } from "./bundle.js";
import { CallError } from "./call-error.js";
import { failureReason } from "./failure-reason.js";
import { lawHash } from "./law-hash.js";

/** The engine of scenario files laid over the law in their order, or of the law as it is where there is none. */
export function engineOf(scenarios: string | readonly string[] | undefined): Engine {
  const names = typeof scenarios === "string" ? [scenarios] : (scenarios ?? []);
  if (names.length === 0) return bundledEngine();
  return composedEngine(
    names.map((name) => {
      try {
        return { name, text: readFileSync(name, "utf8") };
      } catch (error) {
        throw new CallError(message("call/unreadable-why", { file: name, why: failureReason(error) }), message("scenario/unreadable.fix"));
      }
    }),
  );
}

/** The engine of a scenario given as text; `name` is the file in the places of its errors. */
export function scenarioEngine(name: string, text: string): Engine {
  return composedEngine([{ name, text }]);
}

/** The engine of scenarios given as texts, laid over the law in their order. */
export function composedEngine(scenarios: readonly ScenarioText[]): Engine {
  const { law, problems, texts } = compileScenarios(lawTexts(lawFolder()), scenarios, bundledLaw().countries.encoded);
  const [problem] = problems;
  if (problem !== undefined)
    throw new CallError(
      problemSaid(problem, texts.get(problem.place.file), scenarios.some(({ name: own }) => own === problem.place.file) ? "" : "law"),
      message("scenario/refused.fix"),
    );
  if (law === undefined)
    throw new CallError(
      message("scenario/not-compiled", { names: scenarios.map(({ name }) => name).join(", ") }),
      message("scenario/not-compiled.fix"),
    );
  const hash = lawHash(law);
  return createEngine({ ...law, hash }, openSchedule(bundledSchedule()), labelOf);
}

/** One possible future: scenarios laid over the law in their order, and how likely it is, in millionths. */
export interface Future {
  readonly scenarios: readonly string[];
  readonly millionths: bigint;
}

/**
 * The futures of `--scenario A.yaml+B.yaml=0.3`, with today's law for what the probabilities leave; undefined where no probability is given.
 * Either every scenario carries one or none does, and they add up to at most 1.
 */
export function futuresOf(written: readonly string[]): readonly Future[] | undefined {
  const weighed = written.map((each) => /^(.+)=(\d+(?:\.\d*)?|\.\d+)$/.exec(each));
  if (weighed.every((each) => each === null)) return undefined;
  const futures = weighed.map((found, at) => {
    const [, files, share] = found ?? [];
    if (files === undefined || share === undefined)
      throw new CallError(message("scenario/no-probability", { file: written[at] ?? "" }), message("scenario/no-probability.fix"));
    const millionths = millionthsOf(share);
    if (millionths === undefined) throw new CallError(message("scenario/decimals", { share }), message("scenario/decimals.fix"));
    return { scenarios: files.split("+"), millionths };
  });
  const sum = futures.reduce((total, { millionths }) => total + millionths, 0n);
  if (sum > CERTAIN) throw new CallError(message("scenario/over-one"), message("scenario/over-one.fix"));
  return sum === CERTAIN ? futures : [...futures, { scenarios: [], millionths: CERTAIN - sum }];
}
