// Reads the peer's answers, one row for a line and an interval of days.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** One row of the peer. Rates are fractions. */
export interface PeerRow {
  readonly hts: string;
  readonly from: string;
  readonly until: string;
  readonly base: number;
  readonly gross232: number;
  readonly grossIeepa: number;
  readonly net232: number;
  readonly netIeepa: number;
  readonly net122: number;
  readonly net201: number;
  readonly steel: number;
  readonly aluminum: number;
  readonly copper: number;
  readonly annex: string;
  readonly programs: string;
  readonly eligible: boolean;
}

/** Rows of one file in their order. */
export async function* peerRows(file: string): AsyncGenerator<PeerRow> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  let at: Readonly<Record<string, number>> | undefined;
  for await (const line of lines) {
    const cells = line.split(",");
    if (at === undefined) {
      at = Object.fromEntries(cells.map((name, index) => [name, index]));
      continue;
    }
    const columns = at;
    const text = (name: string): string => cells[columns[name] ?? -1] ?? "";
    const number = (name: string): number => Number(text(name) || 0);
    yield {
      hts: text("hts10"),
      from: text("valid_from"),
      until: text("valid_until"),
      base: number("base"),
      gross232: number("rate_232"),
      grossIeepa: number("rate_ieepa_fent"),
      net232: number("net_232"),
      netIeepa: number("net_ieepa_fent"),
      net122: number("net_s122"),
      net201: number("net_201"),
      steel: number("steel_share"),
      aluminum: number("aluminum_share"),
      copper: number("copper_share"),
      annex: text("annex"),
      programs: text("s232_programs"),
      eligible: text("usmca_eligible") === "1",
    };
  }
}
