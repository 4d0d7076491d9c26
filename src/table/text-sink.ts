// Writes numbers and days as the text that DuckDB casts them to, byte by byte: no string stands for an ordinary value.

const DOT = 46;
const MINUS = 45;
const ZERO = 48;
// Integers are cut in two here, so that each part is one of 32 bits.
const PART = 100_000_000;
// Days from 1970-01-01 of 0001-01-01 and 9999-12-31, between which a year has four digits.
const [FIRST_DAY, LAST_DAY] = [-719_162, 2_932_896];

/** Text that grows at its end. */
export class TextSink {
  bytes = new Uint8Array(4096);
  length = 0;

  /** Make sure that so many bytes more fit. */
  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }

  /** Write a text of ASCII. */
  text(text: string): void {
    this.room(text.length);
    for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text.charCodeAt(at);
  }

  /**
   * Write an integer that is exact as a number, with its last `scale` digits behind a point. Before the point stand `whole` digits at least. There must
   * be room for what is written.
   */
  number(value: number, scale: number, whole: number): void {
    const { bytes } = this;
    let at = this.length;
    if (value < 0) bytes[at++] = MINUS;
    const size = value < 0 ? -value : value;
    let high = size < PART ? 0 : Math.floor(size / PART);
    let low = size - high * PART;
    const digits = Math.max(high > 0 ? 8 + digitsOf(high) : digitsOf(low), scale + whole);
    const end = at + digits + (scale > 0 ? 1 : 0);
    this.length = end;
    let place = end;
    // Digits are written from the last one on; the lower part has eight where there is a higher one.
    for (let each = 0; each < digits; each++) {
      if (each === scale && each > 0) bytes[--place] = DOT;
      if (each === 8) {
        low = high;
        high = 0;
      }
      const rest = (low / 10) | 0;
      bytes[--place] = ZERO + low - 10 * rest;
      low = rest;
    }
    if (digits === scale && scale > 0) bytes[--place] = DOT;
  }

  /** Write a day, given as days from 1970-01-01. There must be room for it. */
  day(days: number): void {
    if (days < FIRST_DAY || days > LAST_DAY) {
      this.text(farDay(days));
      return;
    }
    const { bytes } = this;
    const { year, month, day } = civil(days);
    const at = this.length;
    const century = (year / 100) | 0;
    pair(bytes, at, century);
    pair(bytes, at + 2, year - 100 * century);
    bytes[at + 4] = MINUS;
    pair(bytes, at + 5, month);
    bytes[at + 7] = MINUS;
    pair(bytes, at + 8, day);
    this.length = at + 10;
  }

  /** Write a double. There must be room for it. */
  double(value: number): void {
    // An amount in cents: where a hundredth of an integer of that size is the value, it has no shorter text.
    const cents = Math.round(value * 100);
    if (cents < 1e14 && cents > -1e14 && cents / 100 === value && cents !== 0) {
      if (cents % 10 !== 0) this.number(cents, 2, 1);
      else this.number(cents / 10, 1, 1);
    } else this.text(floatingText(value, value.toExponential()));
  }

  /** Write a number of single precision. */
  float(value: number): void {
    // The fewest digits that give the same number again; where the number lies halfway between two of that many, DuckDB writes one digit more.
    let digits = 0;
    while (digits < 8 && Math.fround(Number(value.toExponential(digits))) !== value) digits++;
    if (Number.isFinite(value) && HALFWAY.test(value.toExponential(digits + EXACT))) digits++;
    this.text(floatingText(value, value.toExponential(digits)));
  }
}

/** A whole number as a decimal of this scale, at any size. */
export function decimalText(value: bigint, scale: number, whole: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + whole, "0");
  const point = digits.length - scale;
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}`;
}

function digitsOf(value: number): number {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  if (value < 1_000_000) return value < 100_000 ? 5 : 6;
  return value < 10_000_000 ? 7 : value < PART ? 8 : 9;
}

function pair(bytes: Uint8Array, at: number, value: number): void {
  const tens = (value / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + value - 10 * tens;
}

// The day of the Gregorian calendar, by eras of 400 years that begin in March.
function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - 146_097 * era;
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const fromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + 400 * era + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - (((153 * fromMarch + 2) / 5) | 0) + 1,
  };
}

// Digits after which no number of single precision that is halfway between two short ones has any.
const EXACT = 24;
const HALFWAY = new RegExp(`5(?=0{${EXACT - 1}}e)`);

const INFINITE = 2 ** 31 - 1;

// Days before the first year and after the last with four digits, as DuckDB writes them.
function farDay(days: number): string {
  if (days === INFINITE) return "infinity";
  if (days === -INFINITE) return "-infinity";
  const { year, month, day } = civil(days);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(year > 0 ? year : 1 - year).padStart(4, "0")}-${two(month)}-${two(day)}${year > 0 ? "" : " (BC)"}`;
}

// Digits and exponent, as `toExponential` gives them, in the form of DuckDB: with an exponent below 1e-4 and from 1e16 on.
function floatingText(value: number, exponential: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  const [mantissa = "", power = "0"] = exponential.split("e");
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ""}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}
