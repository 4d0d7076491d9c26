// Loads the rules of origin, the elements of a certification and the example when the tab first asks for them.

import type { CertificationData } from "../../src/origin/certification.js";
import { type OriginData, type OriginTables, openOrigin } from "../../src/origin/tables.js";

async function json<T>(name: string): Promise<T> {
  const answer = await fetch(`data/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return (await answer.json()) as T;
}

let tables: Promise<OriginTables> | undefined;

/** The rules, opened once. */
export function loadTables(): Promise<OriginTables> {
  tables ??= json<OriginData>("origin.json").then(openOrigin);
  return tables;
}

/** The elements of a certification. */
export function loadCertification(): Promise<CertificationData> {
  return json<CertificationData>("certification.json");
}

/** The example bill as CSV. */
export function loadExample(): Promise<string> {
  return json<string>("bill-example.json");
}
