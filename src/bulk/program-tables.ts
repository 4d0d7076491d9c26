// Programs as tables of text in which every form, leaf and question stands once; a program is read when a row first asks for it.

import type { DutyForm, Program, ProgramLeaf, ProgramQuestion } from "./program.js";

/** Tables of programs; entries name each other by place. */
export interface ProgramTables {
  readonly headings: readonly string[];
  /** "authority divisor constant input:factor ...", or "general". */
  readonly forms: readonly string[];
  /** "headings barred form ...", places in base 36. */
  readonly leaves: readonly string[];
  /** "fact;leaf leaf;leaf ..." */
  readonly questions: readonly string[];
  /** "leaf leaf|question question" */
  readonly programs: readonly string[];
}

const GENERAL = "general";
const base36 = (place: number): string => place.toString(36);
const from36 = (text: string): number => Number.parseInt(text, 36);

/** Adds programs to tables; `add` gives the place of a program. */
export interface ProgramWriter {
  add(program: Program): number;
  tables(): ProgramTables;
}

/** Make a writer of tables. */
export function tableWriter(): ProgramWriter {
  const interned = (): { list: string[]; at(text: string): number } => {
    const places = new Map<string, number>();
    const list: string[] = [];
    return {
      list,
      at(text) {
        let place = places.get(text);
        if (place === undefined) {
          place = list.push(text) - 1;
          places.set(text, place);
        }
        return place;
      },
    };
  };
  const [headings, forms, leaves, questions, programs] = [interned(), interned(), interned(), interned(), interned()];
  const form = (each: DutyForm): string =>
    each.general === true
      ? GENERAL
      : [each.authority, each.divisor, each.constant, ...each.factors.map(([input, factor]) => `${input}:${factor}`)].join(" ");
  const leaf = (each: ProgramLeaf): string =>
    [
      base36(headings.at(each.headings)),
      each.barred ? "1" : "0",
      ...each.duties
        .filter((duty) => duty.general === true || duty.factors.length > 0 || duty.constant !== "0")
        .map((duty) => base36(forms.at(form(duty)))),
    ].join(" ");
  const question = (each: ProgramQuestion): string => [each.fact, ...each.answers.map((answer) => answer.map(base36).join(" "))].join(";");
  return {
    add: (program) =>
      programs.at(
        `${program.leaves.map((each) => base36(leaves.at(leaf(each)))).join(" ")}|${program.questions.map((each) => base36(questions.at(question(each)))).join(" ")}`,
      ),
    tables: () => ({ headings: headings.list, forms: forms.list, leaves: leaves.list, questions: questions.list, programs: programs.list }),
  };
}

function words(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

/** Read one program. */
export function readProgram(tables: ProgramTables, place: number): Program {
  const [leaves = "", questions = ""] = (tables.programs[place] ?? "").split("|");
  return {
    leaves: words(leaves).map((at) => readLeaf(tables, tables.leaves[from36(at)] ?? "")),
    questions: words(questions).map((at) => readQuestion(tables.questions[from36(at)] ?? "")),
  };
}

function readLeaf(tables: ProgramTables, text: string): ProgramLeaf {
  const [headings = "", barred, ...forms] = text.split(" ");
  return {
    headings: tables.headings[from36(headings)] ?? "",
    barred: barred === "1",
    duties: forms.map((at) => readForm(tables.forms[from36(at)] ?? "")),
  };
}

function readForm(text: string): DutyForm {
  if (text === GENERAL) return { authority: 0, factors: [], constant: "0", divisor: "1", general: true };
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

function readQuestion(text: string): ProgramQuestion {
  const [fact = "", ...answers] = text.split(";");
  return { fact, answers: answers.map((answer) => words(answer).map(from36)) };
}
