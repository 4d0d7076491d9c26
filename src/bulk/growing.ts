// Columns of numbers that grow at their ends.

type Room = Int32Array | Float64Array;

/** Numbers that are pushed one by one; the array is replaced as it fills. */
export class Growing<T extends Room> {
  array: T;
  length = 0;
  readonly #make: (size: number) => T;

  constructor(make: (size: number) => T) {
    this.#make = make;
    this.array = make(1_024);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = this.#make(2 * this.length);
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
export const integers = (): Growing<Int32Array> => new Growing((size) => new Int32Array(size));
/** A column of doubles. */
export const doubles = (): Growing<Float64Array> => new Growing((size) => new Float64Array(size));
