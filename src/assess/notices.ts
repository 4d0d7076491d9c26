// What the reader must know besides the amounts: where the record ends, which reading was taken, what could not be shown.

import { ratedUnits } from "../hts/rated-units.js";
import { unitOf } from "../hts/units.js";
import type { Measure } from "../law/types.js";
import { message } from "../said/message.js";
import type { Notice } from "./answer.js";
import { costlyClaims, idleFacts } from "./claims.js";
import { depositNotices } from "./deposits.js";
import type { Exploration, Leaf } from "./explore.js";
import { feeNotices } from "./line-fees.js";
import { saidOfPost } from "./parcels.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Prepared } from "./prepare.js";
import { decidingReadings } from "./readings.js";
import { keptNotices, noticeIn, type Told } from "./told.js";
import { lastSeen, readingTaken, toldOfGoods, toldOfHeading, toldOfLapses } from "./told-of-law.js";

/** The notices of one answer, each once, the most binding first. */
export function noticesOf(prepared: Prepared, exploration: Exploration): Notice[] {
  const { parts, line, found, translator } = prepared;
  const notices = new Map<string, Notice>();
  const put = (notice: Notice): void => {
    if (!notices.has(notice.text)) notices.set(notice.text, notice);
  };
  const tell = (told: Told): void => put(noticeIn(translator, told));
  const kept = keptNotices(translator);
  // Completions say the same again and again.
  const said = new Set<Told>();
  const tellAgain = (told: Told): void => {
    if (said.has(told)) return;
    said.add(told);
    put(kept(told));
  };
  const tellOf = (heading: PlannedHeading): void => {
    for (const told of toldOfHeading(heading, line)) tellAgain(told);
  };
  for (const { number, text } of found.marks)
    tell({ code: "schedule/transcribed", says: message("schedule/transcribed", { number, text: { law: text } }) });
  const readings = decidingReadings(prepared, exploration);
  for (const leaf of exploration.leaves) {
    const { base, world } = leaf.outcome;
    for (const notice of base.notices) tell(notice);
    for (const id of readings) if (world.readings?.has(id) === true) tellAgain(readingNotice(prepared, id));
    for (const fact of world.cannotShow ?? [])
      tell({ code: "facts/cannot-be-shown", says: message("facts/cannot-be-shown", { fact }), fact });
    for (const notice of depositNotices(leaf.outcome, prepared)) tell(notice);
    const { barred, charges, exemptions, unpriced } = leaf.outcome;
    if (barred !== undefined) tellOf(barred);
    for (const { heading } of charges) tellOf(heading);
    for (const { heading } of exemptions) tellOf(heading);
    for (const heading of unpriced) tellOf(heading);
  }
  tellOfTheLine(prepared, exploration, tell);
  if (prepared.closed !== undefined) tell(closedNotice(prepared.closed, line.origin));
  for (const told of toldOfLapses(parts.law, line)) tellAgain(told);
  const numbers = found.groups.length === 1 ? (found.groups[0]?.numbers ?? []) : found.groups.flatMap((group) => group.numbers);
  for (const told of toldOfGoods(parts.law, numbers, line)) tellAgain(told);
  for (const unit of idleUnits(prepared))
    tell({
      code: "quantity/not-used",
      says: message("quantity/not-used", { unit: { word: unit } }),
      fact: `quantity.${unit}`,
    });
  for (const measure of seenBefore(prepared)) tellAgain(lastSeen(measure));
  return [...notices.values()];
}

// A program that has ended was as a rule renewed for the time between.
function closedNotice({ spi, program }: NonNullable<Prepared["closed"]>, origin: string): Told {
  const about = { symbol: spi, program: { word: program.name }, origin };
  const says =
    program.ends !== undefined && program.members.includes(origin)
      ? message("claim/closed.ended", { ...about, day: program.ends })
      : message("claim/closed.origin", about);
  return { code: "claim/not-offered", says, fact: "spi" };
}

// What is said of the process, the claims, the fees and the facts of this line.
function tellOfTheLine(prepared: Prepared, exploration: Exploration, tell: (told: Told) => void): void {
  const { parcel, options } = prepared;
  const world = exploration.leaves.at(-1)?.outcome.world;
  unverifiedCode(prepared).forEach(tell);
  parcel.refused.forEach(tell);
  if (parcel.post !== undefined) saidOfPost(parcel, declares(prepared, exploration)).forEach(tell);
  costlyClaims(prepared, exploration).forEach(tell);
  if (world !== undefined) feeNotices(prepared, world, options.fees === true).forEach(tell);
  idleFacts(prepared).forEach(tell);
}

// A code of a part of a country that was not read in print.
function unverifiedCode({ parts, line: { originGiven } }: Prepared): Told[] {
  if (originGiven === undefined) return [];
  const mark = parts.law.countries.within.find(({ codes }) => codes.includes(originGiven))?.unverified;
  return mark === undefined ? [] : [{ code: "law/unverified", says: message("law/unverified", { text: { law: mark } }) }];
}

// Whether a number of chapter 98 or 99 is declared or a claim made under any completion.
function declares({ line }: Prepared, { leaves }: Exploration): boolean {
  return (
    line.chapter98 !== undefined ||
    line.spi != null ||
    leaves.some(
      (leaf) => typeof leaf.assigned.get("spi") === "string" || standingOf(leaf).some(({ provision }) => /^\d{8}/.test(provision.id)),
    )
  );
}

function readingNotice({ parts }: Prepared, id: string): Told {
  const question = parts.questions.get(id);
  if (question === undefined) throw new Error(`no open question is called ${id}`);
  return readingTaken(question);
}

function standingOf({ outcome }: Leaf): PlannedHeading[] {
  return [
    ...(outcome.barred === undefined ? [] : [outcome.barred]),
    ...outcome.charges.map((each) => each.heading),
    ...outcome.exemptions.map((each) => each.heading),
    ...outcome.unpriced,
  ];
}

// Units given that neither the line nor its rates count in.
function idleUnits({ line, found }: Prepared): string[] {
  if (line.units.length === 0) return [];
  return line.units.filter((unit) => {
    const { base } = unitOf(unit);
    return !found.groups.some(({ plan }) => counts(plan.line.units, base) || counts(ratedUnits(plan.line), base));
  });
}

function counts(units: readonly string[], base: string): boolean {
  return units.some((unit) => unitOf(unit).base === base);
}

// Measures that reach this number, whether or not a heading of theirs applies, and that were last seen before the day of entry.
function seenBefore({ found, line: { entryDate } }: Prepared): readonly Measure[] {
  const reaching = found.groups.map(({ plan }) => measuresOf(plan.headings));
  if (reaching.every(({ first }) => entryDate <= first)) return [];
  const measures = new Set(reaching.flatMap(({ all }) => all));
  return [...measures].filter(({ lastSeen: { day } }) => entryDate > day);
}

/** Measures that reach a number, and the first day on which one of them was last seen. */
interface Reaching {
  readonly all: readonly Measure[];
  readonly first: string;
}

const reaching = new WeakMap<Plan["headings"], Reaching>();
const NEVER = "9999-12-31";

function measuresOf(headings: Plan["headings"]): Reaching {
  let found = reaching.get(headings);
  if (found === undefined) {
    const all = [...new Set([...headings.values()].map(({ measure }) => measure))];
    const first = all.reduce<string>((least, { lastSeen: { day } }) => (day < least ? day : least), NEVER);
    found = { all, first };
    reaching.set(headings, found);
  }
  return found;
}
