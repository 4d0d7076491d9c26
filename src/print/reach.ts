// Whether the words of a printed heading may reach goods of an origin that the law encodes: by the countries that they name.

import type { Law } from "../law/types.js";
import { message } from "../said/message.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import type { PrintDifference, PrintRegister } from "./types.js";

const OPEN =
  /\b(?:any|all|every|each|other) (?:other )?countr(?:y|ies)\b|\bcountr(?:y|ies) other than\b|\bother than (?:the )?products? of\b|\b(?:except|excepting|excluding|but not|not)(?: for)?(?: the)? (?:articles|goods|products?)\b/i;

/** A judgment with its reason, and the origins to which the words keep it. */
export type Reach = Pick<PrintDifference, "reaches" | "why" | "origins" | "notOrigins">;

/** Reads words for countries; made once for a law. */
export function reachOf(law: Pick<Law, "countries">, register: PrintRegister): (words: string) => Reach {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const nameOf = (code: string): string => names.of(code) ?? code;
  const { encoded } = law.countries;
  const own = new Map(encoded.map((code) => [nameOf(code), code]));
  // Spellings of prints, of groups and of countries, none of them the home of goods of the default origin; then who is not answered.
  const spelled = naming(register.countries.filter((name) => !own.has(name)));
  const foreign = naming(law.countries.known.filter((code) => code !== register.home && !encoded.includes(code)).map(nameOf));
  const ours = naming([...own.keys()]);
  return (words) => {
    if (OPEN.test(words)) return { reaches: true, why: message("print/why.any-country") };
    const named = new Set(matches(ours, words));
    const [otherwise] = matches(spelled, words);
    const [first = otherwise] = named;
    const [other] = matches(foreign, words);
    if (first === undefined)
      return other === undefined
        ? { reaches: true, why: message("print/why.no-country") }
        : { reaches: false, why: message("print/why.other-countries", { country: other }) };
    const why = message("print/why.names", { country: first });
    const origins = [...named].flatMap((name) => own.get(name) ?? []);
    if (otherwise === undefined) return { reaches: true, why, origins };
    return { reaches: true, why, ...(origins.includes(DEFAULT_ORIGIN) ? {} : { notOrigins: [DEFAULT_ORIGIN] }) };
  };
}

function matches(name: RegExp, words: string): string[] {
  return [...words.matchAll(name)].map(([found]) => found);
}

// The longer name first: one country may be named within another.
function naming(names: readonly string[]): RegExp {
  const longest = [...names].sort((a, b) => b.length - a.length);
  const any = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return any === "" ? /(?!)/g : new RegExp(`\\b(?:${any})`, "g");
}
