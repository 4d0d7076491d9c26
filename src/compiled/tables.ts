// The compiled law as tables that a database joins with a table of entries: whole numbers and text, nothing else.

import { slotOf } from "../bulk/slots.js";
import { addDays, type Day, dayNumber } from "../exact/day.js";
import type { Rational } from "../exact/rational.js";
import { formatHts } from "../hts/number.js";
import { unitSpellings } from "../hts/units.js";
import type { CompiledLaw } from "./compile-law.js";
import { type Flat, flatten } from "./flatten.js";
import { unitPath } from "./inputs.js";
import type { ColumnType, LawTable } from "./law-table.js";
import type { Node, Program } from "./node.js";
import { authoritiesOf, basePrograms, isBaseWritable, isWritable, planPrograms } from "./program-rows.js";
import { VALUE } from "./regions.js";
import { allot, WORDS, type Words } from "./words.js";

export type { ColumnType, LawTable };

/** What a statement over the tables must know. */
export interface LawKey {
  /** Hash of the law, and of the schedule where the package carries it. */
  readonly law: string;
  readonly schedule?: string;
  /** Intervals of the day of entry. */
  readonly slots: number;
  /** Shares of the value at which the law turns, by the amount. */
  readonly turns: ReadonlyMap<string, readonly Rational[]>;
  readonly words: Words;
  /** Amounts on which additional duties fall, the value first. */
  readonly inputs: readonly string[];
  /** Code of each amount on which base duties fall. */
  readonly codes: ReadonlyMap<string, number>;
  readonly claims: readonly string[];
  /** Intervals of the day of import. */
  readonly periods: number;
  readonly origin: string;
  /** Every origin of which the tables hold, where they are several; `origin` is the first. */
  readonly members?: readonly string[];
  /** Folder of the origin whose table of numbers has the spellings; this one has the histories of its rows. */
  readonly spelledIn?: string;
  /** Joins that the conditions of headings and of rates take. */
  readonly planLevels: number;
  readonly baseLevels: number;
  /** Authorities of the first additional duty of an outcome, of the second, and so on, by their places. */
  readonly authorities: readonly (readonly number[])[];
  /** Columns of the programs of headings and of rates. */
  readonly programs: { readonly plan: readonly string[]; readonly base: readonly string[] };
}

/** The tables and their key. */
export interface LawTables {
  readonly key: LawKey;
  readonly tables: readonly LawTable[];
}

const LAST_DAY = "2035-12-31" as Day;

/** How far a law is written out. */
export interface TableDepth {
  /** Whether claims under chapter 98 are held. */
  readonly chapter98: boolean;
}

/** Write the tables of a compiled law. */
export function lawTables(law: CompiledLaw, origin: string, depth: TableDepth): LawTables {
  const { slots, imports } = law;
  const { numbers, of, all, pairs } = law.histories;
  const periods = imports.length;
  const cellRows = all.flatMap((history, place) =>
    [...history].flatMap((pair, at) => {
      const found = pairs[pair - 1];
      return found === undefined ? [] : [[place * slots.from.length * periods + at, found.plan, found.base]];
    }),
  );
  const numberRows = numbers.flatMap((hts, place) => {
    const printed = formatHts(hts);
    return [...spellingsOf(hts, printed)].map((spelled) => [spelled, of[place] as number, printed]);
  });

  const chapter98 = law.chapter98.map((_, at) => at).filter((at) => at === 0 || depth.chapter98);
  const planNodes = nodesOf(law.plans(), law, chapter98, law.planNode);
  const baseNodes = nodesOf(law.bases(), law, chapter98, law.baseNode);
  const words = allot(
    law,
    planNodes.map(([, , , node]) => node),
    baseNodes.map(([, , , node]) => node),
  );

  const plan = flatten(
    planNodes.map(([, , , node]) => node),
    words.plan,
    law.joints,
    isWritable,
  );
  const base = flatten(
    baseNodes.map(([, , , node]) => node),
    words.base,
    law.joints,
    isBaseWritable,
  );
  const inputs = inputsOf(plan.programs);
  const codes = codesOf(base.programs);
  const planRows = planPrograms(plan.programs, inputs);
  const baseRows = basePrograms(base.programs, codes);
  const namesOf = ({ columns }: Pick<LawTable, "columns">): string[] => columns.map(([name]) => name);
  const roots = (nodes: readonly Rooted[], flat: Flat): (string | number | bigint | null)[][] =>
    nodes.flatMap(([id, claim, at], place) => {
      const root = flat.roots[place];
      return root === undefined ? [] : [[(id * law.claims.length + claim) * law.chapter98.length + at, root.to, ...root.masks]];
    });
  const each = (name: string): (readonly [string, ColumnType])[] =>
    Array.from({ length: WORDS }, (_, at): readonly [string, ColumnType] => [`${name}${at}`, "integer"]);
  return {
    key: {
      law: law.hash,
      slots: slots.from.length,
      turns: law.turns,
      words,
      inputs,
      codes,
      claims: law.claims,
      periods,
      origin,
      planLevels: plan.levels,
      baseLevels: base.levels,
      authorities: authoritiesOf(plan.programs),
      programs: { plan: namesOf(planRows), base: namesOf(baseRows) },
    },
    tables: [
      {
        name: "day",
        about: "interval of entry and of import of every day",
        columns: [
          ["day", "text"],
          ["slot", "integer"],
          ["period", "integer"],
        ],
        rows: dayRows(law),
      },
      {
        name: "number",
        about: "numbers as entries spell them, those that lost a leading zero among them, with their place among the histories",
        columns: [
          ["spelled", "text"],
          ["history", "integer"],
          ["printed", "text"],
        ],
        rows: numberRows,
      },
      {
        name: "cell",
        about: "headings and rates of a history in an interval of entry and of import",
        columns: [
          ["cell", "integer"],
          ["plan", "integer"],
          ["base", "integer"],
        ],
        rows: cellRows,
      },
      {
        name: "plan_root",
        about: "where the conditions of headings begin, by headings, claim and chapter 98 claim",
        columns: [["root", "integer"], ["to_node", "integer"], ...each("mask")],
        rows: roots(planNodes, plan),
      },
      {
        name: "plan_edge",
        about: "what follows where the conditions that are read have these values: another node, or a program below zero",
        columns: [["node", "integer"], ...each("bits"), ["to_node", "integer"], ...each("mask")],
        rows: plan.edges,
      },
      { name: "plan_program", about: "additional duties of an outcome", ...planRows },
      {
        name: "base_root",
        about: "where the conditions of a rate begin",
        columns: [["root", "integer"], ["to_node", "integer"], ...each("mask")],
        rows: roots(baseNodes, base),
      },
      {
        name: "base_edge",
        about: "what follows of a rate; as plan_edge",
        columns: [["node", "integer"], ...each("bits"), ["to_node", "integer"], ...each("mask")],
        rows: base.edges,
      },
      { name: "base_program", about: "base duty of an outcome", ...baseRows },
      {
        name: "unit",
        about: "spellings of units, in lower case without dots and spaces, with the code of the amount that they count",
        columns: [
          ["spelled", "text"],
          ["base", "text"],
          ["code", "integer"],
          ["numerator", "integer"],
          ["denominator", "integer"],
        ],
        rows: [...unitSpellings()].map(([spelled, { base: unit, factor }]) => [
          spelled,
          unit,
          codes.get(unitPath(unit)) ?? 0,
          factor.n,
          factor.d,
        ]),
      },
    ],
  };
}

// With dots, without, with dots but the last, and without a leading zero.
function spellingsOf(hts: string, printed: string): Set<string> {
  const short = hts.length === 10 ? [printed.replace(/\.(\d\d)$/, "$1")] : [];
  return new Set([hts, printed, ...short, ...(hts.startsWith("0") ? [hts.slice(1)] : [])]);
}

type Rooted = readonly [id: number, claim: number, chapter98: number, node: Node | undefined];

function nodesOf(count: number, law: CompiledLaw, chapter98: readonly number[], at: CompiledLaw["planNode"]): Rooted[] {
  const found: Rooted[] = [];
  for (let id = 1; id <= count; id++)
    law.claims.forEach((claim, place) => {
      for (const rule of chapter98) found.push([id, place, rule, at(id, claim, rule)]);
    });
  return found;
}

function dayRows({ slots, imports }: CompiledLaw): (string | number)[][] {
  const rows: (string | number)[][] = [];
  let period = 0;
  for (let day = slots.from[0] as Day; day <= LAST_DAY; day = addDays(day, 1)) {
    while (imports[period + 1] !== undefined && (imports[period + 1] as Day) <= day) period++;
    rows.push([day, slotOf(slots, dayNumber(day)), period]);
  }
  return rows;
}

function inputsOf(programs: readonly Program[]): string[] {
  const found = new Set<string>([VALUE]);
  for (const { low, high = [] } of programs)
    for (const { factors } of [...low, ...high]) for (const name of factors.keys()) found.add(name);
  return [...found];
}

function codesOf(programs: readonly Program[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { low, high = [] } of programs)
    for (const { factors } of [...low, ...high])
      for (const name of factors.keys()) if (name !== VALUE && !found.has(name)) found.set(name, found.size + 1);
  return found;
}
