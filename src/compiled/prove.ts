// Reads the duties of an outcome off as linear forms of the amounts of a region, and proves them at its corners and inside.

import { type Exploration, isEndless } from "../assess/explore.js";
import { writeHeadings } from "../assess/lines.js";
import type { Outcome } from "../assess/outcome.js";
import type { Prepared } from "../assess/prepare.js";
import { dutyOf } from "../assess/totals.js";
import { type Gist, gistOf } from "../assess/write-answer.js";
import { compare, div, fromInteger, mul, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import type { Law } from "../law/types.js";
import type { Form, Program } from "./node.js";
import { onAmounts, type Region, reduced, VALUE } from "./regions.js";

/** The reference engine on one line: what it was given, and every completion. */
export interface Point {
  readonly exploration: Exploration;
  readonly prepared: Prepared;
}

const HUNDRED = fromInteger(100);
const MILLION = fromInteger(1_000_000);

/** Amounts in dollars of the rays of a region, from which its duties are read off. */
export const origin = (count: number): Rational[] => Array.from({ length: count }, (_, place) => fromInteger(4_000 + 1_300 * place));
const STEP = fromInteger(1_000);

/** Least amounts that programs are proved from, in cents or millionths. */
const LEAST = [1_000, 100_000] as const;

// Points inside the region and at its corners: all small, one far above the others.
function proofs(count: number, least: number): Rational[][] {
  const small = (place: number): Rational => rational(BigInt(least + place), 100n);
  return [
    Array.from({ length: count }, (_, place) => small(place)),
    ...Array.from({ length: count > 1 ? count : 0 }, (_, high) =>
      Array.from({ length: count }, (_, place) => (place === high ? rational(900_000_000_007n, 100n) : small(place))),
    ),
    Array.from({ length: count }, (_, place) => rational(BigInt(77_777_777 + 1_111 * place * place), 100n)),
  ];
}

interface Read {
  readonly structure: string;
  readonly shapes: string;
  readonly gist: Gist;
  readonly exact: readonly (readonly Rational[])[];
  readonly lowest: ReadonlySet<number>;
  readonly highest: ReadonlySet<number>;
}

/** The program of a region; undefined where an outcome is no linear form of its amounts. */
export function programIn(region: Region, run: (much: readonly Rational[]) => Point, law: Law): Program | undefined {
  const count = region.rays.length;
  const start = origin(count);
  const first = run(start);
  const read = readPoint(first, law);
  const slopes: Rational[][][] = [];
  for (let ray = 0; ray < count; ray++) {
    const moved = run(start.map((much, place) => (place === ray ? { n: much.n + STEP.n, d: 1n } : much)));
    const found = exactOf(moved.exploration);
    if (!sameShape(found, read.exact)) return undefined;
    slopes.push(read.exact.map((duties, leaf) => duties.map((duty, k) => reduced(div(sub(found[leaf]?.[k] ?? ZERO, duty), STEP)))));
  }
  const slopeOf = (leaf: number, k: number): Rational[] => slopes.map((each) => each[leaf]?.[k] ?? ZERO);
  const predict = (much: readonly Rational[], leaf: number, k: number): Rational => {
    let sum = read.exact[leaf]?.[k] ?? ZERO;
    slopeOf(leaf, k).forEach((slope, ray) => {
      sum = reduced(plus(sum, mul(slope, sub(much[ray] ?? ZERO, start[ray] ?? ZERO))));
    });
    return sum;
  };
  for (const least of LEAST) {
    const [lowest, highest] = [new Set(read.lowest), new Set(read.highest)];
    const holds = proofs(count, least).every((much) => {
      const point = run(much);
      // Where nothing is open the answer says what its one outcome says.
      const found =
        single(point) && single(first) ? { ...read, ...shapeAt(point, law), exact: exactOf(point.exploration) } : readPoint(point, law);
      if (found.structure !== read.structure || found.shapes !== read.shapes || !sameShape(found.exact, read.exact)) return false;
      for (const leaf of lowest) if (!found.lowest.has(leaf)) lowest.delete(leaf);
      for (const leaf of highest) if (!found.highest.has(leaf)) highest.delete(leaf);
      return found.exact.every((duties, leaf) => duties.every((duty, k) => compare(duty, predict(much, leaf, k)) === 0));
    });
    const [low] = lowest;
    const high = [...highest].at(-1);
    if (!holds || low === undefined || high === undefined) continue;
    return programOf(
      read,
      first.exploration,
      region,
      low,
      high,
      least,
      (leaf, k) => [
        slopeOf(leaf, k),
        predict(
          start.map(() => ZERO),
          leaf,
          k,
        ),
      ],
      law,
    );
  }
  return undefined;
}

function plus(a: Rational, b: Rational): Rational {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
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
  lineOf: (leaf: number, k: number) => readonly [Rational[], Rational],
  law: Law,
): Program {
  const { status, questions, bounded } = gist;
  if (status === "prohibited") return { status, questions: [], headings: "", low: [], claims: ["", ""], least };
  const determined = status === "determined";
  const forms = (leaf: number): Form[] => {
    const outcome = leaves[leaf]?.outcome;
    if (outcome === undefined) return [];
    return ["HTS", ...outcome.charges.map(({ heading }) => heading.measure.authority)].flatMap((authority, k) => {
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
  return {
    status,
    questions,
    headings: determined && shown !== undefined ? writeHeadings(shown, law, "00000000", undefined).slice(0, -1).join(" ") : "",
    low: forms(determined ? high : low),
    ...(determined || !bounded ? {} : { high: forms(high) }),
    claims: [claimOf(low), claimOf(high)],
    least,
  };
}

// Values are dollars to the engine and cents to the table; every other amount is counted in millionths.
function inCents(name: string, factor: Rational): Rational {
  const money = name === VALUE || !/(Kg|Number|Liters|Degrees)$|^quantity\./.test(name);
  return reduced(money ? factor : div(mul(factor, HUNDRED), MILLION));
}
