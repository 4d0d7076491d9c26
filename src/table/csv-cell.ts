// Writes cells as CSV into bytes, quoted where they must be: by comma, quote, line end, carriage return, and by number sign, as DuckDB does.

/** Bytes by which a cell is quoted. */
const QUOTED = new Uint8Array(256);
const QUOTE = 34;
for (const byte of [10, 13, QUOTE, 35, 44]) QUOTED[byte] = 1;

/** Bytes that a copy may write behind its end. */
export const SLACK = 16;

/** Copy bytes; where the copy ends. {@link SLACK} bytes behind that must be there in the target. */
export function putBytes(target: DataView, to: number, source: DataView, from: number, end: number): number {
  const behind = to + end - from;
  let at = from;
  let into = to;
  if (end + SLACK > source.byteLength) {
    while (at < end) target.setUint8(into++, source.getUint8(at++));
    return behind;
  }
  while (at < end) {
    target.setInt32(into, source.getInt32(at, true), true);
    at += 4;
    into += 4;
  }
  return behind;
}

/** Whether a cell must be quoted. */
export function needsQuotes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (QUOTED[bytes[at] as number] === 1) return true;
  return false;
}

/** A text as a cell. */
export function csvCell(text: string): string {
  const bytes = Buffer.from(text);
  return needsQuotes(bytes, 0, bytes.length) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Write a cell with quotes around it; `before` stands before its text. Where it ends. */
export function putQuoted(target: DataView, to: number, before: string, bytes: Uint8Array, start: number, end: number): number {
  let into = to;
  target.setUint8(into++, QUOTE);
  for (let at = 0; at < before.length; at++) target.setUint8(into++, before.charCodeAt(at));
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    target.setUint8(into++, byte);
    if (byte === QUOTE) target.setUint8(into++, QUOTE);
  }
  target.setUint8(into++, QUOTE);
  return into;
}
