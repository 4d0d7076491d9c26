// Something to be said, before it is put into a language: the id of its text in locales/ and what the text names.

import type { MessageArgs } from "./ids.js";

/** The id of a text in `locales/`. */
export type MessageId = keyof MessageArgs;

/** What a text names at one of its places. Text and numbers stand as they are. */
export type Arg =
  | string
  | number
  | Message
  /** A sentence or word of the law, which has its translation there; `args` are what it names at its places, if it has any. */
  | { readonly law: string; readonly args?: Readonly<Record<string, Arg>> }
  /** A fixed word that the engine uses, such as an authority or an answer. */
  | { readonly word: string }
  /** An amount in dollars, as text with at most two decimals. */
  | { readonly money: string }
  /** A plain decimal, with or without a per cent sign, which English leaves as it is: 1234.50, 1 234,50. */
  | { readonly decimal: string }
  /** A whole number with its thousands apart: 12,500 and 12 500. */
  | { readonly grouped: number }
  /** A fraction: 0.25 is 25%. */
  | { readonly percent: number }
  /** YYYY-MM-DD or, of every year, MM-DD, to be written out. */
  | { readonly day: string }
  | { readonly all: readonly Arg[]; readonly by: "and" | "or" | " and " | " or " | "; " | ". " | ", " | " " | "" };

/** A message. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, Arg>>;
}

type Given<K extends MessageId> = keyof MessageArgs[K] extends never ? [] : [args: Readonly<Record<keyof MessageArgs[K], Arg>>];

/** A message by its id, with an argument for each place of its text. */
export function message<K extends MessageId>(id: K, ...[args]: Given<K>): Message {
  return { id, args: args ?? {} };
}

/** What is said more than once, once. */
export function distinct(said: readonly Arg[]): Arg[] {
  return [...new Map(said.map((each) => [JSON.stringify(each), each])).values()];
}

/** True for a message among other values. */
export function isMessage(found: unknown): found is Message {
  return typeof found === "object" && found !== null && "id" in found && "args" in found;
}
