// A shelf of programs as data: its columns as they stand in memory, so that opening it is little more than reading numbers.

import { doubles, type Growing, integers } from "./growing.js";
import { numbersOf, numberText, steppedNumbers, stepText } from "./number-text.js";

/** Columns of whole numbers, and those of them that name where parts begin. */
const WHOLE = [
  ...(["ends", "anyBarred", "leaves", "asks", "questions", "general", "headings", "barred", "forms"] as const),
  ...(["authority", "input", "entries"] as const),
] as const;
const STARTS = ["leafFrom", "questionFrom", "formFrom", "factorFrom", "answerFrom", "entryFrom"] as const;
const DOUBLES = ["whole", "constant", "divisor", "factor"] as const;

type Integers = (typeof WHOLE)[number] | (typeof STARTS)[number];
type Doubles = (typeof DOUBLES)[number];

/** The columns of a shelf that are packed; see `ShelfArrays`. */
export type ShelfColumns = { readonly [Name in Integers]: Growing<Int32Array> } & { readonly [Name in Doubles]: Growing<Float64Array> };

/** A shelf as data. */
export interface PackedPrograms {
  /** Duties and questions as text. */
  readonly forms: readonly string[];
  readonly questions: readonly string[];
  /** Columns as numbers, or as steps where they name where parts begin. */
  readonly whole: Readonly<Record<Integers, string>>;
  /** A constant past the exact range is null. */
  readonly doubles: Readonly<Record<Doubles, readonly (number | null)[]>>;
}

/** Open the columns. Without data they are empty but for the first start of each. */
export function openColumns(packed?: PackedPrograms): ShelfColumns {
  const whole = WHOLE.map((name) => [name, integers(packed === undefined ? undefined : numbersOf(packed.whole[name]))]);
  const starts = STARTS.map((name) => [name, integers(packed === undefined ? Int32Array.of(0) : steppedNumbers(packed.whole[name]))]);
  const reals = DOUBLES.map((name) => [name, doubles(packed === undefined ? undefined : doublesOf(packed.doubles[name]))]);
  return Object.fromEntries([...whole, ...starts, ...reals]) as ShelfColumns;
}

function doublesOf(numbers: readonly (number | null)[]): Float64Array {
  return Float64Array.from(numbers, (each) => each ?? Number.POSITIVE_INFINITY);
}

/** Pack the columns. */
export function packColumns(columns: ShelfColumns): Pick<PackedPrograms, "whole" | "doubles"> {
  const whole = WHOLE.map((name) => [name, numberText(columns[name].all())]);
  const starts = STARTS.map((name) => [name, stepText(columns[name].all())]);
  const reals = DOUBLES.map((name) => [name, Array.from(columns[name].all(), (each) => (Number.isFinite(each) ? each : null))]);
  return { whole: Object.fromEntries([...whole, ...starts]), doubles: Object.fromEntries(reals) };
}
