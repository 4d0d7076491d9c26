// A refusal of the checker as a person reads it: the place, the line with the fault underlined, what was found, what to do.

import type { LawProblem } from "./tree.js";

/** The text of a problem, with an excerpt of its file, which lies in `folder`. */
export function problemText(problem: LawProblem, fileText: string | undefined, folder = "law"): string {
  const { file, line, column } = problem.place;
  const head = `${folder.replace(/\/$/, "")}/${file}:${line}:${column}  ${problem.code}`;
  const found = fileText?.split(/\r?\n/)[line - 1];
  const number = String(line);
  const excerpt =
    found === undefined
      ? []
      : ["", `  ${number} | ${found}`, `  ${" ".repeat(number.length)} | ${" ".repeat(column - 1)}${"^".repeat(problem.length)}`];
  return [head, ...excerpt, "", problem.message, problem.fix].join("\n");
}
