// Runs programs on the amounts of a row: what the row owes by authority, its bounds, and its questions in the order of dollars at stake.
// Results stand in one scratch object, so that a row makes no garbage.

import { centsAt, centsOf, type ReadyLeaf, type ReadyProgram } from "./kernel-program.js";
import { AUTHORITIES } from "./program.js";

/** Status of a row; `UNCOMPILED` rows are for `assess`. */
export const STATUS = { determined: 0, range: 1, prohibited: 2, uncompiled: 3 } as const;

/** The result of the row that ran last. Amounts in cents. */
export interface KernelResult {
  status: number;
  /** By place in `AUTHORITIES`; filled when determined. */
  readonly byAuthority: Float64Array;
  additional: number;
  duty: number;
  min: number;
  max: number;
  /** Place of the headings in the table of the book; -1 where none are asserted. */
  headings: number;
  /** Facts to ask for, in order. */
  questions: readonly string[];
}

/** A result to run into. */
export function newResult(): KernelResult {
  return {
    status: STATUS.uncompiled,
    byAuthority: new Float64Array(AUTHORITIES.length),
    additional: 0,
    duty: 0,
    min: 0,
    max: 0,
    headings: -1,
    questions: [],
  };
}

const NONE: readonly string[] = [];

/** The plain general rate of a cell, as a fraction. */
export interface CellRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Run a program on the inputs of a row (see `INPUTS`) and the rate of its cell. An amount past 2^53 cents is left to `assess`. */
export function runProgram(program: ReadyProgram, inputs: Float64Array, rate: CellRate, result: KernelResult): void {
  if (program.prohibited) {
    result.status = STATUS.prohibited;
    result.questions = NONE;
    return;
  }
  const only = program.leaves.length === 1 ? program.leaves[0] : undefined;
  if (only !== undefined) determined(only, inputs, rate, result);
  else several(program, inputs, rate, result);
}

function determined(leaf: ReadyLeaf, inputs: Float64Array, rate: CellRate, result: KernelResult): void {
  const { byAuthority } = result;
  byAuthority.fill(0);
  let duty = leaf.general ? centsAt(inputs[0] as number, rate.numerator, rate.denominator) : 0;
  byAuthority[0] = duty;
  for (const form of leaf.forms) {
    const cents = centsOf(form, inputs);
    byAuthority[form.authority] = (byAuthority[form.authority] as number) + cents;
    duty += cents;
  }
  if (duty > Number.MAX_SAFE_INTEGER) {
    result.status = STATUS.uncompiled;
    return;
  }
  result.status = STATUS.determined;
  result.duty = duty;
  result.additional = duty - (byAuthority[0] as number);
  result.min = duty;
  result.max = duty;
  result.headings = leaf.headings;
  result.questions = NONE;
}

const bases: number[] = [];
const duties: number[] = [];

function several(program: ReadyProgram, inputs: Float64Array, rate: CellRate, result: KernelResult): void {
  const { leaves } = program;
  const general = centsAt(inputs[0] as number, rate.numerator, rate.denominator);
  let least = -1;
  let most = -1;
  let equal = true;
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at] as ReadyLeaf;
    if (leaf.barred) continue;
    let base = leaf.general ? general : 0;
    let duty = base;
    for (const form of leaf.forms) {
      const cents = centsOf(form, inputs);
      duty += cents;
      if (form.authority === 0) base += cents;
    }
    if (duty > Number.MAX_SAFE_INTEGER) {
      result.status = STATUS.uncompiled;
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
  if (equal && !program.anyBarred) {
    determined(leaves[most] as ReadyLeaf, inputs, rate, result);
    return;
  }
  result.status = STATUS.range;
  result.min = duties[least] as number;
  result.max = duties[most] as number;
  result.headings = -1;
  result.questions = asked(program);
}

interface Stake {
  readonly fact: string;
  readonly stake: number;
}

// As `stakeOf` in the questions of `assess`: the spread of the highest duties and of the lowest between the answers.
function asked({ questions, leaves }: ReadyProgram): readonly string[] {
  const found: Stake[] = [];
  for (const { fact, answers } of questions) {
    let [lowMin, highMin, lowMax, highMax] = [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    let bars = 0;
    for (const answer of answers) {
      let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      let barred = false;
      for (const at of answer) {
        if ((leaves[at] as ReadyLeaf).barred) {
          barred = true;
          continue;
        }
        const duty = duties[at] as number;
        if (duty < min) min = duty;
        if (duty > max) max = duty;
      }
      bars |= barred ? 1 : 2;
      if (max < min) continue;
      if (min < lowMin) lowMin = min;
      if (min > highMin) highMin = min;
      if (max < lowMax) lowMax = max;
      if (max > highMax) highMax = max;
    }
    const stake = highMin < lowMin ? 0 : highMin - lowMin + (highMax - lowMax);
    if (stake > 0 || bars === 3) found.push({ fact, stake });
  }
  found.sort((a, b) => b.stake - a.stake);
  return found.map((each) => each.fact);
}
