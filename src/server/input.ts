// Checks arguments against the input of an operation, after the texts of a query were read as what they stand for.

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { parseDay } from "../exact/day.js";
import { nearest } from "../facts/spelling.js";
import { type Message, message } from "../said/message.js";
import { FACTS, type Given, type Operation, Refused } from "./operation.js";
import { LANGUAGE, object, type Schema } from "./schemas.js";

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);
const ajv = new Ajv2020({ strict: false, verbose: true, formats: { date: (text) => parseDay(text) !== undefined } });
const compiled = new WeakMap<Operation, ValidateFunction>();

/** The schema of an operation's arguments; `line` is that of the facts of a line. */
export function inputSchema(operation: Operation, line: Schema): Schema {
  return object(withLine({ ...operation.input, "language?": LANGUAGE }, line) as Record<string, Schema>);
}

function withLine(schema: unknown, line: Schema): unknown {
  if (schema === FACTS) return line;
  if (Array.isArray(schema)) return schema.map((each) => withLine(each, line));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withLine(value, line)]));
}

/** Undefined where the arguments may stand; lines of facts are left to the engine. */
export function checkInput(operation: Operation, given: Given): Refused | undefined {
  const check = compiled.get(operation) ?? ajv.compile(inputSchema(operation, {}));
  compiled.set(operation, check);
  if (check(given)) return undefined;
  return refusalOf(check.errors, [...Object.keys(operation.input), "language"]);
}

/** The refusal of arguments by what a schema found, undefined where it found nothing; `names` are those that it knows. */
export function refusalOf(errors: readonly ErrorObject[] | null | undefined, names: readonly string[]): Refused | undefined {
  const [error] = errors ?? [];
  if (error === undefined) return undefined;
  const at = error.instancePath.slice(1).replaceAll("/", ".");
  const known = names.map((name) => name.replace(/\?$/, ""));
  const params = error.params as Readonly<Record<string, string>>;
  if (error.keyword === "additionalProperties") {
    return unknownName(params.additionalProperty ?? "", known);
  }
  if (error.keyword === "required") {
    const key = params.missingProperty ?? "";
    return new Refused(422, "request/missing-key", message("server/missing-key", { key }), message("server/missing-key.fix", { key }), key);
  }
  if (error.keyword === "format")
    return new Refused(422, "date/invalid", message("date/invalid", { found: shortly(error.data) }), message("date/invalid.fix"), at);
  const fix =
    error.keyword === "enum"
      ? message("server/one-of", { values: (params.allowedValues as unknown as string[]).join(", ") })
      : mended(error);
  return new Refused(
    422,
    "request/wrong-value",
    at === "" ? message("server/wrong-value.request") : message("server/wrong-value", { key: at, found: shortly(error.data) }),
    fix,
    at,
  );
}

function unknownName(key: string, known: readonly string[]): Refused {
  const near = nearest(key, known);
  const fix =
    near === undefined
      ? message("server/known-here", { known: known.join(", ") || message("answer/none") })
      : message("facts/did-you-mean", { near });
  return new Refused(422, "request/unknown-key", message("server/unknown-key", { key: JSON.stringify(key.slice(0, 40)) }), fix, key);
}

const LONGEST = 40;

function shortly(found: unknown): string {
  const text = JSON.stringify(found) ?? "";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

// What to write instead, by what the schema asks.
function mended({ keyword, params, parentSchema, message: why }: ErrorObject): Message {
  const { limit = 0, type = "" } = params as { readonly limit?: number; readonly type?: string };
  const [example] = (parentSchema?.examples ?? []) as readonly string[];
  if (keyword === "pattern" && example !== undefined) return message("server/such-as", { example });
  if (keyword === "minLength") return message("server/not-empty");
  if (keyword === "maxLength") return message("server/at-most-characters", { limit });
  const { minimum: least, maximum: most } = (parentSchema ?? {}) as { readonly minimum?: number; readonly maximum?: number };
  const bounded = keyword === "minimum" || keyword === "maximum" || type === "integer" || type === "number";
  if (bounded && least !== undefined && most !== undefined) return message("server/between", { least, most });
  if (keyword === "minimum") return message("server/at-least", { limit });
  if (keyword === "maximum") return message("server/at-most", { limit });
  if (keyword === "type" && type === "boolean") return message("server/true-or-false");
  if (keyword === "type" && type === "integer") return message("server/whole-number");
  if (keyword === "type" && type === "array") return message("server/a-list");
  if (keyword === "type" && type === "string") return message("server/a-text");
  return message("server/schema-says", { why: why ?? "" });
}

/** Refuses a name of a query that the operation does not read there: what belongs to its body or its path would be passed over. */
export function checkQuery(operation: Operation, query: Readonly<Record<string, unknown>>): Refused | undefined {
  const names = queryNames(operation);
  const key = Object.keys(query).find((name) => !names.includes(name));
  return key === undefined ? undefined : unknownName(key, names);
}

/** How an argument is called in a query: one reading is one `reading=ID=N`. */
export function queryName(argument: string): string {
  return argument === "readings" ? "reading" : argument;
}

function queryNames({ input, body, path }: Operation): string[] {
  const elsewhere = new Set([...(body === "csv" ? ["rows"] : (body ?? [])), ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => name)]);
  const names = [...Object.keys(input), "language"].map((name) => name.replace(/\?$/, ""));
  return names.filter((name) => !elsewhere.has(name)).map(queryName);
}

/** The arguments of a query string: yes and no as 1 and 0, numbers as digits, `reading=ID=N` and others repeated. */
export function readQuery(
  operation: Operation,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, unknown> {
  // Without a prototype, so that no name has a meaning of its own.
  const given = Object.create(null) as Record<string, unknown>;
  for (const [name, text] of Object.entries(query)) {
    if (text === undefined) continue;
    if (name === queryName("readings") && "readings?" in operation.input)
      given.readings = readingsOf(typeof text === "string" ? [text] : text);
    else given[name] = typeof text === "string" ? textValue(text, schemaOf(operation, name)) : text;
  }
  return given;
}

function schemaOf({ input }: Operation, name: string): Schema | undefined {
  const known = [name, `${name}?`].find((each) => Object.hasOwn(input, each));
  return known === undefined ? undefined : input[known];
}

function textValue(text: string, schema: Schema | undefined): unknown {
  if (schema?.type === "boolean") return YES_NO.get(text) ?? text;
  if (schema?.type === "integer") return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (schema?.type === "array") return text.split(" ").filter((each) => each !== "");
  return text;
}

function readingsOf(written: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    written.map((each) => {
      const at = each.lastIndexOf("=");
      return at < 0 ? [each, Number.NaN] : [each.slice(0, at), Number(each.slice(at + 1))];
    }),
  );
}
