// Expected duty on trade over several futures, each with its probability; what they leave to one is the law as it stands.

import type { Engine } from "../assess/engine.js";
import { language, say, translate } from "../console/language.js";
import { distinctQuestions, questionLines } from "../console/question-lines.js";
import { engineOf, type Future } from "../packaged/scenario-engine.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { CERTAIN, weigh } from "../scenario/expected.js";
import { type ExposureAsked, exposureAnswer } from "./exposure-answer.js";
import { span } from "./exposure-words.js";

/** How a future is named: by the titles of its scenarios, as its engine has them. */
export function nameOf({ law, parts }: Engine): string {
  if (law.scenarios === undefined) return say(message("exposure/law-alone"));
  const to = parts.translator(language());
  return law.scenarios.map((title) => to.law(title)).join(" + ");
}

/** Says of what is answered under futures that none of them is the law. */
export function markOf(engines: readonly Engine[]): string {
  const titles = [...new Set(engines.flatMap(({ law }) => law.scenarios ?? []))];
  const [first] = engines.filter(({ law }) => law.scenarios !== undefined);
  return (first?.parts.translator(language()) ?? translate()).say(scenarioMark(titles));
}

/** Print the expected duty by group. */
export function expectedExposure(futures: readonly Future[], flags: ExposureAsked & { readonly json?: boolean }): void {
  const reports = futures.map((future) => {
    const engine = engineOf(future.scenarios);
    return { ...future, engine, report: exposureAnswer(flags, future.scenarios.length === 0 ? undefined : engine) };
  });
  const keys = [...new Set(reports.flatMap(({ report }) => report.rows.map((row) => row.key)))].sort();
  const rows = keys.map((key) => ({ key, duty: weigh(reports, (report) => report.rows.find((row) => row.key === key)?.duty) }));
  const questions = distinctQuestions(reports.flatMap(({ report }) => report.questions ?? []));
  const answer = {
    by: reports[0]?.report.by,
    day: reports[0]?.report.day,
    futures: reports.map((each) => ({
      future: nameOf(each.engine),
      ...(each.scenarios.length === 0 ? {} : { files: each.scenarios }),
      probability: Number(each.millionths) / Number(CERTAIN),
      duty: each.report.total.duty,
    })),
    rows,
    total: weigh(reports, (report) => report.total.duty),
    ...(questions.length === 0 ? {} : { questions }),
  };
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return;
  }
  const width = Math.max(...keys.map((key) => key.length), 8);
  process.stdout.write(
    `${[
      say(message("exposure/futures")),
      ...answer.futures.map(({ future, probability, duty }) => `  ${probability}  ${span(duty)}  ${future}`),
      say(message("exposure/expected")),
      ...rows.map(({ key, duty }) => `  ${key.padEnd(width)}  ${span(duty)}`),
      `  ${"all".padEnd(width)}  ${span(answer.total)}`,
      markOf(reports.map(({ engine }) => engine)),
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}
