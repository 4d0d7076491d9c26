// The last day of each remedy. Days are counted from the day after the event; years by the calendar.

import { addDays, type Day, dayNumber, parseDay } from "../exact/day.js";
import { type Arg, message } from "../said/message.js";
import type { AuditData, ClockEnd } from "./data.js";

/** What the clocks of one entry run on. */
export interface ClockDates {
  readonly entry: Day;
  readonly importation: Day;
  /** Day of liquidation as reported. */
  readonly liquidation: Day | undefined;
  /** Day of the estimate, where none is reported and none is ruled out. */
  readonly estimate: Day | undefined;
  /** Whether a CAPE declaration was accepted; it bars a correction. */
  readonly capeAccepted: boolean;
  /** Whether liquidation is suspended or extended. */
  readonly held?: boolean;
  /** Whether the entry is flagged for reconciliation, and for which kind. */
  readonly flag?: "fta" | "other" | "unnamed" | undefined;
  readonly protestDenied?: boolean;
}

/** One clock on the day asked. `daysLeft` counts the days after that day. */
export interface Clock {
  readonly remedy: string;
  readonly status: "open" | "closed" | "unknown" | "not-yet";
  readonly lastDay?: Day;
  readonly daysLeft?: number;
  readonly estimated: boolean;
  /** Open by an estimate that has passed: the entry may have liquidated on another day. */
  readonly unsure?: true;
  readonly because: Arg;
  /** The law that sets the clock, and its mark where it is not verified. */
  readonly by: readonly string[];
  readonly mark?: string;
}

/** Saturday or Sunday, or a federal holiday. Day 0 of the count, 1 January 1970, was a Thursday. */
export function isBusinessDay(day: Day, holidays: ReadonlySet<string>): boolean {
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day itself, or the next business day. */
export function rolled(day: Day, holidays: ReadonlySet<string>): Day {
  let at = day;
  while (!isBusinessDay(at, holidays)) at = addDays(at, 1);
  return at;
}

/** The same day so many years later; of 29 February the 28th where the year has none, which is the careful reading. */
export function addYears(day: Day, years: number): Day {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return parseDay(moved) ?? (`${moved.slice(0, 8)}28` as Day);
}

/** The estimate of liquidation for an entry day. */
export function estimateOf(entry: Day, data: AuditData): Day {
  return addDays(entry, data.estimate.days);
}

/** All clocks of an entry on a day. */
export function clocksOf(dates: ClockDates, asOf: Day, data: AuditData, holidays: ReadonlySet<string>): ReadonlyMap<string, Clock> {
  const ways = Object.entries(data.remedies).filter(
    ([, rule]) => rule.onlyFlagged !== true || dates.flag === "fta" || dates.flag === "unnamed",
  );
  return new Map(ways.map(([id]) => [id, clockOf(id, dates, asOf, data, holidays)]));
}

function clockOf(id: string, dates: ClockDates, asOf: Day, data: AuditData, holidays: ReadonlySet<string>): Clock {
  const rule = data.remedies[id];
  if (rule === undefined) throw new Error(`remedies.yaml has no ${id}`);
  const law = { by: rule.by, ...(rule.mark === undefined ? {} : { mark: rule.mark }) };
  const base = { remedy: id, estimated: false, because: lawOf(rule.because), ...law };
  const fixed = dates.flag === "fta" ? rule.flagged : dates.flag === "unnamed" ? rule.flaggedOtherwise : undefined;
  if (rule.denied !== undefined && dates.protestDenied === true)
    return { ...base, status: rule.denied.status, because: lawOf(rule.denied.because) };
  if (fixed !== undefined) return { ...base, status: fixed.status, because: lawOf(fixed.because) };
  if (rule.status !== undefined) return { ...base, status: rule.status };
  const { liquidation, estimate } = dates;
  const liquidated = liquidation !== undefined && liquidation <= asOf;
  if (rule.barredByCape && dates.capeAccepted) return { ...base, status: "closed", because: message("clock/cape-accepted") };
  if (rule.live !== undefined && dates.capeAccepted) return { ...base, status: "open", because: message("clock/claim-on-file") };
  if (rule.live !== undefined && asOf < rule.live)
    return { ...base, status: "not-yet", because: message("clock/from", { day: rule.live }) };
  if (rule.needs === "unliquidated" && liquidated) return { ...base, status: "closed", because: message("clock/liquidated") };
  const event = liquidation ?? estimate;
  const counted = lastDayOf(rule.ends, dates, event);
  const lastDay = counted === undefined || !rule.rolls ? counted : rolled(counted, holidays);
  const left = lastDay === undefined ? {} : { lastDay, daysLeft: Math.max(0, dayNumber(lastDay) - dayNumber(asOf)) };
  const onLiquidation = rule.ends.some((end) => end.after === "liquidation");
  if (!onLiquidation || liquidation !== undefined) {
    if (rule.openUntilLiquidated && !liquidated) return { ...base, ...left, status: "open", because: message("clock/unliquidated") };
    if (rule.needs === "liquidated" && !liquidated)
      return { ...base, ...left, status: "not-yet", because: message("clock/opens-on-liquidation") };
    return { ...base, ...left, status: lastDay !== undefined && asOf <= lastDay ? "open" : "closed" };
  }
  return byEstimate({ ...base, ...left }, rule, dates, lastDay, asOf, data);
}

// No liquidation is reported. Nothing is called closed on an estimate, except by an end that does not turn on it.
function byEstimate(
  base: Omit<Clock, "status">,
  rule: AuditData["remedies"][string],
  dates: ClockDates,
  lastDay: Day | undefined,
  asOf: Day,
  { deemed, estimate: { by } }: AuditData,
): Clock {
  const { estimate } = dates;
  const certain = lastDayOf(
    rule.ends.filter((end) => end.after !== "liquidation"),
    dates,
    undefined,
  );
  // Of an entry that is extended or suspended the days after entry do not close a correction (84 FR 40430).
  if (certain !== undefined && asOf > certain && dates.held === true && rule.needs === "unliquidated")
    return {
      ...base,
      lastDay: certain,
      daysLeft: 0,
      status: "unknown",
      because: message("clock/held-ask"),
    };
  if (certain !== undefined && asOf > certain) return { ...base, lastDay: certain, daysLeft: 0, status: "closed" };
  if (estimate === undefined) {
    const status = rule.needs === "liquidated" ? "not-yet" : "open";
    if (dates.held !== true && asOf > addYears(dates.entry, deemed.years))
      return { ...base, status, because: lawOf(deemed.because), by: [...base.by, ...deemed.by] };
    return { ...base, status, because: message(status === "open" ? "clock/unliquidated" : "clock/held") };
  }
  const marked = { ...base, estimated: true, by: [...base.by, ...by] };
  if (asOf <= estimate) {
    if (rule.needs === "liquidated") return { ...marked, status: "not-yet", because: message("clock/opens-by-estimate") };
    if (lastDay !== undefined && asOf > lastDay) return { ...marked, status: "unknown", because: message("clock/closed-by-estimate") };
    return { ...marked, status: "open", because: message("clock/by-estimate") };
  }
  if (rule.needs === "unliquidated" || lastDay === undefined || asOf > lastDay)
    return { ...marked, status: "unknown", because: message("clock/closed-by-estimate") };
  return { ...marked, status: "open", unsure: true, because: message("clock/by-estimate-give") };
}

// A text of audit/remedies.yaml.
function lawOf(text: string | undefined): Arg {
  return text === undefined ? "" : { law: text };
}

function lastDayOf(ends: readonly ClockEnd[], dates: ClockDates, liquidation: Day | undefined): Day | undefined {
  const days = ends.flatMap((end) => {
    const event = end.after === "entry" ? dates.entry : end.after === "importation" ? dates.importation : liquidation;
    if (event === undefined) return [];
    return [end.years === undefined ? addDays(event, end.days ?? 0) : addYears(event, end.years)];
  });
  return days.sort()[0];
}
