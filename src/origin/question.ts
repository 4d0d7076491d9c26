// A question as the readers leave it and the judges take it: exact figures, digits of numbers, unknowns as undefined.

import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import type { Arg } from "../said/message.js";
import type { OriginFacts, Role, Use } from "./types.js";

export const METALS = ["steel", "aluminum"] as const;
export type Metal = (typeof METALS)[number];

/** A supplier's statement as read. */
export interface Statement {
  readonly value: Rational;
  readonly hts: readonly string[];
  readonly netCost?: Rational;
}

/** One receipt: quantity in any one unit, value in dollars. */
export interface Lot {
  readonly quantity: Rational;
  readonly value: Rational;
  readonly originating: boolean;
}

/** A stock as read; lots in the order of receipt. */
export interface Stock {
  readonly method: "FIFO" | "LIFO" | "average";
  readonly used: Rational;
  readonly lots: readonly Lot[];
}

/** A material as read. */
export interface Material {
  readonly path: string;
  readonly name: string;
  /** Digits; "" = not known. */
  readonly hts: string;
  readonly value?: Rational;
  readonly weightKg?: Rational;
  readonly originating: boolean | undefined;
  /** Its code. */
  readonly country?: string;
  /** What was written for it, where that is another text. */
  readonly countryGiven?: string;
  readonly ignored: boolean;
  readonly role: Role;
  readonly deductions: Rational;
  readonly statement?: Statement;
  readonly corePart?: string;
  readonly netCost?: Rational;
  readonly elastomeric?: boolean;
  readonly stock?: Stock;
  readonly inputs: readonly Material[];
}

/** A purchase as read. */
export interface Purchase {
  readonly path: string;
  readonly name: string;
  readonly hts: string;
  readonly value: Rational;
  readonly originating: boolean | undefined;
  /** The metals whose list names the number; two where it holds parts of both and none was said. */
  readonly metals: readonly Metal[];
}

/** A question as read. */
export interface Question {
  readonly id?: string;
  readonly hts: string;
  readonly date: Day;
  readonly use?: Use;
  readonly branch?: string;
  readonly transactionValue?: Rational;
  readonly netCost?: Rational;
  readonly totalCost?: Rational;
  readonly weightKg?: Rational;
  readonly materials: readonly Material[];
  readonly purchases: readonly Purchase[];
  readonly facts: OriginFacts;
}

/** A fact that would settle something. */
export interface Ask {
  readonly fact: string;
  readonly ask: Arg;
  readonly choices?: readonly (string | boolean)[];
  /** "law": no fact settles it, but a ruling. */
  readonly kind?: "law";
}
