// Adds up the duty of rated chunks by month of entry and authority, in numbers while they are exact.

import { addDays, type Day } from "../exact/day.js";
import { type AnswerColumns, STATUS } from "./answer-columns.js";
import { CHUNK, type LineColumns } from "./line-columns.js";
import { AUTHORITIES } from "./program.js";
import { addDuty, type Tally } from "./tally.js";

/** Sums of a run. */
export interface DutySums {
  /** Add the determined rows of a chunk. */
  add(lines: LineColumns, answers: AnswerColumns, rows: number): void;
  /** Move what was added into a tally. */
  moveTo(tally: Tally): void;
}

const EPOCH = "1970-01-01" as Day;
// Duties below this are added as numbers; so many of them stay below 2^53.
const SMALL = 2 ** 32;
const ADDED_AT_MOST = 2 ** 20;
// Days whose month is kept, from 1970 on.
const KNOWN_DAYS = 50_000;
const NOWHERE = 0;

/** Sums of nothing. */
export function dutySums(): DutySums {
  const width = AUTHORITIES.length;
  // Place of a month by day, plus one.
  const known = new Int32Array(KNOWN_DAYS);
  // The first is that of rows that are not added.
  const months: string[] = [""];
  const byMonth = new Map<string, number>();
  const whole: bigint[] = [];
  let sums = new Float64Array(64 * width);
  let added = 0;
  const place = new Int32Array(CHUNK);

  function placeOf(day: number): number {
    const there = known[day] as number;
    if (there > 0) return there - 1;
    const month = addDays(EPOCH, day).slice(0, 7);
    let found = byMonth.get(month);
    if (found === undefined) {
      found = months.push(month) - 1;
      byMonth.set(month, found);
    }
    if (day < KNOWN_DAYS) known[day] = found + 1;
    if (months.length * width > sums.length) {
      const wider = new Float64Array(2 * sums.length);
      wider.set(sums);
      sums = wider;
    }
    return found;
  }

  function addLarge(at: number, byAuthority: Float64Array, row: number): void {
    for (let authority = 0; authority < width; authority++)
      whole[at + authority] = (whole[at + authority] ?? 0n) + BigInt(byAuthority[authority * CHUNK + row] as number);
  }

  // Numbers to big integers, before a sum of them could pass what is exact.
  function settle(): void {
    for (let at = width; at < months.length * width; at++) whole[at] = (whole[at] ?? 0n) + BigInt(sums[at] as number);
    sums.fill(0);
    added = 0;
  }

  return {
    add({ entryDay }, { status, byAuthority, duty }, rows) {
      added += rows;
      if (added > ADDED_AT_MOST) settle();
      // Rows that owe nothing determined are added to a month of no name, so that the loops over amounts have no branch.
      for (let row = 0; row < rows; row++) {
        const small = status[row] === STATUS.determined && (duty[row] as number) < SMALL;
        place[row] = small ? placeOf(entryDay[row] as number) * width : NOWHERE;
        if (!small && status[row] === STATUS.determined) addLarge(placeOf(entryDay[row] as number) * width, byAuthority, row);
      }
      for (let authority = 0; authority < width; authority++) {
        const from = authority * CHUNK;
        for (let row = 0; row < rows; row++) {
          const at = (place[row] as number) + authority;
          sums[at] = (sums[at] as number) + (byAuthority[from + row] as number);
        }
      }
    },
    moveTo(tally) {
      settle();
      months.forEach((month, at) => {
        if (at === NOWHERE) return;
        AUTHORITIES.forEach((authority, owed) => {
          const sum = whole[at * width + owed] ?? 0n;
          if (sum > 0n) addDuty(tally, month, authority, sum);
          whole[at * width + owed] = 0n;
        });
      });
    },
  };
}
