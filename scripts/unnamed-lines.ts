// Lists the subheadings whose lines owe different duties, by what Canada shipped under them, and which of their lines have names of
// their own: `node scripts/run.mjs scripts/unnamed-lines.ts [--day DAY] [--all] [--coverage]`. It tells what to name next.

import { parseArgs } from "node:util";
import type { Day } from "../src/exact/day.js";
import { formatHts } from "../src/hts/number.js";
import { bundledEngine, bundledLineLabels } from "../src/packaged/bundle.js";
import { bundledTrade } from "../src/packaged/trade-bundle.js";

const PROBE = "10000.00";
const YEAR = "2025-";
const SUBHEADING = 6;

interface Line {
  readonly hts: string;
  readonly owed: string;
  readonly trade: number;
}

/** What a line owes on a probe of goods of Canada, with and without the claim, as one text to be compared. */
function owed(hts: string, entryDate: string): string {
  return (["S", null] as const)
    .map((spi) => {
      const answer = bundledEngine().assess({ hts, origin: "CA", entryDate, value: PROBE, spi });
      const [low, high] = [answer.totals ?? answer.range?.min, answer.totals ?? answer.range?.max];
      const span = low?.duty === high?.duty ? (low?.duty ?? "?") : `${low?.duty ?? ""} to ${high?.duty ?? "any"}`;
      return answer.status === "prohibited" ? `banned ${span}` : span;
    })
    .join(" / ");
}

function tradeOfYear(): ReadonlyMap<string, number> {
  const trade = bundledTrade();
  const months = trade.months.flatMap((month, at) => (month.startsWith(YEAR) ? [at] : []));
  return new Map(trade.lines.map(({ hts, value }) => [hts, months.reduce((sum, at) => sum + Number(value[at] ?? 0), 0)]));
}

const { values: flags } = parseArgs({
  options: { day: { type: "string", default: "2026-10-07" }, all: { type: "boolean" }, coverage: { type: "boolean" } },
});
const { schedule } = bundledEngine();
const traded = tradeOfYear();
const named = bundledLineLabels();
const groups = new Map<string, Line[]>();
for (const hts of schedule.lines(flags.day as Day)) {
  const six = hts.slice(0, SUBHEADING);
  if (six >= "98") continue;
  const group = groups.get(six) ?? [];
  group.push({ hts, owed: owed(hts, flags.day), trade: traded.get(hts.padEnd(10, "0")) ?? 0 });
  groups.set(six, group);
}
const isNamed = ({ hts }: Line): boolean => named[hts] !== undefined || named[hts.slice(0, 8)] !== undefined;
const sum = (lines: readonly Line[]): number => lines.reduce((total, { trade }) => total + trade, 0);
const differing = [...groups]
  .filter(([, lines]) => new Set(lines.map((line) => line.owed)).size > 1)
  .sort(([, a], [, b]) => sum(b) - sum(a));

if (flags.coverage !== true) {
  for (const [six, lines] of differing) {
    if (flags.all !== true && lines.every(isNamed)) continue;
    process.stdout.write(`${six}  ${(sum(lines) / 1e6).toFixed(1)} million\n`);
    for (const line of lines) {
      const found = schedule.lookup(line.hts, flags.day as Day);
      const [units, rate] = found.ok ? [found.line.units.join(","), found.line.general] : ["", ""];
      const name = named[line.hts]?.label ?? named[line.hts.slice(0, 8)]?.label ?? "";
      process.stdout.write(`  ${formatHts(line.hts)}\t${units}\t${rate}\t${line.owed}\t${(line.trade / 1e6).toFixed(1)}\t${name}\n`);
    }
  }
}
const every = differing.flatMap(([, lines]) => lines);
const covered = every.filter(isNamed);
const whole = differing.filter(([, lines]) => lines.every(isNamed));
process.stdout.write(
  [
    `${differing.length} subheadings with ${every.length} lines differ in duty on ${flags.day}; ${(sum(every) / 1e6).toFixed(0)} million of trade in 2025.`,
    `${covered.length} lines are named: ${((sum(covered) / sum(every)) * 100).toFixed(1)}% of that trade; ${whole.length} subheadings are named whole.`,
    "",
  ].join("\n"),
);
