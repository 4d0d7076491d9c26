// Which facts the law reads: those a test turns on, and those a heading needs to be charged.

import type { Basis, Condition, HeadingList, Terms } from "./types.js";

/** Paths of the facts that a test reads; `lists` resolves the headings that a note names. */
export function factsRead(test: Condition, lists: Readonly<Record<string, HeadingList>>): readonly string[] {
  switch (test.op) {
    case "column":
    case "entered-free":
    case "claimed":
    case "base-share":
      return ["spi"];
    case "is":
    case "number":
    case "value-share":
    case "years-before-entry":
    case "day":
    case "given":
      return [test.fact];
    case "metal-absent":
      return test.metals.flatMap((metal) => [`content.${metal}.weightKg`, `content.${metal}.value`]);
    case "metal-weight-below":
      return ["weightKg", ...test.metals.flatMap(({ metal }) => [`content.${metal}.weightKg`, `content.${metal}.value`])];
    case "metal-share":
      return test.metals.flatMap(({ metal }) => [`content.${metal}.${test.of}`, `content.${metal}.weightKg`, `content.${metal}.value`]);
    case "not":
      return factsRead(test.test, lists);
    case "all":
    case "any":
      return test.tests.flatMap((each) => factsRead(each, lists));
    case "paying":
      return lists[test.headings]?.rows.flatMap((row) => (row.test === undefined ? [] : factsRead(row.test, lists))) ?? [];
    default:
      return [];
  }
}

/** Paths of the facts that the amount of a heading turns on. */
export function factsCharged({ adds, value }: Pick<Terms, "adds" | "value">, offset: string | undefined): readonly string[] {
  return [...(adds.kind === "table" ? [adds.table] : []), ...partsOf(value), ...(offset === undefined ? [] : [offset])];
}

function partsOf(value: Basis): readonly string[] {
  switch (value.kind) {
    case "content":
      return [`content.${value.metal}.value`];
    case "rest":
      return value.less.map((metal) => `content.${metal}.value`);
    case "us-content":
    case "non-us-content":
      return ["usContentValue"];
    case "by-chapter":
      return [...partsOf(value.is), ...partsOf(value.otherwise)];
    default:
      return [];
  }
}
