// The panel: what every number owes in every interval of days, claimed under a program and not, as rates by authority. Read off the compiled
// law; intervals in which nothing differs are one row.

import type { Engine } from "../assess/engine.js";
import { explore } from "../assess/explore.js";
import { ready } from "../assess/prepare.js";
import { PROGRAM_SYMBOLS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import { add, compare, type Rational, rational, ZERO } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
import { newAnswerColumns, STATUS } from "./answer-columns.js";
import type { Book } from "./book.js";
import type { CellRate } from "./cell-table.js";
import { plainLine } from "./day-rates.js";
import { type DutyPart, partOf } from "./duty-part.js";
import { makeKernel, newRowPrograms } from "./kernel.js";
import { newLineColumns } from "./line-columns.js";
import { type OutcomeCells, outcomeCells, outcomeText, PANEL_VALUE, PANEL_WORTH, type PanelOutcome, total } from "./panel-outcome.js";
import { partCells, partText } from "./part-cells.js";
import { AUTHORITIES, INPUTS } from "./program.js";
import type { ReadyLeaf, ReadyProgram } from "./ready-program.js";

/** One row: a number, a claim, the slots from and until (exclusive), and the outcome by its place. */
export interface Panel {
  readonly numbers: readonly string[];
  /** First days of the slots. */
  readonly days: readonly Day[];
  readonly outcomes: readonly OutcomeCells[];
  readonly rows: number;
  readonly number: Uint32Array;
  /** Claims by place: symbols, null for none. */
  readonly claims: readonly (string | null)[];
  readonly claim: Uint8Array;
  readonly from: Uint16Array;
  readonly until: Uint16Array;
  readonly outcome: Uint32Array;
}

const [SYMBOL] = PROGRAM_SYMBOLS;
// Of other programs the compiled law holds no claim: their rows are those without one.
const CLAIMS = [null, SYMBOL];
const KEYS = ["- 0 ", `${SYMBOL} 0 `];

const NO_RATE: CellRate = { numerator: 0, denominator: 1 };

/** Make the panel of a book. */
export function panelOf(book: Book, engine: Engine, origin: string): Panel {
  const { slots, numbers } = book;
  const claimed = claimsFor(engine.law, origin);
  const kept = KEYS.filter((_, at) => claimed.includes(CLAIMS[at] ?? null));
  const width = slots.from.length;
  const most = numbers.length * width * kept.length;
  const [number, claim] = [new Uint32Array(most), new Uint8Array(most)];
  const [from, until, outcome] = [new Uint16Array(most), new Uint16Array(most), new Uint32Array(most)];
  const outcomes: OutcomeCells[] = [];
  const byText = new Map<string, number>();
  const byProgram = new Map<ReadyProgram, Map<CellRate, number>>();
  const byAsking = new Map<string, number>();
  const open = referenceRow(book);
  let rows = 0;

  function intern(text: string, cells: () => OutcomeCells): number {
    const known = byText.get(text) ?? outcomes.push(cells()) - 1;
    byText.set(text, known);
    return known;
  }

  function internOutcome(made: PanelOutcome): number {
    return intern(outcomeText(made), () => outcomeCells(made));
  }

  const programAt = KEYS.map((): (number | undefined)[] => []);

  // The place of the program of a class with a claim; -1 where there is none.
  function programOf(id: number, at: number): number {
    const of = programAt[at] as (number | undefined)[];
    of[id] ??= book.programAt(id, KEYS[at] as string, (known, day) => ({
      line: { hts: known.hts, origin, entryDate: day, spi: CLAIMS[at] as string | null },
      contents: {},
      rest: true,
      units: [],
    }));
    return of[id] as number;
  }

  function find(place: number, slot: number, id: number, at: number): number {
    const stands = programOf(id, at);
    if (stands < 0) return asking(place, slot, id, at);
    const program = book.shelf.program(stands);
    const rate = book.rate(place, slot);
    const of = byProgram.get(program) ?? new Map<CellRate, number>();
    if (of.size === 0) byProgram.set(program, of);
    // The rate of the cell matters where a completion owes it.
    const owed = program.leaves.some((leaf) => leaf.general) ? rate : NO_RATE;
    let found = of.get(owed);
    if (found === undefined) {
      const questions = program.prohibited ? undefined : open(stands, rate);
      if (questions === ASKING) return asking(place, slot, id, at);
      found = internOutcome(program.prohibited ? PROHIBITED : outcomeOf(program, rate, book.headings, questions));
      of.set(owed, found);
    }
    return found;
  }

  // Where no program holds the duty, numbers of one class owe alike within a chapter.
  function asking(place: number, slot: number, id: number, at: number): number {
    const hts = numbers[place] as string;
    const { numerator, denominator } = book.rate(place, slot);
    const key = `${id} ${hts.slice(0, 2)} ${at} ${numerator}/${denominator}`;
    let found = byAsking.get(key);
    if (found === undefined) {
      const part = askedPart(engine, hts, origin, slots.from[slot] as Day, CLAIMS[at] as string | null);
      found = part === undefined ? internOutcome(IN_ERROR) : intern(partText(part), () => partCells(part));
      byAsking.set(key, found);
    }
    return found;
  }

  for (let place = 0; place < numbers.length; place++)
    for (let at = 0; at < kept.length; at++) {
      let open = false;
      for (let slot = 0; slot < width; slot++) {
        const id = book.cell(place, slot);
        if (id === 0) {
          open = false;
          continue;
        }
        const found = find(place, slot, id, at);
        if (open && outcome[rows - 1] === found) {
          until[rows - 1] = slot + 1;
          continue;
        }
        number[rows] = place;
        claim[rows] = at;
        from[rows] = slot;
        until[rows] = slot + 1;
        outcome[rows] = found;
        rows++;
        open = true;
      }
    }
  return { numbers, days: slots.from, outcomes, rows, number, claims: CLAIMS, claim, from, until, outcome };
}

/** A row of the panel as text, in the order of {@link PANEL_COLUMNS}; empty where nothing is said. */
export function panelRow(panel: Panel, row: number, revisions: readonly string[]): string[] {
  const { status, rates, headings, questions } = panel.outcomes[panel.outcome[row] as number] as OutcomeCells;
  const printed = formatHts(panel.numbers[panel.number[row] as number] as string);
  const [from, until] = [panel.from[row] as number, panel.until[row] as number];
  return [
    printed,
    panel.claims[panel.claim[row] as number] ?? "",
    panel.days[from] as string,
    panel.days[until] ?? "",
    status,
    ...rates,
    headings === undefined ? "" : `${headings}${headings === "" ? "" : " "}${printed}`,
    questions,
    revisions[from] ?? "",
  ];
}

// The rates of a completion, and whether a part of it does not grow with the value.
function ratesOf(leaf: ReadyLeaf, rate: CellRate): { readonly rates: Rational[]; readonly constant: boolean } {
  const rates = AUTHORITIES.map(() => ZERO);
  let constant = false;
  if (leaf.general) rates[0] = rational(BigInt(rate.numerator), BigInt(rate.denominator));
  for (const form of leaf.forms) {
    const divisor = BigInt(form.divisor);
    for (const [input, factor] of form.factors)
      if (INPUTS[input] === "value") rates[form.authority] = add(rates[form.authority] ?? ZERO, rational(BigInt(factor), divisor));
    if (form.constant !== "0") constant = true;
  }
  return { rates, constant };
}

const REFERENCE = Number(PANEL_VALUE.replace(".", ""));

const IN_ERROR: PanelOutcome = { status: "error", rates: [], headings: "", questions: "" };
const PROHIBITED: PanelOutcome = { status: "prohibited", rates: [], headings: "", questions: "" };

// Of questions: that `assess` must tell them.
const ASKING = "?";

// Rates one line of the reference value by a program; the questions of a range, undefined where it is determined.
function referenceRow(book: Book): (program: number, rate: CellRate) => string | undefined {
  const kernel = makeKernel(book.shelf, book.questionsAt);
  const [lines, programs, answers] = [newLineColumns(), newRowPrograms(), newAnswerColumns()];
  lines.amounts[0] = REFERENCE;
  return (program, rate) => {
    programs.program[0] = program;
    programs.numerator[0] = rate.numerator;
    programs.denominator[0] = rate.denominator;
    kernel(lines, 1, programs, answers);
    if (answers.status[0] === STATUS.uncompiled) return ASKING;
    return answers.status[0] === STATUS.determined ? undefined : book.questions[answers.questions[0] as number];
  };
}

function outcomeOf(program: ReadyProgram, rate: CellRate, headings: readonly string[], questions: string | undefined): PanelOutcome {
  const open = program.leaves.filter((leaf) => !leaf.barred).map((leaf) => ratesOf(leaf, rate));
  if (questions === undefined) {
    const { rates, constant } = open.at(-1) as (typeof open)[number];
    const headed = headings[(program.leaves.at(-1) as ReadyLeaf).headings] ?? "";
    if (constant) return { status: "determined", rates: [], headings: headed, questions: "" };
    return { status: "determined", rates, min: total(rates), max: total(rates), headings: headed, questions: "" };
  }
  const bounded = open.filter((leaf) => !leaf.constant).map((leaf) => total(leaf.rates));
  const sorted = [...bounded].sort(compare);
  const [min] = sorted;
  const max = bounded.length === open.length ? sorted.at(-1) : undefined;
  return {
    status: "range",
    rates: [],
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    headings: "",
    questions,
  };
}

// Outcomes that no program holds, from the engine itself; undefined where it has no plan of the number.
function askedPart({ parts }: Engine, hts: string, origin: string, day: Day, spi: string | null): DutyPart | undefined {
  const { importClock } = parts;
  const found = parts.plans.find({ hts, origin, entryDate: day, importDate: day, knownOn: undefined, importClock });
  if (!found.ok) return undefined;
  const prepared = ready(parts, plainLine(hts, origin, day, PANEL_WORTH, spi), {}, found.ordinary ?? found);
  return partOf(prepared, explore(prepared.explore), "whole");
}
