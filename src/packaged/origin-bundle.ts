// The rules of origin that the package carries, read on the first call.

import { readFileSync } from "node:fs";
import { type DetermineOptions, determineWith } from "../origin/determine.js";
import { type OriginData, type OriginTables, openOrigin } from "../origin/tables.js";
import type { Determination } from "../origin/types.js";
import { packagePath } from "./paths.js";

let tables: OriginTables | undefined;

/** The bundled tables. */
export function bundledOrigin(): OriginTables {
  tables ??= openOrigin(JSON.parse(readFileSync(packagePath("origin/origin.json"), "utf8")) as OriginData);
  return tables;
}

/** Determine with the bundled tables. */
export function determine(question: unknown, options: DetermineOptions = {}): Determination {
  return determineWith(bundledOrigin(), question, options);
}
