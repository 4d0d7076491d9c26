// Every measure that was considered, applied or not, with the reason and the citation.

import { message } from "../said/message.js";
import type { TraceStep } from "./answer.js";
import type { Charge, Exemption } from "./charge.js";
import type { Leaf } from "./explore.js";
import { writeHeading } from "./lines.js";
import type { Prepared } from "./prepare.js";

/** The trace of an answer: headings that apply, headings that gave way, measures ruled out by number or origin, measures not in force. */
export function traceOf(prepared: Prepared, leaves: readonly Leaf[]): TraceStep[] {
  const { translator } = prepared;
  const steps: TraceStep[] = [];
  const charged = actsBy(leaves.flatMap(({ outcome }) => outcome.charges));
  const exempted = actsBy(leaves.flatMap(({ outcome }) => outcome.exemptions));
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
        ? translator.law(heading.provision.covers)
        : translator.say(winners.length > 0 ? message("trace/gives-way", { headings: winners.join(", ") }) : message("trace/conditions"));
      const cites = applied ? [...new Set([...(charged.get(id) ?? []), ...(exempted.get(id) ?? [])])] : heading.by;
      steps.push({ measure: heading.measure.id, heading: writeHeading(id), applied, reason, cites });
    }
    for (const { measure } of group.plan.inForce) {
      if (met.has(measure.id)) continue;
      met.add(measure.id);
      const reason = translator.say(message("trace/no-heading", { measure: { law: measure.title } }));
      steps.push({ measure: measure.id, heading: "", applied: false, reason, cites: [] });
    }
  }
  for (const measure of prepared.parts.law.measures) {
    if (!met.has(measure.id))
      steps.push({
        measure: measure.id,
        heading: "",
        applied: false,
        reason: translator.say(message("trace/not-in-force", { day: prepared.line.entryDate })),
        cites: [],
      });
  }
  return steps;
}

// The acts that headings rest on in the outcomes, by heading: of a duty with two readings those of the readings taken.
function actsBy(standing: readonly (Charge | Exemption)[]): ReadonlyMap<string, readonly string[]> {
  const acts = new Map<string, string[]>();
  for (const { heading, source = heading } of standing) {
    const { id } = heading.provision;
    acts.set(id, [...(acts.get(id) ?? []), ...source.by]);
  }
  return acts;
}
