// What people write in fields, read by the reader of tables, and how a plain value is shown when the field is left.

import type { CellKind } from "../src/tables/cell.js";
import { readCell } from "../src/tables/read-cell.js";
import type { Vocabulary } from "../src/tables/words.js";

/** Kinds of cells, and a rate in per cent, where `25` and `25%` are one. */
export type FieldKind = CellKind | "percent";

/** Why a field cannot be read: the kind that it is not, or what could be two things or is in another unit. */
export type Problem = FieldKind | "empty" | "two-days" | "two-numbers" | "other-currency" | "other-unit" | "lost-digits";

/** The plain form, or why there is none. */
export type Typed = { readonly text: string } | { readonly problem: Problem };

const NUMBER = /^\d+(?:\.\d+)?$/;
const PLAIN: Readonly<Partial<Record<FieldKind, RegExp>>> = {
  money: NUMBER,
  content: /^(?:\d+(?:\.\d+)?|unknown)$/,
  number: NUMBER,
  weight: NUMBER,
  share: NUMBER,
  percent: NUMBER,
  day: /^\d{4}-\d{2}-\d{2}$/,
  country: /^(?:[A-Z]{2}|unknown)$/,
  boolean: /^(?:true|false)$/,
  hts: /^\d{4}\.?\d{2}(?:\.?\d{2}){0,2}$/,
};

/** Read what was written in a field; an empty text where it says nothing. */
export function readTyped(
  kind: FieldKind,
  written: string,
  vocabulary: Vocabulary,
  today: string,
  choices?: ReadonlyMap<string, string>,
): Typed {
  const cell = kind === "percent" ? written.replace(/\s*%\s*$/, "") : written;
  const read = readCell(kind === "percent" ? "number" : kind, cell, { vocabulary, today, choices });
  if (typeof read === "object" && "wrong" in read) return { problem: read.wrong.code.slice("table/".length) as Problem };
  const text = typeof read === "string" ? read.trim() : read.text;
  return text === "" || PLAIN[kind]?.test(text) !== false ? { text } : { problem: kind };
}

const NARROW_SPACE = "\u202f";

/** A plain value as the field shows it: dollars in groups, with the marks of the language. What is shown is read back as the same value. */
export function shownAs(kind: FieldKind, plain: string, language: "en" | "fr"): string {
  if ((kind !== "money" && kind !== "content") || !/^\d+(?:\.\d{1,2})?$/.test(plain)) return plain;
  const [whole = "", cents] = plain.split(".");
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, language === "fr" ? NARROW_SPACE : ",");
  return cents === undefined ? groups : `${groups}${language === "fr" ? "," : "."}${cents}`;
}
