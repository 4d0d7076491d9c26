// Headings for duties that tests add. An act may have added the next number since: one that the law has is passed over.

import { bundledLaw } from "../../src/packaged/bundle.js";

const taken = new Set(bundledLaw().measures.flatMap(({ provisions }) => provisions.map(({ id }) => id.split("/")[0] ?? "")));

/** So many headings of 9903.79 that the law does not have, with dots. */
export function freeHeadings(count: number): readonly string[] {
  const numbers = Array.from({ length: 50 }, (_, at) => `9903.79.${50 + at}`);
  return numbers.filter((each) => !taken.has(each.replaceAll(".", ""))).slice(0, count);
}
