// Country codes as entries give them.

import type { Law } from "./types.js";

/** The country that a code means: its own, or that of the part of a country it names; undefined for no known code. */
export function countryOf({ countries }: Pick<Law, "countries">, code: string): string | undefined {
  return countries.known.includes(code) ? code : countries.within.find(({ codes }) => codes.includes(code))?.country;
}
