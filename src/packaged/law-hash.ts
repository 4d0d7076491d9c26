// The hash by which a law is named in every answer.

import { createHash } from "node:crypto";
import type { Law } from "../law/types.js";

/**
 * Hash of all that can change an answer; the register of prints, the words in other languages and which origins the package carries compiled
 * are left out, since they change none.
 */
export function lawHash(law: Omit<Law, "hash">): string {
  const { register: _, print: __, words: ___, countries, ...answering } = law;
  const { compiled: ____, tables: _____, ...codes } = countries;
  return createHash("sha256")
    .update(JSON.stringify({ ...answering, countries: codes }))
    .digest("hex")
    .slice(0, 16);
}
