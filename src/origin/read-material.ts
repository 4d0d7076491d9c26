// Reads the materials of an origin question, their stocks, and a vehicle producer's purchases of metal.

import { add, compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { oneOf, problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { normalizeHts } from "../hts/number.js";
import { message } from "../said/message.js";
import { type Place, readCountry, readKnownHts } from "./known.js";
import { shownIn } from "./production.js";
import type { Material, Statement } from "./question.js";
import { notAmong } from "./read-facts.js";
import { readNumber, unknownIn } from "./read-parts.js";
import { drawn, readStock } from "./stock.js";
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
  "recovered",
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
  const { name, hts: number = "", originating = null, ignored = false, role = "material" } = input;
  if (typeof number !== "string") return wrongType(`${path}.hts`, number, message("facts/expected.digits-4-10"));
  const hts = number === "" ? "" : readKnownHts({ path: `${path}.hts`, name }, number, tables.known, 4);
  if (typeof hts !== "string") return hts;
  if (originating !== null && typeof originating !== "boolean")
    return wrongType(`${path}.originating`, originating, message("facts/expected.yes-no-null"));
  if (typeof ignored !== "boolean") return wrongType(`${path}.ignored`, ignored, message("facts/expected.yes-or-no"));
  const country = readCountry({ path: `${path}.origin`, name }, input.origin, tables.known);
  if (typeof country !== "string") return country;
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
  if (input.elastomeric !== undefined && typeof input.elastomeric !== "boolean")
    return wrongType(`${path}.elastomeric`, input.elastomeric, message("facts/expected.yes-or-no"));
  const unknownPart = notAmong(`${path}.corePart`, input.corePart, tables.data.choices.corePart ?? []);
  if (unknownPart !== undefined) return unknownPart;
  const stock = readStock(input.stock, `${path}.stock`);
  if (stock !== undefined && "code" in stock) return stock;
  if (stock !== undefined && (value !== undefined || originating !== null || statementOrInputs(input)))
    return problem("origin/two-values", `${path}.stock`, message("origin/two-values"), message("origin/two-values.fix"));
  const used = stock === undefined ? value : drawn(stock).reduce<Rational>((sum, each) => add(sum, each.value), ZERO);
  if (used !== undefined && compare(deductions, used) > 0)
    return problem(
      "content/exceeds-whole",
      `${path}.deductions`,
      message("content/exceeds-whole.deductions"),
      message("content/exceeds-whole.part.fix"),
    );
  const statement = readStatement(input.supplierStatement, { path: `${path}.supplierStatement`, name }, tables);
  if (statement !== undefined && "code" in statement) return statement;
  if (input.materials !== undefined && !Array.isArray(input.materials))
    return wrongType(`${path}.materials`, input.materials, message("facts/expected.list"));
  const inputs = readMaterials((input.materials as unknown[] | undefined) ?? [], `${path}.materials`, tables, level + 1);
  if ("code" in inputs) return inputs;
  return {
    path,
    name,
    hts,
    ...(value === undefined ? {} : { value }),
    ...(weightKg === undefined ? {} : { weightKg }),
    originating: originating ?? undefined,
    ...(country === "" ? {} : { country, ...(country === input.origin ? {} : { countryGiven: String(input.origin) }) }),
    ignored,
    role: role as Role,
    deductions,
    ...(statement === undefined ? {} : { statement }),
    ...(input.corePart === undefined ? {} : { corePart: input.corePart as string }),
    ...(netCost === undefined ? {} : { netCost }),
    ...(input.elastomeric === undefined ? {} : { elastomeric: input.elastomeric }),
    ...(stock === undefined ? {} : { stock }),
    // Packing, and what is left out, say nothing of how a part was made: it counts as one that was bought.
    inputs: shownIn(inputs, hts === "" ? [] : tables.printed(hts).codes, tables) === "empty" ? [] : inputs,
  };
}

function statementOrInputs({ supplierStatement, materials }: Readonly<Record<string, unknown>>): boolean {
  return supplierStatement !== undefined || (Array.isArray(materials) && materials.length > 0);
}

function readStatement(input: unknown, { path, name }: Place, tables: OriginTables): Statement | FactProblem | undefined {
  if (input === undefined || input === null) return undefined;
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.supplier-statement"));
  const stray = unknownIn(input, ["nonOriginatingValue", "nonOriginatingHts", "netCost"], `${path}.`);
  if (stray !== undefined) return stray;
  const value = readNumber(`${path}.nonOriginatingValue`, input.nonOriginatingValue, 2);
  if ("code" in value) return value;
  const netCost = input.netCost === undefined ? undefined : readNumber(`${path}.netCost`, input.netCost, 2);
  if (netCost !== undefined && "code" in netCost) return netCost;
  const { nonOriginatingHts: numbers = [] } = input;
  if (!Array.isArray(numbers) || numbers.some((each) => typeof each !== "string" || normalizeHts(each) === undefined))
    return wrongType(`${path}.nonOriginatingHts`, numbers, message("facts/expected.list-of-numbers"));
  const hts: string[] = [];
  for (const [index, each] of numbers.entries()) {
    const read = readKnownHts(
      { path: `${path}.nonOriginatingHts.${index}`, ...(name === undefined ? {} : { name }) },
      String(each),
      tables.known,
      4,
    );
    if (typeof read !== "string") return read;
    hts.push(read);
  }
  return { value, hts, ...(netCost === undefined ? {} : { netCost }) };
}
