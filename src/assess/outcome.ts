// The outcome of one line in one world: base duty, duties that apply, headings that add nothing, or a bar.

import type { Day } from "../exact/day.js";
import { ZERO } from "../exact/rational.js";
import type { Chapter98Rule, Law, Measure } from "../law/types.js";
import { Standing } from "./applicable-headings.js";
import { type BaseDuty, baseDuty, type RateInPlace } from "./base.js";
import { basisOf, type Charge, charge, contentsWithin, type Exemption, leftFor, settledAdds } from "./charge.js";
import { collectedBy, flatCharges, isCleared, noBaseDuty, type Parcel } from "./parcels.js";
import type { Plan, PlannedHeading } from "./plan.js";
import { type Displaced, yielded } from "./stacking.js";
import { type Ask, look, type World } from "./world.js";

/** What one world owes. Amounts in cents. */
export interface Outcome {
  readonly world: World;
  readonly plan: Plan;
  readonly base: BaseDuty;
  readonly charges: readonly Charge[];
  readonly exemptions: readonly Exemption[];
  /** Deposits that apply and whose rate was not stated: nothing is added for them. */
  readonly unpriced: readonly PlannedHeading[];
  readonly displaced?: readonly Displaced[];
  readonly barred?: PlannedHeading;
  readonly additional: bigint;
}

/** What an outcome is worked out from, besides the world. */
export interface OutcomeSetting {
  readonly law: Law;
  readonly plan: Plan;
  readonly entryDate: Day;
  readonly knownOn: Day | undefined;
  readonly column2: boolean;
  readonly chapter98: Chapter98Rule | undefined;
  readonly parcel: Parcel;
}

/** Work out one world, or name the fact that decides what to do next. */
export function outcomeOf(world: World, setting: OutcomeSetting): Outcome | Ask {
  const { law, chapter98, entryDate, knownOn, parcel } = setting;
  if (parcel.clearance !== undefined && isCleared(world, parcel)) {
    const base = noBaseDuty(parcel.clearance, world.setting.line.value);
    return { world, plan: setting.plan, base, charges: [], exemptions: [], unpriced: [], additional: 0n };
  }
  const plan = collectedBy(parcel.post, setting.plan);
  const standing = new Standing({
    plan,
    world,
    chapter98,
    headingLists: law.headingLists,
    entryDate,
    knownOn,
    owesColumn1: parcel.post?.owes === undefined,
  });

  const sorted = sortedOf(plan);
  for (const heading of sorted.bars) {
    const stands = standing.standsAt(heading);
    if (typeof stands === "string") return stands;
    if (stands) return barredOutcome(world, setting.plan, heading);
  }

  const inPlace = rateInPlace(sorted, standing);
  if (typeof inPlace === "string") return inPlace;
  const base =
    parcel.post?.owes === undefined
      ? baseDuty(world, plan, { column2: setting.column2, inPlace }, chapter98)
      : noBaseDuty(parcel.post, world.setting.line.value);
  if (typeof base === "string") return base;
  const charges: Charge[] = [];
  const exemptions: Exemption[] = [];
  const unpriced: PlannedHeading[] = [];
  const found: Found = { charges, exemptions, unpriced };
  for (const group of sorted.byMeasure) {
    const asked = measureOutcome(group, standing, chapter98, base, found);
    if (asked !== undefined) return asked;
  }
  const within = contentsWithin(world, charges, chapter98);
  const left = yielded({ charges: within, exemptions }, { law, plan, entryDate, knownOn, chapter98, context: standing });
  if (typeof left === "string") return left;
  const collected = flatCharges(world, parcel.post, left.charges);
  let additional = 0n;
  for (const each of collected) additional += each.amount;
  const outcome = { world, plan: setting.plan, base, charges: collected, exemptions: left.exemptions, unpriced, additional };
  return left.displaced === undefined ? outcome : { ...outcome, displaced: left.displaced };
}

function barredOutcome(world: World, plan: Plan, barred: PlannedHeading): Outcome {
  const base: BaseDuty = { program: "", rateText: "", on: ZERO, basis: "value", exact: ZERO, amount: 0n, notices: [] };
  return { world, plan, base, charges: [], exemptions: [], unpriced: [], barred, additional: 0n };
}

// The rate that stands in place of that of the column, by the heading that stands.
function rateInPlace({ inPlace }: Sorted, standing: Standing): RateInPlace | Ask | undefined {
  for (const heading of inPlace) {
    const { adds } = heading.terms;
    if (adds.kind !== "in-place") continue;
    const stands = standing.standsAt(heading);
    if (typeof stands === "string") return stands;
    if (stands) return { text: adds.text, source: heading };
  }
  return undefined;
}

/** The headings of one measure in a plan. */
interface Group {
  readonly all: readonly PlannedHeading[];
  /** Headings that add something. */
  readonly adding: readonly PlannedHeading[];
  /** Headings that add nothing and apply on their own, not as an exception of one that adds. */
  readonly declared: readonly PlannedHeading[];
}

/** The headings of a plan by what they do. */
interface Sorted {
  readonly bars: readonly PlannedHeading[];
  readonly inPlace: readonly PlannedHeading[];
  readonly byMeasure: readonly Group[];
}

// Kept by the headings, which many plans share.
const kept = new WeakMap<Plan["headings"], Sorted>();

function sortedOf({ headings }: Plan): Sorted {
  let found = kept.get(headings);
  if (found === undefined) {
    const all = [...headings.values()];
    const byId = new Map<Measure, PlannedHeading[]>();
    for (const heading of all) {
      const group = byId.get(heading.measure);
      if (group === undefined) byId.set(heading.measure, [heading]);
      else group.push(heading);
    }
    found = {
      bars: all.filter((heading) => heading.terms.adds.kind === "barred"),
      inPlace: all.filter((heading) => heading.terms.adds.kind === "in-place"),
      byMeasure: [...byId.values()].map(groupOf),
    };
    kept.set(headings, found);
  }
  return found;
}

function groupOf(all: readonly PlannedHeading[]): Group {
  const adding = all.filter((heading) => heading.terms.adds.kind !== "nothing");
  const excepting = new Set(adding.flatMap((heading) => heading.terms.except));
  return { all, adding, declared: all.filter((heading) => heading.terms.adds.kind === "nothing" && !excepting.has(heading.provision.id)) };
}

/** What the headings of the measures came to, filled measure by measure. */
interface Found {
  readonly charges: Charge[];
  readonly exemptions: Exemption[];
  readonly unpriced: PlannedHeading[];
}

function waitsForRate(world: World, { provision, terms }: PlannedHeading): boolean {
  return provision.deposit !== undefined && terms.adds.kind === "table" && look(world, terms.adds.table) === undefined;
}

function measureOutcome(
  { all, adding, declared }: Group,
  standing: Standing,
  chapter98: Chapter98Rule | undefined,
  base: BaseDuty,
  { charges, exemptions, unpriced }: Found,
): Ask | undefined {
  const { world } = standing;
  const { value } = world.setting.line;
  let exempted: Exemption | undefined;
  for (const heading of adding) {
    const stands = standing.standsAt(heading);
    if (typeof stands === "string") return stands;
    if (stands && waitsForRate(world, heading)) unpriced.push(heading);
    else if (stands) {
      const settled = settledAdds(world, heading);
      if (typeof settled === "string") return settled;
      const { adds, ...from } = settled;
      // By one of two texts the heading adds nothing and is declared all the same; so is one whose rate is the ordinary duty.
      if (adds.kind === "nothing" || adds.kind === "in-place") {
        exemptions.push({ heading, ...from });
        continue;
      }
      const charged = charge(world, heading, chapter98, base.exact);
      if (typeof charged === "string") return charged;
      // A duty on a part of which the article has none is not declared.
      if (charged.on.n !== 0n || value.n === 0n) charges.push(charged);
    } else if (
      exempted === undefined &&
      (value.n === 0n || leftFor(world, heading, chapter98)?.n !== 0n) &&
      standing.reaches(heading) !== false
    ) {
      // Of what chapter 98 leaves nothing, nothing need be exempted.
      exempted = exemptionFrom(heading, all, standing);
    }
  }
  if (exempted !== undefined) exemptions.push(exempted);
  for (const heading of declared) {
    const stands = standing.standsAt(heading);
    if (typeof stands === "string") return stands;
    if (!stands) {
      // The goods of a companion are taken out of it as those of the heading that adds are.
      if (exempted === undefined && heading.terms.except.length > 0 && standing.reaches(heading) === true) {
        exempted = exemptionFrom(heading, all, standing);
        if (exempted !== undefined) exemptions.push(exempted);
      }
      continue;
    }
    const whole = leftFor(world, heading, chapter98);
    const part = basisOf(world, heading.terms.value, whole === undefined ? undefined : { on: whole, basis: "value" });
    if (typeof part === "string") return part;
    if (part.on.n !== 0n || value.n === 0n) exemptions.push({ heading });
  }
  return undefined;
}

// The law's order of exceptions decides which one is named. Where a duty of another measure is the reason, that duty speaks for itself.
function exemptionFrom(heading: PlannedHeading, group: readonly PlannedHeading[], standing: Standing): Exemption | undefined {
  for (const id of heading.terms.except) {
    if (standing.stands(id) !== true) continue;
    const exempting = group.find((each) => each.provision.id === id);
    return exempting?.terms.adds.kind === "nothing" ? { heading: exempting, from: heading } : undefined;
  }
  return undefined;
}
