// Statutory duty on actual imports under the law of a day: each line of trade, the part entered under CUSMA and the rest, summed by
// group. What the statistics do not hold gives bounds.

import { indexLists } from "../assess/list-index.js";
import { type EngineParts, engineParts } from "../assess/prepare.js";
import { AUTHORITY_COLUMNS } from "../contract/vocabulary.js";
import type { Day } from "../exact/day.js";
import type { Schedule } from "../hts/schedule.js";
import { periods } from "../law/calendar.js";
import { claimsFor } from "../law/claimable.js";
import type { Authority, Law } from "../law/types.js";
import { caseAuthorities } from "../law/vocabulary.js";
import { envelope, type Owed, type Program, programOf } from "./program.js";
import { type Tally, tally } from "./tally.js";
import type { Assumption, Trade, TradeLine } from "./trade.js";

/** How the parts are summed. */
export type ExposureBy = "sector" | "chapter" | "heading" | "month";

/** How claims are read where the statistics did not record them. */
export type ClaimsRead = "comparable" | "recorded";

/** What to work out. */
export interface ExposureRequest {
  /** The law of this day for all months; absent = every month under the law of its own days. */
  readonly day?: Day;
  /** Months, YYYY-MM; all when absent. */
  readonly months?: readonly string[];
  readonly by: ExposureBy;
  readonly claims: ClaimsRead;
  readonly assumptions: readonly Assumption[];
  /** With antidumping and countervailing deposits, which depend on the producer. */
  readonly tradeRemedies?: boolean;
  sectorOf(chapter: string): string;
  /** Groups of the caller's own, in place of `by`. */
  keyOf?(hts: string, month: string): string;
}

/** Duty on trade under one law. */
export interface Exposure {
  readonly groups: readonly Tally[];
  readonly total: Tally;
  readonly used: readonly Assumption[];
  readonly open: readonly string[];
}

/** An exposure kept ready: programs once worked out are kept for later calls. */
export interface Exposer {
  exposure(request: ExposureRequest): Exposure;
}

// Divisible by the 28, 30 and 31 days of a month, so that weights are whole.
const SCALE = 13_020;

/** Open trade under a law. */
export function openExposure(law: Law, schedule: Schedule, trade: Trade): Exposer {
  const full = engineParts(law, schedule);
  const cases = caseAuthorities(law.vocabulary);
  const remedyFree = { ...law, measures: law.measures.filter((measure) => !cases.has(measure.authority)) };
  const plain = engineParts(remedyFree, schedule);
  const rater = new Map<string, Rater>();
  const raterOf = (request: ExposureRequest): Rater => {
    const key = `${request.tradeRemedies === true}|${JSON.stringify(request.assumptions.map((each) => [each.fact, each.goods, String(each.low), String(each.high), each.value]))}`;
    const found = rater.get(key) ?? openRater(request.tradeRemedies === true ? full : plain, trade.series.origin, request.assumptions);
    rater.set(key, found);
    return found;
  };
  const shares = new Map<string, number | undefined>();
  return {
    exposure(request) {
      const rate = raterOf(request);
      const sums = new Map<string, Map<Program | string, [number, number]>>();
      const put = (group: string, program: Program | string, claim: 0 | 1, amount: number): void => {
        if (amount === 0) return;
        let programs = sums.get(group);
        if (programs === undefined) {
          programs = new Map();
          sums.set(group, programs);
        }
        const sum = programs.get(program);
        if (sum === undefined) programs.set(program, claim === 0 ? [amount, 0] : [0, amount]);
        else sum[claim] += amount;
      };
      const { starts } = periods(law, schedule);
      const spells = trade.months.map((month) =>
        request.months === undefined || request.months.includes(month) ? spellsOf(starts, month, request.day) : [],
      );
      for (const line of trade.lines) {
        const group = groupOf(line.hts, request);
        spells.forEach((each, at) => {
          if (each.length === 0 || (line.value[at] === 0 && line.claimed[at] === 0)) return;
          const month = trade.months[at] ?? "";
          const inside = claimedIn(line, at, month, request.claims, trade, schedule, shares);
          const outside = (line.value[at] ?? 0) - inside;
          const key = request.keyOf?.(line.hts, month) ?? group ?? month;
          for (const { day, weight } of each) {
            put(key, rate(line.hts, day, 0), 0, inside * weight);
            put(key, rate(line.hts, day, 1), 1, outside * weight);
          }
        });
      }
      const groups = [...sums].map(([key, programs]) => tally(key, programs, SCALE)).sort((a, b) => (a.key < b.key ? -1 : 1));
      const all = new Map<Program | string, [number, number]>();
      for (const programs of sums.values())
        for (const [program, [inside, outside]] of programs) {
          const sum = all.get(program) ?? [0, 0];
          all.set(program, [sum[0] + inside, sum[1] + outside]);
        }
      const programs = [...all.keys()].filter((each): each is Program => typeof each !== "string");
      return {
        groups,
        total: tally("all", all, SCALE),
        used: [...new Set(programs.flatMap((each) => each.used))],
        open: [...new Set(programs.flatMap((each) => each.open))].sort(),
      };
    },
  };
}

// The group of a line, or undefined where months are the groups.
function groupOf(hts: string, request: ExposureRequest): string | undefined {
  switch (request.by) {
    case "sector":
      return request.sectorOf(hts.slice(0, 2));
    case "chapter":
      return hts.slice(0, 2);
    case "heading":
      return hts.slice(0, 4);
    case "month":
      return undefined;
    default:
      return request.by satisfies never;
  }
}

interface Spell {
  readonly day: Day;
  readonly weight: number;
}

// The periods of a month, each with its weight; the sum of weights is SCALE.
function spellsOf(periodStarts: readonly Day[], month: string, day: Day | undefined): Spell[] {
  if (day !== undefined) return [{ day, weight: SCALE }];
  const [year = 0, number = 0] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const first = `${month}-01` as Day;
  const starts = [first, ...periodStarts.filter((each) => each.startsWith(month) && each !== first)];
  const at = starts.map((each) => Number(each.slice(8)));
  return starts.map((each, index) => ({ day: each, weight: (((at[index + 1] ?? length + 1) - (at[index] ?? 1)) * SCALE) / length }));
}

// The value entered under a claim. Where claims on free lines were not recorded, the line's own share of the comparable months.
function claimedIn(
  line: TradeLine,
  at: number,
  month: string,
  claims: ClaimsRead,
  trade: Trade,
  schedule: Schedule,
  shares: Map<string, number | undefined>,
): number {
  const recorded = line.claimed[at] ?? 0;
  if (claims === "recorded" || month >= trade.series.claimsOnFreeLinesFrom || !freeInColumn1(line.hts, month, schedule)) return recorded;
  if (!shares.has(line.hts)) {
    const [from, to] = trade.series.comparable;
    const within = trade.months.map((each) => each >= from && each <= to);
    const sum = (values: readonly number[]): number =>
      values.reduce((total, each, index) => (within[index] === true ? total + each : total), 0);
    const whole = sum(line.value);
    shares.set(line.hts, whole === 0 ? undefined : sum(line.claimed) / whole);
  }
  const share = shares.get(line.hts);
  return share === undefined ? recorded : Math.max(recorded, Math.round((line.value[at] ?? 0) * share));
}

/** Whether a line is free in column 1 general at the beginning of a month. */
export function freeInColumn1(hts: string, month: string, schedule: Schedule): boolean {
  const found = schedule.lookup(hts, `${month}-01` as Day);
  return found.ok && found.line.general === "Free";
}

type Rater = (hts: string, day: Day, claim: 0 | 1) => Program | string;

// Numbers of one chapter with the same rates, units and lists owe the same; plans that are alike on two days of one stacking do, too.
function openRater(parts: EngineParts, origin: string, assumptions: readonly Assumption[]): Rater {
  const { law, schedule, plans, importClock } = parts;
  const lists = indexLists(law);
  const byDay = new Map<Day, Map<string, readonly (Program | string)[]>>();
  const byLine = new Map<Day, Map<string, readonly (Program | string)[]>>();
  const byPlan = new Map<string, readonly (Program | string)[]>();
  const stackings = new Map<Day, string>();
  const known = new Map<string, Program>();

  // Numbers of one chapter for which the same is assumed.
  const prefixes = [...new Set(assumptions.flatMap((each) => each.goods))].sort((a, b) => b.length - a.length);
  const kindOf = (hts: string): string => prefixes.find((prefix) => prefix.length > 2 && hts.startsWith(prefix)) ?? hts.slice(0, 2);

  const intern = (program: Program): Program => {
    const text = (owed: Owed): string => [...owed.by].map(([authority, amount]) => `${authority}${amount}`).join(",");
    const key = `${text(program.low)};${text(program.high)};${program.barred};${program.specific};${program.open.join(" ")};${program.used.map((each) => each.fact).join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, program);
    return program;
  };

  const stacking = (day: Day): string => {
    const found = stackings.get(day);
    if (found !== undefined) return found;
    const on = (row: { readonly from: Day; readonly until?: Day }): string =>
      row.from <= day && (row.until === undefined || day < row.until) ? "1" : "0";
    const made = [
      ...law.yields.map(on),
      ...Object.values(law.headingLists).flatMap((list) => list.rows.map(on)),
      ...(law.lapses ?? []).map((each) => (each.on <= day ? "1" : "0")),
    ].join("");
    stackings.set(day, made);
    return made;
  };

  const claims = claimsFor(law, origin);
  const entered = (hts: string, day: Day): readonly (Program | string)[] => {
    const found = plans.find({ hts, origin, entryDate: day, importDate: day, knownOn: undefined, importClock });
    if (!found.ok) return [found.error.code, found.error.code];
    const key = `${kindOf(hts)}|${stacking(day)}|${day.slice(0, 4)}|${found.groups.map(({ plan }) => plan.signature()).join("&")}`;
    const before = byPlan.get(key);
    if (before !== undefined) return before;
    const made = claims.map((spi) => {
      const program = programOf(parts, { hts, day, origin, spi, assumptions });
      return program === undefined ? "hts/not-in-force" : intern(program);
    });
    byPlan.set(key, made);
    return made;
  };

  // A number that is out of force on the day stands for those that followed it, or for those near it: bounds over all of them.
  const stood = (near: readonly string[], day: Day): readonly (Program | string)[] =>
    claims.map((_, claim) => {
      const programs = near
        .map((each) => entered(each.replaceAll(".", ""), day)[claim])
        .filter((each): each is Program => typeof each === "object");
      if (programs.length === 0) return "hts/not-in-force";
      return intern({
        ...envelope(programs),
        specific: programs.some((each) => each.specific),
        open: [...new Set(programs.flatMap((each) => each.open))],
        used: [...new Set(programs.flatMap((each) => each.used))],
      });
    });

  const worked = (hts: string, day: Day): readonly (Program | string)[] => {
    const found = schedule.lookup(hts, day);
    if (!found.ok) {
      const parent = schedule.lookup(hts.slice(0, 8), day);
      if (found.error.code === "hts/not-in-force" && parent.ok) return entered(hts.slice(0, 8), day);
      return found.error.successors === undefined ? [found.error.code, found.error.code] : stood(found.error.successors, day);
    }
    const { general, special, other, units } = found.line;
    const key = `${kindOf(hts)}|${[...lists.on(hts, day)].join(" ")}|${general}|${special}|${other}|${units.join("/")}`;
    let kept = byDay.get(day);
    if (kept === undefined) {
      kept = new Map();
      byDay.set(day, kept);
    }
    const before = kept.get(key);
    if (before !== undefined) return before;
    const made = entered(hts, day);
    kept.set(key, made);
    return made;
  };

  return (hts, day, claim) => {
    let kept = byLine.get(day);
    if (kept === undefined) {
      kept = new Map();
      byLine.set(day, kept);
    }
    let found = kept.get(hts);
    if (found === undefined) {
      found = worked(hts, day);
      kept.set(hts, found);
    }
    return found[claim] ?? "hts/not-in-force";
  };
}

/** Authorities in the order in which they are shown. */
export const AUTHORITIES: readonly Authority[] = Object.values(AUTHORITY_COLUMNS);
