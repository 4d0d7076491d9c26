// An exposure as plain data, under the law and under a scenario: dollars as text, rates as fractions.

import type { OpenQuestion } from "../law/open-question.js";
import { message } from "../said/message.js";
import { type Translator, translator } from "../said/translator.js";
import type { Exposure } from "./exposure.js";
import { AUTHORITIES } from "./exposure.js";
import type { Bound, Tally } from "./tally.js";
import type { TradeSeries } from "./trade.js";

/** Lowest and highest, dollars with two decimals. */
export interface Range {
  readonly min: string;
  readonly max: string;
}

/** One group as data. `rate` is duty over the imports that were rated. */
export interface ExposureRow {
  readonly key: string;
  readonly imports: string;
  readonly inside: string;
  readonly outside: string;
  readonly insideShare?: number;
  readonly duty: Range;
  readonly dutyInside: Range;
  readonly dutyOutside: Range;
  readonly rate?: { readonly min: number; readonly max: number };
  readonly byAuthority: Readonly<Record<string, Range>>;
  readonly barred: Range;
  readonly quantitiesUnknown: string;
  readonly notRated: Readonly<Record<string, string>>;
  /** Under a scenario: its duty less the law's, at both ends. */
  readonly law?: { readonly duty: Range };
  readonly change?: Range;
}

/** The whole answer. */
export interface ExposureReport {
  readonly law: string;
  readonly day: string;
  readonly months: readonly string[];
  readonly by: string;
  readonly claims: string;
  readonly rows: readonly ExposureRow[];
  readonly total: ExposureRow;
  /** Assumptions that were used; each can be set. */
  readonly assumptions: readonly {
    readonly fact: string;
    readonly goods: string;
    readonly low?: number;
    readonly high?: number;
    readonly value?: string;
    readonly because: string;
  }[];
  /** Facts and readings that make low and high differ. */
  readonly open: readonly string[];
  readonly notices: readonly string[];
  /** What the scenario leaves open; the first reading is its own. */
  readonly questions?: readonly OpenQuestion[];
}

const MILLION = 1e6;

/** Cents as dollars with two decimals. */
export function dollarsOf(cents: bigint): string {
  const sign = cents < 0n ? "-" : "";
  const text = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

function range({ min, max }: Bound): Range {
  return { min: dollarsOf(min), max: dollarsOf(max) };
}

// A fraction to six decimals, half up.
function fraction(part: bigint, whole: bigint): number {
  return Number((2n * part * BigInt(MILLION) + whole) / (2n * whole)) / MILLION;
}

function rowOf(group: Tally, law: Tally | undefined): ExposureRow {
  const unrated = [...group.notRated.values()].reduce((sum, value) => sum + value, 0n);
  const rated = (group.imports - unrated) * 100n;
  return {
    key: group.key,
    imports: `${group.imports}.00`,
    inside: `${group.inside}.00`,
    outside: `${group.outside}.00`,
    ...(group.imports > 0n ? { insideShare: fraction(group.inside, group.imports) } : {}),
    duty: range(group.duty),
    dutyInside: range(group.dutyInside),
    dutyOutside: range(group.dutyOutside),
    ...(rated > 0n ? { rate: { min: fraction(group.duty.min, rated), max: fraction(group.duty.max, rated) } } : {}),
    byAuthority: Object.fromEntries(
      AUTHORITIES.flatMap((authority) => {
        const sum = group.byAuthority.get(authority);
        return sum === undefined ? [] : [[authority, range(sum)]];
      }),
    ),
    barred: range({ min: group.barred.min * 100n, max: group.barred.max * 100n }),
    quantitiesUnknown: `${group.specific}.00`,
    notRated: Object.fromEntries([...group.notRated].map(([code, value]) => [code, `${value}.00`])),
    ...(law === undefined
      ? {}
      : { law: { duty: range(law.duty) }, change: range({ min: group.duty.min - law.duty.min, max: group.duty.max - law.duty.max }) }),
  };
}

/** What a report says of itself. */
export interface ReportHead {
  readonly law: string;
  readonly day: string;
  readonly months: readonly string[];
  readonly by: string;
  readonly claims: string;
  readonly series: TradeSeries;
  readonly questions?: readonly OpenQuestion[];
}

const ENGLISH = translator("en");

/** Put an exposure into data; with `law`, the exposure under the law as it is, next to that of a scenario. */
export function exposureReport(head: ReportHead, exposure: Exposure, law?: Exposure, to: Translator = ENGLISH): ExposureReport {
  const { series, questions = [], ...rest } = head;
  const beside = new Map(law?.groups.map((group) => [group.key, group]));
  const early = head.months.some((month) => month < series.claimsOnFreeLinesFrom);
  const share = (millionths: bigint): number => Number(millionths) / MILLION;
  return {
    ...rest,
    rows: exposure.groups.map((group) => rowOf(group, beside.get(group.key))),
    total: rowOf(exposure.total, law?.total),
    assumptions: exposure.used.map(({ fact, goods, low, high, value, because }) => ({
      fact,
      goods: goods.join(" "),
      ...(value === undefined ? { low: share(low), high: share(high) } : { value }),
      because: to.law(because),
    })),
    open: exposure.open,
    notices: [
      ...(early
        ? [
            to.law(series.break),
            head.claims === "comparable"
              ? to.say(message("exposure/comparable", { months: series.comparable.join("–") }))
              : to.say(message("exposure/recorded")),
          ]
        : []),
      ...(exposure.total.specific > 0n ? [to.say(message("exposure/by-quantity"))] : []),
      ...(exposure.total.notRated.size > 0 ? [to.say(message("exposure/not-rated"))] : []),
      ...(exposure.total.barred.max > 0n ? [to.say(message("exposure/barred"))] : []),
      to.say(message("exposure/deposits")),
      to.say(message("exposure/trade-as-it-was")),
    ],
    ...(questions.length === 0 ? {} : { questions }),
  };
}
