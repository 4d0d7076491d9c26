// Expected duty on trade over several futures, each with its probability; what they leave to one is the law as it stands.

import { say } from "../console/language.js";
import { distinctQuestions, questionLines } from "../console/question-lines.js";
import { engineOf, type Future } from "../packaged/scenario-engine.js";
import { message } from "../said/message.js";
import { CERTAIN, weigh } from "../scenario/expected.js";
import { type ExposureAsked, exposureAnswer } from "./exposure-answer.js";
import { span } from "./exposure-words.js";

/** How a future is named. */
export function nameOf({ scenarios }: Future): string {
  return scenarios.length === 0 ? say(message("exposure/law-alone")) : scenarios.join(" + ");
}

/** Print the expected duty by group. */
export function expectedExposure(futures: readonly Future[], flags: ExposureAsked & { readonly json?: boolean }): void {
  const reports = futures.map((future) => ({
    ...future,
    report: exposureAnswer(flags, future.scenarios.length === 0 ? undefined : engineOf(future.scenarios)),
  }));
  const keys = [...new Set(reports.flatMap(({ report }) => report.rows.map((row) => row.key)))].sort();
  const rows = keys.map((key) => ({ key, duty: weigh(reports, (report) => report.rows.find((row) => row.key === key)?.duty) }));
  const questions = distinctQuestions(reports.flatMap(({ report }) => report.questions ?? []));
  const answer = {
    by: reports[0]?.report.by,
    day: reports[0]?.report.day,
    futures: reports.map((each) => ({
      future: nameOf(each),
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
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}
