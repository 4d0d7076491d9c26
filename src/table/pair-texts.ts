// Texts that are made of a beginning and an ending, each from a list, by the pair of their places: a pair that comes again has the same code.

import { type ColumnMemory, DictionaryTexts, NoRoom, type Place, placed } from "./column-memory.js";

/** Where texts stand in memory: their places and their lengths. */
export interface PutTexts {
  readonly places: Place;
  readonly lengths: Place;
}

/** Texts of pairs, by code. */
export class PairTexts {
  readonly #memory: ColumnMemory;
  readonly #firsts: readonly string[];
  readonly #seconds: PutTexts | undefined;
  #pairs: Place = 0;
  #texts: DictionaryTexts | undefined;
  #told = 0;
  // Texts that are no pair.
  readonly #others = new Map<string, number>();

  /** `firsts`: beginnings, more may be added behind; `seconds`: endings. Without endings the beginnings are texts, those at hand by their places. */
  constructor(memory: ColumnMemory, firsts: readonly string[], seconds?: PutTexts) {
    this.#memory = memory;
    this.#firsts = firsts;
    this.#seconds = seconds;
  }

  /** The texts by code. */
  get texts(): DictionaryTexts {
    this.#begin();
    return this.#texts as DictionaryTexts;
  }

  /** Begin anew: nothing of it stands in memory any longer. */
  renew(): void {
    this.#texts = undefined;
    this.#told = 0;
    this.#others.clear();
  }

  /** Codes of the pairs of rows of a status, -1 of the others and of those without a text. `seconds` is 0 where there are no endings. */
  codesOf(wanted: number, status: Place, firsts: Place, seconds: Place, rows: number, into: Place): void {
    this.#begin();
    const { call } = this.#memory;
    for (let row = 0; row < rows; ) {
      row = call.codePairs(this.#pairs, wanted, status, firsts, seconds, row, rows, into);
      if (row < 0) throw new NoRoom("no room for texts");
      // A beginning that came to the list since.
      if (row < rows) this.#tell();
    }
  }

  /** Code of a text that is not told as a pair; -1 where it is empty. */
  codeOfText(text: string): number {
    if (text === "") return -1;
    this.#begin();
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    const { places, lengths } = this.#memory.putTexts([text]);
    const code = this.#memory.call.addText(this.#pairs, this.#memory.field(places, 0), this.#memory.field(lengths, 0));
    if (code < 0) throw new NoRoom("no room for texts");
    this.#others.set(text, code);
    return code;
  }

  #begin(): void {
    if (this.#texts !== undefined) return;
    const { call } = this.#memory;
    this.#pairs = placed(call.newPairs(this.#seconds?.places ?? 0, this.#seconds?.lengths ?? 0));
    this.#texts = new DictionaryTexts(this.#memory, call.pairTexts(this.#pairs));
    this.#tell();
  }

  #tell(): void {
    if (this.#told === this.#firsts.length && this.#told > 0) throw new Error("a beginning that no list holds");
    const { places, lengths } = this.#memory.putTexts(this.#firsts);
    this.#memory.call.setFirsts(this.#pairs, places, lengths, this.#firsts.length);
    this.#told = this.#firsts.length;
  }
}
