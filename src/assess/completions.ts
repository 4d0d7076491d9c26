// The whole outcomes of an open answer, least duty first: what each is owed for, declared and refunded, and the facts that it takes.

import { toDecimalText } from "../exact/rational.js";
import { type FactValue, isExact } from "../facts/line.js";
import { formatHts } from "../hts/number.js";
import type { Completion, CompletionFact, Filed, Stated, Totals } from "./answer.js";
import { type Exploration, isEndless, type Leaf } from "./explore.js";
import { plainDecimal } from "./questions.js";
import { dutyOf } from "./totals.js";
import { type Path, pathsOf, type Tree, treeOf } from "./tree.js";

/** More outcomes than this are not written out. */
export const SHOWN = 16;

/** What completions are written with. */
export interface CompletionSetting {
  readonly exploration: Exploration;
  /** All of its completions as a tree. */
  readonly tree: Tree;
  /** The first question, whose answers are shown where not all outcomes are. */
  readonly first: string | undefined;
  /** Ids of the open questions of the law. */
  isReading(fact: string): boolean;
  /** Facts that are amounts of money. */
  isMoney(fact: string): boolean;
  /** Numbers of which the first stands for all. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
  filed(leaf: Leaf): Filed;
  totals(leaf: Leaf): Totals;
}

/** The completions to show, and how many more there are. */
export function writeCompletions(setting: CompletionSetting): { readonly completions: readonly Completion[]; readonly leftOut: number } {
  const paths = pathsOf(shownTree(setting));
  const owed = paths.filter(({ leaf }) => leaf.outcome.barred === undefined).sort(byDuty);
  const barred = paths.filter(({ leaf }) => leaf.outcome.barred !== undefined);
  const all = [...owed, ...barred];
  const shown = all.length <= SHOWN ? all : chosen(owed, barred, setting.first);
  return { completions: shown.map((path) => write(path, setting)), leftOut: all.length - shown.length };
}

// However much there is of a quantity that nothing limits is not an outcome to show; none of it is, and says so.
function shownTree({ exploration: { leaves, unbounded }, tree }: CompletionSetting): Tree {
  if (unbounded.length === 0) return tree;
  return treeOf(
    leaves.filter((leaf) => !isEndless(leaf)),
    new Set(unbounded),
  );
}

function byDuty(a: Path, b: Path): number {
  const [left, right] = [dutyOf(a.leaf.outcome), dutyOf(b.leaf.outcome)];
  return left < right ? -1 : left > right ? 1 : 0;
}

// The least and the most, then of every answer to the first question its least and its most, as far as there is room.
function chosen(owed: readonly Path[], barred: readonly Path[], first: string | undefined): Path[] {
  const kept = new Set<Path>();
  const keep = (path: Path | undefined): void => {
    if (path !== undefined && kept.size < SHOWN) kept.add(path);
  };
  keep(owed[0]);
  keep(owed.at(-1));
  keep(barred[0]);
  const answers = new Map<FactValue | null | undefined, Path[]>();
  for (const path of [...owed, ...barred]) {
    const answer = first === undefined ? undefined : path.leaf.assigned.get(first);
    const under = answers.get(answer);
    if (under === undefined) answers.set(answer, [path]);
    else under.push(path);
  }
  for (const under of answers.values()) keep(under[0]);
  for (const under of answers.values()) keep(under.filter(({ leaf }) => leaf.outcome.barred === undefined).at(-1));
  return [...owed, ...barred].filter((path) => kept.has(path));
}

function write({ leaf, when }: Path, setting: CompletionSetting): Completion {
  const facts = when.map(([fact, values]) => factOf(fact, values, setting));
  if (leaf.outcome.barred !== undefined)
    return { when: facts, status: "prohibited", duties: [], exemptions: [], headings: [], refundable: [] };
  return { when: facts, status: "determined", totals: setting.totals(leaf), ...setting.filed(leaf) };
}

function factOf(fact: string, values: readonly (FactValue | null)[], setting: CompletionSetting): CompletionFact {
  const [is = null, ...also] = values.flatMap((value) => stated(fact, value, setting));
  return also.length === 0 ? { fact, is } : { fact, is, also };
}

function stated(fact: string, value: FactValue | null, { isReading, isMoney, numbers }: CompletionSetting): Stated[] {
  if (fact === "hts") return (numbers.get(String(value)) ?? [String(value)]).map((each) => formatHts(each));
  if (value === null || !isExact(value)) return [value];
  if (isReading(fact)) return [Number(value.n)];
  return [isMoney(fact) ? toDecimalText(value, 2) : plainDecimal(value)];
}
