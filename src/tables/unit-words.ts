// Words that say in what an amount or a weight is stated: by a header, by a row under it, by a column beside it.

import type { CellKind } from "./cell.js";
import { folded, nameKey, type TableWords } from "./words.js";

/** What a word says: the unit in which amounts or weights are read, or another. */
export type UnitSaid = "dollars" | "kilograms" | "other";

/** The words of units. */
export interface UnitWords {
  said(text: string): UnitSaid | undefined;
  /** The name of a column of a kind without the unit in which such columns are read; undefined where it states none. */
  without(header: string, kind: "dollars" | "kilograms"): string | undefined;
  /** Which columns a column speaks of, by its name. */
  speaksOf(header: string): "money" | "invoice" | "weight" | undefined;
  /** Whether a title says that the amounts or the weights of its table are in another unit, or stand for so many times as much. */
  ofTitle(title: string, kind: "dollars" | "kilograms"): "other" | "scaled" | undefined;
}

/** The unit in which cells of a kind are read. */
export function unitOf(kind: CellKind): "dollars" | "kilograms" | undefined {
  if (kind === "money" || kind === "content") return "dollars";
  return kind === "weight" ? "kilograms" : undefined;
}

const CLOSED = /[\s)\].:]+$/;
const PARTED = /[\s([,/_-]+(?:(?:in|en)[\s([,/_-]+)?$/;

/** Index the words. */
export function unitWords(words: TableWords): UnitWords {
  const known = new Map<string, UnitSaid>();
  const put = (list: readonly string[], said: UnitSaid): void => {
    for (const word of list) known.set(folded(word), said);
  };
  put([...words.currencies, ...words.pounds, ...words.tonnes, ...words.grams], "other");
  put(words.kilograms, "kilograms");
  put(words.currency, "dollars");
  // The longest word of those that end a header is meant.
  const sorted = (list: readonly string[]): string[] => list.map(folded).sort((a, b) => b.length - a.length);
  const plain = { dollars: sorted(words.currency), kilograms: sorted(words.kilograms) };
  const beside = new Map(
    Object.entries(words.headers.beside).flatMap(([of, names]) =>
      names.map((name) => [nameKey(name), of as keyof TableWords["headers"]["beside"]] as const),
    ),
  );
  // Dollars without a country are those of either.
  const american = words.currency.filter((word) => !words.dollarsOfEither.includes(word));
  const titles = {
    dollars: titleReader(words, american, words.currencies, words.scales),
    kilograms: titleReader(words, words.kilograms, [...words.pounds, ...words.tonnes, ...words.grams], []),
  };
  const said = (text: string): UnitSaid | undefined => known.get(folded(text).replace(/^[([]\s*|\s*[)\].:]$/g, ""));
  return {
    said,
    without(header, kind) {
      const text = folded(header).replace(CLOSED, "");
      const unit = plain[kind].find((word) => text.endsWith(word) && PARTED.test(text.slice(0, text.length - word.length)));
      const name = unit === undefined ? "" : text.slice(0, text.length - unit.length).replace(PARTED, "");
      return name === "" ? undefined : name;
    },
    ofTitle: (title, kind) => titles[kind](title),
    speaksOf: (header) => beside.get(nameKey(header)),
  };
}

// Reads a title. A unit counts behind a word that says so, in brackets, or alone: "Currency: CAD", "Values (CAD)", "CAD". Two letters are parts of
// names too often for the latter two, one letter ("in T. Roy's file") for all. A title that names our unit, too, may speak of either.
function titleReader(
  { statedIn, statedBy, notInTitles }: TableWords,
  own: readonly string[],
  others: readonly string[],
  scales: readonly string[],
): (title: string) => "other" | "scaled" | undefined {
  const named = others.filter((word) => word.length > 1 && !notInTitles.includes(word));
  const ends = "(?=$|[\\s).,;:/])";
  const lead = `(?:^|[\\s(,;:/])(?:${anyOf(statedIn)})(?:\\s+(?:${anyOf(statedBy)}))*\\s*[:=(]?\\s*`;
  const ours = new RegExp(`(?:^|[\\s(,;:/])(?:${anyOf(own)})${ends}`);
  const behind = new RegExp(`${lead}(?:${anyOf(named)})${ends}`);
  const alone = new RegExp(`(?:^|\\()\\s*(?:${anyOf(named.filter((word) => word.length > 2))})\\s*(?:$|\\))`);
  // "(000 USD)", "in thousands of U.S. dollars": our unit, but not our amounts.
  const scaled = scales.length === 0 ? undefined : new RegExp(`(?:${lead}|\\(\\s*)(?:(?:${anyOf(own)})\\s*)?(?:${anyOf(scales)})${ends}`);
  return (title) => {
    const text = folded(title);
    if (scaled?.test(text) === true) return "scaled";
    return !ours.test(text) && (behind.test(text) || alone.test(text)) ? "other" : undefined;
  };
}

// The longest of the words that stand at a place is meant.
function anyOf(words: readonly string[]): string {
  return words
    .map(folded)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
}
