// Reads an origin question. Refusals are values; a misspelt key is never ignored.

import { parseDay } from "../exact/day.js";
import { compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { normalizeHts } from "../hts/number.js";
import { readPurchases } from "./purchases.js";
import type { Question } from "./question.js";
import { readFacts } from "./read-facts.js";
import { readMaterials } from "./read-material.js";
import { quote, readNumber, unknownIn } from "./read-parts.js";
import { fromStock } from "./stock.js";
import type { OriginTables } from "./tables.js";
import type { OriginFacts, Use } from "./types.js";

const KEYS = [
  "id",
  "hts",
  "date",
  "use",
  "branch",
  "transactionValue",
  "netCost",
  "totalCost",
  "weightKg",
  "materials",
  "purchases",
  "entry",
  "facts",
];
const USES: readonly string[] = ["oem-passenger", "oem-light-truck", "oem-heavy-truck", "aftermarket", "other-vehicle"];

/** Read one question, or the first problem found. Codes: `facts/…`, `date/…`, `hts/…`, `origin/…`. */
export function readQuestion(input: unknown, tables: OriginTables): Question | FactProblem {
  const { firstDay } = tables;
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
  const materials = readMaterials(input.materials, "materials", tables);
  if ("code" in materials) return materials;
  if (input.purchases !== undefined && !Array.isArray(input.purchases)) return wrongType("purchases", input.purchases, "a list");
  const purchases = readPurchases(input.purchases ?? [], tables);
  if ("code" in purchases) return purchases;
  // What the entry line says is read where the duty is reckoned.
  if (input.entry !== undefined && !isRecord(input.entry)) return wrongType("entry", input.entry, "an object of facts of the entry line");
  const facts = readFacts(input.facts, tables);
  if ("code" in facts) return facts as FactProblem;
  return {
    ...(input.id === undefined ? {} : { id: input.id as string }),
    hts: hts.slice(0, 8),
    date,
    ...(use === null ? {} : { use: use as Use }),
    ...(branch === null ? {} : { branch: branch as string }),
    ...amounts,
    materials: materials.flatMap(fromStock),
    purchases,
    facts: facts as OriginFacts,
  };
}
