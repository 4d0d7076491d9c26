// Reads an origin question. Refusals are values; a misspelt key is never ignored.

import { type Day, parseDay } from "../exact/day.js";
import { parseDecimal } from "../exact/decimal.js";
import { compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { nearest } from "../facts/spelling.js";
import { normalizeHts } from "../hts/number.js";
import type { OriginFacts, Role, Use } from "./types.js";

/** A material as read. */
export interface Material {
  readonly path: string;
  readonly name: string;
  /** Digits; "" = not known. */
  readonly hts: string;
  readonly value?: Rational;
  readonly weightKg?: Rational;
  readonly originating: boolean | undefined;
  readonly ignored: boolean;
  readonly role: Role;
  readonly deductions: Rational;
  readonly statement?: { readonly value: Rational; readonly hts: readonly string[] };
  readonly inputs: readonly Material[];
}

/** A question as read. */
export interface Question {
  readonly id?: string;
  readonly hts: string;
  readonly date: Day;
  readonly use?: Use;
  readonly branch?: string;
  readonly transactionValue?: Rational;
  readonly netCost?: Rational;
  readonly totalCost?: Rational;
  readonly weightKg?: Rational;
  readonly materials: readonly Material[];
  readonly facts: OriginFacts;
}

const KEYS = ["id", "hts", "date", "use", "branch", "transactionValue", "netCost", "totalCost", "weightKg", "materials", "facts"];
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
  "materials",
];
const USES: readonly string[] = ["oem-passenger", "oem-light-truck", "oem-heavy-truck", "aftermarket", "other-vehicle"];
const ROLES: readonly string[] = ["material", "indirect", "retail-packaging", "shipping-packing", "accessory"];
const BY_NAME = ["conditions", "materialAdmitted", "materialExcepted"];
const NUMBERS = ["laborValueContent", "steelPurchased", "aluminumPurchased"];
const YES_NO = [
  "textileWeightDeMinimis",
  "whollyObtained",
  "producedInRegion",
  "foreignTradeZone",
  "transitBroken",
  "nonQualifyingOperation",
  "set",
  "samePartHeading",
  "informationTechnology",
  "listedPart",
  "corePartsOriginating",
  "steelMeltedInRegion",
];
const MOST_LEVELS = 8;

type Found = Record<string, unknown>;

/** Read one question, or the first problem found; `firstDay` is the first day of the rules. Codes: `facts/…`, `date/…`, `hts/…`, `origin/…`. */
export function readQuestion(input: unknown, firstDay: string): Question | FactProblem {
  if (!isRecord(input)) return wrongType("question", input, "an object with the good and its bill of materials");
  const stray = unknownIn(input, KEYS, "");
  if (stray !== undefined) return stray;
  for (const key of ["hts", "date", "materials"])
    if (input[key] === undefined || input[key] === null)
      return problem("facts/missing-key", key, `The question has no ${key}.`, "Give hts, date and materials.");
  if (input.id !== undefined && typeof input.id !== "string") return wrongType("id", input.id, "text");
  if (typeof input.hts !== "string") return wrongType("hts", input.hts, "text of 6 or 8 digits");
  const hts = normalizeHts(input.hts);
  if (hts === undefined || hts.length < 6)
    return problem(
      "hts/wrong-length",
      "hts",
      `${quote(input.hts)} is not a number of 6 or 8 digits.`,
      "Give 6 or 8 digits, with or without dots.",
    );
  if (hts >= "98")
    return problem("hts/not-a-primary-number", "hts", `${quote(input.hts)} has no rule of origin.`, "Give the number of chapters 1 to 97.");
  if (typeof input.date !== "string") return wrongType("date", input.date, "a day such as 2025-10-07");
  const date = parseDay(input.date);
  if (date === undefined)
    return problem("date/invalid", "date", `${quote(input.date)} is not a day of the calendar.`, "Write the day as YYYY-MM-DD.");
  if (date < firstDay)
    return problem(
      "date/before-coverage",
      "date",
      `${date} lies before the rules, which begin on ${firstDay}.`,
      `Ask for ${firstDay} or later.`,
    );
  const { use = null, branch = null } = input;
  if (use !== null && (typeof use !== "string" || !USES.includes(use))) return wrongType("use", use, `one of ${USES.join(", ")}, or null`);
  if (branch !== null && typeof branch !== "string") return wrongType("branch", branch, "text, or null");
  const amounts: Record<string, Rational> = {};
  for (const key of ["transactionValue", "netCost", "totalCost", "weightKg"] as const) {
    if (input[key] === undefined || input[key] === null) continue;
    const read = readNumber(key, input[key], key === "weightKg" ? 6 : 2);
    if ("code" in read) return read;
    if (compare(read, ZERO) === 0)
      return problem("origin/zero-base", key, `${key} is zero.`, "A share of nothing cannot be taken; leave it out.");
    amounts[key] = read;
  }
  if (!Array.isArray(input.materials)) return wrongType("materials", input.materials, "a list");
  const materials = readMaterials(input.materials, "materials", 1);
  if ("code" in materials) return materials;
  const facts = readFacts(input.facts);
  if ("code" in facts) return facts as FactProblem;
  return {
    ...(input.id === undefined ? {} : { id: input.id as string }),
    hts: hts.slice(0, 8),
    date,
    ...(use === null ? {} : { use: use as Use }),
    ...(branch === null ? {} : { branch: branch as string }),
    ...amounts,
    materials,
    facts: facts as OriginFacts,
  };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function unknownIn(input: Found, keys: readonly string[], under: string): FactProblem | undefined {
  const key = Object.keys(input).find((each) => !keys.includes(each));
  if (key === undefined) return undefined;
  const near = nearest(key, keys);
  return problem(
    "facts/unknown-key",
    `${under}${key}`,
    `No fact is called ${quote(key)}, and a misspelt fact may not be passed over.`,
    near === undefined ? `Remove it; known are ${keys.join(", ")}.` : `Did you mean ${near}?`,
  );
}

function readNumber(path: string, input: unknown, decimals: 2 | 6): Rational | FactProblem {
  if (typeof input !== "string" && typeof input !== "number") return wrongType(path, input, "a decimal number");
  return (
    parseDecimal(input, decimals) ??
    problem(
      "facts/bad-decimal",
      path,
      `${quote(String(input))} is not a plain decimal.`,
      `Write digits with at most ${decimals} decimals: no sign, comma, space or exponent.`,
    )
  );
}

function readMaterials(input: readonly unknown[], under: string, level: number): readonly Material[] | FactProblem {
  if (level > MOST_LEVELS)
    return problem(
      "origin/too-deep",
      under,
      `The bill is deeper than ${MOST_LEVELS} levels.`,
      "Give the inputs of the deepest level directly.",
    );
  const materials: Material[] = [];
  for (const [index, each] of input.entries()) {
    const read = readMaterial(each, `${under}.${index}`, level);
    if ("code" in read) return read;
    materials.push(read);
  }
  return materials;
}

function readMaterial(input: unknown, path: string, level: number): Material | FactProblem {
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
  ] as const) {
    if (input[key] === undefined || input[key] === null) continue;
    const read = readNumber(`${path}.${key}`, input[key], decimals);
    if ("code" in read) return read;
    numbers[key] = read;
  }
  const { value, weightKg, deductions = ZERO } = numbers;
  if (value !== undefined && compare(deductions, value) > 0)
    return problem(
      "content/exceeds-whole",
      `${path}.deductions`,
      "The deductions are more than the value.",
      "A part cannot be worth more than the whole.",
    );
  const statement = readStatement(input.supplierStatement, `${path}.supplierStatement`);
  if (statement !== undefined && "code" in statement) return statement;
  if (input.materials !== undefined && !Array.isArray(input.materials)) return wrongType(`${path}.materials`, input.materials, "a list");
  const inputs = readMaterials((input.materials as unknown[] | undefined) ?? [], `${path}.materials`, level + 1);
  if ("code" in inputs) return inputs;
  return {
    path,
    name: input.name,
    hts: hts.slice(0, 8),
    ...(value === undefined ? {} : { value }),
    ...(weightKg === undefined ? {} : { weightKg }),
    originating: originating ?? undefined,
    ignored,
    role: role as Role,
    deductions,
    ...(statement === undefined ? {} : { statement }),
    inputs,
  };
}

function readStatement(
  input: unknown,
  path: string,
): { readonly value: Rational; readonly hts: readonly string[] } | FactProblem | undefined {
  if (input === undefined || input === null) return undefined;
  if (!isRecord(input)) return wrongType(path, input, "an object with nonOriginatingValue");
  const stray = unknownIn(input, ["nonOriginatingValue", "nonOriginatingHts"], `${path}.`);
  if (stray !== undefined) return stray;
  const value = readNumber(`${path}.nonOriginatingValue`, input.nonOriginatingValue, 2);
  if ("code" in value) return value;
  const { nonOriginatingHts: numbers = [] } = input;
  const hts = Array.isArray(numbers)
    ? numbers.map((each) => (typeof each === "string" ? normalizeHts(each)?.slice(0, 8) : undefined))
    : [undefined];
  return hts.includes(undefined)
    ? wrongType(`${path}.nonOriginatingHts`, numbers, "a list of tariff numbers")
    : { value, hts: hts as string[] };
}

function readFacts(input: unknown): OriginFacts | FactProblem {
  if (input === undefined || input === null) return {};
  if (!isRecord(input)) return wrongType("facts", input, "an object");
  const stray = unknownIn(input, [...BY_NAME, ...YES_NO, ...NUMBERS], "facts.");
  if (stray !== undefined) return stray;
  for (const key of BY_NAME) {
    const found = input[key];
    if (found === undefined) continue;
    if (!isRecord(found)) return wrongType(`facts.${key}`, found, "an object of true and false");
    for (const name in found) if (typeof found[name] !== "boolean") return wrongType(`facts.${key}.${name}`, found[name], "true or false");
  }
  for (const key of YES_NO)
    if (input[key] !== undefined && typeof input[key] !== "boolean") return wrongType(`facts.${key}`, input[key], "true or false");
  for (const key of NUMBERS) {
    if (input[key] === undefined) continue;
    const read = readNumber(`facts.${key}`, input[key], 6);
    if ("code" in read) return read;
  }
  return input as OriginFacts;
}
