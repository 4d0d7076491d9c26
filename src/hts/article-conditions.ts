// Conditions in the descriptions of tariff numbers that an entry line can contradict. A number has its own and those of the rows above it. A number
// for other goods ("Other", "If entered at any other time") excludes the conditions of its siblings.

import { type ArticleTerm, articleTerm } from "./article-terms.js";

/** A condition of a number. */
export interface ArticleCondition {
  /** Holds of the goods. */
  readonly requires?: ArticleTerm;
  /** None of these holds of them. */
  readonly excludes?: readonly ArticleTerm[];
  /** Numbers of the same level, each with its condition. */
  readonly siblings: readonly Sibling[];
}

interface Sibling {
  readonly hts: string;
  readonly requires?: ArticleTerm;
  readonly excludes?: readonly ArticleTerm[];
}

/** A row of an export of the schedule, with or without a number. */
export interface DescribedRow {
  /** Digits; empty where the row only heads others. */
  readonly hts: string;
  readonly indent: number;
  readonly description: string;
}

interface Node extends DescribedRow {
  readonly below: Node[];
}

const OTHER = /^(?:other|if entered at any other time)\s*:?$/i;

// Rows deeper than this are in no edition.
const DEEPEST = 20;

/**
 * The conditions of the numbers of chapters 1 to 97 with eight or ten digits; none for numbers that have none of their own, nor of an edition that
 * does not say what stands under what.
 */
export function articleConditions(rows: readonly DescribedRow[]): ReadonlyMap<string, readonly ArticleCondition[]> {
  const found = new Map<string, readonly ArticleCondition[]>();
  if (!rows.every(({ indent }) => Number.isInteger(indent) && indent >= 0 && indent <= DEEPEST)) return found;
  const root: Node = { hts: "", indent: -1, description: "", below: [] };
  const open: Node[] = [root];
  for (const row of rows) {
    if (row.hts >= "98") continue;
    while ((open.at(-1) as Node).indent >= row.indent) open.pop();
    const node = { ...row, below: [] };
    (open.at(-1) as Node).below.push(node);
    open.push(node);
  }
  gather(root, [], found);
  return found;
}

// A row of eight digits or more keeps its conditions to itself: a number below it is asked together with it.
function gather({ below }: Node, above: readonly ArticleCondition[], found: Map<string, readonly ArticleCondition[]>): void {
  const told = below.map(({ description }) => articleTerm(description));
  const others = below.filter(({ description }) => OTHER.test(description.trim()));
  const rest = told.filter((_, at) => !others.includes(below[at] as Node));
  const exact = others.length === 1 && rest.length > 0 && rest.every((each) => each?.alone === true);
  const excludes = exact ? rest.map((each) => (each as { readonly term: ArticleTerm }).term) : undefined;
  const of = below.map((node, at): Omit<Sibling, "hts"> | undefined => {
    const own = told[at];
    if (own !== undefined) return { requires: own.term };
    return excludes !== undefined && node === others[0] ? { excludes } : undefined;
  });
  const siblings = below.flatMap((node, at): Sibling[] => {
    const condition = of[at];
    const pure = told[at]?.alone === true || condition?.excludes !== undefined;
    return condition !== undefined && pure && node.hts.length >= 8 ? [{ hts: node.hts, ...condition }] : [];
  });
  for (const [at, node] of below.entries()) {
    const condition = of[at];
    const alone = told[at]?.alone === true || condition?.excludes !== undefined;
    const own = condition === undefined ? [] : [{ ...condition, siblings: alone ? siblings.filter(({ hts }) => hts !== node.hts) : [] }];
    const all = [...above, ...own];
    const numbered = node.hts.length >= 8;
    if (numbered && all.length > 0) found.set(node.hts, all);
    gather(node, numbered ? [] : all, found);
  }
}
