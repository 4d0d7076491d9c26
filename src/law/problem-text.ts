// A refusal of the checker as a person reads it: the place, the line with the fault underlined, what was found, what to do.

import type { Arg } from "../said/message.js";
import type { LawProblem } from "./tree.js";

/** A problem in any language, with an excerpt of its file, which is in `folder`. */
export function problemSaid(problem: LawProblem, fileText: string | undefined, folder = "law"): Arg {
  const { file, line, column } = problem.place;
  const head = `${folder === "" ? "" : `${folder.replace(/\/$/, "")}/`}${file}:${line}:${column}  ${problem.code}`;
  const found = fileText?.split(/\r?\n/)[line - 1];
  const number = String(line);
  const { text, from } = excerptOf(found ?? "", column);
  const marks = "^".repeat(Math.max(1, Math.min(problem.length, text.length - (column - 1 - from))));
  const excerpt =
    found === undefined ? [] : ["", `  ${number} | ${text}`, `  ${" ".repeat(number.length)} | ${" ".repeat(column - 1 - from)}${marks}`];
  return { all: [`${[head, ...excerpt, ""].join("\n")}\n`, problem.message, "\n", problem.fix], by: "" };
}

const WIDEST = 160;

// The part of a line around a column; what is no text, as in a file of another kind, is not sent to the screen as it is.
function excerptOf(line: string, column: number): { readonly text: string; readonly from: number } {
  const from = line.length <= WIDEST ? 0 : Math.max(0, Math.min(column - 1 - WIDEST / 4, line.length - WIDEST));
  return { text: line.slice(from, from + WIDEST).replace(/[\p{C}\ufffd]/gu, (each) => (each === "\t" ? each : "?")), from };
}

/** All problems of a folder, one after another. */
export function problemsSaid(problems: readonly LawProblem[], texts: ReadonlyMap<string, string>, folder?: string): Arg {
  return {
    all: problems.flatMap((each, at) => [...(at === 0 ? [] : ["\n\n"]), problemSaid(each, texts.get(each.place.file), folder)]),
    by: "",
  };
}
