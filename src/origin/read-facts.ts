// Reads the facts of an origin question: what the law states in words, declared.

import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
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
  const processes = tables.data.notes.filter(({ does }) => does === "confers").map(({ note }) => note);
  return notAmong("facts.process", input.process, [...new Set(processes), "none"]) ?? (input as OriginFacts);
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
