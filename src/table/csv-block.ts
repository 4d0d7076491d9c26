// Rates one block of a CSV after another: cells are read where they stand, facts from them, and each block becomes a row group or text.

import { isUtf8 } from "node:buffer";
import type { BatchSetting } from "../bulk/batch.js";
import type { Book } from "../bulk/book.js";
import { dutySums } from "../bulk/duty-sums.js";
import { CHUNK } from "../bulk/line-columns.js";
import type { Rater } from "../bulk/rater.js";
import { emptyTally, type Tally } from "../bulk/tally.js";
import { type ColumnMemory, DictionaryTexts, FULL, NoRoom, PADDING, type Place, placed } from "./column-memory.js";
import type { FinishedColumn } from "./column-pages.js";
import { CsvEncoder } from "./csv-encode.js";
import { CsvScanner, STRIDE } from "./csv-scan.js";
import { answerLate, type LateRows } from "./late-rows.js";
import { RatedColumns } from "./rated-columns.js";
import { TextColumn } from "./text-column.js";

/** How the blocks of a table are rated. */
export interface BlockSetting {
  readonly memory: ColumnMemory;
  /** Names of the columns of the input as they are written. */
  readonly header: readonly string[];
  readonly rater: Rater;
  readonly book: Book;
  /** How rows left to `assess` are answered. */
  readonly batch: BatchSetting;
  /** Columns whose texts are told apart, by place; those of others seldom come again. */
  readonly coded: readonly boolean[];
  /** Longest block in bytes. */
  readonly longest: number;
}

/** What a block becomes. */
export type Written = { readonly columns: readonly FinishedColumn[] } | { readonly text: Uint8Array<ArrayBuffer> };

/**
 * A block that was rated; `trouble` where it is not in strict form: then nothing else counts. A row that begins at `until` goes on behind the
 * block.
 */
export type RatedBlock<Form extends Written> =
  | { readonly trouble: "malformed" }
  | ({ readonly trouble?: undefined; readonly rows: number; readonly until: number; readonly tally: Tally } & Form);

/** Rates blocks that stand in the memory. */
export interface BlockRater<Form extends Written> {
  /** Where a block is put; {@link PADDING} bytes more can be read there. */
  readonly at: Place;
  /** Rate a block of so many bytes. */
  rate(size: number): RatedBlock<Form>;
}

// Takes the chunks of a block.
interface Target<Form> {
  /** Take the cells of a column, by codes where the block has codes of it. */
  column(place: number, texts: DictionaryTexts | undefined, codes: Place, rows: number, common: number): void;
  rated(rows: number, late: LateRows): void;
  finish(): Form;
  /** Drop what was taken, and whatever stands in the memory behind the mark. */
  renew(): void;
  takeDefused(): number;
  /** Whether codes of a column still pay in this block. */
  codesPay(place: number): boolean;
  /** Columns that it wants. */
  readonly columns: readonly number[];
}

/** Texts of a column that are told apart in one block; the cells after these are written out. */
const MOST_CODED = 1 << 16;
/** Of the memory for texts, what may be full when a block begins. */
const FULL_AT = 0.5;

/** Rates blocks as row groups. */
export function rowGroups(setting: BlockSetting): BlockRater<{ readonly columns: readonly FinishedColumn[] }> {
  const { memory, header, batch, rater, book } = setting;
  const scanner = new CsvScanner(memory, header.length);
  const passed = header.map((name) => new TextColumn(memory, name, batch.raw));
  const rated = new RatedColumns(memory, book);
  return blocks(setting, scanner, {
    columns: header.map((_, place) => place),
    column(place, texts, codes, rows, common) {
      const at = 4 * place * STRIDE;
      if (texts === undefined) passed[place]?.addTexts(scanner.startsPlace + at, scanner.lengthsPlace + at, rows);
      else passed[place]?.addCodes(texts, codes, rows, common);
    },
    rated: (rows, late) => rated.append(rater, rows, late),
    finish: () => ({ columns: [...passed.map((column) => column.finish()), ...rated.finish()] }),
    renew() {
      for (const column of passed) column.forget();
      rated.renew();
    },
    takeDefused: () => passed.reduce((sum, column) => sum + column.takeDefused(), 0),
    codesPay: (place) => (passed[place] as TextColumn).distinct <= MOST_CODED,
  });
}

/** Rates blocks as CSV: rows are copied as they stand where they can be, their answers behind them. */
export function textBlocks(setting: BlockSetting): BlockRater<{ readonly text: Uint8Array<ArrayBuffer> }> {
  const { memory, header, batch, rater, book } = setting;
  const scanner = new CsvScanner(memory, header.length, true);
  const encoder = new CsvEncoder(book, batch.raw);
  return blocks(setting, scanner, {
    columns: rater.columns,
    column: () => undefined,
    rated: (rows, late) => encoder.append(rows, scanner.passed, rater, late),
    finish: () => ({ text: encoder.take() }),
    renew: () => void encoder.take(),
    takeDefused() {
      const { defused } = encoder;
      encoder.defused = 0;
      return defused;
    },
    codesPay: () => true,
  });
}

function blocks<Form extends Written>(setting: BlockSetting, scanner: CsvScanner, target: Target<Form>): BlockRater<Form> {
  const { memory, rater, batch, longest } = setting;
  const facts = new Set(rater.columns);
  const codes = memory.allocate(4 * CHUNK);
  const written = memory.integers(codes, CHUNK);
  const at = memory.allocate(longest + PADDING);
  const sums = dutySums();
  // Texts stand behind the mark; they are kept from block to block, so that each is judged once. What is written does not turn on it.
  const mark = memory.call.mark();
  const enough = mark + FULL_AT * (memory.bytes.length - mark);
  const dictionaries = new Map<number, DictionaryTexts>();

  function begin(): void {
    if (memory.call.mark() > enough) renew();
    for (const place of target.columns)
      if (setting.coded[place] === true && !dictionaries.has(place))
        dictionaries.set(place, new DictionaryTexts(memory, placed(memory.call.newDictionary())));
  }

  function renew(): void {
    target.renew();
    dictionaries.clear();
    memory.call.release(mark);
  }

  function take(place: number, rows: number, coded: Set<number>): void {
    const shift = 4 * place * STRIDE;
    if (coded.has(place)) {
      const texts = dictionaries.get(place) as DictionaryTexts;
      const common = memory.call.codesOf(texts.place, scanner.startsPlace + shift, scanner.lengthsPlace + shift, rows, codes);
      if (common !== FULL) {
        if (facts.has(place) && common !== -1) rater.takeCodes(place, texts, written, 0);
        target.column(place, texts, codes, rows, common);
        if (!target.codesPay(place)) coded.delete(place);
        return;
      }
      coded.delete(place);
    }
    if (facts.has(place)) rater.takeSpans(place, { bytes: memory.bytes, starts: scanner.starts, lengths: scanner.lengths }, place * STRIDE);
    target.column(place, undefined, codes, rows, 0);
  }

  function rateBlock(size: number): RatedBlock<Form> {
    begin();
    const tally = emptyTally();
    const coded = new Set(dictionaries.keys());
    let total = 0;
    scanner.begin(at, at + size);
    for (let rows = scanner.next(); rows > 0; rows = scanner.next()) {
      rater.begin(rows);
      for (const place of target.columns) take(place, rows, coded);
      rater.end();
      const late = answerLate(rater.answers, rater.lines, rows, batch, tally, (row, column) => scanner.text(row, column));
      sums.add(rater.lines, rater.answers, rows);
      target.rated(rows, late);
      total += rows;
    }
    const form = target.finish();
    sums.moveTo(tally);
    tally.defused += target.takeDefused();
    const { trouble, reached } = scanner;
    return trouble === "malformed" ? { trouble } : { rows: total, until: reached - at, tally, ...form };
  }

  return {
    at,
    rate(size) {
      if (size > longest || !isUtf8(memory.bytes.subarray(at, at + size))) return { trouble: "malformed" };
      try {
        return rateBlock(size);
      } catch (error) {
        if (!(error instanceof NoRoom)) throw error;
        // Rare enough for the slower reader: a block with more than fits.
        renew();
        sums.moveTo(emptyTally());
        return { trouble: "malformed" };
      }
    },
  };
}
