// Remanufactured goods: what was recovered in the region from used goods originates once it is built into such a good (19 U.S.C. 4531(c)(2)).

import { type Arg, message } from "../said/message.js";
import { inAny } from "./codes.js";
import type { Material, Question } from "./question.js";
import type { OriginTables } from "./tables.js";

const SCOPE = "remanufactured";
/** The fact that the good is a remanufactured one. */
export const REMANUFACTURED = "facts.remanufactured";

/**
 * The question with its recovered materials settled: originating in a remanufactured good, of unknown origin while that is not said of a good
 * that can be one, and ordinary materials in every other good.
 */
export function withRecovered(question: Question, tables: OriginTables): Question {
  if (!holds(question.materials)) return question;
  const { remanufactured } = question.facts;
  const can = inAny(question.hts, tables.scope(SCOPE));
  const ordinary = can === false || remanufactured === false;
  const settle = (materials: readonly Material[]): readonly Material[] =>
    materials.map((each) => {
      if (each.role !== "recovered") return each.inputs.length === 0 ? each : { ...each, inputs: settle(each.inputs) };
      if (ordinary) return { ...each, role: "material", inputs: settle(each.inputs) };
      if (each.originating === true) return each;
      return { ...each, originating: can === true && remanufactured === true ? true : undefined, inputs: [] };
    });
  return { ...question, materials: settle(question.materials) };
}

/** The question whether the good is remanufactured. */
export function askRemanufactured(names: readonly string[], tables: OriginTables): Arg {
  return message("origin/ask.remanufactured", { names: names.join(", "), cite: citeOf(tables) });
}

/** Where the law says it. */
export function citeOf(tables: OriginTables): string {
  return tables.data.scope[SCOPE]?.cite ?? "";
}

function holds(materials: readonly Material[]): boolean {
  return materials.some(({ role, inputs }) => role === "recovered" || holds(inputs));
}
