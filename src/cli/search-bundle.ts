// Search over the labels that the package carries.

import { makeSearch, type SearchResult } from "../server/search.js";
import { bundledLabels } from "./bundle.js";

/** The search of the bundled labels. */
export function bundledSearch(): (query: string, limit: number) => SearchResult[] {
  return makeSearch(Object.entries(bundledLabels()).map(([code, { label, words }]) => ({ code, label, words: words.join(" ") })));
}
