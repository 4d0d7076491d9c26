// Reads the materials of an origin question, their stocks, and a vehicle producer's purchases of metal.

import { compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { oneOf, problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { normalizeHts } from "../hts/number.js";
import { message } from "../said/message.js";
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
    return problem("origin/too-deep", under, message("origin/too-deep", { levels: MOST_LEVELS }), message("origin/too-deep.fix"));
  const materials: Material[] = [];
  for (const [index, each] of input.entries()) {
    const read = readMaterial(each, `${under}.${index}`, tables, level);
    if ("code" in read) return read;
    materials.push(read);
  }
  return materials;
}

function readMaterial(input: unknown, path: string, tables: OriginTables, level: number): Material | FactProblem {
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.material"));
  const stray = unknownIn(input, MATERIAL_KEYS, `${path}.`);
  if (stray !== undefined) return stray;
  if (typeof input.name !== "string" || input.name === "")
    return wrongType(`${path}.name`, input.name ?? null, message("facts/expected.text"));
  const { hts: number = "", originating = null, ignored = false, role = "material" } = input;
  if (typeof number !== "string") return wrongType(`${path}.hts`, number, message("facts/expected.digits-4-10"));
  const hts = number === "" ? "" : normalizeHts(number);
  if (hts === undefined)
    return problem(
      "hts/wrong-length",
      `${path}.hts`,
      message("hts/wrong-length", { found: quote(number) }),
      message("hts/wrong-length.fix.material"),
    );
  if (originating !== null && typeof originating !== "boolean")
    return wrongType(`${path}.originating`, originating, message("facts/expected.yes-no-null"));
  if (typeof ignored !== "boolean") return wrongType(`${path}.ignored`, ignored, message("facts/expected.yes-or-no"));
  if (input.origin !== undefined && input.origin !== null && typeof input.origin !== "string")
    return wrongType(`${path}.origin`, input.origin, message("facts/expected.text"));
  if (typeof role !== "string" || !ROLES.includes(role)) return wrongType(`${path}.role`, role, oneOf(ROLES));
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
      message("content/exceeds-whole.deductions"),
      message("content/exceeds-whole.part.fix"),
    );
  if (input.elastomeric !== undefined && typeof input.elastomeric !== "boolean")
    return wrongType(`${path}.elastomeric`, input.elastomeric, message("facts/expected.yes-or-no"));
  const unknownPart = notAmong(`${path}.corePart`, input.corePart, tables.data.choices.corePart ?? []);
  if (unknownPart !== undefined) return unknownPart;
  const stock = readStock(input.stock, `${path}.stock`);
  if (stock !== undefined && "code" in stock) return stock;
  if (stock !== undefined && (value !== undefined || originating !== null || statementOrInputs(input)))
    return problem("origin/two-values", `${path}.stock`, message("origin/two-values"), message("origin/two-values.fix"));
  const statement = readStatement(input.supplierStatement, `${path}.supplierStatement`);
  if (statement !== undefined && "code" in statement) return statement;
  if (input.materials !== undefined && !Array.isArray(input.materials))
    return wrongType(`${path}.materials`, input.materials, message("facts/expected.list"));
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
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.supplier-statement"));
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
    ? wrongType(`${path}.nonOriginatingHts`, numbers, message("facts/expected.list-of-numbers"))
    : { value, hts: hts as string[], ...(netCost === undefined ? {} : { netCost }) };
}
