// Writes one outcome as the lines of the answer: duties, exemptions, headings in filing order.

import { formatCents, roundToCents } from "../exact/money.js";
import { toNumberRounded } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import type { Law, Provision } from "../law/types.js";
import { textsAdded } from "../said/catalogs.js";
import type { Said } from "../said/codes.js";
import { message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { DutyLine, ExemptionLine } from "./answer.js";
import { type BaseDuty, fractionOf } from "./base.js";
import type { Charge, Exemption } from "./charge.js";
import type { Outcome } from "./outcome.js";
import type { PlannedHeading } from "./plan.js";

/** A heading as it is declared: chapter 99 numbers with dots, case numbers and names as they are. */
export function writeHeading(id: string): string {
  let found = written.get(id);
  if (found === undefined) {
    const [number = ""] = id.split("/");
    found = /^\d{8}$/.test(number) ? formatHts(number) : number;
    written.set(id, found);
  }
  return found;
}

const written = new Map<string, string>();
const ranks = new WeakMap<Law, Map<string, number>>();

// On no value a duty by quantity has no equivalent.
function rated({ exact, on, share }: BaseDuty): { rate?: number } {
  const rate = on.n === 0n ? share : fractionOf(exact, on);
  return rate === undefined ? {} : { rate: toNumberRounded(rate, 8) };
}

/** The base duty, then every duty above zero in filing order (a duty that an offset reduced to nothing is shown too). */
export function writeDuties(outcome: Outcome, law: Law): DutyLine[] {
  const { base, plan } = outcome;
  const first: DutyLine = {
    measure: "base",
    authority: "HTS",
    program: base.program,
    heading: formatHts(plan.line.rateHts.length === 10 ? plan.line.rateHts.slice(0, 8) : plan.line.rateHts),
    rateText: base.rateText,
    ...rated(base),
    basis: base.basis,
    on: formatCents(roundToCents(base.on)),
    amount: formatCents(base.amount),
    since: base.source?.since ?? plan.line.since,
    cites: base.source?.by ?? citesOf(plan.line.revision),
  };
  return [first, ...standing(outcome, law).map(writeCharge)];
}

// Revisions are some tens.
const editions = new Map<string, readonly string[]>();

function citesOf(revision: string): readonly string[] {
  let found = editions.get(revision);
  if (found === undefined) {
    found = Object.freeze([`HTS ${revision}`]);
    editions.set(revision, found);
  }
  return found;
}

function standing(outcome: Outcome, law: Law): Charge[] {
  const found = outcome.charges.filter((each) => each.amount > 0n || each.offset !== undefined);
  return found.length > 1 ? found.sort((a, b) => byRank(law, a.heading, b.heading)) : found;
}

function writeCharge(each: Charge): DutyLine {
  const { heading, source = heading } = each;
  return {
    measure: heading.measure.id,
    authority: heading.measure.authority,
    program: heading.provision.program,
    heading: writeHeading(heading.provision.id),
    rateText: each.rateText,
    ...(each.on.n === 0n ? {} : { rate: toNumberRounded(each.rate, 8) }),
    basis: each.basis,
    on: formatCents(roundToCents(each.on)),
    amount: formatCents(each.amount),
    ...(each.offset === undefined ? {} : { offset: formatCents(each.offset) }),
    since: source.since,
    cites: source.by,
  };
}

/** Headings that add nothing, in filing order; also a heading whose duty comes to nothing on this value. */
export function writeExemptions(outcome: Outcome, law: Law, translator: Translator): ExemptionLine[] {
  const found: Exemption[] = [...outcome.exemptions];
  for (const { heading, amount, offset, source } of outcome.charges)
    if (amount === 0n && offset === undefined) found.push({ heading, ...(source === undefined ? {} : { source }) });
  if (found.length > 1) found.sort((a, b) => byRank(law, a.heading, b.heading));
  return found.map(({ heading, from, source = heading }) => ({
    measure: heading.measure.id,
    heading: writeHeading(heading.provision.id),
    reason: reasonFor(heading, from, translator),
    cites: source.by,
  }));
}

interface Reasons {
  readonly added: number;
  readonly reasons: Map<string, Said>;
}

const kept = new WeakMap<Translator, WeakMap<Provision, Reasons>>();

// Why a heading adds nothing: equal for all lines, so that it is put into a language once.
function reasonFor({ provision }: PlannedHeading, from: PlannedHeading | undefined, translator: Translator): Said {
  let ofHeadings = kept.get(translator);
  if (ofHeadings === undefined) {
    ofHeadings = new WeakMap();
    kept.set(translator, ofHeadings);
  }
  let ofHeading = ofHeadings.get(provision);
  if (ofHeading === undefined || ofHeading.added !== textsAdded()) {
    ofHeading = { added: textsAdded(), reasons: new Map() };
    ofHeadings.set(provision, ofHeading);
  }
  const { covers } = provision;
  const key = from?.provision.id ?? "";
  let found = ofHeading.reasons.get(key);
  if (found === undefined) {
    const text =
      from === undefined
        ? translator.law(covers)
        : translator.say(message("law/exempting-heading", { covers: { law: covers }, heading: writeHeading(from.provision.id) }));
    found = Object.freeze<Said>({ code: "law/exempting-heading", text });
    ofHeading.reasons.set(key, found);
  }
  return found;
}

/** What to declare, in filing order: chapter 98, the headings, the number of the goods. */
export function writeHeadings(outcome: Outcome, law: Law, hts: string, chapter98: string | undefined): string[] {
  const declared: PlannedHeading[] = [];
  for (const { heading } of outcome.exemptions) declare(heading, declared);
  for (const { heading } of outcome.charges) declare(heading, declared);
  if (declared.length > 1) declared.sort((a, b) => byRank(law, a, b));
  const headings: string[] = [];
  if (chapter98 !== undefined) headings.push(formatHts(chapter98));
  for (const heading of declared) headings.push(writeHeading(heading.provision.id));
  headings.push(formatHts(hts));
  return headings;
}

// A heading of which one part is charged and another exempt is declared once.
function declare(heading: PlannedHeading, declared: PlannedHeading[]): void {
  const { id } = heading.provision;
  if (!isNumbered(id)) return;
  for (const each of declared) if (each.provision.id === id) return;
  declared.push(heading);
}

// Whether a heading is one of the schedule: a case number and a name are not declared.
function isNumbered(id: string): boolean {
  let found = numberedIds.get(id);
  if (found === undefined) {
    found = /^\d{8}(\/|$)/.test(id);
    numberedIds.set(id, found);
  }
  return found;
}

const numberedIds = new Map<string, boolean>();

function byRank(law: Law, a: PlannedHeading, b: PlannedHeading): number {
  return rank(law, a) - rank(law, b) || (a.provision.id < b.provision.id ? -1 : 1);
}

/** Place of a heading in the filing order of the law. */
export function rank(law: Law, heading: PlannedHeading): number {
  const { id } = heading.provision;
  let known = ranks.get(law);
  if (known === undefined) {
    known = new Map();
    ranks.set(law, known);
  }
  let found = known.get(id);
  if (found === undefined) {
    found = placeOf(law, heading);
    known.set(id, found);
  }
  return found;
}

function placeOf(law: Law, heading: PlannedHeading): number {
  const { id } = heading.provision;
  const { authority } = heading.measure;
  const byPrefix = law.filingOrder.findIndex((step) => step.prefixes?.some((prefix) => id.startsWith(prefix)));
  if (byPrefix >= 0) return byPrefix;
  const byAuthority = law.filingOrder.findIndex((step) => step.authority === authority);
  return byAuthority >= 0 ? byAuthority : law.filingOrder.length;
}
