// Regions of amounts: cones in which every comparison of amounts that an outcome makes is settled. A region is spanned by rays; a duty
// is linear in how much of each ray a line is made of.

import { add, div, fromInteger, mul, ONE, type Rational, sub, ZERO } from "../exact/rational.js";

/** What of each amount one dollar (or unit) of a ray is. */
export type Ray = ReadonlyMap<string, Rational>;

/** A region, and the cells of the relations between amounts that say so. */
export interface Region {
  readonly rays: readonly Ray[];
  /** By the name of the relation. */
  readonly cells: ReadonlyMap<string, number>;
}

/** The value of the line among the amounts. */
export const VALUE = "value";
/** Whether a part of the value is none of the contents, whose paths follow the name: cell 1 where it is. */
export const REST = "#rest";
/** How an amount stands to the value: `#ratio` and the fact. */
export const RATIO = "#ratio ";

const ray = (entries: readonly (readonly [string, Rational])[]): Ray => new Map(entries);
const plainRay = ray([[VALUE, ONE]]);

/**
 * Regions of a line that states some of `parts` (which add up to no more than the value), of `shares` (each no more than the value, with
 * the shares of the value at which the law turns) and of `free` amounts (quantities).
 */
export function regionsOf(
  parts: readonly string[],
  shares: ReadonlyMap<string, readonly Rational[]>,
  free: readonly string[],
): readonly Region[] | undefined {
  const loose = free.map((name) => ray([[name, ONE]]));
  const contents = parts.map((name) =>
    ray([
      [VALUE, ONE],
      [name, ONE],
    ]),
  );
  if (shares.size > 1) return undefined;
  const [share] = shares;
  if (share === undefined) {
    const rest = `${REST} ${[...parts].sort().join(" ")}`;
    const whole: Region = { rays: [plainRay, ...contents, ...loose], cells: new Map([[rest, 1]]) };
    if (parts.length === 0) return [{ ...whole, cells: new Map() }];
    return [whole, { rays: [...contents, ...loose], cells: new Map([[rest, 0]]) }];
  }
  const [name, turns] = share;
  const at = (part: Rational): Ray =>
    ray([
      [VALUE, ONE],
      [name, part],
    ]);
  const regions: Region[] = [];
  const ends = [ZERO, ...turns, ONE];
  ends.slice(1).forEach((end, cell) => {
    const rays = [at(ends[cell] as Rational), at(end), ...contents, ...loose];
    regions.push({ rays, cells: new Map([[RATIO + name, cell]]) });
  });
  regions.push({ rays: [at(ONE), ...contents, ...loose], cells: new Map([[RATIO + name, ends.length - 1]]) });
  return regions;
}

/** Amounts of a line that is made of so much of each ray. */
export function amountsAt({ rays }: Region, much: readonly Rational[]): Map<string, Rational> {
  const found = new Map<string, Rational>();
  rays.forEach((each, at) => {
    for (const [name, of] of each) found.set(name, add(found.get(name) ?? ZERO, mul(of, much[at] ?? ZERO)));
  });
  return found;
}

/** The factors on the amounts of a linear form whose factors on the rays are known; amounts that the rays do not tell apart get none. */
export function onAmounts({ rays }: Region, onRays: readonly Rational[]): Map<string, Rational> {
  const names = [...new Set(rays.flatMap((each) => [...each.keys()]))];
  // Each row: the factors of the unknowns, and what they come to.
  const rows = rays.map((each, at) => [...names.map((name) => each.get(name) ?? ZERO), onRays[at] ?? ZERO]);
  const pivots: (number | undefined)[] = [];
  let used = 0;
  names.forEach((_, column) => {
    const at = rows.findIndex((row, place) => place >= used && (row[column] as Rational).n !== 0n);
    if (at < 0) return;
    const [pivot] = rows.splice(at, 1) as [Rational[]];
    const scale = pivot[column] as Rational;
    const scaled = pivot.map((each) => reduced(div(each, scale)));
    rows.forEach((row, place) => {
      const by = row[column] as Rational;
      if (by.n !== 0n) rows[place] = row.map((each, k) => reduced(sub(each, mul(by, scaled[k] as Rational))));
    });
    rows.splice(used, 0, scaled);
    pivots[used] = column;
    used++;
  });
  const found = new Map<string, Rational>();
  pivots.forEach((column, row) => {
    const factor = rows[row]?.[names.length];
    if (column !== undefined && factor !== undefined && factor.n !== 0n) found.set(names[column] as string, factor);
  });
  return found;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** In lowest terms. */
export function reduced({ n, d }: Rational): Rational {
  if (n === 0n) return fromInteger(0);
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d];
  const by = gcd(top, bottom);
  return { n: top / by, d: bottom / by };
}
