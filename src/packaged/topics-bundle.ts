// The topics of search over the law in use and the data that the package carries.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readKinds } from "../scenario/goods-kinds.js";
import { type FoundTopics, makeTopics, type TopicRow } from "../server/topics.js";
import { bundledEngine } from "./bundle.js";
import { packagePath } from "./paths.js";

function rowsOf(name: string): Record<string, string>[] {
  return parse(readFileSync(packagePath(name)), { columns: true }) as Record<string, string>[];
}

/** The rows of sectors/topics.csv. */
export function bundledTopicRows(): readonly TopicRow[] {
  return rowsOf("sectors/topics.csv") as unknown as TopicRow[];
}

/** The search of topics; measures have the names of the law in use, in both languages. */
export function bundledTopics(): (query: string) => FoundTopics {
  const { law, parts } = bundledEngine();
  const french = parts.translator("fr");
  return makeTopics({
    rows: bundledTopicRows(),
    measures: law.measures.map(({ id, title, authority }) => ({ id, title: { en: title, fr: french.law(title) }, authority })),
    kinds: readKinds(rowsOf("sectors/state.csv")),
  });
}
