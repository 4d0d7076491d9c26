// What one operation of the API is. The same table makes the routes, the OpenAPI document and the agents' tools.

import type { FastifyReply, FastifyRequest } from "fastify";
import type { AssessOptions } from "../assess/answer.js";
import type { Engine } from "../assess/engine.js";
import type { AuditData } from "../audit/data.js";
import type { DetermineOptions } from "../origin/determine.js";
import type { Determination } from "../origin/types.js";
import { isLanguage, type Language } from "../said/language.js";
import { type Arg, message } from "../said/message.js";
import { DEFAULT_LANGUAGE } from "../settings.js";
import type { Vocabulary } from "../tables/words.js";
import type { Schema } from "./schemas.js";
import type { SearchResult } from "./search.js";

/** What the operations need from their host. */
export interface Parts {
  readonly engine: Engine;
  today(): string;
  auditData(): AuditData;
  /** What people call columns and write in cells. */
  tableWords(): Vocabulary;
  determine(question: unknown, options?: DetermineOptions): Determination;
  search(query: string, limit: number): SearchResult[];
  /** An engine over the law with a scenario (YAML text), or why it is refused. */
  scenario(text: string): Engine | { readonly refused: Arg };
  /** Events that pass a filter, or exposure of trade; a wrong question is refused in words. */
  events(asked: Given): unknown;
  exposure(asked: Given): unknown;
  /** Why an exposure cannot be worked out, where the question itself is wrong. */
  exposureRefused(asked: Given): { readonly refused: Arg; readonly fix: Arg; readonly key?: string } | undefined;
  /** Changes of `numbers`, or events that pass the filter, as a calendar or a news feed. */
  feedText(asked: Given, form: "icalendar" | "atom"): string | { readonly refused: Arg; readonly fix: Arg; readonly key?: string };
  /** Runs an operation away from the loop that answers; where it is absent, everything runs in its place. */
  readonly aside?: Aside;
}

/**
 * Runs an operation by its name. The answer comes as it is sent (JSON or the text of the operation's own type), or refused: 503 where too
 * many wait or the limit of time is over.
 */
export type Aside = (name: string, given: Given) => Promise<Uint8Array | Refused>;

/** Arguments after they were checked against the operation's input. */
export type Given = Readonly<Record<string, unknown>>;

/** A question that is refused: the status of HTTP, and the members of a problem document. */
export class Refused {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly message: Arg,
    readonly fix: Arg,
    readonly key?: string,
    /** Of the line or question that is refused. */
    readonly id?: string,
  ) {}
}

/** One operation. `:name` in the path is an argument; the rest stand in the query, or in the body where `body` says so. */
export interface Operation {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
  /** Longer words for agents. */
  readonly description: string;
  /** Arguments by name; a name that ends in "?" may be left out. `FACTS` stands for the facts of a line. */
  readonly input: Readonly<Record<string, Schema>>;
  /** The arguments that the JSON body carries, or "csv" for a table. */
  readonly body?: readonly string[] | "csv";
  /** The query beside a table, where the operation takes one in place of JSON. */
  readonly table?: Readonly<Record<string, Schema>>;
  readonly answer: Schema;
  /** Media type of the answer where it is text and not JSON. */
  readonly type?: string;
  run(given: Given, parts: Parts): unknown;
  /** What can be refused without working anything out, looked at before a long request is sent aside. */
  refuses?(given: Given, parts: Parts): Refused | undefined;
  /** Whether this may hold the loop for more than some milliseconds, and runs aside. */
  long?(given: Given): boolean;
  /** Where HTTP asks for more than the answer of `run` as JSON. */
  http?(request: FastifyRequest, reply: FastifyReply, given: Given, parts: Parts): unknown;
}

/** Run an operation, aside where it is long. */
export function runOperation(operation: Operation, given: Given, parts: Parts): unknown {
  if (parts.aside === undefined || operation.long?.(given) !== true) return operation.run(given, parts);
  return operation.refuses?.(given, parts) ?? parts.aside(operation.name, given);
}

/** What is sent of an answer. */
export function writeAnswer(answer: unknown): string {
  return typeof answer === "string" ? answer : JSON.stringify(answer);
}

// Lines that are answered in a few milliseconds.
const SOON = 20;

/** Whether many lines came. */
export function manyLines({ lines }: Given): boolean {
  return Array.isArray(lines) && lines.length > SOON;
}

/** Stands for the facts of one line, which the engine itself reads and refuses in the contract's codes. */
export const FACTS: Schema = { title: "EntryLine" };

/** The language asked for in the arguments, or the one that is taken without. */
export function languageOf({ language }: Given): Language {
  return isLanguage(language) ? language : DEFAULT_LANGUAGE;
}

/** The options of the contract, of what was given. */
export function optionsOf(given: Given): AssessOptions {
  return Object.fromEntries(
    ["knownOn", "readings", "trace", "fees", "language"].filter((key) => given[key] !== undefined).map((key) => [key, given[key]]),
  );
}

// Most lines of one request.
const MOST_LINES = 10_000;

/** Refuses more lines than one request may have. */
export function tooMany(lines: readonly unknown[]): Refused | undefined {
  if (lines.length <= MOST_LINES) return undefined;
  return new Refused(
    413,
    "request/too-many-lines",
    message("server/too-many-lines", { most: MOST_LINES }),
    message("server/too-many-lines.fix"),
    "lines",
  );
}
