// The dispute on one time line: what happened, what is scheduled, what is only threatened. The rows come in; nothing is read here.

/** Whether a thing happened, is fixed for a day to come, or was only said. */
export type Standing = "happened" | "scheduled" | "threatened";

/** One event. `measures` are ids of the law, `date` is YYYY-MM-DD in U.S. Eastern time. */
export interface TimelineEvent {
  readonly date: string;
  readonly kind: string;
  readonly standing: Standing;
  readonly parties: readonly string[];
  readonly measures: readonly string[];
  readonly sectors: readonly string[];
  readonly title: string;
  readonly instrument: string;
  readonly source: string;
  readonly confidence: string;
}

/** What to look for; `from` inclusive, `until` exclusive. */
export interface EventFilter {
  readonly from?: string;
  readonly until?: string;
  readonly kind?: string;
  readonly sector?: string;
  readonly measure?: string;
}

const words = (text: string | undefined): string[] => (text ?? "").split(" ").filter((word) => word !== "");

/** Events of the rows of events/events.csv, in the order of their days. */
export function readEvents(rows: readonly Readonly<Record<string, string>>[]): TimelineEvent[] {
  return rows
    .map((row) => ({
      date: row.date ?? "",
      kind: row.kind ?? "",
      standing: (row.standing ?? "happened") as Standing,
      parties: words(row.parties),
      measures: words(row.measures),
      sectors: words(row.sectors),
      title: row.title ?? "",
      instrument: row.instrument ?? "",
      source: row.source ?? "",
      confidence: row.confidence ?? "",
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Events that pass the filter. A sector asked for also finds what touches all goods. */
export function filterEvents(events: readonly TimelineEvent[], filter: EventFilter): TimelineEvent[] {
  return events.filter(
    (event) =>
      (filter.from === undefined || event.date >= filter.from) &&
      (filter.until === undefined || event.date < filter.until) &&
      (filter.kind === undefined || event.kind === filter.kind) &&
      (filter.sector === undefined || event.sectors.includes(filter.sector) || event.sectors.includes(EVERY_SECTOR)) &&
      (filter.measure === undefined || event.measures.includes(filter.measure)),
  );
}

const EVERY_SECTOR = "all";

/** The words that a filter may use, as they are in the record. */
export function eventWords(events: readonly TimelineEvent[]): {
  readonly kinds: string[];
  readonly sectors: string[];
  readonly measures: string[];
} {
  const distinct = (all: readonly string[]): string[] => [...new Set(all)].sort();
  return {
    kinds: distinct(events.map((event) => event.kind)),
    sectors: distinct(events.flatMap((event) => event.sectors)),
    measures: distinct(events.flatMap((event) => event.measures)),
  };
}
