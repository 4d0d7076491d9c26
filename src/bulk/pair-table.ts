// A table from pairs of 32-bit integers to integers, probed in flat arrays: a row asks it a few times, and a map of large keys is slow.

/** Returned where a pair is not in the table. */
export const ABSENT = -2_147_483_648;

/** The table; it grows as pairs are put in. */
export class PairTable {
  #size = 1_024;
  #count = 0;
  #first = new Int32Array(this.#size);
  #second = new Int32Array(this.#size);
  #values = new Int32Array(this.#size).fill(ABSENT);

  /** The value of a pair, or {@link ABSENT}. */
  get(first: number, second: number): number {
    return this.#values[this.#placeOf(first | 0, second | 0)] as number;
  }

  /** Put a pair that is not in the table. */
  set(first: number, second: number, value: number): void {
    if (2 * ++this.#count > this.#size) this.#grow();
    const at = this.#placeOf(first | 0, second | 0);
    this.#first[at] = first;
    this.#second[at] = second;
    this.#values[at] = value;
  }

  #placeOf(first: number, second: number): number {
    const mask = this.#size - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    let at = hash & mask;
    while (this.#values[at] !== ABSENT && (this.#first[at] !== first || this.#second[at] !== second)) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [first, second, values] = [this.#first, this.#second, this.#values];
    this.#size *= 2;
    this.#first = new Int32Array(this.#size);
    this.#second = new Int32Array(this.#size);
    this.#values = new Int32Array(this.#size).fill(ABSENT);
    values.forEach((value, from) => {
      if (value === ABSENT) return;
      const at = this.#placeOf(first[from] as number, second[from] as number);
      this.#first[at] = first[from] as number;
      this.#second[at] = second[from] as number;
      this.#values[at] = value;
    });
  }
}
