// The schema of one entry line under a law.

import { entryLineSchema } from "../contract/entry-line.js";
import type { Schema } from "../contract/schema.js";
import type { Law } from "../law/types.js";

/** The facts of one entry line; the named facts and the metals come from the registry of the law. */
export function entryLine(law: Law): Schema {
  return entryLineSchema(law.facts).line;
}
