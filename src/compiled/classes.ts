// Which headings and which rates a number meets on a day, in classes: numbers and days on which the law says the same are one.

import type { AssessOptions } from "../assess/answer.js";
import { entersFree } from "../assess/base.js";
import type { Engine } from "../assess/engine.js";
import type { Plan } from "../assess/plan.js";
import { lapsedPrograms } from "../assess/prepare.js";
import { openWorld } from "../assess/world.js";
import { plainRate, readsBase, stackingText } from "../bulk/plan-class.js";
import type { Day } from "../exact/day.js";
import { parseRate } from "../hts/rate-text.js";
import type { RateLine } from "../hts/schedule.js";
import { parseSpecial } from "../hts/special.js";
import { closedClaims, programsFor, programsIn } from "../law/claimable.js";
import { appliesOn } from "../law/in-force.js";
import { parcelsFor } from "../law/of-origin.js";
import { textOf } from "../law/term-text.js";
import type { Condition, ParcelRule } from "../law/types.js";
import { daySettled } from "./import-day.js";
import { fillsUp, type OpenRate, openRates, partsOf } from "./open-rate.js";

/** Headings that a number meets, without the duty of its rate line unless they read it. */
export interface PlanClass {
  readonly plan: Plan;
  readonly hts: string;
  readonly day: Day;
  readonly importDay: Day;
  /** Whether the duty of the rate line is a part of it. */
  readonly whole: boolean;
  /** Equal where everything but the headings is equal. */
  readonly frame: string;
  /** Where rows state the rate of their line: the lines at which it is compiled. */
  readonly open?: OpenRate;
}

/** The rate of a line. */
export interface BaseClass {
  readonly plan: Plan;
  readonly hts: string;
  readonly day: Day;
}

/**
 * A number on a day: the places of its headings and of its rate among the classes, from 1. No rate where the headings read it, and less
 * than none, by its parts of the value, where they leave it open.
 */
export interface Pair {
  readonly plan: number;
  readonly base: number;
}

/** Classes, made as numbers are looked at. */
export interface Classes {
  readonly plans: readonly PlanClass[];
  readonly bases: readonly BaseClass[];
  /** The class of a number, from its line on a day; `lists` is equal where the number stands on the same lists. */
  pair(hts: string, line: RateLine, day: Day, importDay: Day, lists: number): Pair | undefined;
}

const NO_BASE = 0;

function isFreeRate(text: string): boolean {
  const rate = parseRate(text);
  return !("error" in rate) && rate.kind === "free";
}

const elsewhere = new Map<string, boolean>();

/** Whether a rate that goods can meet is that of another line, which `assess` bounds by the highest of the chapter. */
export function refersElsewhere({ general, special, other }: RateLine, column2: boolean): boolean {
  const isReference = (rate: ReturnType<typeof parseRate>): boolean => !("error" in rate) && rate.kind === "reference";
  if (isReference(parseRate(column2 ? other : general))) return true;
  return !column2 && parseSpecial(special).segments.some(({ rate }) => rate !== "pointer" && isReference(rate));
}

// The part of a line's rates that decides its base duty.
function ratesText(line: RateLine, hts: string, column2: boolean): string {
  const text = column2 ? line.other : `${line.general}|${line.special}`;
  let refers = elsewhere.get(text);
  if (refers === undefined) {
    refers = refersElsewhere(line, column2);
    elsewhere.set(text, refers);
  }
  return `${text}|${refers ? hts.slice(0, 2) : ""}`;
}

interface Headings {
  readonly plan: Plan;
  readonly whole: boolean;
  /** Equal where the headings are equal. */
  readonly text: number;
  readonly frame: string;
}

/** Open the classes of an origin. */
export function openClasses(engine: Engine, options: AssessOptions, origin: string): Classes {
  const { law, parts, schedule } = engine;
  const knownOn = options.knownOn as Day | undefined;
  const column2 = law.countries.column2.includes(origin);
  const programs = programsIn(law).filter(({ members }) => members.includes(origin));
  const plans: PlanClass[] = [];
  const bases: BaseClass[] = [];
  const planByText = new Map<string, number>();
  const baseByText = new Map<string, number>();
  const byPlace = new Map<string, Headings | undefined>();
  const freeByRates = new Map<string, readonly boolean[]>();
  const pairs = new Map<string, Map<number, Pair | undefined>>();
  const numberOf = new Map<string, number>();
  const days = new Map<Day, OnDay>();
  const openRate = openRates(schedule);

  function dayOf(day: Day) {
    let found = days.get(day);
    if (found === undefined) {
      const parcels = (["clearance", "post"] as const).flatMap(
        (kind) =>
          parcelsFor(law, origin)
            .filter((rule) => rule.parcel === kind && rule.from <= day && (knownOn === undefined || rule.known <= knownOn))
            .at(-1) ?? [],
      );
      // What can be claimed on the day.
      const closed = programs.filter((program) => !programsFor(law, origin, day).includes(program)).map(({ id }) => `-${id}`);
      found = { parcels, lapsed: [...lapsedPrograms(law, day), ...closed].join(" "), stacking: stackingText(law, day, knownOn) };
      days.set(day, found);
    }
    return found;
  }

  function headingsAt(hts: string, day: Day, importDay: Day): Headings | undefined {
    const found = parts.plans.find({ hts, origin, entryDate: day, importDate: importDay, knownOn, importClock: parts.importClock });
    if (!found.ok || found.groups.length !== 1) return undefined;
    const [group] = found.groups;
    if (group === undefined) return undefined;
    const { parcels, lapsed, stacking } = dayOf(day);
    const listed = parcels.length === 0 ? new Set<string>() : parts.plans.listsOn(hts, day);
    const frame = [
      ...parcels.map((rule) => parcelText(rule, origin, day)),
      ...parcels.map(({ notGoods }) => String(notGoods.some((list) => listed.has(list)))),
      lapsed,
    ].join("|");
    const headings = new Map(
      [...group.plan.headings].map(([id, heading]) => [
        id,
        { ...heading, test: daySettled(heading.test, importDay), reach: daySettled(heading.reach, importDay) },
      ]),
    );
    const plan: Plan = { ...group.plan, headings };
    const text = [...headings.values()].map(({ provision, test, reach, terms }) =>
      [
        provision.id,
        provision.offset ?? "",
        provision.deposit === undefined ? "" : textOf(provision.deposit),
        textOf(test),
        textOf(reach),
        textOf(terms.adds),
        textOf(terms.value),
        textOf(terms.except),
        textOf(terms.inLieuOf),
        terms.chapter98,
      ].join(" "),
    );
    const stacked = stacking({ ok: true, groups: [{ numbers: [hts], plan }], revision: "", marks: [] });
    return { plan, whole: readsBase(plan), text: numbered([...text, stacked].join("\n")), frame };
  }

  // Whether a line enters free under each program of the origin.
  function freeUnderClaims(plan: Plan, hts: string, day: Day, rates: string): readonly boolean[] {
    const known = freeByRates.get(rates);
    if (known !== undefined) return known;
    const found = programs.map((program) => {
      const line = {
        ...{ hts, origin, entryDate: day, importDate: day, value: { n: 1n, d: 1n }, spi: program.symbols[0] ?? null },
        ...{ quantity: new Map(), units: [], given: new Map() },
      };
      const setting = { line, rules: parts.rules, questions: parts.questions, readings: options.readings ?? {} };
      return entersFree(openWorld({ ...setting, programs: programsIn(law), program, consulted: new Set() }), plan, program.id) === true;
    });
    freeByRates.set(rates, found);
    return found;
  }

  interface Place {
    readonly line: RateLine;
    readonly hts: string;
    readonly day: Day;
    readonly importDay: Day;
    readonly rates: string;
  }

  function planClass({ plan, text, frame }: Headings, whole: boolean, free: boolean, open: OpenRate | undefined, at: Place): number {
    const { line, rates, ...place } = at;
    const own = `${open?.key ?? (whole ? rates : String(free))}|${frame}`;
    const key = `${text} ${own}`;
    const known = planByText.get(key);
    if (known !== undefined) return known;
    // Without the duty of its line: a line that is free, or one that no claim frees.
    const rated = whole ? line : { ...line, general: free ? "Free" : "1%", special: "", other: "Free" };
    const id = plans.push({
      plan: { ...plan, line: rated, wakes: [] },
      ...place,
      whole,
      frame: own,
      ...(open === undefined ? {} : { open }),
    });
    planByText.set(key, id);
    return id;
  }

  function baseClass(plan: Plan, line: RateLine, hts: string, day: Day, rates: string): number {
    const text = `${rates}|${dayOf(day).lapsed}`;
    const known = baseByText.get(text);
    if (known !== undefined) return known;
    const id = bases.push({ plan: { ...plan, line, headings: new Map(), wakes: [] }, hts, day });
    baseByText.set(text, id);
    return id;
  }

  // A rate by weight or number under a total is no linear form, whatever is stated.
  function isBent({ plan }: Headings, line: RateLine): boolean {
    return !column2 && !isFreeRate(line.general) && plainRate(line) === undefined && fillsUp(plan);
  }

  const never = new Set([...closedClaims(law, origin)].flatMap(([symbol, from]) => (from === undefined ? [symbol] : [])));
  const specials = new Map<string, string>();

  // The line without the rates of programs that are closed to the goods; one that is free has no others, unless programs are told by them.
  function opened(line: RateLine): RateLine {
    const isFree = !column2 && programs.length < 2 && isFreeRate(line.general);
    let special = isFree ? "" : specials.get(line.special);
    if (special === undefined) {
      special = parseSpecial(line.special)
        .segments.map(({ text, programs: all }) => ({ text, open: all.filter((symbol) => !never.has(symbol)) }))
        .flatMap(({ text, open }) => (open.length === 0 ? [] : [`${text} (${open.join(",")})`]))
        .join(" ");
      specials.set(line.special, special);
    }
    return special === line.special ? line : { ...line, special };
  }

  function numbered(text: string): number {
    const found = numberOf.get(text) ?? numberOf.size;
    numberOf.set(text, found);
    return found;
  }

  return {
    plans,
    bases,
    pair(hts, printed, day, importDay, lists) {
      const line = opened(printed);
      const rates = ratesText(line, hts, column2);
      const at = `${day}|${importDay}|${hts.slice(0, 2)}|${lists}`;
      let known = pairs.get(at);
      if (known === undefined) {
        known = new Map();
        pairs.set(at, known);
      }
      const key = numbered(rates);
      if (known.has(key)) return known.get(key);
      if (!byPlace.has(at)) byPlace.set(at, headingsAt(hts, day, importDay));
      const headings = byPlace.get(at);
      let made: Pair | undefined;
      if (headings !== undefined) {
        const [first = false, ...others] = freeUnderClaims({ ...headings.plan, line }, hts, day, rates);
        // A line that one program frees and another does not is no line that stands for others.
        const whole = headings.whole || others.some((free) => free !== first);
        const open = headings.whole && !column2 ? openRate(headings.plan, line) : undefined;
        if (open !== undefined || !isBent(headings, line)) {
          const plan = planClass(headings, whole, !whole && first, open, { line, hts, day, importDay, rates });
          const base = open !== undefined ? -(partsOf(line) ?? 0) : whole ? NO_BASE : baseClass(headings.plan, line, hts, day, rates);
          made = { plan, base };
        }
      }
      known.set(key, made);
      return made;
    },
  };
}

// What a process for parcels leaves of the duties on goods of an origin on a day.
function parcelText(rule: ParcelRule, origin: string, day: Day): string {
  const { title: _, from: __, says: ___, cites: ____, entryNeeded: _____, origins: ______, flat, ...rest } = rule;
  const amount = flat?.amounts.find(({ origins, until }) => origins.includes(origin) && (until === undefined || day < until))?.amount;
  return JSON.stringify([rest, flat?.claim, amount]);
}

// What a day says of every number: the processes for parcels, what cannot be claimed, and who yields to whom.
interface OnDay {
  readonly parcels: readonly ParcelRule[];
  readonly lapsed: string;
  readonly stacking: ReturnType<typeof stackingText>;
}

/** A condition that is read where headings stand: of a rule of stacking, or of a row of a heading list. */
export interface RuleTest {
  /** Undefined where it always holds. */
  readonly test: Condition | undefined;
  /** Headings or measures of which it takes one of each list. */
  readonly needs: readonly (readonly string[])[];
  /** What follows where it holds, as a text: equal texts do the same. */
  readonly effect: string;
}

/** Rules of stacking and rows of heading lists on a day. */
export function rulesOn({ law }: Pick<Engine, "law">, day: Day, knownOn: string | undefined): readonly RuleTest[] {
  const stands = (rule: Parameters<typeof appliesOn>[0]): boolean => appliesOn(rule, day, knownOn as Day | undefined);
  return [
    ...law.yields.filter(stands).map(
      ({ when, yields, to, althoughFree, takes, declares }): RuleTest => ({
        test: when,
        needs: [yields, [...to, ...althoughFree]],
        effect: JSON.stringify([yields, to, althoughFree, takes, declares]),
      }),
    ),
    ...Object.values(law.headingLists).flatMap(({ id, rows }) =>
      rows.filter(stands).map(({ test, heading }): RuleTest => ({ test, needs: [[heading]], effect: JSON.stringify([id, heading]) })),
    ),
  ];
}

/** Headings of a plan that displace others from their first cent on, and those that stand as exceptions of one that adds. */
export function tiesOf({ headings }: Plan, { law }: Pick<Engine, "law">, day: Day, knownOn: string | undefined): string {
  const all = [...headings.values()];
  const displacing = law.yields.filter((rule) => rule.takes === "article" && appliesOn(rule, day, knownOn as Day | undefined));
  const displacers = all.filter(({ provision, measure }) =>
    displacing.some(({ to }) => to.includes(provision.id) || to.includes(measure.id)),
  );
  const excepting = all.flatMap(({ terms }) => (terms.adds.kind === "nothing" ? [] : terms.except));
  const excepted = all.filter(({ provision }) => excepting.includes(provision.id));
  return [...displacers, undefined, ...excepted].map((each) => each?.provision.id ?? "").join(" ");
}
