// Amounts, shares and days as each language writes them.

import type { Language } from "./language.js";

// Keeps a number and its sign on one line.
const NO_BREAK = "\u00a0";
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

/** Dollars with cents: "$2,500.00", "2 500,00 $". `amount` is a plain decimal. */
export function moneyIn(language: Language, amount: string): string {
  const [whole = "0", cents = ""] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "fr" ? NO_BREAK : ",");
  return language === "fr" ? `${grouped},${cents.padEnd(2, "0")}${NO_BREAK}$` : `$${grouped}.${cents.padEnd(2, "0")}`;
}

/** A whole number with its thousands apart: "12,500", "12 500". */
export function groupedIn(language: Language, amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, language === "fr" ? NO_BREAK : ",");
}

/** A plain decimal, with or without a per cent sign: "2500.00" and "75.0%", "2 500,00" and "75,0 %". */
export function decimalIn(language: Language, amount: string): string {
  if (language !== "fr") return amount;
  const [whole = "0", ...decimals] = amount.replace("%", `${NO_BREAK}%`).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK), ...decimals].join(",");
}

/** A fraction as a share of a hundred, with the decimals that it has up to `decimals`: "25%", "25 %". */
export function percentIn(language: Language, fraction: number, decimals = 6): string {
  const hundredths = String(Number((fraction * 100).toFixed(decimals)));
  return language === "fr" ? `${hundredths.replace(".", ",")}${NO_BREAK}%` : `${hundredths}%`;
}

/** A day, YYYY-MM-DD, or one of every year, MM-DD, written out: "7 October 2026", "7 octobre 2026", "7 October". */
export function dayIn(language: Language, day: string): string {
  const [date, month, ...year] = day.split("-").reverse();
  const number = language === "fr" && Number(date) === 1 ? "1er" : String(Number(date));
  return [number, MONTHS[language][Number(month) - 1], ...year].join(" ");
}
