// The tools that an agent can call: `answer`, the operations of the API under their names and with their schemas, and two that gather rare ones.

import { Ajv2020 } from "ajv/dist/2020.js";
import { parseDay } from "../exact/day.js";
import { translatorOf } from "../said/all-languages.js";
import { message } from "../said/message.js";
import { checkInput, inputSchema, refusalOf } from "../server/input.js";
import { type Given, languageOf, type Operation, type Parts, Refused, runOperation } from "../server/operation.js";
import { OPERATIONS } from "../server/operations.js";
import { COUNT, LANGUAGE, list, object, type Schema, TEXT, YES } from "../server/schemas.js";
import { ANSWER_INPUT, ANSWER_OUTPUT, answerGoods } from "./answer.js";
import { GROUPED, WITHIN_GROUPS } from "./grouped.js";
import { RATE, RatedTable, rateTable } from "./rate-tool.js";
import { type Cut, shrink } from "./shrink.js";
import { ARGUMENTS, TITLES } from "./tool-words.js";

/** What the tools need from their host. */
export type ToolParts = Parts;

/** What a tool gives back; a refusal carries code, message, key and fix. `cut` says which lists were shortened, `whole` where all of it is. */
export interface ToolResult {
  readonly refused: boolean;
  readonly value: unknown;
  readonly cut: readonly Cut[];
  readonly whole?: string;
  /** Of a table: how it was read, in words. */
  readonly reading?: readonly string[];
}

/** What is listed of a tool. */
export interface ToolListed {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: Schema;
  readonly outputSchema: Schema;
}

const ANSWER = {
  name: "answer",
  description:
    "The first tool to call: what U.S. duty Canadian goods owe on a day, from plain words or a tariff number. Gives a verdict with and without CUSMA, the open question if the duty turns on one, what to file, and the sources. Where the words fit several lines that owe differently, it lists them to choose from.",
  inputSchema: ANSWER_INPUT,
  answer: ANSWER_OUTPUT,
};

// The facts are described once; naming every fact in every tool would fill the agent's memory. The tool reference lists them.
const LINE: Schema = {
  type: "object",
  description:
    'Facts of one entry line: hts (8 or 10 digits), origin (CA), entryDate (YYYY-MM-DD), value (dollars as text, such as "50000.00"); optional: importDate, spi ("S" claims USMCA, null claims nothing, absent is unknown), content ({aluminum: {value}}), weightKg, quantity ({kg: 1000}), usContentValue, chapter98, chapter98Value, loadedDate, mode, entryType, facts ({vehicleKind: "passenger"}). The tool reference (about: facts) lists all; an unknown key is refused.',
};
// An answer of which only the head is described to agents; the API's document has all of it.
const LONGEST_SCHEMA = 1_200;
const WHOLE: Schema = { ...YES, description: "Give all of a long answer; it may fill the context" };

const check = new Ajv2020({ strict: false, formats: { date: (text) => parseDay(text) !== undefined } }).compile(ANSWER_INPUT);

/** What is listed. */
export function toolList(): ToolListed[] {
  const mirrored = [...OPERATIONS.filter(({ name }) => !WITHIN_GROUPS.has(name)), RATE].map((operation) => ({
    name: operation.name,
    description: operation.description,
    inputSchema: described(inputSchema(operation, LINE)),
    answer: operation.answer,
  }));
  const grouped = GROUPED.map(({ name, description, input }) => ({ name, description, inputSchema: input, answer: {} }));
  return [ANSWER, ...mirrored, ...grouped].map(({ name, description, inputSchema: asked, answer }) => ({
    name,
    title: TITLES[name] ?? name,
    description,
    inputSchema: withCommon(asked),
    outputSchema: object({
      answer: JSON.stringify(answer).length <= LONGEST_SCHEMA || name === ANSWER.name ? answer : {},
      "cut?": { ...list(object({ path: TEXT, shown: COUNT, of: COUNT })), description: "Lists that were shortened" },
      "reading?": { ...list(TEXT), description: "How the table was read, where not in the plain form" },
      "whole?": { ...TEXT, description: "Where the whole answer is" },
    }),
  }));
}

function described(schema: Schema): Schema {
  const properties = schema.properties as Readonly<Record<string, Schema>>;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        each.description !== undefined || ARGUMENTS[name] === undefined ? each : { ...each, description: ARGUMENTS[name] },
      ]),
    ),
  };
}

// What every tool takes.
function withCommon(schema: Schema): Schema {
  return { ...schema, properties: { ...(schema.properties as object), language: LANGUAGE, whole: WHOLE } };
}

/** Call a tool. */
export async function callTool(called: string, { whole, ...asked }: Given, parts: ToolParts): Promise<ToolResult> {
  const group = GROUPED.find(({ name }) => name === called);
  const { name, given } = group === undefined ? { name: called, given: asked } : group.route(asked);
  const result = await run(name, asked.language === undefined ? given : { ...given, language: asked.language }, parts);
  if (result instanceof Refused) {
    const { code, message: what, key, fix } = result;
    const { arg } = translatorOf(languageOf(asked));
    return { refused: true, value: { code, message: arg(what), ...(key === undefined ? {} : { key }), fix: arg(fix) }, cut: [] };
  }
  if (result instanceof RatedTable)
    return { refused: false, value: result.csv, cut: [], ...(result.reading.length === 0 ? {} : { reading: result.reading }) };
  const found = result instanceof Uint8Array ? read(new TextDecoder().decode(result), name) : result;
  // One line that cannot stand is refused in the engine's own words; in a list it is an answer in its place.
  if (typeof found === "object" && found !== null && "error" in found && (name === "assess" || name === "origin"))
    return { refused: true, value: { ...(found as { readonly error: object }).error }, cut: [] };
  if (whole === true) return { refused: false, value: found, cut: [] };
  const { value, cut } = shrink(found);
  return { refused: false, value, cut, ...(cut.length === 0 ? {} : { whole: placeOf(name) }) };
}

// What ran on a thread comes as it would be sent.
function read(text: string, name: string): unknown {
  return OPERATIONS.find((each) => each.name === name)?.type === undefined ? JSON.parse(text) : text;
}

function placeOf(name: string): string {
  const operation = OPERATIONS.find((each) => each.name === name);
  return operation === undefined
    ? "call again with whole: true"
    : `call again with whole: true, or ${operation.method} ${operation.path.replace(/:(\w+)/g, "{$1}")} of carveout serve`;
}

function run(name: string, given: Given, parts: ToolParts): unknown {
  if (name === ANSWER.name) {
    if (check(given)) return answerGoods(given, parts);
    return refusalOf(check.errors, Object.keys(ANSWER_INPUT.properties as object));
  }
  if (name === RATE.name) return rateTable(given, parts);
  const operation: Operation | undefined = OPERATIONS.find((each) => each.name === name);
  if (operation === undefined) {
    const names = toolList().map((each) => each.name);
    return new Refused(
      404,
      "request/unknown-tool",
      message("server/no-tool", { name: name.slice(0, 60) }),
      message("server/no-tool.fix", { names: names.join(", ") }),
      "name",
    );
  }
  return checkInput(operation, given) ?? runOperation(operation, given, parts);
}
