// Whether the words of a printed heading may reach goods of an origin that the law encodes: by the countries that they name.

import type { Law } from "../law/types.js";
import { type Arg, message } from "../said/message.js";
import type { PrintRegister } from "./types.js";

const OPEN =
  /\b(?:any|all|every|each|other) (?:other )?countr(?:y|ies)\b|\bcountr(?:y|ies) other than\b|\bother than (?:the )?products? of\b/i;

/** A judgment with its reason. */
export interface Reach {
  readonly reaches: boolean;
  readonly why: Arg;
}

/** Reads words for countries; made once for a law. */
export function reachOf(law: Pick<Law, "countries">, register: PrintRegister): (words: string) => Reach {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const own = law.countries.encoded.map((code) => names.of(code) ?? code);
  const foreign = law.countries.known.filter((code) => code !== register.home);
  const written = [...foreign.map((code) => names.of(code) ?? code), ...register.countries].filter((name) => !own.includes(name));
  const others = naming(written);
  const ours = naming(own);
  return (words) => {
    const named = ours.exec(words)?.[0];
    if (named !== undefined) return { reaches: true, why: message("print/why.names", { country: named }) };
    if (OPEN.test(words)) return { reaches: true, why: message("print/why.any-country") };
    const other = others.exec(words)?.[0];
    return other === undefined
      ? { reaches: true, why: message("print/why.no-country") }
      : { reaches: false, why: message("print/why.other-countries", { country: other }) };
  };
}

function naming(names: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
}
