// A refusal of the checker as a person reads it: the place, the line with the fault underlined, what was found, what to do.

import type { Arg } from "../said/message.js";
import type { LawProblem } from "./tree.js";

/** A problem in any language, with an excerpt of its file, which is in `folder`. */
export function problemSaid(problem: LawProblem, fileText: string | undefined, folder = "law"): Arg {
  const { file, line, column } = problem.place;
  const head = `${folder === "" ? "" : `${folder.replace(/\/$/, "")}/`}${file}:${line}:${column}  ${problem.code}`;
  const found = fileText?.split(/\r?\n/)[line - 1];
  const number = String(line);
  const excerpt =
    found === undefined
      ? []
      : ["", `  ${number} | ${found}`, `  ${" ".repeat(number.length)} | ${" ".repeat(column - 1)}${"^".repeat(problem.length)}`];
  return { all: [`${[head, ...excerpt, ""].join("\n")}\n`, problem.message, "\n", problem.fix], by: "" };
}

/** All problems of a folder, one after another. */
export function problemsSaid(problems: readonly LawProblem[], texts: ReadonlyMap<string, string>, folder?: string): Arg {
  return {
    all: problems.flatMap((each, at) => [...(at === 0 ? [] : ["\n\n"]), problemSaid(each, texts.get(each.place.file), folder)]),
    by: "",
  };
}
