// French of an audit: what it finds, why, until when and what CAPE says, in every place that it is written to. Codes, names of columns,
// citations and marks stay as they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type AnsweredEntry, auditAnswer } from "../../src/audit/answer.js";
import { type AuditReport, auditRows } from "../../src/audit/audit.js";
import { type CapeLists, capeDocuments, listForCape } from "../../src/audit/cape-documents.js";
import { correctionRows } from "../../src/audit/corrections.js";
import { auditPage } from "../../src/audit/printed.js";
import { writeProblem } from "../../src/audit/rows.js";
import { entryRow, findingRows, writeSummary } from "../../src/audit/tables.js";
import { workbookSheets } from "../../src/audit/workbook.js";
import type { Day } from "../../src/exact/day.js";
import { bundledAuditData } from "../../src/packaged/audit-bundle.js";
import { bundledEngine } from "../../src/packaged/bundle.js";
import type { Language } from "../../src/said/language.js";
import { UNTRANSLATED } from "../../src/said/translator.js";
import { auditCases, rowsOfCase } from "../audit/worked-entries.js";
import { englishLeft, saidIn } from "./english-left.js";

const engine = bundledEngine();
const data = bundledAuditData();

// Reports that go wrong in each way a row, a line or an entry can.
const HEADER = ["Entry Number", "Entry Date", "Line", "HTS", "COO", "SPI", "Entered Value", "Duty", "", "CLAIM NUMBER", "CLAIM ERROR"];
const GOODS = ["1", "6109100004", "CA", "", "6000", "990", "", ""];
const WRONG: readonly (readonly (readonly string[])[])[] = [
  [["TST00000011", "", ...GOODS]],
  [
    ["TST00000011", "2026-02-10", ...GOODS],
    ["TST00000011", "2026-02-11", ...GOODS],
  ],
  [
    ["TST00000011", "2026-02-10", ...GOODS],
    ["TST00000011", "2026-02-10", ...GOODS],
  ],
  [["TST00000011", "2026-02-10", "1", "9903.01.10", "CA", "", "", "2100", "", ""]],
  [["TST00000011", "2026-02-10", "1", "6109100004", "", "", "6000", "990", "", ""]],
  [["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "", "990", "", ""]],
  [["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "6000", "much", "", ""]],
  [["TST00000011", "2026-02-10", "1", "12", "CA", "", "6000", "990", "", ""]],
  [
    ["TST00000011", "2026-02-10", "1", "9903.01.10", "CA", "", "", "2100", "", ""],
    ["TST00000011", "2026-02-10", "1", "6109100004", "MX", "", "6000", "990", "", ""],
    ["TST00000011", "2026-02-10", "2", "6109100004", "CA", "", "6000", "990", "", ""],
    ["TST00000011", "2026-02-10", "2", "6109100012", "CA", "S", "6000", "990", "", ""],
  ],
  [
    ["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "6000", "990", "", ""],
    ["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "6000", "991", "", ""],
    ["TST00000011", "2026-02-10", "2", "6109100004", "CA", "S", "6000", "0", "", ""],
    ["TST00000011", "2026-02-10", "2", "9903.01.14", "CA", "S+", "", "0", "", ""],
    ["TST00000011", "2026-02-10", "3", "9903.01.14", "MX", "", "", "0", "", ""],
    ["TST00000011", "2026-02-10", "3", "6109100004", "CA", "", "6000", "990", "", ""],
    ["TST00000011", "2026-02-10", "4", "9903.01.14", "CA", "", "5000", "0", "", ""],
    ["TST00000011", "2026-02-10", "4", "9903.01.10", "CA", "", "6000", "0", "", ""],
    ["TST00000011", "2026-02-10", "4", "6109100004", "CA", "", "", "990", "", ""],
  ],
  [["TST00000011", "2024-02-10", ...GOODS]],
  [["TST00000011", "2026-02-10", "1", "6109100004", "CA", "", "6000", "1000", "1001", "HTS SEQUENCE MISMATCH"]],
];

interface Asked {
  readonly rows: readonly (readonly string[])[];
  readonly asOf: Day;
}

const REPORTS: readonly Asked[] = [
  ...auditCases.map((each, at) => ({ rows: rowsOfCase(each, at), asOf: each["as-of"] as Day })),
  ...WRONG.map((rows) => ({ rows: [HEADER, ...rows.map((row) => [...row.slice(0, 8), "?", ...row.slice(8)])], asOf: "2026-10-07" as Day })),
];

// Cells whose text is for people; the others are codes, amounts, days and citations.
const FINDING_TEXTS = [5, 8, 24];

// Everything that an audit writes for people, a text a line.
function textsOf(report: AuditReport, { asOf }: Asked, language: Language): string[] {
  const translator = engine.parts.translator(language);
  const lists: CapeLists = { fit: [], ask: [], leftOut: [] };
  for (const entry of report.entries) listForCape(lists, entry, translator);
  const summary = writeSummary(report.summary, { asOf, law: "", rows: report.count, notes: report.notes }, translator);
  const shown = report.entries.map((entry) => ({ entry: entryRow(entry, translator), findings: findingRows(entry, translator) }));
  const page = auditPage(summary, shown, data, translator)
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .split(/<[^>]*>/);
  return [
    ...shown.flatMap(({ findings }) => findings.flatMap((cells) => FINDING_TEXTS.map((at) => cells[at] ?? ""))),
    ...shown.flatMap(({ entry }) => entry.map((cell) => cell.replace(/^(open|closed|unknown|not-yet)(: |$)/, ""))),
    ...report.entries.flatMap((entry) => correctionRows(entry, translator).flat()),
    ...report.problems.map((each) => writeProblem(each, translator).message),
    ...capeDocuments(lists, data).map(({ text }) => text),
    ...summary.next.map(({ text }) => text),
    ...summary.notes,
    ...workbookSheets(summary, shown, translator).flatMap(({ data: rows }) =>
      rows.flat().flatMap((cell) => (cell === null || cell.fontWeight === "bold" ? [] : [String(cell.value)])),
    ),
    ...page,
  ];
}

function audited(asked: Asked, language: Language): string[] {
  const report = auditRows(asked.rows, { engine, data, asOf: asked.asOf, language });
  if ("refused" in report) throw new Error(engine.parts.translator().arg(report.refused.message));
  return textsOf(report, asked, language);
}

test("each text of audit/ has its French", () => {
  const { law } = engine.parts.translator("fr");
  const { cape, classes, remedies, estimate } = data;
  const words = (value: unknown): string[] =>
    typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(words) : [];
  const { header: _header, live: _live, most: _most, days: _days, by: _by, types: _types, ...reasons } = cape;
  const texts = [
    ...classes.flatMap(({ title, means }) => [title, means]),
    ...Object.values(remedies).flatMap(({ title, because = "", mark = "", flagged, flaggedOtherwise }) => [
      ...[title, because, mark, flagged?.because ?? "", flaggedOtherwise?.because ?? ""],
    ]),
    estimate.mark,
    // Days, types and citations of a rule are no sentences.
    ...words(reasons).filter((text) => /[a-z]{3}/.test(text)),
  ];
  assert.ok(texts.filter((text) => text !== "").length > 70);
  assert.deepEqual(
    texts.filter((text) => law(text).startsWith(UNTRANSLATED)),
    [],
  );
});

test("an audit in French holds no English sentence, in none of its files", (context) => {
  const left = new Set<string>();
  const marked = new Set<string>();
  const said = new Set<string>();
  const same: string[] = [];
  for (const asked of REPORTS) {
    const [english, french] = [audited(asked, "en"), audited(asked, "fr")];
    assert.equal(french.length, english.length);
    for (const id of englishLeft(french.join("\n"))) left.add(id);
    for (const id of saidIn(english.join("\n"))) said.add(id);
    for (const text of french) if (text.includes(UNTRANSLATED)) marked.add(text);
    // Three words that are the same in both are a sentence that nobody said in French.
    for (const [at, text] of french.entries()) if (text === english[at] && /\b[a-z]{2,}(?: [a-z]{2,}){2,}/.test(text)) same.push(text);
  }
  assert.deepEqual([...left], []);
  // A code that stands where an authority does.
  assert.deepEqual([...new Set(same)], ["not on record"]);
  assert.deepEqual([...marked], []);
  const own = [...said].filter((id) => /^(finding|clock|report|audit-page|audit)\//.test(id));
  assert.ok(own.length > 60, `${own.length} texts of the audit are said: ${own.join(", ")}`);
  context.diagnostic(`${REPORTS.length} reports, ${own.length} texts of the audit`);
});

test("the answer for programs is in the language asked, with the same codes", () => {
  const [asked] = REPORTS;
  assert.ok(asked !== undefined);
  const [english, french] = (["en", "fr"] as const).map((language) =>
    auditAnswer(asked.rows, { engine, data, asOf: asked.asOf, language }),
  );
  assert.ok(english !== undefined && french !== undefined && "entries" in english && "entries" in french);
  assert.deepEqual(englishLeft(JSON.stringify(french, undefined, 1)), []);
  for (const [at, entry] of english.entries.entries()) {
    const other: AnsweredEntry | undefined = french.entries[at];
    assert.deepEqual(Object.keys(other ?? {}), Object.keys(entry));
    for (const [place, cells] of entry.findings.entries())
      for (const name of ["class", "remedy", "state", "back_max", "cites"]) assert.equal(other?.findings[place]?.[name], cells[name]);
  }
});
