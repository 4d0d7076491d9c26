// Programs laid flat in typed arrays, one after another, so that running one on a row is a few reads. Places name programs, leaves, forms,
// factors, questions and answers; the parts of a whole stand from its `From` to the `From` of the next.

import type { ReadyLeaf, ReadyProgram } from "./kernel-program.js";
import { CHUNK } from "./line-columns.js";
import { type DutyForm, INPUTS } from "./program.js";

/** Products and sums below this are exact, and so are twice the sum and the divisor. */
export const EXACT = 2 ** 51;

/** Numbers of a program in `short`. */
export const SHORT = 4;

/** How a program ends. */
export const ENDS = { determined: 0, several: 1, prohibited: 2 } as const;

const VALUE = INPUTS.indexOf("value");
// A duty of nothing may be of any authority but the first.
const NO_AUTHORITY = 1;

type Room = Int32Array | Float64Array;

// Numbers that are pushed one by one; the array is replaced as it fills.
class Column<T extends Room> {
  array: T;
  length = 0;
  readonly #make: (size: number) => T;

  constructor(make: (size: number) => T) {
    this.#make = make;
    this.array = make(256);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = this.#make(2 * this.length);
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }

  last(): number {
    return this.array[this.length - 1] as number;
  }
}

const integers = (): Column<Int32Array> => new Column((size) => new Int32Array(size));
const numbers = (): Column<Float64Array> => new Column((size) => new Float64Array(size));

/** The arrays of a shelf as they stand; a program that is added may replace them. */
export interface ShelfArrays {
  /**
   * By program, {@link SHORT} numbers: of one that has a single completion and at most one duty on the value beside the plain general rate, where
   * the column of its authority begins, its factor, its divisor, and 1 where the general rate is owed, else 0. Of others, -1 stands first.
   */
  readonly short: Float64Array;
  /** By program: the headings of its first completion. */
  readonly shortHeadings: Int32Array;
  /** By program; see {@link ENDS}. */
  readonly ends: Int32Array;
  /** Whether any completion of a program is barred. */
  readonly anyBarred: Int32Array;
  readonly leafFrom: Int32Array;
  readonly questionFrom: Int32Array;
  /** By leaf. */
  readonly general: Int32Array;
  readonly headings: Int32Array;
  readonly barred: Int32Array;
  readonly formFrom: Int32Array;
  /** By form. */
  readonly authority: Int32Array;
  /** Whole cents of the constant, and what it leaves over the divisor. */
  readonly whole: Float64Array;
  readonly constant: Float64Array;
  readonly divisor: Float64Array;
  readonly factorFrom: Int32Array;
  /** By factor. */
  readonly input: Int32Array;
  readonly factor: Float64Array;
  /** By question. */
  readonly answerFrom: Int32Array;
  /** By answer. */
  readonly entryFrom: Int32Array;
  /** Places of leaves within their program, by answer after answer. */
  readonly entries: Int32Array;
}

/** The shelf. */
export interface Shelf {
  /** Put a program on the shelf; gives its place. The same program is put once. */
  add(program: ReadyProgram): number;
  arrays(): ShelfArrays;
  /** The form at a place, in exact integers. */
  form(place: number): DutyForm;
  /** Facts that a program asks for, in the order of its questions. */
  facts(program: number): readonly string[];
  /** Most leaves and most questions of any program. */
  readonly most: { leaves: number; questions: number };
  /** Authorities of all forms so far. */
  readonly authorities: ReadonlySet<number>;
}

/** An empty shelf. */
export function newShelf(): Shelf {
  const places = new Map<ReadyProgram, number>();
  const programs: ReadyProgram[] = [];
  const sources: DutyForm[] = [];
  const most = { leaves: 0, questions: 0 };
  const authorities = new Set([0, NO_AUTHORITY]);
  const columns = {
    ...{
      short: numbers(),
      shortHeadings: integers(),
      ends: integers(),
      anyBarred: integers(),
      leafFrom: integers(),
      questionFrom: integers(),
    },
    ...{ general: integers(), headings: integers(), barred: integers(), formFrom: integers() },
    ...{
      authority: integers(),
      whole: numbers(),
      constant: numbers(),
      divisor: numbers(),
      factorFrom: integers(),
      input: integers(),
      factor: numbers(),
    },
    ...{ answerFrom: integers(), entryFrom: integers(), entries: integers() },
  };
  for (const starts of [
    columns.leafFrom,
    columns.questionFrom,
    columns.formFrom,
    columns.factorFrom,
    columns.answerFrom,
    columns.entryFrom,
  ])
    starts.push(0);

  function addForm(form: DutyForm): void {
    const [constant, divisor] = [BigInt(form.constant), BigInt(form.divisor)];
    const over = ((constant % divisor) + divisor) % divisor;
    const whole = Number((constant - over) / divisor);
    const factors = form.factors.map(([, factor]) => Number(factor));
    const fits = [Number(divisor), whole, ...factors].every((each) => Math.abs(each) < EXACT);
    sources.push(form);
    authorities.add(form.authority);
    columns.authority.push(form.authority);
    columns.whole.push(whole);
    // An integer of the form that is itself past the exact range sends every row to big integers.
    columns.constant.push(fits ? Number(over) : Number.POSITIVE_INFINITY);
    columns.divisor.push(Number(divisor));
    form.factors.forEach(([input], at) => {
      columns.input.push(input);
      columns.factor.push(factors[at] as number);
    });
    columns.factorFrom.push(columns.input.length);
  }

  function addLeaf(leaf: ReadyLeaf): void {
    columns.general.push(Number(leaf.general));
    columns.headings.push(leaf.headings);
    columns.barred.push(Number(leaf.barred));
    leaf.forms.forEach(addForm);
    columns.formFrom.push(sources.length);
  }

  // After its leaves, the last of which stands last among all.
  function addShort({ leaves, prohibited }: ReadyProgram): void {
    const leaf = leaves[0] as ReadyLeaf;
    const [form, more] = leaf.forms;
    const at = sources.length - 1;
    const onValue = form === undefined || (form.factors.length === 1 && form.factors[0]?.[0] === VALUE && columns.factor.last() > 0);
    const plain = form === undefined || (columns.whole.array[at] === 0 && columns.constant.array[at] === 0);
    const short = !prohibited && leaves.length === 1 && more === undefined && onValue && plain;
    const authority = form?.authority ?? NO_AUTHORITY;
    columns.short.push(short && authority !== 0 ? CHUNK * authority : -1);
    columns.short.push(form === undefined ? 0 : columns.factor.last());
    columns.short.push(form === undefined ? 1 : columns.divisor.last());
    columns.short.push(Number(leaf.general));
    columns.shortHeadings.push(leaf.headings);
  }

  function addProgram(program: ReadyProgram): number {
    const { leaves, questions, prohibited, anyBarred } = program;
    columns.ends.push(prohibited ? ENDS.prohibited : leaves.length === 1 ? ENDS.determined : ENDS.several);
    columns.anyBarred.push(Number(anyBarred));
    leaves.forEach(addLeaf);
    addShort(program);
    columns.leafFrom.push(columns.general.length);
    for (const { answers } of questions) {
      for (const answer of answers) {
        for (const leaf of answer) columns.entries.push(leaf);
        columns.entryFrom.push(columns.entries.length);
      }
      columns.answerFrom.push(columns.entryFrom.length - 1);
    }
    columns.questionFrom.push(columns.answerFrom.length - 1);
    most.leaves = Math.max(most.leaves, leaves.length);
    most.questions = Math.max(most.questions, questions.length);
    return programs.push(program) - 1;
  }

  return {
    add(program) {
      const known = places.get(program);
      if (known !== undefined) return known;
      const place = addProgram(program);
      places.set(program, place);
      return place;
    },
    arrays: () => Object.fromEntries(Object.entries(columns).map(([name, { array }]) => [name, array])) as unknown as ShelfArrays,
    form: (place) => sources[place] as DutyForm,
    facts: (program) => (programs[program] as ReadyProgram).questions.map(({ fact }) => fact),
    most,
    authorities,
  };
}
