// Cells that hold a number: money with signs and separators, quantities, weights with their unit, shares in per cent. Digits stay text: no
// binary float is made of them.

import { message } from "../said/message.js";
import { bare, type Cell, type CellContext, type CellKind, type DecimalMark, type How, quote, type Wrong } from "./cell.js";
import { unitOf } from "./unit-words.js";
import { folded } from "./words.js";

const PLAIN = /^\d+(?:\.\d+)?$/;
// Forms of a number, once its spaces are single ones. The names say what the marks are.
const FORMS = {
  /** 1,234 could be a thousand or a little more than one. */
  commaEither: /^[1-9]\d{0,2},\d{3}$/,
  /** 1.234 likewise; by itself it is the plain form. */
  pointEither: /^[1-9]\d{0,2}\.\d{3}$/,
  /** 1,234.56 and 1,234,567. */
  commaThousands: /^\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/,
  /** 1.234,56 and 1.234.567. */
  pointThousands: /^\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/,
  /** 12,5 and 1234,567 and 0,125. */
  commaDecimal: /^(?:\d+,(?:\d{1,2}|\d{4,})|(?:0|\d{4,}),\d{3})$/,
  /** 1 234 and 1 234.56. */
  spaceThousands: /^\d{1,3}(?:[ ']\d{3})+(?:\.\d+)?$/,
  /** 1 234,56. */
  spaceThousandsComma: /^\d{1,3}(?:[ ']\d{3})+,\d+$/,
  /** .5 */
  noWhole: /^\.\d+$/,
} as const;

// What most cells with a point are, 1,234.56 and $1234.5: whatever else is looked for, this is what is found.
const USUAL_POINT = /^\$?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})$/;

/** Which mark before decimals a cell shows; undefined where it shows none. */
export function decimalShown(cell: string): DecimalMark | undefined {
  if (USUAL_POINT.test(cell)) return "point";
  if (!cell.includes(".") && !cell.includes(",")) return undefined;
  const text = core(bare(cell));
  if (FORMS.pointThousands.test(text) || FORMS.commaDecimal.test(text) || FORMS.spaceThousandsComma.test(text)) return "comma";
  if (FORMS.commaThousands.test(text)) return "point";
  if (/^\d{1,3}(?:[ ']\d{3})+\.\d+$/.test(text)) return "point";
  return /^\d+\.\d+$/.test(text) && !FORMS.pointEither.test(text) ? "point" : undefined;
}

// What is left of a number without signs, units and per cent, for the marks alone.
function core(text: string): string {
  const first = text.search(/[\d.]/);
  return first < 0 ? "" : (/^[\d.,' ]*\d/.exec(text.slice(first))?.[0] ?? "");
}

interface Digits {
  readonly text: string;
  readonly how?: How;
}

// The plain form of a number, "either" where it could be two, undefined where it is none.
function digitsOf(text: string, mark: DecimalMark | undefined): Digits | "either" | undefined {
  if (PLAIN.test(text)) {
    if (mark === "comma" && FORMS.pointEither.test(text)) return { text: text.replace(".", ""), how: "thousands" };
    return { text };
  }
  if (FORMS.commaEither.test(text)) {
    if (mark === undefined) return "either";
    return mark === "point" ? { text: text.replace(",", ""), how: "thousands" } : { text: text.replace(",", "."), how: "decimal-comma" };
  }
  if (FORMS.commaThousands.test(text)) return { text: text.replaceAll(",", ""), how: "thousands" };
  if (FORMS.pointThousands.test(text)) return { text: text.replaceAll(".", "").replace(",", "."), how: "decimal-comma" };
  if (FORMS.commaDecimal.test(text)) return { text: text.replace(",", "."), how: "decimal-comma" };
  if (FORMS.spaceThousands.test(text)) return { text: text.replace(/[ ']/g, ""), how: "thousands" };
  if (FORMS.spaceThousandsComma.test(text)) return { text: text.replace(/[ ']/g, "").replace(",", "."), how: "decimal-comma" };
  return FORMS.noWhole.test(text) ? { text: `0${text}`, how: "thousands" } : undefined;
}

const SIGNS = /^[-−–]\s*|\s*[-−]$/;

interface Signed {
  readonly text: string;
  readonly negative: boolean;
}

// Parentheses and a minus sign, before or after.
function unsigned(text: string): Signed {
  const inner = /^\(\s*(.*?)\s*\)$/.exec(text)?.[1];
  if (inner !== undefined) return { text: inner, negative: true };
  return SIGNS.test(text) ? { text: text.replace(SIGNS, ""), negative: true } : { text, negative: false };
}

const PLAIN_MONEY = /^\d+(?:\.\d{1,2})?$/;
// What most amounts are that are not plain, $1,234.56 and 1,234.56 and $1234: read the same whatever settles their column.
const USUAL_MONEY = /^(?:\$?\d{1,3}(?:,\d{3})+\.\d{1,2}|\$\d+(?:\.\d{1,2})?)$/;

/** Dollars. A dash, with or without the sign, says nothing; two decimals at most, more only where they are zeros. */
export function readMoney(cell: string, context: CellContext): Cell {
  if (PLAIN_MONEY.test(cell)) return cell;
  if (USUAL_MONEY.test(cell)) {
    if (!cell.startsWith("$")) return { text: cell.replaceAll(",", ""), how: "thousands" };
    if (context.vocabulary.currency.has("$")) return { text: cell.slice(1).replaceAll(",", ""), how: "dollar-sign" };
  }
  const text = bare(cell);
  if (text === "") return "";
  const { vocabulary } = context;
  if (text === "?" || vocabulary.nothing.has(folded(text))) return { text: "", how: "nothing" };
  const outer = unsigned(text);
  const money = withoutCurrency(outer.text, vocabulary.currency);
  if (money === undefined) return { wrong: otherCurrency(text) };
  if (money.text === "" || vocabulary.nothing.has(money.text)) return { text: "", how: "nothing" };
  const inner = unsigned(money.text);
  const negative = outer.negative !== inner.negative;
  // 12.500 is a little more than twelve or, as much of the world writes it, thousands.
  if (context.decimal === undefined && FORMS.pointEither.test(inner.text)) return { wrong: twoAmounts(text, inner.text) };
  const found = digitsOf(inner.text, context.decimal);
  // Dollars have two decimals: three digits after a comma are thousands.
  const digits = found === "either" ? digitsOf(inner.text, "point") : found;
  if (digits === undefined || digits === "either") return cell;
  const plain = withoutZeros(digits.text, 2);
  const how: How | undefined = negative
    ? "negative"
    : money.sign
      ? "dollar-sign"
      : (digits.how ?? (plain === digits.text ? (text === cell ? undefined : "text-mark") : "trailing-zeros"));
  return how === undefined ? plain : { text: negative ? `-${plain}` : plain, how };
}

function twoAmounts(cell: string, amount: string): Wrong {
  return {
    code: "table/two-numbers",
    message: message("tables/two-numbers", { cell: quote(cell), one: amount.replace(".", ""), other: withoutZeros(amount, 2) }),
    fix: message("tables/two-amounts.fix"),
  };
}

function otherCurrency(text: string): Wrong {
  return {
    code: "table/other-currency",
    message: message("tables/currency", { cell: quote(text) }),
    fix: message("tables/currency.fix"),
  };
}

const CURRENCY = /^[A-Za-z]{1,3}\s?\$$|^\$\s?[A-Za-z]{1,3}$|^[A-Z]{3}$|^\p{Sc}$/u;

// The amount without the sign of the dollar; undefined where another currency stands there.
function withoutCurrency(text: string, dollars: ReadonlySet<string>): { readonly text: string; readonly sign: boolean } | undefined {
  const found = /^([^\d.,()'\-–—]*?)\s*((?:[-(]\s*)?[\d.,][\d.,' ]*?(?:\s*[-)])?|[-–—]*)\s*([^\d.,()'\-–—]*)$/.exec(text);
  if (found === null) return { text, sign: false };
  const [, before = "", amount = "", after = ""] = found;
  const marks = [before, after].filter((mark) => mark.trim() !== "");
  const foreign = marks.filter((mark) => !dollars.has(folded(mark)));
  if (foreign.length === 0) return { text: amount, sign: marks.length > 0 };
  return foreign.every((mark) => CURRENCY.test(mark.trim())) && /\d/.test(amount) ? undefined : { text, sign: false };
}

// Zeros after the last decimal that is wanted are scale, not digits: 1001.250000 is 1001.25.
function withoutZeros(text: string, wanted: number): string {
  const point = text.indexOf(".");
  if (point < 0 || text.length - point - 1 <= wanted) return text;
  const kept = text.slice(0, point + 1 + wanted);
  return /^0*$/.test(text.slice(point + 1 + wanted)) ? kept : text;
}

/** Dollars, or the word for a content that cannot be shown. */
export function readContentCell(cell: string, context: CellContext): Cell {
  if (PLAIN_MONEY.test(cell)) return cell;
  const word = folded(cell);
  if (word === "unknown") return cell === "unknown" ? cell : { text: "unknown", how: "unknown-word" };
  return context.vocabulary.unknown.has(word) && word !== "?" ? { text: "unknown", how: "unknown-word" } : readMoney(cell, context);
}

/** A quantity, as decimal text of six decimals at most. */
export function readNumberCell(cell: string, context: CellContext): Cell {
  if (PLAIN.test(cell) && context.decimal !== "comma") return shortened(cell, cell);
  const text = bare(cell);
  if (text === "") return "";
  if (text === "?" || context.vocabulary.nothing.has(folded(text))) return { text: "", how: "nothing" };
  const found = digitsOf(text, context.decimal);
  if (found === "either") return { wrong: twoNumbers(text) };
  if (found === undefined) return cell;
  return found.how === undefined ? shortened(found.text, cell) : { text: withoutZeros(found.text, 6), how: found.how };
}

function shortened(text: string, cell: string): Cell {
  const plain = withoutZeros(text, 6);
  return plain === cell ? cell : { text: plain, how: plain === text ? "text-mark" : "trailing-zeros" };
}

function twoNumbers(text: string): Wrong {
  return {
    code: "table/two-numbers",
    message: message("tables/two-numbers", { cell: quote(text), one: text.replace(",", ""), other: text.replace(",", ".") }),
    fix: message("tables/two-numbers.fix"),
  };
}

/** Kilograms, also from tonnes and grams, which are exact. */
export function readWeight(cell: string, context: CellContext): Cell {
  const found = PLAIN.test(cell) ? null : /^(.*\d)\s*(\p{L}[\p{L} .]*)$/u.exec(bare(cell));
  if (found === null) return readNumberCell(cell, context);
  const [, number = "", unit = ""] = found;
  const grams = context.vocabulary.grams.get(folded(unit).replace(/\.$/, ""));
  if (grams === undefined)
    return {
      wrong: {
        code: "table/other-unit",
        message: message("tables/kilograms", { cell: quote(cell.trim()) }),
        fix: message("tables/kilograms.fix"),
      },
    };
  const read = readNumberCell(number, context);
  if (typeof read === "object" && "wrong" in read) return read;
  const text = typeof read === "string" ? read : read.text;
  if (!PLAIN.test(text)) return cell;
  return { text: grams === 1_000 ? text : shifted(text, grams === 1 ? -3 : 3), how: "weight-unit" };
}

/** A cell of which the column beside it says that it is in another unit than cells of its kind are read in. */
export function inUnit(cell: string, unit: string, kind: CellKind, context: CellContext): Cell {
  const stated = `${bare(cell)} ${unit}`;
  return unitOf(kind) === "kilograms" ? readWeight(stated, context) : { wrong: otherCurrency(stated) };
}

/** Whether a cell is a number above one, without a sign for per cent. */
export function isOverOne(cell: string): boolean {
  const [whole = "", part = ""] = bare(cell).replace(",", ".").split(".");
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(part)) return false;
  const most = whole.replace(/^0+/, "");
  return most.length > 1 || most > "1" || (most === "1" && /[1-9]/.test(part));
}

/** A share: 0.12, or 12% of the whole. */
export function readShare(cell: string, context: CellContext): Cell {
  const found = PLAIN.test(cell) ? null : /^(.*\d)\s*%$/.exec(bare(cell));
  if (found !== null) return inHundredths(found[1] ?? "", cell, context);
  const read = readNumberCell(cell, context);
  const text = typeof read === "string" ? read : "text" in read ? read.text : "";
  if (context.overOne !== true || !PLAIN.test(text) || isOverOne(text) || /^[0.]+$/.test(text)) return read;
  return {
    wrong: {
      code: "table/two-numbers",
      message: message("tables/two-shares", { cell: quote(cell.trim()) }),
      fix: message("tables/two-shares.fix"),
    },
  };
}

/** A share whose header says per cent: 12 and 12% are 0.12. */
export function readPercent(cell: string, context: CellContext): Cell {
  const text = bare(cell);
  return inHundredths(/^(.*\d)\s*%$/.exec(text)?.[1] ?? text, cell, context);
}

function inHundredths(number: string, cell: string, context: CellContext): Cell {
  const read = readNumberCell(number, context);
  if (typeof read === "object" && ("wrong" in read || read.how === "nothing")) return read;
  const text = typeof read === "string" ? read : read.text;
  return PLAIN.test(text) ? { text: shifted(text, -2), how: "percent" } : cell;
}

// A plain decimal with its point so many places to the right.
function shifted(text: string, places: number): string {
  const [whole = "", part = ""] = text.split(".");
  const digits = places < 0 ? whole.padStart(1 - places, "0") + part : whole + part.padEnd(places, "0");
  const point = (places < 0 ? Math.max(whole.length, 1 - places) : whole.length) + places;
  const moved = `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.?0*$/, "");
  return moved.replace(/^0+(?=\d)/, "");
}
