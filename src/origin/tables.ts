// The compiled rules, opened for look-ups. A rule's notation is read when it is first needed.

import type { Rational } from "../exact/rational.js";
import { type CodeRange, inAny, inRange, readRange } from "./codes.js";
import { type Known, type KnownData, openKnown } from "./known.js";
import { type ParsedRule, parseRule, share } from "./notation.js";
import type { Evidence, Use } from "./types.js";

type RuleRow = readonly [
  string,
  string,
  number,
  string,
  string,
  readonly Use[],
  readonly string[],
  string,
  boolean,
  string,
  string,
  Evidence,
  string,
];
type PartRow = readonly [string, boolean, string, string, string, string, string, string, string];
/** An automotive table, the uses that it speaks of, whether its content applies next to any rule, and where that is said. */
export type PartTableRow = readonly [table: string, uses: readonly Use[], content: "added" | "open", cite: string];
type VehicleRow = readonly [string, string, string, string, string, string, string];

/** What a note of a section or chapter does, as origin/notes.csv holds it; numbers as ranges. */
export interface Note {
  readonly note: string;
  readonly does:
    | "confers"
    | "bars-shift"
    | "bars-fresh"
    | "disregards"
    | "regional"
    | "formed-and-finished"
    | "transit-exempt"
    | "not-encoded"
    | "disputed";
  readonly goods: readonly CodeRange[];
  readonly except: readonly CodeRange[];
  readonly materials: readonly CodeRange[];
  readonly exceptMaterials: readonly CodeRange[];
  /** The answer asks whether it applies; else the numbers tell, or it is taken when declared. */
  readonly asked: boolean;
  readonly says: string;
  /** The first day that the note holds on for sure; "" = always. */
  readonly sureFrom: string;
  /** Rules for these uses only; empty = any. */
  readonly uses: readonly Use[];
  /**
   * Which answers rest on a reading of the text that is in doubt: "yes", "no" or "any"; "value", a yes that no alternative with a value
   * content gives; "all", a yes that not every alternative gives; "open", a yes or a no on which the note had a say. "" = none.
   */
  readonly reading: "" | "yes" | "no" | "any" | "value" | "all" | "open";
  readonly level: Evidence;
  readonly cite: string;
}
type NoteRow = Readonly<Record<"goods" | "except" | "materials" | "exceptMaterials", readonly string[]>> &
  Omit<Note, "goods" | "except" | "materials" | "exceptMaterials">;

/** The data as scripts/origin.mjs writes it. */
export interface OriginData extends KnownData {
  readonly hash: string;
  /** The first day that any rule holds on. */
  readonly firstDay: string;
  readonly rules: readonly RuleRow[];
  readonly sets: Readonly<Record<string, { readonly members: readonly string[]; readonly atLeast: number }>>;
  readonly parts: readonly PartRow[];
  readonly partTables: readonly PartTableRow[];
  /** Readings of a text that can be read in two ways: its name, the choice, what it says, where. */
  readonly readings: readonly (readonly [reading: string, choice: string, says: string, cite: string])[];
  readonly vehicles: readonly VehicleRow[];
  readonly vintage: readonly (readonly [string, string, readonly string[], boolean])[];
  readonly deMinimis: readonly { readonly materials: readonly string[]; readonly goods: readonly string[]; readonly cite: string }[];
  readonly scope: Readonly<Record<string, { readonly codes: readonly string[]; readonly level: Evidence; readonly cite: string }>>;
  readonly worded: readonly (readonly [string, string, readonly string[]])[];
  readonly notes: readonly NoteRow[];
  /** Figures of the general rules, in per cent. */
  readonly shares: Readonly<Record<string, string>>;
  /** Words that a fact may be answered in, by the fact. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** One alternative of one rule. Days are inclusive. */
export interface Rule {
  readonly range: CodeRange;
  readonly no: number;
  readonly text: string;
  readonly appliesTo: string;
  readonly uses: readonly Use[];
  readonly items: readonly CodeRange[];
  readonly vehicle: string;
  readonly additional: boolean;
  readonly from: string;
  readonly to: string;
  readonly level: Evidence;
  readonly cite: string;
  parsed(): ParsedRule;
}

/** A named set; an exception by it bites when at least so many members are non-originating. */
export interface CodeSet {
  readonly ranges: readonly CodeRange[];
  readonly atLeast: number;
}

/** The tables, ready to ask. */
export interface OriginTables {
  readonly data: OriginData;
  readonly known: Known;
  /** Rules whose range holds the number, of any day. */
  rulesFor(code: string): readonly Rule[];
  readonly rules: readonly Rule[];
  /** The first day that any rule holds on. */
  readonly firstDay: string;
  readonly sets: ReadonlyMap<string, CodeSet>;
  /** The number in the vintage of the printed rules; several where the correlation is not one to one. */
  printed(code: string): { readonly codes: readonly string[]; readonly bridged: boolean; readonly open: boolean };
  ranges(list: readonly string[]): readonly CodeRange[];
  /** Materials that the tolerance never saves, with the goods it is closed for. */
  readonly barred: readonly { readonly materials: readonly CodeRange[]; readonly goods: readonly CodeRange[] }[];
  scope(name: string): readonly CodeRange[];
  /** A figure of the general rules, 0 to 1. A name that is not in the data is a mistake in the code and throws. */
  share(name: string): Rational;
  /** The notes that speak of a good by its number. */
  notesOn(good: string): readonly Note[];
}

const MOST_KEPT = 20_000;

/** Open the data. A rule that cannot be read is a mistake in the data and throws; the build's check finds it first. */
export function openOrigin(data: OriginData): OriginTables {
  const sets = new Map(
    Object.entries(data.sets).map(([name, { members, atLeast }]) => [name, { ranges: rangesOf(members), atLeast }] as const),
  );
  const ranges = (list: readonly string[]): readonly CodeRange[] =>
    list.flatMap((each) => (each.startsWith("@") ? (sets.get(each)?.ranges ?? []) : rangesOf([each])));
  const rules = data.rules.map((row) => openRule(row, ranges));
  const scopes = new Map(Object.entries(data.scope).map(([name, { codes }]) => [name, ranges(codes)] as const));
  const vintage = new Map<string, ReturnType<OriginTables["printed"]>>();
  const shares = new Map(
    Object.entries(data.shares).flatMap(([name, percent]) => {
      const read = share(percent);
      return read === undefined ? [] : [[name, read] as const];
    }),
  );
  const notes = data.notes.map((row): Note => {
    const [goods, except, materials, exceptMaterials] = [row.goods, row.except, row.materials, row.exceptMaterials].map(ranges);
    return { ...row, goods: goods ?? [], except: except ?? [], materials: materials ?? [], exceptMaterials: exceptMaterials ?? [] };
  });
  const onGood = new Map<string, readonly Note[]>();
  const byChapter = new Map<string, Rule[]>();
  for (const rule of rules) {
    const chapter = rule.range.from.slice(0, 2);
    byChapter.set(chapter, [...(byChapter.get(chapter) ?? []), rule]);
  }
  return {
    data,
    known: openKnown(data),
    rules,
    firstDay: data.firstDay,
    sets,
    rulesFor: (code) => (byChapter.get(code.slice(0, 2)) ?? []).filter((rule) => inRange(code, rule.range) === true),
    printed(code) {
      const known = vintage.get(code);
      if (known !== undefined) return known;
      const found = printed(data, code);
      // Bounded: there are some ten thousand numbers, but a caller may send any digits.
      if (vintage.size < MOST_KEPT) vintage.set(code, found);
      return found;
    },
    barred: data.deMinimis.map((row) => ({ materials: ranges(row.materials), goods: ranges(row.goods) })),
    ranges,
    scope: (name) => scopes.get(name) ?? [],
    share(name) {
      const found = shares.get(name);
      if (found === undefined) throw new Error(`origin/shares.csv has no ${name}`);
      return found;
    },
    notesOn(good) {
      const known = onGood.get(good);
      if (known !== undefined) return known;
      const found = notes.filter(({ goods, except }) => inAny(good, goods) === true && inAny(good, except) !== true);
      if (onGood.size < MOST_KEPT) onGood.set(good, found);
      return found;
    },
  };
}

function rangesOf(list: readonly string[]): CodeRange[] {
  return list.flatMap((each) => readRange(each) ?? []);
}

function openRule(row: RuleRow, ranges: (list: readonly string[]) => readonly CodeRange[]): Rule {
  const [from, to, no, text, appliesTo, uses, items, vehicle, additional, first, last, level, cite] = row;
  let parsed: ParsedRule | undefined;
  return {
    range: { from, to },
    no,
    text,
    appliesTo,
    uses,
    items: ranges(items),
    vehicle,
    additional,
    from: first,
    to: last,
    level,
    cite,
    parsed() {
      if (parsed !== undefined) return parsed;
      const read = parseRule(text);
      if ("at" in read) throw new Error(`${from}: ${text}, at ${read.at}: expected ${read.expected}`);
      parsed = read;
      return read;
    },
  };
}

function printed(data: OriginData, code: string): ReturnType<OriginTables["printed"]> {
  for (const [from, to, targets, open] of data.vintage) {
    if (inRange(code, { from, to }) !== true) continue;
    const codes = targets
      .map((target) => target.split("-"))
      .map(([first = "", last = first]) => {
        if (inRange(code, { from: first, to: last }) === true && first.length >= 6) return code;
        // A heading that moved whole keeps its subheadings; a split heading loses them.
        if (first.length === 4) return from.length === 4 && code.length > 4 && targets.length === 1 ? first + code.slice(4) : first;
        return first === last ? first : common(first, last);
      });
    if (codes.includes(code)) return { codes: [code], bridged: false, open };
    return { codes: [...new Set(codes)], bridged: true, open };
  }
  return { codes: [code], bridged: false, open: false };
}

function common(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length - (length % 2));
}
