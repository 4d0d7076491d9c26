// Columns of numbers that grow at their ends.

type Room = Int32Array | Float64Array;

/** Numbers that are pushed one by one; the array is replaced as it fills. */
export class Growing<T extends Room> {
  array: T;
  length = 0;
  readonly #make: (size: number) => T;

  /** A column of the numbers that are there already. */
  constructor(make: (size: number) => T, from: T = make(0)) {
    this.#make = make;
    this.array = from;
    this.length = from.length;
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = this.#make(Math.max(256, 2 * this.length));
      wider.set(this.array);
      this.array = wider;
    }
    this.array[this.length++] = value;
  }

  /** The numbers pushed so far. */
  all(): T {
    return this.array.subarray(0, this.length) as T;
  }
}

/** A column of 32-bit integers. */
export const integers = (from?: Int32Array): Growing<Int32Array> => new Growing((size) => new Int32Array(size), from);
/** A column of doubles. */
export const doubles = (from?: Float64Array): Growing<Float64Array> => new Growing((size) => new Float64Array(size), from);
