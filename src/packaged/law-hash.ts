// The hash by which a law is named in every answer.

import { createHash } from "node:crypto";
import type { Law } from "../law/types.js";

/** Hash of all that can change an answer; the register of prints is left out, since it changes none. */
export function lawHash(law: Omit<Law, "hash">): string {
  const { register: _, print: __, ...answering } = law;
  return createHash("sha256").update(JSON.stringify(answering)).digest("hex").slice(0, 16);
}
