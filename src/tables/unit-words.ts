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
  const said = (text: string): UnitSaid | undefined => known.get(folded(text).replace(/^[([]\s*|\s*[)\].:]$/g, ""));
  return {
    said,
    without(header, kind) {
      const text = folded(header).replace(CLOSED, "");
      const unit = plain[kind].find((word) => text.endsWith(word) && PARTED.test(text.slice(0, text.length - word.length)));
      const name = unit === undefined ? "" : text.slice(0, text.length - unit.length).replace(PARTED, "");
      return name === "" ? undefined : name;
    },
    speaksOf: (header) => beside.get(nameKey(header)),
  };
}
