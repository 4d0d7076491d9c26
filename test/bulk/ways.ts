// The ways in which the cells of a table come to the compiled law, made from texts: stretches of bytes, codes of texts.

import type { Rater } from "../../src/bulk/rater.js";
import type { LineReader } from "../../src/bulk/read-lines.js";
import type { Spans, TextList } from "../../src/bulk/spans.js";

/** Gives the cells of one column of a chunk to a reader. */
export type Way = (reader: Pick<LineReader, "takeSpans" | "takeCodes">, column: number, texts: readonly string[]) => void;

/** Texts as spans that lie apart from each other; where `shift` is given, as many spans of other rows stand before them. */
export function spansIn(texts: readonly string[], shift = 0): Spans {
  const parts = texts.map((text) => Buffer.from(text));
  const bytes = Buffer.concat(parts.flatMap((part) => [Buffer.from(",9"), part]));
  const starts = new Int32Array(shift + texts.length);
  const lengths = new Int32Array(shift + texts.length).fill(1, 0, shift);
  let at = 0;
  parts.forEach((part, row) => {
    starts[shift + row] = at + 2;
    // An empty cell and one that is not there say the same.
    lengths[shift + row] = part.length > 0 ? part.length : -(row % 2);
    at += 2 + part.length;
  });
  return { bytes, starts, lengths };
}

/** A list of texts that grows as cells come. */
export class GrowingTexts implements TextList {
  bytes = new Uint8Array(0);
  starts = new Int32Array(0);
  lengths = new Int32Array(0);
  count = 0;
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    if (text === "") return -1;
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const part = Buffer.from(text);
    [this.starts, this.lengths] = [Int32Array.of(...this.starts, this.bytes.length), Int32Array.of(...this.lengths, part.length)];
    this.bytes = new Uint8Array(Buffer.concat([this.bytes, part]));
    this.#codes.set(text, this.count);
    return this.count++;
  }
}

/** As spans, from a place beyond the first. */
export const bySpans: Way = (reader, column, texts) => reader.takeSpans(column, spansIn(texts, 3), 3);

/** As codes of lists that grow between the chunks; every column begins a new list after `chunks` of them. */
export function byCodes(chunks = 3): Way {
  const lists: { texts: GrowingTexts; left: number }[] = [];
  return (reader, column, texts) => {
    let list = lists[column];
    if (list === undefined || list.left === 0) {
      list = { texts: new GrowingTexts(), left: chunks };
      lists[column] = list;
    }
    list.left--;
    const codes = Int32Array.from([7, 7, ...texts.map(list.texts.codeOf, list.texts)]);
    reader.takeCodes(column, list.texts, codes, 2);
  };
}

/** Rate a chunk whose cells come in a way. */
export function rateBy(rater: Rater, way: Way, chunk: readonly (readonly string[])[]): void {
  rater.begin(chunk.length);
  for (const column of rater.columns)
    way(
      rater,
      column,
      chunk.map((cells) => cells[column] ?? ""),
    );
  rater.end();
}
