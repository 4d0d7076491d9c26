// The tables by which a book names things: numbers of the schedule, and texts.

/** Places of numbers by their digits read as an integer. */
export interface NumberTable {
  get(digits: number): number | undefined;
}

const EMPTY = -1;
const HIGH = 2 ** 32;

/** Places by number, probed in one flat array: a row asks once, and a map of large integers is slow. */
export function numberTable(numbers: readonly string[]): NumberTable {
  let size = 1_024;
  while (size < 2 * numbers.length) size *= 2;
  // Two words an entry: the last 32 bits of a number; its place and, in two bits, what the number has beyond those.
  const entries = new Int32Array(2 * size).fill(EMPTY);
  const entryFor = (digits: number, high: number): number => {
    const low = digits | 0;
    const hash = Math.imul(low, 0x9e3779b1);
    let at = (hash ^ (hash >>> 15)) & (size - 1);
    for (;;) {
      const value = entries[2 * at + 1] as number;
      if (value === EMPTY || (entries[2 * at] === low && (value & 3) === high)) return 2 * at;
      at = (at + 1) & (size - 1);
    }
  };
  const highOf = (digits: number): number => (digits >= HIGH ? Math.floor(digits / HIGH) : 0);
  numbers.forEach((hts, place) => {
    const digits = Number(hts);
    const at = entryFor(digits, highOf(digits));
    entries[at] = digits | 0;
    entries[at + 1] = (place << 2) | highOf(digits);
  });
  return {
    get(digits) {
      const value = entries[entryFor(digits, highOf(digits)) + 1] as number;
      return value === EMPTY ? undefined : value >> 2;
    },
  };
}

/** Texts by place, each once; `first` are known from the start. */
export function interner(first: readonly string[] = []): { readonly list: string[]; at(text: string): number } {
  const list = [...first];
  const places = new Map(list.map((text, place): [string, number] => [text, place]));
  return {
    list,
    at(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, list.push(text) - 1);
      return list.length - 1;
    },
  };
}

/** By number of eight digits: places of the numbers of ten that begin with it, in their order. */
export function belowEight(numbers: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  numbers.forEach((hts, place) => {
    if (hts.length <= EIGHT) return;
    const above = hts.slice(0, EIGHT);
    const places = found.get(above);
    if (places === undefined) found.set(above, [place]);
    else places.push(place);
  });
  return found;
}

const EIGHT = 8;
