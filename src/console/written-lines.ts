// Lines written one after the other as bytes that can be handed to another thread. One text of all of them would be put together only to be
// taken apart again.

// What a line takes as a rule, and a character at most.
const LINE = 2_048;
const CHARACTER = 3;
const NEWLINE = 10;

/** Bytes to which lines are added. */
export class WrittenLines {
  #held: Buffer<ArrayBuffer>;
  #length = 0;

  constructor(lines: number) {
    this.#held = Buffer.allocUnsafeSlow(lines * LINE);
  }

  add(line: string): void {
    const end = this.#length + line.length * CHARACTER + 1;
    if (end > this.#held.length) {
      const held = Buffer.allocUnsafeSlow(Math.max(end, this.#held.length * 2));
      held.set(this.#held.subarray(0, this.#length));
      this.#held = held;
    }
    this.#length += this.#held.write(line, this.#length);
    this.#held[this.#length++] = NEWLINE;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#held.subarray(0, this.#length);
  }
}
