// What is expected of several futures: the duty of each times its probability, in millionths, at both ends.

import { dollarsOf, type ExposureReport, type ExposureRow, type Range } from "./report.js";

/** One certain future, in millionths. */
export const CERTAIN = 1_000_000n;

/** Two ends in cents, weighed and rounded half up. */
export function expected(all: readonly { readonly millionths: bigint; readonly min: bigint; readonly max: bigint }[]): Range {
  const sum = (end: "min" | "max"): string =>
    dollarsOf((2n * all.reduce((total, each) => total + each.millionths * each[end], 0n) + CERTAIN) / (2n * CERTAIN));
  return { min: sum("min"), max: sum("max") };
}

/** One future with its exposure. */
export interface WeighedReport {
  readonly millionths: bigint;
  readonly report: ExposureReport;
}

/** A probability as decimal text of at most six decimals, in millionths; undefined where it is none. */
export function millionthsOf(text: string): bigint | undefined {
  const found = /^(?=.?\d)(\d*)(?:\.(\d{0,6}))?$/.exec(text);
  return found === null ? undefined : BigInt(found[1] || "0") * CERTAIN + BigInt((found[2] ?? "").padEnd(6, "0"));
}

function cents(text: string): bigint {
  return BigInt(text.replace(".", ""));
}

/** The range that a part of every report is expected to have; a report without it counts as nothing. */
export function weigh(futures: readonly WeighedReport[], pick: (report: ExposureReport) => Range | undefined): Range {
  return expected(
    futures.map(({ millionths, report }) => {
      const { min, max } = pick(report) ?? { min: "0.00", max: "0.00" };
      return { millionths, min: cents(min), max: cents(max) };
    }),
  );
}

/** A report like that of one scenario, with the duty expected of all futures in its place and the law's next to it. */
export function expectedReport(law: ExposureReport, futures: readonly WeighedReport[]): ExposureReport {
  const of = (row: ExposureRow, find: (report: ExposureReport) => ExposureRow | undefined): ExposureRow => {
    const [duty, dutyInside, dutyOutside, barred] = (["duty", "dutyInside", "dutyOutside", "barred"] as const).map((key) =>
      weigh(futures, (report) => find(report)?.[key]),
    ) as [Range, Range, Range, Range];
    const less = (end: "min" | "max"): string => dollarsOf(cents(duty[end]) - cents(row.duty[end]));
    const { rate: _, byAuthority: __, ...same } = row;
    return {
      ...same,
      duty,
      dutyInside,
      dutyOutside,
      barred,
      byAuthority: {},
      law: { duty: row.duty },
      change: { min: less("min"), max: less("max") },
    };
  };
  const reports = [law, ...futures.map(({ report }) => report)];
  const once = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
  const questions = once(reports.flatMap((report) => report.questions ?? []));
  return {
    ...law,
    rows: law.rows.map((row) => of(row, (report) => report.rows.find((each) => each.key === row.key))),
    total: of(law.total, (report) => report.total),
    assumptions: once(reports.flatMap((report) => report.assumptions)),
    open: once(reports.flatMap((report) => report.open)),
    notices: once(reports.flatMap((report) => report.notices)),
    ...(questions.length === 0 ? {} : { questions }),
  };
}
