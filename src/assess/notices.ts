// What the reader must know besides the amounts: where the record ends, which reading was taken, what could not be shown.

import { formatCents } from "../exact/money.js";
import { ratedUnits } from "../hts/rated-units.js";
import type { LineMark } from "../hts/schedule.js";
import { unitOf } from "../hts/units.js";
import type { Measure } from "../law/types.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Notice } from "./answer.js";
import { articleNotices } from "./article-notices.js";
import { costlyClaims, idleFacts } from "./claims.js";
import { clockReadings } from "./clock-readings.js";
import { depositNotices } from "./deposits.js";
import type { Exploration, Leaf } from "./explore.js";
import { feeNotices } from "./line-fees.js";
import { writeHeading } from "./lines.js";
import { importNotStated } from "./other-days.js";
import type { Outcome } from "./outcome.js";
import { openLists, saidOfPost } from "./parcels.js";
import type { Plan, PlannedHeading } from "./plan.js";
import type { Prepared } from "./prepare.js";
import { decidingReadings } from "./readings.js";
import type { Displaced } from "./stacking.js";
import { keptNotices, noticeIn, type Told } from "./told.js";
import { lastSeen, readingTaken, toldOfGoods, toldOfHeading, toldOfLapses, toldOfScenarios } from "./told-of-law.js";

// Notices as they are gathered, each once.
class Gathered {
  readonly #translator: Translator;
  readonly #kept: (told: Told) => Notice;
  readonly #byText = new Map<string, Notice>();
  // What is put into a language once; completions say the same again and again.
  readonly #said = new Set<Told>();

  constructor(translator: Translator) {
    this.#translator = translator;
    this.#kept = keptNotices(translator);
  }

  /** Tell what is made for this line. */
  tell(told: readonly Told[]): void {
    for (const each of told) this.#put(noticeIn(this.#translator, each));
  }

  /** Tell what is equal for all lines. */
  tellAgain(told: readonly Told[]): void {
    for (const each of told) {
      if (this.#said.has(each)) continue;
      this.#said.add(each);
      this.#put(this.#kept(each));
    }
  }

  all(): Notice[] {
    return [...this.#byText.values()];
  }

  #put(notice: Notice): void {
    if (!this.#byText.has(notice.text)) this.#byText.set(notice.text, notice);
  }
}

/** The notices of one answer, each once, the most binding first. */
export function noticesOf(prepared: Prepared, exploration: Exploration): Notice[] {
  const { parts, line, found } = prepared;
  const notices = new Gathered(prepared.translator);
  notices.tellAgain(toldOfScenarios(parts.law));
  if (found.marks.length > 0) notices.tell(found.marks.map(markNotice));
  notices.tell(articleNotices(parts.schedule, line));
  const readings = decidingReadings(prepared, exploration);
  for (const leaf of exploration.leaves) tellOfOutcome(prepared, leaf.outcome, readings, notices);
  notices.tellAgain(clockReadings(prepared, exploration).map(readingTaken));
  notices.tell(importNotStated(prepared, exploration));
  tellOfTheLine(prepared, exploration, notices);
  if (prepared.closed !== undefined) notices.tell([closedNotice(prepared.closed, line.origin)]);
  notices.tellAgain(toldOfLapses(parts.law, line));
  const numbers = found.groups.length === 1 ? (found.groups[0]?.numbers ?? []) : found.groups.flatMap((group) => group.numbers);
  notices.tellAgain(toldOfGoods(parts.law, numbers, line));
  if (line.units.length > 0) notices.tell(idleUnits(prepared).map(unitNotice));
  notices.tellAgain(seenBefore(prepared).map(lastSeen));
  return notices.all();
}

function markNotice({ number, text }: LineMark): Told {
  return { code: "schedule/transcribed", says: message("schedule/transcribed", { number, text: { law: text } }) };
}

function unitNotice(unit: string): Told {
  return { code: "quantity/not-used", says: message("quantity/not-used", { unit: { word: unit } }), fact: `quantity.${unit}` };
}

// What one completion says: its base duty, the readings taken, what cannot be shown, and its headings.
function tellOfOutcome(prepared: Prepared, outcome: Outcome, readings: ReadonlySet<string>, notices: Gathered): void {
  const { line } = prepared;
  const { base, world, barred, charges, exemptions, unpriced, displaced } = outcome;
  notices.tell(base.notices);
  for (const id of readings) if (world.readings?.has(id) === true) notices.tellAgain([readingNotice(prepared, id)]);
  if (world.cannotShow !== undefined) notices.tell([...world.cannotShow].map(unshownNotice));
  if (unpriced.length > 0) notices.tell(depositNotices(outcome, prepared));
  if (displaced !== undefined) notices.tell(displaced.filter((each) => isVoid(each, prepared)).map(displacedNotice));
  if (barred !== undefined) notices.tellAgain(toldOfHeading(barred, line));
  for (const { heading } of charges) notices.tellAgain(toldOfHeading(heading, line));
  for (const { heading } of exemptions) notices.tellAgain(toldOfHeading(heading, line));
  for (const heading of unpriced) notices.tellAgain(toldOfHeading(heading, line));
}

function isVoid({ by: { measure } }: Displaced, { knownOn }: Prepared): boolean {
  return measure.unlawful !== undefined && (knownOn === undefined || measure.unlawful.known <= knownOn);
}

function displacedNotice({ heading, cents, by }: Displaced): Told {
  return {
    code: "refund/not-final",
    says: message("refund/not-final", {
      refunded: writeHeading(by.provision.id),
      number: writeHeading(heading.provision.id),
      amount: { money: formatCents(cents) },
    }),
    measure: heading.measure.id,
    heading: writeHeading(heading.provision.id),
  };
}

function unshownNotice(fact: string): Told {
  return { code: "facts/cannot-be-shown", says: message("facts/cannot-be-shown", { fact }), fact };
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
function tellOfTheLine(prepared: Prepared, exploration: Exploration, notices: Gathered): void {
  const { parcel, options } = prepared;
  const world = exploration.leaves.at(-1)?.outcome.world;
  notices.tell(unverifiedCode(prepared));
  notices.tell(parcel.refused);
  notices.tell(openLists(prepared.parts.law, prepared.line, parcel));
  if (parcel.post !== undefined) notices.tell(saidOfPost(parcel, declares(prepared, exploration)));
  notices.tell(costlyClaims(prepared, exploration));
  if (world !== undefined) notices.tell(feeNotices(prepared, world, options.fees === true));
  notices.tell(idleFacts(prepared, exploration));
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
