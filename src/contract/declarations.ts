// TypeScript declarations of schemas. Every list and key is read-only; a description becomes the comment.

import type { Schema } from "./schema.js";

/** What is declared, and what other files declare. */
export interface Declared {
  /** Names of the declarations, in their order. */
  readonly names: ReadonlyMap<Schema, string>;
  /** Names that the file imports, by their schema. */
  readonly imported?: ReadonlyMap<Schema, string>;
  /** Unions whose members say which keys of the others they lack, so that a reader may ask for one before looking at the status. */
  readonly unions?: ReadonlySet<Schema>;
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

const PLAIN: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

function isObject(schema: Schema): boolean {
  return schema.type === "object" && schema.properties !== undefined;
}

function comment(schema: Schema, indent: string): string {
  return typeof schema.description === "string" ? `${indent}/** ${schema.description.replaceAll("*/", "* /")} */\n` : "";
}

/** Declare every named schema. */
export function declarations(declared: Declared): string {
  const lacking = lackingKeys(declared.unions ?? new Set());
  return [...declared.names].map(([schema, name]) => declaration(schema, name, declared, lacking.get(schema) ?? [])).join("\n");
}

// For each member of a union, the keys of the other members that it has not.
function lackingKeys(unions: ReadonlySet<Schema>): ReadonlyMap<Schema, readonly string[]> {
  const lacking = new Map<Schema, readonly string[]>();
  for (const union of unions) {
    const members = union.anyOf as readonly Schema[];
    const every = new Set(members.flatMap((member) => Object.keys((member as unknown as ObjectSchema).properties)));
    for (const member of members) {
      const own = (member as unknown as ObjectSchema).properties;
      lacking.set(
        member,
        [...every].filter((key) => !Object.hasOwn(own, key)),
      );
    }
  }
  return lacking;
}

function declaration(schema: Schema, name: string, declared: Declared, lacking: readonly string[]): string {
  const head = comment(schema, "");
  if (!isObject(schema)) return `${head}export type ${name} = ${bare(schema, declared)};\n`;
  const none = lacking.map((key) => `  readonly ${key}?: undefined;\n`);
  return `${head}export interface ${name} {\n${members(schema, declared, "  ")}${none.join("")}}\n`;
}

function members(schema: Schema, declared: Declared, indent: string): string {
  const { properties, required } = schema as unknown as ObjectSchema;
  return Object.entries(properties)
    .map(
      ([key, each]) =>
        `${comment(nameOf(each, declared) === undefined ? each : {}, indent)}${indent}readonly ${keyText(key)}${required.includes(key) ? "" : "?"}: ${typeOf(each, declared, indent)};\n`,
    )
    .join("");
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function nameOf(schema: Schema, { names, imported }: Declared): string | undefined {
  return names.get(schema) ?? imported?.get(schema);
}

function typeOf(schema: Schema, declared: Declared, indent = ""): string {
  return nameOf(schema, declared) ?? bare(schema, declared, indent);
}

function bare(schema: Schema, declared: Declared, indent = ""): string {
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (Array.isArray(schema.allOf)) return schema.allOf.map((each: Schema) => typeOf(each, declared, indent)).join(" & ");
  if (Array.isArray(schema.anyOf)) return union(schema.anyOf.map((each: Schema) => typeOf(each, declared, indent)));
  if (Array.isArray(schema.type)) return union(schema.type.map((each: string) => PLAIN[each] ?? "unknown"));
  if (schema.type === "array") {
    const item = typeOf(schema.items as Schema, declared, indent);
    return `readonly ${item.includes(" | ") ? `(${item})` : item}[]`;
  }
  if (isObject(schema)) return `{\n${members(schema, declared, `${indent}  `)}${indent}}`;
  if (schema.type === "object")
    return `{ readonly [name: string]: ${schema.additionalProperties === undefined ? "unknown" : typeOf(schema.additionalProperties as Schema, declared, indent)} }`;
  const plain = PLAIN[String(schema.type)];
  if (plain === undefined) throw new Error(`No declaration is known for ${JSON.stringify(schema)}.`);
  return plain;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}
