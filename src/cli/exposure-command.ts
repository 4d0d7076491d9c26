// `carveout exposure`: statutory duty on Canada's actual imports, inside and outside CUSMA, under the law of any day and any scenario.

import { say, translate } from "../console/language.js";
import { questionLines } from "../console/question-lines.js";
import { styleOf } from "../console/style.js";
import { engineOf, futuresOf } from "../packaged/scenario-engine.js";
import { expectedExposure } from "../reports/expected.js";
import { type ExposureAsked, exposureAnswer } from "../reports/exposure-answer.js";
import { millions, span } from "../reports/exposure-words.js";
import { message } from "../said/message.js";
import type { ExposureReport, ExposureRow } from "../scenario/report.js";

/** Flags of the command. */
export interface ExposureFlags extends ExposureAsked {
  readonly scenario?: readonly string[];
  readonly json?: boolean;
}

/** Print the groups, the sum, what was assumed and what the figure cannot tell. */
export function exposureCommand(flags: ExposureFlags): void {
  const futures = futuresOf(flags.scenario ?? []);
  if (futures !== undefined) {
    expectedExposure(futures, flags);
    return;
  }
  const report = exposureAnswer(flags, flags.scenario === undefined ? undefined : engineOf(flags.scenario));
  process.stdout.write(flags.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(report));
}

function share(fraction: number): string {
  return translate().arg({ percent: Number(fraction.toFixed(3)) });
}

function inWords(report: ExposureReport): string {
  const style = styleOf(process.stdout);
  const changed = report.total.change !== undefined;
  const column = (name: "imports" | "inside" | "duty" | "rate" | "outside" | "change"): string => say(message(`exposure/column.${name}`));
  const head = [
    translate().word(report.by),
    column("imports"),
    column("inside"),
    column("duty"),
    column("rate"),
    column("outside"),
    ...(changed ? [column("change")] : []),
  ];
  const put = (row: ExposureRow): string[] => {
    const rate = row.rate;
    const [low, high] = rate === undefined ? ["", ""] : [share(rate.min), share(rate.max)];
    return [
      translate().word(row.key),
      millions(row.imports),
      row.insideShare === undefined ? "" : share(row.insideShare),
      span(row.duty),
      low === high ? low : say(message("answer/to", { low, high })),
      span(row.dutyOutside),
      ...(row.change === undefined ? (changed ? [""] : []) : [span(row.change)]),
    ];
  };
  const rows = [head, ...report.rows.map(put), put(report.total)];
  const widths = head.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
  );
  const day = report.day === "own" ? message("exposure/own-days") : message("exposure/law-of", { day: report.day });
  const [from = ""] = report.months;
  const to = report.months.at(-1) ?? from;
  const title = say(from === to ? message("exposure/title.month", { month: from, day }) : message("exposure/title", { from, to, day }));
  const authorities = Object.entries(report.total.byAuthority).map(
    ([authority, bound]) => `  ${translate().word(authority).padEnd(12)} ${span(bound)}`,
  );
  const assumptions = report.assumptions.map(
    ({ fact, goods, low, high, value, because }) =>
      `  ${fact}${goods === "" ? "" : ` (${goods})`} ${value ?? (low === high ? low : say(message("answer/to", { low: low ?? 0, high: high ?? 0 })))}: ${because}`,
  );
  return `${[
    style.bold(title),
    ...lines,
    "",
    say(message("exposure/by-authority")),
    ...authorities,
    ...(assumptions.length === 0 ? [] : ["", say(message("exposure/assumed")), ...assumptions]),
    "",
    ...report.notices.map((notice) => style.dim(notice)),
    ...questionLines(report.questions ?? []),
  ].join("\n")}\n`;
}
