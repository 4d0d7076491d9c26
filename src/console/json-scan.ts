// Looks through the text of a JSON document by hand before anything is made of it: how deep it is, how many keys and values it holds, whether
// a number is written otherwise than its value reads. A text that would take long to parse is refused here, after a part of it was read. It
// keeps no stack of its own text, so a string may be as long as the text.

/** Bounds of one document. */
export interface JsonLimits {
  /** Nesting of objects and arrays. */
  readonly depth: number;
  /** Values in the whole text, keys not counted. */
  readonly values: number;
  /** Values of one array, and keys of one object. */
  readonly elements: number;
  readonly keys: number;
  /** Characters of one element of the outermost array, and of one number. */
  readonly item: number;
  readonly number: number;
}

/** What may come in. The deepest fact of the contract is far from 64; a line has some tens of keys. */
export const JSON_LIMITS: JsonLimits = {
  depth: 64,
  values: 1_000_000,
  elements: 10_000,
  keys: 512,
  item: 1 << 20,
  number: 1_000,
};

/**
 * What a text holds, or the bound that it exceeds. `odd` are the places, start and end by turns, of numbers that are not in the shortest form
 * of their value. The text may still be no JSON: the parser says so.
 */
export type JsonScan =
  | { readonly keys: number; readonly odd: readonly number[] }
  | { readonly over: keyof JsonLimits; readonly limit: number };

const SPACE = 32;
const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const SMALL_E = 101;
// Makes a capital letter small.
const LOWER = 32;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

// One object or array that is open.
interface Open {
  readonly array: boolean;
  count: number;
}

/** Look through a text. */
export function scanJson(text: string, limits: JsonLimits = JSON_LIMITS): JsonScan {
  const open: Open[] = [];
  const odd: number[] = [];
  let [keys, values, itemAt] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const inside = open.at(-1);
    switch (code) {
      case QUOTE: {
        at = endOfString(text, at);
        if (inside?.array === false && nextIsColon(text, at + 1)) keys++;
        else values++;
        break;
      }
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        values++;
        if (open.length >= limits.depth) return { over: "depth", limit: limits.depth };
        if (open.length === 1 && inside?.array === true) itemAt = at;
        open.push({ array: code === OPEN_ARRAY, count: 1 });
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        open.pop();
        if (open.length === 1 && open[0]?.array === true && at - itemAt > limits.item) return { over: "item", limit: limits.item };
        break;
      case COMMA: {
        if (inside === undefined) break;
        inside.count++;
        if (inside.array && inside.count > limits.elements) return { over: "elements", limit: limits.elements };
        if (!inside.array && inside.count > limits.keys) return { over: "keys", limit: limits.keys };
        break;
      }
      default:
        if (code === MINUS || (code >= ZERO && code <= NINE)) {
          const end = endOfNumber(text, at);
          if (end - at > limits.number) return { over: "number", limit: limits.number };
          const written = text.slice(at, end);
          if (String(Number(written)) !== written) odd.push(at, end);
          values++;
          at = end - 1;
        }
    }
    if (values > limits.values) return { over: "values", limit: limits.values };
  }
  return { keys, odd };
}

/** The first key that one object of a text has twice, however it is escaped; the text is JSON. */
export function keyWrittenTwice(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_OBJECT) open.push(new Set());
    else if (code === OPEN_ARRAY) open.push(undefined);
    else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) open.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, at);
      const known = open.at(-1);
      if (known !== undefined && nextIsColon(text, end + 1)) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        if (known.has(key)) return key;
        known.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

// Place of the closing quote; the end of the text where there is none.
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  while (isOfNumber(text.charCodeAt(at))) at++;
  return at;
}

// Digits, point, sign, exponent; past the end there is no code.
function isOfNumber(code: number): boolean {
  return (code >= ZERO && code <= NINE) || code === POINT || code === PLUS || code === MINUS || (code | LOWER) === SMALL_E;
}

function nextIsColon(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at++;
  return text.charCodeAt(at) === COLON;
}
