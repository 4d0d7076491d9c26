// Subchapter III of chapter 99 as an official export prints it: the rates of every heading with the words above it, and which numbers name the
// heading in a footnote. Official words are kept only with a user's own import.

import { cleanRate } from "./rate-clean.js";

/** One heading of eight digits. Rates are cleaned texts; `words` begins with the texts above it. */
export interface PrintedHeading {
  /** Eight digits. */
  readonly id: string;
  readonly general: string;
  readonly special: string;
  readonly other: string;
  readonly words: string;
  readonly footnotes: string;
  /** How many numbers of chapters 1 to 97 name it in a footnote. */
  readonly named: number;
}

type Raw = Readonly<Record<string, unknown>>;

function text(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

/** Words without mark-up and with single spaces: how a text is compared between editions. */
export function plainWords(words: string): string {
  return words
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

function footnotesOf(row: Raw): string {
  const notes = row.footnotes;
  if (!Array.isArray(notes)) return plainWords(text(notes));
  return plainWords(notes.map((note: Raw | null) => text(note?.value)).join(" "));
}

/** Headings 9903 in the rows of an export, as parsed; rows of another form are passed over. */
export function printedHeadings(rows: unknown): readonly PrintedHeading[] {
  if (!Array.isArray(rows)) return [];
  const above: string[] = [];
  const found: Omit<PrintedHeading, "named">[] = [];
  const named = new Map<string, number>();
  for (const row of rows as Raw[]) {
    if (typeof row !== "object" || row === null) continue;
    const number = text(row.htsno).replaceAll(".", "").trim();
    const depth = Number(text(row.indent) || "0");
    above.length = Math.min(above.length, Number.isInteger(depth) && depth >= 0 ? depth : 0);
    above.push(plainWords(text(row.description)));
    const footnotes = footnotesOf(row);
    if (!number.startsWith("99")) for (const id of headingsIn(footnotes)) named.set(id, (named.get(id) ?? 0) + 1);
    if (!/^9903\d{4}$/.test(number)) continue;
    found.push({
      id: number,
      general: cleanRate(text(row.general)),
      special: cleanRate(text(row.special)),
      other: cleanRate(text(row.other)),
      words: above.filter((each) => each !== "").join(" "),
      footnotes,
    });
  }
  return found.map((heading) => ({ ...heading, named: named.get(heading.id) ?? 0 }));
}

function headingsIn(footnotes: string): ReadonlySet<string> {
  return new Set([...footnotes.matchAll(/\b99\d\d\.\d\d\.\d\d\b/g)].map(([id]) => id.replaceAll(".", "")));
}

/** The name of an edition by the name of its file: "2026 rev 11" for `hts_2026_rev_11.json.gz`. */
export function editionName(file: string): string {
  return file
    .replace(/^.*[/\\]/, "")
    .replace(/\.(json|csv)(\.gz)?$/i, "")
    .replace(/^hts[ _-]+/i, "")
    .replaceAll("_", " ");
}
