// An answer as text, in the words of the command line.

import type { Assessment } from "../src/assess/answer.js";
import { inWords, owed } from "../src/explain/words.js";

/** Lines of text for one answer. */
export function assessmentText(answer: Assessment): string {
  return [owed(answer), ...inWords(answer)].join("\n");
}
