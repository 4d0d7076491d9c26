// What goods of an origin owe on a day, kind by kind: numbers that stand on the same of the lists by which the law tells goods of the origin
// apart meet the same headings, whatever their rate.

import type { Engine } from "../assess/engine.js";
import { explore } from "../assess/explore.js";
import type { HeadingInForce } from "../assess/headings.js";
import type { Plan } from "../assess/plan.js";
import type { PlanFound, PlanGroup } from "../assess/plans.js";
import { ready } from "../assess/prepare.js";
import type { Rational } from "../exact/rational.js";
import type { RateLine } from "../hts/schedule.js";
import { someLeaf } from "../law/leaves.js";
import { decided } from "../law/of-origin.js";
import type { Basis, Condition, Law } from "../law/types.js";
import type { Cell, DayNumbers } from "./day-numbers.js";
import { type Entering, plainLine } from "./day-rates.js";
import { type DutyPart, type Looked, partOf, together } from "./duty-part.js";
import { headingsText, readsBase } from "./plan-class.js";

/** Headings that numbers meet; those of several plans for a number that is entered by lines of several kinds. */
interface Kind {
  /** Equal for the same headings, of whatever origin. */
  readonly id: number;
  readonly plans: readonly (readonly [hts: string, plan: Plan])[];
  /** Whether the duty of the line is a part of what its headings do. */
  readonly whole: boolean;
  readonly readsClaim: boolean;
}

/** What was found on a day, whatever the origin: headings that say the same owe the same. */
export interface DayParts {
  readonly texts: Map<string, number>;
  readonly headings: Map<string, DutyPart>;
  readonly wholes: Map<string, DutyPart>;
}

/** Nothing found yet. */
export function newDayParts(): DayParts {
  return { texts: new Map(), headings: new Map(), wholes: new Map() };
}

type Found = Extract<PlanFound, { ok: true }>;

/** What goods of an origin owe. */
export interface Kinds {
  /** What numbers of a cell owe that enter in some way. */
  owed(cell: Cell, entering: Entering): DutyPart;
  /** Whether their headings turn on a claim as such, offered by the number or not. */
  readsClaim(cell: Cell): boolean;
}

/** Open the kinds of numbers that the law tells apart for goods of an origin. */
export function openKinds(engine: Engine, day: DayNumbers, origin: string, value: Rational, made: DayParts): Kinds {
  const { law, parts } = engine;
  const column2 = law.countries.column2.includes(origin);
  const reaching = day.inForce.filter(({ terms }) => decided(terms.origin, origin) !== false);
  const lists = new Set(reaching.flatMap(({ mentions }) => mentions));
  const chapters = new Set(reaching.flatMap(chaptersNamed));
  const rulesReadClaim = rulesOf(law).some(isOfClaim);
  const byListing: (Kind | undefined)[] = [];
  const byShape: (Kind | undefined)[] = [];
  const byKey = new Map<string, Kind>();

  function find(hts: string): Found {
    const entryDate = day.day;
    const found = parts.plans.find({ hts, origin, entryDate, importDate: entryDate, knownOn: undefined, importClock: parts.importClock });
    if (!found.ok) throw new Error(`no plan of ${hts}`);
    return found.ordinary ?? found;
  }

  function kindOfListing(listing: number): Kind {
    const known = byListing[listing];
    if (known !== undefined) return known;
    const { hts, lists: all, chapter } = day.listings[listing] as (typeof day.listings)[number];
    const key = `${chapters.has(chapter) ? chapter : ""} ${all.filter((id) => lists.has(id)).join(" ")}`;
    const found = byKey.get(key) ?? kindOfPlan(hts, find(hts));
    byKey.set(key, found);
    byListing[listing] = found;
    return found;
  }

  function kindOfPlan(hts: string, { groups: [group] }: Found): Kind {
    if (group === undefined) throw new Error(`no plan of ${hts}`);
    const { plan } = group;
    return {
      id: idOf(headingsText(plan.headings)),
      plans: [[hts, plan]],
      whole: readsBase(plan) || [...plan.headings.values()].some(({ terms }) => ["in-place", "either"].includes(terms.adds.kind)),
      readsClaim: rulesReadClaim || readsClaim(plan),
    };
  }

  function idOf(text: string): number {
    const found = made.texts.get(text) ?? made.texts.size;
    made.texts.set(text, found);
    return found;
  }

  function kindOf({ shape, listings }: Cell): Kind {
    let found = byShape[shape];
    if (found === undefined) {
      const below = new Map(listings.map(kindOfListing).map((kind) => [kind.id, kind]));
      const [first, second] = below.values();
      found = first !== undefined && second === undefined ? first : kindOfSeveral([...below.values()]);
      byShape[shape] = found;
    }
    return found;
  }

  function kindOfSeveral(kinds: readonly Kind[]): Kind {
    return {
      id: idOf(kinds.map(({ id }) => id).join()),
      plans: kinds.flatMap(({ plans }) => plans),
      whole: kinds.some(({ whole }) => whole),
      readsClaim: kinds.some((each) => each.readsClaim),
    };
  }

  // The plans of a kind with the rates of a line.
  function explored({ plans }: Kind, line: RateLine, spi: string | null, looked: Looked): DutyPart {
    const groups: PlanGroup[] = plans.map(([hts, plan]) => ({ numbers: [hts], plan: { ...plan, line: { ...line, hts } } }));
    return exploredBy({ ok: true, groups, revision: "", marks: [] }, line.hts, spi, looked);
  }

  function exploredBy(found: Found, hts: string, spi: string | null, looked: Looked): DutyPart {
    const prepared = ready(parts, plainLine(hts, origin, day.day, value, spi), {}, found);
    return partOf(prepared, explore(prepared.explore), looked);
  }

  function headingsOf(kind: Kind, { line, spi, free }: Entering): DutyPart {
    const key = `${column2} ${kind.readsClaim ? `${spi} ${free}` : ""} ${kind.id}`;
    let found = made.headings.get(key);
    if (found === undefined) {
      // Without the duty of its line: a line that is free, or one that no claim frees.
      const rated = { ...line, general: free ? "Free" : "1%", special: "", other: "Free" };
      found = explored(kind, rated, kind.readsClaim ? spi : null, "headings");
      made.headings.set(key, found);
    }
    return found;
  }

  function wholeOf(kind: Kind, { line, spi, key: entering }: Entering): DutyPart {
    const key = `${kind.id} ${entering}`;
    let found = made.wholes.get(key);
    if (found === undefined) {
      found = explored(kind, line, spi, "whole");
      made.wholes.set(key, found);
    }
    return found;
  }

  // The ordinary duty and the headings of a kind, put together once.
  const pairs = new Map<DutyPart, Map<DutyPart, DutyPart | undefined>>();

  function pairOf(base: DutyPart, headings: DutyPart): DutyPart | undefined {
    let known = pairs.get(headings);
    if (known === undefined) {
      known = new Map();
      pairs.set(headings, known);
    }
    if (!known.has(base)) known.set(base, together(base, headings));
    return known.get(base);
  }

  return {
    owed(cell, entering) {
      if (cell.ownRates) return exploredBy(find(cell.hts), cell.hts, entering.spi, "whole");
      const kind = kindOf(cell);
      if (kind.whole) return wholeOf(kind, entering);
      return pairOf(entering.part, headingsOf(kind, entering)) ?? wholeOf(kind, entering);
    },
    readsClaim: (cell) => kindOf(cell).readsClaim,
  };
}

// Chapters that the tests of a heading name, or the part of the value that it falls on.
function chaptersNamed({ reach, terms }: HeadingInForce): readonly string[] {
  return [...chaptersIn(reach), ...chaptersIn(terms.columns), ...chaptersOf(terms.value)];
}

function chaptersIn(test: Condition): readonly string[] {
  if (test.op === "chapter") return test.any;
  if (test.op === "not") return chaptersIn(test.test);
  return test.op === "all" || test.op === "any" ? test.tests.flatMap(chaptersIn) : [];
}

function chaptersOf(value: Basis): readonly string[] {
  return value.kind === "by-chapter" ? [...value.chapters, ...chaptersOf(value.is), ...chaptersOf(value.otherwise)] : [];
}

function rulesOf({ yields, headingLists }: Law): readonly Condition[] {
  return [...yields.map(({ when }) => when), ...Object.values(headingLists).flatMap(({ rows }) => rows.flatMap(({ test }) => test ?? []))];
}

// Whether a test turns on what is claimed.
function isOfClaim(test: Condition): boolean {
  return someLeaf(test, (leaf) => {
    if (leaf.op === "column") return leaf.any.includes("general") !== leaf.any.includes("special");
    return leaf.op === "entered-free" || leaf.op === "claimed";
  });
}

function readsClaim({ headings }: Plan): boolean {
  return [...headings.values()].some(({ test, reach, terms }) => isOfClaim(test) || isOfClaim(reach) || terms.adds.kind === "either");
}
