// A vehicle producer's purchases of steel and aluminum over its year, held against the share of SOR/2020-155 s.17.

import { add, compare, div, type Rational, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { type Arg, distinct, type Message, message } from "../said/message.js";
import { type CodeRange, inAny, type Ternary } from "./codes.js";
import { readCountry, readKnownHts } from "./known.js";
import { type Ask, METALS, type Metal, type Purchase } from "./question.js";
import { readNumber, unknownIn } from "./read-parts.js";
import type { OriginTables } from "./tables.js";
import { percent } from "./tolerance.js";

const KEYS = ["name", "hts", "value", "originating", "metal", "origin"];

/** Read the purchases, or the first problem. Code of its own: `origin/no-metal`. */
export function readPurchases(input: readonly unknown[], tables: OriginTables): readonly Purchase[] | FactProblem {
  const purchases: Purchase[] = [];
  for (const [index, each] of input.entries()) {
    const read = readPurchase(each, `purchases.${index}`, tables);
    if ("code" in read) return read;
    purchases.push(read);
  }
  return purchases;
}

function readPurchase(input: unknown, path: string, tables: OriginTables): Purchase | FactProblem {
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.material"));
  const stray = unknownIn(input, KEYS, `${path}.`);
  if (stray !== undefined) return stray;
  const { name, originating = null, metal } = input;
  if (typeof name !== "string" || name === "") return wrongType(`${path}.name`, name ?? null, message("facts/expected.text"));
  if (typeof input.hts !== "string") return wrongType(`${path}.hts`, input.hts, message("facts/expected.digits-4-10"));
  const hts = readKnownHts({ path: `${path}.hts`, name }, input.hts, tables.known, 4);
  if (typeof hts !== "string") return hts;
  const country = readCountry({ path: `${path}.origin`, name }, input.origin, tables.known);
  if (typeof country !== "string") return country;
  if (originating !== null && typeof originating !== "boolean")
    return wrongType(`${path}.originating`, originating, message("facts/expected.yes-no-null"));
  if (metal !== undefined && !METALS.includes(metal as Metal))
    return wrongType(`${path}.metal`, metal, message("facts/expected.steel-or-aluminum"));
  const value = readNumber(`${path}.value`, input.value, 2);
  if ("code" in value) return value;
  const listed = METALS.filter((each) => inAny(hts, listOf(each, tables)) === true);
  const metals = metal === undefined ? listed : listed.filter((each) => each === metal);
  if (metals.length === 0)
    return problem(
      "origin/no-metal",
      `${path}.hts`,
      metal === undefined
        ? message("origin/no-metal.any", { name: JSON.stringify(name) })
        : message("origin/no-metal", { name: JSON.stringify(name), material: { word: String(metal) } }),
      message("origin/no-metal.fix"),
    );
  return { path, name, hts, value, originating: originating ?? undefined, metals };
}

// Table S of SOR/2020-155 s.17.
function listOf(metal: Metal, tables: OriginTables): readonly CodeRange[] {
  return tables.data.parts
    .filter(([table, , , , , , , , of]) => table === "S" && of === metal)
    .map(([, , code]) => ({ from: code, to: code }));
}

/** The share of one metal bought as originating: whether it reaches the least share whatever is open, in words, and what would settle it. */
export function purchaseTest(
  metal: Metal,
  least: Rational,
  purchases: readonly Purchase[],
): { readonly holds: Ternary; readonly because: Message; readonly asks: readonly Ask[] } | undefined {
  const counted = purchases.filter(({ metals }) => metals.includes(metal));
  if (counted.length === 0) return undefined;
  // A purchase that may be of the other metal stands in the worst figure as foreign, and out of the best one.
  const shareOf = (of: readonly Purchase[], originates: (each: Purchase) => boolean): Rational | undefined => {
    const total = of.reduce((sum, { value }) => add(sum, value), ZERO);
    const own = of.filter(originates).reduce((sum, { value }) => add(sum, value), ZERO);
    return compare(total, ZERO) === 0 ? undefined : div(own, total);
  };
  const worst = shareOf(counted, ({ originating, metals }) => originating === true && metals.length === 1);
  const possible = counted.filter(({ metals, originating }) => metals.length === 1 || originating !== false);
  const best = shareOf(possible, ({ originating }) => originating !== false);
  const reaches = (reached: Rational | undefined): boolean => reached !== undefined && compare(reached, least) >= 0;
  const holds: Ternary = reaches(worst) ? true : reaches(best) ? undefined : false;
  const asks =
    holds !== undefined
      ? []
      : counted.flatMap(({ path, name, originating, metals }): Ask[] => [
          ...(originating === undefined
            ? [{ fact: `${path}.originating`, ask: message("origin/ask.originates-in-region", { name }) }]
            : []),
          ...(metals.length > 1 ? [{ fact: `${path}.metal`, ask: message("origin/ask.metal-of", { name }), choices: [...METALS] }] : []),
        ]);
  const figure = (reached: Rational | undefined): Arg => (reached === undefined ? { word: "none" } : { decimal: percent(reached) });
  const [lowest, highest] = [figure(worst), figure(best)];
  const share = distinct([lowest, highest]).length === 1 ? lowest : message("origin/value.between", { least: lowest, most: highest });
  return { holds, because: message("origin/because.purchases", { metal: { word: metal }, share, count: counted.length }), asks };
}
