// Memory that was written to a file and can be written to again: new memory must be cleared by the system page by page.

/** Buffers to be used again. */
export class SpareMemory {
  #spare: ArrayBuffer[] = [];

  /** Take buffers that are no longer read. */
  take(buffers: readonly ArrayBuffer[]): void {
    this.#spare.push(...buffers);
  }

  /** So many bytes, whatever stands in them. */
  bytes(size: number): Uint8Array<ArrayBuffer> {
    const fits = this.#spare.filter(({ byteLength }) => byteLength >= size);
    const found = fits.reduce<ArrayBuffer | undefined>(
      (least, each) => (least === undefined || each.byteLength < least.byteLength ? each : least),
      undefined,
    );
    if (found === undefined) {
      // The smallest are let go, lest they gather.
      if (this.#spare.length > 2) this.#spare = [];
      return new Uint8Array(new ArrayBuffer(size + (size >> 2)), 0, size);
    }
    this.#spare = this.#spare.filter((each) => each !== found);
    return new Uint8Array(found, 0, size);
  }
}
