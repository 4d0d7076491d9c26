// The arrays of a shelf of programs. Places name programs, leaves, forms, questions and answers; the parts of a whole stand from its `From` to the
// `From` of the next.

/** Products and sums below this are exact, and so are twice the sum and the divisor. */
export const EXACT = 2 ** 51;

/** Numbers of a program in `short`. */
export const SHORT = 4;

/** How a program ends. */
export const ENDS = { determined: 0, several: 1, prohibited: 2 } as const;

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
  readonly leaves: Int32Array;
  /** What a program asks: the place of a list of questions. */
  readonly asks: Int32Array;
  readonly questionFrom: Int32Array;
  readonly questions: Int32Array;
  /** By leaf. */
  readonly general: Int32Array;
  readonly headings: Int32Array;
  readonly barred: Int32Array;
  readonly formFrom: Int32Array;
  readonly forms: Int32Array;
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
