// An entry line whose facts are filled in as they are looked up, so that it is known which of them an outcome was decided by.

import type { Rational } from "../exact/rational.js";
import type { FactValue } from "../facts/line.js";

/** Facts of a line: those that are set, and a note of all that were looked at. */
export class WatchedFacts<V extends FactValue> implements ReadonlyMap<string, V> {
  readonly #values: ReadonlyMap<string, V>;
  readonly #named: ReadonlySet<string>;
  readonly #note: (name: string) => void;
  readonly size: number;
  #entries: [string, V][] | undefined;

  /** `named` are the facts that are noted; others are never there. */
  constructor(values: ReadonlyMap<string, V>, named: ReadonlySet<string>, note: (name: string) => void) {
    this.#values = values;
    this.#named = named;
    this.#note = note;
    this.size = values.size;
  }

  get(name: string): V | undefined {
    if (this.#named.has(name)) this.#note(name);
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  // Whoever goes through all facts picks parts of the goods by name and adds them up: a number is noted when it is read, and one that is
  // not there counts for nothing.
  [Symbol.iterator](): MapIterator<[string, V]> {
    this.#entries ??= [
      ...[...this.#values].filter(([, value]) => typeof value !== "object"),
      ...partsOf(this.#named).map((name): [string, V] => [name, this.#watched(name, this.#values.get(name) as Rational | undefined) as V]),
    ];
    return this.#entries[Symbol.iterator]() as MapIterator<[string, V]>;
  }

  #watched(name: string, value: Rational | undefined): Rational {
    const note = this.#note;
    if (typeof value === "string") return value as unknown as Rational;
    return {
      get n() {
        note(name);
        return value?.n ?? 0n;
      },
      get d() {
        return value?.d ?? 1n;
      },
    };
  }

  entries(): MapIterator<[string, V]> {
    return this[Symbol.iterator]();
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.#values) yield name;
    return undefined;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.#values) yield value;
    return undefined;
  }

  forEach(visit: (value: V, name: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }
}

const parts = new WeakMap<ReadonlySet<string>, readonly string[]>();

// Amounts of what the goods are made of.
function partsOf(named: ReadonlySet<string>): readonly string[] {
  let found = parts.get(named);
  if (found === undefined) {
    found = [...named].filter((name) => /^content\.\w+\.(value|weightKg)$/.test(name));
    parts.set(named, found);
  }
  return found;
}
