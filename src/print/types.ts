// What a newer print of chapter 99 says otherwise than the law on record.

import type { Day } from "../exact/day.js";
import type { Arg, Message } from "../said/message.js";

/**
 * A printed rate that can be read: nothing, a rate that adds to column 1, or one that takes its place. `content` is the material on
 * whose value alone it falls, where the print says so.
 */
export type PrintedRate =
  | { readonly kind: "nothing" }
  | { readonly kind: "adds" | "total"; readonly percent: string; readonly content?: string };

/**
 * `rate`: printed at another rate than the law's, and readable; `unreadable`: printed otherwise, in words that give no rate;
 * `gone`: in the law and not printed; `new`: printed and not in the law; `returned`: ended in the law, and printed again;
 * `words` and `footnotes`: the text, or the numbers whose footnotes name it, differ from the last edition at hand.
 */
export type DifferenceKind = "rate" | "unreadable" | "gone" | "new" | "returned" | "words" | "footnotes";

/** One heading that the print has otherwise than the law or the edition before. */
export interface PrintDifference {
  /** Eight digits. */
  readonly id: string;
  readonly kind: DifferenceKind;
  /** What the law has, in words. */
  readonly law: Arg;
  /** What the print has. */
  readonly print: string;
  /** The same where it is words of ours and not of the print. */
  readonly change?: Message;
  /** The words of the heading as printed; empty where it is not. */
  readonly words: string;
  /** Whether it may reach goods of the origins encoded, and why that is thought. */
  readonly reaches: boolean;
  readonly why: Arg;
  /** Where its words name the countries: those that it may reach, or that it may not. Absent: any. */
  readonly origins?: readonly string[];
  readonly notOrigins?: readonly string[];
  /** The rate by column, of the kind `rate`. */
  readonly rates?: { readonly general: PrintedRate; readonly special: PrintedRate };
}

/** A print that was brought in, held against the law of its day. */
export interface NewerPrint {
  readonly name: string;
  /** First day of entry from which it speaks. */
  readonly from: Day;
  readonly differences: readonly PrintDifference[];
}

/** Headings of chapter 99 that are not encoded, by the digits they begin with, and why. */
export interface PrintRegisterRow {
  readonly stems: readonly string[];
  readonly why: string;
}

/** What a newer print is read with; it changes no answer and is not part of the hash. */
export interface PrintRegister {
  /** Code of the country of import, whose name tells nothing of an origin. */
  readonly home?: string;
  /** Names of countries as prints write them, besides those of the codes. */
  readonly countries: readonly string[];
  readonly outside: readonly PrintRegisterRow[];
  /** Headings whose words are open and that were read for what keeps them out. */
  readonly read: readonly PrintRegisterRow[];
}
