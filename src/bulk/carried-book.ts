// What a book takes over from that of the law before.

import type { PlanClass } from "./packed-classes.js";
import type { Program } from "./program.js";

/** Cells and programs that hold under both laws. */
export interface CarriedBook {
  /** Class of a cell in the book before, 0 where it is not in force; undefined where the laws may treat the number differently there. */
  classAt(place: number, slot: number): number | undefined;
  /** The plain general rate of that cell, "numerator/denominator". */
  rateAt(place: number, slot: number): string;
  /** What the book before knows of a class. */
  describe(id: number): PlanClass;
  /** Place of the program of a class and key; undefined where it was not compiled, -1 where `assess` must answer. */
  programAt(id: number, key: string): number | undefined;
  program(place: number): Program;
}
