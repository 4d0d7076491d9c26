// What a scenario leaves open, in words.

import type { OpenQuestion } from "../law/open-question.js";

/** Lines that follow an answer; none where nothing is open. */
export function questionLines(questions: readonly OpenQuestion[]): string[] {
  if (questions.length === 0) return [];
  return [
    "",
    "Open in the scenario; the answer takes the first reading:",
    ...questions.flatMap(({ scenario, text, readings }) => [`  ${text} (${scenario})`, ...readings.map((each) => `    - ${each}`)]),
  ];
}

/** Questions of several scenarios, each once. */
export function distinctQuestions(questions: readonly OpenQuestion[]): OpenQuestion[] {
  return [...new Map(questions.map((each) => [`${each.scenario} ${each.id}`, each])).values()];
}
