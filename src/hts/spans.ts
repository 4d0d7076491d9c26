// What a row of the schedule says from day to day.

import type { Day } from "../exact/day.js";

/** The columns of a row, and the days on which they stand. */
export interface Span {
  readonly from: Day;
  readonly until: Day | undefined;
  readonly units: string;
  readonly general: string;
  readonly special: string;
  readonly other: string;
}

/** The spans of which the line of a number is made: its own, those of its first eight digits, and those of the line that stands for them. */
export interface Asked {
  readonly parent: string;
  readonly zeros: string;
  readonly own: readonly Span[] | undefined;
  readonly eight: readonly Span[] | undefined;
  readonly whole: readonly Span[] | undefined;
}

/** The span in which a day lies. */
export function spanOn<Of extends { readonly from: Day; readonly until?: Day | undefined }>(
  spans: readonly Of[] | undefined,
  day: Day,
): Of | undefined {
  if (spans !== undefined) for (const span of spans) if (span.from <= day && (span.until === undefined || day < span.until)) return span;
  return undefined;
}
