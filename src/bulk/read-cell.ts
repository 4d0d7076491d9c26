// Reads the cells of a row from their bytes, strictly: whatever is not in the plain form of the contract is left to `assess`, which says
// what is wrong with it.

const ZERO = 48;
const NINE = 57;
const DOT = 46;
const DASH = 45;

/** Returned where a cell is not in the plain form. */
export const UNREAD = -1;

/** The number of the goods as an integer, dots passed over; 7 to 10 digits. The number of digits stands in `digitsRead`. */
export function readNumber(bytes: Uint8Array, from: number, length: number): number {
  let number = 0;
  let digits = 0;
  for (let at = from; at < from + length; at++) {
    const byte = bytes[at] as number;
    if (byte === DOT) {
      // Dots stand after the fourth, sixth and eighth digit.
      if (digits !== 4 && digits !== 6 && digits !== 8) return UNREAD;
      continue;
    }
    if (byte < ZERO || byte > NINE) return UNREAD;
    number = number * 10 + byte - ZERO;
    digits++;
  }
  if (digits < 7 || digits > 10 || bytes[from + length - 1] === DOT) return UNREAD;
  if (length > digits && digits % 2 === 1) return UNREAD;
  digitsRead = digits;
  return number;
}

/** Digits of the number that {@link readNumber} read last. */
export let digitsRead = 0;

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An ISO day as days since 1970-01-01. */
export function readDayNumber(bytes: Uint8Array, from: number, length: number): number {
  if (length !== 10 || bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return UNREAD;
  const year = whole(bytes, from, 4);
  const month = whole(bytes, from + 5, 2);
  const date = whole(bytes, from + 8, 2);
  if (year < 1970 || month < 1 || month > 12 || date < 1) return UNREAD;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (date > (DAYS_IN[month - 1] as number) + (leap && month === 2 ? 1 : 0)) return UNREAD;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - LEAPS_1969;
  return (year - 1970) * 365 + leaps + (DAYS_BEFORE[month - 1] as number) + (leap && month > 2 ? 1 : 0) + date - 1;
}

const LEAPS_1969 = Math.floor(1969 / 4) - Math.floor(1969 / 100) + Math.floor(1969 / 400);

function whole(bytes: Uint8Array, from: number, length: number): number {
  let number = 0;
  for (let at = from; at < from + length; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return Number.NaN;
    number = number * 10 + byte - ZERO;
  }
  return number;
}

const SCALES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** A decimal of the contract as an integer of `decimals` places (2 for dollars, 6 for quantities); at most 2^53. */
export function readDecimal(bytes: Uint8Array, from: number, length: number, decimals: number): number {
  let number = 0;
  let before = 0;
  let after = -1;
  for (let at = from; at < from + length; at++) {
    const byte = bytes[at] as number;
    if (byte === DOT) {
      if (after >= 0 || before === 0) return UNREAD;
      after = 0;
      continue;
    }
    if (byte < ZERO || byte > NINE) return UNREAD;
    number = number * 10 + byte - ZERO;
    if (after < 0) before++;
    else after++;
  }
  if (before === 0 || before > 13 || after === 0 || after > decimals) return UNREAD;
  const found = number * (SCALES[decimals - Math.max(after, 0)] as number);
  return found <= Number.MAX_SAFE_INTEGER ? found : UNREAD;
}

// Bytes kept of the last four and of the four before, by how many of eight count; those let go read as noughts.
const LAST = Int32Array.from({ length: 9 }, (_, count) => (count >= 4 ? -1 : count === 0 ? 0 : -1 << (8 * (4 - count))));
const FIRST = Int32Array.from({ length: 9 }, (_, count) => (count <= 4 ? 0 : count === 8 ? -1 : -1 << (8 * (8 - count))));
const HIGH_HALVES = 0xf0f0f0f0 | 0;
const LOW_HALVES = 0x0f0f0f0f;
const NOUGHTS = 0x30303030;
const TO_OVERFLOW = 0x06060606;

// What four bytes lack to be digits; 0 where they are.
function strangeIn(four: number): number {
  return ((four & HIGH_HALVES) ^ NOUGHTS) | (((four + TO_OVERFLOW) & HIGH_HALVES) ^ NOUGHTS);
}

function fourDigits(four: number): number {
  const digits = four & LOW_HALVES;
  const pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff;
  return (pairs & 0xff) * 100 + (pairs >>> 16);
}

// The number of one to eight digits that end before a byte, without a branch on how many; UNREAD where one is none.
function digitsBefore(view: DataView, end: number, count: number): number {
  const [last, first] = [LAST[count] as number, FIRST[count] as number];
  const high = (view.getInt32(end - 4, true) & last) | (NOUGHTS & ~last);
  const low = (view.getInt32(end - 8, true) & first) | (NOUGHTS & ~first);
  return (strangeIn(high) | strangeIn(low)) === 0 ? fourDigits(low) * 10_000 + fourDigits(high) : UNREAD;
}

/** Dollars in cents, as {@link readDecimal}; sooner where they are written with two decimals. `view` is of the same bytes. */
export function readCents(view: DataView, bytes: Uint8Array, from: number, length: number): number {
  const count = length - 3;
  const dot = from + count;
  if (count >= 1 && count <= 8 && dot >= 8 && bytes[dot] === DOT) {
    const whole = digitsBefore(view, dot, count);
    const tens = (bytes[dot + 1] as number) - ZERO;
    const ones = (bytes[dot + 2] as number) - ZERO;
    if (whole >= 0 && tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9) return whole * 100 + tens * 10 + ones;
  }
  return readDecimal(bytes, from, length, 2);
}

/** A quantity in millionths, as {@link readDecimal}; sooner where it is whole. `view` is of the same bytes. */
export function readMillionths(view: DataView, bytes: Uint8Array, from: number, length: number): number {
  const end = from + length;
  if (length <= 8 && end >= 8) {
    const whole = digitsBefore(view, end, length);
    if (whole >= 0) return whole * 1_000_000;
  }
  return readDecimal(bytes, from, length, 6);
}
