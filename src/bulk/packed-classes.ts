// The classes of a book as text: what is known of each, and the programs of the shapes that were compiled for it. A class is read when a row first
// falls into it.

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
  /**
   * By class, in base 36: slot, flags, places of its facts and its keys; then the number. Then, by key, the place of a program, "-" where there is
   * none. A place that follows from the one before by one is left empty.
   */
  readonly classes: readonly string[];
}

const FLAGS = ["plain", "metals", "units", "weights", "elsewhere"] as const;
const WORDS = 5;
const NO_PROGRAM = "-";

const from36 = (text: string | undefined): number => Number.parseInt(text ?? "0", 36);

/** Pack classes; `programs` gives places by keys, -1 where there is no program. */
export function packClasses(classes: readonly PlanClass[], programs: (at: number) => ReadonlyMap<string, number>): PackedClasses {
  const facts = new Map<string, number>();
  const keys = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  const placeIn = (table: Map<string, number>, text: string): number => {
    const known = table.get(text) ?? table.size;
    table.set(text, known);
    return known;
  };
  const packed = classes.map((of, at) => {
    const found = [...programs(at)].sort(([a], [b]) => (a < b ? -1 : 1));
    const list = found.map(([key]) => key);
    const keysAt = placeIn(keys, list.join("\n"));
    lists[keysAt] = list;
    const flags = FLAGS.reduce((sum, flag, bit) => sum + (of[flag] ? 1 << bit : 0), 0);
    const words = [of.slot, flags, placeIn(facts, of.facts.join(" ")), keysAt].map((each) => each.toString(36));
    return [...words, of.hts, ...placesText(found.map(([, place]) => place))].join(" ");
  });
  return { facts: [...facts.keys()], keys: lists, classes: packed };
}

function placesText(places: readonly number[]): string[] {
  let before = -1;
  return places.map((place) => {
    if (place < 0) return NO_PROGRAM;
    const text = place === before + 1 ? "" : place.toString(36);
    before = place;
    return text;
  });
}

/** Read what is known of a class, by its place. */
export function readClass({ classes, facts }: PackedClasses, at: number): PlanClass {
  const [slot, flags, factsAt, , hts = ""] = (classes[at] ?? "").split(" ", WORDS);
  const bits = from36(flags);
  const has = (flag: (typeof FLAGS)[number]): boolean => ((bits >> FLAGS.indexOf(flag)) & 1) === 1;
  const names = facts[from36(factsAt)] ?? "";
  return {
    hts,
    slot: from36(slot),
    plain: has("plain"),
    metals: has("metals"),
    units: has("units"),
    weights: has("weights"),
    elsewhere: has("elsewhere"),
    facts: names === "" ? [] : names.split(" "),
  };
}

/** Read the places of the programs of a class by their keys; -1 where a shape has no program. */
export function readPlaces({ classes, keys }: PackedClasses, at: number): Map<string, number> {
  const [, , , keysAt, , ...places] = (classes[at] ?? "").split(" ");
  const found = new Map<string, number>();
  let before = -1;
  keys[from36(keysAt)]?.forEach((key, order) => {
    const text = places[order] as string;
    if (text === NO_PROGRAM) {
      found.set(key, -1);
      return;
    }
    before = text === "" ? before + 1 : from36(text);
    found.set(key, before);
  });
  return found;
}
