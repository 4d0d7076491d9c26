// What a scenario does to the whole compiled law: hold it as it stood on a day, or let a preference lapse.

import { type Day, parseDay } from "../exact/day.js";
import { message } from "../said/message.js";
import { type OpenQuestion, readOpenQuestions } from "./open-question.js";
import { readSymbol } from "./read-vocabulary.js";
import { fieldsOf, itemsOf, type Node, need, refuse, textOf } from "./tree.js";
import type { Law, Measure, NumberList } from "./types.js";

/** Programs that can no longer be claimed from a day on. */
export interface Lapse {
  readonly programs: readonly string[];
  readonly on: Day;
  readonly cites: readonly string[];
}

/** The parts of a scenario that are applied after compiling. */
export interface AfterCompiling {
  readonly holds: Day | undefined;
  readonly lapses: readonly Lapse[];
  readonly questions: readonly OpenQuestion[];
}

/** Read `holds`, `lapses` and `questions` of a scenario; a wrong one is refused with its place. */
export function afterCompiling(fields: Readonly<Record<string, Node>>, act: string): AfterCompiling {
  return {
    holds: fields.holds === undefined ? undefined : dayOf(fields.holds),
    lapses: fields.lapses === undefined ? [] : itemsOf(fields.lapses).map((item) => readLapse(item, act)),
    questions: fields.questions === undefined ? [] : readOpenQuestions(fields.questions, act),
  };
}

function dayOf(node: Node): Day {
  const text = textOf(node);
  return parseDay(text) ?? refuse("law/bad-date", node, message("law-check/day", { text }), message("law-check/day.fix"));
}

function readLapse(node: Node, act: string): Lapse {
  const fields = fieldsOf(node, ["programs", "on", "by"]);
  const programs = itemsOf(need(fields, "programs", node)).map(readSymbol);
  const by = need(fields, "by", node);
  const cites = itemsOf(by).map(textOf);
  if (!cites.includes(act))
    refuse(
      "law/unknown-instrument",
      by,
      message("law-check/other-act", { text: cites.join(", ") }),
      message("law-check/other-act.fix", { act }),
    );
  return { programs, on: dayOf(need(fields, "on", node)), cites };
}

/** A compiled law with them applied. */
export function applied(law: Omit<Law, "hash">, { holds, lapses, questions }: AfterCompiling): Omit<Law, "hash"> {
  const held = holds === undefined ? law : heldLaw(law, holds);
  return {
    ...held,
    ...(lapses.length === 0 ? {} : { lapses: [...(held.lapses ?? []), ...lapses] }),
    ...(questions.length === 0 ? {} : { openQuestions: [...(held.openQuestions ?? []), ...questions] }),
  };
}

/** The law as it stood on a day, for every later day: what began after it is left out, what ended after it goes on. */
export function heldLaw<L extends Omit<Law, "hash">>(law: L, day: Day): L {
  const ongoing = <T extends { readonly from: Day; readonly until?: Day }>(rows: readonly T[]): T[] =>
    rows.flatMap((row) => {
      if (row.from > day) return [];
      if (row.until === undefined || row.until <= day) return [row];
      const { until: _, ...open } = row;
      return [open as T];
    });
  return {
    ...law,
    measures: law.measures.flatMap((measure) => heldMeasure(measure, day)),
    lists: Object.fromEntries(
      Object.entries(law.lists).map(([id, list]) => [
        id,
        {
          ...list,
          // A row that only follows a renumbered line is not a change of law.
          rows: list.rows.flatMap((row): NumberList["rows"] => {
            const [prefix, from, until, after] = row;
            if (after !== undefined) return [row];
            return from > day ? [] : [[prefix, from, until > day ? "" : until]];
          }),
        },
      ]),
    ),
    headingLists: Object.fromEntries(Object.entries(law.headingLists).map(([id, list]) => [id, { ...list, rows: ongoing(list.rows) }])),
    yields: ongoing(law.yields),
    notCovered: ongoing(law.notCovered),
    told: ongoing(law.told),
  };
}

function heldMeasure(measure: Measure, day: Day): Measure[] {
  if (measure.ends !== undefined && measure.ends.on <= day) return [measure];
  const provisions = measure.provisions.flatMap((provision) => {
    const amendments = provision.amendments.filter((amendment) => amendment.from <= day);
    if (amendments.length === 0) return [];
    if (provision.ends === undefined || provision.ends.on <= day) return [{ ...provision, amendments }];
    const { ends: _, ...open } = provision;
    return [{ ...open, amendments }];
  });
  // A measure that had not begun may ask what rules on measures before it turn on.
  if (provisions.length === 0 && measure.questions.length === 0) return [];
  const { ends: _, unlawful: __, ...open } = measure;
  return [{ ...open, provisions }];
}
