// One record of a CSV file: where it ends and what its cells are. The form is that of RFC 4180, with spaces allowed around a quoted cell. A
// quote within a cell that did not begin with one is a character; so is one that closes a cell of a single line before the cell is over.

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;

/** What was found of a record. */
export interface Scanned {
  /** Where the record ends, its line end included; below zero where its bytes are not all here. */
  readonly end: number;
  /** How many cells it has. */
  readonly cells: number;
  /** How many up to the last that is not empty. */
  readonly filled: number;
  /** Where its last cell begins. */
  readonly last: number;
  /** First line end within a quoted cell; below zero where there is none. */
  readonly lineEnd: number;
  /** Where the cell begins whose quote does not close, or the one that holds {@link lineEnd}; below zero where there is none. */
  readonly opened: number;
  /** A quote opens and does not close as a cell should. */
  readonly open: boolean;
}

/**
 * Scan the record that begins at `from`. `whole`: nothing follows the bytes. `take` is given the cells; where the record is open, those before
 * the one that opens it.
 */
export function scanRecord(buffer: Buffer, from: number, whole: boolean, take?: (cell: string) => void): Scanned {
  let [at, cells, filled, lineEnd, opened] = [from, 0, 0, -1, -1];
  const give = (cell: string): void => {
    if (cell !== "") filled = cells;
    take?.(cell);
  };
  for (;;) {
    const start = at;
    cells++;
    const found = (end: number, open = false): Scanned => ({ end, cells, filled, last: start, lineEnd, opened, open });
    const quote = behindSpaces(buffer, start);
    let end: number;
    if (buffer[quote] === QUOTE) {
      const cell = quotedCell(buffer, quote, whole);
      if (cell.lineEnd >= 0 && lineEnd < 0) [lineEnd, opened] = [cell.lineEnd, start];
      if (cell.kind === "more") return found(-1);
      if (cell.kind === "open") {
        if (opened < 0) opened = start;
        return found(cell.end, true);
      }
      end = cell.kind === "closed" ? cell.end : plainEnd(buffer, cell.end);
      if (cell.kind === "closed") give(buffer.toString("utf8", quote + 1, cell.close).replaceAll('""', '"'));
      else if (end < buffer.length || whole) give(plainText(buffer, start, end));
    } else {
      end = plainEnd(buffer, start);
      if (end < buffer.length || whole) give(plainText(buffer, start, end));
    }
    if (end >= buffer.length) return found(whole ? buffer.length : -1);
    at = end + 1;
    if (buffer[end] === LF) return found(at);
    if (buffer[end] === CR) return found(Math.min(at + 1, buffer.length));
  }
}

interface QuotedCell {
  readonly kind: "closed" | "character" | "open" | "more";
  /** Where the cell is over (at a comma or line end), or where its text goes on. */
  readonly end: number;
  /** Its closing quote. */
  readonly close: number;
  readonly lineEnd: number;
}

function quotedCell(buffer: Buffer, quote: number, whole: boolean): QuotedCell {
  let [at, lineEnd] = [quote + 1, -1];
  for (;;) {
    const close = buffer.indexOf(QUOTE, at);
    const found = (kind: QuotedCell["kind"], end: number): QuotedCell => ({ kind, end, close, lineEnd });
    if (lineEnd < 0) {
      const seen = buffer.indexOf(LF, at);
      if (seen >= 0 && (close < 0 || seen < close)) lineEnd = seen;
    }
    if (close < 0) return found(whole ? "open" : "more", buffer.length);
    if (buffer[close + 1] === QUOTE) {
      at = close + 2;
      continue;
    }
    const end = behindSpaces(buffer, close + 1);
    const last = end + 1 >= buffer.length;
    // A quote, a carriage return or the last byte may go on in bytes to come.
    if (last && !whole && buffer[end] !== COMMA && buffer[end] !== LF) return found("more", end);
    const over =
      end >= buffer.length || buffer[end] === COMMA || buffer[end] === LF || (buffer[end] === CR && (last || buffer[end + 1] === LF));
    if (over) return found("closed", end);
    return found(lineEnd < 0 ? "character" : "open", close + 1);
  }
}

function behindSpaces(buffer: Buffer, at: number): number {
  let end = at;
  while (buffer[end] === SPACE) end++;
  return end;
}

// The comma or line end behind a place; the end of the bytes where there is none.
function plainEnd(buffer: Buffer, from: number): number {
  let at = from;
  while (at < buffer.length && buffer[at] !== COMMA && buffer[at] !== LF) at++;
  return at;
}

function plainText(buffer: Buffer, start: number, end: number): string {
  const carriage = buffer[end] !== COMMA && end > start && buffer[end - 1] === CR;
  return buffer.toString("utf8", start, carriage ? end - 1 : end);
}
