// The reading report in words, English and French: one line for each thing that a person should know.

import type { How } from "./cell.js";
import type { ReadColumn, ReadingReport } from "./report.js";

type Language = "en" | "fr";

const HOWS: Readonly<Record<How, readonly [en: string, fr: string]>> = {
  "dollar-sign": ["dollar signs", "signes de dollar"],
  thousands: ["separators of thousands", "séparateurs de milliers"],
  "decimal-comma": ["decimal commas", "virgules décimales"],
  "trailing-zeros": ["zeros after the last decimal dropped", "zéros finals retirés"],
  negative: ["negative amounts", "montants négatifs"],
  nothing: ["dashes and the like, read as empty", "tirets et semblables, lus comme vides"],
  percent: ["per cent", "pour cent"],
  "weight-unit": ["weights with a unit, in kilograms", "poids avec unité, en kilogrammes"],
  "day-mdy": ["days read month first", "dates lues mois d'abord"],
  "day-dmy": ["days read day first", "dates lues jour d'abord"],
  "day-year-first": ["days written year first", "dates écrites année d'abord"],
  "day-month-name": ["days with the name of the month", "dates avec le nom du mois"],
  "day-serial": ["serial days of a spreadsheet", "dates sérielles d'un tableur"],
  "day-run": ["days written as eight digits", "dates écrites en huit chiffres"],
  "day-time": ["times of day dropped", "heures retirées"],
  "day-word": ["days by a word", "jours nommés par un mot"],
  "country-name": ["names of countries", "noms de pays"],
  "country-code": ["country codes in another case", "codes de pays dans une autre casse"],
  "yes-no": ["yes and no", "oui et non"],
  "claim-word": ["claims by name", "préférences par leur nom"],
  "zero-put-back": ["tariff numbers that got their leading zero back", "numéros tarifaires dont le zéro initial a été rétabli"],
  "number-as-float": ["tariff numbers that had become decimals", "numéros tarifaires devenus décimaux"],
  footnote: ["tariff numbers with the mark of a footnote", "numéros tarifaires suivis d'un appel de note"],
  "unknown-word": ["words for unknown", "mots pour inconnu"],
  "choice-word": ["choices by another word", "choix par un autre mot"],
  "text-mark": ["quotes and spaces around text dropped", "guillemets et espaces autour du texte retirés"],
};

const SETTLED: Readonly<Record<NonNullable<ReadColumn["settledBy"]>, readonly [en: string, fr: string]>> = {
  column: ["the column shows it", "la colonne le montre"],
  header: ["the header says it", "l'en-tête le dit"],
  table: ["other columns show it", "d'autres colonnes le montrent"],
  option: ["as was said", "comme indiqué"],
  layout: ["as such reports are written", "selon l'usage de ces rapports"],
};

const SKIPPED: Readonly<Record<keyof ReadingReport["skipped"], readonly [en: string, fr: string]>> = {
  title: ["title", "de titre"],
  header: ["header", "d'en-tête"],
  blank: ["blank", "vides"],
  total: ["total", "de total"],
  note: ["note", "de note"],
};

const TABLE = {
  columns: ["Columns read", "Colonnes lues"],
  unread: ["Columns that only pass through", "Colonnes transmises sans lecture"],
  skipped: ["Rows skipped", "Lignes sautées"],
  sheet: ["Sheet read", "Feuille lue"],
  hidden: ["hidden", "masquée"],
  hiddenRows: ["Hidden rows, read like the others", "Lignes masquées, lues comme les autres"],
  among: ["of", "parmi"],
  another: ["--sheet NAME reads another", "--sheet NOM en lit une autre"],
  encoding: ["Encoding", "Encodage"],
  separator: ["Separator", "Séparateur"],
  tab: ["tab", "tabulation"],
  refused: ["Rows refused", "Lignes refusées"],
  because: ["is not read, because", "n'est pas lue, car"],
  gives: ["gives", "donne"],
} as const;

const MARKS: Readonly<Record<string, string>> = { "\t": "tab" };

/** Lines of the report; none where the table stood in the plain form throughout. */
export function reportLines(report: ReadingReport, language: Language = "en"): string[] {
  const at = language === "en" ? 0 : 1;
  const word = (key: keyof typeof TABLE): string => TABLE[key][at];
  const lines: string[] = [];
  const { sheet, hidden, sheets } = report;
  if (sheet !== undefined && (sheets !== undefined || hidden === true)) {
    const among = sheets === undefined ? [] : [`${word("among")} ${sheets.join(", ")}`, word("another")];
    lines.push(`${word("sheet")}: ${sheet} (${[...(hidden === true ? [word("hidden")] : []), ...among].join("; ")})`);
  }
  if (report.hiddenRows !== undefined) lines.push(`${word("hiddenRows")}: ${report.hiddenRows}`);
  if (report.encoding !== undefined && report.encoding !== "utf-8") lines.push(`${word("encoding")}: ${report.encoding}`);
  if (report.separator !== undefined && report.separator !== ",")
    lines.push(`${word("separator")}: ${MARKS[report.separator] === undefined ? report.separator : word("tab")}`);
  const renamed = report.columns.filter(({ theirs, ours }) => theirs !== ours);
  if (renamed.length > 0) lines.push(`${word("columns")}: ${renamed.map(({ theirs, ours }) => `${theirs} = ${ours}`).join(", ")}`);
  for (const column of report.columns)
    for (const { how, count, from, to } of column.as) {
      const settled = column.settledBy === undefined || !SETTLES.has(how) ? "" : `; ${SETTLED[column.settledBy][at]}`;
      lines.push(`${column.theirs}: ${count} ${HOWS[how][at]} (${shown(from)} = ${shown(to)}${settled})`);
    }
  const skipped = Object.entries(report.skipped).filter(([kind, count]) => count > 0 && kind !== "header");
  if (skipped.length > 0)
    lines.push(`${word("skipped")}: ${skipped.map(([kind, count]) => `${count} ${SKIPPED[kind as keyof typeof SKIPPED][at]}`).join(", ")}`);
  for (const [theirs, ours, better] of report.passedOver) lines.push(`${theirs} ${word("because")} ${better} ${word("gives")} ${ours}.`);
  const refused = Object.entries(report.refused);
  if (refused.length > 0) lines.push(`${word("refused")}: ${refused.map(([code, count]) => `${count} ${code}`).join(", ")}`);
  return lines;
}

const SETTLES: ReadonlySet<How> = new Set<How>(["day-mdy", "day-dmy", "thousands", "decimal-comma"]);

function shown(text: string): string {
  const trimmed = text.trim();
  return trimmed === "" ? '""' : trimmed.length > 30 ? `${trimmed.slice(0, 30)}…` : trimmed;
}
