// Search by words or number over our labels: search words count, misspellings are forgiven.

import MiniSearch from "minisearch";

/** What is searched: a chapter or heading with its label and words. */
export interface SearchDocument {
  readonly code: string;
  readonly label: string;
  readonly words: string;
}

/** One result. */
export interface SearchResult {
  readonly hts: string;
  readonly label: string;
  readonly score: number;
}

const LONG_ENOUGH_TO_MISSPELL = 4;

/** Make a search over documents. */
export function makeSearch(documents: readonly SearchDocument[]): (query: string, limit: number) => SearchResult[] {
  const index = new MiniSearch<SearchDocument>({ idField: "code", fields: ["label", "words"], storeFields: ["label"] });
  index.addAll(documents);
  const byCode = new Map(documents.map((each) => [each.code, each]));
  return (query, limit) => {
    const digits = query.replaceAll(".", "").trim();
    if (/^\d{2,10}$/.test(digits)) {
      const found = byCode.get(digits.slice(0, 4)) ?? byCode.get(digits.slice(0, 2));
      return found === undefined ? [] : [{ hts: found.code, label: found.label, score: 1 }];
    }
    return index
      .search(query, {
        prefix: true,
        fuzzy: (term) => (term.length >= LONG_ENOUGH_TO_MISSPELL ? 0.2 : false),
        boost: { label: 2 },
        combineWith: "OR",
      })
      .filter((each) => String(each.id).length === 4)
      .slice(0, limit)
      .map((each) => ({ hts: String(each.id), label: String(each.label), score: Number(each.score.toFixed(3)) }));
  };
}
