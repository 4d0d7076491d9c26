// Checks measures against the schedule: the rate that a measure gives a heading must be the rate that every archived revision printed.

import { addDays, type Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { type Message, message } from "../said/message.js";
import { foldTerms, measureEnded } from "./in-force.js";
import type { AmendmentPlace, ReadMeasure } from "./measure.js";
import type { LawProblem, Node } from "./tree.js";
import type { Adds, Column, Condition, Measure, Provision } from "./types.js";

// A print may run ahead of the day it takes effect.
const AHEAD = 31;
const COLUMNS: readonly Column[] = ["general", "special", "column-2"];

/** Compare every heading of eight digits with every revision of `printed`, whose days are those of publication. */
export function checkWitness(measures: readonly ReadMeasure[], printed: Schedule): LawProblem[] {
  return measures.flatMap((read) => {
    const byProvision = new Map<Provision, AmendmentPlace[]>();
    for (const place of read.places) byProvision.set(place.provision, [...(byProvision.get(place.provision) ?? []), place]);
    return [...byProvision].flatMap(([provision, places]) => [
      ...unseen(provision, places, printed),
      ...differing(read.measure, provision, places, printed),
    ]);
  });
}

function numberOf(provision: Provision): string | undefined {
  return /^(\d{8})(\/|$)/.exec(provision.id)?.[1];
}

function problem(code: string, node: Node, said: Message, fix: Message): LawProblem {
  return { code, message: said, fix, place: node.place, length: node.kind === "text" ? node.text.length : 1 };
}

// "HTS 2025 rev 17" names a revision at hand; words after it (transcribed, change record) say that its print was not read.
function seenRevision(seen: string): string | undefined {
  return /^HTS (\d{4} (?:basic|rev \d+))(?: note .*)?$/.exec(seen)?.[1];
}

function unseen(provision: Provision, places: readonly AmendmentPlace[], printed: Schedule): LawProblem[] {
  const number = numberOf(provision);
  if (number === undefined) return [];
  return places.flatMap(({ amendment, seen, adds }) => {
    const name = seenRevision(amendment.seen);
    if (name === undefined || amendment.withdrawn !== undefined) return [];
    const revision = printed.revisions.find((each) => each.name === name);
    if (revision === undefined)
      return [problem("law/unknown-revision", seen, message("law-check/edition", { edition: name }), message("law-check/edition.fix"))];
    const row = printed.printed(number, revision.from);
    const [column = "general"] = columnsOf(amendment.terms.columns ?? provision.base.columns);
    const says = row === undefined ? undefined : rateIn(textIn(row, column));
    const added = amendment.terms.adds;
    const shows = row !== undefined && (adds === undefined || added === undefined || agrees(added, says));
    return shows
      ? []
      : [
          problem(
            "law/not-seen",
            seen,
            row === undefined
              ? message("law-check/not-in-print", { edition: name })
              : message("law-check/other-print", { edition: name, text: row.general }),
            message("law-check/not-seen.fix"),
          ),
        ];
  });
}

function differing(measure: Measure, provision: Provision, places: readonly AmendmentPlace[], printed: Schedule): LawProblem[] {
  const number = numberOf(provision);
  if (number === undefined) return [];
  const end = provision.ends ?? measure.ends;
  for (const revision of printed.revisions) {
    const row = printed.printed(number, revision.from);
    if (row === undefined) continue;
    const wanted = acceptable(measure, provision, revision.from);
    const at = places.filter(({ amendment }) => amendment.from <= revision.from).at(-1) ?? places[0];
    if (at === undefined) continue;
    if (wanted.length === 0) {
      if (end !== undefined && end.on <= revision.from && end.stillPrinted === undefined && addDays(end.on, AHEAD) < revision.from)
        return [
          problem(
            "law/still-printed",
            at.seen,
            message("law-check/still-printed", { edition: revision.name, day: end.on }),
            message("law-check/still-printed.fix"),
          ),
        ];
      continue;
    }
    const columns = columnsOf(at.amendment.terms.columns ?? provision.base.columns);
    for (const column of COLUMNS) {
      const text = textIn(row, column);
      const says = rateIn(text);
      const nothing = !columns.includes(column);
      if (wanted.some((adds) => agrees(nothing ? { kind: "nothing" } : adds, says))) continue;
      // A blank column, or one that the general text stands for, says nothing of its own.
      if (text === "") continue;
      return [
        problem(
          "law/witness-differs",
          at.adds ?? at.seen,
          message("law-check/differs", { edition: revision.name, text, column, day: revision.from }),
          message("law-check/differs.fix"),
        ),
      ];
    }
  }
  return [];
}

function textIn(row: { readonly general: string; readonly special: string; readonly other: string }, column: Column): string {
  switch (column) {
    case "general":
      return row.general;
    case "special":
      return row.special;
    case "column-2":
      return row.other;
    default:
      return column satisfies never;
  }
}

// What the heading adds on the day of the print, and what it is about to add.
function acceptable(measure: Measure, provision: Provision, day: Day): Adds[] {
  const found: Adds[] = [...(provision.printed ?? [])];
  if (measureEnded(measure, day, undefined)) return [];
  const now = foldTerms(provision, day, undefined);
  if (now !== undefined) found.push(now.terms.adds);
  for (const amendment of provision.amendments) {
    if (
      amendment.withdrawn === undefined &&
      amendment.from > day &&
      amendment.from <= addDays(day, AHEAD) &&
      amendment.terms.adds !== undefined
    )
      found.push(amendment.terms.adds);
    // A print that lags shows the rate before.
    if (amendment.terms.adds !== undefined && amendment.from <= day && addDays(amendment.from, AHEAD) >= day) {
      const before = foldTerms(provision, addDays(amendment.from, -1), undefined);
      if (before !== undefined) found.push(before.terms.adds);
    }
    // An amendment that a later act took back was printed until then.
    if (amendment.withdrawn !== undefined && amendment.terms.adds !== undefined) found.push(amendment.terms.adds);
  }
  return found;
}

function columnsOf(test: Condition | undefined): readonly Column[] {
  return test?.op === "column" ? test.any : COLUMNS;
}

/** What a chapter 99 rate text adds: "nothing", a percentage, or undefined where it cannot be told. */
export function rateIn(text: string): { readonly percent: string } | "nothing" | undefined {
  const found = /([\d.]+)\s*(?:%|percent)/.exec(text);
  if (found !== null) return { percent: (found[1] ?? "").replace(/\.0+$/, "") };
  if (/^(No change|Free|The duty provided in the applicable subheading)\b/i.test(text)) return "nothing";
  return undefined;
}

function agrees(adds: Adds, says: ReturnType<typeof rateIn>): boolean {
  if (says === undefined) return false;
  switch (adds.kind) {
    case "nothing":
      return says === "nothing";
    case "rate":
    case "up-to":
      return says !== "nothing" && `${says.percent}%` === adds.text.replace(/^up to /, "");
    case "in-place":
      return says !== "nothing" && `${says.percent}%` === adds.text;
    case "barred":
    case "table":
      return true;
    case "either":
      return agrees(adds.law, says);
    default:
      return adds satisfies never;
  }
}
