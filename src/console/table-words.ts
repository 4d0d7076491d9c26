// The vocabulary of tables that the package carries, and the schema of a table of entry lines over the bundled law.

import { entrySchema } from "../bulk/entry-schema.js";
import { bundledLaw } from "../packaged/bundle.js";
import { packagePath } from "../packaged/paths.js";
import { tableVocabulary } from "../table-files/table-words.js";
import type { TableSchema } from "../tables/schema.js";
import type { Vocabulary } from "../tables/words.js";

let schema: TableSchema | undefined;

/** What people call columns and write in cells. */
export function bundledTableWords(): Vocabulary {
  return tableVocabulary(packagePath("dist/tables.json"));
}

/** The schema of a table of entry lines. */
export function bundledEntrySchema(): TableSchema {
  schema ??= entrySchema(bundledLaw().facts, bundledTableWords());
  return schema;
}
