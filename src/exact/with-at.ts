// A value put into a tree of plain objects and lists by its path. Paths come from outside: from a query, an option, a link.

type Tree = Record<string, unknown>;

/**
 * The tree with a value at a path; what lies on the way is copied. Only own keys are entered, so that no path reaches what objects inherit
 * (`__proto__`, `constructor`), and a list is never made longer: what has no place in it makes it an object, which its reader refuses.
 * Without a value the key is taken out.
 */
export function withAt(tree: unknown, [key = "", ...rest]: readonly string[], value: unknown): unknown {
  const held = typeof tree === "object" && tree !== null ? tree : {};
  const own = /^\d+$/.test(key) || !Array.isArray(held) ? Object.hasOwn(held, key) : false;
  const next = rest.length === 0 ? value : withAt(own ? (held as Tree)[key] : undefined, rest, value);
  if (Array.isArray(held) && own) return held.map((each, at) => (String(at) === key ? next : each));
  if (next !== undefined) return { ...held, [key]: next };
  const { [key]: _, ...left } = held as Tree;
  return left;
}
