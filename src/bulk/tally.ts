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

/** Add one tally to another. */
export function addTally(to: Tally, more: Tally): void {
  for (const key of COUNTS) to[key] += more[key];
  for (const [month, sums] of Object.entries(more.duty))
    for (const [authority, amount] of Object.entries(sums)) addDuty(to, month, authority, amount);
}

/** Add the duty of one line under one authority. */
export function addDuty(tally: Tally, month: string, authority: string, amount: bigint): void {
  const sums = tally.duty[month] ?? {};
  tally.duty[month] = sums;
  sums[authority] = (sums[authority] ?? 0n) + amount;
}
