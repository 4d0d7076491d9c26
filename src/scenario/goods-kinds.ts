// Kinds of goods as people speak of them (cars, steel, lumber): numbers, or lists of the law, each shown by the history of one product.

import type { Law } from "../law/types.js";

/** One kind. `facts` are paths and values of the example's entry line; `goods` empty takes whatever no other kind has. */
export interface GoodsKind {
  readonly id: string;
  readonly goods: readonly string[];
  /** Number whose duty stands for the kind. */
  readonly example: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Ids of measures that the page of the kind tells of. */
  readonly measures: readonly string[];
  readonly name: Readonly<Record<"en" | "fr", string>>;
  readonly note: Readonly<Record<"en" | "fr", string>>;
  /** Offered to be tried. */
  readonly tried: boolean;
}

const words = (text: string | undefined): string[] => (text ?? "").split(" ").filter((word) => word !== "");

/** Kinds of the rows of sectors/state.csv. */
export function readKinds(rows: readonly Readonly<Record<string, string>>[]): GoodsKind[] {
  return rows.map((row) => ({
    id: row.id ?? "",
    goods: words(row.goods),
    example: (row.example ?? "").replaceAll(".", ""),
    facts: Object.fromEntries(
      words(row.facts).map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)] as const),
    ),
    measures: words(row.measures),
    name: { en: row.en ?? "", fr: row.fr ?? "" },
    note: { en: row.noteEn ?? "", fr: row.noteFr ?? "" },
    tried: row.tried === "yes",
  }));
}

/** The kind of a number: the first whose numbers or lists have it on any day. */
export function kindsOf(kinds: readonly GoodsKind[], law: Law): (hts: string) => string {
  const prefixes = kinds.map(({ id, goods }) => ({
    id,
    begins: goods.flatMap((each) =>
      each.startsWith("list:") ? (law.lists[each.slice("list:".length)]?.rows.map(([prefix]) => prefix) ?? []) : [each.replaceAll(".", "")],
    ),
  }));
  const rest = kinds.find(({ goods }) => goods.length === 0)?.id ?? "";
  return (hts) => prefixes.find(({ begins }) => begins.some((prefix) => hts.startsWith(prefix)))?.id ?? rest;
}
