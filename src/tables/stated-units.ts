// What the rows above and below a table say of its amounts and weights: "Currency: CAD", "in thousands", "weights in lbs".

import { message } from "../said/message.js";
import type { Wrong } from "./cell.js";
import { type Header, type Renames, renameKey } from "./header.js";
import type { TableSchema } from "./schema.js";
import { unitOf } from "./unit-words.js";

/** Characters of such a row that are read, and those that a message repeats. */
const MOST_READ = 2_000;
const MOST_TOLD = 80;

/**
 * Why a table is refused for what the rows beside it say; undefined where they say nothing against it. Another currency or unit of weight speaks of
 * every column that neither names its own, nor has one beside it; a scale of all amounts. `--map` takes a column as it stands.
 */
export function statedOtherwise(
  rows: readonly (readonly string[])[],
  { names, columns, beside }: Header,
  { units }: TableSchema,
  renames: Renames = new Map(),
): Wrong | undefined {
  for (const cells of rows) {
    const text = cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "")
      .join(" ")
      .slice(0, MOST_READ);
    if (text === "") continue;
    for (const unit of ["dollars", "kilograms"] as const) {
      const said = units.ofTitle(text, unit);
      if (said === undefined) continue;
      const at = columns.findIndex((column, place) => {
        const name = names[place] ?? "";
        if (column === undefined || unitOf(column.kind) !== unit || renames.has(renameKey(name))) return false;
        return said === "scaled" || (beside[place] === undefined && units.without(name, unit) === undefined);
      });
      if (at >= 0) return wrong(unit, said, text, `${names[at] ?? ""}`, columns[at]?.name ?? "");
    }
  }
  return undefined;
}

function wrong(unit: "dollars" | "kilograms", said: "other" | "scaled", text: string, name: string, ours: string): Wrong {
  const told = { text: JSON.stringify(text.slice(0, MOST_TOLD)), column: JSON.stringify(name) };
  const map = JSON.stringify(`${name}=${ours}`);
  if (said === "scaled")
    return { code: "table/other-unit", message: message("tables/says.scale", told), fix: message("tables/says.scale.fix", { map }) };
  return unit === "dollars"
    ? { code: "table/other-currency", message: message("tables/says.currency", told), fix: message("tables/says.fix", { map }) }
    : { code: "table/other-unit", message: message("tables/says.unit", told), fix: message("tables/says.fix", { map }) };
}
