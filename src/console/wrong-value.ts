// A value of an option that nobody can read as what the option is for: the option, what was found, and how such a value is written.

import { parseDay } from "../exact/day.js";
import { CallError } from "../packaged/call-error.js";
import { type Arg, message } from "../said/message.js";
import { DEFAULT_ORIGIN } from "../settings.js";
import type { CellKind } from "../tables/cell.js";
import type { Vocabulary } from "../tables/words.js";

const DECIMAL = /^\d{1,13}(\.\d{1,6})?$/;
const MONEY = /^\d{1,13}(\.\d{1,2})?$/;
const SHARE = /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/;
// A name is longer than the codes of two and three letters.
const LETTERS = 3;
const PROGRAM = /^[A-Z]{1,2}[+*]?$/;

/** What a value may be besides what its kind says. */
export interface Values {
  readonly vocabulary: Vocabulary;
  readonly choices?: ReadonlyMap<string, string> | undefined;
}

// Whether text, once it was read, is of its kind.
const HOLDS: Readonly<Record<CellKind, (text: string, values: Values) => boolean>> = {
  text: () => true,
  money: (text) => MONEY.test(text),
  content: (text) => MONEY.test(text) || text === "unknown",
  number: (text) => DECIMAL.test(text),
  weight: (text) => DECIMAL.test(text),
  share: (text) => SHARE.test(text),
  percent: (text) => SHARE.test(text),
  day: (text) => parseDay(text) !== undefined,
  country: (text, { vocabulary }) => vocabulary.countryCodes.has(text) || text === "unknown",
  boolean: (text) => text === "true" || text === "false",
  claim: (text) => text === "" || text === "?" || PROGRAM.test(text),
  claimed: (text) => text === "" || text === "?" || PROGRAM.test(text),
  // Which digits make a number the schedule says; words are not one.
  hts: (text) => /\d/.test(text),
  choice: (text, { choices }) => choices === undefined || [...choices.values()].includes(text),
};

const EXAMPLES: Readonly<Partial<Record<CellKind, readonly string[]>>> = {
  money: ["12500", "12500.50"],
  content: ["2500.00", "unknown"],
  number: ["1000", "0.5"],
  weight: ["1000", "0.5"],
  share: ["0.25", "25%"],
  percent: ["25%"],
  day: ["2025-10-14"],
  boolean: ["yes", "no"],
};

const SAID = {
  text: "call/wrong.text",
  money: "call/wrong.money",
  content: "call/wrong.money",
  number: "call/wrong.number",
  weight: "call/wrong.weight",
  share: "call/wrong.share",
  percent: "call/wrong.share",
  day: "call/wrong.day",
  country: "call/wrong.country",
  boolean: "call/wrong.boolean",
  claim: "call/wrong.claim",
  claimed: "call/wrong.claim",
  hts: "call/wrong.hts",
  choice: "call/wrong.choice",
} as const;

/** Refuse what was read of a value where it is not of its kind; `flag` ends in `=` where the value follows without a space. */
export function requireKind(flag: string, kind: CellKind, found: { readonly typed: string; readonly read: string }, values: Values): void {
  if (HOLDS[kind](found.read, values)) return;
  throw new CallError(message(SAID[kind], { given: asTyped(flag, found.typed) }), fixOf(flag, kind, found.typed, values));
}

function fixOf(flag: string, kind: CellKind, text: string, { choices, vocabulary }: Values): Arg {
  if (kind === "hts") {
    const lookUp = text.trim() === "" ? "" : message("duty/words-are-looked-up", { words: text });
    return { all: [message("call/not-a-number.fix"), lookUp], by: "" };
  }
  const words = kind === "choice" ? [...new Set(choices?.values())] : (EXAMPLES[kind] ?? wordsOf(kind, vocabulary));
  return message("call/wrong.fix", { examples: { all: words.map((word) => `\`${asTyped(flag, word)}\``), by: "or" } });
}

// Countries and programs are the law's: the one that most is asked about, by its code and by its name, and the first program.
function wordsOf(kind: CellKind, { words }: Vocabulary): readonly string[] {
  if (kind === "country") {
    const [, names = []] = words.countries.find(([code]) => code === DEFAULT_ORIGIN) ?? [];
    return [DEFAULT_ORIGIN, ...names.filter((name) => name.length > LETTERS).slice(0, 1)];
  }
  return kind === "claim" || kind === "claimed" ? [...Object.keys(words.claims).slice(0, 1), "none"] : [];
}

// As it is typed in a shell: what is empty or has odd marks stands in quotes. An argument has no name that is typed.
function asTyped(flag: string, text: string): string {
  const word = /^[\w@%+:,./#-]+$/.test(text) ? text : `'${text}'`;
  return flag.endsWith("=") ? `${flag}${word}` : `${flag} ${word}`;
}
