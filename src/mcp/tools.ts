// The tools that an agent can call: the operations of the API, under their names and with their schemas.

import { checkInput, inputSchema } from "../server/input.js";
import { type Given, type Operation, type Parts, Refused, runOperation } from "../server/operation.js";
import { OPERATIONS } from "../server/operations.js";
import { rateText } from "../server/rate.js";
import { object, type Schema, TEXT } from "../server/schemas.js";

/** What the tools need from their host. */
export type ToolParts = Parts;

/** What a tool gives back; a refusal carries code, message, key and fix. */
export interface ToolResult {
  readonly refused: boolean;
  readonly value: unknown;
}

const RATE = {
  name: "rate",
  description:
    "Rate a small table of entry lines given as CSV text (at most 1 MiB): columns hts, origin, entry_date, customs_value and others of docs/bulk.md; every row comes back with its duties.",
  inputSchema: object({ csv: { ...TEXT, maxLength: 1 << 20 } }),
} as const;

// The facts are described once; naming every fact in every tool would fill the agent's memory. The tool facts lists them.
const LINE: Schema = {
  type: "object",
  description:
    'Facts of one entry line: hts (8 or 10 digits), origin (CA), entryDate (YYYY-MM-DD), value (dollars as text, such as "50000.00"); optional: importDate, spi ("S" claims USMCA, null claims nothing, absent is unknown), content ({aluminum: {value}}), weightKg, quantity ({kg: 1000}), usContentValue, chapter98, chapter98Value, loadedDate, mode, entryType, facts ({vehicleKind: "passenger"}). The tool facts lists all; an unknown key is refused.',
};

/** What is listed. */
export function toolList(): { name: string; description: string; inputSchema: Schema }[] {
  const mirrored = OPERATIONS.map((operation) => ({
    name: operation.name,
    description: operation.description,
    inputSchema: inputSchema(operation, LINE),
  }));
  return [...mirrored, RATE];
}

/** Call a tool. */
export async function callTool(name: string, given: Given, parts: ToolParts): Promise<ToolResult> {
  const result = await run(name, given, parts);
  if (result instanceof Refused) {
    const { code, message, key, fix } = result;
    return { refused: true, value: { code, message, ...(key === undefined ? {} : { key }), fix } };
  }
  if (result instanceof Uint8Array) return { refused: false, value: new TextDecoder().decode(result) };
  // One line that cannot stand is refused in the engine's own words; in a list it is an answer in its place.
  const error = typeof result === "object" && result !== null && "error" in result && (name === "assess" || name === "origin");
  return { refused: error, value: error ? { ...(result as { readonly error: object }).error } : result };
}

function run(name: string, given: Given, parts: ToolParts): unknown {
  if (name === RATE.name)
    return typeof given.csv === "string" && given.csv.length <= 1 << 20
      ? rateText(given.csv, parts)
      : new Refused(422, "request/wrong-value", "csv is no text of at most 1 MiB.", "Rate larger tables with `carveout rate`.", "csv");
  const operation: Operation | undefined = OPERATIONS.find((each) => each.name === name);
  if (operation === undefined) {
    const names = toolList().map((each) => each.name);
    return new Refused(404, "request/unknown-tool", `No tool is called ${name.slice(0, 60)}.`, `There are ${names.join(", ")}.`, "name");
  }
  return checkInput(operation, given) ?? runOperation(operation, given, parts);
}
