// Compiles the exports of many revisions into one table of facts: for each number the stretches of revisions in which its row reads
// the same. Texts are kept once and named by index.

import type { Day } from "../exact/day.js";
import type { NewerPrint } from "../print/types.js";
import { type DatedConditions, putConditions } from "./dated-conditions.js";
import type { ExportRow } from "./export.js";
import { parseRate } from "./rate-text.js";
import { parseSpecial } from "./special.js";

/** One edition of the schedule and the first day its lines are in force. */
export interface Revision {
  readonly name: string;
  readonly from: Day;
  readonly published: Day;
  readonly how: string;
}

/** A later change of lines that no export shows. */
export interface LineChange {
  readonly revision: string;
  readonly from: Day;
  readonly action: "add" | "delete" | "modify";
  readonly hts: string;
  readonly units: readonly string[];
  readonly unverifiedUnit: boolean;
  readonly general: string;
  readonly special: string;
  readonly other: string;
  readonly successors: readonly string[];
  readonly note: string;
}

/** The compiled schedule. Chapters are text, one line a number: `digits|from-until:unit.general.special.other;...`. */
export interface ScheduleData {
  readonly revisions: readonly Revision[];
  readonly texts: readonly string[];
  /** Chapter (two digits) to its lines. Days are indexes into `days`. */
  readonly days: readonly Day[];
  readonly chapters: Readonly<Record<string, string>>;
  /** Ended numbers to those that took their place. */
  readonly successors: Readonly<Record<string, readonly string[]>>;
  /** Numbers whose unit was carried over, or whose meaning changed, to what must be said. */
  readonly marks: Readonly<Record<string, string>>;
  /** Conditions in the descriptions of numbers that an entry line can contradict. */
  readonly conditions?: Readonly<Record<string, readonly DatedConditions[]>>;
  /** How the chapter 99 of an imported edition differs from the law of its day. */
  readonly print?: NewerPrint;
}

interface Row {
  readonly units: string;
  readonly general: string;
  readonly special: string;
  readonly other: string;
}

interface Span extends Row {
  readonly from: Day;
  until: Day | undefined;
}

function same(a: Row, b: Row): boolean {
  return a.units === b.units && a.general === b.general && a.special === b.special && a.other === b.other;
}

/** Spacing within program lists is noise of the print. */
function plain(special: string): string {
  return special.replace(/\s*,\s*/g, ",").replace(/\s+\)/g, ")");
}

/** Compile editions, oldest first, and later changes. `chapters` chooses which chapters (two digits) are taken. */
export function compileSchedule(
  editions: readonly { readonly revision: Revision; readonly rows: readonly ExportRow[] }[],
  changes: readonly LineChange[],
  successors: Readonly<Record<string, readonly string[]>>,
  chapters: (chapter: string) => boolean,
): ScheduleData {
  const spans = new Map<string, Span[]>();
  const conditions: Record<string, DatedConditions[]> = {};
  for (const { revision, rows } of editions) {
    const seen = new Set<string>();
    putConditions(
      conditions,
      revision.from,
      rows.filter(({ hts }) => chapters(hts.slice(0, 2))),
    );
    for (const row of rows) {
      if (row.hts.length < 8 || !chapters(row.hts.slice(0, 2))) continue;
      seen.add(row.hts);
      put(spans, row.hts, revision.from, {
        units: row.units.join("|"),
        general: row.general,
        special: plain(row.special),
        other: row.other,
      });
    }
    for (const [hts, list] of spans) if (!seen.has(hts)) end(list, revision.from);
  }
  const marks: Record<string, string> = {};
  for (const change of changes) {
    if (!chapters(change.hts.slice(0, 2))) continue;
    if (change.action === "delete") end(spans.get(change.hts) ?? [], change.from);
    else if (change.action === "add")
      put(spans, change.hts, change.from, {
        units: change.units.join("|"),
        general: change.general,
        special: plain(change.special),
        other: change.other,
      });
    if (change.note !== "") marks[change.hts] = change.note;
  }
  foldLines(spans, changes);
  return write(
    spans,
    editions.map(({ revision }) => revision),
    { successors, marks, conditions },
  );
}

/** The record with one more edition after it: numbers that the edition does not name end on its first day. */
export function extendSchedule(data: ScheduleData, revision: Revision, rows: readonly ExportRow[]): ScheduleData {
  const spans = new Map<string, Span[]>();
  const day = (index: string): Day => data.days[Number.parseInt(index, 36)] ?? revision.from;
  for (const text of Object.values(data.chapters)) {
    for (const line of text.split("\n")) {
      const [hts = "", list = ""] = line.split("|");
      spans.set(
        hts,
        list.split(";").map((span) => {
          const [days = "", row = ""] = span.split(":");
          const [from = "", until = ""] = days.split("-");
          const [units = "", general = "", special = "", other = ""] = row
            .split(".")
            .map((index) => data.texts[Number.parseInt(index, 36)] ?? "");
          return { units, general, special, other, from: day(from), until: until === "" ? undefined : day(until) };
        }),
      );
    }
  }
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.hts.length < 8 || row.hts >= "98") continue;
    seen.add(row.hts);
    put(spans, row.hts, revision.from, { units: row.units.join("|"), general: row.general, special: plain(row.special), other: row.other });
  }
  for (const [hts, list] of spans) if (!seen.has(hts)) end(list, revision.from);
  const { successors, marks } = data;
  const conditions = Object.fromEntries(Object.entries(data.conditions ?? {}).map(([hts, list]) => [hts, [...list]]));
  putConditions(conditions, revision.from, rows);
  return write(spans, [...data.revisions, revision], { successors, marks, conditions });
}

function put(spans: Map<string, Span[]>, hts: string, from: Day, row: Row): void {
  const list = spans.get(hts);
  const last = list?.at(-1);
  if (last !== undefined && last.until === undefined) {
    if (same(last, row)) return;
    last.until = from;
  }
  const span: Span = { ...row, from, until: undefined };
  if (list === undefined) spans.set(hts, [span]);
  else if (last !== undefined && last.from === from) list[list.length - 1] = span;
  else list.push(span);
}

function end(list: Span[], on: Day): void {
  const last = list.at(-1);
  if (last === undefined || last.until !== undefined) return;
  // An edition of the same day corrects the one before: the row was never in force.
  if (last.from === on) list.pop();
  else last.until = on;
}

// A line printed as ten digits ending in 00 that was later split keeps its rate at eight digits.
function foldLines(spans: Map<string, Span[]>, changes: readonly LineChange[]): void {
  for (const change of changes) {
    if (change.action !== "add") continue;
    const parent = change.hts.slice(0, 8);
    const whole = spans.get(`${parent}00`)?.at(-1);
    if (whole === undefined || whole.until !== change.from || spans.has(parent)) continue;
    spans.set(parent, [
      { units: whole.units, general: whole.general, special: whole.special, other: whole.other, from: change.from, until: undefined },
    ]);
  }
}

function write(
  spans: ReadonlyMap<string, readonly Span[]>,
  revisions: readonly Revision[],
  { successors, marks, conditions }: Required<Pick<ScheduleData, "successors" | "marks" | "conditions">>,
): ScheduleData {
  const counts = new Map<string, number>();
  const days = new Set<Day>();
  for (const list of spans.values()) {
    for (const span of list) {
      for (const each of [span.units, span.general, span.special, span.other]) counts.set(each, (counts.get(each) ?? 0) + 1);
      days.add(span.from);
      if (span.until !== undefined) days.add(span.until);
    }
  }
  const texts = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const sorted = [...days].sort();
  const textIndex = new Map(texts.map((each, index) => [each, index.toString(36)]));
  const dayIndex = new Map(sorted.map((each, index) => [each, index.toString(36)]));
  const chapters: Record<string, string[]> = {};
  for (const hts of [...spans.keys()].sort()) {
    const list = (spans.get(hts) ?? []).map((span) => {
      const row = [span.units, span.general, span.special, span.other].map((each) => textIndex.get(each) ?? "0").join(".");
      return `${dayIndex.get(span.from)}-${span.until === undefined ? "" : dayIndex.get(span.until)}:${row}`;
    });
    if (list.length === 0) continue;
    const chapter = chapters[hts.slice(0, 2)] ?? [];
    chapters[hts.slice(0, 2)] = chapter;
    chapter.push(`${hts}|${list.join(";")}`);
  }
  return {
    revisions,
    texts,
    days: sorted,
    chapters: Object.fromEntries(Object.entries(chapters).map(([chapter, lines]) => [chapter, lines.join("\n")])),
    successors,
    marks,
    ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
  };
}

/** Rate texts of chapters 1 to 97 that do not parse, each with its number and column. */
export function unparsed(rows: readonly ExportRow[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.hts.startsWith("98") || row.hts.startsWith("99")) continue;
    for (const column of ["general", "other"] as const) {
      const text = row[column];
      if (text === "" || seen.has(text)) continue;
      seen.add(text);
      const parsed = parseRate(text);
      if ("error" in parsed) problems.push(`${row.hts} ${column} "${text}": ${parsed.error}`);
    }
    if (row.special === "" || seen.has(`s ${row.special}`)) continue;
    seen.add(`s ${row.special}`);
    for (const problem of parseSpecial(row.special).problems) problems.push(`${row.hts} special "${row.special}": ${problem}`);
  }
  return problems;
}
