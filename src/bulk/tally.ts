// What a run came to: lines by status, duty by month and authority.

/** Sums of a run. Amounts in cents. */
export interface Tally {
  lines: number;
  determined: number;
  range: number;
  prohibited: number;
  error: number;
  /** Numbers that had lost a leading zero. */
  repaired: number;
  /** Days that a workbook held as bare serial numbers. */
  serialDays: number;
  /** Rows in which a quote opens that does not close. */
  openQuotes: number;
  /** Cells that a spreadsheet would have taken for a formula. */
  defused: number;
  /** Lines that the compiled law left to `assess`. */
  uncompiled: number;
  /** Lines whose number is for goods entered on other days, or of another unit value, by that number. */
  outOfSeason: Record<string, number>;
  otherUnitValue: Record<string, number>;
  /** Duty of determined lines by month of entry and authority. */
  duty: Record<string, Record<string, bigint>>;
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    lines: 0,
    determined: 0,
    range: 0,
    prohibited: 0,
    error: 0,
    repaired: 0,
    serialDays: 0,
    openQuotes: 0,
    defused: 0,
    uncompiled: 0,
    outOfSeason: {},
    otherUnitValue: {},
    duty: {},
  };
}

const COUNTS = [
  "lines",
  "determined",
  "range",
  "prohibited",
  "error",
  "repaired",
  "serialDays",
  "openQuotes",
  "defused",
  "uncompiled",
] as const;

const BY_NUMBER = ["outOfSeason", "otherUnitValue"] as const;

/** Add one tally to another. */
export function addTally(to: Tally, more: Tally): void {
  for (const key of COUNTS) to[key] += more[key];
  for (const key of BY_NUMBER) for (const [hts, lines] of Object.entries(more[key])) addLines(to[key], hts, lines);
  for (const [month, sums] of Object.entries(more.duty))
    for (const [authority, amount] of Object.entries(sums)) addDuty(to, month, authority, amount);
}

/** Add the duty of one line under one authority. */
export function addDuty(tally: Tally, month: string, authority: string, amount: bigint): void {
  const sums = tally.duty[month] ?? {};
  tally.duty[month] = sums;
  sums[authority] = (sums[authority] ?? 0n) + amount;
}

/** Add lines of one number. */
export function addLines(to: Record<string, number>, hts: string, lines: number): void {
  to[hts] = (to[hts] ?? 0) + lines;
}

// The numbers with the most lines are named.
const NAMED = 5;

/** How many lines were counted, and their numbers in words: "0702.00.40.32 (12), …". Undefined where none was. */
export function namedLines(lines: Readonly<Record<string, number>>): { readonly count: number; readonly numbers: string } | undefined {
  const all = Object.entries(lines)
    .filter(([, count]) => count > 0)
    .sort(([one, less], [other, more]) => more - less || (one < other ? -1 : 1));
  if (all.length === 0) return undefined;
  const numbers = all.slice(0, NAMED).map(([hts, count]) => `${hts} (${count})`);
  return {
    count: all.reduce((sum, [, count]) => sum + count, 0),
    numbers: [...numbers, ...(all.length > NAMED ? ["…"] : [])].join(", "),
  };
}
