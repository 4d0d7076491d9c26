// An engine over the law with a scenario laid over it.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createEngine, type Engine } from "../assess/engine.js";
import { openSchedule } from "../hts/schedule.js";
import { problemText } from "../law/problem-text.js";
import { bundledEngine, bundledLaw, bundledSchedule, labelOf } from "./bundle.js";
import { CallError } from "./call-error.js";
import { compileScenario, lawTexts } from "./law-yaml.js";
import { packagePath } from "./paths.js";

/** The engine of a scenario file, or of the law as it stands where there is none. */
export function engineOf(scenario: string | undefined): Engine {
  if (scenario === undefined) return bundledEngine();
  let text: string;
  try {
    text = readFileSync(scenario, "utf8");
  } catch {
    throw new CallError(`${scenario} cannot be read.`, "Give a scenario file; docs/scenarios.md says how one is written.");
  }
  return scenarioEngine(scenario, text);
}

/** The engine of a scenario given as text; `name` stands in the places of its errors. */
export function scenarioEngine(name: string, text: string): Engine {
  const { law, problems, texts } = compileScenario(lawTexts(packagePath("law")), name, text, bundledLaw().countries.encoded);
  const [problem] = problems;
  if (problem !== undefined)
    throw new CallError(
      problemText(problem, texts.get(problem.place.file)).replace(/^law\/(?!measures|lists)/, ""),
      "Nothing was answered.",
    );
  if (law === undefined) throw new CallError(`${name} does not compile.`, "See docs/scenarios.md.");
  const hash = createHash("sha256").update(JSON.stringify(law)).digest("hex").slice(0, 16);
  return createEngine({ hash, ...law }, openSchedule(bundledSchedule()), labelOf);
}
