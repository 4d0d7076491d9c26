// Search over the labels that the package carries.

import { makeSearch, type SearchResult } from "../server/search.js";
import {
  bundledFrenchLabels,
  bundledFrenchLineLabels,
  bundledLabels,
  bundledLineLabels,
  bundledSubheadingLabels,
  bundledTradeWeights,
} from "./bundle.js";

/** The search of the bundled labels: English first, so that its labels are the ones shown. */
export function bundledSearch(): (query: string, limit: number) => SearchResult[] {
  const english = [bundledLabels(), bundledSubheadingLabels(), bundledLineLabels()];
  const every = [...english, bundledFrenchLabels(), bundledFrenchLineLabels()].flatMap((labels) => Object.entries(labels));
  return makeSearch(
    every.map(([code, { label, words }]) => ({ code, label, words: words.join(";") })),
    bundledTradeWeights(),
  );
}
