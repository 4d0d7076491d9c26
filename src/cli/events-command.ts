// `carveout events`: the time line of the dispute, and calendar and news feeds of what changes.

import { writeFileSync } from "node:fs";
import { language, say, translate } from "../console/language.js";
import { numbersIn } from "../console/number-list.js";
import { requireDay } from "../console/options.js";
import { styleOf } from "../console/style.js";
import type { EventFilter, TimelineEvent } from "../history/events.js";
import { atom, icalendar, knownBy } from "../history/feed.js";
import { bundledEngine } from "../packaged/bundle.js";
import { CallError } from "../packaged/call-error.js";
import { failureReason } from "../packaged/failure-reason.js";
import { engineOf } from "../packaged/scenario-engine.js";
import { eventsAnswer, feedOf, frenchEvents, titleIn } from "../reports/events-feed.js";
import { message } from "../said/message.js";

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
    if (flags.list !== undefined) throw new CallError(message("events/list"), message("events/list.fix"));
    const found = eventsAnswer(flags);
    process.stdout.write(flags.json === true ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
    return;
  }
  const { list, ...filter } = flags;
  const engine = flags.scenario === undefined ? bundledEngine : () => engineOf(flags.scenario ?? []);
  const { from, head, entries } = feedOf(list === undefined ? filter : { ...filter, numbers: numbersIn(list, engine().schedule) }, engine);
  for (const [file, write] of [
    [flags.ical, icalendar],
    [flags.atom, atom],
  ] as const) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, write(head, entries));
    } catch (error) {
      throw new CallError(message("call/not-written", { file, why: failureReason(error) }), message("call/not-written.fix"));
    }
  }
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify(entries, undefined, 2)}\n`
      : `${say(message("events/entries", { count: entries.length, day: from }))}\n`,
  );
}

function inWords(found: readonly TimelineEvent[]): string {
  const style = styleOf(process.stdout);
  const translator = translate();
  const { word } = translator;
  const lines = found.flatMap((event) => [
    `${style.bold(event.date)}  ${event.standing === "happened" ? word(event.kind) : style.warn(`${word(event.standing)} (${word(event.kind)})`)}  ${titleIn(event.title, language())}`,
    style.dim(`  ${[event.measures.join(" "), ...knownBy(event, translator, frenchEvents())].filter((part) => part !== "").join(" | ")}`),
  ]);
  return `${[...lines, say(message("events/count", { count: found.length }))].join("\n")}\n`;
}
