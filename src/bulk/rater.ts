// Rates chunks of lines by the compiled law: finds the program of each row by its class, claim, amounts and rare facts, runs the programs,
// and leaves what is rare to `assess`.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { ZERO } from "../exact/rational.js";
import { inBaseUnit } from "../hts/units.js";
import type { FactRule } from "../law/types.js";
import { type AnswerColumns, newAnswerColumns } from "./answer-columns.js";
import type { Book } from "./book.js";
import { CLASS_BITS, UNASKED } from "./cell-table.js";
import { type ContentSign, LEAST, type Shape } from "./compile-program.js";
import { makeKernel, newRowPrograms } from "./kernel.js";
import { CHUNK, CLAIMS, type LineColumns, MARK, SIGN } from "./line-columns.js";
import type { PlanClass } from "./packed-classes.js";
import { ABSENT, PairTable } from "./pair-table.js";
import { METALS } from "./program.js";
import { rareFacts } from "./rare-facts.js";
import { columnsOf } from "./rater-columns.js";
import { type LineReader, lineReader } from "./read-lines.js";
import { slotOf } from "./slots.js";
import type { Spans } from "./spans.js";

/** Rates the chunks of a table: columns are read between {@link begin} and {@link end}. */
export interface Rater extends Pick<LineReader, "begin" | "takeSpans" | "takeCodes"> {
  /** Places of the columns whose cells it wants; others are passed over. */
  readonly columns: readonly number[];
  /** The lines and the answers of the chunk rated last. What stands in the lines before {@link end} counts as read. */
  readonly lines: LineColumns;
  readonly answers: AnswerColumns;
  /** Rate the rows that were read. */
  end(): void;
  /** Rate a chunk from the cells of all columns wanted, in their order. */
  rate(cells: readonly Spans[], rows: number): void;
  /** Rate the first rows of {@link lines} as they stand. */
  rateLines(rows: number): void;
}

// A pattern is what the amounts of a row are: two bits a metal, one for the rest of the value, five a unit.
const METAL_BITS = 255;
const REST_BIT = 256;
const AMOUNT_BITS = METAL_BITS | REST_BIT;
const UNITS_FROM = 9;
const UNIT_BITS = 5;
const UNIT_PLACES = [UNITS_FROM, UNITS_FROM + UNIT_BITS];
const UNIT_MASK = 31;
const CLAIM_BITS = 2;
// Programs of rows that state nothing but a claim are in an array by class and claim.
const CLASSES = 1 << 16;
const UNSEEN = -2;
const NONE = -1;

/** Make a rater for the columns of a table. `engine` is called when something must be compiled. */
export function makeRater(
  names: readonly string[],
  book: Book,
  engine: () => Engine,
  facts: readonly FactRule[],
  options: AssessOptions,
  origin: string,
): Rater {
  const kinds = columnsOf(names, facts);
  const rare = rareFacts(kinds, book, engine, options, origin);
  const reader = lineReader(kinds, book, rare, origin);
  const { cells, shelf, slots } = book;
  const kernel = makeKernel(shelf, book.questionsAt);
  const found = newRowPrograms();
  const answers = newAnswerColumns();
  const plain = new Int32Array(CLASSES << CLAIM_BITS).fill(UNSEEN);
  const others = new PairTable();
  const needed = new PairTable();
  const { lines } = reader;
  const { amounts, claim, entryDay, importDay, marks, place, signs, units } = lines;
  // By row of the chunk: the cell of its number and interval, 0 where only `assess` can answer.
  const words = new Uint32Array(CHUNK);

  function rateLines(rows: number): void {
    if (options.fees === true) found.program.fill(NONE, 0, rows);
    else {
      findCells(rows);
      if (!findPlain(rows)) findOthers(rows);
    }
    kernel(lines, rows, found, answers);
  }

  // A loop of reads only, which the processor runs ahead in: most of them wait for memory.
  function findCells(rows: number): void {
    const { rows: rowOf, words: known, width } = cells;
    const { first, table } = slots;
    const last = table.length - 1;
    for (let row = 0; row < rows; row++) {
      const since = (entryDay[row] as number) - first;
      if ((marks[row] as number) & MARK.late || since < 0) {
        words[row] = 0;
        continue;
      }
      const slot = table[since < last ? since : last] as number;
      words[row] = known[(rowOf[place[row] as number] as number) * width + slot] as number;
    }
  }

  // Programs of rows that state nothing but a claim, known already; whether these are all. The loop calls nothing: what is called seldom would
  // have it compiled again and again.
  function findPlain(rows: number): boolean {
    const { numerators, denominators } = cells;
    const { program, numerator, denominator } = found;
    const { rare: rares } = lines;
    let all = true;
    for (let row = 0; row < rows; row++) {
      const word = words[row] as number;
      const id = word & UNASKED;
      if (id === 0) {
        program[row] = NONE;
        continue;
      }
      const rate = word >>> CLASS_BITS;
      numerator[row] = numerators[rate] as number;
      denominator[row] = denominators[rate] as number;
      const imported = importDay[row] as number;
      const stated = (signs[row] as number) | (units[row] as number) | (rares[row] as number) | (marks[row] as number);
      const usual = stated === 0 && id !== UNASKED && (imported < 0 || imported === entryDay[row]);
      const known = usual ? (plain[(id << CLAIM_BITS) | (claim[row] as number)] as number) : UNSEEN;
      program[row] = known;
      if (known === UNSEEN) all = false;
    }
    return all;
  }

  function findOthers(rows: number): void {
    const { program } = found;
    for (let row = 0; row < rows; row++) if (program[row] === UNSEEN) program[row] = findOther(row);
  }

  function findOther(row: number): number {
    const day = entryDay[row] as number;
    let word = words[row] as number;
    if ((word & UNASKED) === UNASKED) {
      word = ask(row, day);
      const rate = word >>> CLASS_BITS;
      found.numerator[row] = cells.numerators[rate] as number;
      found.denominator[row] = cells.denominators[rate] as number;
    }
    const imported = importDay[row] as number;
    const id = imported >= 0 && imported !== day && isElsewhere(imported, day) ? 0 : word & UNASKED;
    if (id === 0) return NONE;
    const mark = marks[row] as number;
    const stated = (signs[row] as number) | (units[row] as number) | (lines.rare[row] as number) | mark;
    if (stated !== 0) return findStated(row, id, mark);
    const key = (id << CLAIM_BITS) | (claim[row] as number);
    const known = plain[key] as number;
    if (known !== UNSEEN) return known;
    const made = compiled(id, claim[row] as number, 0, 0);
    plain[key] = made;
    return made;
  }

  // The cell of a row that was not asked for yet.
  function ask(row: number, day: number): number {
    const [number, slot] = [place[row] as number, slotOf(slots, day)];
    book.cell(number, slot);
    return cells.words[(cells.rows[number] as number) * cells.width + slot] as number;
  }

  // Whether the day of import is of another interval, or after the entry.
  function isElsewhere(imported: number, day: number): boolean {
    return imported > day || slotOf(slots, imported) !== slotOf(slots, day);
  }

  function findStated(row: number, id: number, mark: number): number {
    const known = book.class(id);
    // The weight of a metal may not pass that of the article; `assess` says so.
    if ((mark & MARK.weighed) !== 0 && (known.weights || weighsMetal(units[row] as number))) return NONE;
    const given = lines.rare[row] as number;
    // So it does where the weight of a metal may stand twice.
    if (given !== 0 && weighsMetal(units[row] as number)) return NONE;
    const pattern = patternOf(row, known);
    if (pattern < 0) return NONE;
    const code = given === 0 ? 0 : rare.narrow(given, id);
    if (code < 0) return NONE;
    const claimed = claim[row] as number;
    const idle = pattern & AMOUNT_BITS;
    const without = programAt(id, claimed, idle, code);
    if (pattern === idle) return without;
    const kept = without < 0 ? pattern >> UNITS_FROM : neededUnits(without, pattern >> UNITS_FROM);
    const program = kept === 0 ? without : programAt(id, claimed, idle | (kept << UNITS_FROM), code);
    // Of two weights the smaller bounds that of a part; programs know of one.
    if (program >= 0 && (mark & MARK.weighed) !== 0 && shelf.facts(program).some((fact) => fact.endsWith("Kg"))) return NONE;
    return program;
  }

  function programAt(id: number, claimed: number, pattern: number, code: number): number {
    // A class and a combination have sixteen bits each.
    const [first, second] = [(id << 16) | code, (pattern << CLAIM_BITS) | claimed];
    const program = others.get(first, second);
    if (program !== ABSENT) return program;
    const made = compiled(id, claimed, pattern, code);
    others.set(first, second, made);
    return made;
  }

  // Of the units given, those that the program without any asks for: a quantity in another changes nothing.
  function neededUnits(program: number, given: number): number {
    const known = needed.get(program, given);
    if (known !== ABSENT) return known;
    const [first, second] = [given & UNIT_MASK, given >> UNIT_BITS];
    const asked = shelf.facts(program);
    const takesFirst = first !== 0 && unitMatters(asked, first);
    // The program takes one quantity as the first.
    const made = second !== 0 && unitMatters(asked, second) ? given : takesFirst ? first : 0;
    needed.set(program, given, made);
    return made;
  }

  function weighsMetal(given: number): boolean {
    return [given & UNIT_MASK, given >> UNIT_BITS].some((unit) => unit !== 0 && isMetalWeight(unit));
  }

  function isMetalWeight(unit: number): boolean {
    return inBaseUnit(ZERO, reader.units[unit] as string).base.startsWith("content.");
  }

  function unitMatters(asked: readonly string[], unit: number): boolean {
    const { base } = inBaseUnit(ZERO, reader.units[unit] as string);
    // The kilograms of a line also bound the weights of its parts.
    return base.startsWith("content.") || asked.some((fact) => fact === `quantity.${base}` || (base === "kg" && fact.endsWith("Kg")));
  }

  // Nothing where the class does not ask.
  function patternOf(row: number, known: PlanClass): number {
    let pattern = 0;
    const value = amounts[row] as number;
    let contents = 0;
    for (let input = 1; input <= METALS.length; input++) contents += amounts[input * CHUNK + row] as number;
    if (contents > value) return -1;
    if (known.metals) {
      if (contents > 0 && smallPart(row, value - contents)) return -1;
      pattern = signs[row] as number;
      if (pattern !== 0 && contents < value) pattern |= REST_BIT;
    }
    return known.units || known.weights ? pattern | ((units[row] as number) << UNITS_FROM) : pattern;
  }

  function smallPart(row: number, rest: number): boolean {
    if (rest > 0 && rest < LEAST) return true;
    for (let input = 1; input <= METALS.length; input++) {
      const cents = amounts[input * CHUNK + row] as number;
      if (cents > 0 && cents < LEAST) return true;
    }
    return false;
  }

  function compiled(id: number, claimed: number, pattern: number, code: number): number {
    return book.programAt(id, keyOf(claimed, pattern, code), (known, day) => shapeOf(known, day, claimed, pattern, code));
  }

  function unitsOf(pattern: number): string[] {
    return UNIT_PLACES.map((at) => reader.units[(pattern >> at) & UNIT_MASK] ?? "");
  }

  // The key of a program in the book.
  function keyOf(claimed: number, pattern: number, code: number): string {
    const spi = CLAIMS[claimed];
    const named = unitsOf(pattern).join("/");
    const line = rare.line(code);
    const given = Object.keys(line).length === 0 ? "" : JSON.stringify(line);
    const amount = pattern & AMOUNT_BITS;
    return `${spi === undefined ? "?" : (spi ?? "-")} ${amount.toString(36)} ${named === "/" ? "" : named}${given}`;
  }

  function shapeOf(known: PlanClass, day: Day, claimed: number, pattern: number, code: number): Shape {
    const spi = CLAIMS[claimed];
    return {
      line: { ...rare.line(code), hts: known.hts, origin, entryDate: day, ...(spi === undefined ? {} : { spi }) },
      contents: Object.fromEntries(METALS.map((metal, at) => [metal, SIGNS[(pattern >> (2 * at)) & 3] as ContentSign])),
      rest: (pattern & METAL_BITS) === 0 || (pattern & REST_BIT) !== 0,
      units: unitsOf(pattern).filter((unit) => unit !== ""),
    };
  }

  const columns = kinds.flatMap(({ kind }, at) => (kind === "ignored" ? [] : [at]));
  let count = 0;
  const begin = (rows: number): void => {
    count = rows;
    reader.begin(rows);
  };
  const end = (): void => {
    reader.end();
    rateLines(count);
  };
  return {
    columns,
    lines,
    answers,
    begin,
    takeSpans: reader.takeSpans,
    takeCodes: reader.takeCodes,
    end,
    rate(cells, rows) {
      begin(rows);
      columns.forEach((at, order) => {
        reader.takeSpans(at, cells[order] as Spans, 0);
      });
      end();
    },
    rateLines,
  };
}

const SIGNS = Object.keys(SIGN) as (keyof typeof SIGN)[];
