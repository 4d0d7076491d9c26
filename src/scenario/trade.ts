// Canada's imports by line and month, and what is assumed of what the statistics do not hold. Facts come in as text; nothing is read here.

/** Imports of one ten-digit line: per month, value and the part of it entered under a claim, whole dollars. */
export interface TradeLine {
  readonly hts: string;
  readonly value: readonly number[];
  readonly claimed: readonly number[];
}

/** How the series was made, and where it breaks. Months are YYYY-MM. */
export interface TradeSeries {
  readonly origin: string;
  readonly source: string;
  /** First month in which claims on lines free in column 1 were recorded. */
  readonly claimsOnFreeLinesFrom: string;
  /** First and last month from which the share of earlier claims on such lines is taken. */
  readonly comparable: readonly [string, string];
  readonly break: string;
}

/** The statistics, ready to be summed. */
export interface Trade {
  readonly months: readonly string[];
  readonly lines: readonly TradeLine[];
  readonly series: TradeSeries;
}

/** Read the compiled table: a header `hts,2025-01,2025-01 claimed,...`, one row a line, empty cells are nothing. */
export function readTrade(table: string, series: TradeSeries): Trade {
  const [header = "", ...rows] = table.trimEnd().split("\n");
  const months = header.split(",").filter((name) => /^\d{4}-\d{2}$/.test(name));
  const lines = rows.map((row): TradeLine => {
    const [hts = "", ...cells] = row.split(",");
    return { hts, value: months.map((_, at) => Number(cells[2 * at])), claimed: months.map((_, at) => Number(cells[2 * at + 1])) };
  });
  return { months, lines, series };
}

/** A fact that trade data do not hold, as a share: of the value for an amount, of the goods for a yes or no. In millionths. */
export interface Assumption {
  readonly fact: string;
  /** Beginnings of the numbers it holds for; empty = all others. */
  readonly goods: readonly string[];
  readonly low: bigint;
  readonly high: bigint;
  /** What the goods are taken to be, for a fact that is a choice; low and high say nothing then. */
  readonly value?: string;
  readonly because: string;
}

const WHOLE = 1_000_000n;

/** A share from 0 to 1 in millionths, or undefined where the text is none. */
export function shareOf(text: string): bigint | undefined {
  const found = /^(\d)(?:\.(\d{1,6}))?$/.exec(text);
  if (found === null) return undefined;
  const share = BigInt(found[1] ?? "0") * WHOLE + BigInt((found[2] ?? "").padEnd(6, "0"));
  return share > WHOLE ? undefined : share;
}

/** The assumption for a number: the longest beginning that is named; the earlier where two are equal. */
export function assumed(all: readonly Assumption[], fact: string, hts: string): Assumption | undefined {
  let best: Assumption | undefined;
  let longest = -1;
  for (const each of all) {
    if (each.fact !== fact) continue;
    const length = each.goods.length === 0 ? 0 : Math.max(...each.goods.map((prefix) => (hts.startsWith(prefix) ? prefix.length : -1)));
    if (length > longest) [best, longest] = [each, length];
  }
  return best;
}
