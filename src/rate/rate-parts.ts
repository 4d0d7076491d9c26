// Cuts a table into parts, so that a long run can be rated part by part: a CSV where a record ends, a Parquet file between rows.

import { createReadStream, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type DuckSource, type LineEnds, NotAsItsHead, type SomeRows } from "../table-files/duck-source.js";
import { fileLiteral } from "../table-files/parquet-names.js";
import { withDuckdb } from "../table-files/parquet-rows.js";
import { StrictText } from "../table-files/strict-text.js";
import { NeedsWholeTable } from "./left-rows.js";
import { groupParts, type OwnColumns, ownColumns } from "./own-columns.js";
import { guardedCells } from "./rate-sql.js";
import type { CutLines } from "./zip-lines.js";

/** One part as a table of its own. */
export interface Part {
  readonly source: DuckSource;
  /** Where it ends: bytes of a CSV, else rows. */
  readonly until: number;
  /** Which share of the table ends here, 0 to 1. */
  readonly share: number;
  /** A file that holds nothing else, to be removed when the part is rated. */
  readonly file?: string;
  /** Where its own cells stand, where those can be taken over as they are. */
  readonly own?: OwnCells;
}

/** The own cells of a part of a table that is read in place: lines of a CSV, or whole row groups of a Parquet file. */
export type OwnCells = { readonly form: "lines"; readonly lines: CutLines } | { readonly form: "columns"; readonly columns: OwnColumns };

/** How a table is cut. */
export interface Cut {
  readonly source: DuckSource;
  /** How the rated table is written. */
  readonly written: { readonly typed: boolean; readonly raw: boolean };
  /** Folder for files of parts. */
  readonly folder: string;
  /** Size of a part; one is larger by a record. */
  readonly bytes: number;
  /** How a table is cut that need not be cut twice in the same places. */
  readonly free?: {
    /** Most rows of a part, about, whose bytes say little: of a Parquet file, or where rows are short. */
    readonly rows: number;
    /** So many parts are worked at once; their number is a multiple of it where there are some, so that all are busy to the end. */
    readonly lanes: number;
  };
  /** Where the last part that is finished ended. */
  readonly from: number | undefined;
}

// Cells of a part, about, that DuckDB holds as a table on each lane: of an empty one it takes as many bytes as of a short one, so that the rows of a
// wide table count, not its bytes.
const MOST_CELLS = 9_500_000;

/** Most rows of a part of a table with so many columns. */
const mostRows = ({ source }: Cut): number => Math.max(1, Math.floor(MOST_CELLS / Math.max(1, source.columns.length)));

/** The parts of a table from a place on, at least one where it is the beginning. Throws {@link NeedsWholeTable}. */
export function tableParts(cut: Cut): AsyncGenerator<Part> {
  const { part } = cut.source;
  if (part.form === "copy") return copyParts(cut, part);
  return part.form === "csv" ? csvParts(cut, part) : parquetParts(cut, part);
}

async function* parquetParts(cut: Cut, some: Extract<SomeRows, { form: "parquet" }>): AsyncGenerator<Part> {
  const { source, written } = cut;
  const { file, of } = some;
  const guarded = new Set(guardedCells({ source, ...written }).map(({ at }) => at));
  const needs = source.columns.map((_, at) => ({ anew: guarded.has(at) }));
  const own = written.typed ? await ownColumns(file, needs) : undefined;
  // Row groups are taken over whole, where they are not much longer than a part may be.
  if (own?.groups.every(({ num_rows: size }) => Number(size) <= LONGER * mostRows(cut)) === true) {
    yield* keptParts(cut, some, own);
    return;
  }
  const { from } = cut;
  const groups = await rowGroups(file);
  const rows = sum(groups);
  const each = partRows(cut, file, rows);
  for (let at = from ?? 0; at < rows || (rows === 0 && from === undefined); ) {
    const until = cut.free === undefined ? Math.min(rows, at + each) : groupEnd(groups, at, each);
    yield { source: { ...source, relation: of(at, until) }, until, share: rows === 0 ? 1 : until / rows };
    if (rows === 0) return;
    at = until;
  }
}

// Parts of whole row groups.
function* keptParts(cut: Cut, { file, of }: Extract<SomeRows, { form: "parquet" }>, own: OwnColumns): Generator<Part> {
  const { source, from = 0 } = cut;
  const sizeOf = ({ num_rows: size }: OwnColumns["groups"][number]): number => Number(size);
  const rows = sum(own.groups.map(sizeOf));
  let at = 0;
  for (const groups of groupParts(own, partRows(cut, file, rows))) {
    const until = at + sum(groups.map(sizeOf));
    const relation = of(at, until);
    if (at >= from)
      yield { source: { ...source, relation }, own: { form: "columns", columns: { ...own, groups } }, until, share: until / rows };
    at = until;
  }
}

// Rows of a part of a Parquet file, about.
function partRows(cut: Cut, file: string, rows: number): number {
  const { bytes, free } = cut;
  const most = mostRows(cut);
  if (free !== undefined) return evenly(rows, Math.min(free.rows, most), free.lanes);
  return Math.min(most, Math.max(1, Math.floor((rows * bytes) / statSync(file).size)));
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, each) => all + each, 0);

// Rows of each group of a Parquet file.
async function rowGroups(file: string): Promise<number[]> {
  return withDuckdb(async (connection) => {
    const query = `select any_value(row_group_num_rows)::double from parquet_metadata(${fileLiteral(file)}) group by row_group_id order by row_group_id`;
    return (await connection.runAndReadAll(query)).getRows().map(([count]) => Number(count));
  });
}

const LONGER = 1.5;

// Where a part of about so many rows ends: with a group, since a group that is cut is read twice, unless that makes it longer by a half.
function groupEnd(groups: readonly number[], from: number, rows: number): number {
  let end = 0;
  let best = from + rows;
  for (const each of groups) {
    end += each;
    if (end <= from) continue;
    if (end - from > LONGER * rows) break;
    best = end;
    if (end - from >= rows) break;
  }
  return Math.min(best, sum(groups));
}

// The size of parts of no more than `most`, whose number is a multiple of so many; of a short table there is one.
function evenly(whole: number, most: number, lanes: number): number {
  if (whole <= most / LEAST) return Math.max(1, whole);
  const rounds = Math.ceil(whole / (most * lanes));
  return Math.ceil(whole / (rounds * lanes));
}

const MARK = 3;
// Parts are smaller than their size by no more than this.
const LEAST = 8;

// The size of a part by its rows, in bytes: lines at the beginning may be shorter than those that follow.
function sizeOf(byRows: number, most: number): number {
  return Math.min(most, Math.max(most / LEAST, byRows));
}

async function* csvParts(cut: Cut, { file, of }: Extract<SomeRows, { form: "csv" }>): AsyncGenerator<Part> {
  const { source, written, folder, bytes, free, from } = cut;
  const { size } = statSync(file);
  const header = await headerOf(file);
  const start = from ?? header.end;
  const line = await lineLength(file, header.end);
  // The same wherever a run is taken up again.
  const cap = sizeOf(mostRows(cut) * line, bytes);
  const most = free === undefined ? cap : evenly(size - start, Math.min(cap, sizeOf(free.rows * line, bytes)), free.lanes);
  let target = fileAt(start);
  function fileAt(place: number): string {
    return `${folder}/input-${place}.csv`;
  }
  const part = (until: number): Part => ({
    source: { ...source, relation: of(target, header.lines) },
    ...(records === undefined ? {} : { own: { form: "lines", lines: { file: target, ends: header.lines, at: records } } }),
    until,
    share: size === 0 ? 1 : until / size,
    file: target,
  });
  const text = new StrictText(source.columns.length);
  let records: number[] | undefined = written.typed ? undefined : [];
  let [until, held, out] = [start, 0, undefined as FileHandle | undefined];
  try {
    const input = createReadStream(file, { start, highWaterMark: 1 << 20 });
    for await (const chunk of input as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; ) {
        const rest = chunk.subarray(at);
        const taken = text.take(rest, Math.max(1, most - held), records, held);
        if (!text.strict) throw new NeedsWholeTable();
        out ??= await open(target, "w");
        await out.write(rest.subarray(0, taken));
        at += taken;
        held += taken;
        until += taken;
        if (held < most || !text.ended) continue;
        await out.close();
        [out, held] = [undefined, 0];
        yield part(until);
        target = fileAt(until);
        if (records !== undefined) records = [];
      }
    }
    if (!text.whole) throw new NeedsWholeTable();
    if (held === 0 && until > start) return;
    if (held === 0 && from !== undefined) return;
    out ??= await open(target, "w");
    await out.close();
    out = undefined;
    if (!text.ended) records?.push(held + 1);
    yield part(until);
  } finally {
    await out?.close();
  }
}

// While some rows of a copy are rated the next are read, so that parts of it are smaller than those of a file that is only cut.
const SMALLER = 4;

async function* copyParts(cut: Cut, { of, pieces }: Extract<SomeRows, { form: "copy" }>): AsyncGenerator<Part> {
  const { source, folder, bytes, free, from } = cut;
  const most = Math.min(mostRows(cut), free?.rows ?? Number.POSITIVE_INFINITY);
  let [until, share, held, rows, out] = [0, 0, 0, 0, undefined as FileHandle | undefined];
  let target = "";
  const begun = async (): Promise<FileHandle> => {
    target = `${folder}/input-${until}.csv`;
    return open(target, "w", 0o600);
  };
  const ended = async (): Promise<Part> => {
    out ??= await begun();
    await out.close();
    [out, held, rows] = [undefined, 0, 0];
    return { source: { ...source, relation: of(target) }, until, share, file: target };
  };
  let parts = 0;
  try {
    for await (const piece of pieces()) {
      const text = Buffer.from(piece.text);
      if (from !== undefined && until < from) {
        until += text.length;
        continue;
      }
      out ??= await begun();
      await out.write(text);
      until += text.length;
      held += text.length;
      rows += piece.rows;
      share = piece.share;
      if (held < bytes / SMALLER && rows < most / SMALLER) continue;
      parts++;
      yield await ended();
    }
    share = 1;
    if (held > 0 || (parts === 0 && from === undefined)) yield await ended();
  } catch (error) {
    throw error instanceof NotAsItsHead ? new NeedsWholeTable() : error;
  } finally {
    await out?.close();
  }
}

const NEWLINE = 10;
const RETURN = 13;
const HEAD = 1 << 20;

// Bytes of a line, on the whole, by the first lines from a place on.
async function lineLength(file: string, from: number): Promise<number> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, from);
    let lines = 0;
    for (const byte of buffer.subarray(0, bytesRead)) if (byte === NEWLINE) lines++;
    return Math.ceil(bytesRead / Math.max(1, lines));
  } finally {
    await handle.close();
  }
}

// Where the header ends, in bytes from the beginning of the file, and how its line does.
async function headerOf(file: string): Promise<{ readonly end: number; readonly lines: LineEnds }> {
  const text = new StrictText();
  let end = 0;
  let last: number | undefined;
  let returns = false;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
    const mark = end === 0 && chunk[0] === 0xef ? MARK : 0;
    const taken = mark + text.take(chunk.subarray(mark), 1);
    if (!text.strict) throw new NeedsWholeTable();
    end += taken;
    if (text.ended) return { end, lines: (taken > 1 ? chunk[taken - 2] : last) === RETURN ? "other" : "lf" };
    last = chunk.at(-1);
    returns ||= chunk.includes(RETURN);
  }
  // What looks like one line may be many that end with a carriage return alone.
  if (returns) throw new NeedsWholeTable();
  return { end, lines: "other" };
}
