// Layouts with several tariff numbers on one row: which header is a number, which the duty on it, which the value, and which belong together.

import { message } from "../said/message.js";
import type { Wrong } from "../tables/cell.js";
import { folded } from "../tables/words.js";
import type { SeriesWords } from "./data.js";

/** What a column of a series is; `name` says which of the numbers of the row it is about: "1", "chapter 99", "ieepa 2". */
export interface SeriesColumn {
  readonly kind: "number" | "duty" | "value";
  readonly name: string;
}

/** One number of a row: places of its columns. */
export interface SeriesPair {
  readonly number: number;
  readonly duty: number;
  readonly value: number | undefined;
  /** One of a numbered row of tariffs, not a column next to the number of the goods. */
  readonly numbered: boolean;
}

const NUMBERED = /^[1-9]\d?$/;

/** Read a header as a column of a series; undefined where it is none. */
export function seriesColumn(header: string, words: SeriesWords): SeriesColumn | undefined {
  const parts = folded(header)
    .replace(/([a-z])(\d)/g, "$1 $2")
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "" && !words.other.includes(part));
  const has = (list: readonly string[]): boolean => parts.some((part) => list.includes(part));
  const kind = has(words.duty) ? "duty" : has(words.number) ? "number" : has(words.value) ? "value" : undefined;
  if (kind === undefined) return undefined;
  const left = parts.filter((part) => ![...words.duty, ...words.number, ...words.value].includes(part));
  return isName(left.join(" "), words) ? { kind, name: left.join(" ") } : undefined;
}

function isName(text: string, { names }: SeriesWords): boolean {
  if (NUMBERED.test(text)) return true;
  const whole = names.map((name) => spaced(name));
  return whole.includes(text) || whole.includes(text.replace(/ [1-9]$/, ""));
}

function spaced(name: string): string {
  return name.replace(/([a-z])(\d)/g, "$1 $2");
}

interface Placed extends SeriesColumn {
  readonly at: number;
}

/** Put the columns of a series together, or name those that stand alone: a duty without its number, a number without its duty. */
export function seriesPairs(columns: readonly Placed[], header: readonly string[]): readonly SeriesPair[] | Wrong {
  const of = (kind: SeriesColumn["kind"]): Placed[] => columns.filter((column) => column.kind === kind);
  const duties = of("duty");
  const alone: Placed[] = [];
  const pairs: SeriesPair[] = [];
  const made = (number: Placed, duty: Placed): void => {
    duties.splice(duties.indexOf(duty), 1);
    const value = of("value").find(({ name }) => name === number.name)?.at;
    pairs.push({ number: number.at, duty: duty.at, value, numbered: NUMBERED.test(number.name) });
  };
  for (const number of of("number")) {
    const duty = duties.find(({ name }) => name === number.name);
    if (duty === undefined) alone.push(number);
    else made(number, duty);
  }
  // "Chapter 99 HTS" and "IEEPA Duty": one of each that is left, or of each count one.
  for (const number of [...alone]) {
    const count = / ([1-9])$/.exec(number.name)?.[1];
    const fitting = duties.filter(({ name }) => !NUMBERED.test(name) && / ([1-9])$/.exec(name)?.[1] === count);
    const others = alone.filter(({ name }) => / ([1-9])$/.exec(name)?.[1] === count);
    const [duty] = fitting;
    if (NUMBERED.test(number.name) || duty === undefined || fitting.length > 1 || others.length > 1) continue;
    alone.splice(alone.indexOf(number), 1);
    made(number, duty);
  }
  const left = [...alone, ...duties];
  if (left.length === 0) return pairs;
  return {
    code: "table/unread-duty",
    message: message("report/unpaired-duty", { columns: left.map(({ at }) => header[at] ?? "").join(", ") }),
    fix: message("report/unpaired-duty.fix"),
  };
}

/** Columns that nothing is read from and that may hold a duty, by their names: an answer without them could be a silent zero. */
export function unreadDuties(unread: readonly string[], words: SeriesWords): Wrong | undefined {
  const found = unread.filter((name) => {
    const text = ` ${folded(name).replace(/[^a-z0-9]+/g, " ")} `;
    const has = (list: readonly string[]): boolean => list.some((word) => text.includes(` ${word} `));
    return has(words["never-unread"]) && !has(words.harmless);
  });
  if (found.length === 0) return undefined;
  return {
    code: "table/unread-duty",
    message: message("report/unread-duty", { columns: found.join(", ") }),
    fix: message("report/unread-duty.fix"),
  };
}
