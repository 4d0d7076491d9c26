// The classes of a book as text: what is known of each, and the programs of the shapes that were compiled for it. A class is read when a row
// first falls into it.

import { numbersOf, numberText, steppedNumbers, stepText } from "./number-text.js";

/** What is known of a class without its plan. */
export interface PlanClass {
  /** A number and a slot that belong to it. */
  readonly hts: string;
  readonly slot: number;
  /** Whether its plain general rate is a number of the cell. */
  readonly plain: boolean;
  /** Whether contents of metals, quantities and weights can matter. */
  readonly metals: boolean;
  readonly units: boolean;
  readonly weights: boolean;
  /** Whether a rate is that of another line; the class is then of one chapter's bounds. */
  readonly elsewhere: boolean;
  /** Named facts that its tests ask for, as paths. */
  readonly facts: readonly string[];
}

/** Classes as data. */
export interface PackedClasses {
  /** Lists of facts, each once, names joined by spaces. */
  readonly facts: readonly string[];
  /** Lists of keys of shapes, each once. */
  readonly keys: readonly (readonly string[])[];
  /** Numbers of each class: place of its number, slot, flags, places of its facts and its keys. */
  readonly classes: string;
  /** By class and key: one more than the place of the program, 0 where `assess` must answer; as steps. */
  readonly programs: string;
}

/** Classes that are packed. */
export interface OpenClasses {
  readonly count: number;
  /** What is known of a class, by its place. */
  class(at: number): PlanClass;
  /** The place of a program of a class; -1 where `assess` must answer, undefined where it is not packed. */
  program(at: number, key: string): number | undefined;
}

const FLAGS = ["plain", "metals", "units", "weights", "elsewhere"] as const;
const WORDS = 5;

/** Pack classes; `programs` gives places by keys, -1 where there is no program. */
export function packClasses(
  classes: readonly PlanClass[],
  numbers: readonly string[],
  programs: (at: number) => ReadonlyMap<string, number>,
): PackedClasses {
  const facts = new Map<string, number>();
  const keys = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  const placeOf = new Map(numbers.map((hts, place) => [hts, place]));
  const placeIn = (table: Map<string, number>, text: string): number => {
    const known = table.get(text) ?? table.size;
    table.set(text, known);
    return known;
  };
  const words: number[] = [];
  const places: number[] = [];
  classes.forEach((of, at) => {
    const found = [...programs(at)].sort(([a], [b]) => (a < b ? -1 : 1));
    const list = found.map(([key]) => key);
    const keysAt = placeIn(keys, list.join("\n"));
    lists[keysAt] = list;
    const flags = FLAGS.reduce((sum, flag, bit) => sum + (of[flag] ? 1 << bit : 0), 0);
    words.push(placeOf.get(of.hts) as number, of.slot, flags, placeIn(facts, of.facts.join(" ")), keysAt);
    for (const [, place] of found) places.push(place + 1);
  });
  return { facts: [...facts.keys()], keys: lists, classes: numberText(words), programs: stepText(places) };
}

/** Open packed classes; `numbers` are those of the book. */
export function openClasses(packed: PackedClasses | undefined, numbers: readonly string[]): OpenClasses {
  const words = numbersOf(packed?.classes ?? "");
  const places = steppedNumbers(packed?.programs ?? "");
  const facts = (packed?.facts ?? []).map((names) => (names === "" ? [] : names.split(" ")));
  const orders = (packed?.keys ?? []).map((keys) => new Map(keys.map((key, order) => [key, order])));
  const count = words.length / WORDS;
  const wordAt = (at: number, word: number): number => words[WORDS * at + word] as number;
  const ordersOf = (at: number): ReadonlyMap<string, number> => orders[wordAt(at, 4)] as ReadonlyMap<string, number>;
  const from = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) from[at + 1] = (from[at] as number) + ordersOf(at).size;
  return {
    count,
    class(at) {
      const flags = wordAt(at, 2);
      const has = (flag: (typeof FLAGS)[number]): boolean => ((flags >> FLAGS.indexOf(flag)) & 1) === 1;
      return {
        hts: numbers[wordAt(at, 0)] as string,
        slot: wordAt(at, 1),
        plain: has("plain"),
        metals: has("metals"),
        units: has("units"),
        weights: has("weights"),
        elsewhere: has("elsewhere"),
        facts: facts[wordAt(at, 3)] as readonly string[],
      };
    },
    program(at, key) {
      const order = at < count ? ordersOf(at).get(key) : undefined;
      return order === undefined ? undefined : (places[(from[at] as number) + order] as number) - 1;
    },
  };
}
