// Core parts of a passenger vehicle or light truck (SOR/2020-155 s.14, Table A.2): each originates by its value content, or all together do
// as one super-core.

import { add, compare, div, max, type Rational, sub, ZERO } from "../exact/rational.js";
import { type Arg, message } from "../said/message.js";
import { type CodeRange, inAny, type Ternary } from "./codes.js";
import type { Ask, Material, Question } from "./question.js";
import { both, either } from "./shift.js";
import type { OriginTables } from "./tables.js";
import { percent } from "./tolerance.js";

/** Whether the core parts originate, in words, and what would settle it. */
export interface CoreParts {
  readonly holds: Ternary;
  readonly because: readonly Arg[];
  readonly asks: readonly Ask[];
}

// Bounds of the non-originating value within a core part, in dollars: at least, at most; and its net cost, undefined = not known.
interface Figures {
  readonly material: Material;
  readonly cost: Rational | undefined;
  readonly least: Rational | undefined;
  readonly most: Rational | undefined;
}

/** Judge the core parts that the bill marks; undefined where it marks none. `needed` is the least share of the day. */
export function coreParts(question: Question, needed: Rational, tables: OriginTables, unknown: boolean): CoreParts | undefined {
  const marked = question.materials.filter(({ corePart, ignored }) => corePart !== undefined && !ignored);
  if (marked.length === 0) return undefined;
  const listed = listedComponents(question, tables);
  const figures = marked.map((material) => figuresOf(material, listed, unknown));
  const each = figures.map((one) => alone(one, needed));
  const singly = each.reduce<Ternary>((all, one) => both(all, one), true);
  const together = superCore(figures, needed);
  const complete = missing(question, marked, tables);
  const asks = [...complete.asks, ...figures.flatMap((one, at) => (each[at] === true ? [] : questionsOf(one)))];
  const told = figures.map((one, at) => wordsOf(one, each[at]));
  const share = { decimal: percent(needed) };
  return {
    // A core part that is not marked may carry the super-core, or break it.
    holds: complete.holds === true ? either(singly, together.holds) : undefined,
    because: [
      message("origin/because.core-parts", { needed: share, parts: { all: told, by: ", " } }),
      ...(singly === true ? [] : [message("origin/because.super-core", { found: together.words })]),
    ],
    asks,
  };
}

// Numbers of Table A.2 on the day. Most rows name only some goods of a number; any good of the number is counted, which never helps.
function listedComponents({ date }: Question, { data }: OriginTables): readonly CodeRange[] {
  return data.parts
    .filter(([table, , , , , first, last]) => table === "A.2" && first <= date && date <= last)
    .map(([, , code]) => ({ from: code, to: code }));
}

function figuresOf(material: Material, listed: readonly CodeRange[], unknown: boolean): Figures {
  const { inputs, statement, value, originating, netCost } = material;
  if (inputs.length > 0) {
    // The producer may count all non-originating materials, or only the components that the table lists (s.14); the smaller figure is its choice.
    const counts = [false, true].map((only) => foreignWithin(inputs, only ? listed : undefined, unknown));
    const known = counts.filter((each) => each !== undefined);
    const vnm = known.length === 0 ? undefined : known.reduce((least, each) => (compare(each, least) < 0 ? each : least));
    return { material, cost: netCost ?? value, least: vnm ?? ZERO, most: vnm };
  }
  if (statement !== undefined) return { material, cost: netCost ?? statement.netCost, least: statement.value, most: statement.value };
  // Bought from abroad: its whole value does not originate.
  if (originating === false) return { material, cost: value, least: value, most: value };
  return { material, cost: netCost, least: ZERO, most: undefined };
}

function foreignWithin(
  inputs: readonly Material[],
  only: readonly CodeRange[] | undefined,
  unknown: boolean,
  within = false,
): Rational | undefined {
  let sum = ZERO;
  for (const each of inputs) {
    if (each.ignored || each.role === "indirect" || each.role === "shipping-packing" || each.originating === true) continue;
    const counts = within || only === undefined || each.hts === "" || inAny(each.hts, only) !== false;
    const leaf = each.inputs.length === 0;
    if (leaf && (!counts || (each.originating === undefined && unknown))) continue;
    const value = leaf
      ? (each.statement?.value ?? (each.value === undefined ? undefined : max(sub(each.value, each.deductions), ZERO)))
      : foreignWithin(each.inputs, only, unknown, counts && only !== undefined);
    if (value === undefined) return undefined;
    sum = add(sum, value);
  }
  return sum;
}

function alone({ material, cost, least, most }: Figures, needed: Rational): Ternary {
  if (material.originating !== undefined && material.inputs.length === 0 && material.statement === undefined) return material.originating;
  if (cost === undefined || compare(cost, ZERO) === 0) return undefined;
  const reaches = (vnm: Rational): boolean => compare(div(sub(cost, vnm), cost), needed) >= 0;
  if (most !== undefined && reaches(most)) return true;
  return least !== undefined && !reaches(least) ? false : undefined;
}

function superCore(figures: readonly Figures[], needed: Rational): { readonly holds: Ternary; readonly words: Arg } {
  const costs = figures.map(({ cost }) => cost);
  if (costs.includes(undefined)) return { holds: undefined, words: message("origin/core.cost-not-known") };
  const total = costs.reduce<Rational>((sum, cost) => add(sum, cost ?? ZERO), ZERO);
  if (compare(total, ZERO) === 0) return { holds: undefined, words: message("origin/core.no-cost") };
  const content = (vnm: Rational): Rational => div(sub(total, vnm), total);
  const sum = (of: (one: Figures) => Rational): Rational => figures.reduce((all, one) => add(all, of(one)), ZERO);
  const worst = content(sum(({ most, cost }) => most ?? cost ?? ZERO));
  const best = content(sum(({ least }) => least ?? ZERO));
  const holds: Ternary = compare(worst, needed) >= 0 ? true : compare(best, needed) < 0 ? false : undefined;
  const [least, most] = [{ decimal: percent(worst) }, { decimal: percent(best) }];
  const share: Arg = compare(worst, best) === 0 ? least : message("origin/value.between", { least, most });
  return { holds, words: message("origin/core.share", { share, needed: { decimal: percent(needed) } }) };
}

// Every core part must be on the bill, or be absent from the vehicle.
function missing(
  { facts }: Question,
  marked: readonly Material[],
  { data }: OriginTables,
): { readonly holds: Ternary; readonly asks: readonly Ask[] } {
  const names = (data.choices.corePart ?? []).filter(
    (name) => !marked.some(({ corePart }) => corePart === name) && facts.corePartAbsent?.[name] !== true,
  );
  const asks = names.map((name) => ({
    fact: `facts.corePartAbsent.${name}`,
    ask: message("origin/ask.core-part-absent", { part: JSON.stringify(name) }),
  }));
  return { holds: names.length === 0 ? true : undefined, asks };
}

function questionsOf({ material, cost, most }: Figures): readonly Ask[] {
  const { path, name, inputs } = material;
  return [
    ...(cost === undefined ? [{ fact: `${path}.netCost`, ask: message("origin/ask.core-part-cost", { name }) }] : []),
    ...(most === undefined && inputs.length === 0
      ? [
          {
            fact: `${path}.supplierStatement.nonOriginatingValue`,
            ask: message("origin/ask.core-part-statement", { name }),
          },
        ]
      : []),
  ];
}

function wordsOf({ material, cost, most }: Figures, holds: Ternary): Arg {
  const found = message(`origin/core.${holds === undefined ? "open" : holds ? "originates" : "does-not-originate"}`, {
    part: { word: material.corePart ?? "" },
    name: material.name,
  });
  if (cost === undefined || most === undefined || compare(cost, ZERO) === 0) return found;
  return { all: [found, { decimal: percent(div(sub(cost, most), cost)) }], by: " " };
}
