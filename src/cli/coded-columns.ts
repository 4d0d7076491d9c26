// Which columns of a CSV have texts that come again, from its first rows: these are told apart, and written by their codes.

import { CHUNK } from "../bulk/line-columns.js";
import type { Column, Kind } from "../bulk/rater-columns.js";
import { ColumnMemory, DictionaryTexts, PADDING, placed } from "../table/column-memory.js";
import { CsvScanner, STRIDE } from "../table/csv-scan.js";

/** Facts that are judged once a text, however many texts there are. */
const ALWAYS: ReadonlySet<Kind> = new Set(["hts", "origin", "entryDate", "importDate", "spi", "unit", "word", "rare"]);
const CHUNKS = 4;
/** Of so many cells of a column one is new at most. */
const SHARE_OF_NEW = 0.6;
// Memory for the texts of a column, and for what stands beside.
const COLUMN_BYTES = 1 << 21;
const ROOM = 1 << 22;

/** By place, whether the texts of a column are told apart; `text` is the beginning of the file behind its header, cut at a line end. */
export function codedColumns(module: WebAssembly.Module, kinds: readonly Column[], text: Buffer): boolean[] {
  const memory = new ColumnMemory(module, COLUMN_BYTES * kinds.length + 2 * text.length + ROOM);
  const scanner = new CsvScanner(memory, kinds.length);
  const seen = kinds.map(() => ({ texts: new DictionaryTexts(memory, placed(memory.call.newDictionary())), cells: 0 }));
  const codes = memory.allocate(4 * CHUNK);
  const written = memory.integers(codes, CHUNK);
  const at = memory.allocate(text.length + PADDING);
  memory.bytes.set(text, at);
  scanner.begin(at, at + text.length);
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const rows = scanner.next();
    seen.forEach((column, place) => {
      const shift = 4 * place * STRIDE;
      memory.call.codesOf(column.texts.place, scanner.startsPlace + shift, scanner.lengthsPlace + shift, rows, codes);
      for (let row = 0; row < rows; row++) if ((written[row] as number) >= 0) column.cells++;
    });
  }
  return kinds.map(({ kind }, place) => {
    const { texts, cells } = seen[place] as (typeof seen)[number];
    return ALWAYS.has(kind) || texts.count <= SHARE_OF_NEW * cells;
  });
}
