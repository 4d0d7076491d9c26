// `carveout origin-coverage`: every HS6 number of chapters 1 to 97 with its proof or gap, as the page docs/origin-coverage.md.

import { parseDay } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { openSchedule } from "../hts/schedule.js";
import { datedGaps, overlaps, type Standing, standings } from "../origin/coverage.js";
import { bundledSchedule } from "../packaged/bundle.js";
import { bundledOrigin } from "../packaged/origin-bundle.js";
import { bundledTrade } from "../packaged/trade-bundle.js";

const DATE = "2025-10-01";
const YEAR = "2025-";
const LEVELS = ["P", "S", "SR", "M", "gap"] as const;

/** Print the page. */
export function originCoverageCommand({ json }: { readonly json?: boolean }): void {
  process.stdout.write(json === true ? `${JSON.stringify(allStandings().all, undefined, 2)}\n` : coveragePage());
}

// Every number of six digits with its proof or gap, on the day of the page.
function allStandings() {
  const day = parseDay(DATE);
  if (day === undefined) throw new Error(`${DATE} is not a day`);
  const tables = bundledOrigin();
  const numbers = new Set(
    openSchedule(bundledSchedule())
      .lines(day)
      .map((each) => each.replaceAll(".", "").slice(0, 6))
      .filter((each) => each < "98"),
  );
  return { day, tables, all: standings([...numbers].sort(), day, tables) };
}

/** The page as text. */
export function coveragePage(): string {
  const { day, tables, all } = allStandings();
  const trade = tradeByNumber();
  const total = [...trade.values()].reduce((sum, each) => sum + each, 0);
  const chapters = [...new Set(all.map(({ hts }) => hts.slice(0, 2)))];
  const rows = chapters.map((chapter) =>
    row(
      chapter,
      all.filter(({ hts }) => hts.startsWith(chapter)),
      trade,
    ),
  );
  const gaps = all.filter(({ level }) => level === "gap");
  return [
    "# What the rules of origin cover",
    "",
    `Made by \`carveout origin-coverage\`: HS6 numbers of chapters 1 to 97 in force on ${DATE}, by the weakest proof among the rows of the number.`,
    "P: primary text seen. S: a transcription. SR: a transcription, repaired. M: memory. Answers on SR, M and bridged numbers have the reliance `remembered`: to be checked before they are relied on.",
    "",
    `${all.length - gaps.length} of ${all.length} numbers have a rule; of Canada's 2025 imports in these chapters ${percent(covered(all, trade), total)} by value.`,
    `${all.filter(({ bridged }) => bridged).length} numbers are read through an older HS number.`,
    "",
    "| Chapter | HS6 | P | S | SR | M | gap | bridged | 2025 trade, $m | covered |",
    "|---|---|---|---|---|---|---|---|---|---|",
    ...rows,
    row("all", all, trade),
    "",
    "## Numbers without a rule",
    "",
    gaps.map(({ hts }) => formatHts(hts)).join(", "),
    "",
    "## Days without a rule",
    "",
    "Rows that begin after the agreement did; before that day the good is a gap or falls to the wider row.",
    "",
    ...datedGaps(tables.rules, tables.firstDay as typeof day).map(
      ({ range, appliesTo, until }) => `- ${range}${appliesTo === "" ? "" : `, ${appliesTo}`}: from ${until}`,
    ),
    "",
    "## Overlaps",
    "",
    ...overlapLines(),
    "",
    "## Notes of sections and chapters",
    "",
    "What stands above the rules of single numbers (`origin/notes.csv`), and what of it is not encoded.",
    "",
    "| Numbers | Does | What | Proof | Source |",
    "|---|---|---|---|---|",
    ...bundledOrigin().data.notes.map(
      ({ goods, except, does, says, level, cite }) =>
        `| ${goods.join(" ")}${except.length === 0 ? "" : ` but ${except.join(" ")}`} | ${DOES[does]} | ${says} | ${level} | ${cite} |`,
    ),
    "",
  ].join("\n");
}

const DOES = {
  confers: "confers origin",
  "bars-shift": "bars the change",
  "bars-fresh": "bars the change",
  disregards: "leaves out of the change",
  regional: "must originate",
  "formed-and-finished": "must be formed and finished in the region",
  "transit-exempt": "keeps its origin abroad",
  "not-encoded": "**not encoded**",
  disputed: "reading in doubt",
} as const;

function overlapLines(): string[] {
  const found = overlaps(bundledOrigin().rules);
  if (found.length === 0) return ["None: no two rows of one range, description and alternative hold on the same day."];
  return found.map(({ one, other }) => `- ${one.range.from}-${one.range.to}: ${one.text}; ${other.text}`);
}

function tradeByNumber(): ReadonlyMap<string, number> {
  const { months, lines } = bundledTrade();
  const totals = new Map<string, number>();
  for (const { hts, value } of lines) {
    const number = hts.replaceAll(".", "").slice(0, 6);
    if (number >= "98") continue;
    const sum = value.reduce((total, each, index) => (months[index]?.startsWith(YEAR) === true ? total + each : total), 0);
    totals.set(number, (totals.get(number) ?? 0) + sum);
  }
  return totals;
}

function covered(all: readonly Standing[], trade: ReadonlyMap<string, number>): number {
  return all.reduce((sum, { hts, level }) => sum + (level === "gap" ? 0 : (trade.get(hts) ?? 0)), 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)}%`;
}

const MILLION = 1_000_000;

function row(name: string, all: readonly Standing[], trade: ReadonlyMap<string, number>): string {
  const count = (level: string): number => all.filter((each) => each.level === level).length;
  const value = all.reduce((sum, { hts }) => sum + (trade.get(hts) ?? 0), 0);
  const bridged = all.filter((each) => each.bridged).length;
  const cells = [name, all.length, ...LEVELS.map(count), bridged, (value / MILLION).toFixed(1), percent(covered(all, trade), value)];
  return `| ${cells.join(" | ")} |`;
}
