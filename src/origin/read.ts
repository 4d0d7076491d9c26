// Reads an origin question. Refusals are values; a misspelt key is never ignored.

import { parseDay } from "../exact/day.js";
import { compare, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { noDay, problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
import { readKnownHts } from "./known.js";
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
  if (!isRecord(input)) return wrongType("question", input, message("facts/expected.origin-question"));
  const stray = unknownIn(input, KEYS, "");
  if (stray !== undefined) return stray;
  for (const key of ["hts", "date", "materials"])
    if (input[key] === undefined || input[key] === null)
      return problem("facts/missing-key", key, message("facts/missing-key.question", { key }), message("facts/missing-key.question.fix"));
  if (input.id !== undefined && typeof input.id !== "string") return wrongType("id", input.id, message("facts/expected.text"));
  if (typeof input.hts !== "string") return wrongType("hts", input.hts, message("facts/expected.digits-6-8"));
  const hts = readKnownHts({ path: "hts" }, input.hts, tables.known, 6);
  if (typeof hts !== "string") return hts;
  if (typeof input.date !== "string") return wrongType("date", input.date, message("facts/expected.day"));
  const date = parseDay(input.date);
  if (date === undefined) return noDay("date", quote(input.date));
  if (date < firstDay)
    return problem(
      "date/before-coverage",
      "date",
      message("date/before-coverage.origin", { day: date, first: firstDay }),
      message("date/before-coverage.fix", { first: firstDay }),
    );
  const { use = null, branch = null } = input;
  if (use !== null && (typeof use !== "string" || !USES.includes(use)))
    return wrongType("use", use, message("facts/expected.one-of-or-null", { values: USES.join(", ") }));
  if (branch !== null && typeof branch !== "string") return wrongType("branch", branch, message("facts/expected.text-or-null"));
  const amounts: Record<string, Rational> = {};
  for (const key of ["transactionValue", "netCost", "totalCost", "weightKg"] as const) {
    if (input[key] === undefined || input[key] === null) continue;
    const read = readNumber(key, input[key], key === "weightKg" ? 6 : 2);
    if ("code" in read) return read;
    if (compare(read, ZERO) === 0)
      return problem("origin/zero-base", key, message("origin/zero-base", { key }), message("origin/zero-base.fix"));
    amounts[key] = read;
  }
  const { netCost, totalCost } = amounts;
  if (netCost !== undefined && totalCost !== undefined && compare(netCost, totalCost) > 0)
    return problem(
      "content/exceeds-whole",
      "netCost",
      message("content/exceeds-whole.net-cost"),
      message("content/exceeds-whole.part.fix"),
    );
  if (!Array.isArray(input.materials)) return wrongType("materials", input.materials, message("facts/expected.list"));
  const materials = readMaterials(input.materials, "materials", tables);
  if ("code" in materials) return materials;
  if (input.purchases !== undefined && !Array.isArray(input.purchases))
    return wrongType("purchases", input.purchases, message("facts/expected.list"));
  const purchases = readPurchases(input.purchases ?? [], tables);
  if ("code" in purchases) return purchases;
  // What the entry line says is read where the duty is reckoned.
  if (input.entry !== undefined && !isRecord(input.entry)) return wrongType("entry", input.entry, message("facts/expected.entry-facts"));
  const facts = readFacts(input.facts, tables);
  if ("code" in facts) return facts as FactProblem;
  return {
    ...(input.id === undefined ? {} : { id: input.id as string }),
    hts,
    date,
    ...(use === null ? {} : { use: use as Use }),
    ...(branch === null ? {} : { branch: branch as string }),
    ...amounts,
    materials: materials.flatMap(fromStock),
    purchases,
    facts: facts as OriginFacts,
  };
}
