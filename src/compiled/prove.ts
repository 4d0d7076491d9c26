// Reads the duties of an outcome off as linear forms of the amounts of a region, and proves them at its corners and inside.

import { type Exploration, explore, isEndless } from "../assess/explore.js";
import { writeHeadings } from "../assess/lines.js";
import type { Outcome } from "../assess/outcome.js";
import type { Prepared } from "../assess/prepare.js";
import { dutyOf } from "../assess/totals.js";
import { type Gist, gistOf } from "../assess/write-answer.js";
import { compare, div, fromInteger, mul, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import type { Law } from "../law/types.js";
import { amountIn, type LinearForm, plus, summed, textOf } from "./linear-forms.js";
import { type Form, formText, type Program } from "./node.js";
import { onAmounts, type Region, reduced, VALUE } from "./regions.js";
import { Stakes } from "./stakes.js";

/** The reference engine on one line: what it was given, and every completion. */
export interface Point {
  readonly exploration: Exploration;
  readonly prepared: Prepared;
}

const HUNDRED = fromInteger(100);
const MILLION = fromInteger(1_000_000);

/** Amounts in dollars of the rays of a region, from which its duties are read off. */
export const origin = (count: number): Rational[] => Array.from({ length: count }, (_, place) => fromInteger(4_000 + 1_300 * place));

/** Least amounts that programs are proved from, in cents or millionths. */
const LEAST = [1_000, 100_000] as const;
const HIGH = 900_000_000_007;

// Corners of the region, from which the factors are read: all small, and one far above the others.
function corners(count: number, least: number): Rational[][] {
  const small = (place: number): Rational => rational(BigInt(least + place), 100n);
  return [undefined, ...Array.from({ length: count }, (_, high) => high)].map((high) =>
    Array.from({ length: count }, (_, place) => (place === high ? rational(BigInt(HIGH), 100n) : small(place))),
  );
}

// Inside of it.
function inside(count: number): Rational[] {
  return Array.from({ length: count }, (_, place) => rational(BigInt(77_777_777 + 1_111 * place * place), 100n));
}

interface Read {
  readonly structure: string;
  readonly shapes: string;
  readonly gist: Gist;
  readonly exact: readonly (readonly Rational[])[];
  readonly lowest: ReadonlySet<number>;
  readonly highest: ReadonlySet<number>;
}

/**
 * The program of a region; undefined where an outcome is no linear form of its amounts. The factors are read at the corners, and hold at
 * two more points inside, of which `first` is at {@link origin}. `whole`: the base duty is a part of it.
 */
export function programIn(
  region: Region,
  first: Point,
  run: (much: readonly Rational[]) => Point,
  law: Law,
  whole: boolean,
): Program | undefined {
  const count = region.rays.length;
  const start = origin(count);
  const read = readPoint(first, law);
  const middle = readLike(first, read, run(inside(count)), law);
  if (middle === undefined) return undefined;
  for (const least of LEAST) {
    const points = corners(count, least);
    const found: Read[] = [];
    for (const much of points) {
      const at = readLike(first, read, run(much), law);
      if (at === undefined) break;
      found.push(at);
    }
    if (found.length < points.length) continue;
    const forms = formsAt(points, found);
    const checked: (readonly [readonly Rational[], Read])[] = [
      [start, read],
      [inside(count), middle],
    ];
    const holds = checked.every(([much, { exact }]) =>
      exact.every((duties, leaf) => duties.every((duty, k) => compare(duty, amountIn(forms(leaf, k), much)) === 0)),
    );
    const all = [read, middle, ...found];
    const low = [...read.lowest].find((leaf) => all.every(({ lowest }) => lowest.has(leaf)));
    const high = [...read.highest].filter((leaf) => all.every(({ highest }) => highest.has(leaf))).at(-1);
    if (holds && low !== undefined && high !== undefined) {
      const ends = read.gist.status === "range" ? [low, ...(read.gist.bounded ? [high] : [])] : [];
      // Duties that come to the same and are rounded in other parts are apart by a cent on some rows, and no end can be named.
      if (ends.some((end) => isSplitOtherwise(end, first.exploration, read.exact, forms))) return undefined;
      const program = programOf(read, first.exploration, region, low, high, least, forms, law, whole);
      const asked = read.gist.status === "range" ? read.gist.questions.filter((fact) => first.exploration.tried.has(fact)) : [];
      if (asked.length < 2) return program;
      const { exploration } = first;
      const partsOf = (leaf: number): LinearForm[] =>
        exploration.leaves[leaf] === undefined ? [] : (read.exact[leaf] ?? []).map((_, k) => forms(leaf, k));
      const stakes = new Stakes({ exploration, region, partsOf, least });
      if (asked.indexOf("spi") < 1 || !stakes.ordered(asked)) return program;
      const [order, ...others] = points.map((much) => askedAfterClaim(run(much)));
      const isKnown = order !== undefined && others.every((each) => each?.join() === order.join());
      const behind = isKnown ? stakes.claimBehind(asked, order) : undefined;
      return { ...program, claimBehind: behind === undefined ? [] : behind.flatMap((each) => each ?? []) };
    }
  }
  return undefined;
}

// The order in which facts are asked where the claim is asked first, as it is where the rate of the line turns on it; undefined where other
// answers are tried then.
function askedAfterClaim({ prepared, exploration: { tried } }: Point): readonly string[] | undefined {
  const found = new Map<string, number>();
  for (const claim of tried.get("spi") ?? []) {
    for (const [fact, values] of explore(prepared.explore, new Map([["spi", claim]])).tried)
      found.set(fact, Math.max(values.length, found.get(fact) ?? 0));
  }
  const isSame = [...tried].every(([fact, values]) => fact === "spi" || found.get(fact) === values.length);
  return isSame && found.size === tried.size - 1 ? [...found.keys()] : undefined;
}

// What is read at the corners: between two of them one ray alone differs.
function formsAt(points: readonly (readonly Rational[])[], [small, ...high]: readonly Read[]): (leaf: number, k: number) => LinearForm {
  const at = points[0] ?? [];
  return (leaf, k) => {
    const least = small?.exact[leaf]?.[k] ?? ZERO;
    const slopes = high.map(({ exact }, ray) =>
      reduced(div(sub(exact[leaf]?.[k] ?? ZERO, least), sub(points[ray + 1]?.[ray] ?? ZERO, at[ray] ?? ZERO))),
    );
    const risen = slopes.reduce((sum, slope, ray) => reduced(plus(sum, mul(slope, at[ray] ?? ZERO))), ZERO);
    return [slopes, reduced(sub(least, risen))];
  };
}

// Whether another outcome owes what this one owes, in parts that are not the same.
function isSplitOtherwise(
  end: number,
  { leaves }: Exploration,
  exact: readonly (readonly Rational[])[],
  lineOf: (leaf: number, k: number) => LinearForm,
): boolean {
  const partsOf = (leaf: number): LinearForm[] => (exact[leaf] ?? []).map((_, k) => lineOf(leaf, k));
  const own = partsOf(end);
  const [sum, split] = [textOf([summed(own)]), textOf(own)];
  return leaves.some((leaf, place) => {
    if (place === end || leaf.outcome.barred !== undefined || isEndless(leaf)) return false;
    const parts = partsOf(place);
    return textOf([summed(parts)]) === sum && textOf(parts) !== split;
  });
}

// A point whose outcomes are those of the first in everything but amounts.
function readLike(first: Point, read: Read, point: Point, law: Law): Read | undefined {
  // Where nothing is open the answer says what its one outcome says.
  const found =
    single(point) && single(first) ? { ...read, ...shapeAt(point, law), exact: exactOf(point.exploration) } : readPoint(point, law);
  const same = found.structure === read.structure && found.shapes === read.shapes && sameShape(found.exact, read.exact);
  return same ? found : undefined;
}

function sameShape(a: readonly (readonly Rational[])[], b: readonly (readonly Rational[])[]): boolean {
  return a.length === b.length && a.every((duties, leaf) => duties.length === b[leaf]?.length);
}

function exactOf({ leaves }: Exploration): Rational[][] {
  return leaves.map(({ outcome }) => [
    outcome.base.exact,
    ...outcome.charges.map(({ on, rate, amount, offset }) => (offset === undefined ? reduced(mul(on, rate)) : rational(amount, 100n))),
  ]);
}

function shapeOf(outcome: Outcome, law: Law): readonly unknown[] {
  const headings = writeHeadings(outcome, law, "00000000", undefined).slice(0, -1);
  return [outcome.barred?.provision.id, headings, outcome.charges.map(({ heading }) => heading.provision.id)];
}

function single({ exploration }: Point): boolean {
  return exploration.leaves.length === 1;
}

function shapeAt({ exploration }: Point, law: Law): Pick<Read, "shapes"> {
  return { shapes: JSON.stringify(exploration.leaves.map(({ outcome }) => shapeOf(outcome, law))) };
}

function readPoint(point: Point, law: Law): Read {
  const { prepared, exploration } = point;
  const gist = gistOf(prepared, exploration);
  const open = exploration.leaves.flatMap((leaf, place) =>
    leaf.outcome.barred === undefined && !isEndless(leaf) ? [[dutyOf(leaf.outcome), place] as const] : [],
  );
  const duties = open.map(([duty]) => duty);
  const low = duties.reduce((a, b) => (b < a ? b : a), duties[0] ?? 0n);
  const high = duties.reduce((a, b) => (b > a ? b : a), duties[0] ?? 0n);
  return {
    gist,
    ...shapeAt(point, law),
    structure: JSON.stringify(gist),
    exact: exactOf(exploration),
    lowest: new Set(open.length === 0 ? [-1] : open.filter(([duty]) => duty === low).map(([, place]) => place)),
    highest: new Set(open.length === 0 ? [-1] : open.filter(([duty]) => duty === high).map(([, place]) => place)),
  };
}

function programOf(
  { gist }: Read,
  { leaves }: Exploration,
  region: Region,
  low: number,
  high: number,
  least: number,
  lineOf: (leaf: number, k: number) => LinearForm,
  law: Law,
  whole: boolean,
): Program {
  const { status, questions, bounded } = gist;
  if (status === "prohibited") return { status, questions: [], headings: "", low: [], claims: ["", ""], least };
  const determined = status === "determined";
  const forms = (leaf: number): Form[] => {
    const outcome = leaves[leaf]?.outcome;
    if (outcome === undefined) return [];
    return ["HTS", ...outcome.charges.map(({ heading }) => heading.measure.authority)].flatMap((authority, k) => {
      // The duty of a rate line that stands for others is compiled with the rate.
      if (k === 0 && !whole) return [];
      const [onRays, constant] = lineOf(leaf, k);
      const factors = new Map([...onAmounts(region, onRays)].map(([name, factor]) => [name, inCents(name, factor)]));
      if (factors.size === 0 && constant.n === 0n) return [];
      return [{ authority, factors, constant: reduced(mul(constant, HUNDRED)) }];
    });
  };
  const claimOf = (leaf: number): string => {
    const claim = leaves[leaf]?.assigned.get("spi");
    return claim === undefined ? "" : claim === null ? "-" : String(claim);
  };
  const shown = leaves[determined ? high : low]?.outcome;
  // Equal duties are rounded to equal cents, whoever levies them.
  const owed = (leaf: number): string =>
    forms(leaf)
      .map((form) => formText({ ...form, authority: "" }))
      .sort()
      .join(" ");
  const isAlike = (): boolean => {
    const all = leaves.flatMap((leaf, place) => (leaf.outcome.barred === undefined && !isEndless(leaf) ? [owed(place)] : []));
    return all.every((each) => each === all[0]);
  };
  return {
    status,
    questions,
    headings: determined && shown !== undefined ? writeHeadings(shown, law, "00000000", undefined).slice(0, -1).join(" ") : "",
    low: forms(determined ? high : low),
    ...(determined || !bounded ? {} : { high: forms(high), ...(isAlike() ? { alike: true as const } : {}) }),
    claims: [claimOf(low), claimOf(high)],
    least,
  };
}

// Values are dollars to the engine and cents to the table; every other amount is counted in millionths.
function inCents(name: string, factor: Rational): Rational {
  const money = name === VALUE || !/(Kg|Number|Liters|Degrees)$|^quantity\./.test(name);
  return reduced(money ? factor : div(mul(factor, HUNDRED), MILLION));
}
