// Differences between two days as one web page that needs nothing else.

import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { Difference, Side } from "./diff.js";

/** What the report says of itself. */
export interface DiffReportHead {
  readonly from: string;
  readonly to: string;
  readonly scope: Arg;
  readonly law: string;
  /** What the reader should know of all of it. */
  readonly notices?: readonly string[];
}

/** The page. */
export function diffReport(head: DiffReportHead, differences: readonly Difference[], to: Translator): string {
  const chapters = new Map<string, Difference[]>();
  for (const each of differences) {
    const chapter = each.hts.slice(0, 2);
    const found = chapters.get(chapter) ?? [];
    chapters.set(chapter, found);
    found.push(each);
  }
  const title = to.say(message("diff/title", { from: head.from, to: head.to }));
  return `<!doctype html>
<html lang="${to.language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${marked(title)}</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top }
td.n { white-space: nowrap; font-variant-numeric: tabular-nums } .by { color: #555; font-size: .9em }
@media print { body { margin: 0 } }
</style>
<h1>${marked(title)}</h1>
<p>${marked(to.say(message("diff/about", { scope: head.scope, count: differences.length, law: head.law })))}</p>
${(head.notices ?? []).map((notice) => `<p><strong>${marked(notice)}</strong></p>\n`).join("")}${unverifiedIn(differences)
  .map((text) => `<p>${marked(text)}</p>\n`)
  .join("")}${[...chapters]
  .map(
    ([chapter, rows]) => `<h2>${to.say(message("diff/chapter", { chapter }))} (${rows.length})</h2>
<table>
<thead><tr><th>${to.say(message("diff/column.number"))}<th>${to.say(message("diff/column.claim"))}<th>${head.from}<th>${head.to}<th>${to.say(message("diff/column.acts"))}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, to)).join("\n")}
</tbody>
</table>`,
  )
  .join("\n")}
</html>
`;
}

function rowOf({ hts, label, spi, before, after, because }: Difference, to: Translator): string {
  const name = label === undefined ? "" : `<br><span class="by">${marked(label)}</span>`;
  return `<tr><td class="n">${hts}${name}<td>${to.say(spi === null ? message("diff/not-claimed") : message("diff/claimed"))}<td>${cell(before, to)}<td>${cell(after, to)}<td class="by">${marked(because.join("; "))}</tr>`;
}

function cell(side: Side, to: Translator): string {
  const headings = side.duties.filter((duty) => duty.measure !== "base").map((duty) => duty.heading);
  return marked(headings.length === 0 ? sideInWords(side, to) : `${sideInWords(side, to)} (${headings.join(", ")})`);
}

/** What decided in any of the differences and was not read in print. */
export function unverifiedIn(differences: readonly Difference[]): readonly string[] {
  return [...new Set(differences.flatMap(({ unverified = [] }) => unverified))];
}

/** One side in a word: a rate, bounds in dollars, a bar, or out of force. */
export function sideInWords(side: Side, { say, arg }: Translator): string {
  if (side.error !== undefined) return say(message("diff/not-in-force"));
  if (side.status === "prohibited") return say(message("explain/may-not-be-entered"));
  if (side.range !== undefined) {
    const { min, max, plus = "" } = side.range;
    const least = { money: min };
    return max === undefined ? say(message("diff/plus", { least, plus })) : say(message("explain/to", { least, most: { money: max } }));
  }
  return arg({ percent: Math.round((side.effectiveRate ?? 0) * 1e6) / 1e6 });
}

function marked(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
