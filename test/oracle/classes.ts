// The classes of difference between the peer and the law. Each has a rule on one row; docs/oracle-differences.md gives the text that decides it.

import type { PeerRow } from "./rows.js";

/** What we answered, as fractions of the value. */
export interface Ours {
  readonly base: number;
  /** The base rate text is Free or a bare percentage. */
  readonly percent: boolean;
  readonly s232: number;
  readonly ieepa: number;
  readonly s122: number;
  readonly headings: readonly string[];
}

/** One row compared. */
export interface Compared {
  readonly row: PeerRow;
  readonly claimed: boolean;
  readonly ours: Ours | undefined;
  /** Why we refused the line. */
  readonly error?: string;
  readonly differs: readonly string[];
  /** The peer's base rate of this line is on its own list of errors. */
  readonly baseError: boolean;
  /** Some list names a sibling of this line at ten digits and not this line. */
  readonly tenDigitSibling: boolean;
  /** On a list whose relief turns on a fact: particular articles, civil aircraft. */
  readonly conditional: boolean;
}

/** A class: the parts it explains and its rule. */
export interface DifferenceClass {
  readonly id: string;
  readonly of: readonly string[];
  rule(compared: Compared, ours: Ours): boolean;
}

const METALS = /steel|aluminum|copper/;
const VEHICLES = /auto|mhd|bus/;

/** In the order in which they are tried. */
export const CLASSES: readonly DifferenceClass[] = [
  { id: "watch-lines-padded", of: ["line"], rule: ({ row }) => row.hts.startsWith("91") },
  { id: "line-of-one-edition", of: ["line"], rule: ({ row }) => row.hts === "9401993030" && row.from === "2025-07-01" },
  { id: "line-not-followed", of: ["line"], rule: ({ row }) => row.from >= "2026-07-01" },
  { id: "rate-not-a-percentage", of: ["base"], rule: (_, ours) => !ours.percent },
  { id: "rate-inherited-or-tagged", of: ["base"], rule: ({ baseError }) => baseError },
  {
    id: "claim-free-by-construction",
    of: ["ieepa", "base", "122"],
    rule: ({ row, claimed }) => claimed && row.netIeepa === 0 && row.base === 0 && row.net122 === 0,
  },
  {
    id: "ieepa-ends-with-the-judgment",
    of: ["ieepa"],
    rule: ({ row }, ours) => row.from >= "2026-02-20" && row.from < "2026-02-24" && ours.ieepa > 0,
  },
  {
    id: "ieepa-before-metals-in-spring-2025",
    of: ["ieepa", "232"],
    rule: ({ row, claimed }, ours) => !claimed && row.from < "2025-06-04" && ours.ieepa > 0 && ours.s232 === 0 && METALS.test(row.programs),
  },
  { id: "derivatives-five-days-early", of: ["ieepa", "232"], rule: ({ row }) => row.from === "2025-03-07" && row.programs === "aluminum" },
  {
    id: "beer-and-cans-a-day-early",
    of: ["ieepa", "232"],
    rule: ({ row }, ours) => row.from === "2025-04-03" && /^(2203|76129010)/.test(row.hts) && ours.s232 === 0,
  },
  {
    id: "energy-list-at-eight-digits",
    of: ["ieepa"],
    rule: ({ row, tenDigitSibling }, ours) => row.netIeepa === 0.1 && ours.ieepa > 0.1 && tenDigitSibling,
  },
  { id: "electricity", of: ["ieepa"], rule: ({ row }) => row.hts.startsWith("2716") },
  {
    id: "two-metals-charged-twice",
    of: ["232"],
    rule: ({ row }, ours) => /steel\+aluminum|aluminum\+steel/.test(row.programs) && row.net232 > ours.s232,
  },
  {
    id: "vehicle-and-metal-both-charged",
    of: ["232"],
    rule: ({ row }, ours) => VEHICLES.test(row.programs) && METALS.test(row.programs) && row.net232 > ours.s232,
  },
  {
    id: "computers-as-auto-parts",
    of: ["232"],
    rule: ({ row }, ours) => row.hts.startsWith("8471") && ours.headings.includes("9903.94.05"),
  },
  {
    id: "usmca-parts-and-metals",
    of: ["232"],
    rule: ({ row, claimed }, ours) => claimed && VEHICLES.test(row.programs) && row.net232 !== ours.s232,
  },
  {
    id: "ten-digit-entries-read-at-eight",
    of: ["232"],
    rule: ({ row, tenDigitSibling }, ours) => tenDigitSibling && row.net232 > ours.s232,
  },
  {
    id: "copper-without-a-rate-in-2026",
    of: ["232"],
    rule: ({ row }, ours) => row.from >= "2026-04-06" && row.hts.startsWith("74") && row.net232 === 0 && ours.s232 === 0.5,
  },
  {
    id: "annex-1b-without-a-rate",
    of: ["232"],
    rule: ({ row }, ours) => row.annex === "annex_1b" && row.net232 === 0 && ours.s232 === 0.25,
  },
  { id: "annex-1b-inferred", of: ["232"], rule: ({ row }, ours) => row.annex === "annex_1b" && row.net232 === 0.25 && ours.s232 === 0 },
  { id: "mobile-equipment-by-usmca-share", of: ["232"], rule: ({ row }) => row.annex === "annex_1c" },
  {
    id: "annex-3-topped-up-from-the-general-rate",
    of: ["232"],
    rule: ({ row, claimed }, ours) => claimed && row.annex === "annex_3" && ours.s232 > row.net232,
  },
  { id: "annex-3-inferred", of: ["232"], rule: ({ row }, ours) => row.annex === "annex_3" && ours.s232 === 0 && row.net232 > 0 },
  { id: "chips-by-number", of: ["232"], rule: ({ row }) => row.programs.includes("semiconductors") },
  { id: "drugs-by-company-shares", of: ["232"], rule: ({ row }) => row.programs.includes("pharm") },
  {
    id: "derivative-the-peer-lacks",
    of: ["232"],
    rule: ({ row }, ours) => row.net232 === 0 && ours.s232 > 0 && !VEHICLES.test(row.programs),
  },
  {
    id: "conditional-relief-taken-as-given",
    of: ["122"],
    rule: ({ row, conditional }, ours) => conditional && row.net122 === 0 && ours.s122 === 0.1,
  },
  {
    id: "exempt-list-read-shorter",
    of: ["122"],
    rule: ({ row, tenDigitSibling }, ours) => row.net122 === 0 && ours.s122 === 0.1 && (tenDigitSibling || row.hts.startsWith("90314970")),
  },
  { id: "follows-from-section-232", of: ["ieepa", "122"], rule: ({ differs }) => differs.includes("232") },
];
