// The headings in force on a day, and what they turn on besides the facts of a line.

import type { Day } from "../exact/day.js";
import { counts, foldTerms, type InForce, measureEnded } from "../law/in-force.js";
import { leavesOf } from "../law/leaves.js";
import type { Basis, Condition, Law, Measure, Provision, Terms } from "../law/types.js";
import type { Arg } from "../said/message.js";

/** A heading in force that may reach the line. */
export interface PlannedHeading {
  /** Place among the headings of its plan, from 0. */
  readonly index: number;
  readonly measure: Measure;
  readonly provision: Provision;
  readonly terms: Terms;
  /** What is left to ask. */
  readonly test: Condition;
  /** The same without the column: whether the heading speaks of these goods at all. */
  readonly reach: Condition;
  readonly since: Day;
  readonly by: readonly string[];
  readonly unverified: readonly Arg[];
}

/** A heading in force on a day, before any number is known. */
export interface HeadingInForce extends InForce {
  readonly measure: Measure;
  readonly provision: Provision;
  /** All its tests but the column. */
  readonly reach: Condition;
  /** Lists of which one must contain the number; absent where no list decides alone. */
  readonly lists: readonly string[] | undefined;
  /** Every list that its tests name. */
  readonly mentions: readonly string[];
  /** Days of entry on which its tests turn, and chapters that they or its value tell from others. */
  readonly turns: readonly Day[];
  readonly chapters: readonly string[];
}

/** Headings as they are on days, by the amendments that count: a heading is one and the same on all days on which it says the same. */
export type FoldedHeadings = Map<Provision, Map<string, HeadingInForce>>;

/** Every heading in force on a day, for someone who knows the law published by `knownOn`. */
export function headingsInForce(law: Law, day: Day, knownOn: Day | undefined, kept: FoldedHeadings = new Map()): readonly HeadingInForce[] {
  return law.measures.flatMap((measure) => {
    if (measureEnded(measure, day, knownOn)) return [];
    return measure.provisions.flatMap((provision) => {
      const made = kept.get(provision) ?? new Map<string, HeadingInForce>();
      kept.set(provision, made);
      const counting = provision.amendments.map((amendment) => (counts(amendment, day, knownOn) ? 1 : 0)).join("");
      const folded = foldTerms(provision, day, knownOn);
      if (folded === undefined) return [];
      const known = made.get(counting);
      if (known !== undefined) return [known];
      const { origin, goods, when, unless, columns, value } = folded.terms;
      const reach: Condition = { op: "all", tests: [origin, goods, when, { op: "not", test: unless }] };
      const heading = {
        ...folded,
        measure,
        provision,
        lists: listsOf(goods),
        mentions: [...new Set(mentionsOf(reach))],
        reach,
        ...turning([...leavesOf(reach), ...leavesOf(columns)], value),
      };
      made.set(counting, heading);
      return [heading];
    });
  });
}

// What tests turn on besides lists and origin.
function turning(leaves: readonly Condition[], value: Basis): Pick<HeadingInForce, "turns" | "chapters"> {
  return {
    turns: leaves.flatMap((leaf) => (leaf.op === "day" && leaf.fact === "entryDate" ? [leaf.day] : [])),
    chapters: [...leaves.flatMap((leaf) => (leaf.op === "chapter" ? leaf.any : [])), ...chaptersOf(value)],
  };
}

function chaptersOf(value: Basis): readonly string[] {
  return value.kind === "by-chapter" ? [...value.chapters, ...chaptersOf(value.is), ...chaptersOf(value.otherwise)] : [];
}

/** Equal on days and in chapters on which the tests say the same. */
export function placeAmong({ turns, chapters }: Pick<HeadingInForce, "turns" | "chapters">, { entryDate, hts }: PlanKey): string {
  let passed = 0;
  for (const day of turns) if (day <= entryDate) passed++;
  return `${passed}|${chapters.filter((chapter) => hts.startsWith(chapter)).join(" ")}`;
}

/** Lists that a test names. */
export function mentionsOf(test: Condition): string[] {
  switch (test.op) {
    case "list":
      return [test.list];
    case "metal-weight-below":
    case "metal-share":
      return test.metals.flatMap((metal) => metal.lists);
    case "all":
    case "any":
      return test.tests.flatMap(mentionsOf);
    case "not":
      return mentionsOf(test.test);
    default:
      return [];
  }
}

function listsOf(goods: Condition): readonly string[] | undefined {
  if (goods.op === "list") return [goods.list];
  if (goods.op === "any" && goods.tests.every((test) => test.op === "list"))
    return goods.tests.flatMap((test) => (test.op === "list" ? [test.list] : []));
  return undefined;
}

/** What a plan is made for. */
export interface PlanKey {
  readonly hts: string;
  readonly origin: string;
  /** Whether goods of the origin meet column 2. */
  readonly column2: boolean;
  readonly entryDate: Day;
  /** Lists that contain the number on the days that decide. */
  readonly listings: readonly ReadonlySet<string>[];
  /** Measures whose day is the importation. */
  readonly importClock: ReadonlySet<string>;
  /** Lists that contain the number on the day of a measure. */
  listed(measure: Measure): ReadonlySet<string>;
}
