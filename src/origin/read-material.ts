// Reads the materials of an origin question, their stocks, and a vehicle producer's purchases of metal.

import { compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { normalizeHts } from "../hts/number.js";
import type { Material, Statement } from "./question.js";
import { notAmong } from "./read-facts.js";
import { quote, readNumber, unknownIn } from "./read-parts.js";
import { readStock } from "./stock.js";
import type { OriginTables } from "./tables.js";
import type { Role } from "./types.js";

const MATERIAL_KEYS = [
  "name",
  "hts",
  "value",
  "weightKg",
  "origin",
  "originating",
  "ignored",
  "role",
  "deductions",
  "supplierStatement",
  "corePart",
  "netCost",
  "elastomeric",
  "stock",
  "materials",
];
const ROLES: readonly string[] = [
  "material",
  "indirect",
  "retail-packaging",
  "shipping-packing",
  "accessory",
  "sewing-thread",
  "narrow-elastic",
  "pocketing",
];
const MOST_LEVELS = 8;

/** A list of materials under a path, or the first problem. */
export function readMaterials(
  input: readonly unknown[],
  under: string,
  tables: OriginTables,
  level = 1,
): readonly Material[] | FactProblem {
  if (level > MOST_LEVELS)
    return problem(
      "origin/too-deep",
      under,
      `The bill is deeper than ${MOST_LEVELS} levels.`,
      "Give the inputs of the deepest level directly.",
    );
  const materials: Material[] = [];
  for (const [index, each] of input.entries()) {
    const read = readMaterial(each, `${under}.${index}`, tables, level);
    if ("code" in read) return read;
    materials.push(read);
  }
  return materials;
}

function readMaterial(input: unknown, path: string, tables: OriginTables, level: number): Material | FactProblem {
  if (!isRecord(input)) return wrongType(path, input, "an object with name, hts, value and originating");
  const stray = unknownIn(input, MATERIAL_KEYS, `${path}.`);
  if (stray !== undefined) return stray;
  if (typeof input.name !== "string" || input.name === "") return wrongType(`${path}.name`, input.name ?? null, "text");
  const { hts: number = "", originating = null, ignored = false, role = "material" } = input;
  if (typeof number !== "string") return wrongType(`${path}.hts`, number, "text of 4 to 10 digits");
  const hts = number === "" ? "" : normalizeHts(number);
  if (hts === undefined)
    return problem(
      "hts/wrong-length",
      `${path}.hts`,
      `${quote(number)} is not a tariff number.`,
      "Give 4, 6, 8 or 10 digits, or leave it empty.",
    );
  if (originating !== null && typeof originating !== "boolean") return wrongType(`${path}.originating`, originating, "true, false or null");
  if (typeof ignored !== "boolean") return wrongType(`${path}.ignored`, ignored, "true or false");
  if (input.origin !== undefined && input.origin !== null && typeof input.origin !== "string")
    return wrongType(`${path}.origin`, input.origin, "text");
  if (typeof role !== "string" || !ROLES.includes(role)) return wrongType(`${path}.role`, role, `one of ${ROLES.join(", ")}`);
  const numbers: Record<string, Rational> = {};
  for (const [key, decimals] of [
    ["value", 2],
    ["weightKg", 6],
    ["deductions", 2],
    ["netCost", 2],
  ] as const) {
    if (input[key] === undefined || input[key] === null) continue;
    const read = readNumber(`${path}.${key}`, input[key], decimals);
    if ("code" in read) return read;
    numbers[key] = read;
  }
  const { value, weightKg, deductions = ZERO, netCost } = numbers;
  if (value !== undefined && compare(deductions, value) > 0)
    return problem(
      "content/exceeds-whole",
      `${path}.deductions`,
      "The deductions are more than the value.",
      "A part cannot be worth more than the whole.",
    );
  if (input.elastomeric !== undefined && typeof input.elastomeric !== "boolean")
    return wrongType(`${path}.elastomeric`, input.elastomeric, "true or false");
  const unknownPart = notAmong(`${path}.corePart`, input.corePart, tables.data.choices.corePart ?? []);
  if (unknownPart !== undefined) return unknownPart;
  const stock = readStock(input.stock, `${path}.stock`);
  if (stock !== undefined && "code" in stock) return stock;
  if (stock !== undefined && (value !== undefined || originating !== null || statementOrInputs(input)))
    return problem(
      "origin/two-values",
      `${path}.stock`,
      "A material given by its stock has its value and its origin from the lots.",
      "Leave out value, originating, supplierStatement and materials, or the stock.",
    );
  const statement = readStatement(input.supplierStatement, `${path}.supplierStatement`);
  if (statement !== undefined && "code" in statement) return statement;
  if (input.materials !== undefined && !Array.isArray(input.materials)) return wrongType(`${path}.materials`, input.materials, "a list");
  const inputs = readMaterials((input.materials as unknown[] | undefined) ?? [], `${path}.materials`, tables, level + 1);
  if ("code" in inputs) return inputs;
  return {
    path,
    name: input.name,
    hts: hts.slice(0, 8),
    ...(value === undefined ? {} : { value }),
    ...(weightKg === undefined ? {} : { weightKg }),
    originating: originating ?? undefined,
    ...(typeof input.origin === "string" && input.origin !== "" ? { country: input.origin } : {}),
    ignored,
    role: role as Role,
    deductions,
    ...(statement === undefined ? {} : { statement }),
    ...(input.corePart === undefined ? {} : { corePart: input.corePart as string }),
    ...(netCost === undefined ? {} : { netCost }),
    ...(input.elastomeric === undefined ? {} : { elastomeric: input.elastomeric }),
    ...(stock === undefined ? {} : { stock }),
    inputs,
  };
}

function statementOrInputs({ supplierStatement, materials }: Readonly<Record<string, unknown>>): boolean {
  return supplierStatement !== undefined || (Array.isArray(materials) && materials.length > 0);
}

function readStatement(input: unknown, path: string): Statement | FactProblem | undefined {
  if (input === undefined || input === null) return undefined;
  if (!isRecord(input)) return wrongType(path, input, "an object with nonOriginatingValue");
  const stray = unknownIn(input, ["nonOriginatingValue", "nonOriginatingHts", "netCost"], `${path}.`);
  if (stray !== undefined) return stray;
  const value = readNumber(`${path}.nonOriginatingValue`, input.nonOriginatingValue, 2);
  if ("code" in value) return value;
  const netCost = input.netCost === undefined ? undefined : readNumber(`${path}.netCost`, input.netCost, 2);
  if (netCost !== undefined && "code" in netCost) return netCost;
  const { nonOriginatingHts: numbers = [] } = input;
  const hts = Array.isArray(numbers)
    ? numbers.map((each) => (typeof each === "string" ? normalizeHts(each)?.slice(0, 8) : undefined))
    : [undefined];
  return hts.includes(undefined)
    ? wrongType(`${path}.nonOriginatingHts`, numbers, "a list of tariff numbers")
    : { value, hts: hts as string[], ...(netCost === undefined ? {} : { netCost }) };
}
