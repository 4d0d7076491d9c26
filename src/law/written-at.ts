// Where the names in something that was read are written, for the checks that need all files. What is compiled has no places.

import type { Node } from "./tree.js";

const written = new WeakMap<object, readonly Node[]>();

/** Keep the nodes that name others in what was read of them. */
export function writtenAt<T extends object>(read: T, names: readonly Node[]): T {
  written.set(read, names);
  return read;
}

/** The nodes that name others in something that was read. */
export function namesWritten(read: object): readonly Node[] {
  return written.get(read) ?? [];
}
