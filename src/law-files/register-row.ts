// The row that the register of coverage.yaml needs for a heading, made from the law: a person adds what it was compared with.

import { writeHeading } from "../assess/lines.js";
import type { Law } from "../law/types.js";

/** The row as it is written: `- { headings: [9903.79.50], measure: id, from: 2026-12-15, witness: none }`. */
export function registerRow(law: Pick<Law, "measures">, id: string, heading: string): string {
  const measure = law.measures.find((each) => each.id === id);
  const own = measure?.provisions.filter((each) => writeHeading(each.id) === heading) ?? [];
  const [from] = own.flatMap(({ amendments }) => amendments.flatMap((each) => (each.withdrawn === undefined ? [each.from] : []))).sort();
  const ends = own.map((each) => each.ends?.on ?? measure?.ends?.on);
  const until = ends.includes(undefined) ? undefined : ends.sort().at(-1);
  const days = `from: ${from ?? "not in force"}${until === undefined ? "" : `, until: ${until}`}`;
  return `- { headings: [${heading}], measure: ${id}, ${days}, witness: none }`;
}
