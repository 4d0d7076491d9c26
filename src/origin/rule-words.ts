// A rule in words. The language of the sentences is given, so that the page can say them in another one.

import { toNumberRounded } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import type { CodeRange } from "./codes.js";
import { type Item, parseRule, type Scope } from "./notation.js";
import type { OriginTables } from "./tables.js";

/** The pieces of the sentences. Numbers come with dots; lists are joined by `or`. */
export interface RulePhrases {
  readonly scope: Readonly<Record<Scope, string>>;
  readonly outside: string;
  readonly except: (list: string) => string;
  readonly admit: (list: string) => string;
  /** Members of a set whose exception bites only when several of them are non-originating. */
  readonly severalOf: (least: number, list: string) => string;
  readonly heading: (range: string, digits: number) => string;
  readonly otherHeadings: (chapter: string) => string;
  readonly to: string;
  readonly or: string;
  readonly value: (byTransaction: string | undefined, byNetCost: string | undefined) => string;
  /** A condition of the rules in words, in the language. */
  readonly printed: (words: string) => string;
  readonly condition: (words: string) => string;
}

const LEVELS: Readonly<Record<number, string>> = { 2: "chapter", 4: "heading", 6: "subheading", 8: "tariff item" };

/** The English pieces. */
export const RULE_ENGLISH: RulePhrases = {
  scope: {
    CC: "Every non-originating material comes from another chapter",
    CTH: "Every non-originating material comes from another heading",
    CTSH: "Every non-originating material comes from another subheading",
    CTI: "Every non-originating material comes from another tariff item",
    GOODSH: "Every non-originating material comes from another subheading, or is another good of this subheading",
    GOODH: "Every non-originating material comes from another heading, or is another good of this heading",
    NOSHIFT: "No change of classification is required",
    UNITS: "Each unit of the system meets the rule of its own subheading",
  },
  outside: "from outside the whole group of this rule",
  except: (list) => `but not from ${list}`,
  admit: (list) => `materials of ${list} are admitted, too`,
  severalOf: (least, list) => `${least} or more of ${list}`,
  heading: (range, digits) => `${LEVELS[digits] ?? ""} ${range}`.trim(),
  otherHeadings: (chapter) => `another heading of chapter ${chapter}`,
  to: "to",
  or: "or",
  value: (tv, nc) =>
    `the regional value content is at least ${[
      ...(tv === undefined ? [] : [`${tv} by transaction value`]),
      ...(nc === undefined ? [] : [`${nc} by net cost`]),
    ].join(" or ")}`,
  printed: (words) => words,
  condition: (words) => `this is met: ${words}`,
};

/** One sentence for a rule in the notation; the notation itself where it cannot be read. `sets` are spelled out. */
export function ruleInWords(text: string, sets: OriginTables["sets"], phrases: RulePhrases = RULE_ENGLISH): string {
  const parsed = parseRule(text);
  if ("at" in parsed) return text;
  const list = (items: readonly Item[]): string =>
    joined(
      items.map((item) => itemInWords(item, sets, phrases)),
      phrases,
    );
  const percent = (share: Parameters<typeof toNumberRounded>[0] | undefined): string | undefined =>
    share === undefined ? undefined : `${toNumberRounded(share, 4) * 100}%`.replace(/(\.\d\d?)\d*%/, "$1%");
  const parts = [
    [
      phrases.scope[parsed.scope],
      ...(parsed.outside ? [phrases.outside] : []),
      ...(parsed.except.length > 0 ? [phrases.except(list(parsed.except))] : []),
    ].join(", "),
    ...(parsed.admit.length > 0 ? [phrases.admit(list(parsed.admit))] : []),
    ...(parsed.value === undefined ? [] : [phrases.value(percent(parsed.value.tv), percent(parsed.value.nc))]),
    ...parsed.words.map((words) => phrases.condition(phrases.printed(words).replace(/@\w+/g, (name) => setInWords(name, sets, phrases)))),
  ];
  return `${parts.join("; ")}.`;
}

function joined(names: readonly string[], { or }: RulePhrases): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${or} ${names.at(-1)}`;
}

function itemInWords(item: Item, sets: OriginTables["sets"], phrases: RulePhrases): string {
  switch (item.kind) {
    case "range":
      return rangeInWords(item.range, phrases);
    case "set":
      return setInWords(item.name, sets, phrases);
    case "other-headings":
      return phrases.otherHeadings(item.chapter);
    case "words":
      return item.words;
    default:
      return item satisfies never;
  }
}

function setInWords(name: string, sets: OriginTables["sets"], phrases: RulePhrases): string {
  const set = sets.get(name);
  if (set === undefined) return name;
  const list = joined(
    set.ranges.map((range) => rangeInWords(range, phrases)),
    phrases,
  );
  return set.atLeast > 1 ? phrases.severalOf(set.atLeast, list) : list;
}

function rangeInWords({ from, to }: CodeRange, phrases: RulePhrases): string {
  const shown = (code: string): string => (code.length <= 2 ? code : formatHts(code));
  return phrases.heading(from === to ? shown(from) : `${shown(from)} ${phrases.to} ${shown(to)}`, from.length);
}
