// Which columns of a CSV have texts that come again, from its first rows: these are told apart, and written by their codes.

import { CHUNK } from "../bulk/line-columns.js";
import type { Column, Kind } from "../bulk/rater-columns.js";
import { CsvScanner, STRIDE } from "../table/csv-scan.js";
import { PADDING, TextDictionary } from "../table/text-dictionary.js";

/** Facts that are judged once a text, however many texts there are. */
const ALWAYS: ReadonlySet<Kind> = new Set(["hts", "origin", "entryDate", "importDate", "spi", "unit", "word", "rare"]);
const CHUNKS = 4;
/** Of so many cells of a column one is new at most. */
const SHARE_OF_NEW = 0.6;

/** By place, whether the texts of a column are told apart; `text` is the beginning of the file behind its header, cut at a line end. */
export function codedColumns(kinds: readonly Column[], text: Buffer): boolean[] {
  const bytes = Buffer.concat([text, Buffer.alloc(PADDING)]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const scanner = new CsvScanner(kinds.length);
  const seen = kinds.map(() => ({ texts: new TextDictionary(), cells: 0 }));
  const codes = new Int32Array(CHUNK);
  scanner.begin(bytes, 0, text.length);
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const rows = scanner.next();
    seen.forEach((column, at) => {
      column.texts.codesOf(view, scanner.starts, scanner.lengths, at * STRIDE, rows, codes);
      for (let row = 0; row < rows; row++) if ((codes[row] as number) >= 0) column.cells++;
    });
  }
  return kinds.map(({ kind }, at) => {
    const { texts, cells } = seen[at] as (typeof seen)[number];
    return ALWAYS.has(kind) || texts.count <= SHARE_OF_NEW * cells;
  });
}
