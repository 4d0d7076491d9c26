// The compiled law: (line x interval of days) -> class of plans, (class x claim x signs of the amounts) -> program. What a packed book does
// not hold is compiled when a row first asks for it, so a scenario or an earlier state of knowledge needs no book of its own.

import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { PlanFound } from "../assess/plans.js";
import { MATERIALS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import type { RateLine } from "../hts/schedule.js";
import { lawOfOrigin } from "../law/of-origin.js";
import { belowEight, interner, numberTable } from "./book-tables.js";
import type { CarriedBook } from "./carried-book.js";
import { type CellRate, type CellTable, CLASS_BITS, cellTable, type PackedCells, UNASKED } from "./cell-table.js";
import { compileProgram, type Shape } from "./compile-program.js";
import { openClasses, type PackedClasses, type PlanClass, packClasses } from "./packed-classes.js";
import type { PackedPrograms } from "./packed-programs.js";
import { baseText, classText, mentions, plainRate, refersElsewhere, stackingText, takesPlainRate } from "./plan-class.js";
import { openShelf, type Shelf } from "./program-shelf.js";
import type { ReadyProgram } from "./ready-program.js";
import { type Slots, slotsFrom, slotsOf } from "./slots.js";

/** A book as data: made once for a law, a schedule and an origin, and loaded in milliseconds. */
export interface PackedBook {
  /** Hash of the law. */
  readonly law: string;
  /** Hash of the schedule. */
  readonly schedule: string;
  readonly origin: string;
  /** First days of the intervals. */
  readonly slots: readonly Day[];
  /** Numbers, in the order of the cells, joined by spaces. */
  readonly numbers: string;
  readonly cells: PackedCells;
  readonly classes: PackedClasses;
  readonly programs: PackedPrograms;
  /** Headings by place; see `ReadyLeaf`. */
  readonly headings: readonly string[];
  /** Questions that rows left open when the book was made, facts joined by spaces. */
  readonly questions: readonly string[];
}

/** The open book of one engine, origin and set of options. */
export interface Book {
  readonly slots: Slots;
  readonly numbers: readonly string[];
  /** Headings by place; see `ReadyLeaf`. Those of a packed book stand first. */
  readonly headings: readonly string[];
  /** Questions by place, facts joined by spaces; those of a packed book stand first. */
  readonly questions: readonly string[];
  questionsAt(questions: string): number;
  /** Place of a number, from its digits read as an integer; undefined when not on record. */
  place(digits: number): number | undefined;
  /** The cells as they stand; those not asked for yet are filled by {@link cell}. */
  readonly cells: CellTable;
  /** Class of a number in a slot; 0 when it is not in force. */
  cell(place: number, slot: number): number;
  /** The plain general rate of a number in a slot, after {@link cell}. */
  rate(place: number, slot: number): CellRate;
  class(id: number): PlanClass;
  /** Classes so far; the first is 1. */
  classes(): number;
  /** All programs so far. */
  readonly shelf: Shelf;
  /** The place of a program on the shelf; compiled when first asked, and `shape` is called only then; -1 when `assess` must answer. */
  programAt(id: number, key: string, shape: (of: PlanClass, day: Day) => Shape): number;
  /** The same as an object. */
  program(id: number, key: string, shape: (of: PlanClass, day: Day) => Shape): ReadyProgram | undefined;
  /** The place of a program that was packed; undefined where it was not, -1 where `assess` must answer. */
  packedAt(id: number, key: string): number | undefined;
  pack(schedule: string): PackedBook;
}

type Found = Extract<PlanFound, { ok: true }>;
const NOWHERE = [0, 0] as const;
const NONE: readonly number[] = [];

/** Open a book. `engine` is called when something must be compiled. */
export function openBook(
  engine: () => Engine,
  options: AssessOptions,
  origin: string,
  packed?: PackedBook,
  slots: Slots = packed === undefined ? slotsOf(lawOfOrigin(engine().law, origin), engine().schedule) : slotsFrom(packed.slots),
  before?: CarriedBook,
): Book {
  const numbers = packed?.numbers.split(" ") ?? engine().schedule.numbers();
  const places = numberTable(numbers);
  const width = slots.from.length;
  const cells = cellTable(numbers.length, width, packed?.cells);
  const packedClasses = openClasses(packed?.classes, numbers);
  // Classes that are packed and were not asked for yet are undefined.
  const classes: (PlanClass | undefined)[] = Array.from({ length: packedClasses.count });
  const byText = new Map<string, number>();
  const headings = interner(packed?.headings);
  const questions = interner(packed?.questions);
  const shelf = openShelf(headings.at, packed?.programs);
  // By class: places of programs that were compiled, -1 where there is none.
  const compiled: Map<string, number>[] = [];
  const stacking: (((found: Found) => string) | undefined)[] = [];
  const bySlot: Map<string, number>[] = [];

  // Classes of the book before by their place in it, and the other way round.
  const carried = new Map<number, number>();
  const carriedFrom: (number | undefined)[] = [];
  const carriedPrograms = new Map<number, number>();
  // What is known of the class whose first cell is being looked at.
  let describedAs: PlanClass | undefined;
  let below: ReadonlyMap<string, readonly number[]> | undefined;

  function classOf(id: number): PlanClass {
    const known = classes[id - 1] ?? packedClasses.class(id - 1);
    classes[id - 1] = known;
    return known;
  }

  function find(hts: string, slot: number): PlanFound {
    const { parts } = engine();
    const day = slots.from[slot] as Day;
    return parts.plans.find({
      hts,
      origin,
      entryDate: day,
      importDate: day,
      knownOn: options.knownOn as Day | undefined,
      importClock: parts.importClock,
    });
  }

  function makeClass(hts: string, slot: number, plain: boolean): number {
    const found = find(hts, slot);
    if (!found.ok) return 0;
    const { law } = engine();
    stacking[slot] ??= stackingText(law, slots.from[slot] as Day, options.knownOn as Day | undefined);
    const takes = plain && takesPlainRate(found);
    const text = `${takes}${boundText(found, hts)}${classText(found, stacking[slot] as (found: Found) => string, takes)}`;
    const known = byText.get(text);
    if (known !== undefined) return known;
    const id = classes.push(describe(found, text, hts, slot, takes));
    if (id >= UNASKED) throw new Error("more classes of plans than a cell can name");
    byText.set(text, id);
    return id;
  }

  // The bounds of a rate that is taken from another line are those of the chapter.
  function boundText({ groups }: Found, hts: string): string {
    if (!groups.some(({ plan }) => refersElsewhere(plan.line))) return "";
    const { law, schedule } = engine();
    const share = schedule.highestRate(hts.slice(0, 2), law.countries.column2.includes(origin) ? "other" : "general");
    return share === undefined ? "without end" : `within ${share.n}/${share.d}`;
  }

  function describe(found: Found, text: string, hts: string, slot: number, plain: boolean): PlanClass {
    if (describedAs !== undefined) return { ...describedAs, hts, slot };
    const { law } = engine();
    const lines = found.groups.map(({ plan }) => plan.line);
    const metals = MATERIALS.some((metal) => mentions(text, metal)) || mentions(text, "metal-");
    const specific = !lines.every((line) => line.general === "Free" || plainRate(line) !== undefined) || /specific|sugar/.test(text);
    return {
      hts,
      slot,
      plain,
      metals,
      units: specific || mentions(text, "quantity"),
      elsewhere: found.groups.some(({ plan }) => refersElsewhere(plan.line)),
      weights: metals || mentions(text, "weightKg") || mentions(text, "content"),
      facts: law.facts.filter((rule) => mentions(text, rule.name)).map((rule) => rule.name),
    };
  }

  // Numbers of one chapter on the same lists with the same rates have one class on a day; found without making a plan.
  function classAt(place: number, slot: number): readonly [id: number, rate: number] {
    const hts = numbers[place] as string;
    const day = slots.from[slot] as Day;
    const looked = engine().schedule.lookup(hts, day);
    if (!looked.ok) return NOWHERE;
    const { line } = looked;
    if (hts.length === 8 && line.statistical.length > 0) return classAbove(hts, slot, line);
    const lists = engine().parts.plans.listsOn(hts, day);
    const plain = plainRate(line);
    const key = `${hts.slice(0, 2)}|${baseText(line, true)}|${[...lists].join(" ")}`;
    const known = bySlot[slot] ?? new Map<string, number>();
    bySlot[slot] = known;
    let id = known.get(key);
    if (id === undefined) {
      id = makeClass(hts, slot, true);
      known.set(key, id);
    }
    if (id === 0 || plain === undefined) return [id, 0];
    if (classOf(id).plain) return [id, cells.rateAt(`${plain.n}/${plain.d}`)];
    // A class that reads the base duty is made for the rate itself.
    return [makeClass(hts, slot, false), 0];
  }

  // Where the lines below a number of eight digits are of one class, so is the number.
  function classAbove(hts: string, slot: number, line: RateLine): readonly [id: number, rate: number] {
    const below = line.statistical.map((each) => places.get(Number(each)) as number);
    const ids = new Set(below.map((each) => cell(each, slot)));
    const rates = new Set(below.map((each) => wordAt(each, slot) >>> CLASS_BITS));
    const [id] = ids;
    const [rate] = rates;
    return ids.size === 1 && rates.size === 1 && id !== undefined ? [id, rate ?? 0] : [makeClass(hts, slot, false), 0];
  }

  function wordAt(place: number, slot: number): number {
    return cells.words[(cells.rows[place] as number) * width + slot] as number;
  }

  function cell(place: number, slot: number): number {
    const found = wordAt(place, slot) & UNASKED;
    if (found !== UNASKED) return found;
    const old = before?.classAt(place, slot);
    if (old !== undefined) return carry(place, slot, old);
    const [id, rate] = classAt(place, slot);
    cells.set(place, slot, id, rate);
    return id;
  }

  // Classes are met in the order in which they would be without a book before: the first cell of each is looked at as ever, and the lines
  // below a number of eight digits go before it.
  function carry(place: number, slot: number, old: number): number {
    if (old === 0) {
      cells.set(place, slot, 0, 0);
      return 0;
    }
    for (const below of linesBelow(place)) cell(below, slot);
    const known = carried.get(old);
    if (known !== undefined) {
      cells.set(place, slot, known, cells.rateAt(before?.rateAt(place, slot) ?? "0/1"));
      return known;
    }
    describedAs = before?.describe(old);
    const [id, rate] = classAt(place, slot);
    describedAs = undefined;
    carried.set(old, id);
    carriedFrom[id] = old;
    cells.set(place, slot, id, rate);
    return id;
  }

  function linesBelow(place: number): readonly number[] {
    const hts = numbers[place] as string;
    if (hts.length > 8) return NONE;
    below ??= belowEight(numbers);
    return below.get(hts) ?? NONE;
  }

  function programAt(id: number, key: string, shape: (of: PlanClass, day: Day) => Shape): number {
    return packedClasses.program(id - 1, key) ?? compiled[id - 1]?.get(key) ?? compile(id, key, shape);
  }

  function compile(id: number, key: string, shape: (of: PlanClass, day: Day) => Shape): number {
    const place = carriedProgram(id, key) ?? compileAnew(id, shape);
    const keep = compiled[id - 1] ?? new Map<string, number>();
    compiled[id - 1] = keep;
    keep.set(key, place);
    return place;
  }

  // The place of a program that the book before has, put on the shelf where it was not met yet.
  function carriedProgram(id: number, key: string): number | undefined {
    const old = carriedFrom[id];
    const from = old === undefined ? undefined : before?.programAt(old, key);
    if (before === undefined || from === undefined || from < 0) return from;
    const known = carriedPrograms.get(from) ?? shelf.add(before.program(from));
    carriedPrograms.set(from, known);
    return known;
  }

  function compileAnew(id: number, shape: (of: PlanClass, day: Day) => Shape): number {
    const known = classOf(id);
    const day = slots.from[known.slot] as Day;
    const plain = known.plain ? plainOf(known.hts, day) : undefined;
    const made = compileProgram(engine(), shape(known, day), options, { plain, elsewhere: known.elsewhere });
    return made === undefined ? -1 : shelf.add(made);
  }

  function plainOf(hts: string, day: Day): Rational | undefined {
    const looked = engine().schedule.lookup(hts, day);
    return looked.ok ? plainRate(looked.line) : undefined;
  }

  return {
    slots,
    numbers,
    headings: headings.list,
    questions: questions.list,
    questionsAt: questions.at,
    place: places.get,
    cells,
    cell,
    rate: (place, slot) => cells.rates[wordAt(place, slot) >>> CLASS_BITS] as CellRate,
    class: classOf,
    classes: () => classes.length,
    shelf,
    programAt,
    packedAt: (id, key) => packedClasses.program(id - 1, key),
    program(id, key, shape) {
      const place = programAt(id, key, shape);
      return place < 0 ? undefined : shelf.program(place);
    },
    pack(schedule) {
      const own = classes.map((_, at) => classOf(at + 1));
      return {
        law: engine().law.hash,
        schedule,
        origin,
        slots: slots.from,
        numbers: numbers.join(" "),
        cells: cells.pack(),
        classes: packClasses(own, numbers, (at) => compiled[at] ?? new Map()),
        programs: shelf.pack(),
        headings: headings.list,
        questions: questions.list,
      };
    },
  };
}
