// How a row comes to its program: over the edges of the tables, by the bits of its words. What the table of entries says nothing of is the
// same on every row, so the edges that turn on nothing else are walked once for all rows.

import type { Dialect } from "../bulk/dialects.js";
import { amountSql, type ConditionSetting, cellSql, conditionSql, isConstant } from "./condition-sql.js";
import { RATIO, REST } from "./regions.js";
import { type Place, type Places, WORDS } from "./words.js";

/** A kind of module, and the names by which its statement goes. */
export interface Walked {
  readonly kind: string;
  /** What the names of the tables begin with. */
  readonly tables: string;
  /** Of the words of a row. */
  readonly prefix: string;
  readonly levels: number;
  /** The table of {@link Walk.edges}. */
  readonly edges: string;
  /** The row that has begun. */
  readonly row: string;
  /** The root where it begins. */
  readonly start: string;
}

/** The SQL of one kind of module: of headings or of rates. */
export interface Walk {
  /** `expression as name` of where a row begins, and of its words. */
  readonly begun: readonly string[];
  /** A query for the roots, with the edges walked that are the same for every row: root, to_node, mask0 and on. */
  readonly roots: string;
  /** Joins of the row that is called `row` and has begun over the other edges. */
  readonly joins: string;
  /** A query for the edges that are joined: those of the table, and one for rows that are at their end. */
  readonly edges: string;
  /** Where they end: a program below zero; zero where there is nothing to walk. */
  readonly end: string;
}

const at = Array.from({ length: WORDS }, (_, word) => word);

/**
 * The node, the bits and the program of a row that has none. Tables are joined with a row for it: a join that some rows of a batch match
 * and others do not cuts the batch in two, and short batches cost as much as long ones.
 */
export const NOTHING = 0;
const EDGE = ["node", ...at.map((word) => `bits${word}`), "to_node", ...at.map((word) => `mask${word}`)];

/** Write the walk of a kind of module. */
export function walkSql(
  { kind, tables, prefix, levels, edges, row, start }: Walked,
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
    begun: [
      `${start}.to_node as ${kind}_node`,
      ...(rest === 0
        ? []
        : at.flatMap((word) => [
            `${start}.mask${word} as ${kind}_mask${word}`,
            `${sum([...(parts[word] ?? []), ...(fixed[word] ?? [])])} as ${prefix}${word}`,
          ])),
    ],
    roots: rootsOf(
      `${tables}${kind}`,
      levels,
      masks,
      at.map((word) => sum(fixed[word] ?? [])),
      dialect,
    ),
    joins: Array.from({ length: rest }, (_, level) => {
      const before = (column: string): string =>
        level === 0 ? `${row}.${kind}_${column}` : `${kind}${level}.${column === "node" ? "to_node" : column}`;
      const isOpen = `${before("node")} > 0`;
      const same = at.map(
        (word) =>
          `${kind}${level + 1}.bits${word} = case when ${isOpen} then ${dialect.both(`${row}.${prefix}${word}`, before(`mask${word}`))} else ${NOTHING} end`,
      );
      return `  left join ${edges} ${kind}${level + 1} on ${kind}${level + 1}.node = case when ${isOpen} then ${before("node")} else ${NOTHING} end and ${same.join(" and ")}`;
    }).join("\n"),
    edges: `select ${EDGE.join(", ")} from ${tables}${kind}_edge union all select ${EDGE.map(() => NOTHING).join(", ")}`,
    end: `coalesce(${[...Array.from({ length: rest }, (_, level) => `nullif(${kind}${rest - level}.to_node, ${NOTHING})`), `${row}.${kind}_node`, "1"].join(", ")})`,
  };
}

// Whether the cell of a variable can differ from row to row of the table.
function isMoving(name: string, { reading }: Place, setting: ConditionSetting): boolean {
  if (name.startsWith(REST))
    return name
      .slice(REST.length)
      .split(" ")
      .some((path) => path !== "" && amountSql(path, setting) !== undefined);
  if (name.startsWith(RATIO)) return true;
  return reading?.kind === "joint" ? !isConstant(conditionSql(reading.test, setting)) : true;
}

function rootsOf(tables: string, levels: number, masks: readonly bigint[], fixed: readonly string[], dialect: Dialect): string {
  const columns = ["root", "to_node", ...at.map((word) => `mask${word}`)];
  let query = `select ${columns.join(", ")} from ${tables}_root`;
  for (let level = 0; level < levels; level++) {
    const still = [
      "s.to_node > 0",
      ...masks.flatMap((mask, word) => (mask === 0n ? [] : [`${dialect.both(`s.mask${word}`, dialect.big(mask))} = 0`])),
    ];
    const walked = `select s.*, case when ${still.join(" and ")} then s.to_node else 0 end as walked from (${query}) s`;
    const same = at.map((word) => `e.bits${word} = ${dialect.both(`w.mask${word}`, fixed[word] as string)}`);
    const next = columns.slice(1).map((name) => `case when w.walked > 0 then e.${name} else w.${name} end as ${name}`);
    query = `select w.root, ${next.join(", ")} from (${walked}) w left join ${tables}_edge e on e.node = w.walked and ${same.join(" and ")}`;
  }
  return query;
}
