// Questions that a scenario leaves open: what no text settles, how it can be read, and how the scenario reads it.

import { message } from "../said/message.js";
import { fieldsOf, itemsOf, type Node, need, refuse, textOf } from "./tree.js";

/** One open question. The first reading is the scenario's own. */
export interface OpenQuestion {
  readonly scenario: string;
  readonly id: string;
  readonly text: string;
  readonly readings: readonly string[];
  /** The same in French, where the scenario has it. */
  readonly french?: { readonly text: string; readonly readings: readonly string[] };
}

/** Text and readings in a language; what has no French is in English, marked by `untranslated`. */
export function questionIn(
  { text, readings, french }: OpenQuestion,
  language: "en" | "fr",
  untranslated: string,
): { readonly text: string; readonly readings: readonly string[] } {
  if (language === "en") return { text, readings };
  return french ?? { text: `${untranslated}${text}`, readings: readings.map((each) => `${untranslated}${each}`) };
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Read `questions` of a scenario; a wrong one is refused with its place. */
export function readOpenQuestions(node: Node, scenario: string): OpenQuestion[] {
  const found: OpenQuestion[] = [];
  for (const item of itemsOf(node)) {
    const fields = fieldsOf(item, ["id", "text", "text-fr", "readings", "readings-fr"]);
    const at = need(fields, "id", item);
    const id = textOf(at);
    if (!ID.test(id))
      refuse("law/wrong-form", at, message("law-check/question-id", { text: JSON.stringify(id) }), message("law-check/question-id.fix"));
    if (found.some((each) => each.id === id))
      refuse("law/wrong-form", at, message("law-check/same-question", { id }), message("law-check/same-question.fix"));
    const text = textOf(need(fields, "text", item));
    const written = need(fields, "readings", item);
    const readings = itemsOf(written).map(textOf);
    if (readings.length < 2 || readings.some((each) => each === ""))
      refuse("law/wrong-form", written, message("law-check/readings", { id }), message("law-check/readings.fix"));
    const french = frenchOf(fields, readings.length, item);
    found.push({ scenario, id, text, readings, ...(french === undefined ? {} : { french }) });
  }
  return found;
}

function frenchOf(fields: Readonly<Record<string, Node>>, count: number, item: Node): OpenQuestion["french"] {
  if (fields["text-fr"] === undefined && fields["readings-fr"] === undefined) return undefined;
  const written = need(fields, "readings-fr", item);
  const readings = itemsOf(written).map(textOf);
  if (readings.length !== count)
    refuse("law/wrong-form", written, message("law-check/readings-french"), message("law-check/readings-french.fix"));
  return { text: textOf(need(fields, "text-fr", item)), readings };
}
