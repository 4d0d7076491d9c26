// Operations that agents seldom call, gathered in two tools, so that the list of tools stays short.

import { DAY, list, object, type Schema, TEXT } from "../server/schemas.js";
import { ARGUMENTS } from "./tool-words.js";

/** A tool that stands for several operations. */
export interface Grouped {
  readonly name: string;
  readonly description: string;
  readonly input: Schema;
  /** The operation that is meant, and its arguments. */
  route(given: Readonly<Record<string, unknown>>): { readonly name: string; readonly given: Readonly<Record<string, unknown>> };
}

const said = (name: string, schema: Schema): Schema => ({ ...schema, description: ARGUMENTS[name] });

/** The grouped tools. */
export const GROUPED: readonly Grouped[] = [
  {
    name: "timeline",
    description:
      "The U.S.-Canada tariff dispute on one time line since November 2024 (form events: acts, effective days, courts, deadlines), or a calendar or news feed of what changes for listed tariff numbers (form calendar or feed). Scheduled and merely threatened things are marked.",
    input: object({
      "form?": { enum: ["events", "calendar", "feed"], description: "events when left out; calendar is iCalendar text, feed is Atom" },
      "numbers?": said("numbers", list(TEXT)),
      "from?": said("from", DAY),
      "until?": said("until", DAY),
      "kind?": said("kind", TEXT),
      "sector?": said("sector", TEXT),
      "measure?": said("measure", TEXT),
    }),
    route: ({ form, ...given }) => ({ name: typeof form === "string" ? form : "events", given }),
  },
  {
    name: "reference",
    description:
      "What the law asks and holds: facts (every fact, its values, what its absence means), measures (the duty measures with the day each was last seen), measure (one with its whole dated history, by id), law (what is encoded, up to which day, and what is not covered).",
    input: object({
      about: { enum: ["facts", "measures", "measure", "law"], description: "What to look up" },
      "id?": said("id", TEXT),
    }),
    route: ({ about, ...given }) => ({ name: String(about), given }),
  },
];

/** Operations that a grouped tool stands for. They can still be called by their own names. */
export const WITHIN_GROUPS: ReadonlySet<string> = new Set(["events", "calendar", "feed", "facts", "measures", "measure", "law"]);
