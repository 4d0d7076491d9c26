// One entry line as read: the contract's `EntryLine` with every decimal exact and every fact under its path.

import type { ErrorCode } from "../contract/errors.js";
import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import type { Message } from "../said/message.js";

/** What a fact can be. `"unknown"` given for a metal's content or country means that the importer cannot show it. */
export type FactValue = boolean | string | Rational;

/** A fact value that stands for "the importer cannot show it". */
export const CANNOT_SHOW = "unknown";

/** The facts of one line, checked. Amounts in dollars; quantities by base unit. */
export interface EntryLine {
  readonly id?: string;
  /** 8 or 10 digits, without dots. */
  readonly hts: string;
  readonly origin: string;
  /** The code of a part of the country, where the line named its origin by one. */
  readonly originGiven?: string;
  readonly entryDate: Day;
  readonly importDate: Day;
  /** Whether the day of importation was stated; else it is taken to be that of entry. */
  readonly importStated?: true;
  readonly value: Rational;
  /** Program claimed; null = none; undefined = not said. */
  readonly spi: string | null | undefined;
  readonly quantity: ReadonlyMap<string, Rational>;
  /** Units as the line gave them, to tell those that its rates do not use. */
  readonly units: readonly string[];
  /** Chapter 98 number claimed, digits. */
  readonly chapter98?: string;
  /** All other facts by path: `facts.donation`, `content.steel.value`, `loadedDate`, `mode`, `weightKg`, … */
  readonly given: ReadonlyMap<string, FactValue>;
}

/** Why a line is refused: what was found, why it cannot stand, what to do. */
export interface FactProblem {
  readonly code: ErrorCode;
  readonly message: Message;
  readonly key: string;
  readonly fix: Message;
  /** Echo of the line's id where it could be read. */
  readonly id?: string;
}

/** Narrow a fact value to an exact number. */
export function isExact(value: FactValue | undefined): value is Rational {
  return typeof value === "object";
}
