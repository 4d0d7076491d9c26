// What a run came to, in words.

import { namedLines, type Tally } from "../bulk/tally.js";
import { say } from "../console/language.js";
import { formatCents } from "../exact/money.js";
import { dollars } from "../explain/words.js";
import { message } from "../said/message.js";
import type { ReadingReport } from "../tables/report.js";

/** What a person should know of how the rows were read and written. */
export function notesOf(tally: Tally): string[] {
  return [
    ...(tally.repaired > 0 ? [say(message("rate/zeros", { count: tally.repaired }))] : []),
    ...(tally.serialDays > 0 ? [say(message("rate/serial-days", { count: tally.serialDays }))] : []),
    ...(tally.openQuotes > 0 ? [say(message("rate/open-quotes", { count: tally.openQuotes }))] : []),
    ...(tally.defused > 0 ? [say(message("rate/formulas", { count: tally.defused }))] : []),
    ...articleNote("rate/out-of-season", tally.outOfSeason),
    ...articleNote("rate/other-unit-value", tally.otherUnitValue),
  ];
}

function articleNote(id: "rate/out-of-season" | "rate/other-unit-value", lines: Readonly<Record<string, number>>): string[] {
  const named = namedLines(lines);
  return named === undefined ? [] : [say(message(id, named))];
}

/** The summary of a run, line by line. */
export function summaryOf(tally: Tally): string[] {
  const sums: Record<string, bigint> = {};
  for (const month of Object.values(tally.duty))
    for (const [authority, amount] of Object.entries(month)) sums[authority] = (sums[authority] ?? 0n) + amount;
  const authorities = Object.keys(sums).filter((authority) => (sums[authority] ?? 0n) > 0n);
  const months = Object.keys(tally.duty).sort();
  const cell = (amount: bigint | undefined): string => dollars(formatCents(amount ?? 0n)).padStart(18);
  return [
    say(
      message("rate/summary", {
        lines: message("counted/lines", { count: tally.lines }),
        determined: tally.determined,
        range: tally.range,
        prohibited: tally.prohibited,
        errors: tally.error,
      }),
    ),
    ...notesOf(tally),
    ...(authorities.length === 0 ? [] : ["", `${"duty".padEnd(9)}${authorities.map((authority) => authority.padStart(18)).join("")}`]),
    ...(authorities.length === 0
      ? []
      : months.map((month) => `${month.padEnd(9)}${authorities.map((authority) => cell(tally.duty[month]?.[authority])).join("")}`)),
    ...(months.length < 2 ? [] : [`${"all".padEnd(9)}${authorities.map((authority) => cell(sums[authority])).join("")}`]),
  ];
}

/** The summary as JSON; amounts in dollars. `scenarios` are the titles of those under which the rows were rated. */
export function summaryJson(tally: Tally, reading?: ReadingReport, scenarios?: readonly string[]): string {
  const said = { ...(scenarios === undefined ? {} : { scenarios }), ...(reading === undefined ? {} : { reading }) };
  return JSON.stringify({ ...tally, ...said }, (_, value) => (typeof value === "bigint" ? formatCents(value) : value));
}
