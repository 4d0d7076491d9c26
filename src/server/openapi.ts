// The OpenAPI document, made of the table of operations: the schemas in it are those that arguments are checked against.

import type { Law } from "../law/types.js";
import { inputSchema, queryName } from "./input.js";
import { entryLine } from "./line-schema.js";
import type { Operation } from "./operation.js";
import { list, object, PROBLEM, RATE_QUERY, type Schema, TABLE_TYPES, TEXT } from "./schemas.js";

type Json = Readonly<Record<string, unknown>>;

/** Version 3.1 of the document. */
export function openApi(operations: readonly Operation[], law: Law, version: string): Json {
  const components = new Map<string, unknown>();
  const line = entryLine(law);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: hoist(operationObject(operation, line), components) };
  }
  paths["/v1/rate"] = { post: hoist(rateObject(), components) };
  paths["/healthz"] = { get: hoist(plainGet("healthz", "Alive", object({ status: { const: "ok" } })), components) };
  paths["/readyz"] = {
    get: hoist(
      plainGet("readyz", "Ready: plans are made, so that no answer waits for them", object({ status: { const: "ready" } })),
      components,
    ),
  };
  paths["/openapi.json"] = { get: hoist(plainGet("openapi", "This document", { type: "object" }), components) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Carveout",
      version,
      summary: "U.S. duties on goods of Canada and of other countries",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths,
    components: { schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

function operationObject(operation: Operation, line: Schema): Json {
  const whole = inputSchema(operation, line) as { properties: Record<string, Schema>; required: readonly string[] };
  const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? "");
  const inBody: readonly string[] = operation.body === "csv" ? ["rows"] : (operation.body ?? []);
  const parameters = Object.entries(whole.properties)
    .filter(([name]) => !inBody.includes(name))
    .map(([name, schema]) => {
      const { description, ...rest } = schema;
      return {
        name: queryName(name),
        in: inPath.includes(name) ? "path" : "query",
        required: whole.required.includes(name),
        ...(description === undefined ? {} : { description }),
        schema: name === "readings" ? list({ type: "string", pattern: "^.+=[12]$" }) : queryForm(rest),
      };
    });
  return {
    operationId: operation.name,
    summary: operation.summary,
    parameters: [...parameters, ...tableParameters(operation)],
    ...(operation.body === undefined ? {} : { requestBody: bodyOf(operation, whole) }),
    responses:
      operation.type === undefined
        ? responses("application/json", answerOf(operation))
        : {
            ...responses(mediaType(operation.type), answerOf(operation)),
            "304": { description: "Nothing new since the tag or the day sent" },
          },
  };
}

// What stands in the query where a table comes; a question in JSON has it in itself, so nothing of it is required.
function tableParameters({ table = {}, input }: Operation): Json[] {
  return Object.entries(table)
    .filter(([name]) => !Object.hasOwn(input, name))
    .map(([name, { description, ...schema }]) => ({
      name: name.replace(/\?$/, ""),
      in: "query",
      required: false,
      description: `${description === undefined ? "" : `${description}. `}With a table only`,
      schema: schema.type === "array" ? schema : queryForm(schema),
    }));
}

// Yes and no are 1 and 0 in a query; a list is one text with spaces.
function queryForm(schema: Schema): Schema {
  if (schema.type === "boolean") return { enum: ["1", "0", "true", "false"] };
  if (schema.type === "array") return TEXT;
  return Array.isArray(schema.type) ? { ...schema, type: "string" } : schema;
}

function bodyOf(operation: Operation, whole: { readonly properties: Readonly<Record<string, Schema>> }): Json {
  if (operation.body === "csv") return { required: true, content: { "text/csv": { schema: TEXT } } };
  const names = operation.body ?? [];
  const parts = Object.fromEntries(names.map((name) => [name, whole.properties[name] ?? {}]));
  const schema = names.includes("line")
    ? { anyOf: names.map((name) => parts[name]) }
    : names.length === 1
      ? { anyOf: [parts.lines, object(parts)] }
      : object(parts);
  const tables = operation.table === undefined ? [] : TABLE_TYPES.map((type) => [type, { schema: TEXT }] as const);
  return { required: true, content: { "application/json": { schema }, ...Object.fromEntries(tables) } };
}

function answerOf(operation: Operation): Schema {
  return operation.body !== "csv" && operation.body?.includes("line") === true
    ? { anyOf: [operation.answer, list(operation.answer)] }
    : operation.answer;
}

function responses(type: string, schema: Schema): Json {
  const problem = { content: { "application/problem+json": { schema: PROBLEM } } };
  return {
    "200": { description: "The answer", content: { [type]: { schema } } },
    "4XX": { description: "What was asked cannot stand", ...problem },
    "5XX": { description: "Busy or broken", ...problem },
  };
}

// Without its parameters.
function mediaType(type: string): string {
  return type.split(";")[0] ?? type;
}

function rateObject(): Json {
  return {
    operationId: "rate",
    summary: "Rate a table of entry lines: up to 64 MiB of CSV, XLSX or Parquet in, the rated CSV streamed back",
    parameters: RATE_QUERY.map(([name, schema]) => ({ name, in: "query", required: false, schema })),
    requestBody: { required: true, content: Object.fromEntries(TABLE_TYPES.map((type) => [type, { schema: TEXT }])) },
    responses: responses("text/csv", TEXT),
  };
}

function plainGet(operationId: string, summary: string, schema: Schema): Json {
  return { operationId, summary, responses: responses("application/json", schema) };
}

// Schemas with a title go into the components, once.
function hoist<T>(value: T, components: Map<string, unknown>): T {
  if (Array.isArray(value)) return value.map((each) => hoist(each, components)) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hoist(each, components)]));
  const { title } = copy;
  if (typeof title !== "string" || "version" in copy) return copy as T;
  components.set(title, copy);
  return { $ref: `#/components/schemas/${title}` } as T;
}
