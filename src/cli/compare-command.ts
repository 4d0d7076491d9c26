// `carveout compare IN --scenario FILE`: the same entries under the law and under a scenario, only what differs.

import type { Engine } from "../assess/engine.js";
import { lineOf, planRows } from "../bulk/line.js";
import { dollars } from "../explain/words.js";
import { type Bounds, type CompareBy, type ComparedLine, compareGroups, differs } from "../history/compare.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf, type Future, futuresOf } from "../packaged/scenario-engine.js";
import { sectorOf } from "../packaged/trade-bundle.js";
import { expectedGroups } from "../scenario/compare-futures.js";
import { dollarsOf } from "../scenario/report.js";
import type { ReadingReport } from "../tables/report.js";
import { nameOf } from "./expected.js";
import { type AnswerFlags, answerOptions } from "./options.js";
import { distinctQuestions, questionLines } from "./question-lines.js";
import { openEntries, type TableFlags, tellReading } from "./table-flags.js";

/** Flags of the command. */
export interface CompareFlags extends AnswerFlags, TableFlags {
  readonly by: string;
  readonly json?: boolean;
}

const GROUPS: readonly string[] = ["sector", "chapter", "measure", "authority", "month"];

/** Print the groups that differ. */
export async function compareCommand(input: string, flags: CompareFlags): Promise<void> {
  if (flags.scenario === undefined) throw new CallError("No scenario is given.", "Add --scenario FILE; scenarios/ has examples.");
  if (!GROUPS.includes(flags.by)) throw new CallError(`Differences are not summed by ${flags.by}.`, `Choose one of ${GROUPS.join(", ")}.`);
  const futures = futuresOf(flags.scenario);
  if (futures !== undefined) {
    await compareFutures(input, futures, flags);
    return;
  }
  const engine = engineOf(flags.scenario);
  const questions = engine.law.openQuestions ?? [];
  const { found, lines, reading } = await comparedLines(input, [engine], flags);
  tellReading(reading, flags);
  const groups = compareGroups(
    found
      .map(([only]) => only)
      .filter((each) => each !== undefined)
      .filter(differs),
    flags.by as CompareBy,
    sectorOf,
  );
  if (flags.json === true) {
    process.stdout.write(
      `${JSON.stringify({ lines, differing: found.length, by: flags.by, groups: groups.map((each) => ({ ...each, law: text(each.law), scenario: text(each.scenario) })), ...(questions.length === 0 ? {} : { questions }), reading }, undefined, 2)}\n`,
    );
    return;
  }
  const rows = groups.map(({ key, lines: count, law: before, scenario: after }) => [key, String(count), range(before), range(after)]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0), 8));
  const put = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  const table = rows.length === 0 ? [] : [put([flags.by, "lines", "law", "scenario"]), ...rows.map(put)];
  process.stdout.write(`${[...table, `${found.length} of ${lines} lines differ`, ...questionLines(questions)].join("\n")}\n`);
}

// Every line on both sides of each engine; of the lines that differ under none nothing is kept.
async function comparedLines(
  input: string,
  engines: readonly Engine[],
  flags: CompareFlags,
): Promise<{ readonly found: (readonly ComparedLine[])[]; readonly lines: number; readonly reading: ReadingReport }> {
  const options = answerOptions(flags);
  const law = bundledEngine();
  const found: (readonly ComparedLine[])[] = [];
  let lines = 0;
  const table = await openEntries(input, flags);
  const plan = planRows(table.names, law.law.facts);
  try {
    for await (const batch of table.rows())
      for (const { read, wrong } of batch) {
        lines++;
        // A row that the reader refuses owes nothing on either side.
        if (wrong !== undefined) continue;
        const line = lineOf(read, plan);
        const own = law.assess(line, options);
        const compared = engines.map((engine) => ({
          entryDate: String(line.entryDate ?? ""),
          law: own,
          scenario: engine === law ? own : engine.assess(line, options),
        }));
        if (compared.some(differs)) found.push(compared);
      }
    return { found, lines, reading: table.report() };
  } finally {
    await table.close();
  }
}

// The duty of each future on the lines that differ in any, and what is expected of all of them.
async function compareFutures(input: string, futures: readonly Future[], flags: CompareFlags): Promise<void> {
  const engines = futures.map((future) => engineOf(future.scenarios));
  const questions = distinctQuestions(engines.flatMap((engine) => engine.law.openQuestions ?? []));
  const { found, lines, reading } = await comparedLines(input, engines, flags);
  tellReading(reading, flags);
  const groups = expectedGroups(
    found,
    futures.map(({ millionths }) => millionths),
    flags.by as CompareBy,
    sectorOf,
  ).map((each) => ({ ...each, law: text(each.law) }));
  const answer = {
    lines,
    differing: found.length,
    by: flags.by,
    futures: futures.map((future) => ({ future: nameOf(future), probability: Number(future.millionths) / 1e6 })),
    groups,
    ...(questions.length === 0 ? {} : { questions }),
    reading,
  };
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return;
  }
  const dollarsIn = ({ min, max }: { readonly min: string; readonly max: string }): string =>
    min === max ? dollars(max) : `${dollars(min)} to ${dollars(max)}`;
  process.stdout.write(
    `${[
      ...answer.futures.map(({ future, probability }) => `${probability}  ${future}`),
      ...groups.map((each) => `${each.key.padEnd(28)}  law ${dollarsIn(each.law)}  expected ${dollarsIn(each.expected)}`),
      `${found.length} of ${lines} lines differ`,
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}

function text({ min, max }: Bounds): { readonly min: string; readonly max: string } {
  return { min: dollarsOf(min), max: dollarsOf(max) };
}

function range({ min, max }: Bounds): string {
  return min === max ? dollars(dollarsOf(max)) : `${dollars(dollarsOf(min))} to ${dollars(dollarsOf(max))}`;
}
