// Runs programs on the rows of a chunk, columns in and columns out: what each row owes by authority, its bounds, and its questions in the
// order of dollars at stake. Integers below 2^51, big integers past that; each duty is rounded half up once.

import { type AnswerColumns, STATUS } from "./answer-columns.js";
import { CHUNK, type LineColumns } from "./line-columns.js";
import type { Shelf } from "./program-shelf.js";
import { ENDS, EXACT, SHORT, type ShelfArrays } from "./shelf-arrays.js";

/** The programs of a chunk's rows, found before they are run. */
export interface RowPrograms {
  /** Place on the shelf; -1 where there is none. */
  readonly program: Int32Array;
  /** The plain general rate of the cell of a row, as a fraction. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/** Columns for the programs of a chunk. */
export function newRowPrograms(): RowPrograms {
  return { program: new Int32Array(CHUNK), numerator: new Float64Array(CHUNK), denominator: new Float64Array(CHUNK).fill(1) };
}

// Of questions: that `assess` must tell them.
const UNSURE = -1;

/** Rates the first rows of a chunk. An amount past 2^53 leaves its row `uncompiled`. */
export type Kernel = (lines: Pick<LineColumns, "amounts">, rows: number, programs: RowPrograms, answers: AnswerColumns) => void;

const MILLIONTHS = 1_000_000;
// Questions whose order is written as one exact number.
const ORDERED = 12;

/** A kernel for the programs of a shelf; `questionsAt` gives the place of questions, facts joined by spaces, in the table of the book. */
export function makeKernel(shelf: Shelf, questionsAt: (questions: string) => number): Kernel {
  let on: ShelfArrays = shelf.arrays();
  let amounts = new Float64Array(0);
  let answers: AnswerColumns;
  let programs: RowPrograms;
  let bases = new Float64Array(64);
  let duties = new Float64Array(64);
  let stakes = new Float64Array(8);
  let order = new Int32Array(8);
  // Questions of a list in an order, by the order as a number; the one met last stands beside.
  const known: Map<number, number>[] = [];
  const lastOrder: number[] = [];
  const lastPlace: number[] = [];

  function bigForm(form: number, row: number): number {
    const { constant, factors, divisor } = shelf.form(form);
    let sum = BigInt(constant);
    for (const [input, factor] of factors) sum += BigInt(factor) * BigInt(amounts[input * CHUNK + row] as number);
    const by = BigInt(divisor);
    return Number((2n * sum + by) / (2n * by));
  }

  function centsOf(form: number, row: number): number {
    const { factorFrom, factor, input } = on;
    let sum = on.constant[form] as number;
    const end = factorFrom[form + 1] as number;
    for (let at = factorFrom[form] as number; at < end; at++) {
      const term = (factor[at] as number) * (amounts[(input[at] as number) * CHUNK + row] as number);
      if (term >= EXACT || term <= -EXACT) return bigForm(form, row);
      sum += term;
    }
    if (sum >= EXACT) return bigForm(form, row);
    const divisor = on.divisor[form] as number;
    return (on.whole[form] as number) + Math.floor((2 * sum + divisor) / (2 * divisor));
  }

  // The plain general rate of the cell on the value.
  function generalCents(row: number): number {
    const numerator = programs.numerator[row] as number;
    const denominator = programs.denominator[row] as number;
    const value = amounts[row] as number;
    const product = value * numerator;
    if (product < EXACT) return Math.floor((2 * product + denominator) / (2 * denominator));
    const [whole, by] = [BigInt(value) * BigInt(numerator), BigInt(denominator)];
    return Number((2n * whole + by) / (2n * by));
  }

  function determined(leaf: number, row: number): void {
    const { byAuthority } = answers;
    const base = on.general[leaf] === 1 ? generalCents(row) : 0;
    let duty = base;
    byAuthority[row] = base;
    const end = on.formFrom[leaf + 1] as number;
    for (let place = on.formFrom[leaf] as number; place < end; place++) {
      const form = on.forms[place] as number;
      const cents = centsOf(form, row);
      const at = (on.authority[form] as number) * CHUNK + row;
      byAuthority[at] = (byAuthority[at] as number) + cents;
      duty += cents;
    }
    const value = amounts[row] as number;
    const twice = 2 * MILLIONTHS * duty + value;
    let rate: number;
    if (twice < Number.MAX_SAFE_INTEGER) rate = Math.floor(twice / (2 * value));
    else rate = Number((BigInt(2 * MILLIONTHS) * BigInt(duty) + BigInt(value)) / (2n * BigInt(value)));
    if (duty > Number.MAX_SAFE_INTEGER || rate > Number.MAX_SAFE_INTEGER) {
      answers.status[row] = STATUS.uncompiled;
      return;
    }
    answers.status[row] = STATUS.determined;
    answers.duty[row] = duty;
    answers.additional[row] = duty - (byAuthority[row] as number);
    answers.min[row] = duty;
    answers.max[row] = duty;
    answers.rate[row] = rate;
    answers.headings[row] = on.headings[leaf] as number;
  }

  function several(program: number, row: number): void {
    const from = on.leafFrom[program] as number;
    const count = (on.leafFrom[program + 1] as number) - from;
    const general = generalCents(row);
    let least = -1;
    let most = -1;
    let equal = true;
    for (let at = 0; at < count; at++) {
      const leaf = on.leaves[from + at] as number;
      if (on.barred[leaf] === 1) continue;
      let base = on.general[leaf] === 1 ? general : 0;
      let duty = base;
      const end = on.formFrom[leaf + 1] as number;
      for (let place = on.formFrom[leaf] as number; place < end; place++) {
        const form = on.forms[place] as number;
        const cents = centsOf(form, row);
        duty += cents;
        if (on.authority[form] === 0) base += cents;
      }
      if (duty > Number.MAX_SAFE_INTEGER) {
        answers.status[row] = STATUS.uncompiled;
        return;
      }
      bases[at] = base;
      duties[at] = duty;
      if (least < 0) {
        least = at;
        most = at;
        continue;
      }
      if (duty !== duties[least] || base !== bases[least]) equal = false;
      if (duty < (duties[least] as number)) least = at;
      // Of equals the later completion, which claims nothing; as `assess` shows it.
      if (duty >= (duties[most] as number)) most = at;
    }
    // Completions that owe the same by these amounts may still declare or give back different things: `assess` tells.
    const questions = equal && on.anyBarred[program] === 0 ? UNSURE : asked(program, from);
    if (questions === UNSURE) {
      answers.status[row] = STATUS.uncompiled;
      return;
    }
    answers.status[row] = STATUS.range;
    answers.min[row] = duties[least] as number;
    answers.max[row] = duties[most] as number;
    answers.questions[row] = questions;
  }

  // As `stakeOf` in the questions of `assess`: the spread of the highest duties and of the lowest between the answers. -1 where it is no
  // question.
  function stakeOf(question: number, leafFrom: number): number {
    const { answerFrom, entryFrom, entries, barred, leaves } = on;
    let lowMin = Number.POSITIVE_INFINITY;
    let highMin = Number.NEGATIVE_INFINITY;
    let lowMax = Number.POSITIVE_INFINITY;
    let highMax = Number.NEGATIVE_INFINITY;
    let bars = 0;
    const end = answerFrom[question + 1] as number;
    for (let answer = answerFrom[question] as number; answer < end; answer++) {
      let min = Number.POSITIVE_INFINITY;
      let max = Number.NEGATIVE_INFINITY;
      let anyBarred = false;
      const last = entryFrom[answer + 1] as number;
      for (let at = entryFrom[answer] as number; at < last; at++) {
        const leaf = entries[at] as number;
        if (barred[leaves[leafFrom + leaf] as number] === 1) {
          anyBarred = true;
          continue;
        }
        const duty = duties[leaf] as number;
        if (duty < min) min = duty;
        if (duty > max) max = duty;
      }
      bars |= anyBarred ? 1 : 2;
      if (max < min) continue;
      if (min < lowMin) lowMin = min;
      if (min > highMin) highMin = min;
      if (max < lowMax) lowMax = max;
      if (max > highMax) highMax = max;
    }
    const stake = highMin < lowMin ? 0 : highMin - lowMin + (highMax - lowMax);
    return stake > 0 || bars === 3 ? stake : -1;
  }

  // Place of the questions of a program on the duties at hand; of equal stakes the one named first stands first. Whether a question without
  // a dollar at stake is one is not known here.
  function asked(program: number, leafFrom: number): number {
    const ask = on.asks[program] as number;
    const from = on.questionFrom[ask] as number;
    const count = (on.questionFrom[ask + 1] as number) - from;
    let found = 0;
    for (let question = 0; question < count; question++) {
      const stake = stakeOf(on.questions[from + question] as number, leafFrom);
      if (stake < 0) return UNSURE;
      let at = found++;
      for (; at > 0 && (stakes[at - 1] as number) < stake; at--) {
        stakes[at] = stakes[at - 1] as number;
        order[at] = order[at - 1] as number;
      }
      stakes[at] = stake;
      order[at] = question;
    }
    if (count > ORDERED) return questionsAt(textOf(program, found));
    let key = 1;
    for (let at = 0; at < found; at++) key = key * (count + 1) + (order[at] as number);
    return lastOrder[ask] === key ? (lastPlace[ask] as number) : placeOf(program, ask, key, found);
  }

  function textOf(program: number, found: number): string {
    const facts = shelf.facts(program);
    return Array.from(order.subarray(0, found), (at) => facts[at]).join(" ");
  }

  function placeOf(program: number, ask: number, key: number, found: number): number {
    const of = known[ask] ?? new Map<number, number>();
    known[ask] = of;
    let place = of.get(key);
    if (place === undefined) {
      place = questionsAt(textOf(program, found));
      of.set(key, place);
    }
    lastOrder[ask] = key;
    lastPlace[ask] = place;
    return place;
  }

  function run(program: number, row: number): void {
    const ends = on.ends[program];
    if (ends === ENDS.determined) determined(on.leaves[on.leafFrom[program] as number] as number, row);
    else if (ends === ENDS.several) several(program, row);
    else answers.status[row] = STATUS.prohibited;
  }

  function widen(): void {
    if (shelf.most.leaves > duties.length) {
      bases = new Float64Array(2 * shelf.most.leaves);
      duties = new Float64Array(2 * shelf.most.leaves);
    }
    if (shelf.most.questions > order.length) {
      stakes = new Float64Array(2 * shelf.most.questions);
      order = new Int32Array(2 * shelf.most.questions);
    }
  }

  // Rows whose programs have one completion and duties that are rates on the value: most, and without a branch on what is owed. The
  // programs of others, and rows whose amounts are too large, are run one by one.
  return (lines, rows, found, into) => {
    on = shelf.arrays();
    amounts = lines.amounts as Float64Array<ArrayBuffer>;
    answers = into;
    programs = found;
    widen();
    const { program, numerator, denominator } = found;
    const { short } = on;
    const { status, byAuthority, additional, duty, min, max, rate, headings } = into;
    // Columns of authorities that no program names were nought from the start.
    for (const authority of shelf.authorities) byAuthority.fill(0, authority * CHUNK, authority * CHUNK + rows);
    for (let row = 0; row < rows; row++) {
      const place = program[row] as number;
      if (place < 0) {
        status[row] = STATUS.uncompiled;
        continue;
      }
      const at = SHORT * place;
      const column = short[at] as number;
      if (column < 0) {
        run(place, row);
        continue;
      }
      const value = amounts[row] as number;
      const by = denominator[row] as number;
      const divisor = short[at + 2] as number;
      const basis = value * (numerator[row] as number) * (short[at + 3] as number);
      const product = value * (short[at + 1] as number);
      const base = Math.floor((2 * basis + by) / (2 * by));
      const added = Math.floor((2 * product + divisor) / (2 * divisor));
      const owed = base + added;
      const twice = 2 * MILLIONTHS * owed + value;
      if (basis >= EXACT || product >= EXACT || twice >= Number.MAX_SAFE_INTEGER) {
        run(place, row);
        continue;
      }
      status[row] = STATUS.determined;
      byAuthority[row] = base;
      byAuthority[column + row] = added;
      additional[row] = added;
      duty[row] = owed;
      min[row] = owed;
      max[row] = owed;
      rate[row] = Math.floor(twice / (2 * value));
      headings[row] = on.shortHeadings[place] as number;
    }
  };
}
