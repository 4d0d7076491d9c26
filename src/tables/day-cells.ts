// Cells that hold a day: ISO, month and day in either order, month names in English and French, serial days, moments. Where a cell could be
// two days, its column settles it, or nobody.

import { addDays, type Day, parseDay } from "../exact/day.js";
import { message } from "../said/message.js";
import { bare, type Cell, type CellContext, type DateOrder, type How, quote } from "./cell.js";
import { folded, type Vocabulary } from "./words.js";

const NUMBERS = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})$/;
const TIME =
  /(?:T|[ ,]+(?:at |à )?)\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|E[SD]?T))?$/i;
// A moment in another zone than the day is one of Eastern time only at midnight, where it stands for a day.
const ZONED = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
const MIDNIGHT = /[T ]0?0:00(?::00(?:\.0+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;
// Serial days of spreadsheets from 2009 to 2064; day 0 is that of a calendar with a 29 February 1900.
const SERIAL = /^([4-5]\d{4})(?:\.\d+)?$/;
const SERIAL_ORIGIN = "1899-12-30" as Day;
const SERIAL_1904 = 1_462;

const ORDERS: readonly DateOrder[] = ["mdy", "dmy", "ymd"];
// Years that two digits stand for.
const [FIRST_YEAR, LAST_YEAR] = ["2020", "2039"];

/** Which order a cell shows: one where the others are no days of the calendar; "either" where it could be several, none where it is no such cell. */
export function orderShown(cell: string): DateOrder | "either" | undefined {
  const found = NUMBERS.exec(withoutTime(bare(cell)));
  if (found === null) return undefined;
  const [first, ...others] = readings(found);
  if (first === undefined || (others.length > 0 && others.every(([, day]) => day === first[1]))) return undefined;
  return others.length === 0 ? first[0] : "either";
}

// The days that three numbers may be. A year of two digits may also come first, where that is a year of this time.
function readings(found: RegExpExecArray): (readonly [DateOrder, Day])[] {
  const [, first = "", , last = ""] = found;
  const all = ORDERS.flatMap((order): (readonly [DateOrder, Day])[] => {
    const day = order === "ymd" && (first.length !== 2 || last.length !== 2) ? undefined : inOrder(found, order);
    return day === undefined ? [] : [[order, day]];
  });
  if (last.length !== 2) return all;
  const timely = all.filter(([, day]) => day >= FIRST_YEAR && day.slice(0, 4) <= LAST_YEAR);
  return timely.length > 0 ? timely : all.filter(([order]) => order !== "ymd");
}

function withoutTime(text: string): string {
  return text.replace(TIME, "");
}

function two(text: string): string {
  return text.padStart(2, "0");
}

function yearOf(text: string): string {
  return text.length === 2 ? `20${text}` : text;
}

function inOrder([, first = "", second = "", year = ""]: RegExpExecArray, order: DateOrder): Day | undefined {
  if (order === "ymd") return parseDay(`${yearOf(first)}-${second.padStart(2, "0")}-${year.padStart(2, "0")}`);
  const [month, date] = order === "mdy" ? [first, second] : [second, first];
  return parseDay(`${yearOf(year)}-${two(month)}-${two(date)}`);
}

/** A day as ISO text. */
export function readDayCell(cell: string, context: CellContext): Cell {
  if (cell.length === 10 && parseDay(cell) !== undefined) return cell;
  const whole = bare(cell);
  if (whole === "") return "";
  const { vocabulary, today } = context;
  const word = folded(whole);
  if (vocabulary.nothing.has(word)) return { text: "", how: "nothing" };
  if (today !== undefined && parseDay(today) !== undefined) {
    if (vocabulary.words.today.includes(word)) return { text: today, how: "day-word" };
    if (vocabulary.words.yesterday.includes(word)) return { text: addDays(today as Day, -1), how: "day-word" };
  }
  if (ZONED.test(whole) && !MIDNIGHT.test(whole)) return cell;
  const text = withoutTime(whole);
  const timed = text !== whole;
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return inNumbers(numbers, cell, context);
  const first = YEAR_FIRST.exec(text);
  if (first !== null) {
    const day = parseDay(`${first[1]}-${two(first[2] ?? "")}-${two(first[3] ?? "")}`);
    if (day === undefined) return cell;
    return { text: day, how: timed ? "day-time" : day === text ? "text-mark" : "day-year-first" };
  }
  const run = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (run !== null) {
    const day = parseDay(`${run[1]}-${run[2]}-${run[3]}`);
    return day === undefined ? cell : { text: day, how: "day-run" };
  }
  const serial = SERIAL.exec(text);
  if (serial !== null)
    return { text: addDays(SERIAL_ORIGIN, Number(serial[1]) + (context.from1904 === true ? SERIAL_1904 : 0)), how: "day-serial" };
  const named = namedDay(text, vocabulary);
  return named === undefined ? cell : { text: named, how: "day-month-name" };
}

function inNumbers(found: RegExpExecArray, cell: string, { dates }: CellContext): Cell {
  const all = readings(found);
  const [first] = all;
  if (first === undefined) return cell;
  const days = [...new Set(all.map(([, day]) => day))];
  // An order that was stated or settled is kept to: another one in the same column is no day of it.
  const shown = dates === undefined ? (days.length === 1 ? first : undefined) : all.find(([order]) => order === dates);
  if (shown !== undefined) return { text: shown[1], how: HOW[shown[0]] };
  if (dates !== undefined) return cell;
  return {
    wrong: {
      code: "table/two-days",
      message: message("tables/two-days", { cell: quote(cell.trim()), one: days[0] ?? "", other: days[1] ?? "" }),
      fix: message("tables/two-days.fix"),
    },
  };
}

const HOW = { mdy: "day-mdy", dmy: "day-dmy", ymd: "day-year-first" } as const satisfies Readonly<Record<DateOrder, How>>;

const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th|er|e)?[\s\-/.]*(?:de\s+)?(\p{L}+)\.?[\s\-/.,]*(\d{4}|\d{2})$/u;
const NAME_DAY = /^(\p{L}+)\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4}|\d{2})$/u;
const YEAR_NAME = /^(\d{4})[\s\-/.]*(\p{L}+)\.?[\s\-/.]*(\d{1,2})$/u;

function namedDay(text: string, { months }: Vocabulary): Day | undefined {
  const of = (year = "", name = "", date = ""): Day | undefined => {
    const month = months.get(folded(name));
    return month === undefined ? undefined : parseDay(`${yearOf(year)}-${two(String(month))}-${two(date)}`);
  };
  const plain = text.replace(/^(?:\p{L}+,?\s+)(?=\d)/u, "");
  const dayFirst = DAY_NAME.exec(plain);
  if (dayFirst !== null) return of(dayFirst[3], dayFirst[2], dayFirst[1]);
  const nameFirst = NAME_DAY.exec(text);
  if (nameFirst !== null) return of(nameFirst[3], nameFirst[1], nameFirst[2]);
  const yearFirst = YEAR_NAME.exec(text);
  return yearFirst === null ? undefined : of(yearFirst[1], yearFirst[2], yearFirst[3]);
}
