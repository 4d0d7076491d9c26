// Names of countries in the language of the page, as the browser has them.

import { countryOf } from "../src/law/countries.js";
import type { Law } from "../src/law/types.js";

const ABBREVIATION = /^[^\p{Ll}]+$/u;

/** The country of an origin: of a province, its country; what is no known code, as it is. */
export function countryIn(law: Pick<Law, "countries">, origin: string): string {
  return countryOf(law, origin) ?? origin;
}

/** The name of that country. */
export function originName(law: Pick<Law, "countries">, origin: string, language: string): string {
  return law.countries.known.includes(countryIn(law, origin)) ? countryName(countryIn(law, origin), language) : origin;
}

/** The name of a country by its code; the code itself where the browser knows no name. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = (style: "short" | "long"): string => new Intl.DisplayNames([language], { type: "region", style }).of(code) ?? code;
  // The short name, so that Hong Kong stands under H; where that is an abbreviation, the long one.
  const short = name("short");
  return ABBREVIATION.test(short) ? name("long") : short;
}

/** Codes with their names, in the order of the language. */
export function sortedCountries(codes: readonly string[], language: string): readonly (readonly [code: string, name: string])[] {
  const { compare } = new Intl.Collator(language);
  return codes.map((code) => [code, countryName(code, language)] as const).sort(([, a], [, b]) => compare(a, b));
}
