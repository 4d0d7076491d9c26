// `carveout events`: the time line of the dispute, and calendar and news feeds of what changes.

import { writeFileSync } from "node:fs";
import { numbersIn } from "../console/number-list.js";
import { requireDay } from "../console/options.js";
import { styleOf } from "../console/style.js";
import type { EventFilter, TimelineEvent } from "../history/events.js";
import { atom, icalendar } from "../history/feed.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { eventsAnswer, feedOf } from "../reports/events-feed.js";

/** Flags of the command. */
export interface EventsFlags extends EventFilter {
  readonly list?: string;
  readonly ical?: string;
  readonly atom?: string;
  readonly scenario?: readonly string[];
  readonly json?: boolean;
}

/** Print the events, or write a feed. */
export function eventsCommand(written: EventsFlags): void {
  const { from: first, until } = written;
  const flags = {
    ...written,
    ...(first === undefined ? {} : { from: requireDay("--from", first) }),
    ...(until === undefined ? {} : { until: requireDay("--until", until) }),
  };
  if (flags.ical === undefined && flags.atom === undefined) {
    if (flags.list !== undefined) throw new CallError("A list goes into a feed.", "Add --ical FILE or --atom FILE.");
    const found = eventsAnswer(flags);
    process.stdout.write(flags.json === true ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
    return;
  }
  const { list, ...filter } = flags;
  const engine = flags.scenario === undefined ? bundledEngine : () => engineOf(flags.scenario ?? []);
  const { from, head, entries } = feedOf(list === undefined ? filter : { ...filter, numbers: numbersIn(list) }, engine);
  for (const [file, write] of [
    [flags.ical, icalendar],
    [flags.atom, atom],
  ] as const) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, write(head, entries));
    } catch (error) {
      throw new CallError(`${file} cannot be written (${(error as Error).message}).`, "Give a file in a folder that exists.");
    }
  }
  process.stdout.write(flags.json === true ? `${JSON.stringify(entries, undefined, 2)}\n` : `${entries.length} entries from ${from}\n`);
}

function inWords(found: readonly TimelineEvent[]): string {
  const style = styleOf(process.stdout);
  const lines = found.flatMap((event) => [
    `${style.bold(event.date)}  ${event.standing === "happened" ? event.kind : style.warn(`${event.standing} (${event.kind})`)}  ${event.title}`,
    style.dim(
      `  ${[event.instrument, event.measures.join(" "), `${event.source} (${event.confidence})`].filter((part) => part !== "").join(" | ")}`,
    ),
  ]);
  return `${[...lines, `${found.length} events`].join("\n")}\n`;
}
