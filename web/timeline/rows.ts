// The rows of the time line: events of the record and turns of the law, filtered.

import { filterEvents, type TimelineEvent } from "../../src/history/events.js";
import type { LawChange } from "../../src/history/law-changes.js";
import type { LawTurn } from "../../src/history/turns.js";
import { semicolon } from "../figures.js";

/** Kind of the rows that are no event but a change of the law itself. */
export const LAW = "law";

/** One row. `turns` says whether the law turned on its day, so that there is a difference to open. */
export interface TimelineRow {
  readonly key: string;
  readonly day: string;
  readonly kind: string;
  readonly standing: TimelineEvent["standing"];
  readonly title: string;
  readonly measures: readonly string[];
  readonly acts: readonly string[];
  readonly source: string;
  readonly confidence: string;
  readonly turns: boolean;
  readonly change?: LawChange;
  readonly event?: TimelineEvent;
}

/** What to show. Empty text filters nothing; `changes` are those of a list of numbers, where one is given. */
export interface RowFilter {
  readonly sector: string;
  readonly kind: string;
  readonly text: string;
  readonly today: string;
  readonly changes?: readonly LawChange[];
}

const EVERY_SECTOR = "all";

/** Rows that pass the filter, the latest first. With a list only its changes and the events of their days stand. */
export function timelineRows(events: readonly TimelineEvent[], turns: readonly LawTurn[], filter: RowFilter): TimelineRow[] {
  const turned = new Set(turns.map(({ day }) => day));
  const days = filter.changes === undefined ? undefined : new Set(filter.changes.map(({ day }) => day));
  const found: TimelineRow[] = filterEvents(events, {
    ...(filter.sector === "" ? {} : { sector: filter.sector }),
    ...(filter.kind === "" ? {} : { kind: filter.kind }),
  })
    .filter((event) => days === undefined || (days.has(event.date) && event.measures.length > 0))
    .map((event) => ({
      key: `e${events.indexOf(event)}-${event.date}`,
      day: event.date,
      kind: event.kind,
      standing: event.standing,
      title: event.title,
      measures: event.measures,
      acts: event.instrument === "" ? [] : [event.instrument],
      source: event.source,
      confidence: event.confidence,
      turns: turned.has(event.date) && event.standing !== "threatened",
      event,
    }));
  if (filter.kind === "" || filter.kind === LAW) {
    const sectors = sectorsOf(events);
    const changes = new Map(filter.changes?.map((change) => [change.day, change]));
    const inSector = (measures: readonly string[]): boolean =>
      filter.sector === "" || measures.some((id) => sectors.get(id)?.has(filter.sector) || sectors.get(id)?.has(EVERY_SECTOR));
    const known = new Map(turns.map((turn) => [turn.day, turn]));
    const listed = days === undefined ? turns.map(({ day }) => day) : [...days];
    for (const day of listed) {
      const turn = known.get(day);
      const change = changes.get(day);
      const measures = turn?.measures ?? [];
      if (change === undefined && !inSector(measures)) continue;
      found.push({
        key: `l-${day}`,
        day,
        kind: LAW,
        standing: day > filter.today ? "scheduled" : "happened",
        title: capital(turn?.what.join(semicolon()) ?? ""),
        measures,
        acts: change?.because ?? turn?.acts ?? [],
        source: "",
        confidence: "",
        turns: true,
        ...(change === undefined ? {} : { change }),
      });
    }
  }
  const words = filter.text.toLowerCase().split(/\s+/);
  const text = (row: TimelineRow): string =>
    [row.day, row.title, ...row.measures, ...row.acts, row.source, row.confidence].join(" ").toLowerCase();
  return found
    .filter((row) => words.every((word) => text(row).includes(word)))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

// A measure has the sectors of the events that name it.
function sectorsOf(events: readonly TimelineEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { measures, sectors } of events)
    for (const measure of measures) found.set(measure, new Set([...(found.get(measure) ?? []), ...sectors]));
  return found;
}
