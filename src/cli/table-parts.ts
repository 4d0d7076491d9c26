// Cuts a table into files of about one size, each a table with the header, so that a long run can be rated part by part. A CSV is cut where a
// record ends, a Parquet file and a workbook between rows.

import { statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type Piece, RecordScanner } from "./csv-records.js";
import { TextBytes } from "./csv-text.js";
import { quoted } from "./duckdb-sql.js";
import { behindHeader, type Run } from "./rate-run.js";
import type { SerialDays } from "./sheet-rows.js";
import { type CsvSource, csvRefusal, openCsv, type ReadSetting, tableBatches } from "./table-rows.js";
import { csvText } from "./table-writer.js";

const LF = 10;
const CR = 13;
// Rows of a workbook that are written at once.
const ROWS = 1_000;

/** Where a part ends: bytes of text of a CSV, else rows behind the header. */
export interface Place {
  readonly at: number;
  /** Lines of a CSV that have ended. */
  readonly lines: number;
}

/** A part as a file. The next one writes over it. */
export interface Part {
  readonly file: string;
  readonly until: Place;
  /** Which part of the table ends here, 0 to 1. */
  readonly share: number;
  /** Days that stood as bare serial numbers. */
  readonly serialDays: number;
}

/** How a table is cut. */
export interface Cut {
  readonly run: Run;
  /** Folder for the files of parts. */
  readonly folder: string;
  /** Size of a part; one is larger by a record or some. */
  readonly bytes: number;
  /** Where the last part that is finished ended. */
  readonly from: Place | undefined;
  readonly reading: ReadSetting;
  /** Set for a workbook. */
  readonly workbook?: SerialDays;
}

/** The parts of a table from a place on, at least one where it is the beginning. */
export function tableParts(cut: Cut): AsyncGenerator<Part> {
  if (/\.parquet$/i.test(cut.run.input)) return parquetParts(cut);
  return cut.workbook === undefined ? csvParts(cut) : sheetParts(cut, cut.workbook);
}

async function* csvParts({ run, folder, bytes, from }: Cut): AsyncGenerator<Part> {
  const { input } = run;
  try {
    const head = await csvHead(input);
    const start = from ?? head.end;
    const target = new PartFile(`${folder}/input.csv`, head.bytes);
    const source = openCsv(input, head.seeks ? head.mark + start.at : 0);
    let until = start;
    const closed = async (): Promise<Part> => {
      await target.close();
      return { file: target.file, until, share: source.share(), serialDays: 0 };
    };
    for await (const pieces of piecesFrom(source, start, head.seeks, run.header.length)) {
      for (const { bytes: text, ends } of pieces) {
        target.add(text);
        until = { at: until.at + text.length, lines: until.lines + linesOf(text) };
        if (ends && target.size >= bytes) yield await closed();
      }
      await target.flush();
    }
    if (target.size > 0 || from === undefined) yield await closed();
  } catch (error) {
    throw csvRefusal(input, error);
  }
}

// The pieces of a CSV behind a place, some at a time. Where the file cannot be opened at a place, it is read up to it.
async function* piecesFrom(source: CsvSource, start: Place, seeks: boolean, width: number): AsyncGenerator<Piece[]> {
  const text = new TextBytes(seeks ? start.lines : undefined);
  let at = seeks ? start.at : 0;
  let pieces: Piece[] = [];
  const scanner = new RecordScanner((piece) => pieces.push(piece), width);
  const taken = (read: Buffer, last: boolean): Piece[] => {
    const passed = Math.min(read.length, Math.max(0, start.at - at));
    at += read.length;
    scanner.push(read.subarray(passed), last);
    const found = pieces;
    pieces = [];
    return found;
  };
  for await (const chunk of source.bytes) yield taken(text.take(chunk, false), false);
  yield taken(text.take(Buffer.alloc(0), true), true);
}

/** The beginning of a CSV. */
export interface CsvHead {
  /** The record that holds the header. */
  readonly bytes: Buffer;
  readonly end: Place;
  /** The header is the first line, and the text is the bytes of the file. */
  readonly plain: boolean;
  /** Bytes of the mark before the text. */
  readonly mark: number;
  /** The file can be opened at a place of its text. */
  readonly seeks: boolean;
}

/** Read the beginning of a CSV. */
export async function csvHead(input: string): Promise<CsvHead> {
  const { bytes } = openCsv(input);
  const text = new TextBytes();
  const before: Buffer[] = [];
  let found: Buffer | undefined;
  const scanner = new RecordScanner((piece) => {
    if (found !== undefined) return;
    const record = piece.kind === "plain" ? firstLine(piece.bytes) : { from: 0, end: piece.bytes.length };
    before.push(piece.bytes.subarray(0, record.end));
    if (record.end > record.from) found = piece.bytes.subarray(record.from, record.end);
  });
  for await (const chunk of bytes) {
    scanner.push(text.take(chunk, false), false);
    if (found !== undefined) break;
  }
  if (found === undefined) scanner.push(text.take(Buffer.alloc(0), true), true);
  const passed = Buffer.concat(before);
  const header = found ?? Buffer.alloc(0);
  return {
    bytes: header,
    plain: header.length === passed.length && !text.converts,
    end: { at: passed.length, lines: linesOf(passed) },
    mark: text.mark,
    seeks: !/\.gz$/i.test(input) && !text.converts,
  };
}

// The first line that is not empty, as a stretch of the bytes; all are passed where there is none.
function firstLine(bytes: Buffer): { readonly from: number; readonly end: number } {
  let from = 0;
  while (bytes[from] === LF || bytes[from] === CR) from++;
  const end = bytes.indexOf(LF, from);
  return { from, end: end < 0 ? bytes.length : end + 1 };
}

function linesOf(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}

// The file of a part; opened again for the next one.
class PartFile {
  readonly file: string;
  readonly #head: Buffer;
  #handle: FileHandle | undefined;
  #pending: Buffer[] = [];
  #size = 0;

  constructor(file: string, head: Buffer) {
    this.file = file;
    this.#head = head;
  }

  /** Bytes of the part, its header aside. */
  get size(): number {
    return this.#size;
  }

  add(bytes: Buffer): void {
    this.#pending.push(bytes);
    this.#size += bytes.length;
  }

  async flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    await (await this.#opened()).writev(this.#pending);
    this.#pending = [];
  }

  async close(): Promise<void> {
    await this.flush();
    await (await this.#opened()).close();
    this.#handle = undefined;
    this.#size = 0;
  }

  async #opened(): Promise<FileHandle> {
    if (this.#handle === undefined) {
      this.#handle = await open(this.file, "w");
      await this.#handle.write(this.#head);
    }
    return this.#handle;
  }
}

// A workbook is read as a whole and cut into CSV files.
async function* sheetParts({ run, folder, bytes, from, reading }: Cut, workbook: SerialDays): AsyncGenerator<Part> {
  const target = new PartFile(`${folder}/input.csv`, Buffer.from(csvText([run.header])));
  let [at, counted] = [0, 0];
  const closed = async (share: number): Promise<Part> => {
    await target.close();
    const part = { file: target.file, until: { at, lines: 0 }, share, serialDays: workbook.count() - counted };
    counted = workbook.count();
    return part;
  };
  for await (const rows of behindHeader(tableBatches(run.input, reading))) {
    for (at = from?.at ?? 0; at < rows.length; ) {
      const some = rows.slice(at, at + ROWS);
      for await (const read of workbook.read(one(some))) target.add(Buffer.from(csvText(read.map(({ cells }) => [...cells]))));
      at += some.length;
      await target.flush();
      if (target.size >= bytes) yield await closed(at / rows.length);
    }
  }
  if (target.size > 0 || from === undefined) yield await closed(1);
}

async function* one<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

async function* parquetParts({ run, folder, bytes, from }: Cut): AsyncGenerator<Part> {
  const { parquetRefusal, parquetShape, withDuckdb } = await import("./parquet-rows.js");
  const { input } = run;
  const { rows } = await withDuckdb((connection) => parquetShape(connection, input));
  const each = Math.max(1, Math.floor((rows * bytes) / statSync(input).size));
  const file = `${folder}/input.parquet`;
  for (let at = from?.at ?? 0; at < rows || (at === 0 && from === undefined); ) {
    const until = Math.min(rows, at + each);
    await withDuckdb((connection) =>
      connection.run(
        `copy (from read_parquet(${quoted(input)}) limit ${until - at} offset ${at}) to ${quoted(file)} (format parquet, compression snappy)`,
      ),
    ).catch((error: Error) => {
      throw parquetRefusal(input, error);
    });
    yield { file, until: { at: until, lines: 0 }, share: rows === 0 ? 1 : until / rows, serialDays: 0 };
    if (rows === 0) return;
    at = until;
  }
}
