// The report as one printable page: no script, nothing fetched.

import type { Day } from "../exact/day.js";
import type { Language } from "../said/language.js";
import { type Arg, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
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

// Thousands separators in amounts only.
function grouped(text: string, language: Language): string {
  if (!text.includes(".")) return text;
  return language === "fr" ? text.replace(/\B(?=(\d{3})+\.)/g, "\u00a0").replace(".", ",") : text.replace(/\B(?=(\d{3})+\.)/g, ",");
}

type Table = (header: readonly string[], rows: readonly (readonly string[])[]) => string;

// Makes tables; their heads are words of the report.
function tables({ language, word }: Translator): Table {
  const cell = (text: string): string =>
    /^-?\d+(\.\d\d)?$/.test(text) ? `<td class="n">${escaped(grouped(text, language))}</td>` : `<td>${escaped(text)}</td>`;
  return (header, rows) => {
    const head = header.map((each) => `<th scope="col">${escaped(word(each))}</th>`).join("");
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("\n")}</tbody></table>`;
  };
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

const STATE_COLUMN = FINDING_COLUMNS.indexOf("state");
const ESTIMATED_COLUMN = PAYMENT_COLUMNS.indexOf("liquidation_estimated");

// What else to add, below the first line.
function adds({ next }: WrittenSummary): string {
  return next.length < 2
    ? ""
    : `<ul>${next
        .slice(1)
        .map(({ text }) => `<li>${escaped(text)}</li>`)
        .join("")}</ul>\n`;
}

function lastDays({ deadlines }: WrittenSummary, data: AuditData, table: Table, translator: Translator): string {
  return table(
    ["last day", "stands", "way back", "entries", "at stake", "lost after it", "law"],
    deadlines
      .slice(0, PAGE_ENTRIES)
      .map(({ day, daysLeft, estimated, remedy, entries, back, lost, cites, mark }) => [
        dayWords(day, translator.language),
        clockWords({ status: "open", lastDay: day as Day, daysLeft, estimated }, translator),
        titleOf(data.remedies[remedy], remedy, translator),
        String(entries),
        back,
        lost,
        [...cites, ...(mark === undefined ? [] : [mark])].join("; "),
      ]),
  );
}

function titleOf(rule: { readonly title: string } | undefined, id: string, { law, word }: Translator): string {
  return rule === undefined ? word(id) : law(rule.title);
}

const STATE = /^(open|closed|unknown|not-yet)(?=$|: )/;

// A status as the table of entries has it, with its code in words.
function statusWords(cell: string, { word }: Translator): string {
  return cell.replace(STATE, (state) => word(state));
}

/** Write the page. Its entries are written in the language of the translator. */
export function auditPage(summary: WrittenSummary, entries: readonly PageEntry[], data: AuditData, translator: Translator): string {
  const { language, say, law, word } = translator;
  const table = tables(translator);
  const money = (text: string): string => grouped(text, language);
  // Past the end of the table of rates no most is known.
  const interestOf = ({ min, max = "" }: { readonly min: string; readonly max?: string }): Arg =>
    max === "" ? message("audit-page/at-least", { least: money(min) }) : span(min, max);
  const span = (least: string, most: string): Arg =>
    least === most ? money(least) : message("explain/to", { least: money(least), most: money(most) });
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
    const clocks = ENTRY_COLUMNS.filter((name) => name.endsWith("_status")).map((name) => {
      const id = name.replace(/_status$/, "");
      return [word(id.replaceAll("_", " ")), of(`${id}_words`), statusWords(of(name), translator), of(`${id}_cites`)];
    });
    const entryWords = message("audit-page/entry", { number: of("entry_number"), day: of("entry_date") });
    const sumWords = message("audit-page/entry-sums", {
      duty: money(of("duty_filed")),
      back: span(of("back_min"), of("back_max")),
      owed: span(of("owed_min"), of("owed_max")),
      interest: interestOf({ min: of("interest_min"), max: of("interest_max") }),
      from: of("interest_from"),
      through: of("interest_through"),
      liquidation: of("liquidation"),
      mark: of("liquidation_estimated") === "yes" ? message("audit/estimate") : "",
    });
    return `<section><h3>${escaped(say(entryWords))}</h3>
<p>${escaped(say(sumWords))}</p>
${table(
  SHOWN.map((name) => name.replaceAll("_", " ")),
  findings.map((row) => columns.map((at) => (at === STATE_COLUMN ? word(row[at] ?? "") : (row[at] ?? "")))),
)}${table(["way back", "stands", "on the day asked", "law"], clocks)}</section>`;
  });
  const counts = Object.entries(rows).map(([name, count]) => [word(name), String(count)]);
  const title = escaped(say(message("audit-page/title", { day: summary.asOf })));
  const totals = message("audit-page/totals", {
    entries: message("audit/entries", { count: summary.entries }),
    lines: message("counted/lines", { count: summary.lines }),
    duty: money(summary.duty),
    back: span(summary.total.backMin, summary.total.backMax),
    interest: interestOf(summary.interest),
    owed: span(summary.total.owedMin, summary.total.owedMax),
    fit: message("audit/entries", { count: summary.cape.fit }),
    ask: summary.cape.ask,
    law: summary.law,
  });
  const shown =
    entries.length < summary.entries
      ? message("audit-page/most-at-stake", { shown: entries.length, all: summary.entries })
      : message("audit-page/all-entries");
  const heading = (text: string): string => `<h2>${escaped(word(text))}</h2>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p><strong>${escaped(summary.next[0]?.text ?? say(NOTHING_TO_ADD))}</strong></p>
<p>${escaped(say(totals))}</p>
<ul>${summary.notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>
${adds(summary)}${heading("Last days")}${lastDays(summary, data, table, translator)}
${heading("As CBP pays: by importer and day of liquidation")}${table(
  PAYMENT_COLUMNS.map((name) => name.replaceAll("_", " ")),
  summary.payments.slice(0, PAGE_ENTRIES).map((each) => paymentRow(each).map((cell, at) => (at === ESTIMATED_COLUMN ? word(cell) : cell))),
)}
${heading("By importer")}${group("importer", word)}
${heading("By class")}${group("class", (key) => titleOf(titles.get(key), key, translator))}
${heading("By authority")}${group("authority", word)}
${heading("By month of entry")}${group("month", word)}
${heading("By way back")}${group("remedy", (key) => titleOf(data.remedies[key], key, translator))}
${heading("What the classes mean")}${table(
  ["class", "meaning", "law"],
  data.classes
    .filter((each) => summary.by.class?.[each.id] !== undefined)
    .map((each) => [law(each.title), law(each.means), each.by.join("; ")]),
)}
${heading("What became of the rows")}${table(["", "rows"], counts)}
${heading("Entries")}<p>${escaped(say(shown))}</p>
${detail.join("\n")}
</body></html>
`;
}
