// GET /v1/calendar.ics and /v1/feed.atom: what changes, for calendars and readers of news, which ask again and again whether there is more.

import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Day } from "../exact/day.js";
import { message } from "../said/message.js";
import { type Given, type Operation, type Parts, Refused, runOperation } from "./operation.js";
import { DAY, list, type Schema, TEXT } from "./schemas.js";

// Each number takes some ten milliseconds.
const MOST_NUMBERS = 500;
// Seconds for which a reader need not ask again.
const FRESH = 3600;
// A law that came with a new start may change the text on the same day.
const STARTED = new Date();

const INPUT: Readonly<Record<string, Schema>> = {
  "numbers?": {
    ...list(TEXT),
    description:
      "Tariff numbers (8 or 10 digits), with spaces between them: the changes of their duty; left out: the events of the dispute",
  },
  "from?": { ...DAY, description: "First day; 180 days ago when left out" },
  "until?": { ...DAY, description: "Day before which it ends" },
  "kind?": { ...TEXT, description: "Events of one kind, as /v1/events has them; not with numbers" },
  "sector?": { ...TEXT, description: "Events of one sector; not with numbers" },
  "measure?": { ...TEXT, description: "Events of one measure; not with numbers" },
};

function feedRefused(given: Given, { engine }: Parts): Refused | undefined {
  const { numbers } = given as { readonly numbers?: readonly string[] };
  if (numbers !== undefined) {
    if (numbers.length === 0 || numbers.length > MOST_NUMBERS)
      return new Refused(
        422,
        "request/wrong-value",
        message("server/numbers"),
        message("server/numbers.fix", { most: MOST_NUMBERS }),
        "numbers",
      );
    const narrower = ["kind", "sector", "measure"].find((key) => given[key] !== undefined);
    if (narrower !== undefined)
      return new Refused(
        422,
        "request/wrong-value",
        message("server/narrows-events", { key: narrower }),
        message("server/narrows-events.fix", { key: narrower }),
        narrower,
      );
    const days = engine.schedule.boundaries();
    const unknown = numbers.find((hts) => !days.some((day) => engine.schedule.lookup(hts.replaceAll(".", ""), day as Day).ok));
    if (unknown !== undefined)
      return new Refused(
        422,
        "hts/not-in-force",
        message("server/no-edition", { number: unknown.slice(0, 40) }),
        message("server/no-edition.fix"),
        "numbers",
      );
  }
  return undefined;
}

function feed(given: Given, parts: Parts, form: "icalendar" | "atom"): unknown {
  const refused = feedRefused(given, parts);
  if (refused !== undefined) return refused;
  const found = parts.feedText(given, form);
  return typeof found === "string" ? found : new Refused(422, "request/bad-query", found.refused, found.fix, found.key);
}

async function feedHttp(request: FastifyRequest, reply: FastifyReply, given: Given, parts: Parts, operation: Operation): Promise<unknown> {
  const found = await runOperation(operation, given, parts);
  if (found instanceof Refused) return found;
  const body = typeof found === "string" ? Buffer.from(found) : Buffer.from(found as Uint8Array);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  // The text is of the day on which it is made.
  const made = new Date(`${parts.today()}T00:00:00Z`);
  const changed = made > STARTED ? made : STARTED;
  reply.headers({ etag: tag, "last-modified": changed.toUTCString(), "cache-control": `public, max-age=${FRESH}` });
  const { "if-none-match": known, "if-modified-since": since } = request.headers;
  const same =
    known === undefined
      ? since !== undefined && Date.parse(since) >= Math.floor(changed.getTime() / 1000) * 1000
      : known.split(/\s*,\s*/).some((each) => each.replace(/^W\//, "") === tag || each === "*");
  if (same) return reply.code(304).send();
  return reply.type(operation.type ?? "text/plain").send(body);
}

function feedOperation(
  form: "icalendar" | "atom",
  head: Pick<Operation, "name" | "path" | "summary" | "description"> & { readonly type: string },
): Operation {
  const operation: Operation = {
    ...head,
    method: "GET",
    input: INPUT,
    answer: TEXT,
    run: (given, parts) => feed(given, parts, form),
    refuses: feedRefused,
    long: ({ numbers }) => numbers !== undefined,
    http: (request, reply, given, parts) => feedHttp(request, reply, given, parts, operation),
  };
  return operation;
}

/** The two operations, for the table. */
export const FEED_OPERATIONS: readonly Operation[] = [
  feedOperation("icalendar", {
    name: "calendar",
    path: "/v1/calendar.ics",
    summary: "The changes of the duty on a list of numbers, or the events of the dispute, as a calendar (iCalendar, RFC 5545)",
    description:
      "What changes as an iCalendar text: the days on which the duty on listed tariff numbers changes, before and after; without numbers, the events of the dispute. Scheduled days are tentative.",
    type: "text/calendar; charset=utf-8",
  }),
  feedOperation("atom", {
    name: "feed",
    path: "/v1/feed.atom",
    summary: "The changes of the duty on a list of numbers, or the events of the dispute, as a news feed (Atom, RFC 4287)",
    description:
      "What changes as an Atom feed: the days on which the duty on listed tariff numbers changes, before and after, the newest first; without numbers, the events of the dispute.",
    type: "application/atom+xml; charset=utf-8",
  }),
];
