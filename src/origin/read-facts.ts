// Reads the facts of an origin question: what the law states in words, declared.

import { parseDecimal } from "../exact/decimal.js";
import { compare, fromInteger, ONE, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
import { namesNoProduction } from "./production.js";
import { quote, readNumber, unknownIn } from "./read-parts.js";
import type { OriginTables } from "./tables.js";
import type { OriginFacts } from "./types.js";

const BY_NAME = ["conditions", "materialAdmitted", "materialExcepted", "materialDisregarded", "corePartAbsent", "notes", "materialFormed"];
const NUMBERS = [
  "laborValueContent",
  "laborMaterialPoints",
  "laborTechnologyPoints",
  "laborAssemblyPoints",
  "steelPurchased",
  "aluminumPurchased",
];
// Shares of a whole, in percent; points of labor may be less than one.
const SHARES: ReadonlySet<string> = new Set(["laborValueContent", "steelPurchased", "aluminumPurchased"]);
const HUNDRED = fromInteger(100);
const CHOICES = ["averagedOver", "averagingPeriod"];
const TEXTS = [...CHOICES, "process", "productOf", "production", "printedAs"];
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
  "alternativeStaging",
  "steelMeltedInRegion",
  "remanufactured",
  "ruleMet",
];

/** The facts, or the first problem. */
export function readFacts(input: unknown, tables: OriginTables): OriginFacts | FactProblem {
  if (input === undefined || input === null) return {};
  if (!isRecord(input)) return wrongType("facts", input, message("facts/expected.object"));
  const stray = unknownIn(input, [...BY_NAME, ...YES_NO, ...NUMBERS, ...TEXTS, "readings"], "facts.");
  if (stray !== undefined) return stray;
  for (const key of BY_NAME) {
    const found = input[key];
    if (found === undefined) continue;
    if (!isRecord(found)) return wrongType(`facts.${key}`, found, message("facts/expected.object-of-yes-no"));
    for (const name in found)
      if (typeof found[name] !== "boolean") return wrongType(`facts.${key}.${name}`, found[name], message("facts/expected.yes-or-no"));
  }
  for (const key of YES_NO)
    if (input[key] !== undefined && typeof input[key] !== "boolean")
      return wrongType(`facts.${key}`, input[key], message("facts/expected.yes-or-no"));
  for (const key of NUMBERS) {
    if (input[key] === undefined) continue;
    const read = readNumber(`facts.${key}`, input[key], 6);
    if ("code" in read) return read;
  }
  for (const key of TEXTS)
    if (input[key] !== undefined && typeof input[key] !== "string")
      return wrongType(`facts.${key}`, input[key], message("facts/expected.text"));
  for (const key of CHOICES) {
    const wrong = notAmong(`facts.${key}`, input[key], tables.data.choices[key] ?? []);
    if (wrong !== undefined) return wrong;
  }
  if (input.readings !== undefined && !isRecord(input.readings))
    return wrongType("facts.readings", input.readings, message("facts/expected.object-of-choices"));
  for (const [name, choice] of Object.entries(isRecord(input.readings) ? input.readings : {})) {
    const known = tables.data.readings.filter(([reading]) => reading === name).map(([, each]) => each);
    const wrong =
      known.length === 0 ? notAmong("facts.readings", name, readingNames(tables)) : notAmong(`facts.readings.${name}`, choice, known);
    if (wrong !== undefined) return wrong;
  }
  for (const key of NUMBERS) {
    const wrong = notPercent(`facts.${key}`, input[key], SHARES.has(key) ? ONE : ZERO);
    if (wrong !== undefined) return wrong;
  }
  const [noted, parts] = [tables.data.notes.map(({ note }) => note), tables.data.choices.corePart ?? []];
  for (const [key, known] of [
    ["notes", noted],
    ["corePartAbsent", parts],
  ] as const)
    for (const name in (input[key] as object | undefined) ?? {}) {
      const wrong = notAmong(`facts.${key}`, name, [...new Set(known)]);
      if (wrong !== undefined) return wrong;
    }
  const processes = tables.data.notes.filter(({ does }) => does === "confers").map(({ note }) => note);
  const wrong = notAmong("facts.process", input.process, [...new Set(processes), "none"]);
  if (wrong !== undefined) return wrong;
  const { production, ...facts } = input as OriginFacts;
  // What names no operation states none.
  return production === undefined || namesNoProduction(production, tables) ? facts : { ...facts, production };
}

// A share of more than the whole is in another unit, and one below a hundredth of it most likely a fraction.
function notPercent(path: string, input: unknown, least: Rational): FactProblem | undefined {
  const share = input === undefined ? undefined : parseDecimal(input as string | number, 6);
  if (share === undefined || (compare(share, least) >= 0 && compare(share, HUNDRED) <= 0) || compare(share, ZERO) === 0) return undefined;
  return problem(
    "content/exceeds-whole",
    path,
    message("content/exceeds-whole.percent", { fact: path, found: quote(String(input)) }),
    message("content/exceeds-whole.percent.fix"),
  );
}

function readingNames(tables: OriginTables): readonly string[] {
  return [...new Set(tables.data.readings.map(([reading]) => reading))];
}

/** A text that is none of the words of the data, as a problem. */
export function notAmong(path: string, input: unknown, choices: readonly string[]): FactProblem | undefined {
  if (input === undefined || choices.includes(input as string)) return undefined;
  return problem(
    "origin/unknown-choice",
    path,
    message("origin/unknown-choice", { found: quote(String(input)) }),
    message("origin/unknown-choice.fix", { known: choices.join(", ") }),
  );
}
