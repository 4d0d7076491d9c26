// `carveout compare IN --scenario FILE`: the same entries under the law and under a scenario, only what differs.

import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { REQUIRED } from "../bulk/columns.js";
import { lineOf, planRows } from "../bulk/line.js";
import { dollars } from "../explain/words.js";
import { type Bounds, type CompareBy, type ComparedLine, compareGroups, differs } from "../history/compare.js";
import { bundledEngine } from "./bundle.js";
import { CallError } from "./call-error.js";
import { type AnswerFlags, answerOptions } from "./options.js";
import { packagePath } from "./paths.js";
import { engineOf } from "./scenario-engine.js";
import { tableRows } from "./table-rows.js";

/** Flags of the command. */
export interface CompareFlags extends AnswerFlags {
  readonly by: string;
  readonly json?: boolean;
}

const GROUPS: readonly string[] = ["sector", "chapter", "measure", "month"];

/** Print the groups that differ. */
export async function compareCommand(input: string, flags: CompareFlags): Promise<void> {
  if (flags.scenario === undefined) throw new CallError("No scenario is given.", "Add --scenario FILE; scenarios/ has examples.");
  if (!GROUPS.includes(flags.by)) throw new CallError(`Differences are not summed by ${flags.by}.`, `Choose one of ${GROUPS.join(", ")}.`);
  const options = answerOptions(flags);
  const [law, scenario] = [bundledEngine(), engineOf(flags.scenario)];
  const found: ComparedLine[] = [];
  let lines = 0;
  let plan: ReturnType<typeof planRows> | undefined;
  try {
    for await (const { cells } of tableRows(input)) {
      if (plan === undefined) {
        const header = cells.map((cell) => cell.trim());
        const missing = REQUIRED.filter((column) => !header.includes(column));
        if (missing.length > 0)
          throw new CallError(`${input} has no column ${missing.join(", ")}.`, "Give hts, origin, entry_date and customs_value.");
        plan = planRows(header, law.law.facts);
        continue;
      }
      lines++;
      const line = lineOf(cells, plan);
      const compared = {
        entryDate: String(line.entryDate ?? ""),
        law: law.assess(line, options),
        scenario: scenario.assess(line, options),
      };
      if (differs(compared)) found.push(compared);
    }
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(`${input} cannot be read (${(error as Error).message}).`, "Give a CSV, Parquet or XLSX file.");
  }
  const groups = compareGroups(found, flags.by as CompareBy, sectors());
  if (flags.json === true) {
    const text = ({ min, max }: Bounds): { min: string; max: string } => ({ min: cents(min), max: cents(max) });
    process.stdout.write(
      `${JSON.stringify({ lines, differing: found.length, by: flags.by, groups: groups.map((each) => ({ ...each, law: text(each.law), scenario: text(each.scenario) })) }, undefined, 2)}\n`,
    );
    return;
  }
  const rows = groups.map(({ key, lines: count, law: before, scenario: after }) => [key, String(count), range(before), range(after)]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0), 8));
  const put = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ");
  const table = rows.length === 0 ? [] : [put([flags.by, "lines", "law", "scenario"]), ...rows.map(put)];
  process.stdout.write(`${[...table, `${found.length} of ${lines} lines differ`].join("\n")}\n`);
}

function range({ min, max }: Bounds): string {
  return min === max ? dollars(cents(max)) : `${dollars(cents(min))} to ${dollars(cents(max))}`;
}

function cents(amount: bigint): string {
  const text = amount.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

// Sectors are groups of chapters, ours, for summing up.
function sectors(): (chapter: string) => string {
  const rows = parse(readFileSync(packagePath("sectors/sectors.csv")), { columns: true }) as { sector: string; chapters: string }[];
  const byChapter = new Map(rows.flatMap((row) => row.chapters.split(" ").map((chapter) => [chapter, row.sector] as const)));
  return (chapter) => byChapter.get(chapter) ?? "Other";
}
