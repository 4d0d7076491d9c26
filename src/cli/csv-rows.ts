// Reads the rows of a CSV file.

import { scanRecord } from "./csv-record.js";
import { type Piece, RecordScanner } from "./csv-records.js";
import { TextBytes } from "./csv-text.js";
import type { TableRow } from "./table-row.js";

/**
 * Rows of a CSV file as its bytes come. `headed`: every row should have as many cells as the first; empty ones behind these are left out.
 * Throws `EncodingError`.
 */
export async function* csvRows(bytes: AsyncIterable<Buffer>, headed: boolean): AsyncGenerator<TableRow[]> {
  const rows = new RowMaker();
  const scanner = new RecordScanner((piece) => rows.take(piece), headed ? "first" : undefined);
  const text = new TextBytes();
  for await (const chunk of bytes) {
    scanner.push(text.take(chunk, false), false);
    yield rows.made(scanner.width);
  }
  scanner.push(text.take(Buffer.alloc(0), true), true);
  yield rows.made(scanner.width);
}

class RowMaker {
  #rows: TableRow[] = [];

  made(width: number | undefined): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return width === undefined ? rows : rows.map((row) => (row.cells.length > width ? withoutEmpty(row, width) : row));
  }

  take({ kind, bytes, at }: Piece): void {
    const rows = this.#rows;
    if (kind === "plain") plainRows(bytes.toString("utf8"), rows);
    else if (kind === "quoted") rows.push({ cells: cellsOf(bytes) });
    else if (kind === "long") rows.push({ cells: cellsBefore(bytes, at), broken: "line-too-long" });
    else if (kind === "open")
      rows.push({ cells: [...cellsBefore(bytes, at), withoutEnd(bytes.toString("utf8", at))], broken: "open-quote" });
  }
}

function withoutEmpty(row: TableRow, width: number): TableRow {
  return row.cells.slice(width).every((cell) => cell === "") ? { ...row, cells: row.cells.slice(0, width) } : row;
}

// Records without a quote are cut at their commas.
function plainRows(text: string, into: TableRow[]): void {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const line = withoutEnd(text.slice(from, end < 0 ? text.length : end + 1));
    if (line !== "") into.push({ cells: line.split(",") });
    from = end < 0 ? text.length : end + 1;
  }
}

function withoutEnd(line: string): string {
  const end = line.endsWith("\n") ? line.length - 1 : line.length;
  return line.slice(0, line[end - 1] === "\r" ? end - 1 : end);
}

function cellsOf(record: Buffer): string[] {
  const cells: string[] = [];
  scanRecord(record, 0, true, (cell) => cells.push(cell));
  return cells;
}

// The cells of a record that stand before the one that begins at a place.
function cellsBefore(record: Buffer, at: number): string[] {
  return cellsOf(record.subarray(0, at)).slice(0, -1);
}
