// Events and exposure as the server and the agents' tools call them: a wrong question is answered in words, not thrown.

import { CallError } from "../packaged/call-error.js";
import { eventsAnswer, feedText } from "../reports/events-feed.js";
import { type ExposureAsked, exposureAnswer, exposureRequest } from "../reports/exposure-answer.js";
import type { Arg } from "../said/message.js";

interface ToldRefusal {
  readonly refused: Arg;
  readonly fix: Arg;
  readonly code?: string;
  readonly key?: string;
}

function told<T>(call: () => T): T | ToldRefusal {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { said: refused, fix, code, key } = error;
    return { refused, fix, ...(code === undefined ? {} : { code }), ...(key === undefined ? {} : { key }) };
  }
}

// Only text, and lists of text, are taken over from what came in.
function textsOf(asked: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function exposureAsked(asked: Readonly<Record<string, unknown>>): ExposureAsked {
  const assume = Array.isArray(asked.assume) ? asked.assume.map(String) : [];
  return { ...(textsOf(asked) as ExposureAsked), assume };
}

/** The parts of time. */
export const TIME_PARTS = {
  events: (asked: Readonly<Record<string, unknown>>): unknown => told(() => eventsAnswer(textsOf(asked))),
  feedText: (asked: Readonly<Record<string, unknown>>, form: "icalendar" | "atom"): string | ToldRefusal => {
    const numbers = Array.isArray(asked.numbers) ? { numbers: asked.numbers.map(String) } : {};
    return told(() => feedText({ ...textsOf(asked), ...numbers }, form));
  },
  exposure: (asked: Readonly<Record<string, unknown>>): unknown => told(() => exposureAnswer(exposureAsked(asked))),
  exposureRefused: (asked: Readonly<Record<string, unknown>>): ToldRefusal | undefined => {
    const found = told(() => exposureRequest(exposureAsked(asked)));
    return "refused" in found ? found : undefined;
  },
};
