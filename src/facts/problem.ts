// The refusals that every reader of facts shares.

import type { AnswerError } from "../contract/answer.js";
import type { ErrorCode } from "../contract/errors.js";
import type { RefusedOrigins } from "../law/country-codes.js";
import { type Message, message } from "../said/message.js";
import type { Translator } from "../said/translator.js";
import type { FactProblem } from "./line.js";

/** Build a refusal: what was found and how to mend it. */
export function problem(code: ErrorCode, key: string, found: Message, fix: Message): FactProblem {
  return { code, message: found, key, fix };
}

/** A refusal in a language. */
export function refusalIn({ say }: Translator, { code, message: found, key, fix }: FactProblem): AnswerError {
  return { code, message: say(found), key, fix: say(fix) };
}

/** `facts/wrong-type`: says what was found and what belongs there. */
export function wrongType(key: string, found: unknown, expected: Message): FactProblem {
  return problem(
    "facts/wrong-type",
    key,
    message("facts/wrong-type", { fact: key, found: describe(found) }),
    message("facts/wrong-type.fix", { expected }),
  );
}

/** What a value of one of these words is expected to be. */
export function oneOf(values: readonly string[]): Message {
  return message("facts/expected.one-of", { values: values.join(", ") });
}

/** Text in quotation marks, cut when long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** `date/invalid`: what was found is not a day. */
export function noDay(key: string, found: string): FactProblem {
  return problem("date/invalid", key, message("date/invalid", { found }), message("date/invalid.fix"));
}

/** Why goods of an origin are not answered and what to do; `answered` is how many origins are. */
export function originRefused(origin: string, answered: number, refused: readonly RefusedOrigins[]): readonly [Message, Message] {
  const known = refused.find(({ origins }) => origins.includes(origin));
  return known === undefined
    ? [message("origin/not-encoded", { country: origin }), message("origin/not-encoded.fix", { count: answered })]
    : [
        message("origin/not-encoded.why", { country: origin, why: { law: known.why } }),
        message("origin/not-encoded.why.fix", { fix: { law: known.fix } }),
      ];
}

function describe(found: unknown): string | Message {
  if (found === null) return message("facts/found.null");
  if (Array.isArray(found)) return message("facts/found.list");
  if (typeof found === "object") return message("facts/found.object");
  const text = JSON.stringify(found) ?? String(found);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
