// What numbers are called on the page, in its language: the official name where the user imported one, else our names of line, subheading
// and heading. A name in another language than the page's is marked.

import { lineLabel } from "../src/hts/line-label.js";
import type { Labels, Names } from "./load.js";

/** A name and the language it is in, where that is not the page's. */
export interface Named {
  readonly text: string;
  readonly lang: "en" | undefined;
}

/** Names of numbers in one language. */
export interface Namer {
  /** The name of exactly this number; "" where it has none. */
  name(code: string): string;
  /** Our name of a line of eight or ten digits, or of the eight digits above it. */
  line(code: string): string;
  /** From the heading down to the line, each name once. */
  trail(code: string): readonly Named[];
  /** "en" where the name of a number is English and the page is not. */
  lang(code: string): "en" | undefined;
  /** The narrowest name there is. */
  narrowest(code: string): string;
}

// The heading whose only subheading this is: 2203.00 is all of 2203, and has its name.
function whole(digits: string): string {
  return /^\d{4}00$/.test(digits) ? digits.slice(0, 4) : digits;
}

/** Names in a language, of what has been loaded so far. */
export function namer(labels: Labels, names: Names | undefined, language: "en" | "fr"): Namer {
  const official = (code: string): string => names?.official[code] ?? "";
  const name = (code: string): string => {
    const digits = code.replaceAll(".", "");
    const french = language === "fr" ? (names?.french[digits] ?? names?.french[whole(digits)]) : undefined;
    return official(digits) || french?.label || labels[digits]?.label || names?.subheadings[digits]?.label || "";
  };
  const line = (code: string): string =>
    names === undefined ? "" : (lineLabel(language === "fr" ? names.frenchLines : names.lines, code.replaceAll(".", "")) ?? "");
  const isEnglish = (digits: string): boolean =>
    language === "fr" && names?.french[digits] === undefined && names?.french[whole(digits)] === undefined;
  const trail = (code: string): readonly Named[] => {
    const digits = code.replaceAll(".", "");
    const own = official(digits) || official(digits.slice(0, 8));
    if (own !== "") return [{ text: own, lang: "en" }];
    const last = line(digits);
    const above = [digits.slice(0, 4), ...(last === "" && digits.length >= 6 ? [digits.slice(0, 6)] : [])]
      .filter((each) => name(each) !== "")
      .map((each): Named => ({ text: name(each), lang: isEnglish(each) ? "en" : undefined }));
    const all = [...above, ...(last === "" ? [] : [{ text: last, lang: undefined }])];
    return all.filter(({ text }, at) => all.findIndex((each) => each.text === text) === at);
  };
  const narrowest = (code: string): string => trail(code).at(-1)?.text ?? "";
  const lang = (code: string): "en" | undefined => {
    const digits = code.replaceAll(".", "");
    return language === "fr" && (official(digits) !== "" || (line(digits) === "" && isEnglish(digits))) ? "en" : undefined;
  };
  return { name, line, trail, lang, narrowest };
}
