// Two versions of the law: in each period, every number whose answer differs, under both claims, before and after.

import type { Engine } from "../assess/engine.js";
import type { Day } from "../exact/day.js";
import { formatHts } from "../hts/number.js";
import { periods, periodsFrom } from "../law/calendar.js";
import { claimsFor } from "../law/claimable.js";
import type { Side } from "./diff.js";
import { ownBase, sideOf } from "./diff.js";
import { shown } from "./shown.js";
import { touchedNumbers } from "./touched.js";

/** One number in one period under one claim. `until` is the first day on which it no longer differs so; absent while it lasts. */
export interface LawDifference {
  readonly hts: string;
  readonly spi: string | null;
  readonly from: Day;
  readonly until?: Day;
  readonly before: Side;
  readonly after: Side;
}

const VALUE = "10000.00";

type Open = LawDifference & { readonly key: string };

/** The differences of two laws over one schedule, by number, claim and day; periods that follow one another with the same answers are joined. */
export function lawDifferences(before: Engine, after: Engine, only?: (hts: string) => boolean): LawDifference[] {
  const { starts } = periodsFrom([...periods(before.law, before.schedule).starts, ...periods(after.law, after.schedule).starts]);
  const [origin = ""] = after.law.countries.encoded;
  const claims = claimsFor(after.law, origin);
  const open = new Map<string, Open>();
  const found: LawDifference[] = [];
  const closeAll = (): void => {
    for (const last of open.values()) found.push(written(last));
    open.clear();
  };
  const touched = touchedNumbers(before.law, after.law);
  starts.forEach((day, at) => {
    const until = starts[at + 1];
    const may = touched(day);
    if (may === undefined) {
      closeAll();
      return;
    }
    const known = new Map<string, { readonly before: Side; readonly after: Side; readonly key: string } | undefined>();
    const here = new Set<string>();
    for (const hts of after.schedule.lines(day)) {
      if (!may(hts) || only?.(hts) === false) continue;
      const alike = alikeKey([before, after], hts, origin, day);
      for (const spi of claims) {
        const key = `${hts.slice(0, 2)}~${alike?.join("~") ?? hts}|${spi}`;
        if (!known.has(key)) known.set(key, difference(before, after, { hts, origin, entryDate: day, value: VALUE, spi }));
        const differs = known.get(key);
        if (differs === undefined) continue;
        const place = `${hts} ${spi}`;
        here.add(place);
        const last = open.get(place);
        if (last?.until === day && last.key === differs.key) open.set(place, { ...lasting(last), ...ending(until) });
        else {
          const own = { before: ownBase(before, hts, day, differs.before), after: ownBase(after, hts, day, differs.after) };
          if (last !== undefined) found.push(written(last));
          open.set(place, { hts: formatHts(hts), spi, from: day, ...ending(until), ...differs, ...own });
        }
      }
    }
    for (const [place, last] of open)
      if (!here.has(place)) {
        found.push(written(last));
        open.delete(place);
      }
  });
  return [...found, ...[...open.values()].map(written)].sort(byNumber);
}

// The claim comes before the entry without it, as in the differences of days.
function byNumber(a: LawDifference, b: LawDifference): number {
  if (a.hts !== b.hts) return a.hts < b.hts ? -1 : 1;
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.spi === b.spi ? 0 : a.spi === null ? 1 : -1;
}

function ending(until: Day | undefined): { readonly until?: Day } {
  return until === undefined ? {} : { until };
}

function lasting({ until: _, ...open }: Open): Omit<Open, "until"> {
  return open;
}

function written({ hts, spi, from, until, before, after }: LawDifference): LawDifference {
  return { hts, spi, from, ...ending(until), before, after };
}

function difference(before: Engine, after: Engine, line: Readonly<Record<string, unknown>>) {
  const [old, now] = [before.assess(line), after.assess(line)];
  const texts = [shown(old), shown(now)];
  return texts[0] === texts[1] ? undefined : { before: sideOf(old), after: sideOf(now), key: texts.join("~") };
}

function alikeKey(engines: readonly Engine[], hts: string, origin: string, day: Day): string[] | undefined {
  const keys: string[] = [];
  for (const { parts } of engines) {
    const plan = parts.plans.find({ hts, origin, entryDate: day, importDate: day, knownOn: undefined, importClock: parts.importClock });
    const [group] = plan.ok ? plan.groups : [];
    if (group === undefined || (plan.ok && plan.groups.length > 1)) return undefined;
    keys.push(group.plan.signature());
  }
  return keys;
}
