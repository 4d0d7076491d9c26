// Splits bytes into lines: LF or CRLF, a leading byte-order mark dropped, blank lines skipped, a line over the limit reported
// without being held, bytes that are not UTF-8 reported in their place.

import type { Refusal } from "../contract/answer.js";
import type { ErrorCode } from "../contract/errors.js";
import { type Message, message } from "../said/message.js";
import { say } from "./language.js";

/** One line of input, or what is wrong with it. */
export interface InputLine {
  readonly number: number;
  readonly text: string;
  readonly problem?: { readonly code: ErrorCode; readonly message: string; readonly fix: string };
}

/** Whole lines as they came, with the number of the first of them. */
export interface LineChunk {
  readonly first: number;
  /** Bytes of its own, so that they may be handed to a thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LIMIT = 1 << 20;
const NEWLINE = 10;
const RETURN = 13;

/** Read lines from chunks of bytes. Memory stays below the limit of one line and a chunk. */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  for await (const chunk of lineChunks(input)) yield* linesOf(chunk);
}

/**
 * The lines that end in one chunk together, as soon as it has come. Of a line that comes in parts and is over the limit only so much is kept
 * that {@link linesOf} sees that it is.
 */
export async function* lineChunks(input: AsyncIterable<Uint8Array>): AsyncGenerator<LineChunk> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let first = 1;
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    const own = end === 0 ? end : chunk.indexOf(NEWLINE) + 1;
    const room = LIMIT + 1 - held;
    const piece = chunk.subarray(0, own === 0 ? room : Math.min(own - 1, room));
    if (own === 0) {
      if (piece.length > 0) parts.push(copied(piece));
      held += piece.length;
      continue;
    }
    const bytes = joined([...parts, piece, chunk.subarray(own - 1, end)]);
    yield { first, bytes };
    first += newlinesIn(chunk);
    const rest = copied(chunk.subarray(end, end + LIMIT + 1));
    parts = rest.length === 0 ? [] : [rest];
    held = rest.length;
  }
  if (held > 0) yield { first, bytes: joined(parts) };
}

// The host may reuse its buffer; to slice a Buffer copies nothing.
function copied(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function newlinesIn(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) found++;
  return found;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

// A byte-order mark counts as one at the beginning only.
const opening = new TextDecoder("utf-8", { fatal: true });
const following = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The lines of a chunk that are not blank, or what is wrong with them. */
export function linesOf({ first, bytes }: LineChunk): readonly InputLine[] {
  const lines: InputLine[] = [];
  const text = textIn(bytes, first);
  // In text of one byte a character the places are those of the bytes; else each line is looked at by itself.
  if (text?.length !== bytes.length) return linesByBytes(bytes, first);
  let number = first;
  for (let start = 0; start < text.length; number++) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LIMIT) lines.push(longLine(number));
    else {
      const line = text.slice(start, text.charCodeAt(end - 1) === RETURN && end > start ? end - 1 : end);
      if (!isBlank(line)) lines.push({ number, text: line });
    }
    start = end + 1;
  }
  return lines;
}

function textIn(bytes: Uint8Array, number: number): string | undefined {
  try {
    return (number === 1 ? opening : following).decode(bytes);
  } catch {
    return undefined;
  }
}

function linesByBytes(bytes: Uint8Array, first: number): readonly InputLine[] {
  const lines: InputLine[] = [];
  let number = first;
  for (let start = 0; start < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = end - start > LIMIT ? longLine(number) : textLine(number, bytes.subarray(start, end));
    if (line !== undefined) lines.push(line);
    start = end + 1;
  }
  return lines;
}

function longLine(number: number): InputLine {
  return {
    number,
    text: "",
    problem: { code: "json/too-long", message: say(message("json/too-long")), fix: say(message("json/too-long.fix")) },
  };
}

function textLine(number: number, bytes: Uint8Array): InputLine | undefined {
  const text = textIn(bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes, number);
  if (text !== undefined) return isBlank(text) ? undefined : { number, text };
  return {
    number,
    text: "",
    problem: { code: "json/invalid", message: say(message("json/invalid.line-utf-8")), fix: say(message("json/invalid.line-utf-8.fix")) },
  };
}

function isBlank(text: string): boolean {
  return !text.startsWith("{") && text.trim() === "";
}

/** The answer to a line that is not JSON, with its `id` where one could be read. */
export function notJson({ problem, id }: { readonly problem: Message; readonly id?: string }, line: InputLine): Refusal {
  const error = { code: "json/invalid", message: say(problem), key: `line ${line.number}`, fix: say(message("json/invalid.fix")) } as const;
  return { ...(id === undefined ? {} : { id }), status: "error", error };
}
