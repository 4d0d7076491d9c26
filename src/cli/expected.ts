// Expected duty on trade over several futures, each with its probability; what they leave to one is the law as it stands.

import { dollarsOf, type ExposureReport } from "../scenario/report.js";
import { type ExposureAsked, exposureAnswer } from "./exposure-answer.js";
import { span } from "./exposure-command.js";
import { distinctQuestions, questionLines } from "./question-lines.js";
import { engineOf, type Future } from "./scenario-engine.js";

const WHOLE = 1_000_000n;

/** Two ends in cents, weighed: the sum of each future's duty times its probability, rounded half up. */
export function expected(all: readonly { readonly millionths: bigint; readonly min: bigint; readonly max: bigint }[]): {
  min: string;
  max: string;
} {
  const sum = (end: "min" | "max"): string =>
    dollarsOf((2n * all.reduce((total, each) => total + each.millionths * each[end], 0n) + WHOLE) / (2n * WHOLE));
  return { min: sum("min"), max: sum("max") };
}

/** How a future is named. */
export function nameOf({ scenarios }: Future): string {
  return scenarios.length === 0 ? "the law as it stands" : scenarios.join(" + ");
}

/** Print the expected duty by group. */
export function expectedExposure(futures: readonly Future[], flags: ExposureAsked & { readonly json?: boolean }): void {
  const reports = futures.map((future) => ({
    ...future,
    report: exposureAnswer(flags, future.scenarios.length === 0 ? undefined : engineOf(future.scenarios)),
  }));
  const cents = (text: string): bigint => BigInt(text.replace(".", ""));
  const weigh = (
    pick: (report: ExposureReport) => { readonly min: string; readonly max: string } | undefined,
  ): { min: string; max: string } =>
    expected(
      reports.map(({ millionths, report }) => ({
        millionths,
        min: cents(pick(report)?.min ?? "0.00"),
        max: cents(pick(report)?.max ?? "0.00"),
      })),
    );
  const keys = [...new Set(reports.flatMap(({ report }) => report.rows.map((row) => row.key)))].sort();
  const rows = keys.map((key) => ({ key, duty: weigh((report) => report.rows.find((row) => row.key === key)?.duty) }));
  const questions = distinctQuestions(reports.flatMap(({ report }) => report.questions ?? []));
  const answer = {
    by: reports[0]?.report.by,
    day: reports[0]?.report.day,
    futures: reports.map((each) => ({
      future: nameOf(each),
      probability: Number(each.millionths) / Number(WHOLE),
      duty: each.report.total.duty,
    })),
    rows,
    total: weigh((report) => report.total.duty),
    ...(questions.length === 0 ? {} : { questions }),
  };
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return;
  }
  const width = Math.max(...keys.map((key) => key.length), 8);
  process.stdout.write(
    `${[
      "Futures, duty in $m:",
      ...answer.futures.map(({ future, probability, duty }) => `  ${probability}  ${span(duty)}  ${future}`),
      "Expected duty, $m:",
      ...rows.map(({ key, duty }) => `  ${key.padEnd(width)}  ${span(duty)}`),
      `  ${"all".padEnd(width)}  ${span(answer.total)}`,
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}
