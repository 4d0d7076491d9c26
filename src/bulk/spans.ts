// Cells as stretches of bytes where they stand: in the text of a CSV, on a page of a Parquet file.

/** The cells of one column by row. */
export interface Spans {
  readonly bytes: Uint8Array;
  /** Where a cell begins in the bytes. */
  readonly starts: Int32Array;
  /** Its bytes in UTF-8; 0 where it is empty, below 0 where there is none. */
  readonly lengths: Int32Array;
}

/** Distinct texts of a column by code. More may be added behind, and then the arrays are others: read them through this object. */
export interface TextList extends Spans {
  /** Texts so far; none is empty. */
  readonly count: number;
}

/** Texts as the cells of a column. */
export function spansOf(texts: readonly string[]): Spans {
  const starts = new Int32Array(texts.length);
  const lengths = new Int32Array(texts.length);
  let size = 0;
  for (const text of texts) size += text.length;
  // UTF-8 takes three bytes at most where a string takes one unit.
  const bytes = new Uint8Array(3 * size);
  let end = 0;
  texts.forEach((text, row) => {
    const written = writeText(text, bytes, end);
    starts[row] = end;
    lengths[row] = written;
    end += written;
  });
  return { bytes, starts, lengths };
}

const encoder = new TextEncoder();
const FIRST_WIDE = 0x80;

// The encoder costs more a call than a short text of one byte a letter costs to copy.
function writeText(text: string, bytes: Uint8Array, from: number): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= FIRST_WIDE) return encoder.encodeInto(text, bytes.subarray(from)).written;
    bytes[from + at] = code;
  }
  return text.length;
}
