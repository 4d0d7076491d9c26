// JSON Schema 2020-12 as OpenAPI 3.1 has it, and the small words in which the contract is written. A schema with a title becomes a
// component of the document.

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

export const TEXT: Schema = { type: "string" };
export const NUMBER: Schema = { type: "number" };
export const COUNT: Schema = { type: "integer" };
export const YES: Schema = { type: "boolean" };
export const DAY: Schema = { type: "string", format: "date", description: "A day, YYYY-MM-DD, U.S. Eastern time" };
export const AMOUNT: Schema = { type: "string", pattern: "^-?\\d+\\.\\d{2}$", description: "Dollars with two decimals" };
/** Dollars as they come in. */
export const DOLLARS: Schema = {
  type: "string",
  pattern: "^\\d{1,13}(\\.\\d{1,2})?$",
  examples: ["12500.00"],
  description: "Dollars, at most two decimals",
};
/** A decimal as it comes in. */
export const DECIMAL: Schema = { type: "string", pattern: "^\\d{1,13}(\\.\\d{1,6})?$", examples: ["12.5"] };

/** An object. Keys that end in "?" may be absent; no other keys are there. */
export function object(properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema {
  const names = Object.keys(properties);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ""), properties[name]])),
    required: names.filter((name) => !name.endsWith("?")),
    additionalProperties: false,
    ...more,
  };
}

/** A list. */
export function list(items: Schema): Schema {
  return { type: "array", items };
}

/** An object of equal values under free names. */
export function map(values: Schema): Schema {
  return { type: "object", additionalProperties: values };
}

/** The same schema, with what it means in this place. A component keeps its own description. */
export function about(schema: Schema, description: string): Schema {
  return schema.title === undefined ? { ...schema, description } : { allOf: [schema], description };
}

/** A list of texts. */
export const TEXTS = list(TEXT);
