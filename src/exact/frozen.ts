// What is kept and handed out again and again, so that whoever is handed it changes nothing of it.

/** Freeze a tree of plain objects and lists. What is frozen already is not entered. */
export function frozen<T>(tree: T): T {
  if (typeof tree !== "object" || tree === null || Object.isFrozen(tree)) return tree;
  Object.freeze(tree);
  for (const key of Object.keys(tree)) frozen((tree as Record<string, unknown>)[key]);
  return tree;
}
