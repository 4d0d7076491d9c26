// Reads what the article is made of. The parts may not exceed the whole.

import { CONTENT_AMOUNTS } from "../contract/entry-keys.js";
import { SHARES } from "../contract/vocabulary.js";
import { parseDecimal } from "../exact/decimal.js";
import { add, compare, ONE, type Rational, ZERO } from "../exact/rational.js";
import type { FactRule } from "../law/types.js";
import { message } from "../said/message.js";
import { contentPath } from "./content-path.js";
import { CANNOT_SHOW, type FactProblem, type FactValue, isExact } from "./line.js";
import { problem, wrongType } from "./problem.js";
import { nearest } from "./spelling.js";

/** What of the registry a content is read by. */
interface ContentRegistry {
  readonly countries: ReadonlySet<string>;
  readonly metals: ReadonlyMap<string, readonly string[]>;
}

const SHARE_PARTS = Object.keys(SHARES);
/** Read `content` into `given`. */
export function readContent(
  input: unknown,
  given: Map<string, FactValue>,
  value: Rational,
  registry: ContentRegistry,
): FactProblem | undefined {
  if (input === undefined) return undefined;
  if (!isPlain(input))
    return wrongType("content", input, message("facts/expected.object-such-as", { example: '{"steel": {"value": "500.00"}}' }));
  let valueSum = ZERO;
  for (const metal in input) {
    if (!registry.metals.has(metal)) return unknown(`content.${metal}`, metal, [...registry.metals.keys()]);
    const parts = input[metal];
    if (!isPlain(parts))
      return wrongType(`content.${metal}`, parts, message("facts/expected.object-such-as", { example: '{"value": "500.00"}' }));
    for (const part in parts) {
      const failed = readPart(metal, part, parts[part], given, registry);
      if (failed !== undefined) return failed;
    }
    const shown = given.get(contentPath(metal, "value"));
    if (isExact(shown)) valueSum = add(valueSum, shown);
    let shares = ZERO;
    for (const share of SHARE_PARTS) shares = add(shares, shareOf(given, metal, share));
    if (compare(shares, ONE) > 0)
      return problem(
        "content/exceeds-whole",
        `content.${metal}`,
        message("content/exceeds-whole.shares", { material: { word: metal } }),
        message("content/exceeds-whole.shares.fix"),
      );
  }
  if (compare(valueSum, value) > 0)
    return problem(
      "content/exceeds-whole",
      "content",
      message("content/exceeds-whole.values"),
      message("content/exceeds-whole.values.fix"),
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
        message("content/exceeds-whole.part", { fact: path }),
        message("content/exceeds-whole.part.fix"),
      );
  }
  if (isExact(stated) && compare(metals, stated) > 0)
    return problem(
      "content/exceeds-whole",
      "content",
      message("content/exceeds-whole.weights"),
      message("content/exceeds-whole.weights.fix"),
    );
  return undefined;
}

function shareOf(given: ReadonlyMap<string, FactValue>, metal: string, share: string): Rational {
  const found = given.get(contentPath(metal, share));
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
    message("facts/unknown-key.in-content", { found: JSON.stringify(path) }),
    near === undefined ? message("facts/unknown-key.in-content.fix", { known: among.join(", ") }) : message("facts/did-you-mean", { near }),
  );
}

function readPart(
  metal: string,
  part: string,
  found: unknown,
  given: Map<string, FactValue>,
  registry: ContentRegistry,
): FactProblem | undefined {
  const places = registry.metals.get(metal) ?? [];
  if (!places.includes(part) && !CONTENT_AMOUNTS.includes(part))
    return unknown(`content.${metal}.${part}`, part, [...CONTENT_AMOUNTS, ...places]);
  const path = contentPath(metal, part);
  if (places.includes(part)) {
    if (typeof found !== "string") return wrongType(path, found, message("facts/expected.country-or-unknown"));
    if (found !== CANNOT_SHOW && !registry.countries.has(found))
      return problem("country/unknown", path, message("country/unknown", { found: JSON.stringify(found) }), message("country/unknown.fix"));
    given.set(path, found);
    return undefined;
  }
  if (part === "value" && found === CANNOT_SHOW) {
    given.set(path, CANNOT_SHOW);
    return undefined;
  }
  if (typeof found !== "string" && typeof found !== "number") return wrongType(path, found, message("facts/expected.decimal"));
  const amount = parseDecimal(found, part === "value" ? 2 : 6);
  if (amount === undefined)
    return problem(
      "facts/bad-decimal",
      path,
      message("facts/bad-decimal", { found: JSON.stringify(found) }),
      message("facts/bad-decimal.fix"),
    );
  if (Object.hasOwn(SHARES, part) && compare(amount, ONE) > 0)
    return problem(
      "content/exceeds-whole",
      path,
      message("content/exceeds-whole.share", { fact: path }),
      message("content/exceeds-whole.share.fix"),
    );
  given.set(path, amount);
  return undefined;
}
