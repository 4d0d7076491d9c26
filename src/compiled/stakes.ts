// Questions stand in the order of what is at stake. Whether that order is the same on every row of a region is seen from the stakes as linear
// forms: read at a few points, stakes that come to nearly the same could change places by a cent between them.

import type { Exploration, Leaf } from "../assess/explore.js";
import { answersTo } from "../assess/questions.js";
import { compare, fromInteger, mul, type Rational, rational, sub, ZERO } from "../exact/rational.js";
import { amountIn, type LinearForm, summed, textOf } from "./linear-forms.js";
import { type Region, reduced, VALUE } from "./regions.js";

/** The duties of every completion in a region. */
export interface Owed {
  readonly exploration: Exploration;
  readonly region: Region;
  /** Each part of a completion that is rounded by itself. */
  partsOf(leaf: number): readonly LinearForm[];
  /** The least of each ray, in cents. */
  readonly least: number;
}

const CLAIM = "spi";
const CENT = rational(1n, 100n);
const MINUS_ONE = fromInteger(-1);
const MANY = fromInteger(1_000_000);
// Two stakes of duties with more parts than so many may be rounded apart by more than the statement allows for.
const MOST_PARTS = 10;
/** Cents by which the stake of a question must be more than that of the claim behind it. */
export const CLEAR_CENTS = 4 * MOST_PARTS;

// What is at stake: its form; the parts that are rounded, each with its sign; whether no other completions may stand for it that are rounded
// in other parts.
interface Stake {
  readonly form: LinearForm;
  readonly text: string;
  readonly sure: boolean;
}

/** Compares what questions have at stake. */
export class Stakes {
  readonly #owed: Owed;
  readonly #sums: (LinearForm | undefined)[];
  readonly #places: ReadonlyMap<Leaf, number>;
  readonly #corner: readonly Rational[];
  /** Cents by which two stakes may be rounded apart. */
  readonly #rounding: Rational;
  readonly #parts: number;

  constructor(owed: Owed) {
    this.#owed = owed;
    const { exploration, region, least } = owed;
    this.#places = new Map(exploration.leaves.map((leaf, place) => [leaf, place]));
    this.#sums = exploration.leaves.map(({ outcome }, place) => (outcome.barred === undefined ? summed(owed.partsOf(place)) : undefined));
    // Of quantities there may be next to nothing.
    this.#corner = region.rays.map((ray) => (ray.has(VALUE) ? mul(fromInteger(least), CENT) : ZERO));
    this.#parts = Math.max(...exploration.leaves.map((_, place) => owed.partsOf(place).length));
    // Two stakes are eight duties, each of so many parts that are half a cent off at most.
    this.#rounding = mul(fromInteger(4 * this.#parts), CENT);
  }

  /** Whether these questions stand in this order on every row. */
  ordered(questions: readonly string[]): boolean {
    const asked = [...this.#owed.exploration.tried.keys()];
    return questions.every((fact, at) => at === 0 || this.#inOrder(questions[at - 1] as string, fact, asked));
  }

  /**
   * By how much of the value, at least and at most, the question before the claim has more at stake than the claim, where a claim lowers what
   * is owed under every answer: a rate that a claim lowers adds twice what it lowers to the stake of the claim, and nothing to the others.
   * `asked` is the order in which facts are asked where such a rate asks for the claim.
   */
  claimBehind(questions: readonly string[], asked: readonly string[]): readonly [least: Rational, most: Rational | undefined] | undefined {
    const at = questions.indexOf(CLAIM);
    const others = questions.every(
      (fact, place) => place === 0 || place === at || this.#inOrder(questions[place - 1] as string, fact, asked),
    );
    if (at < 1 || !others || this.#parts > MOST_PARTS || !questions.every((fact) => this.#claimLowers(fact))) return undefined;
    const [before, claim] = [this.#stakeOf(questions[at - 1] as string), this.#stakeOf(CLAIM)];
    if (before === undefined || claim === undefined) return undefined;
    const [slopes, constant] = this.#minus(before.form, claim.form);
    if (constant.n < 0n || slopes.some(({ n }) => n < 0n)) return undefined;
    const isOfValue = (ray: number): boolean => this.#owed.region.rays[ray]?.has(VALUE) === true;
    const shares = slopes.filter((_, ray) => isOfValue(ray)).sort(compare);
    const [least, most] = [shares[0] ?? ZERO, shares.at(-1) ?? ZERO];
    const isBounded = at === 1 && constant.n === 0n && slopes.every(({ n }, ray) => n === 0n || isOfValue(ray));
    return [least, isBounded ? most : undefined];
  }

  #inOrder(before: string, after: string, asked: readonly string[]): boolean {
    const [first, second] = [this.#stakeOf(before), this.#stakeOf(after)];
    if (first === undefined || second === undefined) return false;
    if (this.#isLeast(this.#minus(first.form, second.form), this.#rounding)) return true;
    // Stakes that are made of the same parts are equal on every row.
    return first.sure && second.sure && first.text === second.text && asked.indexOf(before) < asked.indexOf(after);
  }

  // Whether under each answer the highest duty stands without a claim and the lowest with one.
  #claimLowers(fact: string): boolean {
    const ways =
      (claimed: boolean) =>
      (place: number): boolean => {
        const { assigned } = this.#owed.exploration.leaves[place] as Leaf;
        return !assigned.has(CLAIM) || (assigned.get(CLAIM) !== null) === claimed;
      };
    const groups = this.#answersTo(fact);
    return (fact === CLAIM ? [groups.flat()] : groups).every((places) => {
      const [high, low] = [this.#end(places, 1), this.#end(places, -1)];
      const [plain, claimed] = [this.#end(places.filter(ways(false)), 1), this.#end(places.filter(ways(true)), -1)];
      const same = (a: number | undefined, b: number | undefined): boolean =>
        a !== undefined && b !== undefined && textOf([this.#sum(a)]) === textOf([this.#sum(b)]);
      return places.length === 0 || (same(high, plain) && same(low, claimed));
    });
  }

  readonly #stakes = new Map<string, Stake | undefined>();

  #stakeOf(fact: string): Stake | undefined {
    if (!this.#stakes.has(fact)) this.#stakes.set(fact, this.#makeStake(fact));
    return this.#stakes.get(fact);
  }

  #makeStake(fact: string): Stake | undefined {
    const groups = this.#answersTo(fact).filter((places) => places.length > 0);
    const ends = groups.map((places) => [this.#end(places, 1), this.#end(places, -1)] as const);
    if (ends.length === 0 || ends.some(([high, low]) => high === undefined || low === undefined)) return undefined;
    const highs = ends.map(([high]) => high as number);
    const lows = ends.map(([, low]) => low as number);
    const picked = [this.#end(highs, 1), this.#end(highs, -1), this.#end(lows, 1), this.#end(lows, -1)];
    if (picked.some((each) => each === undefined)) return undefined;
    const [a, b, c, d] = picked as [number, number, number, number];
    const sums = [a, b, c, d].map((place, at) => this.#times(this.#sum(place), at % 2 === 0 ? 1 : -1));
    // Parts that stand on both sides are rounded alike.
    const [up, down] = [[a, c].flatMap((place) => this.#owed.partsOf(place)), [b, d].flatMap((place) => this.#owed.partsOf(place))];
    const texts = up.map((each) => textOf([each])).filter((text) => text !== "");
    const off: string[] = [];
    for (const each of down) {
      const text = textOf([each]);
      const at = texts.indexOf(text);
      if (at >= 0) texts.splice(at, 1);
      else if (text !== "") off.push(text);
    }
    const all = groups.flat();
    return {
      form: summed(sums),
      text: `${texts.sort().join("|")}-${off.sort().join("|")}`,
      sure: [a, b, c, d].every((place) => all.every((other) => !this.#isSplitOtherwise(place, other))),
    };
  }

  #isSplitOtherwise(place: number, other: number): boolean {
    if (place === other || textOf([this.#sum(place)]) !== textOf([this.#sum(other)])) return false;
    return textOf(this.#owed.partsOf(place)) !== textOf(this.#owed.partsOf(other));
  }

  // Completions that can be entered under each answer.
  #answersTo(fact: string): number[][] {
    const { exploration } = this.#owed;
    return answersTo(fact, exploration.tried.get(fact) ?? [], exploration.leaves).map((leaves) =>
      leaves.flatMap((leaf) => {
        const place = this.#places.get(leaf) as number;
        return this.#sums[place] === undefined ? [] : [place];
      }),
    );
  }

  // The one of these that owes most (or least) throughout the region.
  #end(places: readonly number[], sign: 1 | -1): number | undefined {
    let [best] = places;
    for (const place of places) if (this.#owesMore(place, best as number) * sign > 0) best = place;
    if (best === undefined) return undefined;
    const own = this.#sum(best);
    const isEnd = places.every((place) => this.#isLeast(this.#times(this.#minus(own, this.#sum(place)), sign), ZERO));
    return isEnd ? best : undefined;
  }

  // At the corner; where they come to the same there, far from it.
  #owesMore(place: number, than: number): number {
    const at = (much: readonly Rational[]): number => compare(amountIn(this.#sum(place), much), amountIn(this.#sum(than), much));
    return at(this.#corner) || at(this.#corner.map(() => MANY));
  }

  #sum(place: number): LinearForm {
    return this.#sums[place] as LinearForm;
  }

  // Whether a form is no less than that on every row.
  #isLeast(form: LinearForm, than: Rational): boolean {
    return form[0].every(({ n }) => n >= 0n) && compare(amountIn(form, this.#corner), than) >= 0;
  }

  #minus(a: LinearForm, b: LinearForm): LinearForm {
    return [a[0].map((slope, ray) => reduced(sub(slope, b[0][ray] ?? ZERO))), reduced(sub(a[1], b[1]))];
  }

  #times([slopes, constant]: LinearForm, sign: 1 | -1): LinearForm {
    if (sign === 1) return [slopes, constant];
    return [slopes.map((slope) => mul(slope, MINUS_ONE)), mul(constant, MINUS_ONE)];
  }
}
