// A newer print of chapter 99 against the law of its day: headings new, gone and returned, rates that differ, texts and footnotes that
// changed since the last edition at hand; each with whether it may reach goods of the origins encoded.

import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import type { PrintedHeading } from "../hts/print.js";
import { counts, foldTerms, measureEnded } from "../law/in-force.js";
import type { Basis, Column, Condition, Law, Measure, Provision, Terms } from "../law/types.js";
import { type Arg, distinct, type Message, message } from "../said/message.js";
import { translator } from "../said/translator.js";
import { inFewWords, printedRate, sameRate, showsRate } from "./rate.js";
import { type Reach, reachOf } from "./reach.js";
import type { NewerPrint, PrintDifference, PrintRegister } from "./types.js";

/** What the last edition at hand printed, for telling what changed since. */
export interface PrintBefore {
  readonly name: string;
  /** Rates of a heading as it printed them. */
  rates(id: string): { readonly general: string; readonly special: string; readonly other: string } | undefined;
  /** Hashes of words and footnotes and the count of numbers that name the heading; undefined where the edition had it not. */
  words(id: string): readonly [words: string, footnotes: string, named: number] | undefined;
  /** The hash of a text. */
  hash(text: string): string;
}

/** The print and the edition before it. */
export interface PrintCompared {
  readonly name: string;
  readonly from: Day;
  readonly headings: readonly PrintedHeading[];
  readonly before: PrintBefore;
  /** The law as someone knew it on that day; all that is on record when absent. */
  readonly knownOn?: Day;
}

const english = translator("en");

const EMPTY: PrintRegister = { countries: [], outside: [], read: [] };
const DUTIES = /^9903/;

interface Encoded {
  readonly measure: Measure;
  readonly provision: Provision;
}

/** Every heading that the print has otherwise than the law of its day, or otherwise than the edition before. */
export function comparePrint(law: Law, { name, from, headings, before: edition, knownOn }: PrintCompared): NewerPrint {
  // An export without footnotes, as the official CSV is, tells nothing of them.
  const before = headings.some(({ footnotes, named }) => footnotes !== "" || named > 0) ? edition : withoutFootnotes(edition);
  const register = law.register ?? EMPTY;
  const reach = reachOf(law, register);
  const encoded = encodedBy(law, knownOn);
  const differences: PrintDifference[] = [];
  for (const heading of headings) {
    if (!DUTIES.test(heading.id)) continue;
    const own = encoded.get(heading.id);
    const found =
      own === undefined
        ? notEncoded(heading, before, known(heading, register), (words) => outsideOr(heading, register, before, reach(words)))
        : held(own, heading, from, knownOn, before);
    if (found !== undefined) differences.push(found);
  }
  const printed = new Set(headings.map(({ id }) => id));
  for (const [id, own] of encoded) {
    if (!DUTIES.test(id) || printed.has(id)) continue;
    const standing = own.filter((each) => inForce(each, from, knownOn) !== undefined && !neverPrinted(each.provision));
    const [first] = standing;
    if (first === undefined) continue;
    differences.push({
      id,
      kind: "gone",
      law: { all: distinct(standing.map((each) => inFewWords(termsOf(each, from, knownOn).adds))), by: ", " },
      print: "not printed",
      words: "",
      reaches: true,
      why: message("print/why.in-force", { measures: first.measure.id }),
    });
  }
  return { name, from, differences: differences.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function withoutFootnotes(before: PrintBefore): PrintBefore {
  return {
    ...before,
    words: (id) => {
      const found = before.words(id);
      return found === undefined ? undefined : [found[0], before.hash(""), 0];
    },
  };
}

function encodedBy(law: Law, knownOn: Day | undefined): ReadonlyMap<string, readonly Encoded[]> {
  const found = new Map<string, Encoded[]>();
  for (const measure of law.measures)
    for (const provision of measure.provisions) {
      const id = /^(\d{8})(?:\/|$)/.exec(provision.id)?.[1];
      const known = provision.amendments.some((each) => knownOn === undefined || each.known <= knownOn);
      if (id !== undefined && known) found.set(id, [...(found.get(id) ?? []), { measure, provision }]);
    }
  return found;
}

function inForce({ measure, provision }: Encoded, day: Day, knownOn: Day | undefined): Terms | undefined {
  return measureEnded(measure, day, knownOn) ? undefined : foldTerms(provision, day, knownOn)?.terms;
}

function termsOf(each: Encoded, day: Day, knownOn: Day | undefined): Terms {
  const terms = inForce(each, day, knownOn);
  if (terms === undefined) throw new Error(`${each.provision.id} is not in force on ${day}`);
  return terms;
}

// An act may bring a duty under a heading that no edition printed; its absence from one more is not news.
function neverPrinted({ amendments }: Provision): boolean {
  return amendments.every(({ seen }) => /\bnot printed\b/.test(seen));
}

const COLUMNS: readonly Column[] = ["general", "special"];

function columnsOf(test: Condition): readonly Column[] {
  return test.op === "column" ? test.any : COLUMNS;
}

// A heading that the law has, as printed.
function held(
  own: readonly Encoded[],
  heading: PrintedHeading,
  day: Day,
  knownOn: Day | undefined,
  before: PrintBefore,
): PrintDifference | undefined {
  const standing = own.filter((each) => inForce(each, day, knownOn) !== undefined);
  if (standing.length === 0) return notStanding(own, heading, day, before);
  const asBefore = sameText(before.rates(heading.id), heading);
  const judged = standing.map((each) => judge(each, heading, day, knownOn, asBefore));
  const law: Arg = { all: distinct(standing.map((each) => inFewWords(termsOf(each, day, knownOn).adds))), by: ", " };
  const measures = [...new Set(standing.map(({ measure }) => measure.id))].join(", ");
  const difference = (kind: PrintDifference["kind"], print: string): PrintDifference => ({
    id: heading.id,
    kind,
    law,
    print,
    words: heading.words,
    reaches: true,
    why: message("print/why.in-force", { measures }),
  });
  if (judged.includes("unreadable")) return difference("unreadable", ratesInWords(heading));
  if (judged.includes("differs")) {
    const general = printedRate(heading.general);
    const special = heading.special === "" ? general : printedRate(heading.special);
    return general === undefined || special === undefined
      ? difference("unreadable", ratesInWords(heading))
      : { ...difference("rate", ratesInWords(heading)), rates: { general, special } };
  }
  return changedWords(heading, before, difference);
}

type Judged = "same" | "differs" | "unreadable";

function judge(each: Encoded, heading: PrintedHeading, day: Day, knownOn: Day | undefined, asBefore: boolean): Judged {
  const terms = termsOf(each, day, knownOn);
  const columns = columnsOf(terms.columns);
  let judged: Judged = "same";
  for (const column of COLUMNS) {
    const text = column === "general" ? heading.general : heading.special;
    // A blank column says nothing of its own.
    if (text === "") continue;
    const printed = printedRate(text);
    // What could not be read in the edition before either was compared by a person when the law was written.
    if (printed === undefined) {
      if (!asBefore) judged = "unreadable";
      continue;
    }
    // Another rate on another part of the value is more than another rate.
    if (printed.kind === "adds" && printed.content !== undefined && !fallsOn(terms.value, printed.content)) {
      judged = "unreadable";
      continue;
    }
    const wanted = columns.includes(column) ? terms.adds : ({ kind: "nothing" } as const);
    const steady = each.provision.printed?.some((shown) => showsRate(shown, printed)) === true;
    // A heading may print a share alone and leave to its note that it comes on top; that was read when the law was written.
    const shareAlone = asBefore && wanted.kind === "rate" && showsRate(wanted, printed);
    const agrees = steady || shareAlone || sameRate(wanted, printed) !== false || ahead(each, printed, day, knownOn);
    if (agrees) continue;
    // A rate in a column that the heading does not reach in the law would need more than another rate.
    if (!columns.includes(column)) judged = "unreadable";
    else if (judged === "same") judged = "differs";
  }
  return judged;
}

function fallsOn(value: Basis, content: string): boolean {
  return (
    (value.kind === "content" && value.metal === content) ||
    (value.kind === "by-chapter" && (fallsOn(value.is, content) || fallsOn(value.otherwise, content)))
  );
}

// A print may show what an act on record brings on a later day.
function ahead({ provision }: Encoded, printed: NonNullable<ReturnType<typeof printedRate>>, day: Day, knownOn: Day | undefined): boolean {
  return provision.amendments.some(
    (each) =>
      each.from > day &&
      each.withdrawn === undefined &&
      (knownOn === undefined || each.known <= knownOn) &&
      each.terms.adds !== undefined &&
      sameRate(each.terms.adds, printed) === true,
  );
}

// In the law, but not on this day: still to come, ended and still printed, or ended and printed again.
function notStanding(own: readonly Encoded[], heading: PrintedHeading, day: Day, before: PrintBefore): PrintDifference | undefined {
  const tocome = own.some(({ provision }) => provision.amendments.some((each) => !counts(each, day, undefined) && each.from > day));
  if (tocome || before.words(heading.id) !== undefined) return undefined;
  const ends = own.map(({ measure, provision }) => (provision.ends ?? measure.ends)?.on ?? "").sort();
  return {
    id: heading.id,
    kind: "returned",
    law: message("print/ended-on", { day: ends.at(-1) ?? "" }),
    print: ratesInWords(heading),
    words: heading.words,
    reaches: true,
    why: message("print/why.until-its-end"),
  };
}

function known({ id }: PrintedHeading, register: PrintRegister): boolean {
  return [...register.read, ...register.outside].some(({ stems }) => stems.some((stem) => id.startsWith(stem)));
}

function notEncoded(
  heading: PrintedHeading,
  before: PrintBefore,
  registered: boolean,
  reach: (words: string) => Reach,
): PrintDifference | undefined {
  // That an edition printed it before is no reason to pass over what neither the law nor its register has.
  const old = registered ? before.words(heading.id) : undefined;
  const difference = (kind: PrintDifference["kind"], print: string): PrintDifference => ({
    id: heading.id,
    kind,
    law: message("print/not-in-the-law"),
    print,
    words: heading.words,
    ...reach(heading.words),
  });
  if (old === undefined) return difference("new", ratesInWords(heading));
  if (!sameText(before.rates(heading.id), heading)) return difference("rate", ratesInWords(heading));
  return changedWords(heading, before, difference);
}

// What the register says of a heading holds while its words are those that were read.
function outsideOr(heading: PrintedHeading, register: PrintRegister, before: PrintBefore, byWords: Reach): Reach {
  const old = before.words(heading.id);
  if (old === undefined || !byWords.reaches) return byWords;
  const rows = old[0] === before.hash(heading.words) ? [...register.read, ...register.outside] : [];
  const row = rows.find(({ stems }) => stems.some((stem) => heading.id.startsWith(stem)));
  return row === undefined ? byWords : { reaches: false, why: row.why };
}

function changedWords(
  heading: PrintedHeading,
  before: PrintBefore,
  difference: (kind: PrintDifference["kind"], print: string) => PrintDifference,
): PrintDifference | undefined {
  const old = before.words(heading.id);
  if (old === undefined) return undefined;
  const [words, footnotes, named] = old;
  const changed = (kind: PrintDifference["kind"], change: Message): PrintDifference => ({
    ...difference(kind, english.say(change)),
    change,
  });
  if (words !== before.hash(heading.words)) return changed("words", message("print/other-words", { edition: before.name }));
  if (footnotes !== before.hash(heading.footnotes)) return changed("footnotes", message("print/other-footnote", { edition: before.name }));
  if (named !== heading.named)
    return changed("footnotes", message("print/other-numbers", { now: heading.named, edition: before.name, before: named }));
  return undefined;
}

function sameText(
  before: { readonly general: string; readonly special: string; readonly other: string } | undefined,
  { general, special, other }: PrintedHeading,
): boolean {
  const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, "").toLowerCase();
  return (
    before !== undefined &&
    plain(before.general) === plain(general) &&
    plain(before.special) === plain(special) &&
    plain(before.other) === plain(other)
  );
}

function ratesInWords({ general, special }: PrintedHeading): string {
  if (special === "" || special === general) return general === "" ? "no rate" : general;
  return `${general}; special: ${special}`;
}

/** A heading of eight digits with its dots. */
export function dotted(id: string): string {
  return formatHts(id);
}
