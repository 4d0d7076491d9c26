// What the audit looks up in the law: which measure a heading is of, and which measures displace which.

import type { Day } from "../exact/day.js";
import type { Authority, Law, Measure } from "../law/types.js";
import { isUnlawful } from "./rate.js";
import type { OwedHeading } from "./rating.js";

/** A heading of the law. */
export interface KnownHeading {
  readonly measure: Measure;
  readonly authority: Authority;
  readonly unlawful: boolean;
}

/** The law, indexed for the comparison, as known on a day. */
export interface LawIndex {
  /** By eight digits. */
  readonly headings: ReadonlyMap<string, KnownHeading>;
  /** Whether a part of the law that binds on this day became known, or was withdrawn, only after it. */
  hindsight(day: Day): boolean;
  /** Whether a measure held unlawful was collected on this day. */
  unlawfulOn(day: Day): boolean;
  /** Whether an unlawful measure displaced another duty on this day. */
  displaced(day: Day): boolean;
  /** Whether a heading gives way to a measure or heading that is owed. */
  yieldsTo(day: Day, heading: string, measure: string, owed: readonly { readonly heading: string; readonly measure: string }[]): boolean;
}

/** Index a law. */
export function indexLaw(law: Law, knownOn: string): LawIndex {
  const headings = new Map<string, KnownHeading>();
  for (const measure of law.measures)
    for (const { id } of measure.provisions) {
      const [number = ""] = id.split("/");
      if (/^\d{8}$/.test(number) && !headings.has(number))
        headings.set(number, { measure, authority: measure.authority, unlawful: isUnlawful(law, measure, knownOn) });
    }
  const names = (parts: readonly string[], heading: string, measure: string): boolean =>
    parts.some((part) => part === measure || (part.split("/")[0] ?? "") === heading);
  const holds = (rule: Law["yields"][number], day: Day): boolean => rule.from <= day && (rule.until === undefined || day < rule.until);
  const unlawful = new Set([...headings.values()].filter((each) => each.unlawful).map((each) => each.measure.id));
  const unlawfulParts = new Set([...headings].filter(([, each]) => each.unlawful).map(([heading]) => heading));
  const winners = law.yields.filter((rule) => rule.to.some((part) => unlawful.has(part) || unlawfulParts.has(part.split("/")[0] ?? "")));
  const collected = law.measures.filter((measure) => unlawful.has(measure.id));
  const later = lateParts(law, knownOn);
  return {
    headings,
    unlawfulOn: (day) => collected.some((measure) => measure.ends === undefined || day < measure.ends.on),
    hindsight: (day) => knownOn < day || later.some((part) => part.from <= day && day < part.until && day < part.known),
    displaced: (day) => winners.some((rule) => holds(rule, day)),
    yieldsTo: (day, heading, measure, owed) =>
      law.yields.some(
        (rule) =>
          holds(rule, day) &&
          names(rule.yields, heading, measure) &&
          owed.some((other) => other.measure !== measure && names(rule.to, other.heading, other.measure)),
      ),
  };
}

/** A duty of a measure that was not held unlawful. */
export function isLawful(duty: OwedHeading, index: LawIndex): boolean {
  return index.headings.get(duty.heading.replaceAll(".", ""))?.unlawful !== true;
}

interface LatePart {
  readonly from: string;
  readonly until: string;
  readonly known: string;
}

const ALWAYS = "9999-12-31";

// Every dated part of the law that became known after the first day it binds, or was taken back.
function lateParts(law: Law, knownOn: string): LatePart[] {
  const parts: LatePart[] = [];
  const put = (from: string, known: string, until: string = ALWAYS): void => {
    if (known > from && known <= knownOn) parts.push({ from, until, known });
  };
  for (const measure of law.measures) {
    if (measure.ends !== undefined) put(measure.ends.on, measure.ends.known);
    for (const provision of measure.provisions) {
      if (provision.ends !== undefined) put(provision.ends.on, provision.ends.known);
      for (const amendment of provision.amendments) {
        put(amendment.from, amendment.known);
        if (amendment.withdrawn !== undefined) put(amendment.from, amendment.withdrawn);
      }
    }
  }
  for (const rule of law.yields) put(rule.from, rule.known, rule.until);
  for (const list of Object.values(law.headingLists)) for (const row of list.rows) put(row.from, row.known, row.until);
  return parts;
}
