// The language of the rules: SCOPE suffix? lists conditions, as "CTH+{8414.90}&RVC(60,50)". Parsed once per rule.

import { parseDecimal } from "../exact/decimal.js";
import { div, fromInteger, type Rational } from "../exact/rational.js";
import type { Arg } from "../said/message.js";
import { type CodeRange, readRange } from "./codes.js";

export const SCOPES = ["CC", "CTH", "CTSH", "CTI", "GOODSH", "GOODH", "NOSHIFT", "UNITS"] as const;
export type Scope = (typeof SCOPES)[number];

/** The conditions of a rule that are in words, for who says them. */
export function wordsOf({ words }: Pick<ParsedRule, "words">): Arg {
  return { all: words.map((law) => ({ law })), by: "; " };
}

/** A member of a list: a range, a named set, or goods in words with the number they stand under. */
export type Item =
  | { readonly kind: "range"; readonly range: CodeRange }
  | { readonly kind: "set"; readonly name: string }
  | { readonly kind: "other-headings"; readonly chapter: string }
  | { readonly kind: "words"; readonly words: string; readonly range: CodeRange | undefined };

/** Least shares, 0 to 1; absent = the method is not offered. */
export interface ValueTest {
  readonly tv?: Rational;
  readonly nc?: Rational;
}

/** A rule as read. */
export interface ParsedRule {
  readonly scope: Scope;
  /** Materials must also lie outside the whole printed range. */
  readonly outside: boolean;
  readonly except: readonly Item[];
  readonly admit: readonly Item[];
  readonly value?: ValueTest;
  /** Conditions in words: weight, volume, process, fact. */
  readonly words: readonly string[];
}

/** Why a rule cannot be read. */
export interface NotationProblem {
  readonly at: number;
  readonly expected: string;
}

/** A per cent figure as an exact share. */
export function share(percent: string): Rational | undefined {
  const read = parseDecimal(percent);
  return read === undefined ? undefined : div(read, fromInteger(100));
}

/** Read one rule, or say where it goes wrong. */
export function parseRule(text: string): ParsedRule | NotationProblem {
  const head = /^(CC|CTH|CTSH|CTI|GOODSH|GOODH|NOSHIFT|UNITS)(?![A-Z])(-?)(\+(?!\{))?/.exec(text);
  if (head === null) return { at: 0, expected: `one of ${SCOPES.join(", ")}` };
  let at = head[0].length;
  if (head[2] === "" && text[at] === "-") return { at, expected: "a list or a condition" };
  const except: Item[] = [];
  const admit: Item[] = [];
  while (text[at] === "!" || (text[at] === "+" && text[at + 1] === "{")) {
    const end = text.indexOf("}", at);
    if (text[at + 1] !== "{" || end < 0) return { at, expected: "a list in braces" };
    const into = text[at] === "!" ? except : admit;
    for (const item of text.slice(at + 2, end).split(",")) {
      if (item.trim() === "") return { at: at + 2, expected: "a number, a set or words" };
      into.push(readItem(item.trim()));
    }
    at = end + 1;
  }
  const words: string[] = [];
  let value: ValueTest | undefined;
  while (at < text.length) {
    const start = /^&(RVC|W|V|PROC|FACT)\(/.exec(text.slice(at));
    if (start === null) return { at, expected: "a condition: &RVC, &W, &V, &PROC or &FACT" };
    const end = closing(text, at + start[0].length);
    if (end === undefined) return { at, expected: "a closing parenthesis" };
    const inner = text.slice(at + start[0].length, end);
    if (start[1] === "RVC") {
      const read = readValue(inner);
      if (read === undefined) return { at, expected: "two figures, or x" };
      value = read;
    } else words.push(inner);
    at = end + 1;
  }
  return {
    scope: head[1] as Scope,
    outside: head[2] === "-",
    except,
    admit,
    words,
    ...(value === undefined ? {} : { value }),
  };
}

function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return undefined;
}

function readValue(inner: string): ValueTest | undefined {
  const [tv = "", nc = "", ...rest] = inner.split(",");
  const [byTv, byNc] = [share(tv), share(nc)];
  if (rest.length > 0 || (byTv === undefined && tv !== "x") || (byNc === undefined && nc !== "x")) return undefined;
  return { ...(byTv === undefined ? {} : { tv: byTv }), ...(byNc === undefined ? {} : { nc: byNc }) };
}

function readItem(text: string): Item {
  if (text.startsWith("@")) return { kind: "set", name: text };
  const range = readRange(text);
  if (range !== undefined) return { kind: "range", range };
  const chapter = /^(\d{2}) other headings$/.exec(text)?.[1];
  if (chapter !== undefined) return { kind: "other-headings", chapter };
  const named = /\d{4}(?:\.\d{2}){0,2}/.exec(text)?.[0];
  return { kind: "words", words: text, range: named === undefined ? undefined : readRange(named) };
}
