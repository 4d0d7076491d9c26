// Whether a column of a Parquet file holds a text that a spreadsheet would take for a formula.

import type { Spans, TextList } from "../bulk/spans.js";
import { DamageError, UnsupportedError } from "./damage.js";
import { isFormula, MAY_BEGIN_FORMULA } from "./formula.js";
import { type Cells, readCells, textsOf } from "./parquet-cells.js";
import type { InputChunk } from "./parquet-input.js";
import { ENCODING } from "./parquet-names.js";
import { countOf, dataPage, dictionaryPage, encodingOf, isCoded, type RawPage, rawPages } from "./parquet-pages.js";
import type { InputColumn } from "./parquet-types.js";

/** Whether any cell looks like a formula and is no number. */
export function holdsFormula(cells: Cells): boolean {
  if (cells.kind === "spans") return spansHold(cells.spans, cells.spans.starts.length);
  const suspects = suspectsOf(cells.texts);
  if (suspects === undefined) return false;
  for (const code of cells.codes) if (code >= 0 && suspects[code] === 1) return true;
  return false;
}

/** The same of a chunk as it stands in the file, where that can be told with less than reading its cells. Only texts are meant: a negative number is none. */
export function chunkHoldsFormula(bytes: Uint8Array, chunk: InputChunk, column: InputColumn, rows: number): boolean {
  const { layout } = column;
  if (layout?.kind !== "text" || boundsExclude(chunk)) return false;
  const { dictionary, data } = rawPages(bytes, rows);
  const texts = dictionary === undefined ? undefined : textsOf(dictionaryPage(dictionary, chunk), layout);
  // A dictionary may hold what no row uses.
  if (texts !== undefined && suspectsOf(texts) !== undefined) return holdsFormula(readCells(bytes, chunk, column, rows));
  // Pages that only name texts of the dictionary need not even be decompressed.
  return data.some((page) => !isCoded(encodingOf(page)) && pageHolds(page, chunk, column));
}

// Whether a page of texts holds a formula, from the first byte of each.
function pageHolds(raw: RawPage, chunk: InputChunk, column: InputColumn): boolean {
  const page = dataPage(raw, chunk, column.required);
  if (page.encoding !== ENCODING.plain) throw new UnsupportedError(`a page is in encoding ${page.encoding}`);
  const { bytes, view } = page.body;
  const end = bytes.length;
  let place = page.from;
  for (let left = countOf(page); left > 0; left--) {
    if (place > end - 4) throw new DamageError("a page ends before its values");
    const length = view.getInt32(place, true);
    place += 4;
    if (length < 0 || length > end - place) throw new DamageError("a text is longer than its page");
    if (length > 0 && MAY_BEGIN_FORMULA[bytes[place] as number] === 1 && isFormula(bytes, place, length)) return true;
    place += length;
  }
  return false;
}

// Texts between bounds that begin with bytes between which no formula begins begin so too.
function boundsExclude({ least, greatest }: InputChunk): boolean {
  const [low, high] = [least?.[0], greatest?.[0]];
  if (low === undefined || high === undefined) return false;
  for (let byte = low; byte <= high; byte++) if (MAY_BEGIN_FORMULA[byte] === 1) return false;
  return low <= high;
}

// Codes of texts that look like formulas, as a 1 by code; undefined where there are none.
function suspectsOf({ bytes, starts, lengths, count }: TextList): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  for (let code = 0; code < count; code++) {
    const length = lengths[code] as number;
    const start = starts[code] as number;
    if (length <= 0 || MAY_BEGIN_FORMULA[bytes[start] as number] === 0 || !isFormula(bytes, start, length)) continue;
    found ??= new Uint8Array(count);
    found[code] = 1;
  }
  return found;
}

function spansHold({ bytes, starts, lengths }: Spans, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    const length = lengths[row] as number;
    if (length <= 0) continue;
    const start = starts[row] as number;
    if (MAY_BEGIN_FORMULA[bytes[start] as number] === 1 && isFormula(bytes, start, length)) return true;
  }
  return false;
}
