// What a scenario leaves open, in words.

import { type OpenQuestion, questionIn } from "../law/open-question.js";
import { message } from "../said/message.js";
import { UNTRANSLATED } from "../said/translator.js";
import { language, say } from "./language.js";

/** Lines that follow an answer; none where nothing is open. */
export function questionLines(questions: readonly OpenQuestion[]): string[] {
  if (questions.length === 0) return [];
  return [
    "",
    say(message("question/open-in-scenario")),
    ...questions.flatMap((question) => {
      const { text, readings } = questionIn(question, language(), UNTRANSLATED);
      return [`  ${text} (${question.scenario})`, ...readings.map((each) => `    - ${each}`)];
    }),
  ];
}

/** Questions of several scenarios, each once. */
export function distinctQuestions(questions: readonly OpenQuestion[]): OpenQuestion[] {
  return [...new Map(questions.map((each) => [`${each.scenario} ${each.id}`, each])).values()];
}
