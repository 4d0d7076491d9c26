// MPF and HMF of an entry as the fiscal year asks them, against what was filed.

import { feesOf } from "../assess/fees.js";
import type { Day } from "../exact/day.js";
import { programFor } from "../law/claimable.js";
import type { Law } from "../law/types.js";
import { type Program, programOf } from "../law/vocabulary.js";
import { message } from "../said/message.js";
import type { FiledEntry, FiledLine } from "./entry.js";
import { type Finding, finding } from "./finding.js";

const ON = { line: "", hts: "", origin: "" };

/** Findings on the fees; none where the report has no fees, the entry does not fit together, or its day is unknown. */
export function feeFindings(entry: FiledEntry, law: Law, asOf: Day, informal: boolean): Finding[] {
  const { entryDate } = entry;
  if (entryDate === undefined || entry.lines.some((line) => line.value === undefined || line.broken !== undefined)) return [];
  const { vocabulary } = law;
  const programOfLine = ({ spi }: FiledLine): Program | undefined => (spi == null ? undefined : programOf(vocabulary, spi));
  const owed = (claimed: (line: FiledLine) => Program | undefined): ReadonlyMap<string, { cents: bigint; cites: readonly string[] }> => {
    const fees = feesOf(law, {
      entryDate,
      importDate: entry.importDate ?? entryDate,
      knownOn: asOf,
      informal,
      mode: entry.mode,
      lines: entry.lines.map((line) => {
        const value = { n: line.value ?? 0n, d: 100n };
        const number = line.chapter98?.replaceAll(".", "");
        const program = claimed(line);
        return {
          value,
          ...(program === undefined ? {} : { program }),
          ...(number === undefined ? {} : { chapter98: { number, dutiable: value } }),
        };
      }),
    });
    // A fee whose amount is not on record is not judged.
    return new Map(
      fees.lines.flatMap(({ fee, amount, cites }) =>
        amount === undefined ? [] : [[fee, { cents: BigInt(amount.replace(".", "")), cites }]],
      ),
    );
  };
  const asFiled = owed(programOfLine);
  const found: Finding[] = [];
  const lines = BigInt(Math.max(1, entry.lines.length));
  const mpf = asFiled.get("MPF");
  if (entry.mpf !== undefined && mpf !== undefined && entry.lines.every((line) => line.spi !== undefined)) {
    found.push(...difference("MPF", "mpf", entry.mpf, mpf, lines));
    const couldClaim = (line: FiledLine): Program | undefined =>
      programOfLine(line) ?? (line.originating && line.spi === null ? programFor(law, line.origin ?? "") : undefined);
    const after = owed(couldClaim).get("MPF")?.cents ?? 0n;
    if (after < mpf.cents)
      found.push(
        finding(ON, {
          heading: "MPF",
          authority: "Fee",
          class: "cusma-not-claimed",
          filed: entry.mpf,
          asThen: mpf.cents,
          now: after,
          min: mpf.cents - after,
          max: mpf.cents - after,
          cites: mpf.cites,
        }),
      );
  }
  const hmf = asFiled.get("HMF");
  if (entry.hmf !== undefined && hmf !== undefined && entry.mode !== undefined)
    found.push(...difference("HMF", "hmf", entry.hmf, hmf, lines));
  return found;
}

function difference(
  fee: "MPF" | "HMF",
  id: string,
  filed: bigint,
  owed: { cents: bigint; cites: readonly string[] },
  lines: bigint,
): Finding[] {
  const back = filed - owed.cents;
  if (back === 0n) return [];
  const at = { heading: fee, authority: "Fee", filed, asThen: owed.cents, now: owed.cents, min: back, max: back, cites: owed.cites };
  if (back <= lines && back >= -lines) return [finding(ON, { ...at, class: "rounding", note: message("finding/cent-a-line") })];
  return [finding(ON, back > 0n ? { ...at, class: id } : { ...at, class: "underpayment", cause: fee })];
}
