// Figures and days as they are written on the page, in its language: $12,500 and 25%, or 12 500 $ and 25 %.

import type { DutyBounds } from "../src/assess/filed.js";
import type { Language } from "../src/said/language.js";

interface Marks {
  readonly dollars: Intl.NumberFormat;
  readonly whole: Intl.NumberFormat;
  readonly number: Intl.NumberFormat;
  readonly day: Intl.DateTimeFormat;
  readonly month: Intl.DateTimeFormat;
  readonly percent: (text: string) => string;
}

// U.S. dollars are meant on both pages, which say so where an amount is asked.
function marksOf(locale: string, days: string, percent: (text: string) => string): Marks {
  const currency = { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" } as const;
  return {
    dollars: new Intl.NumberFormat(locale, currency),
    whole: new Intl.NumberFormat(locale, { ...currency, maximumFractionDigits: 0 }),
    number: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
    day: new Intl.DateTimeFormat(days, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
    month: new Intl.DateTimeFormat(days, { month: "short", year: "numeric", timeZone: "UTC" }),
    percent,
  };
}

const MARKS = {
  en: () => marksOf("en-US", "en-GB", (text) => `${text}%`),
  fr: () => marksOf("fr-CA", "fr-CA", (text) => `${text}\u00a0%`),
};
let marks: Marks = MARKS.en();
let written: Language = "en";

/** Write figures in this language from now on; the page has one language at a time. */
export function writeFiguresIn(language: Language): void {
  if (language === written) return;
  written = language;
  marks = language === "fr" ? MARKS.fr() : MARKS.en();
}

/** Decimal text as dollars and cents. */
export function dollars(amount: string): string {
  return marks.dollars.format(Number(amount));
}

/** Decimal text as dollars, without cents where there are none. */
export function money(amount: string): string {
  return Number.isInteger(Number(amount)) ? marks.whole.format(Number(amount)) : marks.dollars.format(Number(amount));
}

/** Dollars as millions or billions, for sums of trade. */
export function large(amount: number): string {
  const billions = Math.abs(amount) >= 1e9;
  const text = new Intl.NumberFormat(written === "fr" ? "fr-CA" : "en-US", {
    minimumFractionDigits: billions ? 1 : 0,
    maximumFractionDigits: billions ? 1 : 0,
  }).format(amount / (billions ? 1e9 : 1e6));
  return written === "fr" ? `${text}\u00a0${billions ? "G$" : "M$"}` : `$${text}${billions ? "bn" : "m"}`;
}

/** A number to exactly so many decimals. */
export function decimal(amount: number, decimals: number): string {
  return amount.toLocaleString(written === "fr" ? "fr-CA" : "en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** How many there are, in groups of three digits. */
export function counted(number: number): string {
  return marks.number.format(number);
}

/** A fraction as per cent, to so many decimals at most. */
export function percent(fraction: number, decimals = 2): string {
  if (fraction > 100) return `>${marks.percent(marks.number.format(10_000))}`;
  return marks.percent(marks.number.format(Number((fraction * 100).toFixed(decimals))));
}

/** A fraction as per cent, to exactly so many decimals, as the cells of a column have them. */
export function percentIn(fraction: number, decimals: number): string {
  return marks.percent(decimal(fraction * 100, decimals));
}

/** A part of a whole as per cent, as the cells of a column have it; one too small to be written is "<0.1%", and none is 0%. */
export function shareOfAll(fraction: number, decimals: number): string {
  return fraction > 0 && fraction < 0.001 ? `<${percentIn(0.001, 1)}` : percentIn(fraction, decimals);
}

/** An ISO day as people write it: 30 Nov 2026, 30 nov. 2026. What is no day stays as it is. */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  // 30 February is read as a day of March.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return day;
  const text = marks.day.format(date).replace("Sept", "Sep");
  return written === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** A month YYYY-MM as people write it. */
export function monthInWords(month: string): string {
  return marks.month.format(new Date(`${month}-01T00:00:00Z`)).replace("Sept", "Sep");
}

/** The colon with its spaces. */
export function colon(): string {
  return written === "fr" ? "\u00a0: " : ": ";
}

/** The semicolon with its spaces. */
export function semicolon(): string {
  return written === "fr" ? "\u00a0; " : "; ";
}

/** A text as a sentence: a capital first, a full stop last. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}

/** Words that bounds are written with. */
export interface BoundsWords {
  readonly fromUp: string;
  readonly plus: string;
}

/** Bounds of a duty: an amount, a span, or "from $3,500, plus 1.9 cents a kg" where a quantity leaves no upper end. */
export function boundsIn({ min, max, plus }: DutyBounds, words: BoundsWords): string {
  if (max === undefined) return `${words.fromUp} ${money(min)}, ${words.plus} ${plus ?? ""}`;
  return min === max ? money(min) : `${money(min)} – ${money(max)}`;
}

/** Put text in a file that the browser saves. */
export function save(name: string, content: BlobPart, type: string): void {
  saveBlob(name, new Blob([content], { type }));
}

/** Put bytes in a file that the browser saves. */
export function saveBlob(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
