// The report as one printable page: no script, nothing fetched.

import type { Day } from "../exact/day.js";
import { translator } from "../said/translator.js";
import type { AuditData } from "./data.js";
import { clockWords, dayWords } from "./deadline-words.js";
import { NOTHING_TO_ADD } from "./next-steps.js";
import { ENTRY_COLUMNS, FINDING_COLUMNS, PAYMENT_COLUMNS, paymentRow, type WrittenSummary, type WrittenSums } from "./tables.js";

/** An entry kept for the page: its row and those of its findings. */
export interface PageEntry {
  readonly entry: readonly string[];
  readonly findings: readonly (readonly string[])[];
}

/** Entries shown at most, those with the most at stake first. */
export const PAGE_ENTRIES = 500;

const STYLE = `body{font:14px/1.4 system-ui,sans-serif;margin:2rem;color:#111}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;margin:.5rem 0;font-size:12px}th,td{border:1px solid #bbb;padding:.2rem .4rem;text-align:left;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}th{background:#eee}h3{font-size:1rem;margin-bottom:.2rem}
@media print{body{margin:0}h3,tr{break-inside:avoid}thead{display:table-header-group}}`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function cell(text: string): string {
  return /^-?\d+(\.\d\d)?$/.test(text) ? `<td class="n">${escaped(grouped(text))}</td>` : `<td>${escaped(text)}</td>`;
}

// Thousands separators in amounts only.
function grouped(text: string): string {
  return text.includes(".") ? text.replace(/\B(?=(\d{3})+\.)/g, ",") : text;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((each) => `<th scope="col">${escaped(each)}</th>`).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}</tbody></table>`;
}

const SUMS = ["findings", "back, least", "back, most", "lost to closed clocks", "owed, least", "owed, most"];

function sums(each: WrittenSums): string[] {
  return [String(each.findings), each.backMin, each.backMax, each.lost, each.owedMin, each.owedMax];
}

const SHOWN = [
  "line",
  "hts",
  "heading",
  "class",
  "cause",
  "filed",
  "owed_as_then_known",
  "owed_as_now_settled",
  "back_min",
  "back_max",
  "owed_max",
  "remedy",
  "state",
  "last_day",
  "cites",
  "note",
];

// What else to add, below the first line.
function adds({ next }: WrittenSummary): string {
  return next.length < 2
    ? ""
    : `<ul>${next
        .slice(1)
        .map(({ text }) => `<li>${escaped(text)}</li>`)
        .join("")}</ul>\n`;
}

function lastDays({ deadlines }: WrittenSummary, data: AuditData): string {
  return table(
    ["last day", "stands", "way back", "entries", "at stake", "lost after it"],
    deadlines
      .slice(0, PAGE_ENTRIES)
      .map(({ day, daysLeft, estimated, remedy, entries, back, lost }) => [
        dayWords(day),
        clockWords({ status: "open", lastDay: day as Day, daysLeft, estimated }),
        data.remedies[remedy]?.title ?? remedy,
        String(entries),
        back,
        lost,
      ]),
  );
}

// Past the end of the table of rates no most is known.
function interestOf({ min, max = "" }: { readonly min: string; readonly max?: string }): string {
  return max === "" ? `${grouped(min)} at least` : `${grouped(min)} to ${grouped(max)}`;
}

/** Write the page. */
export function auditPage(summary: WrittenSummary, entries: readonly PageEntry[], data: AuditData): string {
  const titles = new Map(data.classes.map((each) => [each.id, each]));
  const group = (name: string, label: (key: string) => string): string =>
    table(
      [name, ...SUMS],
      Object.entries(summary.by[name] ?? {}).map(([key, each]) => [label(key), ...sums(each)]),
    );
  const { rows } = summary;
  const columns = SHOWN.map((name) => FINDING_COLUMNS.indexOf(name));
  const detail = entries.map(({ entry, findings }) => {
    const of = (name: string): string => entry[ENTRY_COLUMNS.indexOf(name)] ?? "";
    const estimated = of("liquidation_estimated") === "yes" ? " (estimate)" : "";
    const clocks = ENTRY_COLUMNS.filter((name) => name.endsWith("_status")).map((name) => {
      const id = name.replace(/_status$/, "");
      return [id.replaceAll("_", " "), of(`${id}_words`), of(name)];
    });
    return `<section><h3>Entry ${escaped(of("entry_number"))}, ${escaped(of("entry_date"))}</h3>
<p>Duty filed ${escaped(grouped(of("duty_filed")))}; back ${escaped(grouped(of("back_min")))} to ${escaped(grouped(of("back_max")))}; owed ${escaped(grouped(of("owed_min")))} to ${escaped(grouped(of("owed_max")))}; interest ${escaped(interestOf({ min: of("interest_min"), max: of("interest_max") }))} from ${escaped(of("interest_from"))} through ${escaped(of("interest_through"))}; liquidation ${escaped(of("liquidation"))}${estimated}.</p>
${table(
  SHOWN.map((name) => name.replaceAll("_", " ")),
  findings.map((row) => columns.map((at) => row[at] ?? "")),
)}${table(["way back", "stands", "on the day asked"], clocks)}</section>`;
  });
  const counts = Object.entries(rows).map(([name, count]) => [name, String(count)]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Audit of entries as of ${escaped(summary.asOf)}</title><style>${STYLE}</style></head><body>
<h1>Audit of entries as of ${escaped(summary.asOf)}</h1>
<p><strong>${escaped(summary.next[0]?.text ?? translator("en").say(NOTHING_TO_ADD))}</strong></p>
<p>${summary.entries} entries, ${summary.lines} lines, duty filed ${escaped(grouped(summary.duty))} U.S. dollars. May come back: ${escaped(grouped(summary.total.backMin))} to ${escaped(grouped(summary.total.backMax))}, with interest of ${escaped(interestOf(summary.interest))}. Underpaid: ${escaped(grouped(summary.total.owedMin))} to ${escaped(grouped(summary.total.owedMax))}. Fit for CAPE: ${summary.cape.fit} entries, ${summary.cape.ask} after a question. Law ${escaped(summary.law)}.</p>
<ul>${summary.notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>
${adds(summary)}<h2>Last days</h2>${lastDays(summary, data)}
<h2>As CBP pays: by importer and day of liquidation</h2>${table(
    PAYMENT_COLUMNS.map((name) => name.replaceAll("_", " ")),
    summary.payments.slice(0, PAGE_ENTRIES).map(paymentRow),
  )}
<h2>By importer</h2>${group("importer", (key) => key)}
<h2>By class</h2>${group("class", (key) => titles.get(key)?.title ?? key)}
<h2>By authority</h2>${group("authority", (key) => key)}
<h2>By month of entry</h2>${group("month", (key) => key)}
<h2>By way back</h2>${group("remedy", (key) => data.remedies[key]?.title ?? key)}
<h2>What the classes mean</h2>${table(
    ["class", "meaning", "law"],
    data.classes.filter((each) => summary.by.class?.[each.id] !== undefined).map((each) => [each.title, each.means, each.by.join("; ")]),
  )}
<h2>What became of the rows</h2>${table(["", "rows"], counts)}
<h2>Entries</h2><p>${entries.length < summary.entries ? `The ${entries.length} entries with the most at stake; the CSV has all ${summary.entries}.` : "All entries."}</p>
${detail.join("\n")}
</body></html>
`;
}
