// Days of the calendar as ISO text, which sorts as time does; day numbers for arithmetic. The law needs days, not instants.

/** An ISO day such as "2025-10-07", checked against the calendar. */
export type Day = string & { readonly __day: unique symbol };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Read a day; undefined when the text is not one of the calendar. */
export function parseDay(text: string): Day | undefined {
  const found = FORM.exec(text);
  if (found === null) return undefined;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return date >= 1 && date <= daysIn(year, month) ? (text as Day) : undefined;
}

// The Gregorian calendar; a month that is none has no days.
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return new Date((dayNumber(day) + days) * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}
