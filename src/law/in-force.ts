// A heading as it is on a day: its amendments added up, on both clocks.

import type { Day } from "../exact/day.js";
import type { Amendment, Measure, Provision, Terms } from "./types.js";

/** The terms of a heading on a day, and what made them. */
export interface InForce {
  readonly terms: Terms;
  /** First day of the present rate and value. */
  readonly since: Day;
  readonly by: readonly string[];
  readonly unverified: readonly string[];
}

/** Whether an amendment counts on a day, for someone who knows the law published by `knownOn`. */
export function counts(amendment: Amendment, day: Day, knownOn: Day | undefined): boolean {
  if (amendment.from > day) return false;
  if (knownOn === undefined) return amendment.withdrawn === undefined;
  return amendment.known <= knownOn && (amendment.withdrawn === undefined || knownOn < amendment.withdrawn);
}

/** The heading on a day, or undefined before its first amendment and after its end. */
export function foldTerms(provision: Provision, day: Day, knownOn: Day | undefined): InForce | undefined {
  const { ends } = provision;
  if (ends !== undefined && ends.on <= day && (knownOn === undefined || ends.known <= knownOn)) return undefined;
  let terms: Partial<Terms> = provision.base;
  let since: Day | undefined;
  let by: readonly string[] = [];
  const marks: { readonly text: string; readonly terms: Set<string> }[] = [];
  for (const amendment of provision.amendments) {
    if (!counts(amendment, day, knownOn)) continue;
    const named = amendment.terms;
    terms = { ...terms, ...named };
    // A newer print amends nothing: the rate on record applies from its own day, by its own acts.
    if (named.adds?.kind === "either") continue;
    if (named.adds !== undefined || named.value !== undefined) {
      since = amendment.from;
      by = amendment.by;
    }
    // A mark holds while some term of its amendment does.
    for (const mark of marks) for (const term of Object.keys(named)) mark.terms.delete(term);
    if (amendment.unverified !== undefined) marks.push({ text: amendment.unverified, terms: new Set(Object.keys(named)) });
  }
  const unverified = marks.filter((mark) => mark.terms.size > 0).map((mark) => mark.text);
  return since === undefined ? undefined : { terms: terms as Terms, since, by, unverified };
}

/** Whether a dated rule or row applies on a day, for someone who knows the law published by `knownOn`. */
export function appliesOn(
  { from, until, known }: { readonly from: Day; readonly until?: Day; readonly known: Day },
  day: Day,
  knownOn: Day | undefined,
): boolean {
  return from <= day && (until === undefined || day < until) && (knownOn === undefined || known <= knownOn);
}

/** Whether the duty is no longer collected on a day, for someone who knows the law published by `knownOn`. */
export function measureEnded(measure: Measure, day: Day, knownOn: Day | undefined): boolean {
  const { ends } = measure;
  return ends !== undefined && ends.on <= day && (knownOn === undefined || ends.known <= knownOn);
}
