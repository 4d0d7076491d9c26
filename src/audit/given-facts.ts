// Facts that the caller gives besides the report: by entry and line, by entry, or by tariff number.

import { lineOf } from "../bulk/line.js";
import { type Arg, message } from "../said/message.js";
import type { TableRow } from "../tables/read-table.js";
import { cleanText, readEntryNumber, readFlag } from "./cells.js";
import type { FiledEntry, FiledLine } from "./entry.js";
import type { Header } from "./header.js";

/** One row of the caller's facts. */
interface GivenFact {
  readonly line: string;
  readonly hts: string;
  readonly originating: boolean | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Facts to lay over filed lines. */
export interface GivenFacts {
  /** Read one row; says why where it fits nothing. */
  add(row: Pick<TableRow, "read" | "wrong">, header: Header): Arg | undefined;
  apply(entry: FiledEntry): FiledEntry;
}

/** An empty collection. The more particular row wins: tariff number, then entry, then line. */
export function givenFacts(): GivenFacts {
  const byEntry = new Map<string, GivenFact[]>();
  const byNumber: GivenFact[] = [];
  return {
    add({ read: cells, wrong }, header) {
      if (wrong !== undefined) return wrong.message;
      const text = (name: string): string => cleanText(cells[header.at.get(name) ?? -1] ?? "");
      const hts = text("tariff_number").replace(/\D/g, "");
      const fact: GivenFact = {
        line: text("line").replace(/^0+(?=\d)/, ""),
        hts,
        originating: readFlag(text("originating")),
        facts: lineOf(cells, header.facts),
      };
      if (text("entry_number") === "") {
        if (hts === "") return message("report/names-neither");
        byNumber.push(fact);
        return undefined;
      }
      const entry = readEntryNumber(text("entry_number"))?.text;
      if (entry === undefined) return message("report/no-entry-number", { cell: JSON.stringify(text("entry_number")) });
      const list = byEntry.get(entry) ?? [];
      list.push(fact);
      byEntry.set(entry, list);
      return undefined;
    },
    apply(entry) {
      const here = byEntry.get(entry.entry) ?? [];
      if (here.length === 0 && byNumber.length === 0) return entry;
      return { ...entry, lines: entry.lines.map((line) => laid(line, [...byNumber, ...here])) };
    },
  };
}

function laid(line: FiledLine, facts: readonly GivenFact[]): FiledLine {
  const rank = (fact: GivenFact): number => fact.hts.length + (fact.line === "" ? 0 : 100);
  const mine = facts
    .filter((fact) => (fact.line === "" || fact.line === line.line) && isOf(line.hts ?? "", fact.hts))
    .sort((a, b) => rank(a) - rank(b));
  if (mine.length === 0) return line;
  const merged: Record<string, unknown> = { ...line.facts };
  let { originating } = line;
  for (const fact of mine) {
    merge(merged, fact.facts);
    originating = fact.originating ?? originating;
  }
  return { ...line, originating, facts: merged };
}

// Eight digits on the entry and the only line under them, ending in 00, in the facts are one number.
function isOf(filed: string, named: string): boolean {
  return filed.startsWith(named) || (filed.length === 8 && named === `${filed}00`);
}

function merge(into: Record<string, unknown>, from: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key];
    if (isObject(before) && isObject(value)) {
      const copy = { ...before };
      merge(copy, value);
      into[key] = copy;
    } else into[key] = value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
