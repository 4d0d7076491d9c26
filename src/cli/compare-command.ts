// `carveout compare IN --scenario FILE`: the same entries under the law and under a scenario, only what differs.

import type { Engine } from "../assess/engine.js";
import { language, say, translate } from "../console/language.js";
import { type AnswerFlags, optionsFor } from "../console/options.js";
import { distinctQuestions, questionLines } from "../console/question-lines.js";
import { openEntries, type TableFlags, tellReading } from "../console/table-flags.js";
import { answered } from "../console/thread-pool.js";
import { dollars } from "../explain/words.js";
import { type Bounds, type CompareBy, type ComparedLine, compareGroups, differs, isOpen, unanswered } from "../history/compare.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf, type Future, futuresOf } from "../packaged/scenario-engine.js";
import { sectorOf } from "../packaged/trade-bundle.js";
import { markOf, nameOf } from "../reports/expected.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { expectedGroups } from "../scenario/compare-futures.js";
import { dollarsOf } from "../scenario/report.js";
import type { TableRow } from "../tables/read-table.js";
import type { ReadingReport } from "../tables/report.js";
import { type CompareSetting, lineComparer } from "./compare-lines.js";

/** Flags of the command. */
export interface CompareFlags extends AnswerFlags, TableFlags {
  readonly by: string;
  readonly json?: boolean;
}

// So many lines are compared in place before threads are started, which take as long to start; and lines that a thread takes at once.
const IN_PLACE = 2_000;
const JOB = 500;

// Groups of duties, of which an open line has no sure share.
const BY_DUTY: readonly string[] = ["measure", "authority"];
const GROUPS: readonly string[] = ["sector", "chapter", "measure", "authority", "month"];

/** Print the groups that differ. */
export async function compareCommand(input: string, flags: CompareFlags): Promise<void> {
  if (flags.scenario === undefined) throw new CallError(message("compare/no-scenario"), message("compare/no-scenario.fix"));
  if (!GROUPS.includes(flags.by))
    throw new CallError(
      message("compare/by", { by: flags.by }),
      message("call/choose-one", { choices: GROUPS.join(", ") }),
      undefined,
      "by",
    );
  const futures = futuresOf(flags.scenario);
  if (futures !== undefined) {
    await compareFutures(input, futures, flags);
    return;
  }
  const engine = engineOf(flags.scenario);
  const { scenarios = [], openQuestions: questions = [] } = engine.law;
  const { found, lines, reading } = await comparedLines(input, [flags.scenario], [engine], flags);
  tellReading(reading, flags);
  const compared = found.map(([only]) => only).filter((each) => each !== undefined);
  const barred = barredIn(compared.filter(differs));
  const groups = compareGroups(compared, flags.by as CompareBy, sectorOf);
  const { differing, notAnswered, told } = countsOf(found, reading, flags.by);
  if (flags.json === true) {
    process.stdout.write(
      `${JSON.stringify({ lines, differing, by: flags.by, scenarios, barred, groups: groups.map((each) => ({ ...each, law: text(each.law), scenario: text(each.scenario) })), ...(questions.length === 0 ? {} : { questions }), ...notAnswered, reading }, undefined, 2)}\n`,
    );
    return;
  }
  const { word } = translate();
  const rows = groups.map(({ key, lines: count, law: before, scenario: after }) => [
    word(key),
    String(count),
    inDollars(text(before)),
    inDollars(text(after)),
  ]);
  const head = [word(flags.by), ...(["lines", "law", "scenario"] as const).map((column) => say(message(`compare/column.${column}`)))];
  const all = rows.length === 0 ? [] : [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0), 8));
  const table = all.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
  );
  process.stdout.write(
    `${[
      ...table,
      ...told,
      ...(barred.law + barred.scenario === 0 ? [] : [say(message("compare/barred", barred))]),
      engine.parts.translator(language()).say(scenarioMark(scenarios)),
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}

// How many lines differ, how many have no answer, and both in words.
function countsOf(
  found: readonly (readonly ComparedLine[])[],
  { rows: lines, refused }: ReadingReport,
  by: string,
): { readonly differing: number; readonly notAnswered: object; readonly told: readonly string[] } {
  const differing = found.filter((line) => line.some(differs)).length;
  // Rows that the reader refuses have no answer on either side.
  const codes: Record<string, number> = {
    ...refused,
    ...unanswered(found.flatMap((line) => line.find((each) => each.scenario.status === "error") ?? line[0] ?? [])),
  };
  const count = Object.values(codes).reduce((sum, each) => sum + each, 0);
  const told = [say(message("compare/differ", { count: differing, lines: message("counted/lines", { count: lines }) }))];
  const open = BY_DUTY.includes(by) ? found.filter((line) => line.some((each) => differs(each) && isOpen(each))).length : 0;
  if (open > 0) told.push(say(message("compare/open", { count: open })));
  const opened = open === 0 ? {} : { open };
  if (count === 0) return { differing, notAnswered: opened, told };
  told.push(say(message("compare/not-answered", { count, codes: Object.keys(codes).join(", ") })));
  return { differing, notAnswered: { ...opened, notAnswered: codes }, told };
}

// Every line on both sides of each engine; of the lines that differ under none nothing is kept.
async function comparedLines(
  input: string,
  scenarios: readonly (readonly string[])[],
  engines: readonly Engine[],
  flags: CompareFlags,
): Promise<{ readonly found: (readonly ComparedLine[])[]; readonly lines: number; readonly reading: ReadingReport }> {
  const [engine = engineOf(undefined)] = engines;
  const options = optionsFor(engine, flags);
  const found: (readonly ComparedLine[])[] = [];
  const table = await openEntries(input, flags);
  const setting: CompareSetting = { names: table.names, options, scenarios };
  const compare = lineComparer(setting, engines);
  let lines = 0;
  async function* jobs(rows: AsyncIterator<readonly TableRow[]>): AsyncGenerator<readonly (readonly string[])[]> {
    for (let step = await rows.next(); step.done !== true; step = await rows.next()) {
      lines += step.value.length;
      // A row that the reader refuses owes nothing on either side.
      const read = step.value.filter(({ wrong }) => wrong === undefined).map((row) => row.read);
      for (let from = 0; from < read.length; from += JOB) yield read.slice(from, from + JOB);
    }
  }
  try {
    const batches = jobs(table.rows());
    for (let step = await batches.next(); step.done !== true; step = await batches.next()) {
      found.push(...compare(step.value));
      if (lines < IN_PLACE) continue;
      for await (const more of answered<readonly (readonly string[])[], ReturnType<typeof compare>>(batches, {
        script: "dist/cli/compare-worker.js",
        data: setting,
      }))
        found.push(...more);
      break;
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
  const { found, lines, reading } = await comparedLines(
    input,
    futures.map(({ scenarios }) => scenarios),
    engines,
    flags,
  );
  tellReading(reading, flags);
  const groups = expectedGroups(
    found,
    futures.map(({ millionths }) => millionths),
    flags.by as CompareBy,
    sectorOf,
  ).map(({ endless, ...each }) => {
    const { min, max } = each.expected;
    return {
      ...each,
      law: text(each.law),
      expected: endless === true ? { min } : { min, max },
    };
  });
  const { differing, notAnswered, told } = countsOf(found, reading, flags.by);
  const answer = {
    lines,
    differing,
    by: flags.by,
    futures: futures.map(({ scenarios, millionths }, at) => ({
      future: nameOf(engines[at] as Engine),
      probability: Number(millionths) / 1e6,
      ...(scenarios.length === 0 ? {} : { files: scenarios }),
    })),
    groups,
    ...(questions.length === 0 ? {} : { questions }),
    ...notAnswered,
    reading,
  };
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return;
  }
  process.stdout.write(
    `${[
      ...answer.futures.map(({ future, probability }) => `${probability}  ${future}`),
      ...groups.map((each) =>
        say(
          message("compare/group", {
            key: translate().word(each.key).padEnd(28),
            law: inDollars(each.law),
            expected: inDollars(each.expected),
          }),
        ),
      ),
      ...told,
      markOf(engines),
      ...questionLines(questions),
    ].join("\n")}\n`,
  );
}

// Where nothing limits a quantity no most is known, and none is written.
interface Written {
  readonly min: string;
  readonly max?: string;
}

function text({ min, max, endless }: Bounds): Written {
  return { min: dollarsOf(min), ...(endless === true ? {} : { max: dollarsOf(max) }) };
}

function inDollars({ min, max }: Written): string {
  if (max === undefined) return say(message("explain/at-least", { amount: { money: min } }));
  return min === max ? dollars(max) : say(message("answer/to", { low: dollars(min), high: dollars(max) }));
}

// Lines that may not be imported owe nothing, and are said for themselves.
function barredIn(found: readonly ComparedLine[]): { readonly law: number; readonly scenario: number } {
  const count = (side: "law" | "scenario"): number => found.filter((each) => each[side].status === "prohibited").length;
  return { law: count("law"), scenario: count("scenario") };
}
