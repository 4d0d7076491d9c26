// Rates rows by the compiled law: takes the cells of a row one by one, runs the program of its shape, and leaves what is rare to `assess`.

import type { AssessOptions } from "../assess/answer.js";
import { type Engine, prepare } from "../assess/engine.js";
import type { FactRule } from "../law/types.js";
import type { Book, PlanClass } from "./book.js";
import type { ColumnFact } from "./columns.js";
import { type ContentSign, LEAST, type Shape } from "./compile-program.js";
import { type KernelResult, newResult, runProgram, STATUS } from "./kernel.js";
import type { ReadyProgram } from "./kernel-program.js";
import { lineOf } from "./line.js";
import { INPUTS, METALS } from "./program.js";
import { type Column, columnsOf, WORDS } from "./rater-columns.js";
import { digitsRead, readDayNumber, readDecimal, readNumber, UNREAD } from "./read-cell.js";
import { slotOf } from "./slots.js";

/** Rates rows whose columns are known. */
export interface Rater {
  /** Columns that it wants to be given; others are passed over. */
  readonly wanted: readonly boolean[];
  begin(): void;
  /** Give a cell that is not empty. Empty cells are not given. */
  take(column: number, bytes: Uint8Array, from: number, length: number): void;
  /** Rate the row. Under `STATUS.uncompiled` the caller asks `assess`. */
  finish(): KernelResult;
  /** Place of the number of the row in the book, and whether it had lost a leading zero; after {@link finish}. */
  readonly row: { place: number; repaired: boolean; day: number; value: number };
  /** Rows that were left to `assess`. */
  uncompiled: number;
}

const MARGIN = 1 << 19;

/** Facts of a row that are no amounts, as the columns gave them. */
interface Rare {
  readonly line: Readonly<Record<string, unknown>>;
  readonly paths: readonly string[];
  readonly wrong: boolean;
}

/** Make a rater for the columns of a table. */
export function makeRater(
  names: readonly string[],
  book: Book,
  engine: () => Engine,
  facts: readonly FactRule[],
  options: AssessOptions,
  origin: string,
): Rater {
  const columns = columnsOf(names, facts);
  const fees = options.fees === true;
  const inputs = new Float64Array(INPUTS.length);
  const signs = new Uint8Array(METALS.length);
  const units = new Uint8Array(2);
  const given = new Uint8Array(2);
  const result = newResult();
  const row = { place: -1, repaired: false, day: 0, value: 0 };
  const spiAt = columns.findIndex((column) => column.kind === "spi");
  const claims: readonly (string | null | undefined)[] = [null, "S", undefined, "S+"];
  const claimCodes = new Map<string, number>([
    ["S", 1],
    ["?", 2],
    ["S+", 3],
  ]);
  const unitCodes = new Map<string, number>();
  const unitNames: string[] = [""];
  const rares: Rare[] = [{ line: {}, paths: [], wrong: false }];
  const rareCodes = new Map<string, number>([["", 0]]);
  const programs: Map<number, ReadyProgram | undefined>[] = [];
  const narrowed = new Map<number, number>();
  const originBytes = Array.from(origin, (letter) => letter.charCodeAt(0));
  const decoder = new TextDecoder();
  let bad = false;
  let number = 0;
  let digits = 0;
  let importDay = 0;
  let claim = 0;
  let weighed = false;
  let hasOrigin = false;
  let rareText = "";
  // Whether the row before left amounts behind.
  let amounts = false;
  // Programs of rows that state nothing but a claim: by class and claim.
  const plain: (ReadyProgram | null | undefined)[] = [];

  const rater: Rater = { wanted: columns.map((column) => column.kind !== "ignored"), begin, take, finish, row, uncompiled: 0 };

  function begin(): void {
    bad = fees;
    number = UNREAD;
    digits = 0;
    importDay = UNREAD;
    row.day = UNREAD;
    row.value = UNREAD;
    row.repaired = false;
    row.place = -1;
    claim = spiAt < 0 ? 2 : 0;
    weighed = false;
    hasOrigin = false;
    rareText = "";
    if (!amounts) return;
    amounts = false;
    inputs.fill(0);
    signs.fill(0);
    units.fill(0);
    given.fill(0);
  }

  function take(at: number, bytes: Uint8Array, from: number, length: number): void {
    const column = columns[at] as Column;
    switch (column.kind) {
      case "hts":
        number = readNumber(bytes, from, length);
        digits = digitsRead;
        return;
      case "origin":
        hasOrigin = length === originBytes.length;
        for (let place = 0; place < length && hasOrigin; place++) hasOrigin = bytes[from + place] === originBytes[place];
        return;
      case "entryDate":
        row.day = readDayNumber(bytes, from, length);
        return;
      case "importDate":
        importDay = readDayNumber(bytes, from, length);
        if (importDay === UNREAD) bad = true;
        return;
      case "value":
        row.value = readDecimal(bytes, from, length, 2);
        return;
      case "spi":
        takeClaim(bytes, from, length);
        return;
      case "content":
        takeContent(column.input, bytes, from, length);
        return;
      case "quantity": {
        amounts = true;
        const amount = readDecimal(bytes, from, length, 6);
        if (amount < LEAST) bad = true;
        inputs[column.input] = amount;
        given[column.input - 5] = 1;
        return;
      }
      case "unit":
        amounts = true;
        units[column.input - 5] = intern(bytes, from, length);
        return;
      case "word":
        if (!(WORDS[column.fact?.path[0] ?? ""] as readonly string[]).includes(decoder.decode(bytes.subarray(from, from + length))))
          bad = true;
        return;
      case "weight":
        if (readDecimal(bytes, from, length, 6) === UNREAD) bad = true;
        weighed = true;
        return;
      case "rare":
        rareText += `${at}\u001f${decoder.decode(bytes.subarray(from, from + length))}\u001e`;
        return;
      case "number":
        bad = true;
        return;
      default:
    }
  }

  function takeClaim(bytes: Uint8Array, from: number, length: number): void {
    if (length === 1 && bytes[from] === 83) {
      claim = 1;
      return;
    }
    const text = decoder.decode(bytes.subarray(from, from + length));
    const known = claimCodes.get(text);
    if (known !== undefined) claim = known;
    else bad = true;
  }

  function takeContent(input: number, bytes: Uint8Array, from: number, length: number): void {
    amounts = true;
    const cents = readDecimal(bytes, from, length, 2);
    if (cents === UNREAD) {
      if (decoder.decode(bytes.subarray(from, from + length)) === "unknown") signs[input - 1] = 3;
      else bad = true;
      return;
    }
    inputs[input] = cents;
    signs[input - 1] = cents === 0 ? 1 : 2;
  }

  function intern(bytes: Uint8Array, from: number, length: number): number {
    const text = decoder.decode(bytes.subarray(from, from + length));
    let code = unitCodes.get(text);
    if (code === undefined) {
      code = unitNames.push(text) - 1;
      unitCodes.set(text, code);
    }
    if (code > 31) bad = true;
    return code;
  }

  function finish(): KernelResult {
    result.status = STATUS.uncompiled;
    if (!bad && hasOrigin && number !== UNREAD && row.day !== UNREAD && row.value >= LEAST) run();
    if (result.status === STATUS.uncompiled) rater.uncompiled++;
    return result;
  }

  function run(): void {
    const place = book.place(number);
    // A number that a spreadsheet cut is the same integer; one of 8 digits is never the integer of one of 10.
    if (place === undefined || (book.numbers[place] as string).length - digits > 1) return;
    const slot = slotOf(book.slots, row.day);
    if (slot < 0) return;
    if (importDay !== UNREAD && importDay !== row.day && (importDay > row.day || slotOf(book.slots, importDay) !== slot)) return;
    const id = book.cell(place, slot);
    if (id === 0) return;
    const known = book.class(id);
    if (weighed && known.weights) return;
    const pattern = amounts ? patternOf(known) : 0;
    if (pattern < 0) return;
    const rare = rareText === "" ? 0 : rareOf(id, known);
    if (rare < 0) return;
    const program = programOf(id, pattern, rare);
    if (program === undefined) return;
    row.place = place;
    row.repaired = (book.numbers[place] as string).length !== digits;
    inputs[0] = row.value;
    runProgram(program, inputs, book.rate(place, slot), result);
  }

  // Two bits a metal, one for the rest of the value, five a unit; nothing where the class does not ask.
  function patternOf(known: PlanClass): number {
    let pattern = 0;
    const contents = (inputs[1] as number) + (inputs[2] as number) + (inputs[3] as number) + (inputs[4] as number);
    if (contents > row.value) return -1;
    if (contents > 0 && known.metals && smallPart(contents)) return -1;
    if (known.metals) {
      pattern = (signs[0] as number) | ((signs[1] as number) << 2) | ((signs[2] as number) << 4) | ((signs[3] as number) << 6);
      if (pattern !== 0 && contents < row.value) pattern |= 256;
    }
    for (let at = 0; at < 2; at++) {
      const named = units[at] as number;
      if (named === 0 || given[at] === 0) continue;
      // The kilograms of a line also bound the weight of its metals.
      if (known.units || known.weights) pattern |= named << (9 + 5 * at);
    }
    // The same unit twice is one quantity; a second one alone is rare.
    return given[1] === 1 && (given[0] === 0 || units[0] === units[1]) ? -1 : pattern;
  }

  function smallPart(contents: number): boolean {
    if (contents < row.value && row.value - contents < LEAST) return true;
    for (let at = 1; at <= METALS.length; at++) if ((inputs[at] as number) > 0 && (inputs[at] as number) < LEAST) return true;
    return false;
  }

  function rareOf(id: number, known: PlanClass): number {
    let code = rareCodes.get(rareText);
    if (code === undefined) {
      code = addRare(rareText);
      rareCodes.set(rareText, code);
    }
    const key = id * 65_536 + code;
    const kept = narrowed.get(key);
    if (kept !== undefined) return kept;
    const narrow = narrowRare(code, known);
    narrowed.set(key, narrow);
    return narrow;
  }

  function addRare(text: string): number {
    const cells: string[] = [];
    const paths: string[] = [];
    const facts: { at: number; fact: ColumnFact }[] = [];
    for (const each of text.split("\u001e").slice(0, -1)) {
      const cut = each.indexOf("\u001f");
      const at = Number(each.slice(0, cut));
      const fact = columns[at]?.fact as ColumnFact;
      cells[at] = each.slice(cut + 1);
      paths.push(fact.path.join("."));
      facts.push({ at, fact });
    }
    const line = lineOf(cells, { facts, quantities: [] });
    const sample = prepare(
      engine().parts,
      { ...line, hts: book.numbers[0], origin, entryDate: engine().law.coverage.from, value: "1000.00" },
      options,
    );
    const wrong = "code" in sample && !sample.code.startsWith("hts/");
    return rares.push({ line, paths, wrong }) - 1;
  }

  // Only what the class asks for: the same facts with another country of smelting are the same to a line without metal.
  function narrowRare(code: number, known: PlanClass): number {
    const rare = rares[code] as Rare;
    if (rare.wrong || rares.length > 60_000) return -1;
    const matters = rare.paths.filter((path) => known.facts.includes(path) || (path.startsWith("content.") && known.metals));
    if (matters.length === rare.paths.length) return code;
    if (matters.length === 0) return 0;
    const text = rareText
      .split("\u001e")
      .slice(0, -1)
      .filter((each) => matters.includes(columns[Number(each.slice(0, each.indexOf("\u001f")))]?.fact?.path.join(".") ?? ""))
      .map((each) => `${each}\u001e`)
      .join("");
    let narrow = rareCodes.get(text);
    if (narrow === undefined) {
      narrow = addRare(text);
      rareCodes.set(text, narrow);
    }
    return narrow;
  }

  function programOf(id: number, pattern: number, rare: number): ReadyProgram | undefined {
    if (pattern === 0 && rare === 0) {
      const found = plain[id * 4 + claim];
      if (found !== undefined) return found ?? undefined;
      const made = findProgram(id, pattern, rare);
      plain[id * 4 + claim] = made ?? null;
      return made;
    }
    return findProgram(id, pattern, rare);
  }

  function findProgram(id: number, pattern: number, rare: number): ReadyProgram | undefined {
    const of = programs[id] ?? new Map<number, ReadyProgram | undefined>();
    programs[id] = of;
    const key = (rare * 64 + claim) * MARGIN + pattern;
    const found = of.get(key);
    if (found !== undefined || of.has(key)) return found;
    const program = book.program(id, keyOf(pattern, claims[claim], unitNames, rares[rare] as Rare), (known, day) =>
      shapeOf(known, day, pattern, rare),
    );
    of.set(key, program);
    return program;
  }

  function shapeOf(known: PlanClass, day: string, pattern: number, rare: number): Shape {
    const spi = claims[claim];
    return {
      line: { ...(rares[rare] as Rare).line, hts: known.hts, origin, entryDate: day, ...(spi === undefined ? {} : { spi }) },
      contents: Object.fromEntries(METALS.map((metal, at) => [metal, SIGNS[(pattern >> (2 * at)) & 3] as ContentSign])),
      rest: (pattern & 255) === 0 || (pattern & 256) !== 0,
      units: [9, 14].map((at) => unitNames[(pattern >> at) & 31] ?? "").filter((unit) => unit !== ""),
    };
  }

  return rater;
}

const SIGNS: readonly ContentSign[] = ["absent", "zero", "positive", "unknown"];

function keyOf(pattern: number, spi: string | null | undefined, units: readonly string[], rare: Rare): string {
  const named = [9, 14].map((at) => units[(pattern >> at) & 31] ?? "").join("/");
  const facts = Object.keys(rare.line).length === 0 ? "" : JSON.stringify(rare.line);
  return `${spi === undefined ? "?" : (spi ?? "-")} ${(pattern & 511).toString(36)} ${named === "/" ? "" : named}${facts}`;
}
