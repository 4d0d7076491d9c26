// Fungible materials (19 U.S.C. 4531(g); SOR/2020-155 s.8(18)-(22)): what was used comes out of the stock by the producer's method.

import { add, compare, div, max, min, mul, type Rational, sub, ZERO } from "../exact/rational.js";
import type { FactProblem } from "../facts/line.js";
import { oneOf, problem, wrongType } from "../facts/problem.js";
import { isRecord } from "../facts/read.js";
import { message } from "../said/message.js";
import type { Lot, Material, Stock } from "./question.js";
import { readNumber, unknownIn } from "./read-parts.js";

const METHODS = ["FIFO", "LIFO", "average"];

/** Read a stock, or the first problem. Code of its own: `origin/stock-short`. */
export function readStock(input: unknown, path: string): Stock | FactProblem | undefined {
  if (input === undefined || input === null) return undefined;
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.stock"));
  const stray = unknownIn(input, ["method", "used", "lots"], `${path}.`);
  if (stray !== undefined) return stray;
  const { method } = input;
  if (typeof method !== "string" || !METHODS.includes(method)) return wrongType(`${path}.method`, method, oneOf(METHODS));
  const used = readNumber(`${path}.used`, input.used, 6);
  if ("code" in used) return used;
  if (!Array.isArray(input.lots) || input.lots.length === 0) return wrongType(`${path}.lots`, input.lots, message("facts/expected.lots"));
  const lots: Lot[] = [];
  for (const [index, each] of input.lots.entries()) {
    const lot = readLot(each, `${path}.lots.${index}`);
    if ("code" in lot) return lot;
    lots.push(lot);
  }
  const held = lots.reduce((sum, { quantity }) => add(sum, quantity), ZERO);
  if (compare(used, held) > 0)
    return problem("origin/stock-short", `${path}.used`, message("origin/stock-short"), message("origin/stock-short.fix"));
  return { method: method as Stock["method"], used, lots };
}

function readLot(input: unknown, path: string): Lot | FactProblem {
  if (!isRecord(input)) return wrongType(path, input, message("facts/expected.lot"));
  const stray = unknownIn(input, ["quantity", "value", "originating"], `${path}.`);
  if (stray !== undefined) return stray;
  const quantity = readNumber(`${path}.quantity`, input.quantity, 6);
  if ("code" in quantity) return quantity;
  if (compare(quantity, ZERO) === 0)
    return problem("origin/zero-base", `${path}.quantity`, message("origin/zero-base.lot"), message("origin/zero-base.lot.fix"));
  const value = readNumber(`${path}.value`, input.value, 2);
  if ("code" in value) return value;
  if (typeof input.originating !== "boolean")
    return wrongType(`${path}.originating`, input.originating, message("facts/expected.yes-or-no"));
  return { quantity, value, originating: input.originating };
}

/** A material given by its stock as its originating and its non-originating part; any other material as it is. */
export function fromStock(material: Material): readonly Material[] {
  const { stock, inputs } = material;
  if (stock === undefined) return inputs.length === 0 ? [material] : [{ ...material, inputs: inputs.flatMap(fromStock) }];
  const { weightKg, deductions } = material;
  return drawn(stock).map(({ originating, value, quantity }) => {
    // What is said of the whole line is each part's by its quantity.
    const share = div(quantity, stock.used);
    return {
      ...material,
      originating,
      value,
      deductions: mul(deductions, share),
      ...(weightKg === undefined ? {} : { weightKg: mul(weightKg, share) }),
    };
  });
}

/** A part of what was drawn: of one origin. */
export interface Drawn {
  readonly originating: boolean;
  readonly value: Rational;
  readonly quantity: Rational;
}

/** What was drawn, by origin; nothing where nothing was used. */
export function drawn(stock: Stock): readonly Drawn[] {
  if (compare(stock.used, ZERO) === 0) return [];
  return stock.method === "average" ? averaged(stock) : inTurn(stock);
}

// Lots are used up in the order of receipt, or the last first.
function inTurn({ method, used, lots }: Stock): readonly Drawn[] {
  let left = used;
  const taken: Drawn[] = [];
  for (const { quantity, value, originating } of method === "LIFO" ? [...lots].reverse() : lots) {
    if (compare(left, ZERO) <= 0) break;
    const part = min(left, quantity);
    taken.push({ originating, value: mul(value, div(part, quantity)), quantity: part });
    left = sub(left, part);
  }
  return [true, false].flatMap((originating) => {
    const of = taken.filter((each) => each.originating === originating);
    const total = (key: "value" | "quantity"): Rational => of.reduce((sum, each) => add(sum, each[key]), ZERO);
    return of.length === 0 ? [] : [{ originating, value: total("value"), quantity: total("quantity") }];
  });
}

// The share of the stock that does not originate, by quantity. Its value is taken at the stock's average price or at its own, whichever is
// more: the schedule that says which is not at hand, and the larger figure never helps a claim.
function averaged({ used, lots }: Stock): readonly Drawn[] {
  const total = (of: readonly Lot[], key: "quantity" | "value"): Rational => of.reduce((sum, lot) => add(sum, lot[key]), ZERO);
  const own = lots.filter(({ originating }) => originating);
  const foreign = lots.filter(({ originating }) => !originating);
  const share = div(used, total(lots, "quantity"));
  const atAverage = mul(total(lots, "value"), div(total(foreign, "quantity"), total(lots, "quantity")));
  const part = max(atAverage, total(foreign, "value"));
  const of = (originating: boolean, some: readonly Lot[], value: Rational): Drawn[] =>
    some.length === 0 ? [] : [{ originating, value: mul(value, share), quantity: mul(total(some, "quantity"), share) }];
  return [...of(true, own, sub(total(lots, "value"), part)), ...of(false, foreign, part)];
}
