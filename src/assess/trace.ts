// Every measure that was considered, applied or not, with the reason and the citation.

import type { TraceStep } from "./answer.js";
import type { Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import type { Prepared } from "./prepare.js";

/** The trace of an answer: headings that stand, headings that gave way, measures ruled out by number or origin, measures not in force. */
export function traceOf(prepared: Prepared, leaves: readonly Leaf[]): TraceStep[] {
  const steps: TraceStep[] = [];
  const charged = new Set(leaves.flatMap((leaf) => leaf.outcome.charges.map((each) => each.heading.provision.id)));
  const exempted = new Set(leaves.flatMap((leaf) => leaf.outcome.exemptions.map((each) => each.heading.provision.id)));
  const seen = new Set<string>();
  const met = new Set<string>();
  for (const group of prepared.found.groups) {
    for (const heading of group.plan.headings.values()) {
      const { id } = heading.provision;
      met.add(heading.measure.id);
      if (seen.has(id)) continue;
      seen.add(id);
      const applied = charged.has(id) || exempted.has(id);
      const winners = heading.terms.except.filter((other) => exempted.has(other) || charged.has(other)).map(writeHeading);
      const reason = applied
        ? heading.provision.covers
        : winners.length > 0
          ? `gives way to ${winners.join(", ")}`
          : "its conditions do not hold on these facts, or a duty ahead of it in the order is owed";
      steps.push({ measure: heading.measure.id, heading: writeHeading(id), applied, reason, cites: heading.by });
    }
    for (const { measure } of group.plan.inForce) {
      if (met.has(measure.id)) continue;
      met.add(measure.id);
      const reason = `no heading of ${measure.title} covers this number and origin on these facts`;
      steps.push({ measure: measure.id, heading: "", applied: false, reason, cites: [] });
    }
  }
  for (const measure of prepared.parts.law.measures) {
    if (!met.has(measure.id))
      steps.push({ measure: measure.id, heading: "", applied: false, reason: `not in force on ${prepared.line.entryDate}`, cites: [] });
  }
  return steps;
}
