// A draft of amendments from a newer print. It says what the print says and asks what the print does not tell; it is never the law by
// itself.

import type { Law } from "../law/types.js";
import { translator } from "../said/translator.js";
import { dotted } from "./compare.js";
import { addsOf, printedRate } from "./rate.js";
import type { NewerPrint, PrintDifference } from "./types.js";
import { bears } from "./words.js";

// What is drafted goes into files of law, which are in English.
const english = translator("en");

/** The files of a draft by name: amendments of headings on record, new headings, questions to the reader. */
export function writeDraft(law: Law, print: NewerPrint, changeRecord: string | undefined): ReadonlyMap<string, string> {
  const touching = print.differences.filter(({ reaches }) => reaches);
  const amended = touching.filter((each) => each.rates !== undefined);
  const fresh = touching.filter((each) => each.kind === "new" || each.kind === "returned");
  const gone = touching.filter((each) => each.kind === "gone");
  return new Map([
    ["amendments.yaml", amendments(law, print, amended, gone)],
    ["new-headings.yaml", newHeadings(print, fresh)],
    ["QUESTIONS.md", questions(print, touching, changeRecord)],
  ]);
}

function measureOf(law: Law, id: string): string {
  return law.measures.find(({ provisions }) => provisions.some((each) => each.id.split("/")[0] === id))?.id ?? "unknown";
}

function amendments(law: Law, print: NewerPrint, amended: readonly PrintDifference[], gone: readonly PrintDifference[]): string {
  return [
    `# Amendments that HTS ${print.name} calls for. Move each under the history of its heading in measures/, and name the act in by.`,
    ...amended.flatMap((each) => {
      const general = each.rates === undefined ? undefined : addsOf(each.rates.general);
      return [
        "",
        `# measures of ${measureOf(law, each.id)}: now ${english.arg(each.law)}; printed "${each.print}"`,
        `${dotted(each.id)}:`,
        "  history:",
        `    - { from: ${print.from}, adds: ${general === undefined || general.kind === "nothing" ? "nothing" : "text" in general ? general.text : "nothing"}, by: [], seen: HTS ${print.name} }`,
      ];
    }),
    ...gone.flatMap((each) => [
      "",
      `# measures of ${measureOf(law, each.id)}: now ${english.arg(each.law)}; no longer printed`,
      `${dotted(each.id)}:`,
      `  ends: { on: ${print.from}, by: [] }`,
    ]),
    "",
  ].join("\n");
}

function newHeadings(print: NewerPrint, fresh: readonly PrintDifference[]): string {
  return [
    `# Headings that HTS ${print.name} prints and the law has not. Make a measure of them, or add them to one; law/README.md says how.`,
    ...fresh.flatMap((each) => {
      const [general = ""] = each.print.split("; special: ");
      const rate = printedRate(general);
      const adds = rate === undefined ? "nothing" : addsOf(rate);
      const text = typeof adds === "string" ? adds : "text" in adds ? adds.text : "nothing";
      return [
        "",
        `# ${each.words}`,
        `# printed: ${each.print} (${each.why})`,
        `${dotted(each.id)}:`,
        "  covers: to be written",
        "  history:",
        `    - { from: ${print.from}, adds: ${text}, by: [], seen: HTS ${print.name} }`,
      ];
    }),
    "",
  ].join("\n");
}

// Places of notes that words name: "note 16(c)(ii)", "subdivision (v)(xvii) of U.S. note 2".
function notesIn(words: string): string[] {
  const notes = [...words.matchAll(/\bnote (\d+)((?:\s*\([a-z]+\))*)/gi)].map(
    ([, note, place = ""]) => `note ${note}${place.replace(/\s+/g, "")}`,
  );
  const parts = [...words.matchAll(/\bsubdivisions? ((?:\([a-z]+\))+)[^.;]*? (?:U\.S\. )?note (\d+)/gi)].map(
    ([, place, note]) => `note ${note}${place}`,
  );
  return [...notes, ...parts];
}

function questions(print: NewerPrint, touching: readonly PrintDifference[], changeRecord: string | undefined): string {
  const bearing = touching.filter(bears);
  const notes = [...new Set(touching.flatMap(({ words }) => notesIn(words)))].sort();
  const lines = [`# What HTS ${print.name} does not tell`, "", "Answer each before the draft becomes law.", ""];
  for (const each of bearing) {
    const number = dotted(each.id);
    lines.push(`- ${number}: by which act, published where? Does it begin on ${print.from}, or on a day that the act names?`);
    if (each.kind === "new" || each.kind === "returned")
      lines.push(
        `- ${number}: which goods (the list of its note)? Which headings except it, and who yields where it meets other duties? Which value does it fall on? Is it owed where USMCA is claimed, and under chapter 98?`,
      );
    if (each.kind === "unreadable") lines.push(`- ${number}: what does "${each.print}" add?`);
    if (each.kind === "gone") lines.push(`- ${number}: did the duty end, or is it only no longer printed?`);
    for (const line of recordOf(changeRecord, number)) lines.push(`  - change record: ${line}`);
  }
  for (const each of touching.filter((one) => !bears(one)))
    lines.push(`- ${dotted(each.id)}: ${each.print}. Does that change which goods it reaches?`);
  lines.push("", "## Subdivisions of notes to read", "", ...notes.map((note) => `- ${note}`), "");
  return lines.join("\n");
}

const LONGEST = 300;

function recordOf(text: string | undefined, number: string): string[] {
  if (text === undefined) return [];
  return text
    .split(/\r?\n/)
    .filter((line) => line.includes(number))
    .map((line) => line.replace(/\s+/g, " ").trim().slice(0, LONGEST));
}
