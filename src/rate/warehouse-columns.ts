// Every column of a table of entries, by the names of the contract.

import { columnFacts, QUANTITIES, REQUIRED } from "../bulk/columns.js";
import type { FactRule } from "../law/types.js";

const SNAKE = (name: string): string => name.replace(/[A-Z]+/g, (letters) => `_${letters.toLowerCase()}`);

/** Names of all columns that the rating reads, the required ones first. */
export function contractColumns(facts: readonly FactRule[]): string[] {
  const paths = [...columnFacts(facts).values()].map(({ path }) => path);
  const names = paths.flatMap((path) => {
    const [first, second = "", third = ""] = path;
    if (first === "facts") return [SNAKE(second)];
    if (first === "content") return [`${second}_${SNAKE(third)}`];
    const own: Readonly<Record<string, string>> = { id: "entry_line", value: "customs_value" };
    return [own[first ?? ""] ?? SNAKE(first ?? "")];
  });
  return [...new Set([...REQUIRED, ...names, ...QUANTITIES.flat()])];
}
