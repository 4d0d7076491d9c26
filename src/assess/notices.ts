// What the reader must be told beside the amounts: where the record ends, which reading was taken, what could not be shown.

import { ratedUnits } from "../hts/rated-units.js";
import type { RateLine } from "../hts/schedule.js";
import { unitOf } from "../hts/units.js";
import type { GoodsNotice, Measure } from "../law/types.js";
import { depositNotices } from "./deposits.js";
import type { Prepared } from "./engine.js";
import type { Exploration } from "./explore.js";
import type { Plan } from "./plan.js";

/** The notices of one answer, each once, the most binding first. */
export function noticesOf(prepared: Prepared, exploration: Exploration): string[] {
  const { parts, line, found } = prepared;
  const notices = new Set<string>();
  for (const mark of found.marks) notices.add(mark);
  for (const leaf of exploration.leaves) {
    const { outcome } = leaf;
    for (const notice of outcome.base.notices) notices.add(notice);
    for (const [id] of outcome.world.readings ?? []) {
      const question = parts.questions.get(id);
      if (question === undefined) continue;
      notices.add(`${question.ask} Taken here: ${question.readings[0]}. The other reading: ${question.readings[1]} (reading ${id}).`);
    }
    for (const path of outcome.world.cannotShow ?? []) notices.add(`${path} cannot be shown: the duty is what CBP then charges.`);
    const standing = [
      ...(outcome.barred === undefined ? [] : [outcome.barred]),
      ...outcome.charges.map((each) => each.heading),
      ...outcome.exemptions.map((each) => each.heading),
      ...outcome.unpriced,
    ];
    for (const notice of depositNotices(outcome, parts, line, parts.plans.listsOn(line.hts, line.entryDate))) notices.add(notice);
    for (const heading of standing) {
      for (const unverified of heading.unverified) notices.add(`Unverified: ${unverified}`);
      for (const notice of heading.measure.notices) {
        if (notice.from !== undefined && line.entryDate < notice.from) continue;
        if (notice.until !== undefined && line.entryDate >= notice.until) continue;
        if (notice.informal === true && line.given.get("mode") !== "mail" && line.given.get("entryType") !== "informal") continue;
        if (notice.headings !== undefined && !notice.headings.includes(heading.provision.id)) continue;
        notices.add(notice.text);
      }
    }
  }
  for (const { programs, on, cites } of parts.law.lapses ?? []) {
    if (line.entryDate >= on) notices.add(`${programs.join(" and ")} cannot be claimed from ${on} (${cites.join("; ")}).`);
  }
  const reaches = ({ from, until, prefixes }: GoodsNotice): boolean =>
    line.entryDate >= from && (until === undefined || line.entryDate < until) && prefixes.some((prefix) => line.hts.startsWith(prefix));
  for (const gap of parts.law.notCovered.filter(reaches))
    notices.add(`Not covered, so not in these amounts: ${gap.text} (${gap.cites.join("; ")}).`);
  for (const told of parts.law.told.filter(reaches)) notices.add(told.text);
  for (const unit of idleUnits(prepared)) notices.add(`The line is not counted in ${unit}; that quantity was not used.`);
  for (const measure of inPlay(prepared)) {
    if (line.entryDate > measure.lastSeen.day)
      notices.add(`${measure.title}: last seen ${measure.lastSeen.in}, ${measure.lastSeen.day}; later changes may apply.`);
  }
  return [...notices];
}

// Units given that neither the line nor its rates count in.
function idleUnits({ line, found }: Prepared): string[] {
  if (line.units.length === 0) return [];
  return line.units.filter((unit) => {
    const { base } = unitOf(unit);
    return !found.groups.some(({ plan }) => usedUnits(plan.line).has(base));
  });
}

const used = new WeakMap<RateLine, ReadonlySet<string>>();

function usedUnits(line: RateLine): ReadonlySet<string> {
  let known = used.get(line);
  if (known === undefined) {
    known = new Set([...line.units, ...ratedUnits(line)].map((unit) => unitOf(unit).base));
    used.set(line, known);
  }
  return known;
}

// Measures that reach this number, whether or not a heading of theirs stands.
function inPlay({ found }: Prepared): ReadonlySet<Measure> {
  const [first, ...others] = found.groups.map(({ plan }) => measuresOf(plan.headings));
  if (first === undefined || others.length === 0) return first ?? new Set();
  return new Set([first, ...others].flatMap((measures) => [...measures]));
}

const reaching = new WeakMap<Plan["headings"], ReadonlySet<Measure>>();

function measuresOf(headings: Plan["headings"]): ReadonlySet<Measure> {
  let measures = reaching.get(headings);
  if (measures === undefined) {
    measures = new Set([...headings.values()].map(({ measure }) => measure));
    reaching.set(headings, measures);
  }
  return measures;
}
