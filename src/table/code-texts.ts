// The texts of a list as they are written into a CSV, by place in the list. Each is made when it is first asked for.

const FIRST_SIZE = 4_096;
const UNMADE = -1;

/** Bytes of texts by code. */
export class CodeTexts {
  readonly #textOf: (code: number) => string;
  #bytes = Buffer.alloc(16 * FIRST_SIZE);
  #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
  #starts = new Int32Array(FIRST_SIZE).fill(UNMADE);
  #ends = new Int32Array(FIRST_SIZE);
  #end = 0;

  constructor(textOf: (code: number) => string) {
    this.#textOf = textOf;
  }

  /** The bytes of all texts that were asked for; others after each {@link startOf}. */
  get view(): DataView {
    return this.#view;
  }

  /** Where a text begins. */
  startOf(code: number): number {
    if (code >= this.#starts.length || this.#starts[code] === UNMADE) this.#make(code);
    return this.#starts[code] as number;
  }

  /** Where a text ends, after {@link startOf}. */
  endOf(code: number): number {
    return this.#ends[code] as number;
  }

  #make(code: number): void {
    if (code >= this.#starts.length) {
      const size = 2 * (code + 1);
      const [starts, ends] = [new Int32Array(size).fill(UNMADE), new Int32Array(size)];
      starts.set(this.#starts);
      ends.set(this.#ends);
      [this.#starts, this.#ends] = [starts, ends];
    }
    const text = Buffer.from(this.#textOf(code));
    if (this.#end + text.length > this.#bytes.length) {
      const larger = Buffer.alloc(2 * (this.#end + text.length));
      this.#bytes.copy(larger);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer, larger.byteOffset, larger.byteLength);
    }
    this.#bytes.set(text, this.#end);
    this.#starts[code] = this.#end;
    this.#end += text.length;
    this.#ends[code] = this.#end;
  }
}
