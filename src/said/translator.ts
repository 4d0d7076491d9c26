// Puts messages into a language. A text that the language lacks is said in English with a mark, so that nothing is lost or hidden.

import { textsOf } from "./catalogs.js";
import { joinedInFrench } from "./elision.js";
import { dayIn, decimalIn, groupedIn, moneyIn, percentIn } from "./figures.js";
import type { Language } from "./language.js";
import type { Arg, Message } from "./message.js";

/** Stands before a text that has no translation. */
export const UNTRANSLATED = "[en] ";

/** The sentences and words of a law in another language, by the English. */
export type LawWords = Readonly<Record<string, string>>;

/** Writes messages in one language. */
export interface Translator {
  readonly language: Language;
  say(message: Message): string;
  /** A sentence or word of the law. */
  law(text: string): string;
  /** A fixed word of the engine, such as an authority; what is not such a word comes back as it is. */
  word(text: string): string;
  arg(arg: Arg): string;
  /** Whether the text of a message is there in this language. */
  has(id: string): boolean;
}

const plurals = new Map<Language, Intl.PluralRules>();

function formOf(language: Language, count: number): string {
  let rules = plurals.get(language);
  if (rules === undefined) {
    rules = new Intl.PluralRules(language);
    plurals.set(language, rules);
  }
  // Texts have two forms; French counts millions by a third, which reads as the second.
  return rules.select(count) === "one" ? "one" : "other";
}

// A text may have the forms `.one` and `.other`, chosen by the argument `count`, and one that names options, for the command line.
function textOf(language: Language, { id, args }: Message, atCommand: boolean): string | undefined {
  const texts = textsOf(language);
  return (
    (atCommand ? texts[`${id}.at-command`] : undefined) ??
    texts[id] ??
    (typeof args.count === "number" ? texts[`${id}.${formOf(language, args.count)}`] : undefined)
  );
}

// What may join the word after it.
const JOINS = /(?:e|à) $/;

// A number, an edition or a rate is the same in every language.
const SAME = /^(HTS \d{4} rev \d+|[\d.,\s%¢$/+-]*|\d[\d.]*¢?\/\w+.*)$/;

// Texts split at their places: what stands before each, and its name by turns. Texts of the law are among them, so there is a limit.
const split = new Map<string, readonly string[]>();
const MOST_SPLIT = 5_000;

function partsOf(text: string): readonly string[] {
  let found = split.get(text);
  if (found === undefined) {
    found = text.split(/\{(\w+)\}/);
    if (split.size >= MOST_SPLIT) split.clear();
    split.set(text, found);
  }
  return found;
}

/** The translator of a language, with the words of a law in it; at the command line advice names its options. */
export function translator(language: Language, law: LawWords = {}, atCommand = false): Translator {
  const say = (message: Message): string => {
    const own = textOf(language, message, atCommand);
    if (own === undefined && language !== "en") return UNTRANSLATED + english.say(message);
    return filled(own ?? message.id, message.args);
  };
  const filled = (text: string, args: Message["args"]): string => {
    if (!text.includes("{")) return text;
    let whole = "";
    partsOf(text).forEach((part, at) => {
      if (at % 2 === 0) whole += part;
      else {
        const arg = args[part];
        const value = arg === undefined ? `{${part}}` : write(arg);
        whole = language === "fr" && JOINS.test(whole) ? joinedInFrench(whole, value) : whole + value;
      }
    });
    return whole;
  };
  const lawText = (text: string): string => {
    if (language === "en" || SAME.test(text)) return text;
    return law[text] ?? textsOf(language)[`word/${text}`] ?? (text === "" ? "" : UNTRANSLATED + text);
  };
  // A share of a hundred is written as the language writes it.
  const word = (text: string): string =>
    textsOf(language)[`word/${text}`] ?? (/^\d+(\.\d+)?%$/.test(text) ? percentIn(language, Number(text.slice(0, -1)) / 100) : text);
  const write = (arg: Arg): string => {
    if (typeof arg === "string") return arg;
    if (typeof arg === "number") return String(arg);
    if ("id" in arg) return say(arg);
    if ("law" in arg) return arg.args === undefined ? lawText(arg.law) : filled(lawText(arg.law), arg.args);
    if ("word" in arg) return word(arg.word);
    if ("money" in arg) return moneyIn(language, arg.money);
    if ("decimal" in arg) return decimalIn(language, arg.decimal);
    if ("grouped" in arg) return groupedIn(language, arg.grouped);
    if ("percent" in arg) return percentIn(language, arg.percent);
    if ("day" in arg) return dayIn(language, arg.day);
    const parts = arg.all.map(write);
    if (arg.by === " or " || arg.by === " and ") return parts.join(` ${word(arg.by.trim())} `);
    if (arg.by !== "and" && arg.by !== "or") return parts.join(arg.by === "; " && language === "fr" ? " ; " : arg.by);
    return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${word(arg.by)} ${parts.at(-1)}`;
  };
  return { language, say, law: lawText, word, arg: write, has: (id) => id in textsOf(language) };
}

const english = translator("en");
