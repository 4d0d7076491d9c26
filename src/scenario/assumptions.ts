// Assumptions as they are written: rows of the data file, and what a user sets before them.

import { type Arg, message } from "../said/message.js";
import { type Assumption, shareOf } from "./trade.js";

/** What could not be read, and how to mend it. */
export interface AssumptionRefused {
  readonly refused: Arg;
  readonly fix: Arg;
}

type Shares = Pick<Assumption, "low" | "high" | "value">;

/** Assumptions of the rows of trade/assumptions.csv; a row that says no share assumes anything from none to all. */
export function readAssumptions(rows: readonly Readonly<Record<string, string>>[]): Assumption[] {
  return rows.map((row) => ({
    fact: row.fact ?? "",
    goods: (row.goods ?? "").split(" ").filter((each) => each !== ""),
    ...(sharesOf(row.value ?? "") ?? { low: 0n, high: 1_000_000n }),
    because: row.because ?? "",
  }));
}

/** Assumptions given as `FACT[@NUMBER]=LOW[-HIGH]` or `FACT[@NUMBER]=WORD`, before the project's own. */
export function withGiven(
  own: readonly Assumption[],
  written: readonly string[],
): { readonly assumptions: readonly Assumption[] } | AssumptionRefused {
  const given: Assumption[] = [];
  for (const each of written) {
    const [, fact = "", number, value = ""] = /^([\w.]+)(?:@([\d.]+))?=(.+)$/.exec(each) ?? [];
    const rows = own.filter((row) => row.fact === fact);
    if (rows.length === 0)
      return {
        refused: message("exposure/no-assumption", { given: each }),
        fix: message("exposure/no-assumption.fix", { facts: [...new Set(own.map((row) => row.fact))].join(", ") }),
      };
    const read = sharesOf(value);
    if (read === undefined)
      return {
        refused: message("exposure/no-share", { given: each, share: JSON.stringify(value) }),
        fix: message("exposure/no-share.fix"),
      };
    // What is said of a fact without a number holds for all goods.
    const goods =
      number === undefined
        ? [[], ...rows.map((row) => row.goods).filter((prefixes) => prefixes.length > 0)]
        : [[number.replaceAll(".", "")]];
    for (const prefixes of goods) given.push({ fact, goods: prefixes, ...read, because: "set by the caller" });
  }
  return { assumptions: [...given, ...own] };
}

function sharesOf(text: string): Shares | undefined {
  if (/^[a-z][a-z-]*$/.test(text)) return { low: 0n, high: 0n, value: text };
  const [from = "", to = from] = text.split("-");
  const [low, high] = [shareOf(from), shareOf(to)];
  return low === undefined || high === undefined || low > high ? undefined : { low, high };
}
