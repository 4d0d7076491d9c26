// The notes of sections and chapters above the rules of single numbers (origin/notes.csv): what they bar, want, leave out, confer.

import { type Arg, message } from "../said/message.js";
import type { Bill, Counted } from "./bill.js";
import { inAny, type Ternary } from "./codes.js";
import type { ParsedRule } from "./notation.js";
import type { Ask, Question } from "./question.js";
import { both } from "./shift.js";
import type { Note, OriginTables } from "./tables.js";

/** What notes come to. */
export interface Noted {
  readonly holds: Ternary;
  readonly because: readonly Arg[];
  readonly asks: readonly Ask[];
  readonly used: readonly Note[];
}

const SILENT: Noted = { holds: true, because: [], asks: [], used: [] };

/** The answer that no process of the notes was done. */
export const NO_PROCESS = "none";

/** A line that a note wants from the region by itself; it is not held against the change. */
export function wantedFromRegion({ material }: Counted, good: string, tables: OriginTables): boolean {
  return tables.notesOn(good).some(({ does, note }) => (does === "regional" || does === "formed-and-finished") && note === material.role);
}

/** What the notes bar, for an alternative that would otherwise hold. A note on the change says nothing where no change is asked. */
export function barredBy(parsed: ParsedRule, good: string, bill: Bill, question: Question, tables: OriginTables): Noted {
  let found = SILENT;
  for (const note of tables.notesOn(good)) {
    const one =
      note.does === "regional" || note.does === "formed-and-finished"
        ? regional(note, bill, question, tables)
        : (note.does === "bars-fresh" || note.does === "bars-shift") && parsed.scope !== "NOSHIFT"
          ? barred(note, bill, question)
          : SILENT;
    if (one === SILENT) continue;
    found = {
      holds: both(found.holds, one.holds),
      because: [...found.because, ...one.because],
      asks: [...found.asks, ...one.asks],
      used: [...found.used, ...one.used],
    };
  }
  return found;
}

function regional(note: Note, { counted }: Bill, question: Question, tables: OriginTables): Noted {
  const lines = counted.filter(({ material }) => material.role === note.note);
  if (lines.length === 0) return SILENT;
  const { date, facts } = question;
  const held = date >= note.sureFrom ? true : facts.notes?.[note.note];
  if (held === false) return SILENT;
  const open: Ask[] =
    held === true
      ? []
      : [
          {
            kind: "law",
            fact: `facts.notes.${note.note}`,
            ask: message("origin/ask.note-held", { says: { law: note.says }, day: date }),
          },
        ];
  const sure: Ternary = held === true ? false : undefined;
  const names = (of: readonly Counted[]): string => of.map(({ material }) => material.name).join(", ");
  if (note.does === "regional") {
    const because = [message("origin/because.regional", { says: { law: note.says }, names: names(lines) })];
    return { holds: sure, because, asks: open, used: [note] };
  }
  // Asked is where it was formed and finished, not where its yarn is from. A country outside the region answers that.
  const formed = (each: Counted): Ternary =>
    facts.materialFormed?.[each.material.name] ?? (isOutside(each.material.country, tables) ? false : undefined);
  const failing = lines.filter((each) => formed(each) === false);
  const unsaid = lines.filter((each) => formed(each) === undefined);
  if (failing.length === 0 && unsaid.length === 0) return { ...SILENT, used: [note] };
  const because = [message("origin/because.formed", { says: { law: note.says }, names: names([...failing, ...unsaid]) })];
  if (failing.length > 0) return { holds: sure, because, asks: open, used: [note] };
  const asks = unsaid.map(({ material: { name } }) => ({
    fact: `facts.materialFormed.${name}`,
    ask: message("origin/ask.formed", { name, cite: note.cite }),
  }));
  return { holds: undefined, because, asks: [...asks, ...open], used: [note] };
}

/** Two letters that are not a member's are a country; other text that is not a member's is not understood, so that it is asked. */
export function isOutside(country: string | undefined, tables: OriginTables): boolean {
  return country !== undefined && /^[A-Z]{2}$/.test(country) && tables.data.choices.region?.includes(country) !== true;
}

// An absent fact on what was only preserved or only worked asks, because a yes would rest on it; the separation of mixtures is rare and is
// supposed not to be all that was done.
function barred(note: Note, { counted }: Bill, { facts }: Question): Noted {
  const lines = counted.filter(({ ways }) => (ways[0]?.[0]?.codes ?? []).some((code) => inAny(code, note.materials) !== false));
  const declared = facts.notes?.[note.note];
  if (counted.length === 0 || (note.materials.length > 0 && lines.length === 0)) return SILENT;
  if (declared === false) return { ...SILENT, used: [note] };
  if (declared === undefined && !note.asked) return SILENT;
  const because = [
    declared === true
      ? message("origin/because.change-not-counted", { says: { law: note.says } })
      : message("origin/because.change-not-counted-if", { says: { law: note.says } }),
  ];
  if (declared === true) return { holds: false, because, asks: [], used: [note] };
  const ask = message("origin/ask.note", { says: { law: note.says }, cite: note.cite });
  return { holds: undefined, because, asks: [{ fact: `facts.notes.${note.note}`, ask }], used: [note] };
}

/** Does a note leave a material that fails the change out of it? undefined = it depends on a fact, which is asked. */
export function disregarded(
  counted: Counted,
  good: string,
  { facts }: Question,
  tables: OriginTables,
): { readonly leftOut: Ternary; readonly asks: readonly Ask[] } {
  const codes = counted.ways[0]?.[0]?.codes ?? [];
  for (const note of tables.notesOn(good)) {
    if (note.does !== "disregards" || codes.length === 0) continue;
    if (!codes.every((code) => inAny(code, note.materials) === true && inAny(code, note.exceptMaterials) === false)) continue;
    const { name } = counted.material;
    const declared = note.asked ? facts.materialDisregarded?.[name] : true;
    const asks =
      declared === undefined
        ? [{ fact: `facts.materialDisregarded.${name}`, ask: message("origin/ask.disregarded", { name, says: { law: note.says } }) }]
        : [];
    return { leftOut: declared, asks };
  }
  return { leftOut: false, asks: [] };
}

/** Does a process in the region confer origin on a good that its rule does not? false where no note is open. */
export function conferredBy(good: string, { facts }: Question, tables: OriginTables): Noted {
  const notes = tables.notesOn(good).filter(({ does }) => does === "confers");
  const done = notes.find(({ note }) => note === facts.process);
  if (done !== undefined)
    return {
      holds: true,
      because: [message("origin/because.confers", { says: { law: done.says }, cite: done.cite })],
      asks: [],
      used: [done],
    };
  const asked = notes.filter((each) => each.asked);
  if (facts.process !== undefined || asked.length === 0) return { ...SILENT, holds: false };
  const ask = message("origin/ask.process", {
    processes: { all: asked.map(({ note, says }) => message("origin/process", { note, says: { law: says } })), by: "; " },
  });
  return {
    holds: undefined,
    because: [],
    asks: [{ fact: "facts.process", ask, choices: [...asked.map(({ note }) => note), NO_PROCESS] }],
    used: [],
  };
}

/** Does the good keep its origin through processing outside the region? */
export function keepsOriginAbroad(goods: readonly string[], tables: OriginTables): boolean {
  return goods.length > 0 && goods.every((good) => tables.notesOn(good).some(({ does }) => does === "transit-exempt"));
}

/** What a no must say of notes that are not held against the good. */
export function notesUntold(goods: readonly string[], originates: boolean, { facts }: Question, tables: OriginTables): readonly Arg[] {
  const notes = new Set(goods.flatMap((good) => tables.notesOn(good)));
  return [...notes].flatMap(({ does, asked, note, says, cite }) => {
    if (does === "disputed") return [];
    if (originates) return [];
    if (does === "not-encoded") return [message("origin/notice.not-held", { says: { law: says }, cite })];
    if (does === "confers" && !asked && facts.process === undefined)
      return [message("origin/notice.also-conferred", { says: { law: says }, cite, process: JSON.stringify(note) })];
    return [];
  });
}
