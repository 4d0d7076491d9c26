// Remembers what short texts came to, for as long as they repeat: days, units, countries and most numbers of a column do.

const LONGEST = 24;
const MOST = 4_096;
// How often a text must have been known, on the whole, for it to be worth its place.
const OFTEN = 8;

/** What texts came to by a function of nothing but the text. It holds some thousands at most, and gives up where few come again. */
export class Remembered<Value> {
  readonly #make: (text: string) => Value;
  readonly #known = new Map<string, Value>();
  #asked = 0;
  #useful = true;

  constructor(make: (text: string) => Value) {
    this.#make = make;
  }

  of(text: string): Value {
    if (!this.#useful || text.length > LONGEST) return this.#make(text);
    this.#asked++;
    const known = this.#known.get(text);
    return known === undefined ? this.#learn(text) : known;
  }

  #learn(text: string): Value {
    // A part of a longer text would keep all of that in memory.
    const own = ` ${text}`.slice(1);
    const value = this.#make(own);
    if (this.#known.size >= MOST) {
      this.#useful = this.#asked > OFTEN * MOST;
      this.#known.clear();
      this.#asked = 0;
    }
    if (this.#useful) this.#known.set(own, value);
    return value;
  }
}
