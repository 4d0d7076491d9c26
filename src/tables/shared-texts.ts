// The texts that the cells of a workbook share, where they are written as nearly all are; the others are left to the library, in a small part that it
// reads in the place of the large one.

import { TEXT_OF_OTHERS } from "./sheet-xml.js";

/** The part that holds the texts. */
export const SHARED_PART = "xl/sharedStrings.xml";
/** The first text of the small part, which says that the library read that. */
export const SHARED_MARK = "few";

/** The texts of a workbook. */
export interface SharedTexts {
  /** The part that the library reads. */
  readonly few: string;
  /** The texts in their order, trimmed; or the place in `few` of one that the library reads. */
  readonly texts: readonly (string | number)[];
}

const [START, END] = ["<si>", "</si>"];

/** Take the texts of a part; undefined where that is left to the library as a whole. */
export function sharedTexts(xml: string): SharedTexts | undefined {
  const from = xml.indexOf(START);
  const until = xml.lastIndexOf("</sst>");
  if (from < 0 || until < from || xml.includes("<!") || xml.includes("<?", from)) return undefined;
  const texts: (string | number)[] = [];
  const few = [`${START}<t>${SHARED_MARK}</t>${END}`];
  let at = from;
  while (at < until) {
    const close = xml.indexOf(END, at);
    if (!xml.startsWith(START, at) || close < 0) return undefined;
    const text = plainText(xml, at + START.length, close);
    texts.push(text ?? few.length);
    if (text === undefined) few.push(xml.slice(at, close + END.length));
    at = close + END.length;
  }
  return at === until ? { few: `${xml.slice(0, from)}${few.join("")}${xml.slice(until)}`, texts } : undefined;
}

const [OPEN, KEPT, CLOSE] = ["<t>", '<t xml:space="preserve">', "</t>"];

/** The text of one element from a place up to another, trimmed; undefined where it is written otherwise, or empty. */
export function plainText(xml: string, from: number, close: number): string | undefined {
  const start = xml.startsWith(OPEN, from) ? from + OPEN.length : xml.startsWith(KEPT, from) ? from + KEPT.length : 0;
  const end = close - CLOSE.length;
  if (start === 0 || xml.indexOf("<", start) !== end || !xml.startsWith(CLOSE, end)) return undefined;
  const text = xml.slice(start, end);
  return TEXT_OF_OTHERS.test(text) ? undefined : text.trim() || undefined;
}
