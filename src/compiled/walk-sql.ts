// How a row comes to its program: over the edges of the tables, by the bits of its words. What the table of entries says nothing of is the
// same on every row: the edges that turn on nothing else are walked once for all rows, and its bits are left out of the words.

import type { Dialect } from "../bulk/dialects.js";
import { type Cell, type ConditionSetting, cellOf, unitCode } from "./condition-sql.js";
import { BITS, type Place, type Places, WORDS } from "./words.js";

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
  /** The table of {@link Walk.walked}. */
  readonly walked: string;
  /** The row that has begun. */
  readonly row: string;
  /** The root where it begins. */
  readonly start: string;
}

/** The SQL of one kind of module: of headings or of rates. */
export interface Walk {
  /** `expression as name` of where a row begins, and of its words. */
  readonly begun: readonly string[];
  /** A query for the roots, with the edges walked that are the same for every row, in the words of the tables. */
  readonly walked: string;
  /** A query for the same in the words of the rows: root, to_node, next_node, mask0 and on. */
  readonly roots: string;
  /** Names of these columns behind the root. */
  readonly begins: readonly string[];
  /** Joins of the row that is called `row` and has begun over the other edges. */
  readonly joins: string;
  /** A query for the edges that are joined: those of the table, and one for rows that are at their end. */
  readonly edges: string;
  /** `expression as name` by which the table of units says where a word has the sign of what a unit counts. */
  readonly units: readonly string[];
  /** Names of these. */
  readonly unitNames: readonly string[];
  /** Where they end: a program below zero; zero where there is nothing to walk. */
  readonly end: string;
}

const at = Array.from({ length: WORDS }, (_, word) => word);

/**
 * The node, the bits and the program of a row that has none. Tables are joined with a row for it: a join that some rows of a batch match
 * and others do not cuts the batch in two, and short batches cost as much as long ones.
 */
export const NOTHING = 0;

// A variable whose cell can differ from row to row, and where it stands in the words of these rows.
interface Moving {
  readonly name: string;
  readonly cell: Cell;
  readonly from: Place;
  readonly word: number;
  readonly shift: number;
}

/** Write the walk of a kind of module. */
export function walkSql(
  { kind, tables, prefix, levels, edges, walked, row, start }: Walked,
  places: Places,
  dialect: Dialect,
  setting: ConditionSetting,
): Walk {
  const { moving, fixed, words } = sorted(places, setting);
  const rest = moving.length === 0 ? 0 : levels;
  const used = at.slice(0, words);
  const columns = ["to_node", "next_node", ...used.map((word) => `mask${word}`)];
  // Columns are named with their table: a database may take a bare name for the expression that gets it.
  const ends = "k.to_node as to_node";
  const next = "case when k.to_node > 0 then k.to_node else 0 end as next_node";
  const packed = (of: string): string[] => used.map((word) => packedSql(word, of, moving, dialect));
  const named = (all: readonly string[], as: string): string => all.map((sql, word) => `${sql} as ${as}${word}`).join(", ");
  const counted = moving.filter((each) => isCounted(each.name, setting));
  const unitName = (word: number): string => `${kind}_unit${word}`;
  const unitWords = used.filter((word) => counted.some((each) => each.word === word));
  return {
    begun: [
      `${start}.to_node as ${kind}_node`,
      ...(rest === 0
        ? []
        : [
            `${start}.next_node as ${kind}_next`,
            ...used.flatMap((word) => {
              const own = moving.filter((each) => each.word === word && !counted.includes(each));
              const units = unitWords.includes(word)
                ? setting.given.quantities.map((place) => `sign${place} * ${unitName(word)}_${place}`)
                : [];
              const sum = [...own.map(({ cell, shift }) => weighted(cell, shift, dialect)), ...units];
              return [`${start}.mask${word} as ${kind}_mask${word}`, `${sum.join("\n      + ")} as ${prefix}${word}`];
            }),
          ]),
    ],
    begins: rest === 0 ? ["to_node"] : ["to_node", "next_node", ...used.map((word) => `mask${word}`)],
    walked: rootsOf(`${tables}${kind}`, levels, moving, fixed, dialect),
    roots: `select k.root as root, ${ends}${rest === 0 ? "" : `, ${next}, ${named(packed("k.mask"), "mask")}`} from ${walked} k`,
    joins: Array.from({ length: rest }, (_, level) => {
      const before = (column: string): string =>
        level === 0 ? `${row}.${kind}_${column.replace("_node", "")}` : `${kind}${level}.${column}`;
      const each = `${kind}${level + 1}`;
      const same = used.map((word) => `${each}.bits${word} = ${dialect.both(`${row}.${prefix}${word}`, before(`mask${word}`))}`);
      return `  left join ${edges} ${each} on ${each}.node = ${before("next_node")} and ${same.join(" and ")}`;
    }).join("\n"),
    edges:
      rest === 0
        ? `select ${["node", ...columns].map((name) => `${NOTHING} as ${name}`).join(", ")}`
        : `${edgesOf(`${tables}${kind}`, fixed, dialect, [`k.node as node, ${named(packed("k.bits"), "bits")}`, ends, next, named(packed("k.mask"), "mask")].join(", "))}
  union all select ${Array.from({ length: 3 + 2 * words }, () => NOTHING).join(", ")}`,
    units: unitWords.map((word) => {
      const weights = counted.flatMap((each) =>
        each.word === word ? [`when ${unitCode(each.name, setting)} then ${dialect.big(1n << BigInt(each.shift))}`] : [],
      );
      return `case code ${weights.join(" ")} else 0 end as ${unitName(word)}`;
    }),
    unitNames: unitWords.map(unitName),
    end: `coalesce(${[...Array.from({ length: rest }, (_, level) => `nullif(${kind}${rest - level}.to_node, ${NOTHING})`), `${row}.${kind}_node`, "1"].join(", ")})`,
  };
}

// Variables that move, with a place in as few words as hold them, and what the others come to in the words of the tables.
function sorted(
  places: Places,
  setting: ConditionSetting,
): { readonly moving: readonly Moving[]; readonly fixed: readonly Fixed[]; readonly words: number } {
  const moving: Moving[] = [];
  const fixed = at.map(() => ({ mask: 0n, bits: 0n }));
  let [word, shift] = [0, 0];
  const inOrder = [...places].sort(([, a], [, b]) => a.word - b.word || a.shift - b.shift);
  for (const [name, place] of inOrder) {
    const cell = cellOf(name, place.reading, setting) ?? { cases: [], otherwise: 0 };
    if (cell.cases.length === 0) {
      const own = fixed[place.word] as { mask: bigint; bits: bigint };
      own.mask |= maskOf(place);
      own.bits |= BigInt(cell.otherwise) << BigInt(place.shift);
      continue;
    }
    if (shift + place.bits > BITS) [word, shift] = [word + 1, 0];
    moving.push({ name, cell, from: place, word, shift });
    shift += place.bits;
  }
  return { moving, fixed, words: moving.length === 0 ? 0 : word + 1 };
}

// Bits of a word that no row moves, and what they are.
interface Fixed {
  readonly mask: bigint;
  readonly bits: bigint;
}

function maskOf({ shift, bits }: Place): bigint {
  return ((1n << BigInt(bits)) - 1n) << BigInt(shift);
}

// Whether the sign of an amount is all that its cell says, and only the table of units says what counts it.
function isCounted(name: string, setting: ConditionSetting): boolean {
  return unitCode(name, setting) !== undefined && !setting.given.facts.has(name);
}

function weighted({ cases, otherwise }: Cell, shift: number, dialect: Dialect): string {
  const big = (cell: number): string => dialect.big(BigInt(cell) << BigInt(shift));
  return `(case ${cases.map(([when, cell]) => `when ${when} then ${big(cell)}`).join(" ")} else ${big(otherwise)} end)`;
}

// Bits of the words of the tables, `of` and the number of the word, as a word of these rows: neighbors stay neighbors and move together.
function packedSql(word: number, of: string, moving: readonly Moving[], dialect: Dialect): string {
  const moves = new Map<string, { readonly from: number; readonly by: number; mask: bigint }>();
  for (const { from, word: to, shift } of moving) {
    if (to !== word) continue;
    const by = shift - from.shift;
    const key = `${from.word} ${by}`;
    const move = moves.get(key) ?? { from: from.word, by, mask: 0n };
    move.mask |= maskOf(from);
    moves.set(key, move);
  }
  const parts = [...moves.values()].map(({ from, by, mask }) => {
    const bits = dialect.both(`${of}${from}`, dialect.big(mask));
    if (by === 0) return bits;
    return by > 0 ? `${bits} * ${dialect.big(1n << BigInt(by))}` : dialect.without(bits, -by);
  });
  return parts.length === 0 ? dialect.big(0n) : parts.join(" + ");
}

// Edges that rows of these tables can take: those whose fixed bits are what they are on every row.
function edgesOf(tables: string, fixed: readonly Fixed[], dialect: Dialect, columns: string): string {
  const masks = at.map((word) => `mask${word}`).join(", ");
  const tests = fixed.flatMap(({ mask, bits }, word) =>
    mask === 0n ? [] : [`${dialect.both(`e.bits${word}`, dialect.big(mask))} = ${dialect.both(`m.mask${word}`, dialect.big(bits))}`],
  );
  if (tests.length === 0) return `select ${columns} from ${tables}_edge k`;
  const nodes = `select distinct to_node as read_node, ${masks} from (select to_node, ${masks} from ${tables}_edge union all select to_node, ${masks} from ${tables}_root) t where to_node > 0`;
  return `select ${columns} from (select e.* from ${tables}_edge e join (${nodes}) m on m.read_node = e.node where ${tests.join(" and ")}) k`;
}

function rootsOf(tables: string, levels: number, moving: readonly Moving[], fixed: readonly Fixed[], dialect: Dialect): string {
  const columns = ["root", "to_node", ...at.map((word) => `mask${word}`)];
  const masks = at.map((word) => moving.reduce((mask, { from }) => (from.word === word ? mask | maskOf(from) : mask), 0n));
  let query = `select ${columns.join(", ")} from ${tables}_root`;
  for (let level = 0; level < levels; level++) {
    const still = [
      "s.to_node > 0",
      ...masks.flatMap((mask, word) => (mask === 0n ? [] : [`${dialect.both(`s.mask${word}`, dialect.big(mask))} = 0`])),
    ];
    const walked = `select s.*, case when ${still.join(" and ")} then s.to_node else 0 end as walked from (${query}) s`;
    const same = at.map((word) => `e.bits${word} = ${dialect.both(`w.mask${word}`, dialect.big((fixed[word] as Fixed).bits))}`);
    const next = columns.slice(1).map((name) => `case when w.walked > 0 then e.${name} else w.${name} end as ${name}`);
    query = `select w.root, ${next.join(", ")} from (${walked}) w left join ${tables}_edge e on e.node = w.walked and ${same.join(" and ")}`;
  }
  return query;
}
