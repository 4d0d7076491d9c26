// Which preference program goods of an origin may claim, and which claims are compared for them.

import { countryOf } from "./countries.js";
import type { Law } from "./types.js";
import type { Program } from "./vocabulary.js";

type Origins = Pick<Law, "countries" | "vocabulary">;

/** The first program that goods of an origin may claim; the origin may be the code of a part of a country. */
export function programFor(law: Origins, origin: string): Program | undefined {
  const country = countryOf(law, origin);
  return country === undefined ? undefined : law.vocabulary.programs.find(({ members }) => members.includes(country));
}

/** The claims that are compared for goods of an origin: the first symbol of its program, where there is one, then none. */
export function claimsFor(law: Origins, origin: string): readonly (string | null)[] {
  const symbol = programFor(law, origin)?.symbols[0];
  return symbol === undefined ? [null] : [symbol, null];
}
