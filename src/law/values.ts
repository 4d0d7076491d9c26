// Small values of the written law: days, rates, headings, facts' names, citations.

import { type Day, parseDay } from "../exact/day.js";
import { message } from "../said/message.js";
import { type Node, refuse, textOf } from "./tree.js";
import type { Fraction, Instrument } from "./types.js";
import type { Vocabulary } from "./vocabulary.js";

/** A day of the calendar. */
export function dayOf(node: Node): Day {
  const text = textOf(node);
  const day = parseDay(text);
  if (day === undefined) refuse("law/bad-date", node, message("law-check/day", { text }), message("law-check/day.fix"));
  return day;
}

/** "12.5%" as an exact fraction. */
export function percentOf(node: Node): Fraction {
  const text = textOf(node);
  const found = /^(\d+)(?:\.(\d+))?%$/.exec(text);
  if (found === null) refuse("law/bad-rate", node, message("law-check/rate", { text }), message("law-check/rate.fix"));
  const [, whole = "", places = ""] = found;
  return [BigInt(`${whole}${places}`).toString(), (100n * 10n ** BigInt(places.length)).toString()];
}

/** "14000" or "0.5" as an exact fraction. */
export function numberOf(node: Node): Fraction {
  const text = textOf(node);
  const found = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (found === null) refuse("law/bad-number", node, message("law-check/number", { text }), message("law-check/number.fix"));
  const [, whole = "", places = ""] = found;
  return [BigInt(`${whole}${places}`).toString(), (10n ** BigInt(places.length)).toString()];
}

/** A heading's id: eight digits where it is a Chapter 99 number (with a limb after a slash), else the name as written. */
export function headingId(text: string): string {
  const [number = "", limb] = text.split("/");
  const digits = /^\d{4}\.\d{2}\.\d{2}$/.test(number) ? number.replaceAll(".", "") : number;
  return limb === undefined ? digits : `${digits}/${limb}`;
}

/** Paths of facts that are not under `facts.`. */
const PATHS: Readonly<Record<string, string>> = {
  "entry-date": "entryDate",
  "import-date": "importDate",
  "loaded-date": "loadedDate",
  mode: "mode",
  spi: "spi",
  "us-content-value": "usContentValue",
  "chapter-98-value": "chapter98Value",
  "weight-kg": "weightKg",
  "annex-iii-company": "facts.annexIIICompany",
};

/** The contract's path of a fact written in kebab case. The places where a material was made are named by the vocabulary. */
export function factPath(name: string, { materials }: Pick<Vocabulary, "materials">): string {
  const path = PATHS[name];
  if (path !== undefined) return path;
  for (const { id, places } of materials) if (Object.hasOwn(places, name)) return `content.${id}.${places[name]}`;
  if (name.includes(".")) return name;
  return `facts.${camel(name)}`;
}

/** kebab-case to camelCase; a part that is one letter keeps the contract's capitals ("dram-bandwidth-g-bs"). */
function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Acts found for citations, by the acts of a law: an answer on one line asks for hundreds, and a law names a few hundred different ones. */
const found = new WeakMap<Readonly<Record<string, Instrument>>, Map<string, Instrument | undefined>>();

/** The act that begins a citation: the longest id that does and ends there, so that "HTS 2026 rev 20" is not of the second revision. */
export function instrumentOf(instruments: Readonly<Record<string, Instrument>>, citation: string): Instrument | undefined {
  let known = found.get(instruments);
  if (known === undefined) {
    known = new Map();
    found.set(instruments, known);
  }
  if (known.has(citation)) return known.get(citation);
  let best: Instrument | undefined;
  for (const instrument of Object.values(instruments)) {
    if (isOf(citation, instrument.id) && (best === undefined || instrument.id.length > best.id.length)) best = instrument;
  }
  known.set(citation, best);
  return best;
}

/** Whether a citation is of an act whose id begins it. */
export function isOf(citation: string, id: string): boolean {
  return citation.startsWith(id) && !/^[\p{L}\d]/u.test(citation.slice(id.length));
}

/** The day on which the first of these citations was public. */
export function knownDay(instruments: Readonly<Record<string, Instrument>>, citations: readonly string[]): Day | undefined {
  return citations
    .map((citation) => instrumentOf(instruments, citation)?.known)
    .filter((day) => day !== undefined)
    .sort()[0];
}
