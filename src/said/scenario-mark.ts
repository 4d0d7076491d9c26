// What is said of everything that is answered under a scenario.

import { type Message, message } from "./message.js";

/** Says that what follows is no law; `titles` are those of the scenarios. */
export function scenarioMark(titles: readonly string[]): Message {
  return message("law/scenario", { titles: { all: titles.map((title) => ({ law: title })), by: "; " } });
}
