// What an answer says of texts that decided it and were not read in print.

import type { Assessment } from "../assess/answer.js";

const UNVERIFIED = "law/unverified";

/** The texts of those notices. */
export function marksOf(answer: Assessment): readonly string[] {
  return answer.status === "error" ? [] : answer.notices.flatMap(({ code, text }) => (code === UNVERIFIED ? [text] : []));
}
