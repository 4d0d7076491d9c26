// The parts of programs as text: one text for what is one duty, and one for what is one question.

import type { DutyForm, ProgramQuestion } from "./program.js";

/** "authority divisor constant input:factor ..." */
export function formText({ authority, divisor, constant, factors }: DutyForm): string {
  return [authority, divisor, constant, ...factors.map(([input, factor]) => `${input}:${factor}`)].join(" ");
}

/** Read {@link formText}. */
export function readForm(text: string): DutyForm {
  const [authority = "", divisor = "", constant = "", ...factors] = text.split(" ");
  return {
    authority: Number(authority),
    divisor,
    constant,
    factors: factors.map((each): [number, string] => {
      const [input = "", factor = ""] = each.split(":");
      return [Number(input), factor];
    }),
  };
}

/** "fact;leaf leaf;leaf ...", leaves by their places in a program. */
export function questionText({ fact, answers }: ProgramQuestion): string {
  return [fact, ...answers.map((answer) => answer.join(" "))].join(";");
}

/** Read {@link questionText}. */
export function readQuestion(text: string): ProgramQuestion {
  const [fact = "", ...answers] = text.split(";");
  return { fact, answers: answers.map((answer) => (answer === "" ? [] : answer.split(" ").map(Number))) };
}
