// The book of an amended law made from that of the law before, against the one that is compiled whole.

import { createEngine, type Engine } from "../../src/assess/engine.js";
import { openBook, type PackedBook } from "../../src/bulk/book.js";
import { filledBook } from "../../src/bulk/pack.js";
import { openSchedule, type Schedule } from "../../src/hts/schedule.js";
import type { Law, Measure } from "../../src/law/types.js";
import { bundledLaw, bundledSchedule } from "../../src/packaged/bundle.js";

export const ORIGIN = "CA";

/** The schedule, or a few chapters of it. */
export function scheduleOf(chapters?: readonly string[]): Schedule {
  const data = bundledSchedule();
  if (chapters === undefined) return openSchedule(data);
  return openSchedule({ ...data, chapters: Object.fromEntries(Object.entries(data.chapters).filter(([name]) => chapters.includes(name))) });
}

/** Amendments of one measure: a rate from a new day, a duty that ends on a new day, a heading that is gone. */
export const AMENDED: Readonly<Record<string, (law: Law) => Law>> = {
  "a rate from a new day": (law) =>
    withMeasure(law, "wood-232", (measure) => ({
      ...measure,
      provisions: measure.provisions.map((provision, at) =>
        at > 0
          ? provision
          : {
              ...provision,
              amendments: [
                ...provision.amendments,
                {
                  from: "2027-03-15",
                  known: "2027-03-01",
                  by: [],
                  seen: "not printed",
                  terms: { adds: { kind: "rate", rate: ["37", "100"], text: "37%" } },
                } as unknown as (typeof provision.amendments)[number],
              ],
            },
      ),
    })),
  "an end on a new day": (law) =>
    withMeasure(law, "canada-338", (measure) => ({ ...measure, ends: { on: "2026-12-03", known: "2026-12-01", by: [] } as never })),
  "a heading that is gone": (law) =>
    withMeasure(law, "metals-232", (measure) => ({
      ...measure,
      provisions: measure.provisions.filter(({ id }) => id !== "99038209"),
    })),
};

function withMeasure(law: Law, id: string, change: (measure: Measure) => Measure): Law {
  return { ...law, hash: `amended ${id}`, measures: law.measures.map((measure) => (measure.id === id ? change(measure) : measure)) };
}

/** An engine over a law and these goods. */
export function engineOver(law: Law, schedule: Schedule): Engine {
  return createEngine(law, schedule);
}

/** The book of an amended law from a packed one of the law before; seconds of the processor beside it. */
export function madeFrom(packed: PackedBook, amended: Engine): { readonly book: PackedBook; readonly seconds: number } {
  const started = process.cpuUsage().user;
  const never = (): never => {
    throw new Error("the book before compiles nothing");
  };
  const old = openBook(never, {}, ORIGIN, packed);
  const book = filledBook(amended, ORIGIN, { book: old, law: bundledLaw() }).pack(packed.schedule);
  return { book, seconds: (process.cpuUsage().user - started) / 1e6 };
}

/** The whole book of an engine. */
export function wholeBook(engine: Engine): PackedBook {
  return filledBook(engine, ORIGIN).pack("schedule");
}
