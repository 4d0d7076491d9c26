// What the cells of a column of a chunk say, as one number each: spans are read one by one, texts of a list once, wherever they stand.

import { unitName } from "../hts/units.js";
import type { Book } from "./book.js";
import {
  kindReaders,
  NO_CLAIM,
  NOTHING,
  type ReadAmount,
  type ReadKind,
  readClaim,
  readContent,
  readDay,
  readDollars,
  readQuantity,
  readWeight,
  type TextReader,
  textReader,
  wordReader,
} from "./cell-kinds.js";
import { CHUNK } from "./line-columns.js";
import type { Column } from "./rater-columns.js";
import { UNREAD } from "./read-cell.js";
import type { Spans, TextList } from "./spans.js";

/** What cells say. */
export interface SaidCells {
  /** By row, of the column that was read last. */
  readonly said: Float64Array;
  /** Units by code. */
  readonly units: readonly string[];
  /** Texts of a column of rare facts by code. */
  texts(column: number): readonly string[];
  /** Read spans from one on. */
  fromSpans(column: number, spans: Spans, from: number, rows: number): void;
  /** Look up codes from one on. */
  fromCodes(column: number, texts: TextList, codes: Int32Array, from: number, rows: number): void;
}

// What the texts of a list say, by their codes and one more, after what stands for no cell; those of codes below `count` are read.
interface Memo {
  readonly texts: TextList;
  said: Float64Array;
  count: number;
}

/** Make what reads the columns of a table. */
export function saidCells(kinds: readonly Column[], book: Book, origin: string): SaidCells {
  const said = new Float64Array(CHUNK);
  const memos: Memo[] = [];
  let viewed: Uint8Array = new Uint8Array(0);
  let lastView: DataView = new DataView(viewed.buffer);
  const { number: readNumber, origin: readOrigin } = kindReaders(book, origin);
  const units = textReader(unitName);
  const rare = kinds.map(({ kind }) => (kind === "rare" ? textReader() : undefined));
  const nothings = kinds.map(({ kind }) => (kind === "spi" ? NO_CLAIM : NOTHING));

  const amountReader =
    (read: ReadAmount): ReadKind =>
    (bytes, from, length) =>
      read(viewOf(bytes), bytes, from, length);

  // Chunk after chunk is of the same bytes.
  function viewOf(bytes: Uint8Array): DataView {
    if (bytes !== viewed) {
      viewed = bytes;
      lastView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return lastView;
  }

  function readerOf(column: Column, at: number): ReadKind {
    switch (column.kind) {
      case "hts":
        return readNumber;
      case "origin":
        return readOrigin;
      case "entryDate":
      case "importDate":
        return readDay;
      case "value":
        return amountReader(readDollars);
      case "spi":
        return readClaim;
      case "content":
        return amountReader(readContent);
      case "quantity":
        return amountReader(readQuantity);
      case "unit":
        return units.read;
      case "word":
        return wordReader(column);
      case "weight":
        return readWeight;
      case "rare":
        return (rare[at] as TextReader).read;
      default:
        return () => UNREAD;
    }
  }

  const readers = kinds.map(readerOf);

  // Amounts, which seldom repeat, have a loop each, in which the reader is one function; so have numbers.
  function fromSpans(at: number, { bytes, starts, lengths }: Spans, from: number, rows: number): void {
    const view = viewOf(bytes);
    switch ((kinds[at] as Column).kind) {
      case "hts":
        for (let row = 0; row < rows; row++) {
          const length = lengths[from + row] as number;
          said[row] = length > 0 ? readNumber(bytes, starts[from + row] as number, length) : NOTHING;
        }
        break;
      case "value":
        for (let row = 0; row < rows; row++) {
          const length = lengths[from + row] as number;
          said[row] = length > 0 ? readDollars(view, bytes, starts[from + row] as number, length) : NOTHING;
        }
        break;
      case "content":
        for (let row = 0; row < rows; row++) {
          const length = lengths[from + row] as number;
          said[row] = length > 0 ? readContent(view, bytes, starts[from + row] as number, length) : NOTHING;
        }
        break;
      case "quantity":
        for (let row = 0; row < rows; row++) {
          const length = lengths[from + row] as number;
          said[row] = length > 0 ? readQuantity(view, bytes, starts[from + row] as number, length) : NOTHING;
        }
        break;
      default: {
        const read = readers[at] as ReadKind;
        const nothing = nothings[at] as number;
        for (let row = 0; row < rows; row++) {
          const length = lengths[from + row] as number;
          said[row] = length > 0 ? read(bytes, starts[from + row] as number, length) : nothing;
        }
      }
    }
  }

  function memoOf(at: number, texts: TextList): Float64Array {
    let memo = memos[at];
    if (memo?.texts !== texts) {
      memo = { texts, said: new Float64Array(Math.max(256, texts.count + 1)).fill(nothings[at] as number, 0, 1), count: 0 };
      memos[at] = memo;
    }
    const { count } = texts;
    if (memo.count < count) extend(memo, readers[at] as ReadKind, nothings[at] as number);
    return memo.said;
  }

  function extend(memo: Memo, read: ReadKind, nothing: number): void {
    const { bytes, starts, lengths, count } = memo.texts;
    if (count >= memo.said.length) {
      const wider = new Float64Array(2 * count);
      wider.set(memo.said);
      memo.said = wider;
    }
    for (let code = memo.count; code < count; code++) {
      const length = lengths[code] as number;
      memo.said[code + 1] = length > 0 ? read(bytes, starts[code] as number, length) : nothing;
    }
    memo.count = count;
  }

  return {
    said,
    units: units.texts,
    texts: (at) => (rare[at] as TextReader).texts,
    fromSpans,
    fromCodes(at, texts, codes, from, rows) {
      const of = memoOf(at, texts);
      for (let row = 0; row < rows; row++) {
        const code = codes[from + row] as number;
        // Without a branch: 0 for every code below 0.
        said[row] = of[(code + 1) & ~(code >> 31)] as number;
      }
    },
  };
}
