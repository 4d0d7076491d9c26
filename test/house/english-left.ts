// What of the English catalogue is left in a French report: each text by its id, in the pieces between its places.

import { UNTRANSLATED } from "../../src/said/translator.js";
import { allTexts } from "../contract/messages.js";

// A piece of fewer words may be a name, a code or the same in both languages.
const WORDS = /\p{L}+[^\p{L}]+\p{L}+/u;

function piecesOf(text: string): string[] {
  return text
    .split(/\{\w+\}/)
    .map((piece) => piece.trim())
    .filter((piece) => WORDS.test(piece));
}

const french = allTexts("fr");
const frenchAll = Object.values(french).join("\n");
const texts: readonly (readonly [id: string, pieces: readonly string[]])[] = Object.entries(allTexts("en")).map(([id, text]) => [
  id,
  piecesOf(text).filter((piece) => !frenchAll.includes(piece)),
]);

/** Ids of the English texts of which a piece stands in a French report, except where it is marked. */
export function englishLeft(report: string): string[] {
  const unmarked = report
    .split("\n")
    .filter((line) => !line.includes(UNTRANSLATED))
    .join("\n");
  return texts.filter(([, pieces]) => pieces.some((piece) => unmarked.includes(piece))).map(([id]) => id);
}

/** Ids of the texts that stand whole in an English report: each of their pieces does. */
export function saidIn(report: string): string[] {
  return texts.filter(([, pieces]) => pieces.length > 0 && pieces.every((piece) => report.includes(piece))).map(([id]) => id);
}
