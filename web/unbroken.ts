// French sets a space before : ; ? ! » and % and after «. A line may not break there, or it would begin with the sign.

const SPACES = / (?=[:;?!»%¢])|(?<=«) |(?<=\d) (?=\$)/g;
const NO_BREAK = "\u00a0";

function glued(said: unknown): unknown {
  if (typeof said === "string") return said.replace(SPACES, NO_BREAK);
  if (typeof said === "function") return (...args: unknown[]) => glued(said(...args));
  if (Array.isArray(said)) return said.map(glued);
  if (typeof said !== "object" || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([key, each]) => [key, glued(each)]));
}

/** The same French words with spaces that do not break; of words with places, what they come to. */
export function unbroken<T>(words: T): T {
  return glued(words) as T;
}
