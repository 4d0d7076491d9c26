// What of the English catalogue is left in a French report: each text by its id, in the pieces between its places.

import { UNTRANSLATED } from "../../src/said/translator.js";
import { allTexts } from "../contract/messages.js";

// A piece of fewer words may be a name, a code or the same in both languages.
const WORDS = /\p{L}{2,}[,;:]?\s\p{L}{2,}/u;
// A shorter piece, such as "of the", may be in a citation as well.
const LEAST = 10;

const frenchAll = Object.values(allTexts("fr")).join("\n");

interface Pieces {
  readonly id: string;
  readonly all: readonly string[];
  /** Those that no French text has. */
  readonly telling: readonly string[];
}

const texts = Object.entries(allTexts("en")).map(([id, text]): Pieces => {
  const all = text
    .split(/\{\w+\}/)
    .map((piece) => piece.trim())
    .filter((piece) => WORDS.test(piece));
  return { id, all, telling: all.filter((piece) => piece.length >= LEAST && !frenchAll.includes(piece)) };
});

/** Ids of the English texts of which a piece stands in a French report, except where it is marked. */
export function englishLeft(report: string): string[] {
  const unmarked = report
    .split("\n")
    .filter((line) => !line.includes(UNTRANSLATED))
    .join("\n");
  return texts.filter(({ telling }) => telling.some((piece) => unmarked.includes(piece))).map(({ id }) => id);
}

/** Ids of the texts that stand in an English report: each of their pieces does. */
export function saidIn(report: string): string[] {
  return texts.filter(({ all }) => all.length > 0 && all.every((piece) => report.includes(piece))).map(({ id }) => id);
}
