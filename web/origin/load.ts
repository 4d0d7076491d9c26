// Loads the rules of origin, the elements of a certification and the example when the tab first asks for them.

import type { CertificationData } from "../../src/origin/certification.js";
import { type OriginData, openOrigin } from "../../src/origin/tables.js";
import { loadData, once } from "../load-data.js";

/** The rules, opened once. */
export const loadTables = once(() => loadData<OriginData>("origin.json").then(openOrigin));

/** The elements of a certification. */
export function loadCertification(): Promise<CertificationData> {
  return loadData<CertificationData>("certification.json");
}

/** The example bill as CSV. */
export function loadExample(): Promise<string> {
  return loadData<string>("bill-example.json");
}
