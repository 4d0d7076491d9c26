// What a heading of the law adds to a duty.

import type { Day } from "../exact/day.js";

/** An exact fraction in JSON: numerator and denominator as decimal integers. */
export type Fraction = readonly [numerator: string, denominator: string];

/** What a heading adds. Rates are fractions of the basis. */
export type Adds =
  | { readonly kind: "nothing" }
  | { readonly kind: "rate"; readonly rate: Fraction; readonly text: string }
  /** Lifts column 1 and this duty together to the rate; nothing when column 1 is already there. */
  | { readonly kind: "up-to"; readonly rate: Fraction; readonly text: string }
  | { readonly kind: "barred" }
  /** The ordinary rate, in place of that of the column; nothing is added to it. */
  | { readonly kind: "in-place"; readonly rate: Fraction; readonly text: string }
  /** A percentage that a producer table or the importer's own notice states. */
  | { readonly kind: "table"; readonly table: string; readonly text: string }
  /** What the law on record adds, or what a newer print has in its place, by column; a question of the law decides. */
  | {
      readonly kind: "either";
      readonly question: string;
      readonly law: SettledAdds;
      readonly general: SettledAdds;
      readonly special: SettledAdds;
      /** Where the second text is from. */
      readonly print: Source;
    };

/** Since when something of the law is as it is, and by what. */
export interface Source {
  readonly since: Day;
  readonly by: readonly string[];
}

/** What a heading adds once it is known which text holds. */
export type SettledAdds = Exclude<Adds, { kind: "either" }>;
