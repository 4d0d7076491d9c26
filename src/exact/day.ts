// Days of the calendar as ISO text, which sorts as time does; day numbers for arithmetic. The law needs days, not instants.

/** An ISO day such as "2025-10-07", checked against the calendar. */
export type Day = string & { readonly __day: unique symbol };

const LENGTH = 10;
const DASH = 45;
const ZERO = 48;
const MS_PER_DAY = 86_400_000;

/** Read a day; undefined when the text is not one of the calendar. */
export function parseDay(text: string): Day | undefined {
  if (text.length !== LENGTH || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  const [year, month, date] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, LENGTH)];
  return year >= 0 && date >= 1 && date <= daysIn(year, month) ? (text as Day) : undefined;
}

// What digits come to; -1 where some are none.
function numberIn(text: string, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    found = found * 10 + digit;
  }
  return found;
}

const DAYS = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// The Gregorian calendar; a month that is none has no days.
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return DAYS[month - 1] ?? 0;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}
