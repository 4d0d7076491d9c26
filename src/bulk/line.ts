// Makes an entry line of the contract from the cells of one row. A cell that cannot be read becomes the value the engine refuses by name.

import { withAt } from "../exact/with-at.js";
import type { FactRule } from "../law/types.js";
import { type ColumnFact, columnFacts, columnKey, QUANTITIES } from "./columns.js";

/** Which cells of a row are which facts. */
export interface RowPlan {
  readonly facts: readonly { readonly at: number; readonly fact: ColumnFact }[];
  readonly quantities: readonly { readonly amount: number; readonly unit: number }[];
}

const YES: ReadonlySet<string> = new Set(["true", "yes", "1"]);
const NO: ReadonlySet<string> = new Set(["false", "no", "0"]);

/** Plan the rows of a table by its header; `names` are our names, after any mapping. */
export function planRows(names: readonly string[], facts: readonly FactRule[]): RowPlan {
  const known = columnFacts(facts);
  const planned = names.flatMap((name, at) => {
    const fact = known.get(columnKey(name));
    return fact === undefined ? [] : [{ at, fact }];
  });
  const quantities = QUANTITIES.flatMap(([amount, unit]) => {
    const pair = { amount: names.indexOf(amount), unit: names.indexOf(unit) };
    return pair.amount < 0 || pair.unit < 0 ? [] : [pair];
  });
  return { facts: planned, quantities };
}

/** The entry line of one row. Empty cells are absent facts, but an empty `spi` says that nothing is claimed. */
export function lineOf(cells: readonly string[], plan: RowPlan): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const { at, fact } of plan.facts) {
    const text = (cells[at] ?? "").trim();
    if (fact.kind === "spi") {
      if (text !== "?") line.spi = text === "" ? null : text;
      continue;
    }
    if (text === "") continue;
    put(line, fact.path, fact.kind === "boolean" ? truth(text) : text);
  }
  for (const { amount, unit } of plan.quantities) {
    const [count, symbol] = [(cells[amount] ?? "").trim(), (cells[unit] ?? "").trim()];
    if (count !== "" && symbol !== "") line.quantity = withQuantity(line.quantity, symbol, count);
  }
  return line;
}

// A unit that comes again stands once more in another spelling (with a space), so that `assess` sees both amounts.
function withQuantity(quantity: unknown, symbol: string, count: string): unknown {
  const again = Object.hasOwn(quantity ?? {}, symbol);
  return withAt(quantity, [again ? `${symbol} ` : symbol], count);
}

function truth(text: string): boolean | string {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : text;
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = target;
  for (const key of path.slice(0, -1)) {
    const inner = (at[key] ?? {}) as Record<string, unknown>;
    at[key] = inner;
    at = inner;
  }
  at[path.at(-1) ?? ""] = value;
}
