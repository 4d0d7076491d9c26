// Which preference program goods of an origin may claim, and which claims are compared for them.

import type { Day } from "../exact/day.js";
import { countryOf } from "./countries.js";
import type { Law } from "./types.js";
import type { Program } from "./vocabulary.js";

type Programs = Pick<Law, "vocabulary" | "preferences">;
type Origins = Programs & Pick<Law, "countries" | "coverage">;

interface Kept {
  readonly vocabulary: readonly Program[];
  readonly all: readonly Program[];
  readonly byOrigin: Map<string, readonly Program[]>;
}

const kept = new WeakMap<readonly Program[], Kept>();

function keptOf({ vocabulary: { programs }, preferences }: Programs): Kept {
  let found = kept.get(preferences);
  if (found?.vocabulary !== programs) {
    found = { vocabulary: programs, all: preferences.length === 0 ? programs : [...programs, ...preferences], byOrigin: new Map() };
    kept.set(preferences, found);
  }
  return found;
}

/** Every preference program of the law. */
export function programsIn(law: Programs): readonly Program[] {
  return keptOf(law).all;
}

/** The programs that goods of an origin may claim on a day, those of the vocabulary first. */
export function programsFor(law: Programs, origin: string, day: Day): readonly Program[] {
  const { all, byOrigin } = keptOf(law);
  let found = byOrigin.get(origin);
  if (found === undefined) {
    found = all.filter(({ members }) => members.includes(origin));
    byOrigin.set(origin, found);
  }
  return found.every(({ ends }) => ends === undefined) ? found : found.filter(({ ends }) => ends === undefined || day < ends);
}

/** The first program that goods of an origin may claim on some day; the origin may be the code of a part of a country. */
export function programFor(law: Origins, origin: string): Program | undefined {
  const country = countryOf(law, origin);
  return country === undefined
    ? undefined
    : programsIn(law).find(({ members, ends }) => members.includes(country) && (ends === undefined || ends > law.coverage.from));
}

/** Whether goods of an origin claim a program of the vocabulary, by whose name answers speak of claims. */
export function claimsByName(law: Origins, origin: string): boolean {
  const program = programFor(law, origin);
  return program !== undefined && law.vocabulary.programs.some(({ id }) => id === program.id);
}

/** The claims that are compared for goods of an origin: the first symbol of its program, where there is one, then none. */
export function claimsFor(law: Origins, origin: string): readonly (string | null)[] {
  const symbol = programFor(law, origin)?.symbols[0];
  return symbol === undefined ? [null] : [symbol, null];
}

/** Symbols that goods of an origin cannot claim: never, or from a day of entry on. Such a claim counts as none. */
export function closedClaims(law: Origins, origin: string): ReadonlyMap<string, Day | undefined> {
  const found = new Map<string, Day | undefined>();
  const named = new Set<string>();
  for (const { symbols, members, ends } of programsIn(law))
    for (const symbol of symbols) {
      // Of two programs that share a symbol the first is meant.
      if (named.has(symbol)) continue;
      named.add(symbol);
      if (!members.includes(origin)) found.set(symbol, undefined);
      else if (ends !== undefined) found.set(symbol, ends);
    }
  return found;
}
