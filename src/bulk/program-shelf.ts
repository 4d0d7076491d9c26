// The programs of a book laid flat in typed arrays, so that running one on a row is a few reads. Duties, completions and questions that programs
// share stand once.

import { doubles, integers } from "./growing.js";
import { CHUNK } from "./line-columns.js";
import { openColumns, type PackedPrograms, packColumns } from "./packed-programs.js";
import { type DutyForm, INPUTS, type Program, type ProgramLeaf, type ProgramQuestion } from "./program.js";
import { formText, questionText, readForm, readQuestion } from "./program-text.js";
import type { ReadyLeaf, ReadyProgram } from "./ready-program.js";
import { ENDS, EXACT, SHORT, type ShelfArrays } from "./shelf-arrays.js";

const VALUE = INPUTS.indexOf("value");
// A duty of nothing may be of any authority but the first.
const NO_AUTHORITY = 1;

/** The shelf. */
export interface Shelf {
  /** Put a program on the shelf; gives its place. The same program is put once. */
  add(program: Program): number;
  arrays(): ShelfArrays;
  /** The form at a place, in exact integers. */
  form(place: number): DutyForm;
  /** Facts that a program asks for, in the order of its questions. */
  facts(program: number): readonly string[];
  /** A program as an object; always the same for a place. */
  program(place: number): ReadyProgram;
  /** Programs so far. */
  size(): number;
  /** Most leaves and most questions of any program. */
  readonly most: { leaves: number; questions: number };
  /** Authorities of all forms so far. */
  readonly authorities: ReadonlySet<number>;
  pack(): PackedPrograms;
}

/** A shelf, empty or with programs that were packed; `headingsAt` interns the headings of a leaf. */
export function openShelf(headingsAt: (headings: string) => number, packed?: PackedPrograms): Shelf {
  // As texts, read where they are asked for.
  const forms = [...(packed?.forms ?? [])];
  const questions = [...(packed?.questions ?? [])];
  const ready: ReadyProgram[] = [];
  const most = { leaves: 0, questions: 0 };
  const authorities = new Set([0, NO_AUTHORITY]);
  const opened = openColumns(packed);
  const columns = {
    ...opened,
    short: doubles(new Float64Array(SHORT * opened.asks.length)),
    shortHeadings: integers(new Int32Array(opened.asks.length)),
  };
  const { leafFrom, questionFrom, formFrom, factorFrom, answerFrom, entryFrom } = columns;
  let arrays: ShelfArrays | undefined;
  // Places by text of what was added, not of what was packed.
  const known = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>(), new Map<string, number>()] as const;
  const [knownForms, knownQuestions, knownLists, knownPrograms] = known;

  function once(of: Map<string, number>, text: string, put: () => number): number {
    const place = of.get(text) ?? put();
    of.set(text, place);
    return place;
  }

  function putForm(form: DutyForm): number {
    const [constant, divisor] = [BigInt(form.constant), BigInt(form.divisor)];
    const over = ((constant % divisor) + divisor) % divisor;
    const whole = Number((constant - over) / divisor);
    const factors = form.factors.map(([, factor]) => Number(factor));
    const fits = [Number(divisor), whole, ...factors].every((each) => Math.abs(each) < EXACT);
    authorities.add(form.authority);
    columns.authority.push(form.authority);
    columns.whole.push(whole);
    // An integer of the form that is itself past the exact range sends every row to big integers.
    columns.constant.push(fits ? Number(over) : Number.POSITIVE_INFINITY);
    columns.divisor.push(Number(divisor));
    form.factors.forEach(([input], at) => {
      columns.input.push(input);
      columns.factor.push(factors[at] as number);
    });
    factorFrom.push(columns.input.length);
    return forms.push(formText(form)) - 1;
  }

  function putQuestion(question: ProgramQuestion): number {
    for (const answer of question.answers) {
      for (const leaf of answer) columns.entries.push(leaf);
      entryFrom.push(columns.entries.length);
    }
    answerFrom.push(entryFrom.length - 1);
    return questions.push(questionText(question)) - 1;
  }

  function putLeaf(flags: number, headings: number, of: ArrayLike<number>): number {
    columns.general.push(flags & 1);
    columns.barred.push(flags >> 1);
    columns.headings.push(headings);
    for (let at = 0; at < of.length; at++) columns.forms.push(of[at] as number);
    formFrom.push(columns.forms.length);
    return formFrom.length - 2;
  }

  function putAsk(of: ArrayLike<number>): number {
    for (let at = 0; at < of.length; at++) columns.questions.push(of[at] as number);
    questionFrom.push(columns.questions.length);
    most.questions = Math.max(most.questions, of.length);
    return questionFrom.length - 2;
  }

  function putProgram(ask: number, of: ArrayLike<number>): number {
    let barred = 0;
    for (let at = 0; at < of.length; at++) {
      columns.leaves.push(of[at] as number);
      barred += columns.barred.array[of[at] as number] as number;
    }
    leafFrom.push(columns.leaves.length);
    columns.asks.push(ask);
    columns.anyBarred.push(barred > 0 ? 1 : 0);
    const ends = barred === of.length ? ENDS.prohibited : of.length === 1 ? ENDS.determined : ENDS.several;
    columns.ends.push(ends);
    for (let at = 0; at < SHORT; at++) columns.short.push(0);
    columns.shortHeadings.push(0);
    most.leaves = Math.max(most.leaves, of.length);
    fillShort(leafFrom.length - 2);
    return leafFrom.length - 2;
  }

  // What follows from the rest of a program.
  function fillShort(program: number): void {
    const leaf = columns.leaves.array[leafFrom.array[program] as number] as number;
    const from = formFrom.array[leaf] as number;
    const count = (formFrom.array[leaf + 1] as number) - from;
    const form = count === 0 ? -1 : (columns.forms.array[from] as number);
    const single = columns.ends.array[program] === ENDS.determined;
    const into = columns.short.array;
    const at = SHORT * program;
    if (form < 0) {
      into[at] = single ? CHUNK * NO_AUTHORITY : -1;
      into[at + 2] = 1;
    } else {
      into[at] = single && count === 1 && isOnValue(form) ? CHUNK * (columns.authority.array[form] as number) : -1;
      into[at + 1] = columns.factor.array[factorFrom.array[form] as number] as number;
      into[at + 2] = columns.divisor.array[form] as number;
    }
    into[at + 3] = columns.general.array[leaf] as number;
    columns.shortHeadings.array[program] = columns.headings.array[leaf] as number;
  }

  // Whether a duty is an additional one, a rate on the value and nothing else.
  function isOnValue(form: number): boolean {
    const factor = factorFrom.array[form] as number;
    return (
      columns.authority.array[form] !== 0 &&
      columns.whole.array[form] === 0 &&
      columns.constant.array[form] === 0 &&
      (factorFrom.array[form + 1] as number) - factor === 1 &&
      columns.input.array[factor] === VALUE &&
      (columns.factor.array[factor] as number) > 0
    );
  }

  function leafAt({ duties, headings, barred }: ProgramLeaf): number {
    const own = duties.filter((form) => form.factors.length > 0 || form.constant !== "0");
    const of = own.map((form) => once(knownForms, formText(form), () => putForm(form)));
    const flags = Number(duties.some((form) => form.general === true)) + 2 * Number(barred);
    const place = headingsAt(headings);
    return once(knownLists, `leaf ${flags} ${place} ${of.join(" ")}`, () => putLeaf(flags, place, of));
  }

  function add(program: Program): number {
    const of = program.leaves.map(leafAt);
    const asked = program.questions.map((each) => once(knownQuestions, questionText(each), () => putQuestion(each)));
    const ask = once(knownLists, `ask ${asked.join(" ")}`, () => putAsk(asked));
    arrays = undefined;
    return once(knownPrograms, `${ask} ${of.join(" ")}`, () => putProgram(ask, of));
  }

  // What is not packed follows from the rest.
  for (let program = 0; program < columns.asks.length; program++) {
    const [start, end] = [leafFrom.array[program] as number, leafFrom.array[program + 1] as number];
    fillShort(program);
    if (end - start > most.leaves) most.leaves = end - start;
  }
  for (let ask = 0; ask < questionFrom.length - 1; ask++)
    most.questions = Math.max(most.questions, (questionFrom.array[ask + 1] as number) - (questionFrom.array[ask] as number));
  for (const authority of columns.authority.all()) authorities.add(authority);

  const part = (from: { array: Int32Array }, of: { array: Int32Array }, at: number): number[] =>
    Array.from(of.array.subarray(from.array[at], from.array[at + 1]));
  const questionsOf = (program: number): number[] => part(questionFrom, columns.questions, columns.asks.array[program] as number);
  const leavesOf = (program: number): number[] => part(leafFrom, columns.leaves, program);

  function readyLeaf(leaf: number): ReadyLeaf {
    return {
      forms: part(formFrom, columns.forms, leaf).map((form) => readForm(forms[form] as string)),
      general: columns.general.array[leaf] === 1,
      headings: columns.headings.array[leaf] as number,
      barred: columns.barred.array[leaf] === 1,
    };
  }

  return {
    add,
    arrays() {
      arrays ??= Object.fromEntries(Object.entries(columns).map(([name, { array }]) => [name, array])) as unknown as ShelfArrays;
      return arrays;
    },
    form: (place) => readForm(forms[place] as string),
    facts: (program) => questionsOf(program).map((each) => readQuestion(questions[each] as string).fact),
    program(place) {
      ready[place] ??= {
        leaves: leavesOf(place).map(readyLeaf),
        questions: questionsOf(place).map((each) => readQuestion(questions[each] as string)),
        prohibited: columns.ends.array[place] === ENDS.prohibited,
        anyBarred: columns.anyBarred.array[place] === 1,
      };
      return ready[place] as ReadyProgram;
    },
    size: () => columns.asks.length,
    most,
    authorities,
    pack: () => ({ forms, questions, ...packColumns(columns) }),
  };
}
