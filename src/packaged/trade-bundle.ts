// The trade statistics and assumptions that the package carries, read on the first call.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { readAssumptions, withGiven } from "../scenario/assumptions.js";
import { type Assumption, readTrade, type Trade, type TradeSeries } from "../scenario/trade.js";
import { CallError } from "./call-error.js";
import { packagePath } from "./paths.js";

let trade: Trade | undefined;
let assumptions: readonly Assumption[] | undefined;
let sectors: ReadonlyMap<string, string> | undefined;

/** Canada's imports by line and month. */
export function bundledTrade(): Trade {
  trade ??= readTrade(
    gunzipSync(readFileSync(packagePath("trade/imports-canada.csv.gz"))).toString("utf8"),
    JSON.parse(readFileSync(packagePath("trade/series.json"), "utf8")) as TradeSeries,
  );
  return trade;
}

/** The assumptions of trade/assumptions.csv, with those of the call before them: `FACT[@NUMBER]=LOW[-HIGH]`, or `FACT[@NUMBER]=WORD`. */
export function assumptionsOf(written: readonly string[]): readonly Assumption[] {
  assumptions ??= readAssumptions(parse(readFileSync(packagePath("trade/assumptions.csv")), { columns: true }) as Record<string, string>[]);
  const all = withGiven(assumptions, written);
  if ("refused" in all) throw new CallError(all.refused, all.fix, undefined, "assume");
  return all.assumptions;
}

/** The sector of a chapter; sectors are groups of chapters, ours, for summing up. */
export function sectorOf(chapter: string): string {
  sectors ??= new Map(
    (parse(readFileSync(packagePath("sectors/sectors.csv")), { columns: true }) as { sector: string; chapters: string }[]).flatMap((row) =>
      row.chapters.split(" ").map((each) => [each, row.sector] as const),
    ),
  );
  return sectors.get(chapter) ?? "Other";
}
