// Reads what the article is made of. The parts may not exceed the whole.

import { CONTENT_AMOUNTS } from "../contract/entry-keys.js";
import { SHARES } from "../contract/vocabulary.js";
import { parseDecimal } from "../exact/decimal.js";
import { add, compare, ONE, type Rational, ZERO } from "../exact/rational.js";
import type { FactRule } from "../law/types.js";
import { CANNOT_SHOW, type FactProblem, type FactValue, isExact } from "./line.js";
import { problem, wrongType } from "./problem.js";
import { nearest } from "./spelling.js";

/** What of the registry a content is read by. */
interface ContentRegistry {
  readonly countries: ReadonlySet<string>;
  readonly metals: ReadonlyMap<string, readonly string[]>;
}

/** Read `content` into `given`. */
export function readContent(
  input: unknown,
  given: Map<string, FactValue>,
  value: Rational,
  registry: ContentRegistry,
): FactProblem | undefined {
  if (input === undefined) return undefined;
  if (!isPlain(input)) return wrongType("content", input, 'an object such as {"steel": {"value": "500.00"}}');
  let valueSum = ZERO;
  for (const metal in input) {
    if (!registry.metals.has(metal)) return unknown(`content.${metal}`, metal, [...registry.metals.keys()]);
    const parts = input[metal];
    if (!isPlain(parts)) return wrongType(`content.${metal}`, parts, 'an object such as {"value": "500.00"}');
    for (const part in parts) {
      const failed = readPart(metal, part, parts[part], given, registry);
      if (failed !== undefined) return failed;
    }
    const shown = given.get(`content.${metal}.value`);
    if (isExact(shown)) valueSum = add(valueSum, shown);
    const shares = Object.keys(SHARES).reduce((sum, share) => add(sum, shareOf(given, metal, share)), ZERO);
    if (compare(shares, ONE) > 0)
      return problem(
        "content/exceeds-whole",
        `content.${metal}`,
        `The shares of the ${metal} add up to more than one.`,
        "Correct the shares.",
      );
  }
  if (compare(valueSum, value) > 0)
    return problem(
      "content/exceeds-whole",
      "content",
      "The contents are worth more than the line.",
      "The values of the metals may at most add up to value.",
    );
  return undefined;
}

/** Check that no part of a line weighs or is worth more than the line. */
export function checkParts(
  given: ReadonlyMap<string, FactValue>,
  value: Rational,
  rules: ReadonlyMap<string, FactRule>,
): FactProblem | undefined {
  const stated = given.get("weightKg");
  let metals = ZERO;
  for (const [path, found] of given) {
    if (!isExact(found)) continue;
    if (path.startsWith("content.") && path.endsWith(".weightKg")) metals = add(metals, found);
    if (rules.get(path)?.within === "value" && compare(found, value) > 0)
      return problem(
        "content/exceeds-whole",
        path,
        `${path} is more than the value of the line.`,
        "A part cannot be worth more than the whole.",
      );
  }
  if (isExact(stated) && compare(metals, stated) > 0)
    return problem(
      "content/exceeds-whole",
      "content",
      "The metals weigh more than the article.",
      "Their weights may at most add up to weightKg.",
    );
  return undefined;
}

function shareOf(given: ReadonlyMap<string, FactValue>, metal: string, share: string): Rational {
  const found = given.get(`content.${metal}.${share}`);
  return isExact(found) ? found : ZERO;
}

function isPlain(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function unknown(path: string, key: string, among: readonly string[]): FactProblem {
  const near = nearest(key, among);
  return problem(
    "facts/unknown-key",
    path,
    `No fact is called ${JSON.stringify(path)}.`,
    near === undefined ? `Known here: ${among.join(", ")}.` : `Did you mean ${near}?`,
  );
}

function readPart(
  metal: string,
  part: string,
  found: unknown,
  given: Map<string, FactValue>,
  registry: ContentRegistry,
): FactProblem | undefined {
  const path = `content.${metal}.${part}`;
  const places = registry.metals.get(metal) ?? [];
  if (places.includes(part)) {
    if (typeof found !== "string") return wrongType(path, found, 'a country code, or "unknown"');
    if (found !== CANNOT_SHOW && !registry.countries.has(found))
      return problem("country/unknown", path, `${JSON.stringify(found)} is no ISO 3166-1 alpha-2 country code.`, "Write Canada as CA.");
    given.set(path, found);
    return undefined;
  }
  if (!CONTENT_AMOUNTS.includes(part)) return unknown(path, part, [...CONTENT_AMOUNTS, ...places]);
  if (part === "value" && found === CANNOT_SHOW) {
    given.set(path, CANNOT_SHOW);
    return undefined;
  }
  if (typeof found !== "string" && typeof found !== "number") return wrongType(path, found, "a decimal number");
  const amount = parseDecimal(found, part === "value" ? 2 : 6);
  if (amount === undefined)
    return problem(
      "facts/bad-decimal",
      path,
      `${JSON.stringify(found)} is not a plain decimal.`,
      "Write digits: no sign, comma, space or exponent.",
    );
  if (Object.hasOwn(SHARES, part) && compare(amount, ONE) > 0)
    return problem("content/exceeds-whole", path, `${path} is more than one.`, "A share lies between 0 and 1.");
  given.set(path, amount);
  return undefined;
}
