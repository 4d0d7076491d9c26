// The trade statistics and assumptions that the package carries, read on the first call.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { type Assumption, readTrade, shareOf, type Trade, type TradeSeries } from "../scenario/trade.js";
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
  assumptions ??= (parse(readFileSync(packagePath("trade/assumptions.csv")), { columns: true }) as Record<string, string>[]).map((row) => {
    const goods = (row.goods ?? "").split(" ").filter((each) => each !== "");
    return { fact: row.fact ?? "", goods, ...sharesOf(row.value ?? "", `trade/assumptions.csv: ${row.fact}`), because: row.because ?? "" };
  });
  const own = assumptions;
  const given = written.flatMap((each): Assumption[] => {
    const [, fact = "", number, value = ""] = /^([\w.]+)(?:@([\d.]+))?=(.+)$/.exec(each) ?? [];
    const rows = own.filter((row) => row.fact === fact);
    if (rows.length === 0)
      throw new CallError(
        `${each} is no assumption.`,
        `Write FACT=SHARE or FACT=LOW-HIGH; facts: ${[...new Set(own.map((row) => row.fact))].join(", ")}.`,
      );
    const read = sharesOf(value, each);
    // What is said of a fact without a number holds for all goods.
    const goods =
      number === undefined
        ? [[], ...rows.map((row) => row.goods).filter((prefixes) => prefixes.length > 0)]
        : [[number.replaceAll(".", "")]];
    return goods.map((prefixes) => ({ fact, goods: prefixes, ...read, because: "set by the caller" }));
  });
  return [...given, ...own];
}

function sharesOf(text: string, where: string): { readonly low: bigint; readonly high: bigint; readonly value?: string } {
  if (/^[a-z][a-z-]*$/.test(text)) return { low: 0n, high: 0n, value: text };
  const [from = "", to = from] = text.split("-");
  const [low, high] = [shareOf(from), shareOf(to)];
  if (low === undefined || high === undefined || low > high)
    throw new CallError(
      `${where} has no share ${JSON.stringify(text)}.`,
      "Write a share from 0 to 1, or LOW-HIGH, as content.steel.value=0.3-0.6.",
    );
  return { low, high };
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
