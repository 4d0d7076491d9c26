// What is left of a test once the number, the origin and the day of entry are known.

import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import type { Basis, Condition, MetalOnLists } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import type { ListIndex } from "./list-index.js";

/** What is known when a plan is made. */
export interface Known {
  readonly hts: string;
  readonly origin: string;
  /** Whether goods of the origin meet column 2 of the schedule, and neither other. */
  readonly column2: boolean;
  readonly entryDate: Day;
  /** Lists that contain the number. */
  readonly listed: ReadonlySet<string>;
  readonly lists: ListIndex;
  /** What must be said about lists that decided. */
  /** What is not sure of the lists met, by its English. */
  readonly marks: Map<string, Arg>;
}

const TRUE: Condition = { op: "true" };
const FALSE: Condition = { op: "any", tests: [] };

/** A test that can never hold. */
export function isNever(test: Condition): boolean {
  return test.op === "any" && test.tests.length === 0;
}

function truth(value: boolean): Condition {
  return value ? TRUE : FALSE;
}

/** Settle what can be settled. */
export function settle(test: Condition, known: Known): Condition {
  switch (test.op) {
    case "list":
      return truth(onList(test.list, known));
    case "chapter":
      return truth(test.any.some((chapter) => known.hts.startsWith(chapter)));
    case "origin":
      return truth(test.any.includes(known.origin));
    case "column":
      if (known.column2) return truth(test.any.includes("column-2"));
      return test.any.some((column) => column !== "column-2") ? test : FALSE;
    case "day":
      if (test.fact !== "entryDate") return test;
      return truth(test.compare === "before" ? known.entryDate < test.day : known.entryDate >= test.day);
    case "metal-weight-below":
    case "metal-share": {
      const metals = listed(test.metals, known);
      return metals.length === 0 ? FALSE : { ...test, metals };
    }
    case "not": {
      const inner = settle(test.test, known);
      if (inner.op === "true") return FALSE;
      return isNever(inner) ? TRUE : { op: "not", test: inner };
    }
    case "all": {
      const parts: Condition[] = [];
      for (const part of test.tests) {
        const inner = settle(part, known);
        if (isNever(inner)) return FALSE;
        if (inner.op !== "true") parts.push(inner);
      }
      return parts.length > 1 ? { op: "all", tests: parts } : (parts[0] ?? TRUE);
    }
    case "any": {
      const parts: Condition[] = [];
      for (const part of test.tests) {
        const inner = settle(part, known);
        if (inner.op === "true") return TRUE;
        if (!isNever(inner)) parts.push(inner);
      }
      return parts.length === 1 ? (parts[0] ?? FALSE) : { op: "any", tests: parts };
    }
    default:
      return test;
  }
}

function onList(list: string, known: Known): boolean {
  if (!known.listed.has(list)) return false;
  const ended = known.lists.standsFor(list, known.hts);
  if (ended !== undefined) known.marks.set(ended, message("law/unverified.stands-for", { number: formatHts(ended) }));
  const mark = known.lists.markOf(list);
  if (mark !== undefined) known.marks.set(mark, { law: mark });
  return true;
}

// The metals whose lists contain the number.
function listed(metals: readonly MetalOnLists[], known: Known): MetalOnLists[] {
  return metals
    .filter(({ lists }) => lists.length === 0 || lists.some((list) => known.listed.has(list)))
    .map(({ metal }) => ({ metal, lists: [] }));
}

/** The value a heading falls on, for this number. */
export function settleValue(value: Basis, hts: string): Basis {
  if (value.kind !== "by-chapter") return value;
  return settleValue(value.chapters.some((chapter) => hts.startsWith(chapter)) ? value.is : value.otherwise, hts);
}
