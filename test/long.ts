// How much of a kind a test tries: a share of it in `npm test`, all of it in the long proofs.

/** Whether all of it is tried, as `npm run check:full -- long` has it. */
export const LONG = process.env.CARVEOUT_LONG === "1";

/** Every nth of a list, the first among them; all in the long proofs. */
export function share<T>(all: readonly T[], nth: number): readonly T[] {
  return LONG ? all : all.filter((_, at) => at % nth === 0);
}
