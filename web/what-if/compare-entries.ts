// The user's entries under the law and under each future, summed by authority.

import type { Engine } from "../../src/assess/engine.js";
import { lineOf, planRows } from "../../src/bulk/line.js";
import { type Bounds, type ComparedLine, differs } from "../../src/history/compare.js";
import { type ExpectedGroup, expectedGroups } from "../../src/scenario/compare-futures.js";
import { dollarsOf } from "../../src/scenario/report.js";
import type { ComparedEntries, ComparedRange } from "./messages.js";

/** A table that was read; `names` are our names of its columns. */
export interface EntryTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Compare; each engine is one future with its probability in millionths. */
export function compareEntries(
  { names, rows }: EntryTable,
  law: Engine,
  futures: readonly { readonly engine: Engine; readonly millionths: bigint }[],
): ComparedEntries {
  const plan = planRows(names, law.law.facts);
  const lines = rows.map((cells): readonly ComparedLine[] => {
    const line = lineOf(cells, plan);
    const own = law.assess(line);
    return futures.map(({ engine }) => ({
      entryDate: String(line.entryDate ?? ""),
      law: own,
      scenario: engine === law ? own : engine.assess(line),
    }));
  });
  const differing = lines.filter((line) => line.some(differs));
  const odds = futures.map(({ millionths }) => millionths);
  const sums = (by: "authority" | "sector", sectorOf: (chapter: string) => string): ExpectedGroup[] =>
    expectedGroups(differing, odds, by, sectorOf);
  const put = ({ key, law: before, expected, endless }: ExpectedGroup) => ({
    key,
    law: rangeOf(before),
    scenario: endless === true ? { min: expected.min } : expected,
  });
  const [total] = sums("sector", () => "all");
  const none = rangeOf({ min: 0n, max: 0n });
  return {
    lines: rows.length,
    differing: differing.length,
    groups: sums("authority", () => "").map(put),
    total: total === undefined ? { law: none, scenario: none } : put(total),
  };
}

function rangeOf({ min, max, endless }: Bounds): ComparedRange {
  return { min: dollarsOf(min), ...(endless === true ? {} : { max: dollarsOf(max) }) };
}
