// Loads the rules of origin, the elements of a certification and the example when the tab first asks for them.

import type { CertificationData } from "../../src/origin/certification.js";
import { type OriginData, type OriginTables, openOrigin } from "../../src/origin/tables.js";
import { loadData } from "../load-data.js";

let tables: Promise<OriginTables> | undefined;

/** The rules, opened once. */
export function loadTables(): Promise<OriginTables> {
  tables ??= loadData<OriginData>("origin.json").then(openOrigin);
  return tables;
}

/** The elements of a certification. */
export function loadCertification(): Promise<CertificationData> {
  return loadData<CertificationData>("certification.json");
}

/** The example bill as CSV. */
export function loadExample(): Promise<string> {
  return loadData<string>("bill-example.json");
}
