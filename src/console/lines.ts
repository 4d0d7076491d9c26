// Splits bytes into lines: LF or CRLF, a leading byte-order mark dropped, blank lines skipped, a line over the limit reported
// without being held, bytes that are not UTF-8 reported in their place.

import type { ErrorCode } from "../contract/errors.js";

/** One line of input, or what is wrong with it. */
export interface InputLine {
  readonly number: number;
  readonly text: string;
  readonly problem?: { readonly code: ErrorCode; readonly message: string; readonly fix: string };
}

const LIMIT = 1 << 20;
const NEWLINE = 10;
const RETURN = 13;

/** Read lines from chunks of bytes. Memory stays below the limit of one line and a chunk. */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  for await (const lines of lineBatches(input)) yield* lines;
}

/** The same, the lines that end in one chunk together, as soon as it has come. */
export async function* lineBatches(input: AsyncIterable<Uint8Array>): AsyncGenerator<readonly InputLine[]> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let tooLong = false;
  let number = 0;
  const take = (piece: Uint8Array): void => {
    if (tooLong) return;
    held += piece.length;
    if (held > LIMIT) {
      tooLong = true;
      parts = [];
    } else if (piece.length > 0) parts.push(piece);
  };
  const finish = (): InputLine | undefined => {
    number++;
    const line = tooLong ? longLine(number) : textLine(number, parts, held);
    parts = [];
    held = 0;
    tooLong = false;
    return line;
  };
  for await (const chunk of input) {
    const lines: InputLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      const line = finish();
      if (line !== undefined) lines.push(line);
      start = end + 1;
    }
    // The host may reuse its buffer, so what is kept is copied.
    take(chunk.slice(start));
    if (lines.length > 0) yield lines;
  }
  if (held > 0 || tooLong) {
    const line = finish();
    if (line !== undefined) yield [line];
  }
}

function longLine(number: number): InputLine {
  return {
    number,
    text: "",
    problem: { code: "json/too-long", message: "The line is longer than 1 MiB.", fix: "Write one entry line on each line of the file." },
  };
}

function textLine(number: number, parts: readonly Uint8Array[], held: number): InputLine | undefined {
  const bytes = parts.length === 1 && parts[0] !== undefined ? parts[0] : join(parts, held);
  const body = bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: number !== 1 }).decode(body);
  } catch {
    return {
      number,
      text: "",
      problem: { code: "json/invalid", message: "The line is not UTF-8.", fix: "Save the file as UTF-8 and send it again." },
    };
  }
  return text.trim() === "" ? undefined : { number, text };
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
