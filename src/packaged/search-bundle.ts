// Search over the labels that the package carries.

import { documentsOf, makeSearch, type SearchResult } from "../server/search.js";
import { asidesOf } from "../server/topics.js";
import {
  bundledFrenchLabels,
  bundledFrenchLineLabels,
  bundledLabels,
  bundledLineLabels,
  bundledSubheadingLabels,
  bundledTradeWeights,
} from "./bundle.js";
import { bundledTopicRows } from "./topics-bundle.js";

/** The search of the bundled labels: English first, so that its labels are the ones shown. */
export function bundledSearch(): (query: string, limit: number) => SearchResult[] {
  const english = [bundledLabels(), bundledSubheadingLabels(), bundledLineLabels()].flatMap((labels) => documentsOf(labels));
  const french = [bundledFrenchLabels(), bundledFrenchLineLabels()].flatMap((labels) => documentsOf(labels, "fr"));
  return makeSearch([...english, ...french], bundledTradeWeights(), asidesOf(bundledTopicRows()));
}
