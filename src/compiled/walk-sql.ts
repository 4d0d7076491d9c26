// How a row comes to its program: over the edges of the tables, by the bits of its words. What the table of entries says nothing of is the
// same on every row, so the edges that turn on nothing else are walked once for all rows.

import type { Dialect } from "../bulk/dialects.js";
import { amountSql, type ConditionSetting, cellSql } from "./condition-sql.js";
import { factsIn } from "./known-cells.js";
import { RATIO, REST } from "./regions.js";
import { type Place, type Places, WORDS } from "./words.js";

/** The SQL of one kind of module: of headings or of rates. */
export interface Walk {
  /** `expression as name` of the words of a row. */
  readonly words: readonly string[];
  /** A query for the roots, with the edges walked that are the same for every row: root, to_node, mask0 and on. */
  readonly roots: string;
  /** Joins of the row that is called `row` from `start` over the other edges. */
  readonly joins: string;
  /** Where they end: a program below zero. */
  readonly end: string;
}

const at = Array.from({ length: WORDS }, (_, word) => word);

/** Write the walk of a kind of module; `row` and `start` are the names of the row and of its root. */
export function walkSql(
  { kind, prefix, levels, row, start }: { kind: string; prefix: string; levels: number; row: string; start: string },
  places: Places,
  dialect: Dialect,
  setting: ConditionSetting,
): Walk {
  const moving = new Map<string, Place>();
  const parts: string[][] = at.map(() => []);
  const fixed: string[][] = at.map(() => []);
  for (const [name, place] of places) {
    const cell = cellSql(name, place.reading, setting);
    if (cell === undefined) continue;
    const moves = isMoving(name, place, setting);
    if (moves) moving.set(name, place);
    // Nothing of the value is stated: all of it is rest.
    const sql = !moves && name.startsWith(REST) ? "1" : cell;
    (moves ? parts : fixed)[place.word]?.push(`(${sql}) * ${dialect.big(1n << BigInt(place.shift))}`);
  }
  const masks = at.map((word) => {
    let mask = 0n;
    for (const { word: of, shift, bits } of moving.values()) if (of === word) mask |= ((1n << BigInt(bits)) - 1n) << BigInt(shift);
    return mask;
  });
  const sum = (all: readonly string[]): string => (all.length === 0 ? dialect.big(0n) : all.join("\n      + "));
  const rest = moving.size === 0 ? 0 : levels;
  return {
    words: rest === 0 ? [] : at.map((word) => `${sum([...(parts[word] ?? []), ...(fixed[word] ?? [])])} as ${prefix}${word}`),
    roots: rootsOf(
      kind,
      levels,
      masks,
      at.map((word) => sum(fixed[word] ?? [])),
      dialect,
    ),
    joins: Array.from({ length: rest }, (_, level) => {
      const before = level === 0 ? start : `${kind}${level}`;
      const same = at.map(
        (word) => `${kind}${level + 1}.bits${word} = ${dialect.both(`${row}.${prefix}${word}`, `${before}.mask${word}`)}`,
      );
      return `  left join carveout_${kind}_edge ${kind}${level + 1} on ${kind}${level + 1}.node = ${before}.to_node and ${same.join(" and ")}`;
    }).join("\n"),
    end: `coalesce(${[...Array.from({ length: rest }, (_, level) => `${kind}${rest - level}.to_node`), `${start}.to_node`, "1"].join(", ")})`,
  };
}

// Whether the cell of a variable can differ from row to row of the table.
function isMoving(name: string, { reading }: Place, setting: ConditionSetting): boolean {
  const { facts } = setting.given;
  if (name.startsWith(REST))
    return name
      .slice(REST.length)
      .split(" ")
      .some((path) => path !== "" && amountSql(path, setting) !== undefined);
  if (name.startsWith(RATIO)) return true;
  return reading?.kind === "joint" ? factsIn(reading.test).some((fact) => facts.has(fact)) : true;
}

function rootsOf(kind: string, levels: number, masks: readonly bigint[], fixed: readonly string[], dialect: Dialect): string {
  const columns = ["root", "to_node", ...at.map((word) => `mask${word}`)];
  let query = `select ${columns.join(", ")} from carveout_${kind}_root`;
  for (let level = 0; level < levels; level++) {
    const still = [
      "s.to_node > 0",
      ...masks.flatMap((mask, word) => (mask === 0n ? [] : [`${dialect.both(`s.mask${word}`, dialect.big(mask))} = 0`])),
    ];
    const walked = `select s.*, case when ${still.join(" and ")} then s.to_node else 0 end as walked from (${query}) s`;
    const same = at.map((word) => `e.bits${word} = ${dialect.both(`w.mask${word}`, fixed[word] as string)}`);
    const next = columns.slice(1).map((name) => `case when w.walked > 0 then e.${name} else w.${name} end as ${name}`);
    query = `select w.root, ${next.join(", ")} from (${walked}) w left join carveout_${kind}_edge e on e.node = w.walked and ${same.join(" and ")}`;
  }
  return query;
}
