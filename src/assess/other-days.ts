// Days that may decide in place of the day of entry: that of an importation which was not stated, and that of a status in a zone. The goods are
// looked at again on such a day, and what they would come to is told where it differs.

import { addDays, type Day, parseDay } from "../exact/day.js";
import { formatCents } from "../exact/money.js";
import type { EntryLine, FactValue } from "../facts/line.js";
import { type Arg, message } from "../said/message.js";
import { type Exploration, explore, isEndless } from "./explore.js";
import { importClocked, type Prepared, ready } from "./prepare.js";
import { sameFilings } from "./readings.js";
import type { Told } from "./told.js";
import { dutyOf } from "./totals.js";

const STATUS = "facts.privilegedForeignSince";

/** Goods that are barred by the day of entry, taken for that of an importation which was not stated: before the ban they could come in. */
export function importNotStated(prepared: Prepared, { leaves }: Exploration): Told[] {
  const { line } = prepared;
  if (line.importStated === true) return [];
  const barred = leaves.find(({ outcome }) => outcome.barred !== undefined)?.outcome.barred;
  if (barred === undefined || barred.since > line.entryDate) return [];
  const other = onDay(prepared, { ...line, importDate: addDays(barred.since as Day, -1) });
  const duty = other === undefined ? undefined : dutyIn(other);
  if (duty === undefined) return [];
  const says = message("law/ban-import-day", { day: { day: barred.since as Day }, duty, cites: barred.by.join("; ") });
  return [{ code: "law/ban-import-day", says, fact: "importDate", measure: barred.measure.id }];
}

/** The fact of privileged foreign status, where it was taken before the day of entry. */
export function isEarlierStatus(fact: string, { entryDate }: EntryLine, value: FactValue): boolean {
  return fact === STATUS && typeof value === "string" && value < entryDate;
}

/** Goods with privileged foreign status keep the rates of its day, where no heading speaks of that status itself. */
export function statusInZone(prepared: Prepared, exploration: Exploration): Told[] {
  const { line, parts } = prepared;
  const day = parseDay(String(line.given.get(STATUS)));
  if (day === undefined) return [];
  const told = (says: Arg): Told[] => [{ code: "zone/day-of-status", says, fact: STATUS }];
  if (day < parts.registry.coverageFrom) return told(message("zone/day-of-status.early", { day: { day } }));
  const other = onDay(prepared, { ...line, entryDate: day, importDate: day });
  const duty = other === undefined ? undefined : dutyIn(other);
  if (other === undefined || duty === undefined || sameFilings(exploration, other)) return [];
  return told(message("zone/day-of-status", { day: { day }, duty }));
}

// The goods as of other days; nothing where the number was not in force then.
function onDay({ parts, options, knownOn }: Prepared, line: EntryLine): Exploration | undefined {
  const { hts, origin, entryDate, importDate } = line;
  const found = parts.plans.find({
    hts,
    origin,
    entryDate,
    importDate,
    knownOn,
    importClock: importClocked(parts.law, options.readings ?? {}),
  });
  return found.ok ? explore(ready(parts, line, options, found).explore) : undefined;
}

// What may be owed, from the least; nothing where the goods are barred whatever is not known.
function dutyIn({ leaves }: Exploration): Arg | undefined {
  const owed = leaves.filter((leaf) => leaf.outcome.barred === undefined && !isEndless(leaf)).map(({ outcome }) => dutyOf(outcome));
  const [first] = owed;
  if (first === undefined) return undefined;
  const [least, most] = owed.reduce(([low, high], each) => [each < low ? each : low, each > high ? each : high], [first, first]);
  const money = (cents: bigint): Arg => ({ money: formatCents(cents) });
  if (leaves.some(isEndless)) return message("explain/at-least", { amount: money(least) });
  return least === most ? money(least) : message("explain/to", { least: money(least), most: money(most) });
}
