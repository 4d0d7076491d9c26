// Rates the parts of a table, some at once, and gives them in their order.

import { rm } from "node:fs/promises";
import { type DuckRater, LANES, type PartOutput } from "./duck-rater.js";
import type { Part } from "./rate-parts.js";
import type { Rated } from "./rate-run.js";

/** A part, what it came to, and the file that it was written to. */
export interface RatedPart {
  readonly part: Part;
  readonly rated: Rated;
  readonly output: string;
}

/** Rate `parts`; `outputOf` says where a part is written, by its place from 0. Throws what rating a part throws, when all others are done. */
export async function* ratedParts(
  rater: DuckRater,
  parts: AsyncIterable<Part>,
  outputOf: (at: number) => PartOutput,
): AsyncGenerator<RatedPart> {
  const going: Promise<RatedPart>[] = [];
  let at = 0;
  try {
    for await (const part of parts) {
      const each = ratedPart(rater, part, outputOf(at++));
      // Told by the turn that takes it.
      each.catch(() => undefined);
      going.push(each);
      // One part is cut while others are rated, so that no lane waits for it.
      if (going.length > LANES) yield await (going.shift() as Promise<RatedPart>);
    }
    for (let next = going.shift(); next !== undefined; next = going.shift()) yield await next;
  } finally {
    await Promise.allSettled(going);
  }
}

async function ratedPart(rater: DuckRater, part: Part, to: PartOutput): Promise<RatedPart> {
  try {
    return { part, rated: await rater.rate(part, to), output: to.output };
  } finally {
    if (part.file !== undefined) await rm(part.file, { force: true });
  }
}
