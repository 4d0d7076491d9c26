// Memory of one worker thread. Blocks of it are handed out one behind the other and given back all at once, down to a mark.

/** Ends behind whatever the module itself holds. */
let free: usize = (__heap_base + 15) & ~15;

/** Bytes that begin at a multiple of sixteen and are zero when they are first handed out; 0 where there is no more room. */
export function allocate(size: usize): usize {
  const start = free;
  const end = (start + size + 15) & ~15;
  if (end > (<usize>memory.size()) << 16 || end < start) return 0;
  free = end;
  return start;
}

/** Where the next bytes will be handed out. */
export function mark(): usize {
  return free;
}

/** Take back all that was handed out behind a mark. */
export function release(to: usize): void {
  free = to;
}
