// Canada's imports by kind of goods, sector and month under the law of each month, as plain data: what Home and Trade draw.

import type { Authority } from "../law/types.js";
import { AUTHORITIES, type Exposer } from "./exposure.js";
import type { Tally } from "./tally.js";
import type { Assumption, Trade } from "./trade.js";

/** Sums of one group of one month, whole dollars. `duty` and `by` hold the least and the most. */
export interface MonthSums {
  readonly imports: number;
  readonly inside: number;
  /** Imports that were rated. */
  readonly rated: number;
  readonly duty: readonly [number, number];
  readonly by: Readonly<Partial<Record<Authority, readonly [number, number]>>>;
}

/** The series. Groups hold one row for each month. */
export interface KindTrade {
  readonly months: readonly string[];
  readonly source: string;
  readonly break: string;
  readonly breakAt: string;
  readonly total: readonly MonthSums[];
  readonly kinds: Readonly<Record<string, readonly MonthSums[]>>;
  readonly sectors: Readonly<Record<string, readonly MonthSums[]>>;
  /** The largest lines of each kind: number, imports of the last twelve months, the part of it under a claim. */
  readonly lines: Readonly<Record<string, readonly (readonly [hts: string, imports: number, inside: number])[]>>;
}

const LARGEST = 8;
const YEAR = 12;

interface Request {
  readonly assumptions: readonly Assumption[];
  kindOf(hts: string): string;
  sectorOf(chapter: string): string;
}

/** Work the series out: one pass over the trade, summed in three ways. */
export function kindTrade(exposer: Exposer, trade: Trade, { assumptions, kindOf, sectorOf }: Request): KindTrade {
  const kinds = new Map<string, string>();
  const keyOf = (hts: string, month: string): string => {
    let kind = kinds.get(hts);
    if (kind === undefined) {
      kind = kindOf(hts);
      kinds.set(hts, kind);
    }
    return `${kind}|${sectorOf(hts.slice(0, 2))}|${month}`;
  };
  const { groups } = exposer.exposure({ by: "month", claims: "comparable", assumptions, sectorOf, keyOf });
  const along = (part: 0 | 1 | undefined): Record<string, MonthSums[]> => {
    const names = [...new Set(groups.map(({ key }) => nameOf(key, part)))].sort();
    return Object.fromEntries(
      names.map((name) => [
        name,
        trade.months.map((month) => summed(groups.filter(({ key }) => nameOf(key, part) === name && key.endsWith(`|${month}`)))),
      ]),
    );
  };
  const recent = trade.months.length - YEAR;
  const since = (values: readonly number[]): number => values.slice(Math.max(0, recent)).reduce((sum, each) => sum + each, 0);
  const byLine = trade.lines.map(({ hts, value, claimed }) => [hts, since(value), since(claimed)] as const);
  const lines: Record<string, (readonly [string, number, number])[]> = {};
  for (const row of [...byLine].sort((a, b) => b[1] - a[1])) {
    const kind = kindOf(row[0]);
    const kept = lines[kind] ?? [];
    lines[kind] = kept;
    if (kept.length < LARGEST && row[1] > 0) kept.push(row);
  }
  return {
    months: trade.months,
    source: trade.series.source,
    break: trade.series.break,
    breakAt: trade.series.claimsOnFreeLinesFrom,
    total: along(undefined)[""] ?? [],
    kinds: along(0),
    sectors: along(1),
    lines,
  };
}

function nameOf(key: string, part: 0 | 1 | undefined): string {
  return part === undefined ? "" : (key.split("|")[part] ?? "");
}

function summed(groups: readonly Tally[]): MonthSums {
  const sum = (get: (group: Tally) => bigint): bigint => groups.reduce((total, group) => total + get(group), 0n);
  const dollars = (cents: bigint): number => Number((cents + 50n) / 100n);
  const unrated = (group: Tally): bigint => [...group.notRated.values()].reduce((total, each) => total + each, 0n);
  const by: Partial<Record<Authority, readonly [number, number]>> = {};
  for (const authority of AUTHORITIES) {
    const [min, max] = [
      sum((group) => group.byAuthority.get(authority)?.min ?? 0n),
      sum((group) => group.byAuthority.get(authority)?.max ?? 0n),
    ];
    if (max > 0n) by[authority] = [dollars(min), dollars(max)];
  }
  return {
    imports: Number(sum(({ imports }) => imports)),
    inside: Number(sum(({ inside }) => inside)),
    rated: Number(sum((group) => group.imports - unrated(group))),
    duty: [dollars(sum(({ duty }) => duty.min)), dollars(sum(({ duty }) => duty.max))],
    by,
  };
}
