// The hash by which a law is named in every answer.

import { createHash } from "node:crypto";
import type { Law } from "../law/types.js";

/** Hash of all that can change an answer; the register of prints and the words in other languages are left out, since they change none. */
export function lawHash(law: Omit<Law, "hash">): string {
  const { register: _, print: __, words: ___, ...answering } = law;
  return createHash("sha256").update(JSON.stringify(answering)).digest("hex").slice(0, 16);
}
