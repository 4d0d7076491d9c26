// Formats of cells that say a currency or a unit: the number alone would say less than the sheet shows.

import { attribute, tags } from "./xml-tags.js";

/** What the format of a cell says before or after the number. */
export interface Said {
  readonly before: string;
  readonly after: string;
}

/** What the formats of a workbook say that names a currency or a unit of its own, by the place of the style. */
export function spokenStyles(styles: string): ReadonlyMap<string, Said> {
  const codes = new Map(tags(styles, "numFmt").map((tag) => [attribute(tag, "numFmtId"), attribute(tag, "formatCode")]));
  const [, cells = ""] = /<(?:[^\s<>/:]+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:[^\s<>/:]+:)?cellXfs>/.exec(styles) ?? [];
  return new Map(
    tags(cells, "xf").flatMap((tag, at): [string, Said][] => {
      const said = spoken(codes.get(attribute(tag, "numFmtId")) ?? "");
      return said === undefined ? [] : [[String(at), said]];
    }),
  );
}

// A text in quotes, one character behind a mark, a currency with its place, and what only spaces or colors.
const TOKENS = /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-([\w-]+))?\]|\[[^\]]*\]|_.|\*.|([\s\S])/gu;
// The dollar of the place of English in the United States, by number or name.
const HOME = /^(?:0*409|en-US)$/i;
const UNIT = /^(?:lbs?|pounds?|livres?|oz)\.?$/i;
const SIGN = /^(?!US\s?\$$)\p{L}{1,3}\s?\$$|^(?!\$\s?US$)\$\s?\p{L}{1,3}$|^(?!\$)\p{Sc}$/u;
// Codes of money other than the U.S. dollar.
const CODES: ReadonlySet<string> = new Set(["CDN", "RMB", ...Intl.supportedValuesOf("currency")].filter((code) => code !== "USD"));

function spoken(code: string): Said | undefined {
  const [before, after]: [string[], string[]] = [[], []];
  let to = before;
  for (const [, quoted, escaped, sign, place, plain] of (code.split(";")[0] ?? "").matchAll(TOKENS)) {
    if (plain !== undefined && /[0#?]/.test(plain)) to = after;
    // A dollar of another place than the United States is that of its country.
    else if (sign === "$" && place !== undefined && place !== "" && !HOME.test(place)) to.push("C$");
    else to.push(quoted ?? escaped ?? sign ?? "");
  }
  const said = { before: before.join("").trim(), after: after.join("").trim() };
  const speaks = [said.before, said.after].some((text) => UNIT.test(text) || SIGN.test(text) || CODES.has(text));
  return speaks ? { before: inXml(said.before), after: inXml(said.after) } : undefined;
}

function inXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const NUMBER =
  /<((?:[^\s<>/:]+:)?c)((?:\s[^<>]*?)?\ss="(\d+)"[^<>]*)>(\s*(?:<(?:[^\s<>/:]+:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:[^\s<>/:]+:)?f>))?\s*<(?:[^\s<>/:]+:)?v>)([^<]*)(<\/)/g;

/** The same sheet, where the numbers of such styles are the text that says their unit too. */
export function withUnits(xml: string, styles: ReadonlyMap<string, Said>): string {
  if (styles.size === 0) return xml;
  return xml.replace(NUMBER, (whole, tag: string, attributes: string, style: string, middle: string, value: string, end: string) => {
    const said = styles.get(style);
    if (said === undefined || attributes.endsWith("/") || !/^(?!.*\st=)|\st="n"/s.test(attributes) || value.trim() === "") return whole;
    const text = [said.before, value.trim(), said.after].filter((part) => part !== "").join(" ");
    return `<${tag}${attributes.replace(/\st="n"/, "")} t="str">${middle}${text}${end}`;
  });
}
