// What the law tells whatever a line states: of a heading that stands, of goods, of measures as last seen. Made once for each.

import { BY_MAIL, INFORMAL } from "../contract/entry-keys.js";
import type { EntryLine } from "../facts/line.js";
import type { GoodsNotice, Law, LegalQuestion, Measure, MeasureNotice } from "../law/types.js";
import { message } from "../said/message.js";
import { scenarioMark } from "../said/scenario-mark.js";
import { writeHeading } from "./lines.js";
import type { PlannedHeading } from "./plan.js";
import { askedBy, readingsOf } from "./questions.js";
import type { Told } from "./told.js";

interface OfHeading {
  readonly unverified: readonly Told[];
  readonly notices: readonly { readonly when: MeasureNotice; readonly told: Told }[];
}

const ofHeadings = new WeakMap<PlannedHeading, OfHeading>();

function ofHeading(planned: PlannedHeading): OfHeading {
  let found = ofHeadings.get(planned);
  if (found === undefined) {
    const { measure, provision, unverified } = planned;
    const heading = writeHeading(provision.id);
    found = {
      unverified: unverified.map((mark) => ({
        code: "law/unverified",
        says: message("law/unverified", { text: mark }),
        measure: measure.id,
        heading,
      })),
      notices: measure.notices
        .filter(({ headings }) => headings?.includes(provision.id) !== false)
        .map((when) => ({ when, told: noticeOf(measure, when) })),
    };
    ofHeadings.set(planned, found);
  }
  return found;
}

const ofNotices = new WeakMap<MeasureNotice, Told>();

// One and the same for all headings of the measure.
function noticeOf(measure: Measure, notice: MeasureNotice): Told {
  const { code, text, says = { law: text } } = notice;
  const found = ofNotices.get(notice) ?? { code, says, measure: measure.id };
  ofNotices.set(notice, found);
  return found;
}

/** Notices that go with a heading that applies. */
export function toldOfHeading(planned: PlannedHeading, { entryDate, given }: EntryLine): readonly Told[] {
  const { unverified, notices } = ofHeading(planned);
  if (notices.length === 0) return unverified;
  const informally = given.get("mode") === BY_MAIL || given.get("entryType") === INFORMAL;
  const said = [...unverified];
  for (const { when, told } of notices) {
    const { from, until, informal } = when;
    if ((from !== undefined && entryDate < from) || (until !== undefined && entryDate >= until)) continue;
    if (informal !== true || informally) said.push(told);
  }
  return said;
}

interface OfGoods {
  readonly notices: readonly { readonly when: GoodsNotice; readonly told: Told }[];
  /** Places of notices by the beginnings of numbers that they name, and how long these are. */
  readonly byPrefix: ReadonlyMap<string, readonly number[]>;
  readonly lengths: readonly number[];
  /** Sorted, each once. */
  readonly byNumber: Map<string, readonly number[]>;
}

const ofGoods = new WeakMap<Law, OfGoods>();

function goodsIn(law: Law): OfGoods {
  let found = ofGoods.get(law);
  if (found === undefined) {
    const notices = [
      ...law.notCovered.map((when) => ({
        when,
        told: {
          code: "law/not-covered",
          says: message("law/not-covered", { gap: { law: when.text }, cites: when.cites.join("; ") }),
        } satisfies Told,
      })),
      ...law.told.map((when) => {
        const { code = "law/measure", text, says = { law: text } } = when;
        return { when, told: { code, says } satisfies Told };
      }),
    ];
    const byPrefix = new Map<string, number[]>();
    for (const [at, { when }] of notices.entries())
      for (const prefix of new Set(when.prefixes)) byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), at]);
    const lengths = [...new Set([...byPrefix.keys()].map(({ length }) => length))];
    found = { notices, byPrefix, lengths, byNumber: new Map() };
    ofGoods.set(law, found);
  }
  return found;
}

/** Notices on the goods of tariff numbers: first what the law here does not cover, then the rest. */
export function toldOfGoods(law: Law, numbers: readonly string[], { origin, entryDate }: EntryLine): readonly Told[] {
  const goods = goodsIn(law);
  const [only] = numbers;
  const met = numbers.length === 1 && only !== undefined ? placesOf(goods, only) : sorted(numbers.flatMap((hts) => placesOf(goods, hts)));
  if (met.length === 0) return NOTHING_TOLD;
  const told: Told[] = [];
  for (const at of met) {
    const found = goods.notices[at];
    if (found === undefined) continue;
    const { from, until, origins, notOrigins } = found.when;
    if (entryDate < from || (until !== undefined && entryDate >= until)) continue;
    if (origins?.includes(origin) !== false && notOrigins?.includes(origin) !== true) told.push(found.told);
  }
  return told;
}

const NOTHING_TOLD: readonly Told[] = [];

function sorted(places: readonly number[]): readonly number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}

const NOWHERE: readonly number[] = [];

// Numbers are those of the schedule.
function placesOf({ byPrefix, lengths, byNumber }: OfGoods, hts: string): readonly number[] {
  let found = byNumber.get(hts);
  if (found === undefined) {
    const places: number[] = [];
    for (const length of lengths) {
      const named = length > hts.length ? undefined : byPrefix.get(hts.slice(0, length));
      if (named !== undefined) places.push(...named);
    }
    found = places.length === 0 ? NOWHERE : sorted(places);
    byNumber.set(hts, found);
  }
  return found;
}

const laid = new WeakMap<Law, readonly Told[]>();

/** That the answer is not that of the law, where scenarios are laid over it. */
export function toldOfScenarios(law: Law): readonly Told[] {
  if (law.scenarios === undefined) return NOTHING_TOLD;
  let found = laid.get(law);
  if (found === undefined) {
    found = [{ code: "law/scenario", says: scenarioMark(law.scenarios) }];
    laid.set(law, found);
  }
  return found;
}

const lapsed = new WeakMap<Law, readonly { readonly on: string; readonly told: Told }[]>();

/** Programs that cannot be claimed on the day. */
export function toldOfLapses(law: Law, { entryDate }: EntryLine): readonly Told[] {
  let found = lapsed.get(law);
  if (found === undefined) {
    found = (law.lapses ?? []).map(({ programs, on, cites }) => ({
      on,
      told: {
        code: "claim/lapsed",
        says: message("claim/lapsed", { programs: { all: programs, by: "and" }, day: on, cites: cites.join("; ") }),
        fact: "spi",
      },
    }));
    lapsed.set(law, found);
  }
  if (found.every(({ on }) => entryDate < on)) return NOTHING_TOLD;
  return found.filter(({ on }) => entryDate >= on).map(({ told }) => told);
}

const seen = new WeakMap<Measure, Told>();

/** Until when a measure was followed. */
export function lastSeen(measure: Measure): Told {
  let found = seen.get(measure);
  if (found === undefined) {
    found = {
      code: "law/last-seen",
      says: message("law/last-seen", {
        measure: { law: measure.title },
        seen: { law: measure.lastSeen.in },
        day: measure.lastSeen.day,
      }),
      measure: measure.id,
    };
    seen.set(measure, found);
  }
  return found;
}

const readings = new WeakMap<LegalQuestion, Told>();

/** Which reading of an open question was taken. */
export function readingTaken(question: LegalQuestion): Told {
  let found = readings.get(question);
  if (found === undefined) {
    const { id } = question;
    const [taken, other] = readingsOf(question);
    found = { code: "law/reading", says: message("law/reading", { ask: askedBy(question), taken, other, id }), question: id };
    readings.set(question, found);
  }
  return found;
}
