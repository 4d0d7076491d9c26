// The time of the loop that answers, shared by all streams that make long answers: one of them works at a time, for one slice, and between
// two slices everything that came in is answered. However many streams there are, a short request waits for one slice.

/** Milliseconds that a stream may work before it asks for its next turn. */
export const SLICE = 10;

const waiting: (() => void)[] = [];
let granting = false;

function grant(): void {
  const next = waiting.shift();
  if (next === undefined) {
    granting = false;
    return;
  }
  next();
  setImmediate(grant);
}

/** Wait for the next slice; first come, first served. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (granting) return;
    granting = true;
    setImmediate(grant);
  });
}
