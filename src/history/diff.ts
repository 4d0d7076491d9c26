// What changed between two days: every line whose duty differs, before and after, with the acts that did it.

import type { Assessment } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import { type DutyBounds, dutyBounds, filedIn } from "../assess/filed.js";
import { prepare } from "../assess/prepare.js";
import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { claimsFor } from "../law/claimable.js";
import { countryOf } from "../law/countries.js";
import { appliesOn } from "../law/in-force.js";
import type { Law } from "../law/types.js";
import type { Language } from "../said/language.js";
import { type causes, rememberedCauses } from "./causes.js";
import { edition } from "./changes.js";
import { marksOf } from "./marks.js";
import { shown } from "./shown.js";

/** One line on one of the two days. Amounts are on the value asked. */
export interface Side {
  readonly status: Assessment["status"];
  readonly duties: readonly { readonly measure: string; readonly heading: string; readonly rateText: string }[];
  readonly effectiveRate?: number;
  readonly range?: DutyBounds;
  /** Why there is no answer on that day: the number was not in force. */
  readonly error?: string;
}

/** A line whose duty differs. */
export interface Difference {
  readonly hts: string;
  readonly label?: string;
  readonly spi: string | null;
  readonly before: Side;
  readonly after: Side;
  /** Acts that changed the duty. */
  readonly because: readonly string[];
  /** What decided on one of the days and was not read in print. */
  readonly unverified?: readonly string[];
}

/** What to compare. */
export interface DiffRequest {
  readonly from: Day;
  readonly to: Day;
  readonly origin: string;
  readonly value: string;
  /** Numbers to look at, eight or ten digits; absent = every line in force on either day. */
  readonly numbers?: readonly string[];
  readonly chapter?: string;
  /** Language of names and texts. */
  readonly language?: Language;
}

/** The lines whose duty differs between two days, in the order of their numbers, with the claim first. */
export function diffDays(engine: Engine, asked: DiffRequest): Difference[] {
  const request = { ...asked, origin: countryOf(engine.law, asked.origin) ?? asked.origin };
  const { chapter = "" } = request;
  const numbers = request.numbers?.filter((number) => number.startsWith(chapter)) ?? both(engine, request);
  const claims = claimsFor(engine.law, request.origin);
  const settled = sameStacking(engine.law, request.from, request.to);
  const compared = new Map<string, Omit<Difference, "hts" | "label"> | undefined>();
  const found: Difference[] = [];
  const because = rememberedCauses();
  for (const written of numbers) {
    const hts = written.replaceAll(".", "");
    const alike = alikeKey(engine, hts, request, settled);
    if (alike === EQUAL) continue;
    for (const spi of claims) {
      const key = `${alike}|${spi}`;
      let difference = compared.get(key);
      if (alike === undefined || !compared.has(key)) {
        difference = compare(engine, hts, spi, request, because);
        if (alike !== undefined) compared.set(key, difference);
      }
      if (difference === undefined) continue;
      const label = engine.parts.label(hts, request.language);
      const [before, after] = [difference.before, difference.after].map((each, at) =>
        ownBase(engine, hts, at === 0 ? request.from : request.to, each),
      );
      if (before === undefined || after === undefined) continue;
      found.push({ hts: formatHts(hts), ...(label === undefined ? {} : { label }), ...difference, before, after });
    }
  }
  return found;
}

const EQUAL = "equal";

// Whether who yields to whom, and the headings that notes name, are the same on both days of one year.
function sameStacking(law: Law, from: Day, to: Day): boolean {
  const on = (day: Day): string =>
    JSON.stringify([
      law.yields.map((rule) => appliesOn(rule, day, undefined)),
      Object.values(law.headingLists).map((list) => list.rows.map((row) => appliesOn(row, day, undefined))),
      law.lapses?.filter(({ on: lapse }) => lapse <= day),
      day.slice(0, 4),
    ]);
  return on(from) === on(to);
}

// Numbers with equal plans on both days owe the same on both, and have changed by the same acts: one of them is assessed for all.
function alikeKey(engine: Engine, hts: string, { from, to, origin }: DiffRequest, settled: boolean): string | undefined {
  const { plans, importClock } = engine.parts;
  const keys: string[] = [];
  for (const day of [from, to]) {
    const plan = plans.find({ hts, origin, entryDate: day, importDate: day, knownOn: undefined, importClock });
    const [group] = plan.ok ? plan.groups : [];
    // A number out of force is told of by its own name; one with several statistical lines by theirs.
    if (!plan.ok || group === undefined || plan.groups.length > 1) return undefined;
    keys.push(group.plan.signature());
  }
  if (settled && keys[0] === keys[1]) return EQUAL;
  return `${hts.slice(0, 2)}~${keys.join("~")}`;
}

/** The ordinary duty is named after the number that carries the rate, which differs among numbers that are otherwise alike. */
export function ownBase(engine: Engine, hts: string, day: Day, found: Side): Side {
  const line = engine.schedule.lookup(hts, day);
  if (!line.ok) return found;
  const heading = formatHts(line.line.rateHts.slice(0, 8));
  return { ...found, duties: found.duties.map((duty) => (duty.measure === "base" ? { ...duty, heading } : duty)) };
}

function compare(
  engine: Engine,
  hts: string,
  spi: string | null,
  request: DiffRequest,
  causesOf: typeof causes,
): Omit<Difference, "hts" | "label"> | undefined {
  const lines = [request.from, request.to].map((entryDate) => ({ hts, origin: request.origin, entryDate, value: request.value, spi }));
  const [before, after] = lines.map((line) => engine.assess(line, request.language === undefined ? {} : { language: request.language }));
  if (before === undefined || after === undefined || shown(before) === shown(after)) return undefined;
  const [old, now] = lines.map((line) => prepare(engine.parts, line, {}));
  // A number that began or ended did so with an edition of the schedule.
  const because =
    old === undefined || now === undefined || "code" in old || "code" in now ? [edition(engine, later(request))] : causesOf(old, now);
  const unverified = [...new Set([before, after].flatMap(marksOf))];
  return { spi, before: sideOf(before), after: sideOf(after), because, ...(unverified.length === 0 ? {} : { unverified }) };
}

function both(engine: Engine, request: DiffRequest): string[] {
  const lines = new Set([...engine.schedule.lines(request.from, request.chapter), ...engine.schedule.lines(request.to, request.chapter)]);
  return [...lines].sort();
}

function later({ from, to }: DiffRequest): Day {
  return from < to ? to : from;
}

/** One side of a difference. */
export function sideOf(answer: Assessment): Side {
  if (answer.status === "error") return { status: "error", duties: [], error: answer.error.message };
  return {
    status: answer.status,
    duties: filedIn(answer).duties.map(({ measure, heading, rateText }) => ({ measure, heading, rateText })),
    ...(answer.effectiveRate === undefined ? {} : { effectiveRate: answer.effectiveRate }),
    ...(answer.range === undefined ? {} : { range: dutyBounds(answer.range) }),
  };
}
