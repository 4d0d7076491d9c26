// What the tab holds: the good, the rows of its bill as text, and the facts that were answered. Small ones travel in the address.

import { withFact } from "../../src/origin/apply.js";
import type { BillRow } from "../../src/origin/bill-row.js";
import type { ReadBill } from "../../src/origin/read-bill.js";
import type { OriginQuestion, Use } from "../../src/origin/types.js";
import { today } from "../state.js";

/** All as text; "" = not said. */
export interface Draft {
  readonly hts: string;
  readonly date: string;
  readonly transactionValue: string;
  readonly netCost: string;
  readonly totalCost: string;
  readonly weightKg: string;
  readonly use: string;
  readonly branch: string;
  readonly rows: readonly BillRow[];
  /** Answers by path, as `facts.conditions.1`. */
  readonly facts: Readonly<Record<string, string>>;
}

export const GOOD_FIELDS = ["hts", "date", "transactionValue", "netCost", "totalCost", "weightKg", "use", "branch"] as const;
export type GoodField = (typeof GOOD_FIELDS)[number];

// A longer bill stays in the page; links of this length open everywhere.
const LONGEST = 3000;

/** Nothing yet. */
export function emptyDraft(hts = "", date = today()): Draft {
  return { hts, date, transactionValue: "", netCost: "", totalCost: "", weightKg: "", use: "", branch: "", rows: [{}], facts: {} };
}

/** As text for the address; "" where it would be too long. */
export function draftText(draft: Draft): string {
  const { rows, facts, ...good } = draft;
  const said = (record: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
    Object.fromEntries(Object.entries(record).filter(([, text]) => text !== "" && text !== undefined));
  const text = JSON.stringify({ ...said(good), rows: rows.map(said), ...(Object.keys(facts).length === 0 ? {} : { facts }) });
  return text.length > LONGEST ? "" : text;
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

/** Read it back from an address; undefined when it is none. */
export function readDraft(text: string): Draft | undefined {
  try {
    const found = JSON.parse(text) as { rows?: unknown; facts?: unknown };
    const good = texts(found);
    const rows = Array.isArray(found.rows) ? found.rows.map(texts) : [];
    return { ...emptyDraft(), ...good, rows: rows.length === 0 ? [{}] : rows, facts: texts(found.facts) };
  } catch {
    return undefined;
  }
}

/** The question of a draft with its bill. */
export function questionOf(draft: Draft, materials: OriginQuestion["materials"]): OriginQuestion {
  const plain: OriginQuestion = {
    hts: draft.hts.trim(),
    date: draft.date,
    ...Object.fromEntries(
      (["transactionValue", "netCost", "totalCost", "weightKg"] as const).flatMap((key) => (draft[key] === "" ? [] : [[key, draft[key]]])),
    ),
    ...(draft.use === "" ? {} : { use: draft.use as Use }),
    ...(draft.branch === "" ? {} : { branch: draft.branch }),
    materials,
  };
  return Object.entries(draft.facts).reduce((question, [path, text]) => withFact(question, path, text), plain);
}

/** The draft with an answer put where it belongs: in the good, in a row of the bill, or among the facts. */
export function answeredDraft(draft: Draft, path: string, text: string, rowOf: ReadBill["rowOf"]): Draft {
  if ((GOOD_FIELDS as readonly string[]).includes(path)) return { ...draft, [path]: text };
  const at = path.lastIndexOf(".");
  const [material, field] = [path.slice(0, at), path.slice(at + 1)];
  const row = rowOf.get(material);
  if (row === undefined) return { ...draft, facts: { ...draft.facts, [path]: text } };
  const cell = text === "true" ? "yes" : text === "false" ? "no" : text;
  return { ...draft, rows: draft.rows.map((each, index) => (index === row - 1 ? { ...each, [field]: cell } : each)) };
}
