// The vocabulary of tables that the package carries; made by the build from tables/.

import { readFileSync } from "node:fs";
import { type TableWords, type Vocabulary, vocabulary } from "../tables/words.js";

let known: Vocabulary | undefined;

/** The vocabulary, read on the first call from the file that holds it. */
export function tableVocabulary(file: string): Vocabulary {
  known ??= vocabulary(JSON.parse(readFileSync(file, "utf8")) as TableWords);
  return known;
}
