// All parts that the automotive tables list, as original equipment with little regional content: what is answered, by table.

import { formatHts } from "../../src/hts/number.js";
import type { Use } from "../../src/origin/types.js";
import { bundledOrigin, determine } from "../../src/packaged/origin-bundle.js";

/** One listed part with what was answered. */
export interface Scanned {
  readonly table: string;
  readonly hts: string;
  readonly status: string;
  readonly reliance?: string;
  readonly asks: readonly string[];
}

/** Scan the tables on a day at a share of content by transaction value; the material is of no number that any rule holds back. */
export function scanParts(date: string, percent: number, material: string): readonly Scanned[] {
  const { data } = bundledOrigin();
  const found: Scanned[] = [];
  for (const [table, uses] of data.partTables)
    for (const [name, , code, nc, , from, to] of data.parts) {
      if (name !== table || nc === "" || date < from || to < date) continue;
      for (const use of uses as readonly Use[]) {
        const answer = determine({
          hts: formatHts(code),
          date,
          use,
          transactionValue: "100.00",
          netCost: "95.00",
          materials: [{ name: "castings", hts: material, value: `${100 - percent}.00`, originating: false }],
          facts: { listedPart: true, alternativeStaging: false },
        });
        found.push({
          table,
          hts: formatHts(code),
          status: answer.status,
          ...(answer.status === "error" ? {} : { reliance: answer.reliance }),
          asks: answer.status === "error" ? [answer.error.code] : answer.questions.map(({ fact }) => fact),
        });
      }
    }
  return found;
}

/** Counts by table and answer. */
export function countsOf(scanned: readonly Scanned[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { table, status, asks } of scanned) {
    const key = `${table}: ${status}${status === "needs-facts" ? ` (${[...new Set(asks)].join(", ")})` : ""}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
