// The numbers and the countries that there are. A country or a heading beside them is a slip, and is refused by name rather than held against a
// rule; six digits that no edition at hand has may be of an older one, so that they are taken, and the answer says so.

import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { formatHts, normalizeHts } from "../hts/number.js";
import { type Message, message } from "../said/message.js";
import { folded, nameKey } from "../tables/words.js";
import { quote } from "./read-parts.js";

/** What origin/origin.json holds of them. Records kept before it did lack all three, and know every number and country. */
export interface KnownData {
  /** Headings to the fifth and sixth digits of their numbers in every edition at hand, one after the other; "" where any may follow. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** Countries by code, with the other codes and names that mean them. */
  readonly countries?: readonly (readonly [code: string, names: readonly string[]])[];
  /** Words for a country, or a thing done, that is not known. */
  readonly unsaid?: readonly string[];
}

/** The same, ready to ask. */
export interface Known {
  /** Is the heading of the number one of an edition at hand? */
  has(code: string): boolean;
  /** Why six digits are in doubt, with what there is under their heading; undefined where an edition has them. */
  doubt(code: string): Message | undefined;
  /** The code of a country by whatever means it; "" where the text says that it is not known, undefined where it is no country's. */
  country(text: string): string | undefined;
  /** Does a text say that something is not known? */
  unsaid(text: string): boolean;
}

const MOST_NAMED = 12;

/** Index them. */
export function openKnown({ numbers, countries, unsaid = [] }: KnownData): Known {
  const codes = new Set(countries?.map(([code]) => code));
  const byName = new Map((countries ?? []).flatMap(([code, names]) => names.map((name) => [nameKey(name), code] as const)));
  const words = new Set(unsaid.map(folded));
  const under = (heading: string): readonly string[] => {
    if (numbers === undefined || !Object.hasOwn(numbers, heading)) return [];
    return (numbers[heading] ?? "").match(/../g)?.map((pair) => heading + pair) ?? [];
  };
  const saysNothing = (text: string): boolean => text.trim() === "" || words.has(folded(text));
  return {
    has: (code) => numbers === undefined || Object.hasOwn(numbers, code.slice(0, 4)),
    doubt(code) {
      const [heading, number] = [code.slice(0, 4), code.slice(0, 6)];
      const found = under(heading);
      if (number.length < 6 || found.length === 0 || found.includes(number)) return undefined;
      const more = found.length - MOST_NAMED;
      const about = { number: formatHts(number), heading, numbers: found.slice(0, MOST_NAMED).map(formatHts).join(", ") };
      return more > 0 ? message("origin/notice.older-number.more", { ...about, more }) : message("origin/notice.older-number", about);
    },
    country(text) {
      if (countries === undefined) return text;
      const written = text.trim();
      // A code as it is written comes before a word: NA is a country, na is none.
      if (codes.has(written)) return written;
      if (saysNothing(text)) return "";
      const code = written.toUpperCase();
      return codes.has(code) ? code : byName.get(nameKey(text));
    },
    unsaid: saysNothing,
  };
}

/** Where a number or a country stands: its path, and the name of its material for who reads the refusal. */
export interface Place {
  readonly path: string;
  readonly name?: string;
}

/** Digits of a number of 4 to 10 digits whose heading an edition has, eight at most; or the problem. `shortest`: how many digits the place asks for. */
export function readKnownHts(place: Place, input: string, known: Known, shortest: 4 | 6): string | FactProblem {
  const { path } = place;
  const hts = normalizeHts(input);
  if (hts === undefined || hts.length < shortest)
    return shortest === 6
      ? problem(
          "hts/wrong-length",
          path,
          message("hts/wrong-length.origin", { found: quote(input) }),
          message("hts/wrong-length.origin.fix"),
        )
      : problem(
          "hts/wrong-length",
          path,
          named(place, message("hts/wrong-length", { found: quote(input) })),
          message("hts/wrong-length.fix.material"),
        );
  if (hts >= "98")
    return problem(
      "hts/not-a-primary-number",
      path,
      named(place, message("hts/not-a-primary-number.origin", { found: quote(input) })),
      message("hts/not-a-primary-number.origin.fix"),
    );
  if (known.has(hts)) return hts.slice(0, 8);
  const found = named(place, message("hts/not-in-force.heading", { number: formatHts(hts), heading: hts.slice(0, 4) }));
  return problem("hts/not-in-force", path, found, message("hts/not-in-force.fix"));
}

function named({ name }: Place, found: Message): Message {
  return name === undefined ? found : message("origin/of-material", { name, found });
}

/** The code of a country, "" where it is not said; or the problem. */
export function readCountry(place: Place, input: unknown, known: Known): string | FactProblem {
  if (input === undefined || input === null) return "";
  if (typeof input !== "string") return wrongType(place.path, input, message("facts/expected.country"));
  return (
    known.country(input) ??
    problem(
      "country/unknown",
      place.path,
      named(place, message("country/unknown", { found: quote(input) })),
      message("country/unknown.fix.material"),
    )
  );
}
