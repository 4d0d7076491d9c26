// How far an answer can be relied on, and why not: rows that were remembered, repaired or bridged; readings that are in doubt.

import { formatHts } from "../hts/number.js";
import { type Arg, distinct, type Message, message } from "../said/message.js";
import type { Judged } from "./judge.js";
import type { Question } from "./question.js";
import type { Note, OriginTables } from "./tables.js";
import type { Tried } from "./try-rule.js";
import type { Evidence, OriginAnswer, Reliance } from "./types.js";

/** What an answer rests on. */
export interface Rested {
  readonly reliance: Reliance;
  /** Why it is not "read", each with its row. */
  readonly because: readonly Arg[];
  readonly evidence: Evidence;
  /** The alternatives that gave a yes; all that were tried, for any other answer. */
  readonly used: readonly Tried[];
}

const WEAKER: readonly Evidence[] = ["P", "S", "SR", "M"];
const WEAK: Readonly<Partial<Record<Evidence, Message>>> = {
  SR: message("rely/repaired"),
  M: message("rely/remembered"),
};

/** What an answer of this status rests on. */
export function restedOn(judged: Judged, status: OriginAnswer["status"], question: Question, tables: OriginTables): Rested {
  const used = status === "originates" ? deciding(judged.tried) : judged.tried;
  const list = judged.list === undefined ? undefined : tables.data.scope[judged.list.scope];
  const levels = [
    ...used.map(({ rule }) => rule.level),
    ...(judged.tried.length === 0 ? [] : judged.bill.levels),
    ...judged.notes.map(({ level }) => level),
    ...(list === undefined ? [] : [list.level]),
  ];
  const bridged = levels.length > 0 && list === undefined && (judged.selection.bridged || judged.bill.bridged);
  const disputes = distinct(disputesOf(judged, status, used, question, tables));
  const remembered = distinct([
    ...used.flatMap(({ rule }) => weakRow(rowText(rule.range, rule.text), rule.level, rule.cite)),
    ...judged.notes.flatMap(({ says, level, cite }) => weakRow({ law: says }, level, cite)),
    ...judged.bill.levels.flatMap((level) => weakRow(message("rely/self-produced"), level, "")),
    ...(list === undefined ? [] : weakRow(message("rely/end-of-list"), list.level, list.cite)),
    ...(bridged ? [message("rely/bridged", { number: formatHts(question.hts) })] : []),
    ...(judged.declared === true ? [message("rely/declared")] : []),
  ]);
  return {
    reliance: disputes.length > 0 ? "disputed" : remembered.length > 0 ? "remembered" : "read",
    because: [...disputes, ...remembered],
    evidence: levels.reduce<Evidence>((worst, level) => (WEAKER.indexOf(level) > WEAKER.indexOf(worst) ? level : worst), "P"),
    used,
  };
}

/** A row of the rules as text: its numbers and its notation. */
export function rowText({ from, to }: { readonly from: string; readonly to: string }, notation: string): string {
  return `${from === to ? formatHts(from) : `${formatHts(from)}-${formatHts(to)}`} ${notation}`;
}

function weakRow(row: Arg, level: Evidence, cite: string): readonly Arg[] {
  const how = WEAK[level];
  if (how === undefined) return [];
  return [cite === "" ? message("rely/row", { row, how }) : message("rely/row-cited", { row, how, cite })];
}

// Of the alternatives that hold, one that needs no reservation suffices for its branch.
function deciding(tried: readonly Tried[]): readonly Tried[] {
  return [...new Set(tried.map(({ branch }) => branch))].flatMap((branch) => {
    const holding = tried.filter((each) => each.branch === branch && each.verdict.holds === true);
    const clean = holding.find(({ rule, verdict }) => WEAK[rule.level] === undefined && verdict.disputes.length === 0);
    return clean === undefined ? holding : [clean];
  });
}

function disputesOf(
  judged: Judged,
  status: OriginAnswer["status"],
  used: readonly Tried[],
  question: Question,
  tables: OriginTables,
): readonly Arg[] {
  const { tried, selection, asks } = judged;
  const goods = new Set(tried.map(({ branch }) => branch.good));
  const notes = new Set([...goods].flatMap((good) => tables.notesOn(good)));
  return [
    ...(status === "needs-facts" && asks.some(({ kind }) => kind === "law") ? [message("rely/two-ways")] : []),
    ...used.flatMap(({ verdict }) => (status === "needs-facts" ? [] : verdict.disputes)),
    ...(selection.chosen ? [message("rely/your-choice", { number: formatHts(question.hts) })] : []),
    ...[...notes].flatMap((note) =>
      decides(note, judged, status, used) ? [message("rely/note", { says: { law: note.says }, cite: note.cite })] : [],
    ),
  ];
}

// Does the other reading of a note come to another answer, or may it?
function decides(
  { uses, reading, ...note }: Note,
  { tried, notes }: Judged,
  status: OriginAnswer["status"],
  used: readonly Tried[],
): boolean {
  if (status === "needs-facts") return false;
  if (uses.length > 0 && !tried.some(({ rule }) => rule.uses.some((use) => uses.includes(use)))) return false;
  const valued = ({ rule }: Tried): boolean => rule.parsed().value !== undefined;
  switch (reading) {
    case "":
      return false;
    case "yes":
      return status === "originates";
    case "no":
      return status === "does-not-originate";
    case "any":
      return true;
    case "value":
      return status === "originates" && tried.some(valued) && !tried.some((each) => valued(each) && each.verdict.holds === true);
    case "all":
      return (
        status === "originates" && used.some(({ branch }) => tried.some((each) => each.branch === branch && each.verdict.holds !== true))
      );
    case "open":
      return notes.some((each) => each.note === note.note && each.reading === reading);
    default:
      return reading satisfies never;
  }
}
