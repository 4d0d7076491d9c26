// The last days ahead: by day and way back, with what is lost when the day passes.

import type { AuditedEntry, RoutedFinding } from "./audit-entry.js";

/** A last day of one way back. Amounts in cents. */
export interface LastDay {
  readonly day: string;
  readonly remedy: string;
  readonly daysLeft: number;
  readonly estimated: boolean;
  /** The law that sets the clock, and its mark where it is not verified. */
  readonly by: readonly string[];
  readonly mark?: string;
  entries: number;
  /** What this way may bring back. */
  back: bigint;
  /** The part for which no other way is left after the day. */
  lost: bigint;
}

/** What the open ways of one entry may bring back, by way. */
export function openWays(entry: AuditedEntry): ReadonlyMap<string, { back: bigint; lost: bigint }> {
  const ways = new Map<string, { back: bigint; lost: bigint }>();
  for (const each of entry.findings) {
    if (each.backMax === 0n || entry.clocks.get(each.remedy)?.status !== "open") continue;
    const sums = ways.get(each.remedy) ?? { back: 0n, lost: 0n };
    sums.back += each.backMax;
    if (isLastWay(each, entry)) sums.lost += each.backMax;
    ways.set(each.remedy, sums);
  }
  return ways;
}

// Whether no other way of the class can still be used after this one.
function isLastWay({ remedy, ways }: RoutedFinding, { clocks }: AuditedEntry): boolean {
  const day = clocks.get(remedy)?.lastDay;
  return ways.every((id) => {
    if (id === remedy) return true;
    const clock = clocks.get(id);
    if (clock === undefined || clock.status === "closed" || clock.status === "unknown") return true;
    return clock.status === "open" && clock.lastDay !== undefined && day !== undefined && clock.lastDay <= day;
  });
}

/** Add the last days of one entry. */
export function addLastDays(days: Map<string, LastDay>, entry: AuditedEntry): void {
  for (const [remedy, { back, lost }] of openWays(entry)) {
    const clock = entry.clocks.get(remedy);
    if (clock?.lastDay === undefined) continue;
    const key = `${clock.lastDay}|${remedy}|${clock.estimated}`;
    const found = days.get(key);
    if (found === undefined) {
      const { lastDay: day, daysLeft = 0, estimated, by, mark } = clock;
      days.set(key, { day, remedy, daysLeft, estimated, by, ...(mark === undefined ? {} : { mark }), entries: 1, back, lost });
    } else {
      found.entries++;
      found.back += back;
      found.lost += lost;
    }
  }
}
