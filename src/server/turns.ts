// The time of the loop that answers, shared by all streams that make long answers: one of them works at a time, for one slice, and between
// two slices everything that came in is answered. However many streams there are, a short request waits for one slice.

/** Milliseconds that a stream may work before it asks for its next turn. */
export const SLICE = 5;

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

/**
 * Do work in slices, one turn each; what its last step gives. Each step is to be shorter than a slice. Undefined where `gone` says that
 * nobody waits for it any more.
 */
export async function inTurns<T>(steps: Iterator<unknown, T>, gone: () => boolean = () => false): Promise<T | undefined> {
  for (;;) {
    await nextTurn();
    if (gone()) return undefined;
    const due = performance.now() + SLICE;
    do {
      const { done, value } = steps.next();
      if (done === true) return value;
    } while (performance.now() < due);
  }
}
